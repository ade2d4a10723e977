"""The cut that takes a key or item out of a text; a comment on its lines stays, on a line of its own.

As in `surgery.py`, that the outcome is right is proved by `edit.py`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from danvan_cli.source.nodes import comments_between, line_end
from danvan_cli.source.sites import children, is_blank, line_break, line_start, next_line, starts_its_line

if TYPE_CHECKING:
    from danvan_cli.source.sites import Site

_COMMA = re.compile(r"(?:[ ]*,)?")


def taken_out(site: Site, step: str | int) -> str:
    """Return the text without a key or item of the mapping or list at `site`, which is not its only one.

    A comment on its lines stays, on a line of its own.
    """
    text = site.text
    steps, sites = zip(*children(site), strict=True)
    at = steps.index(step)
    here, above, after = sites[at], sites[at - 1], next(iter(sites[at + 1 : at + 2]), None)
    flow = site.node.flow or site.flow
    if not flow and starts_its_line(text, here.start):
        return _without_lines(here)
    if not flow and after is not None:
        return _without_first(here, after)
    if after is not None:
        return _cut_before(here, after)
    return _cut_last(site, here, above)


def _without_lines(site: Site) -> str:
    text = site.text
    start, end = line_start(text, site.start), next_line(text, site.end)
    kept = _note_lines(text, start, end, site.column)
    if not kept and start and is_blank(text, start - 1) and is_blank(text, end):
        end = next_line(text, end)
    return text[:start] + kept + text[end:]


def _without_first(here: Site, after: Site) -> str:
    """Return the text without the first key or item behind a dash, its comments above the dash."""
    text, top = here.text, line_start(here.text, here.start)
    line = text[top : here.start]
    kept = _note_lines(text, here.start, after.start, len(line) - len(line.lstrip(" ")))
    return text[:top] + kept + line + text[after.start :]


def _cut_before(here: Site, after: Site) -> str:
    """Return the text without a part of braces or brackets that another one follows."""
    text, below = here.text, line_start(here.text, after.start)
    if not comments_between(text, here.start, after.start):
        return text[: here.start] + text[after.start :]
    rest = text[below:] if starts_its_line(text, after.start) else " " * after.column + text[after.start :]
    return _parted(here, after.start, after.column, rest)


def _cut_last(site: Site, here: Site, above: Site) -> str:
    """Return the text without the last part of braces or brackets, or of anything that is written oddly."""
    text, end = site.text, here.end
    bracket = site.node.end - 1
    stop = min(line_end(text, end), bracket)
    if not comments_between(text, above.end, stop):
        return text[: above.end] + " " * above.is_bare + text[end:]
    column = here.column if starts_its_line(text, here.start) else above.column
    behind = _COMMA.match(text, end).end()  # type: ignore[union-attr]  # it matches anywhere
    rest = " " * column + text[behind:].lstrip(" ") if stop == bracket else text[next_line(text, end) :]
    return _parted(here, stop, column, rest)


def _parted(here: Site, end: int, column: int, rest: str) -> str:
    """Return the text before a part, the comments from there to `end` on lines of their own, and the rest."""
    text = here.text
    before = text[: here.start].rstrip(" ")
    if not starts_its_line(text, here.start):
        before += line_break(text, here.start)
    return before + _note_lines(text, here.start, end, column) + rest


def _note_lines(text: str, start: int, end: int, column: int) -> str:
    """Return the comments of a part of the text as lines of their own at a column."""
    return "".join(f"{' ' * column}{note}{line_break(text, start)}" for note in comments_between(text, start, end))
