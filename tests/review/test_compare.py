"""What changed between two versions of a year, said in the words of the office."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from danvan_cli.review.compare import compare
from danvan_cli.review.difference import swapped
from danvan_cli.review.file_change import Comparison, Kind
from danvan_cli.review.saying import sentences
from danvan_cli.workspace import load_files, load_workspace

PAIRS = sorted((Path(__file__).parent / "pairs").glob("*.txt"))
DOSSIER = "dossiers/2026/chi-bo-xom-1--duong-hoa.yaml"
_SECTIONS = ("# trước", "# sau", "# câu", "# tác động")
_FILE = "# tệp: "
_DAY = "# ngày: "


@dataclass
class Pair:
    """A pair written by hand: both versions of its files, the sentences about them, what they do to the year."""

    day: str
    before: dict[str, str]
    after: dict[str, str]
    sentences: list[str]
    effects: list[str] | None


def _read(path: Path) -> Pair:
    day, sections, current = "01/4/2026", {}, ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith(_DAY):
            day = line.removeprefix(_DAY)
        elif line in _SECTIONS:
            current = line
            sections[current] = []
        else:
            sections[current].append(line)
    before, after, told, *rest = (sections.get(name) for name in _SECTIONS)
    return Pair(day, _files(before), _files(after), told, rest[0])


def _files(lines: list[str]) -> dict[str, str]:
    found: dict[str, list[str]] = {}
    label = DOSSIER
    for line in lines:
        if line.startswith(_FILE):
            label = line.removeprefix(_FILE)
        else:
            found.setdefault(label, []).append(line)
    return {label: "\n".join([*written, ""]) for label, written in found.items()}


@pytest.fixture
def both(make_workspace, tmp_path, day):
    """Return a function that compares two workspaces, each a mapping of paths to texts."""

    def run(before, after, as_of="01/4/2026") -> Comparison:
        old = make_workspace(before)
        shutil.rmtree(tmp_path / "dossiers")
        return compare(old, make_workspace(after), day(as_of))

    return run


@pytest.mark.parametrize("path", PAIRS, ids=lambda path: path.stem)
def test_a_pair_is_told_in_exactly_these_sentences(path, both):
    """Each kind of change reads as its sentence was written by hand, and its effects too where they are given."""
    pair = _read(path)
    seen = both(pair.before, pair.after, pair.day)
    told = [sentence for change in seen.files for sentence in sentences(change)]
    told += [f"{label}: nội dung không thay đổi" for label in seen.untouched_text]
    assert told == pair.sentences
    if pair.effects is not None:
        assert list(seen.effects) == pair.effects


def test_there_are_at_least_forty_pairs():
    """No pair got lost on the way."""
    assert len(PAIRS) >= 40


def _with(text: str, more: str) -> dict[str, str]:
    return {DOSSIER: f"ten: Đường hoa thay cỏ dại\ndon_vi: chi-bo-xom-1\n{text}{more}"}


def test_a_workspace_beside_itself_shows_nothing(sample, day):
    """compare(a, a) is empty."""
    assert compare(sample, sample, day("14/10")) == Comparison()


def test_the_count_moves_as_the_year_does(sample, sample_root, day):
    """In the sample campaign a removal moves the count, and the sentence has the quota."""
    stem = "hoi-nong-dan--vu-dong-lien-ket"
    label = f"dossiers/2026/{stem}.yaml"
    data = (sample_root / label).read_bytes() + "loai_bo:\n  ngay: 12/10/2026\n  ly_do: Trùng\n".encode()
    seen = compare(sample, load_workspace(str(sample_root), 2026, {label: data}), day("14/10"))
    assert [(change.kind, change.stem, change.unit) for change in seen.files] == [
        (Kind.STRUCK_OFF, stem, "hoi-nong-dan")
    ]
    assert seen.counted == (44, 43, 42)
    assert seen.effects[0] == "Mô hình được tính: 44 → 43/42"


def test_a_reading_fault_that_stays_is_not_told_again(both):
    """A broken file with the same bytes on both sides is no change."""
    assert both(_with("ten: Hai lần\n", ""), _with("ten: Hai lần\n", "")) == Comparison()


def test_a_broken_dossier_that_comes_or_goes_is_named_by_its_stem(both):
    """A dossier that cannot be read is told when it comes and when it goes, with why it cannot be read."""
    broken = {"dossiers/2026/chi-bo-xom-1--ngo-xanh.yaml": "ten: Ngõ xanh\n"}
    come, gone = both({}, broken).files[0], both(broken, {}).files[0]
    assert (come.kind, gone.kind) == (Kind.UNREADABLE, Kind.REMOVED)
    assert sentences(come)[0].startswith("Tệp mới không đọc được nên chưa so sánh được; dòng 1: Thiếu mục don_vi")
    assert sentences(gone)[0] == "Bỏ hồ sơ mô hình “chi-bo-xom-1--ngo-xanh” của Chi bộ xóm 1."
    assert sentences(gone)[1].startswith("Bản trước không đọc được nên chưa so sánh được; dòng 1:")


def test_swapping_the_sides_swaps_a_rename(both):
    """What is renamed from a to b one way is renamed from b to a the other way, among like dossiers too."""

    def files(first: str, second: str) -> dict[str, str]:
        shared = "don_vi: chi-bo-xom-1\nlinh_vuc: kinh-te\nloai: moi\n"
        return {
            f"dossiers/2026/chi-bo-xom-1--{first}.yaml": f"ten: Đường hoa\ndia_diem: Xóm 1\n{shared}",
            f"dossiers/2026/chi-bo-xom-1--{second}.yaml": f"ten: Ngõ xanh\ndia_diem: Xóm 2\n{shared}",
        }

    there = both(files("a", "b"), files("c", "d"))
    back = both(files("c", "d"), files("a", "b"))
    assert [(change.former_stem, change.stem) for change in there.files] == [
        ("chi-bo-xom-1--a", "chi-bo-xom-1--c"),
        ("chi-bo-xom-1--b", "chi-bo-xom-1--d"),
    ]
    assert {(change.stem, change.former_stem) for change in back.files} == {
        (change.former_stem, change.stem) for change in there.files
    }


def test_two_dossiers_that_exchange_their_names_are_two_renames(both):
    """What stands whole under the other's name has moved there; neither is told as rewritten."""
    texts = [f"ten: {name}\ndon_vi: chi-bo-xom-1\ndia_diem: Xóm {n}\n" for n, name in enumerate(("Hoa", "Ngõ"), 1)]
    labels = [f"dossiers/2026/chi-bo-xom-1--{name}.yaml" for name in ("hoa", "ngo")]
    sides = [dict(zip(labels, texts, strict=True)), dict(zip(labels, reversed(texts), strict=True))]
    for old, new in (sides, reversed(sides)):
        files = both(old, new).files
        assert [(change.kind, change.stem, change.former_stem) for change in files] == [
            (Kind.RENAMED, "chi-bo-xom-1--hoa", "chi-bo-xom-1--ngo"),
            (Kind.RENAMED, "chi-bo-xom-1--ngo", "chi-bo-xom-1--hoa"),
        ]


