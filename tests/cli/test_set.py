"""`danvan set`: one value, one line; whatever the model refuses is not written."""

from __future__ import annotations

import json

import pytest

STEM = "chi-bo-xom-1--duong-hoa"
DOSSIER = """\
ten: Đường hoa thay cỏ dại # tên gọi
don_vi: chi-bo-xom-1
dia_diem: 'Xóm 1'
muc_tieu:
    - ten: Đường có hoa
      chi_tieu: 800  # mét
"""
STYLES = {
    "two spaces": DOSSIER.replace("    - ten", "  - ten").replace("      chi", "    chi"),
    "four spaces": DOSSIER,
    "list at the key": DOSSIER.replace("    - ten", "- ten").replace("      chi", "  chi"),
    "Windows": DOSSIER.replace("\n", "\r\n"),
    "mark at the start": "\ufeff" + DOSSIER,
    "no last line end": DOSSIER.removesuffix("\n"),
    "double quotes": DOSSIER.replace("'Xóm 1'", '"Xóm 1"'),
    "plain": DOSSIER.replace("'Xóm 1'", "Xóm 1"),
    "flow": DOSSIER.replace("    - ten: Đường có hoa\n      chi_tieu: 800", "    - {ten: Đường có hoa, chi_tieu: 800}"),
    "comments everywhere": "# đầu\n" + DOSSIER.replace("\n", "\n# giữa\n"),
    "empty lines": DOSSIER.replace("\n", "\n\n"),
    "folded": DOSSIER.replace("'Xóm 1'", ">-\n  Xóm 1"),
}


@pytest.fixture
def root(make_root):
    """Lay out a workspace of one dossier."""
    return make_root({f"dossiers/2026/{STEM}.yaml": DOSSIER})


@pytest.fixture
def path(root):
    """Return the dossier's file."""
    return root / f"dossiers/2026/{STEM}.yaml"


@pytest.fixture
def set_(run, root):
    """Run `set` in that workspace."""
    return lambda *arguments: run("-C", str(root), "set", *arguments)


@pytest.mark.parametrize("text", STYLES.values(), ids=STYLES)
@pytest.mark.parametrize(("key", "value"), [("dia_diem", "Xóm 2"), ("muc_tieu[0].chi_tieu", "850")])
def test_one_value_is_one_line_in_any_style(set_, path, text, key, value):
    """Of a file in any way of writing, one line changes and every other byte stays."""
    path.write_bytes(text.encode())
    assert set_(STEM, key, value).status == 0
    before, after = text.encode().split(b"\n"), path.read_bytes().split(b"\n")
    changed = [pair for pair in zip(before, after, strict=True) if pair[0] != pair[1]]
    assert len(changed) == 1
    assert value.encode() in changed[0][1]


@pytest.mark.parametrize(
    ("key", "value", "line"),
    [
        ("linh_vuc", "kinh-te", "linh_vuc: kinh-te"),
        ("dang_ky.ngay", "5-3", "dang_ky: {ngay: 05/3/2026}"),
        ("muc_tieu[0].ket_qua.2026", "850", "ket_qua: {2026: 850}"),
        ("muc_tieu[+].ten", "Hộ tham gia", "- ten: Hộ tham gia"),
        ("gan_voi[+]", "no", '- "no"'),
        ("muc_tieu[0].chi_tieu", "1.200", 'chi_tieu: "1.200"  # mét'),
        ("chu_the.dien_thoai", "0912", 'dien_thoai: "0912"'),
    ],
)
def test_any_scalar_of_the_vocabulary_can_be_set(set_, path, key, value, line):
    """Values in blocks, lists and mappings, present or not, stand where they belong, safe for every YAML reader."""
    ended = set_(STEM, key, value)
    assert (ended.status, ended.err) == (0, "")
    assert line in path.read_text("utf-8")


