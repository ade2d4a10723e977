"""Whose each comment of a text is: the key or item that it stands above, behind, or at the end of.

A comment speaks of what it stands beside. Who lays a text out anew asks here where each belongs, and proves with
`settled` that none has come to stand beside something else.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple, TypeAlias
from unicodedata import normalize

from danvan_cli.source.layout import column_of
from danvan_cli.source.nodes import Kind, comment_spans, parse
from danvan_cli.source.sites import Site, children, starts_its_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from danvan_cli.source.intention import Path
    from danvan_cli.source.nodes import Node

Owner: TypeAlias = "tuple[Path, bool]"
"""A path, and whether the comment stands inside what is there, below the last of it."""


class Standing(Enum):
    """How a comment stands to its key or item."""

    ABOVE = "above"
    """On a line of its own, above the key or dash, or between that and its value."""
    BEHIND = "behind"
    """On a line with it: behind its value or what opens it, or behind the bracket that closes it."""
    BELOW = "below"
    """On a line of its own inside it, below the last thing it holds, or where it may hold something one day."""


@dataclass(frozen=True, slots=True)
class Comment:
    """The comment `text[start:end]`, which stands so to what is at `path`; the path of the file itself is empty."""

    start: int
    end: int
    path: Path
    standing: Standing


class _Mark(NamedTuple):
    """Where a key or item begins, or the bracket of one that ends."""

    at: int
    path: Path
    site: Site
    closes: bool


def owned_comments(text: str, root: Node) -> list[Comment]:
    """Return every comment of a text, in order, with the key or item that it belongs to."""
    marks = list(_marks(Site(text, root), ()))
    starts = [mark.at for mark in marks]
    sites = {mark.path: mark.site for mark in marks}
    found: list[Comment] = []
    gap, depth = -1, 0
    for start, end in comment_spans(text, root):
        index = bisect_right(starts, start)
        before = marks[index - 1] if index else None
        after = marks[index] if index < len(marks) else None
        if index != gap:
            gap, depth = index, len(before.path) if before else 0
        path, standing = _owner(text, start, before, after, sites, depth=depth)
        # What follows a comment that stands outside a block cannot stand inside it.
        if standing is Standing.BELOW:
            depth = len(path)
        elif after is not None and path == after.path:
            depth = 0
        found.append(Comment(start, end, path, standing if path else Standing.BELOW))
    return found


def settled(text: str) -> tuple[list[tuple[str, Owner]], list[str]]:
    """Return the comments of a text with their owners, sorted, and those on lines of their own as they follow.

    Behind a dash and above it, on the line of a key and above it are the same place: the comment speaks of the
    same thing. So does one above, or behind, the first key of an item.
    """
    root = parse(text)
    comments = owned_comments(text, root)
    words = [normalize("NFC", text[one.start : one.end].rstrip()) for one in comments]
    owners = [
        (one.path, True) if one.standing is Standing.BELOW else (_lifted(root, one.path), False) for one in comments
    ]
    alone = [word for word, one in zip(words, comments, strict=True) if starts_its_line(text, one.start)]
    return sorted(zip(words, owners, strict=True), key=repr), alone


def stays_with_its_own(before: str, after: str) -> bool:
    """Return whether every comment of a text is in the other, beside the same key or item, and none is new.

    Comments on lines of their own must also follow each other as they did.
    """
    (owned, alone), (owned_after, alone_after) = settled(before), settled(after)
    following = iter(alone_after)
    return owned == owned_after and all(word in following for word in alone)


def _marks(site: Site, path: Path) -> Iterator[_Mark]:
    for step, below in children(site):
        yield _Mark(below.start, (*path, step), below, closes=False)
        yield from _marks(below, (*path, step))
    if site.node.flow:
        yield _Mark(site.node.end - 1, path, site, closes=True)


def _owner(  # noqa: PLR0913 - all that stands around a comment
    text: str, start: int, before: _Mark | None, after: _Mark | None, sites: dict[Path, Site], *, depth: int
) -> tuple[Path, Standing]:
    """Return whose a comment is, by what begins or ends last before it and first behind it.

    Of the blocks that it may stand below, those up to `depth` are still open.
    """
    if before is not None and not starts_its_line(text, start):
        return before.path, Standing.BEHIND
    if before is not None and not before.closes and _awaits(before.site.node, start):
        return before.path, Standing.ABOVE
    if after is not None and after.closes:
        held = after.site.node.entries or after.site.node.items
        return after.path, Standing.BELOW if held else Standing.ABOVE
    if after is not None and after.site.flow:
        return after.path, Standing.ABOVE
    column = column_of(text, start)
    path: Path = before.path if before else ()
    for size in range(min(len(path), depth), len(after.path) - 1 if after else 0, -1):
        if column >= _depth_inside(sites[path[:size]]):
            return path[:size], Standing.BELOW
    return (after.path, Standing.ABOVE) if after else ((), Standing.BELOW)


def _awaits(node: Node, start: int) -> bool:
    """Return whether a text, or what stands in brackets, begins only behind `start`."""
    return node.start > start and (node.kind is Kind.SCALAR or node.flow)


def _depth_inside(site: Site) -> float:
    """Return the column from which on a comment below a block stands inside it."""
    if site.flow or site.node.flow or (site.node.kind is Kind.SCALAR and site.node.written):
        return float("inf")
    if not site.node.written:
        return site.column + 1
    # Below a list that stands at its key's own column, a comment there belongs to the next key.
    return max(column_of(site.text, site.node.start), site.column + 1)


def _lifted(root: Node, path: Path) -> Path:
    """Return the path of the item whose first key, or first item, is at `path`; else the path itself."""
    while len(path) > 1 and isinstance(path[-2], int) and path[-1] == _first_step(root, path[:-1]):
        path = path[:-1]
    return path


def _first_step(node: Node, path: Path) -> str | int:
    for step in path:
        node = node.items[step] if isinstance(step, int) else node.entries[step].node
    return next(iter(node.entries), 0)
