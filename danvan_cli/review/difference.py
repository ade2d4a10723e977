"""Two trees of content compared: what was set, cleared or changed, row by row where there are rows.

`applied` and `swapped` make the difference something one can calculate with: applied to one side it gives the
other, and swapping the sides swaps the difference.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

from danvan_cli.models.content import Tree
from danvan_cli.models.structure import Attribute, Shape, attributes_by_key
from danvan_cli.review.matching import paired
from danvan_cli.vietnamese.collation import sort_key


@dataclass(frozen=True, slots=True)
class Changed:
    """A value that was set (`before` is None), cleared (`after` is None) or changed; a whole block likewise."""

    before: Tree | None
    after: Tree | None


@dataclass(frozen=True, slots=True)
class Within:
    """The keys of a block that differ, in the vocabulary's order; free keys (years, forms) in natural order."""

    entries: Mapping[str, Difference]


@dataclass(frozen=True, slots=True)
class Match:
    """One row that stands on both sides, by its index on each; no difference where it says the same."""

    before: int
    after: int
    difference: Difference | None


@dataclass(frozen=True, slots=True)
class Rows:
    """A list that differs; one that begins or ends has all its rows added or removed.

    All rows of both sides are told: `matched` in the order of `after`, `removed` and `added` by their index on
    the side that has them.
    """

    matched: tuple[Match, ...] = ()
    removed: tuple[tuple[int, Tree], ...] = ()
    added: tuple[tuple[int, Tree], ...] = ()

    @property
    def reordered(self) -> bool:
        """Whether rows of both sides stand in another order."""
        return any(one.before > other.before for one, other in pairwise(self.matched))


Difference: TypeAlias = Changed | Within | Rows


def difference(before: Tree | None, after: Tree | None, cls: type | None) -> Difference | None:
    """Return how two contents of the same record class differ; None where they say the same.

    `cls` is the class of a block or of each row, None where no record stands behind the value.
    """
    if before == after:
        return None
    if isinstance(before, Mapping) and isinstance(after, Mapping):
        return _free(before, after, None) if cls is None else _within(before, after, cls)
    if isinstance(before or after, tuple) and isinstance(after or before, tuple):
        return _rows(_as_rows(before), _as_rows(after), cls)
    return Changed(before, after)


def applied(change: Difference, before: Tree | None) -> Tree | None:
    """Return the other side: `applied(difference(a, b, cls), a) == b`, the order of rows too."""
    if isinstance(change, Within):
        entries = dict(before) if isinstance(before, Mapping) else {}
        made = {key: applied(one, entries.get(key)) for key, one in change.entries.items()}
        return {key: value for key, value in {**entries, **made}.items() if value is not None}
    if isinstance(change, Rows):
        rows = _as_rows(before)
        placed: dict[int, Tree | None] = dict(change.added)
        for one in change.matched:
            placed[one.after] = applied(one.difference, rows[one.before]) if one.difference else rows[one.before]
        return tuple(row for _, row in sorted(placed.items()) if row is not None) or None
    return change.after


def swapped(change: Difference) -> Difference:
    """Return the difference the other way round: `swapped(difference(a, b, cls)) == difference(b, a, cls)`."""
    if isinstance(change, Within):
        return Within({key: swapped(one) for key, one in change.entries.items()})
    if isinstance(change, Rows):
        turned = [Match(one.after, one.before, one.difference and swapped(one.difference)) for one in change.matched]
        return Rows(tuple(sorted(turned, key=lambda match: match.after)), change.added, change.removed)
    return Changed(change.after, change.before)


def _within(before: Mapping[str, Tree], after: Mapping[str, Tree], cls: type) -> Within:
    known = attributes_by_key(cls)
    keys = [key for key in known if key in before or key in after]
    return _entries(keys, lambda key: _below(before.get(key), after.get(key), known[key]))


def _below(before: Tree | None, after: Tree | None, key: Attribute) -> Difference | None:
    if key.shape is Shape.MAPPING and before != after and isinstance(before, Mapping) and isinstance(after, Mapping):
        return _free(before, after, key.record)
    return difference(before, after, key.record)


def _free(before: Mapping[str, Tree], after: Mapping[str, Tree], cls: type | None) -> Within:
    """Compare mappings whose keys are free, such as years; `cls` is the class behind each of them."""
    keys = sorted({**before, **after}, key=sort_key)
    return _entries(keys, lambda key: difference(before.get(key), after.get(key), cls))


def _entries(keys: Iterable[str], compare: Callable[[str], Difference | None]) -> Within:
    compared = ((key, compare(key)) for key in keys)
    return Within({key: found for key, found in compared if found is not None})


def _rows(before: tuple[Tree, ...], after: tuple[Tree, ...], cls: type | None) -> Rows:
    pairs = paired(before, after, cls)
    gone, kept = {one for one, _ in pairs}, {other for _, other in pairs}
    return Rows(
        tuple(Match(one, other, difference(before[one], after[other], cls)) for one, other in pairs),
        tuple((index, row) for index, row in enumerate(before) if index not in gone),
        tuple((index, row) for index, row in enumerate(after) if index not in kept),
    )


def _as_rows(value: Tree | None) -> tuple[Tree, ...]:
    return value if isinstance(value, tuple) else ()
