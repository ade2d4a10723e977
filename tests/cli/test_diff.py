"""`danvan diff`: what it compares, how it says it, and how it ends."""

import json
import shutil
import subprocess
import sys

import pytest
from docx import Document
from docx.oxml.ns import qn

from danvan_cli.cli.shell import change_paper
from danvan_cli.forms.engine.text import document_text
from danvan_cli.forms.writing import Fate, Placed
from danvan_cli.review import running
from tests.review import conftest as repositories

home, empty, box, digest = repositories.home, repositories.empty, repositories.box, repositories.digest

STEM = "chi-bo-xom-1--duong-hoa"
LABEL = f"dossiers/2026/{STEM}.yaml"
PLAN = "dossiers/2026/ke-hoach.yaml"
DAY = ("--as-of", "01/4/2026")


def dossier(goal=800, name="Đường hoa", unit="chi-bo-xom-1", more=""):
    """Write a dossier that counts."""
    return f"""\
ten: {name}
linh_vuc: kinh-te
loai: moi
don_vi: {unit}
thoi_gian:
  bat_dau: 01/3/2026
dia_diem: Xóm 1
muc_tieu:
  - ten: Đường có hoa
    don_vi_tinh: m
    chi_tieu: {goal}
dang_ky:
  ngay: 02/3/2026
{more}"""


@pytest.fixture
def begun(box):
    """Return a repository with one dossier committed."""
    box.commit("Đăng ký đường hoa", {LABEL: dossier()})
    return box


@pytest.fixture
def diff(run, begun):
    """Run `danvan diff` on that repository."""
    return lambda *words: run("-C", str(begun.root), "diff", *words)


def changes(ended):
    """Return the changes of a result in JSON."""
    return json.loads(ended.out)["data"]["changes"]


def rows(path):
    """Return the cells of a sheet's table below its head, each as its lines; python-docx passes over controls."""
    table = next(each for each in Document(str(path)).tables if each.rows[0].cells[0].text == "TT")
    cells = ([cell._tc for cell in row.cells] for row in table.rows[1:])
    return [[["".join(p.itertext(qn("w:t"))) for p in cell.iter(qn("w:p"))] for cell in row] for row in cells]


def test_a_replaced_picture(diff, begun):
    """A picture that was replaced under its name is told under its model, as in each of the formats."""
    picture = f"dossiers/2026/minh-chung/{STEM}/anh.png"
    begun.commit("Ảnh", {picture: b"\x89PNG one"})
    begun.write(picture, b"\x89PNG two")
    ended = diff(*DAY)
    assert "So với lần ghi cuối" in ended.out
    assert ": 1 hồ sơ thay đổi\n" in ended.out
    assert f"“Đường hoa” · Chi bộ xóm 1 · {STEM}\n" in ended.out
    assert "Tệp minh chứng “anh.png”: đã thay bằng tệp khác, vẫn tên ấy." in ended.out
    assert "Chưa tính được tác động" not in ended.out
    (change,) = changes(diff("--format", "json", "--model", STEM, *DAY))
    assert (change["stem"], change["kind"], change["path"]) == (STEM, "sua", "")
    assert changes(diff("--format", "json", "--unit", "ban-xay-dung-dang", *DAY)) == []


@pytest.mark.parametrize(("words", "most"), [((), 5), (("HEAD~1..HEAD",), 7)])
def test_git_is_started_few_times(diff, begun, monkeypatch, words, most):
    """A comparison asks git each thing once: starting it is what takes time."""
    begun.commit("Nâng chỉ tiêu", {LABEL: dossier(goal=850)})
    begun.commit("Năm trước", {LABEL: dossier(goal=900), "dossiers/2025/ke-hoach.yaml": "nam: 2025\n"})
    begun.write(LABEL, dossier(goal=950))
    started, command = [], running.Git.command
    monkeypatch.setattr(running.Git, "command", lambda git, asked: (started.append(asked), command(git, asked))[1])
    assert diff(*words, *DAY).status == 0
    assert len(started) <= most, started


