"""A comparison as a report: titles, counts, what is named and what is only counted."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone

import pytest

from danvan_cli.report import Bullets, Heading, Paragraph
from danvan_cli.review.commits import Commit
from danvan_cli.review.compare import compare
from danvan_cli.review.file_change import Comparison, FileChange, Kind
from danvan_cli.review.narrowing import Wanted, narrowed
from danvan_cli.review.report import Review, amount, heading, named_effects, review_report
from danvan_cli.review.sides import ON_DISK, commit_as_data, side_of_commit, side_of_year
from danvan_cli.workspace import load_files, load_workspace

SHA = "a1b2c3d4" * 5
COMMIT = Commit(SHA, datetime(2026, 3, 5, 23, 30, tzinfo=timezone(timedelta(hours=7))), "Chị Hòa", "Ghi")
NAMES = {"don_vi:chi-bo-xom-1": "Chi bộ xóm 1", "mo_hinh:chi-bo-xom-1--a": "Đường hoa"}
MODEL = FileChange(
    Kind.ADDED, "ho-so", "chi-bo-xom-1--a", "Đường hoa", "dossiers/2026/chi-bo-xom-1--a.yaml", unit="chi-bo-xom-1",
    after={"ten": "Đường hoa"}, names=NAMES,
)  # fmt: skip
PLAN = FileChange(Kind.UNREADABLE, "ke-hoach", "ke-hoach", "Kế hoạch", "dossiers/2026/ke-hoach.yaml", faults=("Hỏng.",))
UNIT = FileChange(
    Kind.REMOVED, "don-vi", "chi-bo-xom-1", "Chi bộ xóm 1", "dossiers/2026/don-vi/chi-bo-xom-1.yaml",
    unit="chi-bo-xom-1", before={}, names=NAMES,
)  # fmt: skip


def review(comparison: Comparison, **more: object) -> Review:
    """Return a comparison of a commit with the disk."""
    return replace(Review(comparison, side_of_commit("HEAD", COMMIT), ON_DISK, date(2026, 4, 1), 2026), **more)


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ((), ""),
        ((MODEL,), "1 hồ sơ"),
        ((PLAN, UNIT), "2 tệp"),
        ((MODEL, PLAN), "1 hồ sơ và 1 tệp khác"),
    ],
)
def test_files_are_counted_by_kind(files, said):
    """Dossiers are counted apart from the other files; what there is none of is not said."""
    assert amount(Comparison(files)) == said


@pytest.mark.parametrize(
    ("revision", "title"),
    [
        ("HEAD", "lần ghi cuối (a1b2c3d, 05/3/2026)"),
        ("nhanh-moi", "nhanh-moi (a1b2c3d, 05/3/2026)"),
        ("a1b2", "a1b2c3d (05/3/2026)"),
        (SHA, "a1b2c3d (05/3/2026)"),
    ],
)
def test_a_side_is_named_as_it_was_asked_for(revision, title):
    """A branch keeps its name, with the short name and day of its commit; a commit's own name is not said twice."""
    assert side_of_commit(revision, COMMIT).title == title


def test_the_title_names_both_sides():
    """The files on disk are understood; two commits or two years are both named."""
    both = Comparison((MODEL,))
    assert review_report(review(both)).title == "So với lần ghi cuối (a1b2c3d, 05/3/2026): 1 hồ sơ thay đổi"
    years = review(both, before=side_of_year(2025), after=side_of_year(2026))
    assert review_report(years).title == "Năm 2026 so với năm 2025: 1 hồ sơ thay đổi"


def test_a_name_of_gits_keeps_its_letters():
    """A branch at the head of the title is written as git has it; danvan's own words begin with a capital."""
    titles = [
        review_report(review(Comparison((MODEL,)), after=side_of_commit(name, COMMIT))).title
        for name in ("nhanh-moi", "a1b2", "HEAD")
    ]
    assert [title.partition(" so với ")[0] for title in titles] == [
        "nhanh-moi (a1b2c3d, 05/3/2026)",
        "a1b2c3d (05/3/2026)",
        "Lần ghi cuối (a1b2c3d, 05/3/2026)",
    ]


def test_a_change_of_last_year_alone_is_no_silence():
    """Where only a dossier changed that this year's goes on from, title and body say so."""
    seen = review_report(review(Comparison(effects=("Mô hình được tính: 1 → 0/1",), past=("2025/a--b",))))
    assert seen.title == "So với lần ghi cuối (a1b2c3d, 05/3/2026): 1 hồ sơ năm trước thay đổi"
    assert seen.blocks[-1] == Paragraph("Hồ sơ năm trước mà mô hình năm nay tiếp tục đã thay đổi: 2025/a--b.")