@pytest.mark.parametrize(
    ("arguments", "sentence", "status"),
    [
        (("dang_ky.ngay", "30/2/2026"), "30/2/2026", 1),
        (("muc_tieu[0].chi_tieu", "nhiều"), "“nhiều” không phải là một con số", 1),
        (("loai", "nang-ca"), "Có phải ý bạn là “nang-cao”?", 1),
        (("dia_diemm", "Xóm 2"), "Có phải ý bạn là “dia_diem”?", 2),
        (("muc_tieu", "850"), "“muc_tieu” là một danh sách", 2),
        (("muc_tieu[0]", "850"), "muc_tieu[0].chi_tieu", 2),
        (("muc_tieu[7].ten", "850"), "chưa thể ghi dòng thứ 8", 2),
        (("chu_the", "Chi bộ"), "“chu_the” gồm các mục con", 2),
        (("dia_diem.ten", "Xóm"), "“dia_diem” chỉ giữ một giá trị", 2),
        (("dia_diem[0]", "Xóm"), "“dia_diem” chỉ giữ một giá trị", 2),
        (("muc_tieu[0].ket_qua", "5"), "Ví dụ: muc_tieu[0].ket_qua.2026", 2),
        (("a..b", "Xóm"), "Không hiểu tên mục", 2),
        (("dia_diem", " "), "--clear", 2),
        (("ten", "--clear"), "Thiếu mục ten", 1),
    ],
)
def test_what_does_not_fit_is_refused_and_nothing_written(set_, path, arguments, sentence, status):
    """A value of the wrong kind ends with 1, a key that does not exist or holds more with 2, and says so."""
    ended = set_(STEM, *arguments)
    assert ended.status == status
    assert sentence in ended.err
    assert path.read_text("utf-8") == DOSSIER


@pytest.mark.parametrize("value", ["- Trồng cây", "-5", "-Xóm"])
def test_a_value_that_looks_like_an_option_is_told_the_way(set_, path, value):
    """The answer to a dash at the beginning says where such a value stands, and there it is taken."""
    ended = set_(STEM, "dia_diem", value)
    assert (ended.status, path.read_text("utf-8")) == (2, DOSSIER)
    assert "sau “--”: danvan set … -- " in ended.err
    assert set_(STEM, "dia_diem", "--", value).status == 0
    assert value in path.read_text("utf-8")


@pytest.mark.parametrize(
    ("label", "key"), [("Địa điểm", "dia_diem"), ("loại", "loai"), ("Chỉ tiêu", "muc_tieu[0].chi_tieu")]
)
def test_a_label_is_answered_with_its_key(set_, label, key):
    """Who writes what people read instead of the key is told the key."""
    ended = set_(STEM, label, "x")
    assert (ended.status, f"Có phải ý bạn là “{key}”?" in ended.err) == (2, True)


@pytest.mark.parametrize("arguments", [("dia_diem",), ("dia_diem", "Xóm 2", "--clear")])
def test_a_value_or_clear_is_demanded(set_, arguments):
    """Neither a value nor `--clear`, or both, is wrong use."""
    ended = set_(STEM, *arguments)
    assert ended.status == 2
    assert "--clear" in ended.err


def test_clear_takes_one_line_away(set_, path):
    """A cleared key goes with its line; clearing it again changes nothing."""
    assert set_(STEM, "dia_diem", "--clear").status == 0
    assert path.read_text("utf-8") == DOSSIER.replace("dia_diem: 'Xóm 1'\n", "")
    assert "Không có gì phải ghi" in set_(STEM, "dia_diem", "--clear").out


def test_dry_run_shows_the_line_and_writes_nothing(set_, path, root):
    """With `--dry-run` the old and new line are told, and no byte of the workspace is written."""
    ended = set_("chi-bo-xom-1", "dia_diem", "Xóm 2", "--dry-run")
    assert ended.status == 0
    assert "- dia_diem: 'Xóm 1'" in ended.out
    assert "+ dia_diem: 'Xóm 2'" in ended.out
    assert path.read_text("utf-8") == DOSSIER
    assert not (root / ".danvan").exists()