def test_nothing_changed(diff):
    """Where the files are as they were committed, the result says so and ends well."""
    ended = diff(*DAY)
    assert (ended.status, ended.err) == (0, "")
    assert "không có thay đổi" in ended.out
    assert ended.out.endswith("Không có thay đổi nào.\n")


def test_a_changed_figure(diff, begun):
    """The title names HEAD, the model stands as a heading, its change as a sentence."""
    begun.write(LABEL, dossier(goal=850))
    ended = diff(*DAY)
    short = begun.commits[-1][:7]
    assert ended.status == 0
    assert ended.out.startswith(f"So với lần ghi cuối ({short}, 25/02/2026): 1 hồ sơ thay đổi\n")
    assert f"“Đường hoa” · Chi bộ xóm 1 · {STEM}\n" in ended.out
    assert "• Mục tiêu “Đường có hoa” › Chỉ tiêu: 800 → 850 m (+6,3 %).\n" in ended.out


def test_what_it_does_comes_first(diff, begun):
    """The effect on the count stands before the sentences, under its own heading."""
    begun.write(LABEL, dossier(more="loai_bo:\n  ngay: 20/3/2026\n  ly_do: Trùng\n"))
    told = diff(*DAY).out
    assert told.index("Mô hình được tính: 1 → 0/1") < told.index("“Đường hoa” · Chi bộ xóm 1")
    assert f"• “Đường hoa” ({STEM}): " in told


def test_a_comment_is_no_change(diff, begun):
    """A file of which only the writing changed is named as such."""
    begun.write(LABEL, "# ghi chú\n" + dossier())
    told = diff(*DAY).out
    assert f"Chỉ đổi cách trình bày, nội dung không thay đổi: {LABEL}." in told
    assert "Tác động" not in told


def test_two_commits(diff, begun):
    """A..B compares two commits, whatever stands on disk."""
    begun.commit("Nâng", {LABEL: dossier(goal=900)})
    begun.write(LABEL, dossier(goal=1))
    told = diff("HEAD~1..HEAD", *DAY).out
    assert told.startswith(f"Lần ghi cuối ({begun.commits[-1][:7]}, ")
    assert "800 → 900 m" in told


def test_json_tells_every_change(diff, begun):
    """Each change has its file, stem, kind, path and both values; the sides have their commits."""
    begun.write(LABEL, dossier(goal=850))
    ended = diff("--format", "json", *DAY)
    data = json.loads(ended.out)["data"]
    assert data["before"]["commit"] == begun.commits[-1]
    assert data["after"] == {
        "name": "các tệp trên máy", "commit": None, "author": None, "when": None, "subject": None,
    }  # fmt: skip
    assert data["counted"] == {"before": 1, "after": 1, "quota": 1}
    assert data["changes"] == [
        {
            "file": LABEL,
            "stem": STEM,
            "former_stem": None,
            "what": "ho-so",
            "unit": "chi-bo-xom-1",
            "kind": "sua",
            "path": "muc_tieu[0].chi_tieu",
            "before": "800",
            "after": "850",
            "sentence": "Mục tiêu “Đường có hoa” › Chỉ tiêu: 800 → 850 m (+6,3 %).",
        }
    ]


def test_markdown_is_a_comment(diff, begun):
    """The same result as Markdown, with a hostile value as plain letters."""
    begun.write(LABEL, dossier(name="<script>alert(1)</script> [a](b) @ai"))
    told = diff("--format", "markdown", *DAY).out
    assert told.startswith("## So với lần ghi cuối")
    assert "### “&lt;script&gt;alert(1)&lt;/script&gt; \\[a\\](b) <span>@</span>ai”" in told
    assert "<script" not in told


def test_one_model_of_many(diff, begun):
    """--model and --unit keep to their files, and tell only what these do to the year."""
    other = "chi-bo-xom-1--vuon-mau"
    begun.commit("Thêm", {f"dossiers/2026/{other}.yaml": dossier(name="Vườn mẫu")})
    gone = "loai_bo:\n  ngay: 20/3/2026\n  ly_do: Trùng\n"
    begun.write(LABEL, dossier(more=gone))
    begun.write(f"dossiers/2026/{other}.yaml", dossier(name="Vườn mẫu", more=gone))
    told = diff("--model", other[:16], *DAY).out
    assert "Tác động của các thay đổi này" in told
    assert "Mô hình được tính: 2 → 1/1" in told
    assert STEM not in told
    assert {each["stem"] for each in changes(diff("--unit", "chi-bo", "--format", "json"))} == {STEM, other}


