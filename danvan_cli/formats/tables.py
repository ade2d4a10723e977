"""A table in columns that stand under each other, whatever the letters in them."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from danvan_cli.formats.lines import line
from danvan_cli.formats.measure import columns, one_line, pad, wrap
from danvan_cli.report import Align, Cell, Tone

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from danvan_cli.formats.lines import Line
    from danvan_cli.formats.marks import Marks
    from danvan_cli.formats.page import Page
    from danvan_cli.report import Table

_GAP = "  "
_NARROWEST = 8
# A file is read in an editor that scrolls; only a very long cell is still broken there.
_PLAIN_WIDTH = 240


def table_lines(table: Table, page: Page, marks: Marks) -> Iterator[Line]:
    """Lay out the head, a rule and the rows; long cells are broken into lines inside their column."""
    head = [Cell(column.title, Tone.STRONG) for column in table.columns]
    rows = [[cell if isinstance(cell, Cell) else Cell(cell) for cell in row] for row in table.rows]
    texts = [[one_line(cell.text) for cell in row] for row in (head, *rows)]
    natural = [max(map(columns, column)) for column in zip(*texts, strict=True)]
    widths = _fitted(natural, _PLAIN_WIDTH if page.plain else page.width)
    aligns = [column.align for column in table.columns]
    for number, (row, row_texts) in enumerate(zip((head, *rows), texts, strict=True)):
        yield from _row_lines([cell.tone for cell in row], row_texts, widths, aligns)
        if number == 0:
            yield line(_GAP.join(marks.rule * width for width in widths), Tone.FAINT)
    if not rows:
        yield line("(chưa có dòng nào)", Tone.FAINT)


def _fitted(natural: Sequence[int], width: int) -> list[int]:
    """Take columns from the widest ones until the row fits, or until none can be narrowed further."""
    widths = list(natural)
    excess = sum(widths) + len(_GAP) * (len(widths) - 1) - width
    for _ in range(excess):
        widest = max(widths)
        if widest <= _NARROWEST:
            break
        widths[widths.index(widest)] -= 1
    return widths


def _row_lines(
    tones: Sequence[Tone], texts: Sequence[str], widths: Sequence[int], aligns: Sequence[Align]
) -> Iterator[Line]:
    """Lay out one row, as many lines as its longest cell needs."""
    broken = [wrap(text, width, chop=True) for text, width in zip(texts, widths, strict=True)]
    for pieces in zip_longest(*broken, fillvalue=""):
        spans = []
        for piece, tone, width, align in zip(pieces, tones, widths, aligns, strict=True):
            spans += [(pad(piece, width, right=align is Align.RIGHT), tone), (_GAP, Tone.PLAIN)]
        yield tuple(spans[:-1])
