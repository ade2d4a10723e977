"""The year on a day: obligations, quotas and figures, with what cannot be read said aloud."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

import pytest

from danvan_cli.progress.deadlines import Standing
from danvan_cli.progress.funnel import by_block, by_field, by_origin, by_subject, funnel
from danvan_cli.progress.next_steps import next_steps
from danvan_cli.progress.status import overview_report, status_report
from danvan_cli.progress.totals import read_sentence, totals
from danvan_cli.progress.year import Year
from danvan_cli.report import Bars, Outcome, Table
from danvan_cli.workspace import Workspace

MakeWorkspace = Callable[[Mapping[str, str | bytes]], Workspace]

FIRST = "dossiers/2026/chi-bo-xom-1--duong-hoa.yaml"
SECOND = "dossiers/2026/chi-bo-xom-1--ngo-xanh.yaml"
UNIT = "dossiers/2026/don-vi/chi-bo-xom-1.yaml"
PLAN = "dossiers/2026/ke-hoach.yaml"


def model(name: str = "Đường hoa", rest: str = "") -> str:
    """Return a dossier registered on 03/3 whose slip is complete."""
    return (
        f"ten: {name}\ndon_vi: chi-bo-xom-1\nloai: moi\ndia_diem: Xóm 1\nlinh_vuc: kinh-te\n"
        "thoi_gian: {bat_dau: 10/3/2026}\nmuc_tieu: [{ten: Hoa}]\nchu_the: {loai: chi-bo, ten: Chi bộ xóm 1}\n"
        f"dang_ky: {{ngay: 03/3/2026}}\n{rest}"
    )


def year_of(workspace: Workspace, day: date) -> Year:
    """Return the year, which must be readable."""
    year = Year.of(workspace, day)
    assert year is not None
    return year


def standing(year: Year, deadline: str) -> Standing:
    """Return how the one unit of the minimal plan stands by a deadline."""
    return next(owed.standing for owed in year.obligations if owed.deadline.code == deadline)


def test_the_units_own_file_wins(make_workspace: MakeWorkspace) -> None:
    """A list handed in as a whole dates the obligation, whatever the slips say."""
    files = {FIRST: model(), UNIT: "nop: {dang-ky: {ngay: 06/3/2026}}\n"}
    year = year_of(make_workspace(files), date(2026, 3, 20))
    assert standing(year, "dang-ky") is Standing.MET_LATE
    early = year_of(make_workspace(files), date(2026, 3, 4))
    assert standing(early, "dang-ky") is Standing.LAST_DAY


def test_a_unit_file_without_a_day_decides_nothing(make_workspace: MakeWorkspace) -> None:
    """A receipt with a number and no day leaves the slips to speak."""
    files = {FIRST: model(), UNIT: "nop: {dang-ky: {so_ky_hieu: 01-CV/CB}}\n"}
    assert standing(year_of(make_workspace(files), date(2026, 3, 20)), "dang-ky") is Standing.MET_IN_TIME


def test_the_report_is_met_by_the_last_model(make_workspace: MakeWorkspace) -> None:
    """A unit has reported when each of its living models has, on the last of their days."""
    half = {FIRST: model(rest="bao_cao: {ngay: 05/9/2026}\n"), SECOND: model("Ngõ xanh")}
    assert standing(year_of(make_workspace(half), date(2026, 9, 20)), "bao-cao") is Standing.OVERDUE
    whole = half | {SECOND: model("Ngõ xanh", "bao_cao: {ngay: 12/9/2026}\n")}
    year = year_of(make_workspace(whole), date(2026, 9, 20))
    owed = next(one for one in year.obligations if one.deadline.code == "bao-cao")
    assert (owed.met_on, owed.judged.sentence) == (date(2026, 9, 12), "nộp muộn 2 ngày")


def test_a_unit_that_lost_every_model_owes_no_report(make_workspace: MakeWorkspace) -> None:
    """A unit whose models are all struck off owes no report; one that never registered does."""
    lost = {FIRST: model(rest="loai_bo: {ngay: 10/6/2026, ly_do: Đổi việc}\n")}
    assert standing(year_of(make_workspace(lost), date(2026, 9, 20)), "bao-cao") is Standing.NOT_OWED


def test_the_board_owes_the_summary(make_workspace: MakeWorkspace) -> None:
    """The consolidated report is met by `tong_hop.ngay` alone."""
    files = {PLAN: "tong_hop: {ngay: 15/10/2026}\n"}
    year = year_of(make_workspace(files), date(2026, 10, 20))
    assert standing(year, "tong-hop") is Standing.MET_ON_THE_DAY
    assert standing(year_of(make_workspace(files), date(2026, 10, 14)), "tong-hop") is Standing.LAST_DAY


def test_an_unreadable_dossier_leaves_the_unit_open(make_workspace: MakeWorkspace) -> None:
    """Where a dossier cannot be read nothing is claimed of its unit, and every total says so."""
    workspace = make_workspace({FIRST: "ten: [\n"})
    year = year_of(workspace, date(2026, 9, 20))
    assert standing(year, "dang-ky") is Standing.UNKNOWN
    assert standing(year, "bao-cao") is Standing.UNKNOWN
    assert read_sentence(workspace) == "0/1 hồ sơ; 1 hồ sơ lỗi chưa tính"
    first = next(iter(next_steps(year)))
    assert FIRST in first.why


def test_an_unreadable_unit_file_leaves_the_unit_open(make_workspace: MakeWorkspace) -> None:
    """A unit's own file that cannot be read may hold the day, so nothing is claimed."""
    year = year_of(make_workspace({UNIT: "nop: [\n"}), date(2026, 9, 20))
    assert standing(year, "dang-ky") is Standing.UNKNOWN


