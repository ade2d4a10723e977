"""The line of the file with the meant characters underlined."""

from __future__ import annotations

from typing import TYPE_CHECKING

from danvan_cli.formats.measure import columns, pad
from danvan_cli.vietnamese.invisible import visible

if TYPE_CHECKING:
    from danvan_cli.diagnostics import Diagnostic
    from danvan_cli.formats.marks import Marks

_TAB = "    "


def underlined(finding: Diagnostic, width: int, marks: Marks) -> tuple[str, str]:
    """Return the excerpt behind its line number, cut to `width` columns, and the line of carets below it."""
    number = str(finding.location.line)
    start = finding.location.column - 1
    # No more than this many characters either side can be shown, whatever the length of the line.
    skipped = max(start - width, 0)
    text = finding.excerpt.rstrip("\r\n")
    near = text[skipped : start + width]
    cells = list(near) if visible(near) == near and "\t" not in near else [_cell(letter) for letter in near]
    begin = min(start - skipped, len(cells))
    gutter = f"{number} {marks.gutter} "
    whole = skipped == 0 and len(text) <= start + width
    first, last = (0, len(cells))
    space = width - columns(gutter)
    if not whole or columns("".join(cells)) > space:
        first, last = _window([columns(cell) for cell in cells], begin, space - 2 * columns(marks.more))
    before = marks.more if skipped or first else ""
    after = marks.more if last < len(cells) or len(text) > start + width else ""
    shown = before + "".join(cells[first:last]) + after
    meant = "".join(cells[begin : min(begin + finding.location.length, last)])
    carets = " " * columns(before + "".join(cells[first:begin])) + "^" * max(columns(meant), 1)
    return gutter + shown, pad("", len(number)) + f" {marks.gutter} {carets}"


def _cell(letter: str) -> str:
    return _TAB if letter == "\t" else visible(letter)


def _window(widths: list[int], begin: int, space: int) -> tuple[int, int]:
    """Choose the cells to show: a third of the space before the meant place, the rest after it."""
    first, used = begin, 0
    while first > 0 and used + widths[first - 1] <= space // 3:
        first -= 1
        used += widths[first]
    last = begin
    while last < len(widths) and (used + widths[last] <= space or last == begin):
        used += widths[last]
        last += 1
    while first > 0 and used + widths[first - 1] <= space:
        first -= 1
        used += widths[first]
    return first, last
