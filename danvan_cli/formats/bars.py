"""Bars drawn to one scale, with the mark of the goal and the figures beside them."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from danvan_cli.formats.lines import flow, line
from danvan_cli.formats.measure import columns, one_line, pad, wrap
from danvan_cli.report import Tone
from danvan_cli.vietnamese.numbers import format_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from danvan_cli.formats.lines import Line
    from danvan_cli.formats.marks import Marks
    from danvan_cli.formats.page import Page
    from danvan_cli.report import Bar, Bars

_GAP = "  "
_SHORTEST, _LONGEST = 10, 40


def bars_lines(bars: Bars, page: Page, marks: Marks) -> Iterator[Line]:
    """Lay out label, bar, figures and note of each item; the longest quantity takes the whole field."""
    if not bars.items:
        return
    labels = [one_line(bar.label) for bar in bars.items]
    quantities = [figures(bar) for bar in bars.items]
    label_width = min(max(map(columns, labels)), page.width // 3)
    room = page.width - label_width - len(_GAP) - 1
    left = room - max(map(columns, quantities)) - len(_GAP)
    beside = left >= _SHORTEST
    field = min(max(left if beside else room, _SHORTEST), _LONGEST)
    scale = max(max(bar.value, bar.whole, bar.goal or 0) for bar in bars.items)
    for bar, label, figure in zip(bars.items, labels, quantities, strict=True):
        drawn = pad(drawn_bar(bar, scale, field, marks), field + 1)
        heads = wrap(label, label_width, chop=True)
        for head, rest in zip_longest(heads, [f"{drawn}{_GAP}{figure}" if beside else drawn], fillvalue=""):
            yield line(pad(head, label_width) + _GAP + rest)
        indent = line(" " * (label_width + len(_GAP)))
        if not beside:
            yield from flow(figure, page, lead=indent)
        if bar.note:
            yield from flow(one_line(bar.note), page, lead=indent, tone=Tone.FAINT)


def figures(bar: Bar) -> str:
    """Write the figures of a bar: its own, or the quantity, the whole and the goal."""
    if bar.figure:
        return one_line(bar.figure)
    goal = "" if bar.goal is None else f" (mục tiêu {format_number(bar.goal)})"
    return f"{format_number(bar.value)}/{format_number(bar.whole)}{goal}"


def drawn_bar(bar: Bar, scale: int, field: int, marks: Marks) -> str:
    """Draw a bar of at most `field` cells and one more for the goal's mark.

    Rounding never tells a lie: something is at least a cell, and what falls short of the whole or of the
    goal stays a cell short of it.
    """
    whole = _cells(bar.whole, scale, field)
    filled = _cells(bar.value, scale, field)
    if bar.value < bar.whole:
        filled = min(filled, whole - 1)
    goal = None if bar.goal is None else _cells(bar.goal, scale, field)
    if goal is not None and bar.goal is not None and bar.value < bar.goal:
        filled = min(filled, goal - 1)
    filled = max(filled, 0)
    cells = marks.filled * filled + marks.unfilled * (max(whole, filled) - filled)
    if goal is None:
        return cells
    cells = cells.ljust(goal)
    return cells[:goal] + marks.goal + cells[goal:]


def _cells(quantity: int, scale: int, field: int) -> int:
    """Scale a quantity to cells, at least one unless it is zero."""
    if quantity <= 0 or scale <= 0:
        return 0
    return max(1, (2 * quantity * field + scale) // (2 * scale))