def test_the_shares_name_what_is_unknown(make_workspace: MakeWorkspace) -> None:
    """A model of no known field, block, kind or subject is not lost from the shares."""
    stray = "ten: Lạc\ndon_vi: noi-khac\nlinh_vuc: la\ndang_ky: {ngay: 03/3/2026}\n"
    year = year_of(make_workspace({FIRST: model(), "dossiers/2026/noi-khac--lac.yaml": stray}), date(2026, 9, 5))
    for shares in (by_field(year), by_block(year), by_origin(year), by_subject(year)):
        assert sum(share.registered for share in shares) == 2
        assert shares[-1].code == ""
        assert sum(share.counted for share in shares) == 1


def test_a_struck_off_model_is_in_no_figure(make_workspace: MakeWorkspace) -> None:
    """What is struck off leaves the funnel whole."""
    lost = model(rest="bao_cao: {ngay: 05/5/2026}\nloai_bo: {ngay: 10/6/2026, ly_do: Đổi việc}\n")
    year = year_of(make_workspace({FIRST: lost}), date(2026, 9, 5))
    assert {step.count for step in funnel(year.models)} == {0}
    assert totals(year)["uncounted"] == {"chi-bo-xom-1--duong-hoa": "đã loại khỏi danh sách"}


def test_status_says_who_owes(make_workspace: MakeWorkspace) -> None:
    """The status names the units that owe, the models that do not count, and both quotas."""
    workspace = make_workspace({FIRST: model(rest="loai_bo: {ngay: 10/3/2026, ly_do: Đổi việc}\n"), PLAN: two_units()})
    report = status_report(workspace, date(2026, 3, 20))
    tables = [block for block in report.blocks if isinstance(block, Table)]
    assert any("Hội Liên hiệp Phụ nữ" in row for table in tables for row in table.rows)
    assert any("đã loại khỏi danh sách" in row for table in tables for row in table.rows)
    bars = [block for block in report.blocks if isinstance(block, Bars)]
    assert bars[0].items[0].figure == "0/1 mô hình được tính, còn thiếu 1"
    assert report.outcome() is Outcome.CLEAN


