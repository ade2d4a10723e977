"""`danvan approve` through the program, on a copy of the sample campaign as of 14/10/2026."""

import json
import re
import shutil

import pytest

GOOD = "chi-bo-tram-y-te--do-huyet-ap-nha-van-hoa"
ALSO = "hoi-cuu-chien-binh--phuong-von-dong-doi"
FAULTY = "chi-bo-khoi-6-dien-thanh--ghe-cat-toc-ke-chuyen"
STRUCK_OFF = "chi-bo-xom-5-dien-phuc--bo-ruong-sach-vo-thuoc"
NOTHING = "Không có gì phải ghi"


@pytest.fixture
def root(tmp_path, sample_root):
    """Return the folder of a copy of the sample campaign."""
    shutil.copytree(sample_root / "dossiers", tmp_path / "dossiers")
    return tmp_path


@pytest.fixture
def danvan(run, root, monkeypatch):
    """Return a function that runs danvan in the copy, on the day of the campaign's summary."""
    monkeypatch.setenv("DANVAN_TODAY", "2026-10-14")
    return lambda *words: run("-C", str(root), *words)


@pytest.fixture
def approve(danvan):
    """Return a function that approves in the name of the head of the board."""
    return lambda *words: danvan("approve", *words, "--nguoi", "Trưởng Ban")


@pytest.fixture
def answering(monkeypatch):
    """Return a function that puts somebody at the terminal who answers every question alike."""

    def sit(answer):
        monkeypatch.setattr("danvan_cli.cli.shell.asking.can_ask", lambda: True)
        monkeypatch.setattr("danvan_cli.cli.shell.asking.ask", lambda _: answer)

    return sit


def path_of(root, stem):
    """Return the file of a dossier."""
    return root / "dossiers" / "2026" / f"{stem}.yaml"


def raised(danvan, stem):
    """Return the messages of DV409 for a dossier."""
    findings = json.loads(danvan("check", "--format", "json").out)["findings"]
    return [one["message"] for one in findings if one["code"] == "DV409" and stem in one["location"]["path"]]


def approvals(danvan):
    """Return what `danvan status` says of approvals."""
    return json.loads(danvan("status", "--format", "json").out)["data"]["approvals"]


def test_written_into_the_dossier(approve, root):
    """An approval is three lines at the end of the dossier, and nothing else of it changes."""
    before = path_of(root, GOOD).read_text(encoding="utf-8")
    assert approve(GOOD).status == 0
    after = path_of(root, GOOD).read_text(encoding="utf-8")
    assert after.startswith(before)
    block = r"\nduyet:\n  nguoi: Trưởng Ban\n  ngay: 14/10/2026\n  ma_noi_dung: >-\n    d1 [0-9a-f]{16}[ \na-z2-7]+"
    assert re.fullmatch(block, after.removeprefix(before))


def test_one_figure_changed(approve, danvan):
    """After one figure has changed, check names that figure, and status counts the dossier as changed."""
    approve(GOOD, ALSO)
    assert raised(danvan, GOOD) == []
    assert danvan("set", GOOD, "muc_tieu[0].chi_tieu", "999").status == 0
    (message,) = raised(danvan, GOOD)
    assert "Trưởng Ban duyệt ngày 14/10/2026" in message
    assert "Chỉ tiêu (muc_tieu[0].chi_tieu) nay là “999”." in message
    assert raised(danvan, ALSO) == []
    told = approvals(danvan)
    assert told["approved"] == [ALSO]
    assert told["stale"] == {GOOD: ["muc_tieu[0].chi_tieu"]}
    assert "1 đã duyệt, 1 đã đổi sau khi duyệt" in danvan("status").out