def test_the_plan_and_the_office_can_be_set(set_, root):
    """`ke-hoach` and `co-quan` name their files; what the plan cannot do without cannot be cleared."""
    assert set_("ke-hoach", "nhac_truoc", "7").status == 0
    assert "nhac_truoc: 7\n" in (root / "dossiers/2026/ke-hoach.yaml").read_text("utf-8")
    assert set_("co-quan", "dia_danh", "Diễn Châu mới").status == 0
    assert "dia_danh: Diễn Châu mới\n" in (root / "dossiers/co-quan.yaml").read_text("utf-8")
    refused = set_("ke-hoach", "chi_tieu.toan_xa", "--clear")
    assert refused.status == 1
    assert "Thiếu chi_tieu.toan_xa" in refused.err


def test_a_unit_file_is_made_when_it_is_not_there(set_, root):
    """The first value of a unit makes its file, with the lines that let editors know its schema."""
    assert set_("don-vi/chi-bo-xom-1", "nop.dang-ky.ngay", "03/3").status == 0
    text = (root / "dossiers/2026/don-vi/chi-bo-xom-1.yaml").read_text("utf-8")
    assert text.startswith("# yaml-language-server: $schema=../../../schemas/don-vi.schema.json\n")
    assert text.endswith("\n\nnop:\n  dang-ky: {ngay: 03/3/2026}\n")


def test_a_fault_elsewhere_in_the_file_does_not_stop_a_value(set_, path):
    """A dossier with a wrong value in it can still be mended, one value after the other."""
    path.write_text(DOSSIER + "loai: cu\ntu_nam: xưa\n", "utf-8")
    assert set_(STEM, "tu_nam", "2024").status == 0
    assert set_(STEM, "loai", "moi").status == 0
    assert path.read_text("utf-8") == DOSSIER + "loai: moi\ntu_nam: 2024\n"


def test_the_result_is_told_as_data_too(set_):
    """As JSON, the changed lines are data."""
    told = json.loads(set_(STEM, "dia_diem", "Xóm 2", "--format", "json").out)
    assert "+ dia_diem: 'Xóm 2'" in json.dumps(told, ensure_ascii=False)


def test_a_long_value_is_stored_whole_and_told_in_short(set_, path):
    """A value of several lines is kept to the letter; the name of the command tells its beginning."""
    ended = set_(STEM, "khao_sat.thuc_trang", "một\n" * 30 + "hết")
    assert (ended.status, ended.out.partition("\n")[0].endswith("…”.")) == (0, True)
    assert path.read_text("utf-8").count("    một\n") == 30


def test_a_word_of_another_coding_is_refused(set_, path):
    """Half a surrogate pair cannot be stored as it was meant, so nothing is."""
    ended = set_(STEM, "dia_diem", "X\udcf3m")
    assert (ended.status, "UTF-8" in ended.err) == (2, True)
    assert path.read_text("utf-8") == DOSSIER


@pytest.mark.parametrize("name", ["zzz", "don-vi/zzz"])
@pytest.mark.parametrize("command", [["set", None, "dia_diem", "Xóm 2"], ["fmt", None]], ids=["set", "fmt"])
def test_a_name_that_means_nothing_is_a_wrong_use(run, root, command, name):
    """A stem or a unit's code that nothing has ends with 2, as any other slip on the command line."""
    ended = run("-C", str(root), *(name if word is None else word for word in command))
    assert (ended.status, "mang mã “zzz”" in ended.err or "hồ sơ “zzz”" in ended.err) == (2, True)


def test_a_code_that_the_plan_does_not_know_is_told_at_once(run, make_root):
    """What the rules say of the line just written stands in the answer; what they said before is not told again."""
    root = make_root({f"dossiers/2026/{STEM}.yaml": "ten: Đường hoa\ndon_vi: chi-bo-xom-1\nnoi_dung: khong-co\n"})
    ended = run("-C", str(root), "set", STEM, "linh_vuc", "kinh tế", "--format", "json")
    told = json.loads(ended.out)["data"]["doubts"]
    assert len(told) == 1
    assert f"dossiers/2026/{STEM}.yaml, dòng 2 (DV403): Không có lĩnh vực “kinh tế”" in told[0]
    assert "Có phải ý bạn là “kinh-te”?" in told[0]
    again = json.loads(run("-C", str(root), "set", STEM, "dia_diem", "Xóm 1", "--format", "json").out)["data"]
    assert "doubts" not in again


