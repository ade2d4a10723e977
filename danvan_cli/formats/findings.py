"""Findings as lines of text, gathered by the unit that answers for them."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from danvan_cli.formats.blocks import heading_lines
from danvan_cli.formats.excerpt import underlined
from danvan_cli.formats.lines import BLANK, flow, line
from danvan_cli.formats.measure import one_line
from danvan_cli.formats.summary import counted
from danvan_cli.report import Tone

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from danvan_cli.diagnostics import Diagnostic, Location, Related
    from danvan_cli.formats.lines import Line
    from danvan_cli.formats.marks import Marks
    from danvan_cli.formats.page import Page

OFFICE = "Chung của cơ quan tổng hợp"
_INDENT = "    "
_NARROWEST_EXCERPT = 40


def by_unit(findings: Iterable[Diagnostic]) -> dict[str, list[Diagnostic]]:
    """Gather findings by unit, the office (no unit) first, and within a unit by file.

    Units, files and the findings of a file keep the order in which they first come.
    """
    units: dict[str, dict[str, list[Diagnostic]]] = {"": {}}
    for finding in findings:
        units.setdefault(finding.unit, defaultdict(list))
        units[finding.unit].setdefault(finding.location.path, []).append(finding)
    gathered = {unit: [one for of_file in files.values() for one in of_file] for unit, files in units.items()}
    return {unit: of_unit for unit, of_unit in gathered.items() if of_unit}


def unit_lines(
    unit: str, findings: list[Diagnostic], names: Mapping[str, str], page: Page, marks: Marks
) -> Iterator[Line]:
    """Lay out everything found about one unit under its name."""
    name = one_line(_unit_name(unit, names))
    yield from heading_lines(f"{name}: {counted(findings)}", page, marks)
    for number, finding in enumerate(findings):
        if number:
            yield BLANK
        yield from finding_lines(finding, page, marks)


def _unit_name(unit: str, names: Mapping[str, str]) -> str:
    if not unit:
        return OFFICE
    return f"{names[unit]} ({unit})" if unit in names else unit


def finding_lines(finding: Diagnostic, page: Page, marks: Marks) -> Iterator[Line]:
    """Lay out one finding: mark, code and message, place, the line of the file, the way to mend it."""
    mark, tone = (marks.error, Tone.BAD) if finding.is_error else (marks.warning, Tone.CAUTION)
    lead: Line = ((mark, tone), (f" {one_line(finding.code)}  ", Tone.STRONG))
    yield from flow(one_line(finding.message), page, lead=lead)
    if finding.location.path:
        yield line(_INDENT + place(finding.location), Tone.FAINT)
    if finding.excerpt.strip():
        width = max(page.width - len(_INDENT), _NARROWEST_EXCERPT)
        text, carets = underlined(finding, width, marks)
        yield line(_INDENT + text)
        yield line(_INDENT + carets, tone)
    if finding.hint:
        yield from _labelled("Cách sửa: ", finding.hint, page)
    for related in finding.related:
        yield from _related_lines(related, page)


def _related_lines(related: Related, page: Page) -> Iterator[Line]:
    yield line(f"{_INDENT}Xem thêm: {place(related.location)}")
    if related.message:
        yield from flow(one_line(related.message), page, lead=line(_INDENT * 2))


def _labelled(label: str, text: str, page: Page) -> Iterator[Line]:
    lead = line(_INDENT + label, Tone.STRONG)
    yield from flow(one_line(text), page, lead=lead, indent=2 * len(_INDENT))


def place(location: Location) -> str:
    """Return `file:line:column`, the form that editors and terminals open at a click."""
    return f"{one_line(location.path)}:{location.line}:{location.column}"
