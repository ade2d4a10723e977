"""The github format: annotations for GitHub Actions, by its workflow commands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from danvan_cli.formats.findings import place
from danvan_cli.formats.measure import one_line
from danvan_cli.formats.summary import summary

if TYPE_CHECKING:
    from collections.abc import Iterator

    from danvan_cli.diagnostics import Diagnostic
    from danvan_cli.formats.page import Page
    from danvan_cli.report import Report

NAME = "github"
DESCRIPTION = "ghi chú tại chỗ trên GitHub Actions"
OF_FINDINGS = True

# GitHub shows this many annotations of each kind in a step.
_SHOWN = 10


def render(report: Report, page: Page) -> str:  # noqa: ARG001  (every format has the same form)
    """Write an annotation for each finding, errors first, then a notice of the total and a plain summary."""
    return "".join(f"{line}\n" for line in _lines(report))


def _lines(report: Report) -> Iterator[str]:
    for sentence in report.crashes:
        yield _command("error", one_line(sentence), title="Trục trặc của chương trình")
    yield from map(_annotation, sorted(report.findings, key=lambda finding: not finding.is_error))
    total = summary(report)
    if report.findings:
        limit = f"GitHub chỉ hiện {_SHOWN} ghi chú mỗi loại; nhật ký của bước này có đủ."
        yield _command("notice", f"{total} {limit}", title="danvan")
    # After the total, which must be among the notices that are shown.
    for rule in report.skipped:
        yield _command("notice", one_line(rule.reason), title=f"{rule.code} {rule.name}: chưa xét được")
    if total:
        # The runner still obeys the old `##[command]` anywhere in a plain line, and `::` at its beginning.
        yield f"danvan: {total}".replace("##[", "## [")


def _annotation(finding: Diagnostic) -> str:
    where = finding.location
    parts = [one_line(finding.message)]
    parts += [f"Cách sửa: {one_line(finding.hint)}"] if finding.hint else []
    parts += [f"Xem thêm: {place(it.location)} {one_line(it.message)}".rstrip() for it in finding.related]
    properties: dict[str, str | int] = {}
    if where.path:
        properties = {"file": where.path, "line": where.line, "col": where.column}
    level = "error" if finding.is_error else "warning"
    return _command(level, "\n".join(parts), **properties, title=f"{finding.code} {finding.name}")


def _command(level: str, message: str, **properties: str | int) -> str:
    """Return one workflow command; no value can end it, add a property or start another.

    The message may have line feeds; its lines have no unseen characters.
    """
    said = ",".join(f"{key}={escape_property(one_line(str(value)))}" for key, value in properties.items())
    return f"::{level} {said}::{escape_data(message)}"


def escape_data(text: str) -> str:
    """Escape what ends a workflow command."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def escape_property(text: str) -> str:
    """Escape what ends a workflow command or a property of it."""
    return escape_data(text).replace(":", "%3A").replace(",", "%2C")