@pytest.mark.parametrize(
    "typed", [f"dossiers/2027/{STEM}.yaml", f"2027/{STEM}", "2027/ke-hoach", "2027/don-vi/chi-bo-xom-1"]
)
@pytest.mark.parametrize("command", [["set", None, "nhac_truoc", "7"], ["set", None, "ten", "--clear"], ["fmt", None]])
def test_a_path_into_another_year_is_a_wrong_use(run, root, path, command, typed):
    """What another year's path says is never done to the file of that name in this year."""
    untidy = DOSSIER + "\n\n\nnoi_dung:   x\n"
    for year in (2026, 2027):
        (root / f"dossiers/{year}").mkdir(exist_ok=True)
        (root / f"dossiers/{year}/{STEM}.yaml").write_text(untidy, "utf-8")
    ended = run("-C", str(root), *(typed if word is None else word for word in command))
    assert (ended.status, "--year 2027" in ended.err) == (2, True)
    assert path.read_text("utf-8") == untidy


def test_the_year_of_a_path_can_be_asked_for(run, root, path):
    """With `--year` the same path is written to, and the other year stays."""
    other = root / f"dossiers/2027/{STEM}.yaml"
    other.parent.mkdir()
    other.write_text(DOSSIER, "utf-8")
    assert run("-C", str(root), "set", f"dossiers/2027/{STEM}.yaml", "dia_diem", "X", "--year", "2027").status == 0
    assert "dia_diem: 'X'" in other.read_text("utf-8")
    assert path.read_text("utf-8") == DOSSIER


LIVED = """\
ten: Đường hoa
don_vi: chi-bo-xom-1
muc_tieu:
  - ten: Đường có hoa # mét
    chi_tieu: 800
  - ten: Hộ tham gia
    chi_tieu: 30
loai_bo:
  ngay: 20/4/2026
  ly_do: >-
    Trùng mô hình
    khác
"""


@pytest.mark.parametrize(
    ("key", "gone"),
    [
        ("loai_bo", LIVED[LIVED.index("loai_bo") :]),
        ("muc_tieu[1]", "  - ten: Hộ tham gia\n    chi_tieu: 30\n"),
        ("muc_tieu[+]", ""),
        ("muc_tieu[7]", ""),
        ("khao_sat", ""),
    ],
)
def test_clear_takes_a_whole_block_or_row_away(set_, run, path, key, gone):
    """A block or row goes with all its lines, each of which is shown, and comes back by undo."""
    path.write_text(LIVED, "utf-8")
    ended = set_(STEM, key, "--clear")
    assert (ended.status, ended.err) == (0, "")
    assert path.read_text("utf-8") == LIVED.replace(gone, "")
    assert all(f"- {line}" in ended.out for line in gone.splitlines())
    if gone:
        run("-C", str(path.parent), "undo")
        assert path.read_text("utf-8") == LIVED


def test_a_list_is_cleared_whole_and_its_comment_stays(set_, path):
    """A list goes with its key; a remark that somebody wrote in it is kept."""
    path.write_text(LIVED, "utf-8")
    assert set_(STEM, "muc_tieu", "--clear").status == 0
    assert "muc_tieu" not in path.read_text("utf-8")
    assert "# mét" in path.read_text("utf-8")


@pytest.fixture
def asked(monkeypatch):
    """Sit a person at the terminal who answers each question with the last word of the list, and note the questions."""
    words = ["không"]
    monkeypatch.setattr("danvan_cli.cli.shell.asking.can_ask", lambda: True)
    monkeypatch.setattr("danvan_cli.cli.shell.asking.ask", lambda question: words.insert(0, question) or words[-1])
    return words


