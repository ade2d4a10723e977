"""DV308 and the facts handed to it: a measured page decides, an unmeasured one is never a pass."""

from __future__ import annotations

from datetime import date

import pytest

from danvan_cli.diagnostics import Severity
from danvan_cli.progress.pages import Pages, Section, Unmeasured
from danvan_cli.rules.engine import run_rules
from danvan_cli.rules.registry import rule_named

STEM = "chi-bo-xom-1--duong-hoa"
FILE = f"dossiers/2026/{STEM}.yaml"
REPORTED = "ten: Đường hoa\ndon_vi: chi-bo-xom-1\nbao_cao:\n  ngay: 05/9/2026\n"
LONG = Pages(6, 2, 5.3, (Section("3", 1.1), Section("4", 1.8)), "LibreOffice 7.4", "Liberation Serif")


@pytest.fixture
def judge(make_workspace):
    """Return a check of one dossier by DV308 alone, with the pages given, on a day after its report."""

    def judged(pages, text=REPORTED, day=date(2026, 9, 12), plan=""):
        files = {FILE: text, "dossiers/2026/ke-hoach.yaml": plan}
        return run_rules(make_workspace(files), day, rules=[rule_named("DV308")], pages=pages)

    return judged


def test_too_many_pages_are_told_in_full(judge):
    """The finding says the pages, the limit, by what and in which font, the longest section and the appendix."""
    found = judge({STEM: LONG})
    (one,) = found.findings
    assert one.message == (
        "Báo cáo của “Đường hoa” dài 6 trang, vượt mức tối đa 5 trang (LibreOffice 7.4, Liberation Serif); "
        "dài nhất là mục 4: 1,8 trang; phụ lục ảnh: 2 trang."
    )
    assert "khoảng 0,3 trang chữ, trước hết ở mục 4" in one.hint
    assert (one.severity, one.location.line, found.skipped) == (Severity.WARNING, 3, [])


def test_five_pages_and_an_appendix_are_fine(judge):
    """The appendix does not count, unless the plan says so."""
    fits = {STEM: LONG._replace(text=5, filled=4.9)}
    assert judge(fits).findings == judge(fits).skipped == []
    assert len(judge(fits, plan="tinh_ca_phu_luc: có\n").findings) == 1


def test_the_limit_is_the_plans(judge):
    """Another limit in the plan decides."""
    assert judge({STEM: LONG}, plan="trang_toi_da: 6\n").findings == []


@pytest.mark.parametrize(
    ("pages", "reason"),
    [
        (None, "chưa đếm trang của báo cáo; chạy “danvan check --layout” để đếm."),
        (Unmeasured("máy này không có LibreOffice."), "không xác định: máy này không có LibreOffice."),
        ({STEM: Unmeasured("sai phông.", "Cài phông.")}, f"{STEM}: không xác định: sai phông. Cài phông."),
        ({}, f"{STEM}: không xác định: báo cáo này chưa được đếm trang."),
    ],
)
def test_what_was_not_measured_is_skipped_with_its_reason(judge, pages, reason):
    """Nobody measured, no engine, a wrong font or a report left out: told, and no finding."""
    found = judge(pages)
    assert [skipped.reason for skipped in found.skipped] == [reason]
    assert found.findings == []


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (REPORTED, date(2026, 9, 4)),
        ("ten: Đường hoa\ndon_vi: chi-bo-xom-1\n", date(2026, 9, 12)),
        (REPORTED + "loai_bo: {ngay: 10/9/2026, ly_do: Không làm}\n", date(2026, 9, 12)),
    ],
)
def test_where_nothing_is_reported_nothing_is_missed(judge, text, day):
    """Before the report, without one, or after striking off there is nothing to measure, and no notice of it."""
    found = judge(None, text, day)
    assert found.findings == found.skipped == []
