"""Every writing command on files of twelve ways of writing: what it was told is all that changes."""

from __future__ import annotations

import difflib
import re
from pathlib import Path

import pytest

UNIT = "chi-bo-xom-1"
DAYS = {
    "dang_ky": "02/3/2026",
    "ke_hoach": "10/3/2026",
    "bao_cao": "01/9/2026",
    "de_nghi": "12/9/2026",
    "tham_dinh": "01/10/2026",
    "cong_nhan": "15/10/2026",
    "khen_thuong": "20/10/2026",
}
NEXT_DAYS = {
    "dang_ky": "03/3/2026",
    "ke_hoach": "11/3/2026",
    "bao_cao": "02/9/2026",
    "de_nghi": "13/9/2026",
    "tham_dinh": "02/10/2026",
    "cong_nhan": "16/10/2026",
    "khen_thuong": "21/10/2026",
}
EXTRA = {"cong_nhan": ["--so", "12-QĐ/ĐU"], "khen_thuong": ["--hinh-thuc", "Giấy khen"]}
BARE = f"ten: Đường hoa\ndon_vi: {UNIT}\nloai: moi\ndia_diem: Xóm 1\n"
DATED = BARE + "".join(f"{block}:\n  ngay: {day}\n" for block, day in DAYS.items())
DATED = DATED.replace("  ngay: 15/10/2026\n", "  ngay: 15/10/2026\n  so_quyet_dinh: 12-QĐ/ĐU\n")
DATED = DATED.replace("  ngay: 20/10/2026\n", "  hinh_thuc: Giấy khen\n  ngay: 20/10/2026\n")


def _flow(text: str) -> str:
    blocks = re.compile(r"(?m)^(\w+):\n((?:  \w+: .*\n)+)")
    return blocks.sub(lambda found: f"{found[1]}: {{{', '.join(found[2].split(chr(10))[:-1])}}}\n", text)


def _doubled(indent: re.Match[str]) -> str:
    return indent[1] * 2 + ("-   " if indent[2] else "")


STYLES = {
    "two spaces": lambda text: text,
    "four spaces": lambda text: re.sub(r"(?m)^( *)(- )?", _doubled, text),
    "Windows": lambda text: text.replace("\n", "\r\n"),
    "mark at the start": lambda text: "\ufeff" + text,
    "mark and Windows": lambda text: "\ufeff" + text.replace("\n", "\r\n"),
    "no last line end": lambda text: text.removesuffix("\n"),
    "double quotes": lambda text: re.sub(r"(\d+/\d+/2026)", r'"\1"', text),
    "single quotes": lambda text: re.sub(r"(\d+/\d+/2026)", r"'\1'", text),
    "flow": _flow,
    "folded": lambda text: text.replace("dia_diem: Xóm 1\n", "dia_diem: >-\n  Xóm 1,\n  nhà văn hóa\n"),
    "comments everywhere": lambda text: "# đầu\n" + re.sub(r"(?m)(.)$", r"\1  # bên # cạnh\n# giữa", text),
    "empty lines": lambda text: "\n\n" + text.replace("\n", "\n\n"),
}
STEMS = {style: f"{UNIT}--{number:02}-duong-hoa" for number, style in enumerate(STYLES)}
ADDED = {
    "kiem-tra": ["--ngay", "01/5/2026", "--noi-dung", "Xem đường hoa", "--ket-qua", "Đạt"],
    "vuong-mac": ["--ngay", "02/5/2026", "--noi-dung", "Thiếu giống hoa"],
    "nhan-xet": ["--ngay", "03/9/2026", "--co-quan", "Đảng ủy xã", "--noi-dung", "Làm tốt"],
    "loai-bo": ["--ngay", "01/11/2026", "--ly-do", "Trùng mô hình khác"],
}
ROWS = {
    "kiem_tra": {"ngay": "01/4/2026", "noi_dung": "Xem sổ", "ket_qua": "Ghi đủ"},
    "vuong_mac": {"ngay": "02/4/2026", "noi_dung": "Thiếu nước"},
    "nhan_xet": {"co_quan": "Chi ủy", "ngay": "02/9/2026", "noi_dung": "Đều tay"},
}


@pytest.fixture
def danvan(run, monkeypatch):
    """Run the program at the end of the year 2026."""
    monkeypatch.setenv("DANVAN_TODAY", "2026-12-20")
    return run


@pytest.fixture
def dossiers(make_root):
    """Return a function that lays out the same dossier in every style, each a file of its own."""

    def build(text: str) -> Path:
        files = {f"dossiers/2026/{STEMS[style]}.yaml": write(text).encode() for style, write in STYLES.items()}
        return make_root(files)

    return build


def lines(data: bytes) -> list[bytes]:
    """Cut at line feeds only, so that a changed line end is a changed line; the last line end is no line."""
    return data.removesuffix(b"\n").split(b"\n")


def changed(before: bytes, after: bytes) -> list[tuple[bytes, bytes]]:
    """Return the lines that differ, in pairs; both have the same number of lines."""
    return [pair for pair in zip(lines(before), lines(after), strict=True) if pair[0] != pair[1]]


