"""The markdown format: a comment on a merge request, for GitHub, GitLab and whatever reads CommonMark tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, assert_never

from danvan_cli.formats.bars import figures
from danvan_cli.formats.blocks import verbatim_line
from danvan_cli.formats.findings import OFFICE, by_unit, place
from danvan_cli.formats.markdown_text import code, fenced, inline, within_html
from danvan_cli.formats.summary import counted, tally
from danvan_cli.report import Align, Bars, Bullets, Cell, Heading, Paragraph, Table, Verbatim
from danvan_cli.vietnamese.numbers import format_number

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from danvan_cli.diagnostics import Diagnostic
    from danvan_cli.formats.page import Page
    from danvan_cli.report import Block, Report

NAME = "markdown"
DESCRIPTION = "lời bình dán vào yêu cầu hợp nhất trên GitHub, GitLab"

LONGEST = 65_536
"""The most characters that GitHub takes in a comment."""
_ROOM_TO_TELL = 300
_FOLDED_FROM = 12
"""A section of more lines than this is folded, so that the whole can be looked over."""


class _Line(NamedTuple):
    """A line, and what must follow if it is the last one that there is room for."""

    text: str
    ending: str = ""


def render(report: Report, page: Page) -> str:  # noqa: ARG001  (every format has the same form)
    """Write the report as Markdown in which no value is mark-up, cut where a comment can be no longer."""
    return _joined(_fitted([line for section in _sections(report) for line in section]))


def _sections(report: Report) -> Iterator[list[_Line]]:
    if report.title.strip():
        yield _paragraph(f"## {inline(report.title)}")
    totals = [f"**{inline(text)}**" for text in (tally(report), report.summary) if text.strip()]
    yield from (_paragraph(total) for total in totals)
    for heading, blocks in _groups(report.blocks):
        yield _section(heading, [line for block in blocks for line in _block(block)])
    for unit, findings in by_unit(report.findings).items():
        name = report.unit_names.get(unit, unit) or OFFICE
        yield _section(f"{name}: {counted(findings)}", _lines(text for each in findings for text in _finding(each)))
    waived = [f"- {code(each.code)} {code(place(each.location))}: {inline(each.waived_by)}" for each in report.waived]
    yield _listed(f"Được miễn: {len(waived)}", waived)
    skipped = [f"- {code(rule.code)} {inline(rule.reason)}" for rule in report.skipped]
    yield _listed(f"Quy tắc chưa xét được: {len(skipped)}", skipped)
    crashes = [f"- {inline(sentence)}" for sentence in report.crashes]
    yield _listed("Trục trặc của chương trình, không phải lỗi của hồ sơ", crashes)
    steps = [f"{number}. {code(step.command)}: {inline(step.why)}" for number, step in enumerate(report.next_steps, 1)]
    yield _listed("Việc tiếp theo", steps)


def _groups(blocks: Iterable[Block]) -> list[tuple[str, list[Block]]]:
    """Gather blocks under the heading above them; what stands before the first one has none."""
    groups: list[tuple[str, list[Block]]] = [("", [])]
    for block in blocks:
        if isinstance(block, Heading):
            groups.append((block.text, []))
        else:
            groups[-1][1].append(block)
    return [group for group in groups if group != ("", [])]


def _listed(heading: str, items: list[str]) -> list[_Line]:
    return _section(heading, _lines(items)) if items else []


def _section(heading: str, lines: list[_Line]) -> list[_Line]:
    """Put a heading over lines, or fold them under it where they are many."""
    if not heading:
        return lines
    if len(lines) <= _FOLDED_FROM:
        return [*_paragraph(f"### {inline(heading)}"), *lines]
    end = "</details>"
    summary = _Line(f"<details><summary><b>{within_html(heading)}</b></summary>", end)
    inside = (line._replace(ending=f"{line.ending}\n\n{end}".lstrip("\n")) for line in lines)
    return [summary, _Line("", end), *inside, *_paragraph(end)]


def _block(block: Block) -> list[_Line]:
    match block:
        case Heading(text):
            return _paragraph(f"### {inline(text)}")
        case Paragraph(text):
            return _paragraph(inline(text)) if text.strip() else []
        case Bullets(items):
            return _lines([f"- {inline(item)}" for item in items])
        case Verbatim(text):
            return _verbatim(text)
        case Table():
            return _lines(_table(block))
        case Bars(items):
            return _lines([f"- {inline(bar.label)}: {inline(figures(bar))}{_note(bar.note)}" for bar in items])
        case _:
            assert_never(block)


def _note(note: str) -> str:
    return f"; {inline(note)}" if note else ""


def _table(table: Table) -> Iterator[str]:
    """Write a table; a line feed cannot stand in a cell, nor a bare `|`."""
    rows = ([cell.text if isinstance(cell, Cell) else cell for cell in row] for row in table.rows)
    yield _row(column.title for column in table.columns)
    yield f"| {' | '.join('---:' if column.align is Align.RIGHT else '---' for column in table.columns)} |"
    yield from map(_row, rows)


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(map(inline, cells))} |"


def _verbatim(text: str) -> list[_Line]:
    written = text.replace("\r\n", "\n").removesuffix("\n").split("\n")
    lines, fence = fenced([verbatim_line(line) for line in written])
    return [*(_Line(line, fence) for line in lines), *_paragraph(fence)]


def _finding(finding: Diagnostic) -> Iterator[str]:
    mark = "Lỗi" if finding.is_error else "Cảnh báo"
    where = f" {code(place(finding.location))}" if finding.location.path else ""
    yield f"- **{mark} {inline(finding.code)}** {inline(finding.message)}{where}"
    if finding.hint:
        yield f"  - Cách sửa: {inline(finding.hint)}"
    for related in finding.related:
        yield f"  - Xem thêm: {code(place(related.location))} {inline(related.message)}"


def _paragraph(text: str) -> list[_Line]:
    return [_Line(text), _Line("")]


def _lines(texts: Iterable[str]) -> list[_Line]:
    lines = [_Line(text) for text in texts]
    return [*lines, _Line("")] if lines else []


def _fitted(lines: list[_Line]) -> list[str]:
    """Keep the lines that there is room for, and say how many there is none for."""
    if sum(len(line.text) + 1 for line in lines) <= LONGEST:
        return [line.text for line in lines]
    room, kept = LONGEST - _ROOM_TO_TELL, 0
    for line in lines:
        room -= len(line.text) + 1
        if room < 0:
            break
        kept += 1
    left = sum(bool(line.text) for line in lines[kept:])
    told = f"Còn {format_number(left)} dòng nữa: một lời bình trên GitHub không dài hơn được; "
    told += "xem đủ bằng `--format text` hoặc `--output TỆP`."
    texts = [line.text for line in lines[:kept]]
    return [*texts, *([lines[kept - 1].ending] if kept else []), "", f"**{told}**"]


def _joined(lines: list[str]) -> str:
    text = "\n".join(lines).strip("\n")
    return f"{text}\n" if text else ""
