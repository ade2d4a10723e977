"""Lines of text with moods: what the layout makes and the painter paints."""

from __future__ import annotations

from typing import TYPE_CHECKING

from danvan_cli.formats.measure import columns, wrap
from danvan_cli.report import Tone

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from danvan_cli.formats.page import Page

Span = tuple[str, Tone]
Line = tuple[Span, ...]

BLANK: Line = ()


def line(text: str, tone: Tone = Tone.PLAIN) -> Line:
    """Return a line of one mood."""
    return ((text, tone),)


def room(page: Page) -> int | None:
    """Return the columns a sentence may take; None when it is not broken into lines."""
    return None if page.plain else page.width


def flow(
    text: str, page: Page, *, lead: Line = (), indent: int | None = None, tone: Tone = Tone.PLAIN
) -> Iterator[Line]:
    """Lay a sentence out to the width of the page: `lead` before its first line, spaces before the others.

    The other lines stand under the text of the first, or at `indent` columns.
    """
    taken = sum(columns(part) for part, _ in lead)
    indent = taken if indent is None else indent
    first, *others = wrap(text, room(page), first=taken, later=indent)
    yield (*lead, (first, tone))
    for further in others:
        yield line(" " * indent + further, tone)


def joined(sections: Iterable[Iterable[Line]]) -> Iterator[Line]:
    """Put a blank line between sections, leaving out those without a line."""
    empty_so_far = True
    for section in sections:
        lines = list(section)
        if not lines:
            continue
        if not empty_so_far:
            yield BLANK
        yield from lines
        empty_so_far = False
