"""The blocks of a report as lines of text."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from danvan_cli.formats.bars import bars_lines
from danvan_cli.formats.lines import flow, line
from danvan_cli.formats.measure import columns, one_line
from danvan_cli.formats.tables import table_lines
from danvan_cli.report import Bars, Bullets, Heading, Paragraph, Table, Tone, Verbatim
from danvan_cli.vietnamese.invisible import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from danvan_cli.formats.lines import Line
    from danvan_cli.formats.marks import Marks
    from danvan_cli.formats.page import Page
    from danvan_cli.report import Block


def block_lines(block: Block, page: Page, marks: Marks) -> Iterator[Line]:
    """Lay out one block."""
    match block:
        case Heading(text):
            yield from heading_lines(text, page, marks)
        case Paragraph(text, tone):
            yield from flow(one_line(text), page, tone=tone)
        case Bullets(items, tone):
            for item in items:
                yield from flow(one_line(item), page, lead=line(f"  {marks.bullet} "), tone=tone)
        case Verbatim(text):
            yield from (line("    " + verbatim_line(part)) for part in _lines(text))
        case Table():
            yield from table_lines(block, page, marks)
        case Bars():
            yield from bars_lines(block, page, marks)
        case _:
            assert_never(block)


def _lines(text: str) -> list[str]:
    """Part a text at its line feeds only; any rarer break is shown by its name."""
    return text.replace("\r\n", "\n").removesuffix("\n").split("\n")


def heading_lines(text: str, page: Page, marks: Marks) -> Iterator[Line]:
    """Lay out a heading, underlined so that it is one without colour too."""
    shown = one_line(text)
    yield from flow(shown, page, tone=Tone.STRONG)
    yield line(marks.rule * min(columns(shown), page.width), Tone.FAINT)


def verbatim_line(text: str) -> str:
    """Return a line whose spaces matter, with tabs as four spaces."""
    return visible(text.replace("\t", "    "))