def test_a_renamed_model_answers_to_both_names(diff, begun):
    """A renamed dossier is one change, found by its old and by its new name."""
    begun.write("dossiers/2026/chi-bo-xom-1--ngo-hoa.yaml", dossier())
    (begun.root / LABEL).unlink()
    for name in (STEM, "chi-bo-xom-1"):
        (change,) = changes(diff("--model", name, "--format", "json"))
        assert (change["kind"], change["stem"], change["former_stem"]) == ("doi-ten", "chi-bo-xom-1--ngo-hoa", STEM)


def test_an_unknown_model_is_wrong_use(diff):
    """A name that neither side knows is refused with the nearest one."""
    ended = diff("--model", "chi-bo-xom-1--duong-hoi")
    assert ended.status == 2
    assert f"Có phải ý bạn là “{STEM}”?" in ended.err


def test_another_year_is_only_counted(diff, begun):
    """Files of another year that changed are counted, with the command that shows them; line ends are no change."""
    begun.commit("Năm trước", {"dossiers/2025/ke-hoach.yaml": "nam: 2025\nten: A\n", "dossiers/2025/a--b.yaml": "x\n"})
    begun.write("dossiers/2025/a--b.yaml", "x\r\n")
    assert "năm 2025" not in diff(*DAY).out
    begun.write("dossiers/2025/a--b.yaml", "y\n")
    begun.write("dossiers/2025/don-vi/a.yaml", "nop:\n")
    told = diff(*DAY).out
    assert f"1. danvan -C {begun.root} diff" in told.replace('"', "")
    assert f"diff {begun.commits[-1][:7]} --year 2025\n     xem 2 tệp thay đổi của năm 2025.\n" in told
    begun.commit("Sửa năm trước")
    assert '"other_years": {\n      "2025": 2\n' in diff("HEAD~1..HEAD", "--format", "json").out


def test_two_years(diff, begun):
    """Two years that have folders are compared as they stand on disk."""
    begun.write("dossiers/2025/ke-hoach.yaml", (begun.root / PLAN).read_text(encoding="utf-8").replace("2026", "2025"))
    begun.write(f"dossiers/2025/{STEM}.yaml", dossier(goal=700).replace("2026", "2025"))
    told = diff("2025", "2026", *DAY).out
    assert told.startswith("Năm 2026 so với năm 2025: ")
    assert "700 → 800 m" in told
    ended = diff("2025", "2026", "--model", STEM, "--format", "json", *DAY)
    assert ended.status == 0, ended.err
    narrowed = json.loads(ended.out)["data"]
    assert {each["stem"] for each in narrowed["changes"]} == {STEM}
    assert (narrowed["effects"], narrowed["only"]) == ([], "mô hình “Đường hoa”")


def test_a_model_that_left_a_unit_is_shown_to_both(diff, begun):
    """Of two years, whoever asks for the unit that lost a model, or for the one that won it, sees that it moved."""
    begun.write("dossiers/2025/ke-hoach.yaml", (begun.root / PLAN).read_text(encoding="utf-8").replace("2026", "2025"))
    begun.write(f"dossiers/2025/{STEM}.yaml", dossier(goal=700).replace("2026", "2025"))
    begun.write(f"dossiers/2026/{STEM}.yaml", dossier(goal=700).replace("don_vi: chi-bo-xom-1", "don_vi: hoi-nong-dan"))
    plan = begun.root / PLAN
    plan.write_text(
        plan.read_text(encoding="utf-8").replace(
            "don_vi:\n", "don_vi:\n  - {ma: hoi-nong-dan, ten: Hội Nông dân, khoi: chi-bo}\n", 1
        ),
        encoding="utf-8",
    )
    for unit in ("chi-bo-xom-1", "hoi-nong-dan"):
        told = diff("2025", "2026", "--unit", unit, *DAY).out
        assert "Đơn vị phụ trách" in told or "Đơn vị:" in told, told


