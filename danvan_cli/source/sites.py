"""A place in a text that is to be changed: its node, what holds it, and where its line and lines around it end."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from danvan_cli.source.layout import column_of
from danvan_cli.source.nodes import line_end

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from danvan_cli.source.nodes import Node

_TO_DASH = re.compile(r"(?:\s|#[^\r\n]*)*-")
_BREAK = re.compile(r"\r\n?|\n")
_NOTE = re.compile(r"[ ]*#")
_NEXT_NOTE = re.compile(r"(?:[ \t]*(?:\r\n?|\n))*[ \t]*#")
_NOTE_LINES = re.compile(r"(?:(?:\r\n?|\n)[ \t]*)+(#)[^\r\n]*")


@dataclass(frozen=True, slots=True)
class Site:
    """A node of `text` with what holds it; the root has no holder.

    `start` is where its key or dash begins, `after` where what is written behind colon or dash begins; in flow
    a key may have no colon, and then `after` is None. `flow`: something around it is in braces or brackets.
    """

    text: str
    node: Node
    start: int = 0
    after: int | None = 0
    holder: Node | None = None
    flow: bool = False

    @property
    def column(self) -> int:
        """The column of the key or dash, from 0."""
        return column_of(self.text, self.start)

    @property
    def end(self) -> int:
        """Where the last letter of the value, or of the key without one, is behind."""
        return max(self.node.end, self.after or 0)

    @property
    def is_bare(self) -> bool:
        """Whether a key ends in its colon, behind which braces need a space."""
        return not self.node.written and self.after is not None


def child(site: Site, step: str | int) -> Site | None:
    """Return the site of a key or item of the mapping or list at `site`, None where there is none."""
    node = site.node
    flow = site.flow or node.flow
    if isinstance(step, str):
        entry = node.entries.get(step)
        if entry is None:
            return None
        colon = site.text.find(":", entry.end, max(entry.node.start, entry.end))
        return Site(site.text, entry.node, entry.start, colon + 1 if colon >= 0 else None, node, flow)
    if not 0 <= step < len(node.items):
        return None
    item = node.items[step]
    if flow:
        return Site(site.text, item, item.start, item.start, node, flow)
    dash = _dash(site.text, node, step)
    return Site(site.text, item, dash, dash + 1, node, flow)


def children(site: Site) -> Iterator[tuple[str | int, Site]]:
    """Yield the key or index of each part of the mapping or list at `site`, in order, with its site."""
    steps: list[str | int] = list(site.node.entries) or list(range(len(site.node.items)))
    yield from ((step, below) for step in steps if (below := child(site, step)) is not None)


def _dash(text: str, node: Node, index: int) -> int:
    """Return where the dash of an item stands; an item that is not written stands right behind its own."""
    if index == 0:
        return node.start
    return _TO_DASH.match(text, node.items[index - 1].end).end() - 1  # type: ignore[union-attr]


def find(text: str, root: Node, path: Sequence[str | int]) -> tuple[Site, int]:
    """Return the site that a path leads to, or the last one on the way, and how many steps lead there."""
    site = Site(text, root)
    for depth, step in enumerate(path):
        below = child(site, step)
        if below is None:
            return site, depth
        site = below
    return site, len(path)


def line_break(text: str, at: int) -> str:
    """Return the line end that the line of index `at` has, else that of the first line; a line feed if none."""
    found = _BREAK.match(text, line_end(text, at)) or _BREAK.search(text)
    return found[0] if found else "\n"


def line_start(text: str, at: int) -> int:
    """Return where the line of index `at` begins."""
    return at - column_of(text, at)


def next_line(text: str, at: int) -> int:
    """Return where the line after that of index `at` begins, or the end of the text."""
    found = _BREAK.match(text, line_end(text, at))
    return found.end() if found else len(text)


def starts_its_line(text: str, at: int) -> bool:
    """Return whether only spaces stand before index `at` on its line."""
    return not text[line_start(text, at) : at].strip(" \t")


def lines_end(site: Site) -> int:
    """Return where the last line of a site ends, with the comment lines below that stand deeper than it."""
    text = site.text
    end = line_end(text, site.end)
    while (found := _NOTE_LINES.match(text, end)) and column_of(text, found.start(1)) > site.column:
        end = found.end()
    return end


def note_column(text: str, at: int) -> int:
    """Return the column of the comment on the first line from `at` on that is not empty; -1 where it holds none.

    A line begins at `at`.
    """
    found = _NEXT_NOTE.match(text, at)
    return column_of(text, found.end() - 1) if found else -1


def notes_start(text: str, at: int) -> int:
    """Return where the comment lines right above the line of `at` begin; those that head the file do not count."""
    start = above = line_start(text, at)
    while above and _NOTE.match(text, above := line_start(text, _before_break(text, above))):
        start = above
    return start or line_start(text, at)


def _before_break(text: str, at: int) -> int:
    """Return where the line above the line that begins at `at` ends."""
    return at - (2 if text.startswith("\r\n", at - 2) else 1)


def blank_above(text: str, at: int) -> bool:
    """Return whether an empty line stands above the line of `at` and its comment lines."""
    start = notes_start(text, at)
    return start > 0 and is_blank(text, _before_break(text, start))


def is_blank(text: str, at: int) -> bool:
    """Return whether the line of index `at` holds nothing but spaces."""
    return not text[line_start(text, at) : line_end(text, at)].strip()
