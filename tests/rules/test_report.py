"""The report of a check: totals that are true, the next steps, the cards of the rules that spoke."""

from __future__ import annotations

from datetime import date

import pytest

from danvan_cli.progress.milestones import Milestone
from danvan_cli.report import Outcome
from danvan_cli.rules.registry import rule_named
from danvan_cli.rules.report import check_report

DAY = date(2026, 3, 4)
FIRST = "dossiers/2026/chi-bo-xom-1--duong-hoa.yaml"
SECOND = "dossiers/2026/chi-bo-xom-1--ngo-xanh.yaml"
PLAN = "dossiers/2026/ke-hoach.yaml"
SLIP = (
    "ten: Đường hoa\ndon_vi: chi-bo-xom-1\nloai: moi\ndia_diem: Xóm 1\nlinh_vuc: kinh-te\n"
    "thoi_gian: {bat_dau: 10/3/2026}\nmuc_tieu: [{ten: Hoa}]\nchu_the: {loai: chi-bo, ten: Chi bộ xóm 1}\n"
    "khao_sat: {thuc_trang: Cỏ dại, thuan_loi: Đồng thuận, kho_khan: Thiếu giống}\ndang_ky: {ngay: 03/3/2026}\n"
)
WAIVER = "mien: [{luat: DV404, ly_do: Đã công bố, nguoi: Trưởng Ban, ngay: 03/3/2026}]\n"
LONG = "Đường hoa " * 20


def codes(findings):
    """Return the codes of findings."""
    return {one.code for one in findings}


def test_a_good_slip_is_clean_and_counted(make_workspace):
    """A complete slip gives no error, and the summary says how far the quota is met."""
    report = check_report(make_workspace({FIRST: SLIP}), DAY)
    assert (report.command, report.year, report.as_of) == ("check", 2026, DAY)
    assert report.title == "Kiểm tra hồ sơ năm 2026, tính đến ngày 04/3/2026"
    assert report.summary == "Được tính vào chỉ tiêu: 1/1 mô hình."
    assert report.scope == "1 hồ sơ"
    assert report.outcome() is Outcome.CLEAN
    assert report.unit_names["chi-bo-xom-1"] == "Chi bộ xóm 1"
    assert (report.data["errors"], report.data["dossiers"], report.data["unreadable"]) == (0, 1, 0)
    assert report.data["quota"] == {"counted": 1, "goal": 1}


def test_totals_add_up(make_workspace):
    """Errors and warnings are the findings, waived ones stand apart, unreadable dossiers are said aloud."""
    waived = SLIP.replace("Đường hoa", LONG) + WAIVER
    report = check_report(make_workspace({FIRST: waived, SECOND: "ten: [\n"}), DAY)
    assert report.data["errors"] + report.data["warnings"] == len(report.findings)
    assert report.data["errors"] == sum(one.is_error for one in report.findings) > 0
    assert report.data["waived"] == len(report.waived) == 1
    assert (report.data["dossiers"], report.data["unreadable"]) == (2, 1)
    assert report.scope == "1/2 hồ sơ; 1 hồ sơ lỗi chưa tính"
    assert report.outcome() is Outcome.FAULTS


def test_a_waived_finding_has_a_card_and_no_place_among_the_findings(make_workspace):
    """What was waived is explained too, but is not counted as found."""
    report = check_report(make_workspace({FIRST: SLIP.replace("Đường hoa", LONG) + WAIVER}), DAY)
    assert codes(report.waived) == {"DV404"}
    assert "DV404" not in codes(report.findings)
    assert "DV404" in codes(report.rules)


def test_cards_are_of_the_rules_that_spoke(make_workspace):
    """One card for each code found, in order, with the title, what is looked at and the mending of its page."""
    report = check_report(make_workspace({FIRST: SLIP + "zzz: 1\n"}), DAY)
    assert [card.code for card in report.rules] == sorted(codes(report.findings))
    card = next(card for card in report.rules if card.code == "DV004")
    assert (card.title, card.name) == (rule_named("DV004").title, rule_named("DV004").name)
    assert card.looks_at
    assert card.mend


def test_without_a_plan_nothing_is_totalled(make_workspace):
    """While the plan cannot be read the summary says so, and no quota is made up."""
    report = check_report(make_workspace({PLAN: "zzz: 1\n", FIRST: SLIP}), DAY)
    assert report.summary == "Chưa tính được chỉ tiêu vì ke-hoach.yaml hoặc co-quan.yaml còn lỗi."
    assert "quota" not in report.data
    assert report.skipped
    assert report.next_steps[0].command == "danvan explain DV004"


def test_the_first_step_is_what_cannot_be_read(make_workspace):
    """A file that cannot be read comes first, with its place, and no more than three steps are named."""
    report = check_report(make_workspace({FIRST: "ten: Đường hoa\ndon_vi: chi-bo-xom-1\nzzz: 1\n"}), DAY)
    assert report.next_steps[0].command == "danvan explain DV004"
    assert report.next_steps[0].why.startswith(f"Sửa {FIRST}, dòng 3: ")
    assert 1 < len(report.next_steps) <= 3


def test_the_gravest_error_is_explained(make_workspace):
    """When all can be read and the year asks for nothing more urgent, the first error gets its step."""
    report = check_report(make_workspace({FIRST: SLIP.replace("kinh-te", "khac")}), DAY)
    worst = next(one for one in report.findings if one.is_error)
    assert worst.code == "DV403"
    steps = {step.command: step.why for step in report.next_steps}
    assert steps["danvan explain DV403"] == f"Xem cách sửa lỗi DV403: {worst.message}"


def test_a_warning_is_explained_when_there_is_no_error(make_workspace):
    """With warnings alone the first of them is explained."""
    report = check_report(make_workspace({FIRST: SLIP.replace("Đường hoa", LONG)}), DAY)
    assert not any(one.is_error for one in report.findings)
    step = report.next_steps[-1]
    assert step.command == f"danvan explain {report.findings[0].code}"
    assert step.why == f"Xem cảnh báo {report.findings[0].code} nghĩa là gì."


@pytest.mark.parametrize(("asked", "wanted"), [(None, set()), (Milestone.REGISTRATION, {"DV301"})])
def test_a_milestone_may_be_asked_for(make_workspace, asked, wanted):
    """`--for` makes errors of the gaps that the day does not yet call so."""
    draft = "ten: Đường hoa\ndon_vi: chi-bo-xom-1\n"
    report = check_report(make_workspace({FIRST: draft}), date(2026, 1, 10), asked)
    assert {one.code for one in report.findings if one.is_error} == wanted


def test_only_some_rules_may_speak(make_workspace):
    """`--only` keeps what the named rules find, says so in the title, and tells nothing of the count."""
    files = {FIRST: SLIP.replace("ten: Đường hoa", "ten: ''"), SECOND: "ten: Ngõ xanh\ndon_vi: la\n"}
    everything = check_report(make_workspace(files), DAY)
    report = check_report(make_workspace(files), DAY, only=("DV2",))
    assert {code[:3] for code in codes(everything.findings)} > {"DV2"}
    assert report.findings == tuple(one for one in everything.findings if one.code.startswith("DV2"))
    assert report.title.endswith("; chỉ xét DV2")
    assert report.findings
