"""The mark of an approval: what it covers, what it names when something has moved, what it is not moved by."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from danvan_cli.models.dossier import Dossier
from danvan_cli.models.reading import read_record
from danvan_cli.models.structure import written
from danvan_cli.progress.approvals import moved_words, place_words
from danvan_cli.progress.fingerprint import ApprovalState, Judgement, Moved, fingerprint, judge
from danvan_cli.source.canonical import canonical
from danvan_cli.source.layout import Tree, document_text
from danvan_cli.source.reader import read_source

DAY = date(2026, 10, 14)
MORE = "khao_sat: {thuc_trang: a, thuan_loi: b, kho_khan: c}\nde_nghi: {ngay: 05/10/2026, so_ky_hieu: 12-TTr}\n"
SAMPLES = sorted((Path(__file__).parents[2] / "dossiers" / "2026").glob("*--*.yaml"))
BEFORE = """\
ten: Đường hoa thay cỏ dại
don_vi: chi-bo-xom-1
gan_voi: [Nông thôn mới, Bảo vệ môi trường]
thoi_gian: {bat_dau: 01/3/2026, ket_thuc: 30/11/2026}
muc_tieu:
  - {ten: Đường có hoa, don_vi_tinh: m, chi_tieu: 800, ket_qua: {2025: 300}}
  - {ten: Hộ tham gia, don_vi_tinh: hộ, chi_tieu: 40}
minh_chung:
  - {loai: hinh-anh, tep: anh.jpg, mo_ta: Ngày ra quân}
"""


def read(text: str | bytes) -> Dossier:
    """Read a dossier that must be readable."""
    data = text if isinstance(text, bytes) else text.encode()
    dossier = read_record(Dossier, read_source("ho-so.yaml", data)).record
    assert dossier is not None
    return dossier


def approved(text: str, mark: str | None = None, day: str = "14/10/2026") -> str:
    """Return a dossier with an approval of what it says, or with another mark."""
    mark = fingerprint(read(text)) if mark is None else mark
    return f"{text}duyet:\n  nguoi: Trưởng Ban\n  ngay: {day}\n  ma_noi_dung: {mark}\n"


def changed(old: str, new: str) -> Judgement:
    """Approve the dossier, replace one thing in it, and judge."""
    assert BEFORE.count(old) == 1
    return judge(read(approved(BEFORE).replace(old, new)), DAY)


def places(judgement: Judgement) -> list[str]:
    """Return what a judgement names, as people write it."""
    return [written(place.path) for place in judgement.places]


def test_shape_of_the_mark() -> None:
    """A mark is its method, 16 figures, and three letters for each of the dossier's values, ten to a group."""
    mark = fingerprint(read(BEFORE))
    assert re.fullmatch(r"d1 [0-9a-f]{16} [a-z2-7]{30} [a-z2-7]{24}", mark)


def test_the_mark_is_for_ever() -> None:
    """The mark of a dossier stays the same from version to version, or every approval would be lost."""
    assert fingerprint(read("ten: Đường hoa\ndon_vi: chi-bo-xom-1\n")) == "d1 430ce2f8ed076c72 ecel7t"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (
            "ten: Đường hoa thay cỏ dại\ndon_vi: chi-bo-xom-1\n",
            "don_vi: 'chi-bo-xom-1'\nten:   Đường hoa thay cỏ dại\n",
        ),
        ("chi_tieu: 800", 'chi_tieu: "800,0"'),
        ("01/3/2026", "2026-03-01"),
        ("muc_tieu:\n", "# ghi chú\nmuc_tieu: # nữa\n"),
        ("[Nông thôn mới, Bảo vệ môi trường]", "\n  - Nông thôn mới\n  - Bảo vệ môi trường"),
        ("chi_tieu: 40", "chi_tieu: 40, chieu: tang"),
        ("don_vi: chi", "cong_nhan: {ngay: 10/10/2026, so_quyet_dinh: 41}\nkhen_thuong: {hinh_thuc: GK}\ndon_vi: chi"),
    ],
)
def test_what_moves_nothing(old: str, new: str) -> None:
    """Order of keys, layout, spelling of a figure or day, comments, defaults and later decisions leave it approved."""
    assert changed(old, new) == Judgement(ApprovalState.APPROVED)


