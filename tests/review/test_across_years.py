"""Two years beside each other: what goes on, what is new, what has ended."""

from __future__ import annotations

import pytest

from danvan_cli.review.across_years import compare_years
from danvan_cli.review.file_change import Kind
from danvan_cli.review.saying import sentences
from danvan_cli.workspace import load_workspace

OLD, NEW = "dossiers/2025/chi-bo-xom-1--", "dossiers/2026/chi-bo-xom-1--"


@pytest.fixture
def years(make_root, day):
    """Return a function that compares 2025 with 2026 of one workspace."""

    def run(files):
        root = make_root(files)
        plan = (root / "dossiers/2026/ke-hoach.yaml").read_text(encoding="utf-8")
        target = root / "dossiers/2025/ke-hoach.yaml"
        target.parent.mkdir(exist_ok=True)
        if not target.exists():
            target.write_text(plan.replace("2026", "2025"), encoding="utf-8")
        return compare_years(load_workspace(str(root), 2025), load_workspace(str(root), 2026), day("01/4"))

    return run


def _dossier(name: str, more: str = "") -> str:
    return f"ten: {name}\ndon_vi: chi-bo-xom-1\n{more}"


def test_a_model_goes_on_by_the_reference_it_gives(years):
    """`ke_thua` wins over every likeness, and what lasts is compared while last year's goal is not told twice."""
    goal = "muc_tieu:\n  - {ten: Đường có hoa, don_vi_tinh: m, chi_tieu: %s%s}\n"
    seen = years(
        {
            f"{OLD}hoa.yaml": _dossier("Đường hoa", goal % (700, "")),
            f"{NEW}tuyen-hoa.yaml": _dossier(
                "Tuyến đường hoa", "ke_thua: 2025/chi-bo-xom-1--hoa\n" + goal % (800, ", chi_tieu_nam_truoc: 700")
            ),
        }
    )
    assert [sentence for change in seen.files if change.what == "ho-so" for sentence in sentences(change)] == [
        "Tiếp tục mô hình năm 2025 (2025/chi-bo-xom-1--hoa).",
        "Đổi tên mô hình “Đường hoa” thành “Tuyến đường hoa”.",
        "Mục tiêu “Đường có hoa” › Chỉ tiêu: 700 → 800 m (+14,3 %).",
    ]


def test_new_and_ended_models_are_told_as_such(years):
    """A model without a like one in the other year is new, or has ended; the totals follow."""
    seen = years({f"{OLD}loa.yaml": _dossier("Tiếng loa"), f"{NEW}hoa.yaml": _dossier("Đường hoa", "loai: moi\n")})
    told = [sentences(change) for change in seen.files if change.what == "ho-so"]
    assert told == [
        ("Mô hình mới của năm 2026: “Đường hoa” của Chi bộ xóm 1.",),
        ("Năm 2026 không tiếp tục mô hình “Tiếng loa” của Chi bộ xóm 1.",),
    ]
    assert seen.effects == (
        "Mô hình được tính: năm 2025 là 0, năm 2026 là 0/1",
        "Tiếp tục 0 mô hình, 1 mô hình mới, 1 mô hình không tiếp tục (trong đó 1 năm 2025 chưa đăng ký)",
    )


def test_without_a_reference_the_stem_and_then_the_name_decide(years):
    """The same stem goes on; then the unit's most alike name does; each former model but once."""
    seen = years(
        {
            f"{OLD}hoa.yaml": _dossier("Đường hoa"),
            f"{OLD}den.yaml": _dossier("Thắp sáng đường quê"),
            f"{NEW}hoa.yaml": _dossier("Con đường nở hoa"),
            f"{NEW}den-duong.yaml": _dossier("Thắp sáng đường quê em"),
        }
    )
    assert [(change.kind, change.stem, change.former_stem) for change in seen.files if change.what == "ho-so"] == [
        (Kind.RENAMED, "chi-bo-xom-1--den-duong", "chi-bo-xom-1--den"),
        (Kind.CHANGED, "chi-bo-xom-1--hoa", "chi-bo-xom-1--hoa"),
    ]


def test_files_that_cannot_be_read_are_told_with_their_year(years):
    """A broken dossier or plan of either year is named, and no count is given without both plans."""
    seen = years({f"{OLD}hoa.yaml": "ten: Đường hoa\n", "dossiers/2025/ke-hoach.yaml": "nam: [2025]\n"})
    faults = [sentences(change)[0] for change in seen.files if change.kind is Kind.UNREADABLE]
    assert [fault.partition(";")[0] for fault in faults] == [
        "Năm 2025: không đọc được nên chưa so sánh được",
        "Năm 2025: không đọc được nên chưa so sánh được",
    ]
    assert seen.counted is None


def test_what_changed_in_the_plan_itself_is_told(years):
    """The quota and the deadlines of two years are compared; the year's own papers are not."""
    seen = years({"dossiers/2026/ke-hoach.yaml": "nam: 2026\n"})
    assert [sentences(change)[0] for change in seen.files] == [
        "Thời hạn “Đăng ký mô hình” › Trước ngày: 05/3/2025 → 05/3/2026."
    ]


GOES_ON = "ke_thua: 2025/chi-bo-xom-1--hoa\n"


