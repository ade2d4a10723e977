"""Which row of one list is which of another: by what rows of their kind are known by, else by likeness."""

from __future__ import annotations

import json
from collections import defaultdict, deque
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from enum import Enum
from itertools import product
from typing import TYPE_CHECKING

from danvan_cli.models.structure import attributes_by_key, known_by
from danvan_cli.vietnamese.folding import fold

if TYPE_CHECKING:
    from danvan_cli.models.content import Tree

Pair = tuple[int, int]
"""The index of a row before, and after."""

ALIKE = 60.0
"""From which likeness on two rows are one row that was renamed."""
_LONGEST_COMPARED = 1_000
# Comparing costs the letters of one side times those of the other, and something for each row: this is a second.
_MOST_COMPARED, _COST_OF_A_ROW = 10_000_000_000, 100


def paired(before: Sequence[Tree], after: Sequence[Tree], cls: type | None) -> tuple[Pair, ...]:
    """Return the rows that are the same row, in the order of `after`; each row stands in one pair at most.

    Rows that say the same come first, then the n-th of a name to the n-th of it, then what is most alike. Turning
    the sides turns the pairs.
    """
    found: list[Pair] = []
    for key in (_said, lambda row: _name(row, cls)):
        found += _by_key(before, after, found, key)
    found += _by_likeness(before, after, found, cls)
    return tuple(sorted(found, key=lambda pair: pair[1]))


def likeness(one: Tree, other: Tree, cls: type | None = None) -> float:
    """Return how alike the words and figures of two contents are, from 0 to 100, whichever comes first.

    Letter case, spaces and the spelling of tone marks do not count, nor do closed choices; of long contents the
    first thousand characters do.
    """
    from rapidfuzz import fuzz

    mine, theirs = _words(one, cls), _words(other, cls)
    return fuzz.ratio(mine, theirs) if mine and theirs else 0.0


def _by_key(
    before: Sequence[Tree], after: Sequence[Tree], done: Sequence[Pair], key: Callable[[Tree], Hashable]
) -> list[Pair]:
    """Pair the n-th row of a key with the n-th of it; a row whose key is None has none."""
    left, right = _left_over(before, after, done)
    waiting: defaultdict[Hashable, deque[int]] = defaultdict(deque)
    for index in right:
        waiting[key(after[index])].append(index)
    waiting.pop(None, None)
    pairs = ((index, waiting[key(before[index])]) for index in left)
    return [(index, others.popleft()) for index, others in pairs if others]


def _left_over(before: Sequence[Tree], after: Sequence[Tree], done: Sequence[Pair]) -> tuple[list[int], list[int]]:
    gone, kept = {one for one, _ in done}, {other for _, other in done}
    return (
        [index for index in range(len(before)) if index not in gone],
        [index for index in range(len(after)) if index not in kept],
    )


def _said(row: Tree) -> str:
    return json.dumps(row, sort_keys=True)


def _name(row: Tree, cls: type | None) -> tuple[str, ...] | None:
    """Return what a row is known by, as far as it is written; a text is known by itself."""
    if isinstance(row, str):
        parts = [row]
    elif isinstance(row, Mapping) and cls is not None:
        parts = [value if isinstance(value := row.get(key), str) else "" for key in known_by(cls)]
    else:
        parts = []
    name = tuple(map(fold, parts))
    return name if any(name) else None


def _by_likeness(before: Sequence[Tree], after: Sequence[Tree], done: Sequence[Pair], cls: type | None) -> list[Pair]:
    """Pair what is most alike first, of equals the first rows.

    Two pairs that compete share a row, so the order of their other rows decides, the same from either side.
    """
    left, right = _left_over(before, after, done)
    mine = {one: _words(before[one], cls) for one in left}
    theirs = {other: _words(after[other], cls) for other in right}
    if not 0 < _cost(mine.values()) * _cost(theirs.values()) <= _MOST_COMPARED:
        return []
    from rapidfuzz import fuzz

    scored = []
    for (one, words), (other, others) in product(mine.items(), theirs.items()):
        score = fuzz.ratio(words, others) if words and others else 0.0
        if score >= ALIKE:
            scored.append((-score, one, other))
    return _best(scored)


def _cost(rows: Iterable[str]) -> int:
    return sum(len(words) + _COST_OF_A_ROW for words in rows)


def _best(scored: Iterable[tuple[float, int, int]]) -> list[Pair]:
    pairs: list[Pair] = []
    gone: set[int] = set()
    kept: set[int] = set()
    for _, one, other in sorted(scored):
        if one not in gone and other not in kept:
            gone.add(one)
            kept.add(other)
            pairs.append((one, other))
    return pairs


def _words(tree: Tree, cls: type | None) -> str:
    return "\n".join(_leaves(tree, cls))[:_LONGEST_COMPARED]


def _leaves(tree: Tree, cls: type | None) -> Iterator[str]:
    """Yield the texts of a content without its choices, in an order that does not hang on that of its keys."""
    if isinstance(tree, str):
        yield fold(tree)
    elif isinstance(tree, Mapping):
        known = attributes_by_key(cls) if cls is not None else {}
        for key in sorted(tree):
            attribute = known.get(key)
            if attribute is None or not issubclass(attribute.kind, (Enum, bool)):
                yield from _leaves(tree[key], attribute.record if attribute else None)
    else:
        for row in tree:
            yield from _leaves(row, cls)