@pytest.mark.parametrize(
    ("old", "new", "named", "gone"),
    [
        ("chi_tieu: 800", "chi_tieu: 850", ["muc_tieu[0].chi_tieu"], 0),
        ("2025: 300", "2025: 310", ["muc_tieu[0].ket_qua.2025"], 0),
        ("2025: 300", "2025: 300, 2026: 850", ["muc_tieu[0].ket_qua.2026"], 0),
        ("Bảo vệ môi trường", "Chuyển đổi số", ["gan_voi[1]"], 0),
        ("don_vi: chi", "dia_diem: Xóm 1\ndon_vi: chi", ["dia_diem"], 0),
        ("don_vi: chi", "khao_sat: {thuc_trang: a, thuan_loi: b}\ndon_vi: chi", ["khao_sat"], 0),
        ("ten: Hộ tham gia", "ten: Gia đình tham gia", ["muc_tieu[1]"], 0),
        ("tep: anh.jpg", "tep: anh-khac.jpg", ["minh_chung[0]"], 0),
        ("thoi_gian: {bat_dau: 01/3/2026, ket_thuc: 30/11/2026}", "dia_diem: Xóm 1", ["dia_diem"], 1),
        ("  - {ten: Đường có hoa", "  - {ten: Cờ, don_vi_tinh: lá}\n  - {ten: Đường có hoa", ["muc_tieu[0]"], 0),
        ("  - {loai", "  - tep:\n  - {tep: b.jpg, mo_ta: Sau}\n  - {loai", ["minh_chung[1]"], 0),
        ("[Nông thôn mới,", "[Nông thôn mới, Nông thôn mới,", ["gan_voi[0]"], 0),
        ("gan_voi: [Nông", "gan_voi: ['', Đất, Nông", ["gan_voi[1]"], 0),
        ("don_vi: chi", "loai_bo: {ngay: 20/10/2026}\ndon_vi: chi", ["loai_bo.ngay"], 0),
        (", chi_tieu: 40", "", [], 1),
        ("[Nông thôn mới, Bảo vệ môi trường]", "[Bảo vệ môi trường, Nông thôn mới]", ["gan_voi"], 0),
    ],
)
def test_what_moved_is_named(old: str, new: str, named: list[str], gone: int) -> None:
    """A stale approval names the value, row, block or reordered list that moved, and counts the values that left."""
    judgement = changed(old, new)
    assert judgement.state is ApprovalState.STALE
    assert places(judgement) == named
    assert judgement.gone == gone


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (", chi_tieu: 40", "", "trong Mục tiêu “Hộ tham gia” (muc_tieu[1]) có 1 giá trị đã duyệt nay không còn"),
        (", thuan_loi: b", "", "trong Khảo sát (khao_sat) có 1 giá trị đã duyệt nay không còn"),
        (", so_ky_hieu: 12-TTr", "", "sau Đề nghị công nhận › Ngày nhận có 1 giá trị đã duyệt nay không còn"),
        (
            "gan_voi: [Nông thôn mới, Bảo vệ môi trường]\n",
            "",
            "giữa Tên mô hình và Đơn vị có 2 giá trị đã duyệt nay không còn",
        ),
        (
            "gan_voi: [Nông thôn mới, Bảo vệ môi trường]\nthoi_gian: {bat_dau: 01/3/2026, ket",
            "gan_voi: [Bảo vệ môi trường, Nông thôn mới]\nthoi_gian: {ket",
            "1 giá trị đã duyệt nay không còn",
        ),
    ],
    ids=["of a row", "of a block", "at the end", "a whole list", "among values in another order"],
)
def test_where_values_have_left(old: str, new: str, told: str) -> None:
    """What was taken away is told by the block or row it stood in, else by what stands around it."""
    text = f"{BEFORE}{MORE}"
    assert text.count(old) == 1
    dossier = read(approved(text).replace(old, new))
    assert moved_words(dossier, judge(dossier, DAY), {}) == told


def test_rows_in_another_order() -> None:
    """Targets that change places make the approval stale, and the list is named."""
    first, second = re.findall(r"  - \{ten: .*\n", BEFORE)[:2]
    assert places(changed(first + second, second + first)) == ["muc_tieu"]


def test_the_only_row_by_its_name() -> None:
    """A list's only row that became another is told as that row, not as the list."""
    text = BEFORE.replace("  - {ten: Hộ tham gia, don_vi_tinh: hộ, chi_tieu: 40}\n", "")
    dossier = read(approved(text).replace("ten: Đường có hoa", "ten: Đường nở hoa"))
    assert moved_words(dossier, judge(dossier, DAY), {}) == "Mục tiêu “Đường nở hoa” (muc_tieu[0])"


def test_the_figures_decide() -> None:
    """A mark of other figures is stale even where every small digest agrees; nothing can be named then."""
    mark = fingerprint(read(BEFORE))
    other = mark[:3] + ("0" if mark[3] != "0" else "1") + mark[4:]
    assert judge(read(approved(BEFORE, other)), DAY) == Judgement(ApprovalState.STALE)


@pytest.mark.parametrize(
    "mark", ["", "abc", "d1", "d2 0123456789abcdef", "d1 0123456789abcdeg", "d1 0123456789abcdef ab"]
)
def test_a_mark_that_is_none(mark: str) -> None:
    """A text that is no mark approves nothing, and is told from an approval that has moved on."""
    assert judge(read(approved(BEFORE, mark)), DAY).state is ApprovalState.UNREADABLE_MARK


def test_white_space_in_a_mark() -> None:
    """A mark folded over lines, with any white space between its groups, is the same mark."""
    mark = "|\n    " + fingerprint(read(BEFORE)).replace(" ", "  \n    ")
    assert judge(read(approved(BEFORE, mark)), DAY).state is ApprovalState.APPROVED