def test_a_name_taken_over_from_a_dossier_that_went(both):
    """A dossier that goes on under the name of one that went is a rename, and the other is told as gone."""
    texts = [f"ten: {name}\ndon_vi: chi-bo-xom-1\ndia_diem: Xóm {n}\n" for n, name in enumerate(("Hoa", "Ngõ"), 1)]
    labels = [f"dossiers/2026/chi-bo-xom-1--{name}.yaml" for name in ("hoa", "ngo")]
    before, after = dict(zip(labels, texts, strict=True)), {labels[0]: texts[1]}
    assert [(change.kind, change.stem, change.former_stem) for change in both(before, after).files] == [
        (Kind.RENAMED, "chi-bo-xom-1--hoa", "chi-bo-xom-1--ngo"),
        (Kind.REMOVED, "chi-bo-xom-1--hoa", None),
    ]
    assert [(change.kind, change.stem, change.former_stem) for change in both(after, before).files] == [
        (Kind.ADDED, "chi-bo-xom-1--hoa", None),
        (Kind.RENAMED, "chi-bo-xom-1--ngo", "chi-bo-xom-1--hoa"),
    ]


def test_a_model_that_moves_to_another_unit_keeps_its_life(both):
    """A dossier under another unit with the same name and mostly the same content is a rename, not a loss."""
    text = "ten: Đường hoa\nlinh_vuc: kinh-te\ndia_diem: Xóm 1\n"
    seen = both(
        {"dossiers/2026/chi-bo-xom-1--hoa.yaml": f"{text}don_vi: chi-bo-xom-1\n"},
        {"dossiers/2026/ban-xay-dung-dang--hoa.yaml": f"{text}don_vi: ban-xay-dung-dang\n"},
    )
    assert [sentence for change in seen.files for sentence in sentences(change)] == [
        "Đổi tên hồ sơ: từ chi-bo-xom-1--hoa thành ban-xay-dung-dang--hoa.",
        "Đơn vị: “Chi bộ xóm 1” → “Ban Xây dựng Đảng”.",
    ]