@pytest.mark.parametrize(
    ("words", "told"), [(("2026", "2026"), "năm 2026"), (("2026", "2025"), "danvan diff 2025 2026")]
)
def test_two_years_in_no_order(diff, begun, words, told):
    """The same year twice, or the later first, is refused with how to ask."""
    begun.write("dossiers/2025/ke-hoach.yaml", "nam: 2025\n")
    ended = diff(*words)
    assert ended.status == 2
    assert told in ended.err


def test_a_unit_that_left_the_plan_can_be_asked_for(diff, begun):
    """--unit knows the units of both sides, and those of one where the other's plan is broken."""
    begun.write(LABEL, dossier(goal=850))
    plan = (begun.root / PLAN).read_text(encoding="utf-8")
    for later in ("nam: [\n", plan.replace("  - ma: chi-bo-xom-1\n    ten: Chi bộ xóm 1\n    khoi: chi-bo\n", "")):
        assert later != plan
        begun.write(PLAN, later)
        ended = diff("--unit", "chi-bo-xom-1", *DAY)
        assert ended.status == 0
        assert "800 → 850 m" in ended.out


def test_a_plan_that_was_deleted(diff, begun):
    """A plan that is gone from disk is told as removed, not as unreadable."""
    (begun.root / PLAN).unlink()
    told = diff(*DAY).out
    assert "• Bỏ kế hoạch năm; trước đó ghi năm 2026; " in told
    assert "không đọc được nên chưa so sánh được" not in told


@pytest.mark.parametrize("words", [("2025", "2026"), ("HEAD", "2026"), ("a", "b")])
def test_two_words_that_are_no_years(diff, words):
    """Two words must be years that have folders; else the way to write two revisions is told."""
    ended = diff(*words)
    assert ended.status == 2
    assert "không phải là hai năm có thư mục hồ sơ" in ended.err
    assert "danvan diff A..B" in ended.err


def test_a_side_that_cannot_be_read(diff, begun):
    """A dossier that does not parse is said with its line, and is no reason to fail."""
    begun.write(LABEL, "ten: [\n")
    ended = diff(*DAY)
    assert ended.status == 0
    assert "không đọc được" in ended.out


def test_a_plan_that_cannot_be_read(diff, begun):
    """Without a plan nothing is counted, which is said; the sentences stand all the same."""
    begun.write(PLAN, "nam: [\n")
    begun.write(LABEL, dossier(goal=850))
    ended = diff(*DAY)
    assert ended.status == 0
    assert "Chưa tính được tác động" in ended.out
    assert "800 → 850 m" in ended.out


def test_a_merge_under_way(diff, begun):
    """Files of which a merge left two versions are named."""
    begun.git("checkout", "--quiet", "-b", "khac")
    begun.commit("Một", {LABEL: dossier(goal=810)})
    begun.git("checkout", "--quiet", "chinh")
    begun.commit("Hai", {LABEL: dossier(goal=820)})
    begun.git("merge", "khac", check=False)
    ended = diff(*DAY)
    assert ended.status == 0
    assert f"Đang gộp dở hai bản, chưa chọn giữ bản nào: {LABEL}." in ended.out
    assert "dấu" in ended.out


@pytest.mark.parametrize("word", ["khong-co", "--output=x", "A...B", "A..B..C", "", "\ufeff"])
def test_a_revision_that_is_none(diff, word):
    """What names no revision is refused in Vietnamese with exit 2, an option among them."""
    ended = diff("--", word) if word.startswith("-") else diff(word)
    assert ended.status == 2
    assert ended.err.startswith("Lỗi: ")
    assert "fatal" not in ended.err


def test_no_repository(run, make_root):
    """A folder outside any repository is refused with what to do."""
    ended = run("-C", str(make_root({})), "diff")
    assert ended.status == 2
    assert "git init" in ended.err


def test_no_git(diff, monkeypatch):
    """Without the git program the surroundings are at fault."""
    monkeypatch.setenv("PATH", "")
    ended = diff()
    assert ended.status == 4
    assert "chưa có chương trình git" in ended.err