@pytest.mark.parametrize("answer", ["có", "không"])
def test_a_block_is_asked_about_at_a_terminal(set_, path, asked, answer):
    """A person sees every line that would go, and may stop it."""
    asked[-1] = answer
    path.write_text(LIVED, "utf-8")
    ended = set_(STEM, "loai_bo", "--clear")
    assert (len(asked), all(f"- {line}" in ended.err for line in LIVED.splitlines()[-5:])) == (2, True)
    assert (ended.status, "loai_bo" in path.read_text("utf-8")) == ((0, False) if answer == "có" else (1, True))


@pytest.mark.parametrize("words", [["loai_bo", "--yes"], ["loai_bo", "--dry-run"], ["muc_tieu[1].chi_tieu"]])
def test_nothing_is_asked_where_it_need_not_be(set_, path, asked, words):
    """`--yes` and a dry run ask nothing, nor does a single value."""
    path.write_text(LIVED, "utf-8")
    assert (set_(STEM, *words, "--clear").status, len(asked)) == (0, 1)


UNITS = """\
don_vi:
  - {ma: chi-bo-xom-1, ten: Chi bộ xóm 1}
  - ma: chi-bo-xom-2
    ten: Chi bộ xóm 2
    khoi: chi-bo
  - ma: chi-bo-xom-3
    ten: Chi bộ xóm 3
"""


@pytest.mark.parametrize(
    ("subject", "key", "instead"),
    [
        (STEM, "ten", f'danvan set {STEM} ten "…"'),
        (STEM, "don_vi", f'danvan set {STEM} don_vi "…"'),
        ("ke-hoach", "don_vi[1].ma", 'danvan set ke-hoach don_vi[1].ma "…"'),
        ("ke-hoach", "don_vi", 'danvan set ke-hoach don_vi[0].ma "…"'),
        ("ke-hoach", "chi_tieu", 'danvan set ke-hoach chi_tieu.toan_xa "…"'),
    ],
)
def test_what_cannot_be_done_without_is_not_cleared(set_, subject, key, instead):
    """A key that reading or the plan demands stays, and the sentence says how to change it instead."""
    ended = set_(subject, key, "--clear")
    assert (ended.status, f"“{key}” không bỏ được" in ended.err, instead in ended.err) == (1, True, True)


def test_a_row_above_a_faulty_one_can_be_cleared(run, make_root):
    """A row that has a fault already does not keep one above it from going, though its number changes."""
    root = make_root({"dossiers/2026/ke-hoach.yaml": UNITS})
    plan = root / "dossiers/2026/ke-hoach.yaml"
    assert run("-C", str(root), "set", "ke-hoach", "don_vi[1]", "--clear").status == 0
    assert "chi-bo-xom-2" not in plan.read_text("utf-8")


@pytest.mark.parametrize(
    ("key", "value", "lines"),
    [
        ("ma", "xom-9", ['  - {ma: xom-9, ten: "…", khoi: "…"}']),
        ("ten", "Chi bộ xóm 9", ['  - {ma: "…", ten: Chi bộ xóm 9, khoi: "…"}']),
        ("lien_he", "0912", ['  - {ma: "…", ten: "…", khoi: "…", lien_he: "0912"}']),
    ],
)
def test_a_row_that_must_be_whole_is_told_in_one_sentence(run, make_root, key, value, lines):
    """A new unit needs three keys at once: the lines to write are given, with their file and line."""
    root = make_root({"dossiers/2026/ke-hoach.yaml": UNITS})
    before = (root / "dossiers/2026/ke-hoach.yaml").read_bytes()
    ended = run("-C", str(root), "set", "ke-hoach", f"don_vi[+].{key}", value)
    assert (ended.status, (root / "dossiers/2026/ke-hoach.yaml").read_bytes()) == (1, before)
    assert "Một dòng mới của “don_vi” phải có cùng lúc ma, ten, khoi" in ended.err
    assert "Mở dossiers/2026/ke-hoach.yaml, chép phần sau vào dòng 8 (cuối don_vi)" in ended.err
    assert ended.err.rstrip("\n").endswith("\n".join(lines))