def contents(root: Path) -> dict[Path, bytes]:
    """Return every file of the campaign with its bytes."""
    return {path: path.read_bytes() for path in (root / "dossiers").rglob("*") if path.is_file()}


@pytest.mark.parametrize("block", DAYS)
def test_one_date_recorded_in_twelve_styles_is_one_changed_line_in_each(danvan, dossiers, block):
    """One command over twelve files changes the line of its date in every one, and no other byte anywhere."""
    root = dossiers(DATED)
    before = contents(root)
    event = block.replace("_", "-")
    words = ["--ngay", NEXT_DAYS[block], *EXTRA.get(block, [])]
    ended = danvan("-C", str(root), "record", event, *STEMS.values(), *words)
    assert ended.status == 0, ended.err
    after = contents(root)
    assert before.keys() == after.keys()
    pairs = {path.stem: changed(before[path], after[path]) for path in before if before[path] != after[path]}
    assert {stem: len(found) for stem, found in pairs.items()} == dict.fromkeys(STEMS.values(), 1)
    for [(old, new)] in pairs.values():
        assert old.replace(DAYS[block].encode(), NEXT_DAYS[block].encode()) == new


@pytest.mark.parametrize("event", [*(block.replace("_", "-") for block in DAYS), "loai-bo"])
def test_an_event_new_to_twelve_styles_is_one_added_line_in_each(danvan, dossiers, event):
    """A block that was not there before is a line of its own; every other line stays, in its order, to the byte."""
    block = event.replace("-", "_")
    root = dossiers(re.sub(rf"(?m)^{block}:\n(  .*\n)+", "", DATED))
    before = contents(root)
    words = ADDED.get(event) or ["--ngay", NEXT_DAYS[block], *EXTRA.get(block, [])]
    assert_one_added_line(danvan, root, before, event, words)


@pytest.mark.parametrize("event", ["kiem-tra", "vuong-mac", "nhan-xet"])
def test_a_row_more_in_twelve_styles_is_one_added_line_in_each(danvan, dossiers, event):
    """A row of short words is a line of the list that is there; a list that is not comes with the line of its key."""
    block = event.replace("-", "_")
    row = "".join(f"    {key}: {value}\n" for key, value in ROWS[block].items()).replace("   ", "  -", 1)
    root = dossiers(DATED + f"{block}:\n{row}")
    before = contents(root)
    assert_one_added_line(danvan, root, before, event, ADDED[event])
    bare = dossiers(DATED)
    before = contents(bare)
    ended = danvan("-C", str(bare), "record", event, *STEMS.values(), *ADDED[event])
    assert ended.status == 0, ended.err
    assert_only_added(before, contents(bare))


def assert_one_added_line(danvan, root, before, event, words):
    """See that the event is one line more in every dossier, and nothing else; a last line may get its line end."""
    ended = danvan("-C", str(root), "record", event, *STEMS.values(), *words)
    assert ended.status == 0, ended.err
    after = contents(root)
    assert_only_added(before, after)
    counts = {path.stem: numstat(before[path], after[path]) for path in before if before[path] != after[path]}
    assert counts.keys() == set(STEMS.values())
    at_the_end = counts.pop(STEMS["no last line end"])
    assert at_the_end in {(0, 1), (1, 2)}
    assert set(counts.values()) == {(0, 1)}


@pytest.mark.parametrize("style", STYLES)
def test_a_figure_recorded_in_any_style_is_one_line(danvan, dossiers, style):
    """A result is one line more, or the change of one; one recorded again changes its line."""
    root = dossiers(DATED + "muc_tieu:\n  - ten: Hộ trồng hoa\n    ket_qua:\n      2025: 40\n")
    path = root / f"dossiers/2026/{STEMS[style]}.yaml"
    for figure in ("62", "64"):
        before = contents(root)
        ended = danvan("-C", str(root), "record", "ket-qua", STEMS[style], "hộ", figure)
        assert ended.status == 0, ended.err
        after = contents(root)
        assert [each for each in before if before[each] != after[each]] == [path]
        # The last line of a file without a last line end gets one when a line comes behind it.
        ended_anew = style == "no last line end" and figure == "62"
        assert numstat(before[path], after[path]) == ((1, 1 + ended_anew) if ended_anew or figure == "64" else (0, 1))


def test_proof_listed_in_twelve_styles_only_adds_lines(danvan, dossiers):
    """What is shown stands in a row of its own, and the picture lies in the dossier's folder."""
    root = dossiers(DATED)
    (root / "ảnh ra mắt.jpg").write_bytes(b"\xff\xd8 a picture")
    for stem in STEMS.values():
        before = contents(root)
        ended = danvan("-C", str(root), "record", "minh-chung", stem, str(root / "ảnh ra mắt.jpg"), "--mo-ta", "Ra mắt")
        assert ended.status == 0, ended.err
        after = contents(root)
        assert_only_added(before, after)
        assert [path.stem for path in before if before[path] != after[path]] == [stem]
        assert [path.name for path in after.keys() - before.keys()] == ["ảnh ra mắt.jpg"]