def test_two_unlike_dossiers_are_one_gone_and_one_come(both):
    """A dossier that replaces an unlike one of the same unit is no rename."""
    seen = both(
        {DOSSIER: "ten: Đường hoa\ndon_vi: chi-bo-xom-1\ndia_diem: Xóm 1\n"},
        {"dossiers/2026/chi-bo-xom-1--loa.yaml": "ten: Tiếng loa\ndon_vi: chi-bo-xom-1\ndia_diem: Nhà văn hóa\n"},
    )
    assert [change.kind for change in seen.files] == [Kind.REMOVED, Kind.ADDED]


def test_a_changed_predecessor_moves_the_count_without_a_file_of_the_year(both):
    """The count leans on last year's dossier: when that changes, the effect is told though no file of 2026 did."""
    this = _with(
        "loai: nang-cao\nke_thua: 2025/chi-bo-xom-1--hoa\ndia_diem: Xóm 1\n"
        "thoi_gian: {bat_dau: 01/3/2026}\ndang_ky: {ngay: 03/3/2026}\n",
        "muc_tieu:\n  - {ten: Đường hoa, don_vi_tinh: m, chi_tieu: 800}\n",
    )
    past = "dossiers/2025/chi-bo-xom-1--hoa.yaml"
    target = "ten: Đường hoa\ndon_vi: chi-bo-xom-1\nmuc_tieu:\n  - {ten: Đường hoa, don_vi_tinh: m, chi_tieu: %s}\n"
    seen = both({**this, past: target % 900}, {**this, past: target % 700})
    assert (seen.files, seen.past) == ((), ("2025/chi-bo-xom-1--hoa",))
    assert "Mô hình được tính: 0 → 1/1" in seen.effects
    assert seen.names["mo_hinh:chi-bo-xom-1--duong-hoa"] == "Đường hoa thay cỏ dại"


def test_a_dossier_of_last_year_that_is_only_named_now_has_not_changed(both):
    """Of last year's dossiers only those are told that both versions go on from and that say something else."""
    past = {"dossiers/2025/chi-bo-xom-1--hoa.yaml": "ten: Đường hoa\ndon_vi: chi-bo-xom-1\n"}
    assert both({**_with("", ""), **past}, {**_with("ke_thua: 2025/chi-bo-xom-1--hoa\n", ""), **past}).past == ()
    goes_on = _with("ke_thua: 2025/chi-bo-xom-1--hoa\n", "")
    assert both({**goes_on, **past}, goes_on).past == ("2025/chi-bo-xom-1--hoa",)


def test_no_total_is_told_without_a_readable_plan(both):
    """While the plan cannot be read on one side there is no count and no effect, and the fault is told."""
    broken = {"dossiers/2026/ke-hoach.yaml": "nam: hai nghìn\n"}
    seen = both({}, broken)
    assert (seen.counted, seen.effects) == (None, ())
    assert [(change.what, change.kind) for change in seen.files] == [("ke-hoach", Kind.UNREADABLE)]


def test_a_first_plan_is_told_as_added(sample):
    """Where the earlier version had no plan yet, the plan is new, not unreadable; there is no count to compare."""
    files = {file.label: file.document.data for file in sample.files() if "ke-hoach" not in file.label}
    seen = compare(load_files(files, 2026), sample, date(2026, 3, 1))
    assert [(change.what, change.kind) for change in seen.files] == [("ke-hoach", Kind.ADDED)]
    assert sentences(seen.files[0])[0].startswith("Thêm kế hoạch năm: năm 2026; 2 căn cứ; chỉ tiêu (")
    assert seen.counted is None