def test_headings_say_what_a_file_is():
    """A model stands with its unit and stem, the plan and a unit's own file by what they are."""
    assert [heading(each) for each in (MODEL, PLAN, UNIT)] == [
        "“Đường hoa” · Chi bộ xóm 1 · chi-bo-xom-1--a",
        "Kế hoạch của năm · ke-hoach",
        "Tệp riêng của Chi bộ xóm 1 · don-vi/chi-bo-xom-1",
    ]


def test_what_it_does_stands_before_what_it_is():
    """A merge under way is told first, then the effects, then the files, then those that only look otherwise."""
    comparison = Comparison((MODEL,), ("Mô hình được tính: 0 → 1/1",), (0, 1, 1), ("b.yaml",))
    blocks = review_report(review(comparison, merging=("c.yaml",))).blocks
    assert [type(block) for block in blocks] == [Paragraph, Heading, Bullets, Heading, Bullets, Paragraph]
    assert blocks[0].text.endswith(": c.yaml.")
    assert blocks[2].items == ("Mô hình được tính: 0 → 1/1",)
    assert blocks[-1].text == "Chỉ đổi cách trình bày, nội dung không thay đổi: b.yaml."


def test_many_files_are_named_in_part():
    """Of very many files that only look otherwise the first are named and the others counted."""
    labels = tuple(f"{number}.yaml" for number in range(25))
    (block,) = review_report(review(Comparison(untouched_text=labels))).blocks
    assert block.text.endswith(" 19.yaml và 5 tệp khác.")


def test_an_effect_names_its_model():
    """The stem at the head of an effect is preceded by the model's name; other effects stay as they are."""
    effects = (
        "chi-bo-xom-1--a: hồ sơ mới",
        "Chi bộ xóm 1, đăng ký: từ đúng hạn thành nộp muộn 2 ngày",
        "và 3 việc khác",
    )
    assert named_effects(Comparison((MODEL,), effects, names=NAMES)) == (
        "“Đường hoa” (chi-bo-xom-1--a): hồ sơ mới",
        *effects[1:],
    )
    assert named_effects(Comparison(effects=effects)) == effects


def test_a_commit_that_is_none_has_the_same_keys():
    """Programs find the same keys for what is in git and for what is not."""
    assert list(commit_as_data(None)) == list(commit_as_data(COMMIT))
    assert set(commit_as_data(None).values()) == {None}


def dossier(unit, goal):
    """Write a dossier."""
    return f"ten: Đường hoa {unit}\ndon_vi: {unit}\nmuc_tieu:\n  - {{ten: Hoa, don_vi_tinh: m, chi_tieu: {goal}}}\n"


def test_a_wanted_unit_alone_is_taken_over(make_root):
    """Only the files of a wanted unit are those of the later state, its own file among them; the plan is not."""
    root = make_root(
        {
            "dossiers/2026/chi-bo-xom-1--a.yaml": dossier("chi-bo-xom-1", 1),
            "dossiers/2026/ban-xay-dung-dang--b.yaml": dossier("ban-xay-dung-dang", 1),
            "dossiers/2026/don-vi/chi-bo-xom-1.yaml": "kien_nghi: Một\n",
            "dossiers/2026/don-vi/ban-xay-dung-dang.yaml": "kien_nghi: Một\n",
        }
    )
    before = load_workspace(str(root), 2026)
    files = {
        file.label: file.document.data.replace(b": 1}", b": 2}").replace("Một".encode(), b"Hai")
        for file in before.files()
    }
    files["dossiers/2026/ke-hoach.yaml"] = files["dossiers/2026/ke-hoach.yaml"].replace(b"toan_xa: 1", b"toan_xa: 9")
    after = load_files(files, 2026, before)
    whole = compare(before, after, date(2026, 4, 1))
    assert len(whole.files) == 5
    part = narrowed(before, after, whole, Wanted(units=frozenset({"chi-bo-xom-1"})))
    assert [each.label for each in compare(before, part, date(2026, 4, 1)).files] == [MODEL.label, UNIT.label]
    one = narrowed(before, after, whole, Wanted(models=frozenset({"chi-bo-xom-1--a"})))
    assert [each.label for each in compare(before, one, date(2026, 4, 1)).files] == [MODEL.label]


def test_a_dossier_that_went_to_a_wanted_unit_is_there_once(make_root):
    """A dossier that changed its unit stands in the narrowed state as the later state has it, and only once."""
    root = make_root({"dossiers/2026/chi-bo-xom-1--a.yaml": dossier("chi-bo-xom-1", 1)})
    before = load_workspace(str(root), 2026)
    files = {
        file.label: file.document.data.replace(b"chi-bo-xom-1\nmuc", b"ban-xay-dung-dang\nmuc")
        for file in before.files()
    }
    after = load_files(files, 2026, before)
    whole = compare(before, after, date(2026, 4, 1))
    for unit in ("chi-bo-xom-1", "ban-xay-dung-dang"):
        part = narrowed(before, after, whole, Wanted(units=frozenset({unit})))
        assert [file.stem for file in part.dossiers] == ["chi-bo-xom-1--a"]