def test_an_approval_in_twelve_styles_only_adds_lines(danvan, dossiers, monkeypatch):
    """Who approves stands in a block of its own in each file."""
    monkeypatch.setenv("DANVAN_TODAY", "2026-02-10")
    root = dossiers(BARE)
    before = contents(root)
    ended = danvan("-C", str(root), "approve", *STEMS.values(), "--nguoi", "Trưởng Ban")
    assert ended.status == 0, ended.err
    after = contents(root)
    assert_only_added(before, after)
    assert sum(before[path] != after[path] for path in before) == len(STYLES)


@pytest.mark.parametrize("style", STYLES)
def test_a_visit_planned_only_adds_lines_to_the_plan(danvan, dossiers, style):
    """The schedule of the appraisal team grows by a row, in whatever style the plan is written."""
    root = dossiers(DATED)
    path = root / "dossiers/2026/ke-hoach.yaml"
    path.write_bytes(STYLES[style](path.read_text("utf-8")).encode())
    for day in ("05/10/2026", "06/10/2026"):
        before = contents(root)
        ended = danvan(
            "-C", str(root), "record", "lich-tham-dinh", STEMS[style], "--ngay", day, "--dia-diem", "Nhà văn hóa"
        )
        assert ended.status == 0, ended.err
        after = contents(root)
        assert_only_added(before, after)
        assert [each for each in before if before[each] != after[each]] == [path]


def numstat(before: bytes, after: bytes) -> tuple[int, int]:
    """Return how many lines went and came, counted as git does."""
    kinds = [line[0] for line in difflib.ndiff(split(before), split(after))]
    return kinds.count("-"), kinds.count("+")


def split(data: bytes) -> list[str]:
    """Cut after line feeds; every byte is a letter, so that nothing is hidden."""
    return data.decode("latin-1").splitlines(keepends=True)


def assert_only_added(before: dict[Path, bytes], after: dict[Path, bytes]) -> None:
    """See that every line that was there still is, in its order; only the last may have got its line end."""
    for path in (path for path in before if before[path] != after[path]):
        rest = iter(lines(after[path]))
        kept = [
            line
            for line in lines(before[path])
            if any(line.removesuffix(b"\r") == one.removesuffix(b"\r") for one in rest)
        ]
        assert kept == lines(before[path])


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize(
    "case",
    [
        (
            f"2026/don-vi/{UNIT}.yaml",
            "nop:\n  dang-ky:\n    ngay: 02/3/2026\nhan_che: Chưa đều\n",
            ["record", "nop", "dang-ky", "--unit", UNIT, "--ngay", "03/3/2026"],
            b"03/3/2026",
        ),
        (
            "2026/ke-hoach.yaml",
            "tong_hop:\n  ngay: 10/10/2026\n  so_ky_hieu: 12-BC/BXDĐ\n",
            ["record", "tong-hop", "--ngay", "12/10/2026"],
            b"12/10/2026",
        ),
        (
            "2026/ke-hoach.yaml",
            "tong_hop:\n  ngay: 10/10/2026\n  so_ky_hieu: 12-BC/BXDĐ\n",
            ["set", "ke-hoach", "tong_hop.so_ky_hieu", "15-BC/BXDĐ"],
            "15-BC/BXDĐ".encode(),
        ),
        (
            "co-quan.yaml",
            "dau_moi:\n  chuc_vu: Chuyên viên\n",
            ["set", "co-quan", "dau_moi.chuc_vu", "Thư ký"],
            "Thư ký".encode(),
        ),
    ],
    ids=["nop", "tong-hop", "set ke-hoach", "set co-quan"],
)  # fmt: skip
def test_the_plan_the_office_and_a_unit_file_change_by_one_line(danvan, make_root, style, case):
    """The other files of the folder are written with the same care as a dossier."""
    file, text, words, value = case
    root = make_root({f"dossiers/{file}": text})
    path = root / "dossiers" / file
    path.write_bytes(STYLES[style](path.read_text("utf-8")).encode())
    before = contents(root)
    ended = danvan("-C", str(root), *words)
    assert ended.status == 0, ended.err
    after = contents(root)
    assert [each for each in after if before.get(each) != after[each]] == [path]
    [(_, new)] = changed(before[path], after[path])
    assert value in new


@pytest.mark.parametrize(
    "words", [["undo"], ["new", UNIT, "Nồi cháo"], ["rollover", "2027"]], ids=lambda words: words[0]
)
def test_what_else_writes_leaves_twelve_styles_to_the_byte(danvan, dossiers, words):
    """A new dossier and a new year touch no old file, and what is taken back is as it was."""
    root = dossiers(DATED)
    before = contents(root)
    if words == ["undo"]:
        assert danvan("-C", str(root), "record", "dang-ky", *STEMS.values(), "--ngay", "03/3/2026").status == 0
        assert contents(root) != before
    ended = danvan("-C", str(root), *words)
    assert ended.status == 0, ended.err
    after = contents(root)
    assert {path: after[path] for path in before} == before
    assert (after != before) == (words != ["undo"])