@pytest.mark.parametrize(
    ("day", "words", "command"),
    [
        (date(2026, 3, 1), "Còn 3 ngày để đăng ký mô hình, trước ngày 05/3/2026", "render phu-luc-01"),
        (date(2026, 3, 4), "Hôm nay là ngày cuối để đăng ký mô hình", "render phu-luc-01"),
        (date(2026, 3, 5), "Đôn đốc 2 đơn vị đã quá hạn đăng ký mô hình", "render cong-van-don-doc --all"),
    ],
)
def test_the_next_step_fits_the_day(make_workspace: MakeWorkspace, day: date, words: str, command: str) -> None:
    """Before the deadline it is to remind, after it to urge by letter."""
    steps = next_steps(year_of(make_workspace({PLAN: two_units()}), day))
    assert [step.command for step in steps if step.why.startswith(words)] == [f"danvan {command}"]


@pytest.mark.parametrize("day", [date(2026, 3, 1), date(2026, 9, 5), date(2026, 10, 14), date(2026, 11, 20)])
@pytest.mark.parametrize("asked_by", ["", "status", "check"])
def test_each_command_is_advised_once_and_never_the_one_that_asks(sample: Workspace, day: date, asked_by: str) -> None:
    """Two reasons for one command stand behind it together; who has just read a page is not sent to it."""
    commands = [step.command for step in next_steps(year_of(sample, day), asked_by)]
    assert len(set(commands)) == len(commands) > 0
    assert f"danvan {asked_by}" not in commands


def test_what_is_left_out_of_a_list_is_called_what_it_is(make_workspace: MakeWorkspace) -> None:
    """Three are named; the others are so many units, or so many dossiers."""
    more = "".join(f"  - {{ma: chi-bo-xom-{n}, ten: Chi bộ xóm {n}, khoi: chi-bo}}\n" for n in range(2, 6))
    for day in (date(2026, 3, 1), date(2026, 3, 5)):
        steps = next_steps(year_of(make_workspace({PLAN: two_units() + more}), day))
        assert any("Hội Liên hiệp Phụ nữ, Chi bộ xóm 2 và 3 đơn vị khác" in step.why for step in steps)
    broken = {FIRST.replace("duong", f"x{n}"): "ten: [\n" for n in range(5)}
    assert "và 2 hồ sơ khác" in next(iter(next_steps(year_of(make_workspace(broken), date(2026, 3, 5))))).why


def test_the_summary_is_prepared_when_all_else_is_done(make_workspace: MakeWorkspace) -> None:
    """When every unit has handed in, what is left is the Board's own report."""
    done = {FIRST: model(rest="bao_cao: {ngay: 05/9/2026}\n")}
    report = overview_report(make_workspace(done), date(2026, 10, 1))
    steps = [(step.command, step.why) for step in report.next_steps]
    assert steps == [("danvan render bao-cao-tong-hop", "Chuẩn bị báo cáo tổng hợp: còn 13 ngày.")]


def test_nothing_is_left_at_the_end(make_workspace: MakeWorkspace) -> None:
    """A finished year asks for nothing and shows every deadline as met."""
    done = {FIRST: model(rest="bao_cao: {ngay: 05/9/2026}\n"), PLAN: "tong_hop: {ngay: 12/10/2026}\n"}
    report = status_report(make_workspace(done), date(2026, 12, 1))
    assert report.next_steps == ()
    deadlines = next(block for block in report.blocks if isinstance(block, Table))
    assert [row[-1].text for row in deadlines.rows if not isinstance(row[-1], str)] == ["0", "0", "0"]


@pytest.mark.parametrize("report_of", [status_report, overview_report])
def test_a_bad_plan_is_said(make_workspace: MakeWorkspace, report_of: Callable[[Workspace, date], object]) -> None:
    """While the plan cannot be read nothing is counted, the fault is named, and the run fails."""
    report = report_of(make_workspace({PLAN: "nam: hai không hai sáu\n"}), date(2026, 3, 1))
    assert report.outcome() is Outcome.FAULTS  # type: ignore[attr-defined]
    assert "ke-hoach.yaml" in report.blocks[0].text  # type: ignore[attr-defined]


def two_units() -> str:
    """Return the plan's units, two of them owing."""
    return (
        "don_vi:\n  - {ma: chi-bo-xom-1, ten: Chi bộ xóm 1, khoi: chi-bo}\n"
        "  - {ma: hoi-phu-nu, ten: Hội Liên hiệp Phụ nữ, khoi: doan-the}\n"
    )