def test_nothing_is_written(diff, begun):
    """No diff leaves a trace in the repository or in the workspace."""
    begun.write(LABEL, dossier(goal=850))
    before = digest(begun.top)
    for words in ((), ("HEAD~1..HEAD",), ("--format", "json"), ("--format", "markdown")):
        assert diff(*words).status == 0
    assert digest(begun.top) == before


def test_word_is_loaded_for_a_sheet_only(begun):
    """The other formats load no library for Word files."""
    script = (
        "import sys\n"
        "from danvan_cli.__main__ import main\n"
        f"main(['-C', {str(begun.root)!r}, 'diff'])\n"
        "print(sorted({'docx', 'lxml', 'jinja2', 'docxtpl', 'ruamel', 'rich'} & set(sys.modules)), file=sys.stderr)\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True)  # noqa: S603 - our own
    assert done.stderr.strip() == b"[]"


def test_a_sheet_to_sign(diff, begun, tmp_path):
    """--format docx writes a Word file with a row for each file; written again it stays as it is."""
    begun.write(LABEL, dossier(goal=850))
    target = tmp_path / "phieu.docx"
    ended = diff("--format", "docx", "--output", str(target), *DAY)
    assert (ended.status, ended.out) == (0, f"Đã ghi phiếu trình: {target}.\n")
    assert rows(target) == [
        [
            ["1"],
            ["“Đường hoa”", "Chi bộ xóm 1", STEM],
            ["- Mục tiêu “Đường có hoa” › Chỉ tiêu: 800 → 850 m (+6,3\u00a0%)."],
        ]
    ]
    again = diff("--format", "docx", "--output", str(target), *DAY)
    assert again.out == f"Giữ nguyên, nội dung không đổi: {target}.\n"


def test_a_sheet_that_was_edited_is_left_alone(diff, begun, tmp_path):
    """A sheet on which a leader has written stays, and the new one goes beside it."""
    target = tmp_path / "phieu.docx"
    begun.write(LABEL, dossier(goal=850))
    diff("--format", "docx", "--output", str(target), *DAY)
    document = Document(str(target))
    document.add_paragraph("Đồng ý.")
    document.save(str(target))
    begun.write(LABEL, dossier(goal=900))
    ended = diff("--format", "docx", "--output", str(target), *DAY)
    assert ended.status == 0
    assert f"{tmp_path / 'phieu (mới).docx'}. “phieu.docx” đã được sửa tay" in ended.out
    assert Document(str(target)).paragraphs[-1].text == "Đồng ý."


def test_a_sheet_has_a_place_of_its_own(diff, begun):
    """Without --output the sheet goes below out/, named for the two sides."""
    begun.write(LABEL, dossier(goal=850))
    ended = diff("--format", "docx", *DAY)
    folder = begun.root / "out" / "2026" / "phieu-trinh-thay-doi"
    (path,) = folder.iterdir()
    assert path.name == f"tu-{begun.commits[-1][:7]}-den-dang-soan.docx"
    assert str(path) in ended.out


def test_a_sheet_of_all_files(diff, begun, tmp_path):
    """The plan, the office and a unit's own file have their rows too."""
    begun.write(PLAN, (begun.root / PLAN).read_text(encoding="utf-8").replace("toan_xa: 1", "toan_xa: 2"))
    office = begun.root / "dossiers" / "co-quan.yaml"
    begun.write("dossiers/co-quan.yaml", office.read_text(encoding="utf-8").replace("dia_danh: ", "dia_danh: Xã "))
    begun.write("dossiers/2026/don-vi/chi-bo-xom-1.yaml", "nop:\n  dang-ky:\n    ngay: 04/3/2026\n")
    assert diff("--format", "docx", "--output", str(tmp_path / "phieu.docx"), *DAY).status == 0
    assert [name for _, name, _ in rows(tmp_path / "phieu.docx")] == [
        ["Kế hoạch của năm", "ke-hoach"],
        ["Thông tin của cơ quan", "co-quan"],
        ["Tệp riêng của Chi bộ xóm 1", "don-vi/chi-bo-xom-1"],
    ]


def test_a_sheet_does_not_deny_what_was_not_reckoned(diff, begun, tmp_path):
    """Where the earlier plan cannot be read, the sheet says that the effects are not known, not that there are none."""
    plan = (begun.root / PLAN).read_text(encoding="utf-8")
    begun.commit("Hỏng", {PLAN: "nam: [\n"})
    begun.write(PLAN, plan)
    begun.write(LABEL, dossier(goal=850))
    target = tmp_path / "phieu.docx"
    assert diff("--format", "docx", "--output", str(target), *DAY).status == 0
    told = "".join(text.text or "" for text in Document(str(target)).element.iter(qn("w:t")))
    assert "Chưa tính được tác động, vì có bản mà tệp kế hoạch" in told
    assert "Không làm thay đổi" not in told


def sheet_text(path):
    """Return all that a sheet says."""
    return "".join(text.text or "" for text in Document(str(path)).element.iter(qn("w:t")))


def test_a_sheet_of_a_merge_under_way(diff, begun, tmp_path):
    """A leader is told before all else that a merge is undecided."""
    begun.git("checkout", "--quiet", "-b", "khac")
    begun.commit("Một", {LABEL: dossier(goal=810)})
    begun.git("checkout", "--quiet", "chinh")
    begun.commit("Hai", {LABEL: dossier(goal=820)})
    begun.git("merge", "khac", check=False)
    assert diff("--format", "docx", "--output", str(tmp_path / "phieu.docx"), *DAY).status == 0
    told = sheet_text(tmp_path / "phieu.docx")
    assert told.index(f"Đang gộp dở hai bản, chưa chọn giữ bản nào: {LABEL}.") < told.index("1. Tác động")


def test_a_sheet_of_obligations_that_ended(diff, begun, tmp_path):
    """Who no longer owes is told to who signs."""
    plan = (begun.root / PLAN).read_text(encoding="utf-8")
    begun.write(
        PLAN,
        plan.replace(
            "khoi: [chi-bo, doan-the]\n    bieu_mau: phu-luc-02", "khoi: [doan-the]\n    bieu_mau: phu-luc-02"
        ),
    )
    assert diff("--format", "docx", "--output", str(tmp_path / "phieu.docx"), *DAY).status == 0
    told = sheet_text(tmp_path / "phieu.docx")
    assert "Chi bộ xóm 1, báo cáo kết quả: nay không phải nộp nữa (trước đó: còn 161 ngày)." in told
    assert "Không làm thay đổi" not in told


def test_a_change_of_last_year_alone(diff, begun, tmp_path):
    """A dossier of last year that this year's goes on from is told by name, on the sheet too."""
    past = f"dossiers/2025/{STEM}.yaml"
    this = dossier(more=f"ke_thua: 2025/{STEM}\n").replace("loai: moi", "loai: nang-cao")
    begun.commit("Năm trước", {past: dossier(goal=700).replace("2026", "2025"), LABEL: this})
    begun.write(past, dossier(goal=900).replace("2026", "2025"))
    told = diff(*DAY).out
    assert "1 hồ sơ năm trước thay đổi" in told.splitlines()[0]
    assert f"• “Đường hoa” ({STEM}): từ được tính thành không được tính vì" in told
    assert diff("--format", "docx", "--output", str(tmp_path / "phieu.docx"), *DAY).status == 0
    assert rows(tmp_path / "phieu.docx") == [
        [["1"], ["Hồ sơ năm trước", ""], [f"- Hồ sơ năm trước mà mô hình năm nay tiếp tục đã thay đổi: 2025/{STEM}."]]
    ]


def test_no_sheet_of_nothing(diff, tmp_path):
    """Where nothing changed there is no sheet."""
    ended = diff("--format", "docx", "--output", str(tmp_path / "phieu.docx"), *DAY)
    assert (ended.status, ended.out) == (0, "Không có thay đổi nào, nên không có gì để trình.\n")
    assert not (tmp_path / "phieu.docx").exists()


@pytest.mark.parametrize("name", ["phieu.txt", "khong-co/phieu.docx"])
def test_a_sheet_needs_a_fit_place(diff, begun, tmp_path, name):
    """A name that Word does not open, and a folder that is not there, are refused."""
    begun.write(LABEL, dossier(goal=850))
    assert diff("--format", "docx", "--output", str(tmp_path / name)).status == 2


def test_a_sheet_without_a_plan(diff, begun):
    """Without a readable plan no sheet is made, and the fault is told."""
    begun.write(PLAN, "nam: [\n")
    ended = diff("--format", "docx", *DAY)
    assert ended.status == 1
    assert "ke-hoach.yaml" in ended.out


def test_a_sheet_held_by_word(diff, begun, monkeypatch):
    """A sheet that is open in Word ends with the surroundings at fault."""
    begun.write(LABEL, dossier(goal=850))
    placed = Placed("phieu.docx", Fate.LOCKED, "“phieu.docx” đang mở trong Word.")
    monkeypatch.setattr(change_paper, "write_document", lambda *_: placed)
    ended = diff("--format", "docx", *DAY)
    assert (ended.status, ended.out) == (4, "“phieu.docx” đang mở trong Word.\n")


def test_the_offices_own_sheet(diff, begun):
    """The office's own template goes before the program's; one that asks for what is not there is told."""
    from danvan_cli.builtin import builtin_folder

    own = begun.root / "templates" / "phieu-trinh-thay-doi" / "phieu.docx"
    own.parent.mkdir(parents=True)
    shutil.copy(builtin_folder("templates") / "phieu-trinh-thay-doi" / "phieu.docx", own)
    document = Document(str(own))
    document.paragraphs[0].insert_paragraph_before("Mẫu của xã {{ thay_doi.dau }}")
    document.save(str(own))
    begun.write(LABEL, dossier(goal=850))
    ended = diff("--format", "docx", *DAY)
    assert ended.status == 1
    assert "templates/phieu-trinh-thay-doi/phieu.docx" in ended.out
    assert not (begun.root / "out").exists()


@pytest.mark.parametrize("kind", ["github", "sarif"])
@pytest.mark.usefixtures("begun")
def test_a_format_of_findings_alone_tells_no_change(diff, kind):
    """A change is no finding: instead of an empty paper the formats that tell it are named."""
    ended = diff("--format", kind)
    assert (ended.status, ended.out) == (2, "")
    assert "json, markdown, text, docx" in ended.err


def test_a_narrowed_sheet_says_so_and_has_a_name_of_its_own(diff, begun):
    """The sheet of one model stands beside that of everything, and says what it leaves out."""
    begun.write(f"dossiers/2026/{STEM}.yaml", dossier(goal=900))
    assert diff("--format", "docx", *DAY).status == 0
    assert diff("--format", "docx", "--model", STEM, *DAY).status == 0
    whole, part = sorted((begun.root / "out/2026/phieu-trinh-thay-doi").iterdir(), key=lambda path: len(path.name))
    assert part.stem == f"{whole.stem}-rieng-{STEM}"
    said = [document_text(path.read_bytes()) for path in (whole, part)]
    assert ["Phiếu này chỉ xét: mô hình" in one for one in said] == [False, True]


def test_a_year_whose_folder_has_gone(diff, begun):
    """A year that only git has can be asked for; beside it, this year is not said to be all there is."""
    plan = (begun.root / PLAN).read_text(encoding="utf-8").replace("2026", "2027")
    begun.commit("Năm sau", {"dossiers/2027/ke-hoach.yaml": plan, f"dossiers/2027/{STEM}.yaml": dossier()})
    shutil.rmtree(begun.root / "dossiers/2027")
    told = diff(*DAY).out
    assert "Trong hồ sơ năm 2026 không có thay đổi nào." in told
    assert "--year 2027" in told
    ended = diff("--year", "2027")
    assert ended.status == 0
    assert "Bỏ hồ sơ mô hình “Đường hoa”" in ended.out
    assert diff("HEAD~1..HEAD", "--year", "2027").out.count("Thêm mô hình “Đường hoa”") == 1


def test_a_year_that_neither_side_has(diff, begun):
    """A year of which there is nothing is refused with those that there are."""
    ended = diff("--year", "2031")
    assert (ended.status, "dossiers/2031" in ended.err, "2026" in ended.err) == (2, True, True)
    assert begun.commits