def test_what_does_not_undo_an_approval(approve, danvan, root):
    """A comment, another style, `fmt`, other keys first, and the recognition itself leave the dossier approved."""
    approve(GOOD)
    path = path_of(root, GOOD)
    first, rest = path.read_text(encoding="utf-8").split("\n", 1)
    key, value = first.split(": ", 1)
    path.write_text(f"# đã xem\n{rest}\n{key}:    '{value}'   # tên\n", encoding="utf-8")
    assert approvals(danvan)["approved"] == [GOOD]
    assert danvan("fmt", GOOD).status == 0
    assert approvals(danvan)["approved"] == [GOOD]
    assert danvan("record", "cong-nhan", GOOD, "--ngay", "14/10", "--so", "41-QĐ/ĐU", "--yes").status == 0
    assert approvals(danvan)["approved"] == [GOOD]
    assert raised(danvan, GOOD) == []


def test_approved_already(approve, danvan, root):
    """What the same person has approved as it is stays as it is; another person's approval replaces it, said aloud."""
    approve(GOOD)
    before = path_of(root, GOOD).read_bytes()
    again = approve(GOOD)
    assert (again.status, NOTHING in again.out, again.err) == (0, True, "")
    assert path_of(root, GOOD).read_bytes() == before
    assert NOTHING in approve(GOOD, "--ngay", "14/10").out
    other = danvan("approve", GOOD, "--nguoi", "Bí thư")
    assert "Trưởng Ban đã duyệt ngày 14/10/2026, sẽ thay" in other.err
    assert path_of(root, GOOD).read_text(encoding="utf-8").count("nguoi: Bí thư\n") == 1


@pytest.mark.parametrize(("first", "day"), [("14/10", "12/10"), ("11/10", "13/10")])
def test_another_day(approve, root, first, day):
    """The same person's approval under another day sets the day right, and nothing else of the dossier."""
    approve(GOOD, "--ngay", first)
    before = path_of(root, GOOD).read_text(encoding="utf-8")
    assert approve(GOOD, "--ngay", day).status == 0
    after = path_of(root, GOOD).read_text(encoding="utf-8")
    assert [line for line in after.splitlines() if line not in before.splitlines()] == [f"  ngay: {day}/2026"]


def test_approved_again(approve, danvan, root):
    """A stale approval is replaced: the dossier is approved as it is now, under the new day."""
    approve(GOOD, "--ngay", "12/10")
    danvan("set", GOOD, "dia_diem", "Nhà văn hóa xóm 1")
    again = approve(GOOD)
    assert again.status == 0
    assert "Trưởng Ban đã duyệt ngày 12/10/2026, sẽ thay" in again.err
    assert "  ngay: 14/10/2026\n  ma_noi_dung" in path_of(root, GOOD).read_text(encoding="utf-8")
    assert approvals(danvan)["approved"] == [GOOD]


def test_dry_run_and_undo(approve, danvan, root):
    """A dry run writes nothing; undo takes an approval of several dossiers back."""
    before = [path_of(root, stem).read_bytes() for stem in (GOOD, ALSO)]
    assert "chưa ghi gì" in approve(GOOD, ALSO, "--dry-run").out
    assert [path_of(root, stem).read_bytes() for stem in (GOOD, ALSO)] == before
    approve(GOOD, ALSO)
    assert danvan("undo").status == 0
    assert [path_of(root, stem).read_bytes() for stem in (GOOD, ALSO)] == before


def test_a_dossier_with_errors(approve, root):
    """A dossier with errors is refused with their codes and lines, and so are the others of the same command."""
    before = path_of(root, GOOD).read_bytes()
    ended = approve(GOOD, FAULTY)
    assert ended.status == 1
    assert re.search(rf"{FAULTY}: DV\d+ dòng \d+", ended.err)
    assert "danvan check" in ended.err
    assert path_of(root, GOOD).read_bytes() == before


def test_many_dossiers_with_errors(approve):
    """Of many dossiers with errors five are named and the others counted."""
    left = [line.split(":")[0] for line in json.loads(approve("--all", "--format", "json").out)["data"]["refused"]]
    assert f"và {len(left) - 5} hồ sơ khác" in approve(*left).err