def test_a_plan_or_office_that_goes_is_told_as_removed(sample):
    """A plan or office that no longer stands there is not called unreadable; what it held is summed up."""
    for word, what in (
        ("ke-hoach", "kế hoạch năm; trước đó ghi năm 2026; "),
        ("co-quan", "thông tin cơ quan; trước đó"),
    ):
        files = {each.label: each.document.data for each in sample.files() if not each.label.endswith(f"/{word}.yaml")}
        (change,) = compare(sample, load_files(files, 2026), date(2026, 3, 1)).files
        assert (change.what, change.kind) == (word, Kind.REMOVED)
        assert sentences(change)[0].startswith(f"Bỏ {what}")


def test_a_shortcut_that_leads_nowhere_is_a_file_that_cannot_be_read(make_root, day):
    """A new dossier that is a broken link stands there all the same, and is told as unreadable."""
    root = make_root({})
    before = load_workspace(str(root), 2026)
    (root / DOSSIER).symlink_to(root / "khong-co.yaml")
    assert [change.kind for change in compare(before, load_workspace(str(root), 2026), day("01/4")).files] == [
        Kind.UNREADABLE
    ]


def test_a_unit_file_that_goes_is_told_by_the_units_name(both):
    """A unit's own file is called by the name of its unit."""
    label = "dossiers/2026/don-vi/chi-bo-xom-1.yaml"
    seen = both({label: "nop:\n  dang-ky: {ngay: 03/3/2026}\nhan_che: Ít.\n"}, {})
    assert [sentence for change in seen.files for sentence in sentences(change)] == [
        "Bỏ tệp riêng của Chi bộ xóm 1; trước đó ghi đã nộp (danh sách đăng ký (ngày nhận 03/3/2026)); hạn chế “Ít.”"
    ]
    assert [change.unit for change in seen.files] == ["chi-bo-xom-1"]


def test_a_bare_new_dossier_has_no_facts_yet(both):
    """A dossier of a name and a unit alone is told without an empty list of facts."""
    seen = both({}, {DOSSIER: "ten: Đường hoa\ndon_vi: chi-bo-xom-9\n"})
    assert sentences(seen.files[0]) == ("Thêm mô hình “Đường hoa” của chi-bo-xom-9.",)


def test_a_file_too_large_to_read_is_told_when_it_may_have_changed(both):
    """Two versions beyond the limit cannot be compared: equal sizes pass, another size is told."""
    large = "ten: A\ndon_vi: chi-bo-xom-1\n# " + "x" * 1_200_000
    assert both({DOSSIER: large}, {DOSSIER: large}).files == ()
    told = both({DOSSIER: large}, {DOSSIER: large + "x" * 200_000}).files
    assert [change.kind for change in told] == [Kind.UNREADABLE]


def test_like_dossiers_renamed_at_once_find_each_other_by_name(both):
    """Dossiers that all changed a little and changed their file names pair by their names first."""

    def files(ending: str, place: str) -> dict[str, str]:
        return {
            f"dossiers/2026/chi-bo-xom-1--{n}{ending}.yaml": (
                f"ten: Mô hình {n}\ndon_vi: chi-bo-xom-1\nlinh_vuc: kinh-te\nloai: moi\ndia_diem: {place}\n"
                "muc_tieu:\n  - {ten: Hộ tham gia, don_vi_tinh: hộ, chi_tieu: 40}\n"
            )
            for n in ("mot", "hai", "ba")
        }

    seen = both(files("", "Xóm 1"), files("-moi", "Xóm 2"))
    assert {change.stem: change.former_stem for change in seen.files} == {
        f"chi-bo-xom-1--{n}-moi": f"chi-bo-xom-1--{n}" for n in ("mot", "hai", "ba")
    }


@pytest.mark.parametrize("path", PAIRS, ids=lambda path: path.stem)
def test_swapping_the_sides_swaps_what_is_told(path, both):
    """Every pair compared the other way round has the same files with their sides and differences swapped."""
    pair = _read(path)
    there, back = both(pair.before, pair.after, pair.day), both(pair.after, pair.before, pair.day)
    assert sorted(_turned(change) for change in there.files) == sorted(_seen(change) for change in back.files)
    assert there.untouched_text == back.untouched_text


def _seen(change) -> tuple[str, str, str]:
    sides = change.former_stem or change.stem, change.stem
    return (*sides, repr((change.before, change.after, change.difference)))


def _turned(change) -> tuple[str, str, str]:
    sides = change.stem, change.former_stem or change.stem
    turned = change.difference and swapped(change.difference)
    return (*sides, repr((change.after, change.before, turned)))
