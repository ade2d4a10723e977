"""The sentences that sum a report up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from danvan_cli.formats.measure import one_line
from danvan_cli.vietnamese.numbers import format_number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from danvan_cli.diagnostics import Diagnostic
    from danvan_cli.report import Report


def counted(findings: Sequence[Diagnostic]) -> str:
    """Count errors and warnings: “2 lỗi, 5 cảnh báo”; one of the two alone where the other is none."""
    errors = sum(finding.is_error for finding in findings)
    warnings = len(findings) - errors
    parts = [f"{format_number(errors)} lỗi"] if errors else []
    parts += [f"{format_number(warnings)} cảnh báo"] if warnings else []
    return ", ".join(parts) or "không có lỗi, không có cảnh báo"


def tally(report: Report) -> str:
    """Count what was found in a sentence; empty for a report that checked nothing and found nothing."""
    if not (report.scope or report.findings or report.waived or report.skipped or report.crashes):
        return ""
    text = counted(report.findings)
    parts = [text[0].upper() + text[1:] + (f" trong {one_line(report.scope)}" if report.scope else "")]
    parts += [f"{format_number(len(report.waived))} điểm được miễn"] if report.waived else []
    parts += [f"{len(report.skipped)} quy tắc chưa xét được"] if report.skipped else []
    parts += [f"{len(report.crashes)} trục trặc của chương trình"] if report.crashes else []
    return "; ".join(parts) + "."


def summary(report: Report) -> str:
    """Return the tally and the report's own sentence of totals, as far as there are any."""
    return " ".join(filter(None, (tally(report), one_line(report.summary))))