def test_all(approve, danvan, root):
    """--all approves every living registered model that has no error, tells the others, and ends with 1."""
    path_of(root, ALSO).write_text("ten: [\n", encoding="utf-8")
    ended = approve("--all")
    assert ended.status == 1
    assert f"{FAULTY}: DV" in ended.out
    assert f"{ALSO}.yaml: chưa đọc được" in ended.out
    told = approvals(danvan)
    assert GOOD in told["approved"]
    assert FAULTY in told["waiting"]
    assert "duyet:" not in path_of(root, STRUCK_OFF).read_text(encoding="utf-8")
    assert "Không duyệt thêm được" in danvan("approve", "--all", "--nguoi", "Bí thư").out


def test_all_of_a_clean_year(approve, danvan, root):
    """Where nothing is wrong --all ends with 0."""
    waiting = json.loads(approve("--all", "--format", "json").out)["data"]["refused"]
    for line in waiting:
        path_of(root, line.split(":")[0]).unlink()
    ended = danvan("approve", "--all", "--nguoi", "Bí thư")
    assert (ended.status, NOTHING in ended.out) == (0, True)


def test_all_with_a_day_before_a_registration(approve, danvan, root):
    """--all under a day leaves what was registered later, told with both days, and approves the others."""
    ended = approve("--all", "--ngay", "24/02")
    assert f"{GOOD}: đã ghi ngày đăng ký 25/02/2026, nên không thể duyệt từ ngày 24/02/2026" in " ".join(
        ended.out.split()
    )
    assert "duyet:" not in path_of(root, GOOD).read_text(encoding="utf-8")
    assert GOOD in approvals(danvan)["waiting"]


def test_all_that_writes_nothing(approve):
    """Where --all leaves every dossier that waits, nothing says that the dossiers are as they should be."""
    approve("--all")
    ended = approve("--all")
    assert ended.status == 1
    assert ended.out.startswith("Không duyệt thêm được hồ sơ nào.")
    assert NOTHING not in ended.out


def test_an_approval_in_january(approve, monkeypatch, root):
    """A dossier of the year may be approved in the next, when recognition runs into it."""
    monkeypatch.setenv("DANVAN_TODAY", "2027-01-05")
    ended = approve(GOOD, "--ngay", "04/01/2027", "--as-of", "14/10/2026")
    assert "sau ngày đang xét (14/10/2026)" in ended.err
    assert approve(GOOD, "--ngay", "13/10", "--as-of", "14/10/2026").status == 0
    assert "  ngay: 13/10/2026\n" in path_of(root, GOOD).read_text(encoding="utf-8")


def test_the_check_to_run_next(danvan):
    """The refusal names the check of the same day, where those errors show."""
    ended = danvan("approve", FAULTY, "--nguoi", "A", "--as-of", "13/10")
    assert re.search(r"danvan check --as-of 13/10/2026\. Chưa ghi gì", ended.err)


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (["approve", "--nguoi", "A"], 2, "Chưa biết duyệt hồ sơ nào"),
        (["approve", GOOD, "--all", "--nguoi", "A"], 2, "Cho cả tên hồ sơ lẫn “--all”"),
        (["approve", GOOD], 2, "Thiếu “--nguoi”"),
        (["approve", "khong-co", "--nguoi", "A"], 2, "Không có hồ sơ “khong-co”"),
        (["approve", GOOD, "--nguoi", "A", "--ngay", "30/2"], 1, "“--ngay”"),
        (["approve", GOOD, "--nguoi", "A", "--ngay", "15/10"], 1, "Ngày 15/10/2026 chưa đến"),
        (["approve", GOOD, "--nguoi", "A", "--ngay", "01/01/1900"], 1, "không thuộc năm 2026"),
        (["approve", GOOD, "--nguoi", "A", "--ngay", "24/02"], 1, "ngày đăng ký 25/02/2026"),
        (["approve", GOOD, "--nguoi", "A", "--ngay", "10/10", "--as-of", "09/10"], 1, "sau ngày đang xét (09/10/2026)"),
        (["approve", GOOD, "--nguoi", "A", "--as-of", "31/12/2027"], 1, "Ngày 31/12/2027 chưa đến"),
        (["approve", GOOD, "--nguoi", "A", "--as-of", "01/3"], 1, "không thể duyệt từ ngày 01/3/2026"),
        (["approve", FAULTY, "--nguoi", "A", "--ngay", "01/5"], 1, "hồ sơ còn lỗi"),
        (["approve", STRUCK_OFF, "--nguoi", "A"], 1, "mô hình đã bị loại"),
        (["approve", STRUCK_OFF, "--nguoi", "A", "--ngay", "01/4"], 1, "mô hình đã bị loại"),
    ],
)
def test_refused(danvan, root, words, status, said):
    """What cannot be approved is refused with a sentence, and nothing is written."""
    before = {path: path.read_bytes() for path in (root / "dossiers").rglob("*.yaml")}
    ended = danvan(*words)
    assert ended.status == status
    assert said in ended.err
    assert {path: path.read_bytes() for path in (root / "dossiers").rglob("*.yaml")} == before