def _told(seen):
    return [sentences(change) for change in seen.files if change.what == "ho-so"]


def test_a_model_that_went_on_but_was_struck_off_is_told_so(years):
    """A model that has left this year's list is not counted among those that go on."""
    off = "loai_bo: {ngay: 10/3/2026, ly_do: Trùng}\n"
    seen = years({f"{OLD}hoa.yaml": _dossier("Đường hoa"), f"{NEW}hoa.yaml": _dossier("Đường hoa", GOES_ON + off)})
    assert _told(seen) == [
        (
            "Tiếp tục mô hình năm 2025 (2025/chi-bo-xom-1--hoa), nhưng đã loại khỏi danh sách năm 2026.",
            "Loại mô hình khỏi danh sách: ngày loại bỏ 10/3/2026; lý do loại bỏ “Trùng”.",
        )
    ]
    assert seen.files[0].kind is Kind.STRUCK_OFF
    assert seen.effects[-1] == (
        "Tiếp tục 0 mô hình, 0 mô hình mới, 0 mô hình không tiếp tục, 1 mô hình đã loại khỏi danh sách"
    )


def test_a_new_model_that_was_struck_off_is_told_so(years):
    """A model of this year alone that has left the list is no longer counted among the new ones."""
    off = "loai: moi\nloai_bo: {ngay: 10/3/2026, ly_do: Trùng}\n"
    seen = years({f"{NEW}hoa.yaml": _dossier("Đường hoa", off)})
    assert _told(seen)[0][0].startswith(
        "Mô hình mới của năm 2026, đã loại khỏi danh sách: “Đường hoa” của Chi bộ xóm 1"
    )
    assert seen.effects[-1].startswith("Tiếp tục 0 mô hình, 0 mô hình mới, 0 mô hình không tiếp tục, 1 mô hình đã loại")


def test_a_continued_model_without_a_dossier_of_last_year_is_not_new(years):
    """Only `loai: moi` makes a model new; another without a dossier of 2025 is said to have none."""
    seen = years({f"{NEW}hoa.yaml": _dossier("Đường hoa", "loai: nang-cao\n")})
    assert _told(seen) == [
        ("Mô hình năm 2026 chưa có hồ sơ năm 2025: “Đường hoa” của Chi bộ xóm 1: duy trì, nâng cao.",)
    ]
    assert seen.effects[-1] == (
        "Tiếp tục 0 mô hình, 0 mô hình mới, 0 mô hình không tiếp tục, 1 mô hình chưa có hồ sơ năm 2025"
    )


def test_a_model_whose_other_year_cannot_be_read_is_neither_new_nor_ended(years):
    """Where the dossier of one year is broken, only that is said of it."""
    broken = "ten: Đường hoa\nten: Hai\n"
    later = years({f"{OLD}hoa.yaml": _dossier("Đường hoa"), f"{NEW}hoa.yaml": broken})
    assert [change.kind for change in later.files if change.what == "ho-so"] == [Kind.UNREADABLE]
    assert later.effects[-2:] == (
        "Tiếp tục 0 mô hình, 0 mô hình mới, 0 mô hình không tiếp tục",
        "1 hồ sơ không đọc được, chưa tính vào các số trên",
    )


def test_a_model_that_goes_on_from_a_broken_dossier_is_not_new(years):
    """A dossier of 2025 that stands there but cannot be read is not said to be missing."""
    broken = "ten: Đường hoa\nten: Hai\n"
    seen = years({f"{OLD}hoa.yaml": broken, f"{NEW}hoa.yaml": _dossier("Đường hoa", GOES_ON)})
    assert _told(seen)[0] == (
        "Mô hình năm 2026: “Đường hoa” của Chi bộ xóm 1: phần “Kế thừa”.",
        "Hồ sơ năm 2025 không đọc được nên chưa so sánh được.",
    )
    assert seen.effects[-1].endswith("1 mô hình có hồ sơ năm 2025 không đọc được")


def test_a_model_that_went_to_another_unit_is_told_so(years):
    """The unit that answers for a model lasts from year to year; that it moved is said, by name."""
    seen = years(
        {
            f"{OLD}hoa.yaml": _dossier("Đường hoa"),
            f"{NEW}hoa.yaml": _dossier("Đường hoa", GOES_ON).replace("don_vi: chi-bo-xom-1", "don_vi: khac"),
        }
    )
    assert any("Đơn vị" in sentence and "khac" in sentence for sentence in _told(seen)[0])


def test_what_became_of_the_models_that_ended_is_counted(years):
    """A model struck off, and one that was never registered, have not ended as the others have."""
    off = "dang_ky: {ngay: 03/3/2025}\nloai_bo: {ngay: 05/5/2025, ly_do: Trùng}\n"
    seen = years(
        {
            f"{OLD}a.yaml": _dossier("Tiếng loa", off),
            f"{OLD}b.yaml": _dossier("Nồi cháo"),
            f"{OLD}c.yaml": _dossier("Ngõ sáng", "dang_ky: {ngay: 03/3/2025}\n"),
        }
    )
    assert seen.effects[-1] == (
        "Tiếp tục 0 mô hình, 0 mô hình mới, "
        "3 mô hình không tiếp tục (trong đó 1 đã loại năm 2025, 1 năm 2025 chưa đăng ký)"
    )
