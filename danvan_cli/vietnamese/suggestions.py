"""What a person probably meant by a word that is not known."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from danvan_cli.vietnamese.folding import unaccent

if TYPE_CHECKING:
    from collections.abc import Iterable

_JOINTS = re.compile(r"[\s_\-]+")
_MOST_SLIPS = 4
_LETTERS_PER_SLIP = 3


def closest(word: str, candidates: Iterable[str]) -> str | None:
    """Return the candidate nearest to the word, or None when none is near; of equals, the first.

    Accents, case, spaces, hyphens and underscores do not count; at most one slip of the keyboard (a letter
    wrong, missing, added, or two swapped) in three letters is forgiven, and four at most.
    """
    return _closest(word, tuple(candidates))


def did_you_mean(word: str, candidates: Iterable[str]) -> str:
    """Return “Có phải ý bạn là “…”?” about the nearest candidate, or nothing when none is near."""
    meant = closest(word, candidates)
    return "" if meant is None else f"Có phải ý bạn là “{meant}”?"


@lru_cache(maxsize=1024)
def _closest(word: str, candidates: tuple[str, ...]) -> str | None:
    typed = _bare(word)
    best, fewest = None, _MOST_SLIPS + 1
    for candidate in candidates:
        known = _bare(candidate)
        allowed = min(max(len(typed), len(known)) // _LETTERS_PER_SLIP, _MOST_SLIPS, fewest - 1)
        if abs(len(typed) - len(known)) <= allowed:
            slips = _slips(typed, known)
            if slips <= allowed:
                best, fewest = candidate, slips
    return best


@lru_cache(maxsize=4096)
def _bare(word: str) -> str:
    return _JOINTS.sub("", unaccent(word).lower())


def _slips(typed: str, known: str) -> int:
    """Return the restricted Damerau-Levenshtein distance of two words."""
    if typed == known:
        return 0
    before: list[int] = []
    row = list(range(len(known) + 1))
    for i, letter in enumerate(typed):
        previous, row = row, [i + 1]
        for j, wanted in enumerate(known):
            cost = min(previous[j] + (letter != wanted), previous[j + 1] + 1, row[j] + 1)
            if i and j and letter == known[j - 1] and typed[i - 1] == wanted:
                cost = min(cost, before[j - 1] + 1)
            row.append(cost)
        before = previous
    return row[-1]