def test_an_unreadable_dossier(approve, root):
    """A dossier that cannot be read is refused with the place of its fault."""
    path_of(root, GOOD).write_text("ten: A\nten: B\n", encoding="utf-8")
    ended = approve(GOOD)
    assert ended.status == 1
    assert f"dossiers/2026/{GOOD}.yaml, dòng 2:" in ended.err


def test_an_unreadable_plan(approve, root):
    """While the plan cannot be read nobody knows what is wrong with a dossier, so nothing is approved."""
    (root / "dossiers" / "2026" / "ke-hoach.yaml").write_text("nam: [\n", encoding="utf-8")
    ended = approve(GOOD)
    assert ended.status == 1
    assert "Chưa tính được gì" in ended.out


def test_final_recognition_papers(approve, danvan, root):
    """A decision of recognition is printed finally only once every model that it names is approved."""
    asked = ("render", "quyet-dinh-cong-nhan", "de-nghi-khen-thuong", "--final", "--out", str(root / "ra"))
    refused = danvan(*asked)
    assert refused.status == 1
    assert list((root / "ra").rglob("*.docx")) == []
    commands = re.findall(r"danvan approve ([^…]+) --nguoi …", " ".join(refused.out.split()))
    assert len(commands) == 2
    stems = set(" ".join(commands).split())
    assert GOOD in stems
    approve(*stems)
    assert danvan(*asked).status == 0
    assert len(list((root / "ra").rglob("*.docx"))) == 2
    danvan("set", GOOD, "dia_diem", "Nhà văn hóa xóm 1")
    again = danvan(*asked)
    assert again.status == 1
    assert "“Đo huyết áp tại nhà văn hóa” đã đổi sau khi duyệt" in " ".join(again.out.split())


@pytest.mark.parametrize("case", [("không", 1, "Trưởng Ban"), ("có", 0, "Bí thư")])
def test_asked_before_an_earlier_approval_is_replaced(approve, danvan, root, answering, case):
    """At a terminal another person's approval is replaced only when the answer is yes; with --yes nobody is asked."""
    answer, status, person = case
    approve(GOOD)
    answering(answer)
    assert danvan("approve", GOOD, "--nguoi", "Bí thư").status == status
    assert f"nguoi: {person}\n" in path_of(root, GOOD).read_text(encoding="utf-8")
    assert danvan("approve", GOOD, "--nguoi", "Chủ tịch", "--yes").status == 0
    assert "nguoi: Chủ tịch\n" in path_of(root, GOOD).read_text(encoding="utf-8")


def test_a_fault_told_twice_on_a_line_is_named_once(approve):
    """Two errors of one rule on one line are one place to look at."""
    ended = approve("chi-bo-thcs-dien-ngoc--goc-tro-chuyen")
    assert ended.status == 1
    assert ended.err.count("DV303 dòng 76") == 1