@pytest.mark.parametrize("day", ["15/10/2026", ""])
def test_an_approval_still_to_come(day: str) -> None:
    """An approval of a later day, or of none, is not there yet; nor is one that nobody wrote."""
    assert judge(read(approved(BEFORE, day=day)), DAY) == Judgement(ApprovalState.WAITING)
    assert judge(read(BEFORE), DAY) == Judgement(ApprovalState.WAITING)


@pytest.mark.parametrize("path", SAMPLES[::6], ids=lambda path: path.stem)
def test_style_and_comments_move_nothing(path: Path) -> None:
    """What `fmt` makes of a dossier, and of one with comments or Windows line ends, has the mark of the dossier."""
    text = path.read_text(encoding="utf-8")
    mark = fingerprint(read(text))
    assert fingerprint(read(canonical(read_source("ho-so.yaml", text.encode())))) == mark
    assert fingerprint(read(f"# đã xem\r\n{text}".replace("\n", "\r\n"))) == mark
    assert fingerprint(read(document_text(read_source("ho-so.yaml", text.encode()).value or {}))) == mark


def leaves(tree: Tree, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """Return the ways to all texts of a file's data."""
    if isinstance(tree, dict):
        return [found for key, part in tree.items() for found in leaves(part, (*path, key))]
    if isinstance(tree, list):
        return [found for index, part in enumerate(tree) for found in leaves(part, (*path, index))]
    return [path] if tree is not None else []


def other_text(text: str, number: int) -> str:
    """Return another text of the same kind as a text: a figure, a day, or words."""
    if re.fullmatch(r"[\d.,]+%?", text):
        return str(1931 + number)
    if re.fullmatch(r"\d+/\d+/\d+", text):
        return f"{number % 28 + 1}/12/2031"
    return f"{text} {number}"


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_any_changed_value_is_named(data: st.DataObject) -> None:
    """Whichever value of a sample dossier changes, the approval is stale and names that value or what it stands in."""
    path = data.draw(st.sampled_from(SAMPLES))
    tree = read_source("ho-so.yaml", path.read_bytes()).value
    assert isinstance(tree, dict)
    mark = fingerprint(read(document_text(tree)))
    closed = {"loai", "chieu", "tu_danh_gia", "ket_luan", "xong"}
    ways = [way for way in leaves(tree) if way[-1] not in closed and way[0] not in {"cong_nhan", "khen_thuong"}]
    way = data.draw(st.sampled_from(ways))
    holder: Tree = tree
    for step in way[:-1]:
        holder = holder[step]  # type: ignore[index,call-overload]
    old = holder[way[-1]]  # type: ignore[index,call-overload]
    new = other_text(old, data.draw(st.integers(0, 150)))
    assume(new != old)
    holder[way[-1]] = new  # type: ignore[index,call-overload]
    tree["duyet"] = {"nguoi": "Trưởng Ban", "ngay": "14/10/2026", "ma_noi_dung": mark}
    dossier = read(document_text(tree))
    assume(fingerprint(dossier).split()[2:] != mark.split()[2:])
    judgement = judge(dossier, DAY)
    assert judgement.state is ApprovalState.STALE
    assert any(way[: len(place.path)] == place.path for place in judgement.places)


def test_places_in_words() -> None:
    """A place is told by the labels on its way, the name of its row, its key, and what stands there now."""
    dossier = read(BEFORE)
    told = {
        Moved(
            ("muc_tieu", 0, "chi_tieu"), "850"
        ): "Mục tiêu “Đường có hoa” › Chỉ tiêu (muc_tieu[0].chi_tieu) nay là “850”",
        Moved(("muc_tieu", 1)): "Mục tiêu “Hộ tham gia” (muc_tieu[1])",
        Moved(("muc_tieu", 0, "ket_qua", "2025"), "310"): (
            "Mục tiêu “Đường có hoa” › Kết quả năm 2025 (muc_tieu[0].ket_qua.2025) nay là “310”"
        ),
        Moved(("gan_voi", 1), "Đất"): "Nhiệm vụ gắn với thứ 2 (gan_voi[1]) nay là “Đất”",
        Moved(("minh_chung", 0, "mo_ta"), "a " * 40): (
            f"Minh chứng “anh.jpg” › Mô tả (minh_chung[0].mo_ta) nay là “{('a ' * 40)[:59]}…”"
        ),
        Moved(("dia_diem",), "nghiêng " * 12): f"Địa điểm (dia_diem) nay là “{' '.join(['nghiêng'] * 7)}…”",
    }
    assert {place: place_words(dossier, place, {}) for place in told} == told


def test_many_places_in_words() -> None:
    """Of many places five are named; values that left are counted; and where nothing can be named it is said."""
    dossier = read(BEFORE)
    judgement = Judgement(ApprovalState.STALE, (Moved(("ten",), "A"),) * 7, 3)
    assert moved_words(dossier, judgement, {}).endswith("; và 2 chỗ khác; 3 giá trị đã duyệt nay không còn")
    assert moved_words(dossier, Judgement(ApprovalState.STALE), {}) == "không rõ chỗ nào"
