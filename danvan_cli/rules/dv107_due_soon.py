"""Sắp đến hạn mà đơn vị chưa nộp.

Kiểm tra gì
    Còn không quá số ngày ghi ở mục nhac_truoc (mặc định 14 ngày) là đến ngày cuối của hạn mà đơn vị chưa nộp.

Vì sao
    Nhắc trước thì đơn vị còn kịp làm; nhắc sau hạn thì đã muộn.

Căn cứ
    Cách làm tốt; các hạn lấy từ kế hoạch, mục IV.

Ví dụ sai
    # tính đến: 01/3/2026
    # tệp: dossiers/2026/ke-hoach.yaml
    don_vi:
      - ma: chi-bo-xom-1
            ^
        ten: Chi bộ xóm 1
        khoi: chi-bo

Ví dụ đúng
    # tính đến: 01/3/2026
    # tệp: dossiers/2026/ke-hoach.yaml
    don_vi:
      - ma: chi-bo-xom-1
        ten: Chi bộ xóm 1
        khoi: chi-bo
    # tệp: dossiers/2026/chi-bo-xom-1--duong-hoa.yaml
    ten: Đường hoa thay cỏ dại
    don_vi: chi-bo-xom-1
    dang_ky:
      ngay: 27/02/2026

Cách sửa
    Nhắc đơn vị. Muốn nhắc sớm hơn hoặc muộn hơn thì sửa mục nhac_truoc của ke-hoach.yaml.
"""

from __future__ import annotations

from collections.abc import Iterator

from danvan_cli.diagnostics import Severity
from danvan_cli.progress.deadlines import Standing, last_good_day
from danvan_cli.progress.obligations import Obligation
from danvan_cli.rules.check import Check
from danvan_cli.rules.finding import Finding, at_unit
from danvan_cli.vietnamese.dates import format_date

SEVERITY = Severity.WARNING


def findings(check: Check) -> Iterator[Finding]:
    """Yield a finding for every unit that still owes within the days of `nhac_truoc`."""
    window = check.year.plan.remind_days or 0
    for obligation in check.year.obligations:
        soon = obligation.standing is Standing.AHEAD and obligation.judged.days <= window
        if soon or obligation.standing is Standing.LAST_DAY:
            yield at_unit(check.year, obligation.index, _sentence(check, obligation), "Nhắc đơn vị gửi trước hạn.")


def _sentence(check: Check, obligation: Obligation) -> str:
    unit, deadline = obligation.unit, obligation.deadline
    last = format_date(last_good_day(deadline, check.year.plan))
    return (
        f"{unit.name or unit.code}: {deadline.name or deadline.code}, {obligation.judged.sentence} (ngày cuối {last})."
    )
