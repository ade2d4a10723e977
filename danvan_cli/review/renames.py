"""Dossiers that stand under another name than before, found by what is in them."""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Iterator, Mapping

from danvan_cli.models.content import Tree
from danvan_cli.vietnamese.folding import fold

Dossiers = Mapping[str, Mapping[str, Tree]]
"""The contents of dossiers by stem."""

_SAME_UNIT = 0.6
_SAME_NAME = 0.5
"""How much of two dossiers must be alike, of 1, for one to be the other renamed."""


def renames(gone: Dossiers, come: Dossiers) -> dict[str, str]:
    """Return the former stem of each dossier that only changed its name, by its present stem.

    One that has gone and one that has come are the same when they belong to one unit and most of what they say is
    alike, or when they bear one name and more than half is alike. The most alike pair first; both ways the same pairs.
    """
    numbers: dict[_Leaf, int] = {}
    leaves = {stem: _numbered(tree, numbers) for side in (gone, come) for stem, tree in side.items()}
    found = _equal(gone, come, leaves)
    taken = set(found.values())
    left = {stem: tree for stem, tree in gone.items() if stem not in taken}
    new = {stem: tree for stem, tree in come.items() if stem not in found}
    for _, _, former, stem in sorted(_scored(left, new, leaves)):
        if stem not in found and former not in taken:
            found[stem] = former
            taken.add(former)
    return found


_Leaf = tuple[str, str, int]
_Leaves = Mapping[str, frozenset[int]]
"""What each dossier says, by stem: a number for each single value, which is quick to compare."""


def _numbered(tree: Mapping[str, Tree], numbers: dict[_Leaf, int]) -> frozenset[int]:
    seen: Counter[tuple[str, str]] = Counter()
    found = set()
    for leaf in _leaves(tree):
        seen[leaf] += 1
        found.add(numbers.setdefault((*leaf, seen[leaf]), len(numbers)))
    return frozenset(found)


def _equal(gone: Dossiers, come: Dossiers, leaves: _Leaves) -> dict[str, str]:
    """Pair those that say the same, so that many files renamed at once cost no more than reading them."""
    waiting: defaultdict[frozenset[int], deque[str]] = defaultdict(deque)
    for former in sorted(gone):
        waiting[leaves[former]].append(former)
    pairs = ((stem, waiting[leaves[stem]]) for stem in sorted(come))
    return {stem: formers.popleft() for stem, formers in pairs if formers}


def _scored(gone: Dossiers, come: Dossiers, leaves: _Leaves) -> Iterator[tuple[float, tuple[str, ...], str, str]]:
    by_key: dict[tuple[str, str], list[str]] = {}
    for former, tree in gone.items():
        for key in _keys(tree):
            by_key.setdefault(key, []).append(former)
    for stem, tree in come.items():
        namesakes = set(by_key.get(_keys(tree)[1], ()))
        for former in namesakes.union(by_key.get(_keys(tree)[0], ())):
            a, b = leaves[former], leaves[stem]
            alike = 2 * len(a & b) / (len(a) + len(b))
            if alike >= (_SAME_NAME if former in namesakes else _SAME_UNIT):
                yield -alike, tuple(sorted((former, stem))), former, stem


def _keys(tree: Mapping[str, Tree]) -> tuple[tuple[str, str], tuple[str, str]]:
    return ("unit", str(tree.get("don_vi"))), ("name", fold(str(tree.get("ten"))))


def _leaves(tree: Tree, key: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(tree, str):
        yield key, fold(tree)
    elif isinstance(tree, tuple):
        for row in tree:
            yield from _leaves(row, key)
    else:
        for name, value in tree.items():
            if name != "don_vi" or key:
                yield from _leaves(value, f"{key}.{name}")
