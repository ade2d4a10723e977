"""The json format: the whole report for another program, as schemas/ket-qua.schema.json describes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from danvan_cli.formats.dump import dump

if TYPE_CHECKING:
    from danvan_cli.diagnostics import Diagnostic, Location
    from danvan_cli.formats.page import Page
    from danvan_cli.report import Json, Report

NAME = "json"
DESCRIPTION = "dữ liệu đầy đủ cho chương trình khác đọc"

FORMAT_VERSION = 1


def render(report: Report, page: Page) -> str:  # noqa: ARG001  (every format has the same form)
    """Write the report as JSON; keys always come in the same order."""
    return dump(
        {
            "format_version": FORMAT_VERSION,
            "command": report.command,
            "title": report.title,
            "as_of": None if report.as_of is None else report.as_of.isoformat(),
            "year": report.year,
            "outcome": report.outcome().name.lower(),
            "scope": report.scope,
            "summary": report.summary,
            "data": report.data,
            "findings": [_finding(finding) for finding in report.findings],
            "waived": [{**_finding(finding), "waived_by": finding.waived_by} for finding in report.waived],
            "skipped": [{"code": it.code, "name": it.name, "reason": it.reason} for it in report.skipped],
            "next_steps": [{"command": step.command, "why": step.why} for step in report.next_steps],
            "crashes": list(report.crashes),
        }
    )


def _finding(finding: Diagnostic) -> dict[str, Json]:
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity.value,
        "message": finding.message,
        "hint": finding.hint,
        "unit": finding.unit,
        "location": _location(finding.location),
        "excerpt": finding.excerpt,
        "related": [
            {"message": related.message, "location": _location(related.location)} for related in finding.related
        ],
    }


def _location(location: Location) -> dict[str, Json]:
    return {
        "path": location.path,
        "line": location.line,
        "column": location.column,
        "length": location.length,
    }
