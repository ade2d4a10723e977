"""The text format: for a person at a terminal, or a file that a person reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from danvan_cli.formats.blocks import block_lines, heading_lines
from danvan_cli.formats.findings import by_unit, place, unit_lines
from danvan_cli.formats.lines import flow, joined, line
from danvan_cli.formats.marks import marks_for
from danvan_cli.formats.measure import one_line
from danvan_cli.formats.paint import paint
from danvan_cli.formats.summary import tally
from danvan_cli.report import Heading, Tone

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from danvan_cli.formats.lines import Line
    from danvan_cli.formats.marks import Marks
    from danvan_cli.formats.page import Page
    from danvan_cli.report import Block, Report

NAME = "text"
DESCRIPTION = "bản đọc trên màn hình: theo từng đơn vị, có cách sửa và việc tiếp theo"

# The brackets around the name of an unseen character, for a console that lacks them.
_NAMED = str.maketrans("⟨⟩", "<>")


def render(report: Report, page: Page) -> str:
    """Write the report for a person to read, laid out for this page."""
    marks = marks_for(page)
    text = paint(joined(_sections(report, page, marks)), colour=page.colour)
    return text if page.unicode else text.translate(_NAMED)


def _sections(report: Report, page: Page, marks: Marks) -> Iterator[Iterable[Line]]:
    yield _title_lines(report, page)
    yield from ([one for block in group for one in block_lines(block, page, marks)] for group in _groups(report.blocks))
    for unit, findings in by_unit(report.findings).items():
        yield unit_lines(unit, findings, report.unit_names, page, marks)
    yield _waived_lines(report, page, marks)
    yield _skipped_lines(report, page, marks)
    yield _crash_lines(report, page, marks)
    yield _summary_lines(report, page, marks)
    yield _step_lines(report, page, marks)


def _groups(blocks: Iterable[Block]) -> Iterator[list[Block]]:
    """Keep a heading with the block below it, so that no blank line parts them."""
    headings: list[Block] = []
    for block in blocks:
        if isinstance(block, Heading):
            if headings:
                yield headings
            headings = [block]
        else:
            yield [*headings, block]
            headings = []
    if headings:
        yield headings


def _title_lines(report: Report, page: Page) -> Iterator[Line]:
    if report.title:
        yield from flow(one_line(report.title), page, tone=Tone.STRONG)


def _waived_lines(report: Report, page: Page, marks: Marks) -> Iterator[Line]:
    if report.waived:
        yield from heading_lines(f"Được miễn: {len(report.waived)}", page, marks)
    for finding in report.waived:
        yield line(f"  {marks.bullet} {one_line(finding.code)}  {place(finding.location)}")
        yield from flow(one_line(finding.waived_by), page, lead=line("    "), tone=Tone.FAINT)


def _skipped_lines(report: Report, page: Page, marks: Marks) -> Iterator[Line]:
    if report.skipped:
        yield from heading_lines(f"Quy tắc chưa xét được: {len(report.skipped)}", page, marks)
    for rule in report.skipped:
        lead = line(f"  {marks.bullet} {one_line(rule.code)}  ")
        yield from flow(one_line(rule.reason), page, lead=lead)


def _crash_lines(report: Report, page: Page, marks: Marks) -> Iterator[Line]:
    if report.crashes:
        yield from heading_lines("Trục trặc của chương trình, không phải lỗi của hồ sơ", page, marks)
    for sentence in report.crashes:
        lead = line(f"{marks.error} ", Tone.BAD)
        yield from flow(one_line(sentence), page, lead=lead)


def _summary_lines(report: Report, page: Page, marks: Marks) -> Iterator[Line]:
    counts = tally(report)
    if counts:
        mark, tone = _verdict(report, marks)
        yield from flow(counts, page, lead=line(f"{mark} ", tone), tone=tone)
    if report.summary:
        yield from flow(one_line(report.summary), page, tone=Tone.STRONG)


def _verdict(report: Report, marks: Marks) -> tuple[str, Tone]:
    """Return the mark of the tally; good news needs every rule to have been judged."""
    if report.crashes or any(finding.is_error for finding in report.findings):
        return marks.error, Tone.BAD
    if report.findings or report.skipped:
        return marks.warning, Tone.CAUTION
    return marks.good, Tone.GOOD


def _step_lines(report: Report, page: Page, marks: Marks) -> Iterator[Line]:
    if report.next_steps:
        yield from heading_lines("Việc tiếp theo", page, marks)
    for number, step in enumerate(report.next_steps, start=1):
        # A command is copied, so it is never broken into lines.
        yield ((f"  {number}. ", Tone.PLAIN), (one_line(step.command), Tone.STRONG))
        yield from flow(one_line(step.why), page, lead=line("     "))
