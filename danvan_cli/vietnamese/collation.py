"""The Vietnamese order of words: CLDR's tailoring for vi, with numbers compared as numbers."""

from __future__ import annotations

import re
from functools import lru_cache
from unicodedata import combining, normalize

from danvan_cli.vietnamese.syllables import TONES

SortKey = tuple[str, str, str, str]

_SIGNS = (
    "\t\n\u000b\u000c\r\u0085\u2028\u2029 _‗-‐‒–—―,;:!¡?¿.·'‘’‚‛‹›\"“”„‟«»()[]{}‖§¶@*/\\&#%†‡•‣‧′`´^¯¨¸°©®←→"
    "+±÷×<=>¬|¦~−⁄≤≥¤¢$£¥₫"
)
_SPACES = "\u00a0\u2007\u2009\u202f"
_LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_QUALITIES = "\u0306\u0302\u031b"
_NUMBER = re.compile(r"0*([0-9]+)")
_FIRST_SIGN, _FIRST_NUMBER, _LONGEST_NUMBER, _FIRST_LETTER = 0x100, 0x1000, 0x8000, 0xA000
_OTHER = "\uffff"


@lru_cache(maxsize=16384)
def sort_key(text: str) -> SortKey:
    """Return a value that orders texts as CLDR orders Vietnamese, with “Xóm 2” before “Xóm 10”.

    Letters of the whole text decide first, then tones (ngang, huyền, hỏi, ngã, sắc, nặng), then lower before
    upper case; what is still equal, such as 05 and 5, is told apart by its characters.
    """
    composed = normalize("NFC", text)
    plain = _NUMBER.sub(r"\1", composed)
    letters = _NUMBER.sub(_counted, plain.translate(_PRIMARY))
    return letters, plain.translate(_TONE), plain.translate(_CASE), composed


def _counted(found: re.Match[str]) -> str:
    """Put the length before the digits, so that a longer number comes later."""
    return f"{chr(_FIRST_NUMBER + min(len(found[1]), _LONGEST_NUMBER))}{found[1]}"


def _split(character: str) -> tuple[str, str]:
    """Return the letter with its quality (â, ơ) and the remaining marks of one character."""
    parts = normalize("NFD", character)
    marks = "".join(part for part in parts if combining(part) and part not in _QUALITIES)
    return normalize("NFC", "".join(part for part in parts if part not in marks)), marks


class _Primary(dict[int, str]):
    """The rank of each character met so far; marks alone have none."""

    def __missing__(self, code: int) -> str:
        letter = _split(chr(code))[0].lower()
        rank = self.get(ord(letter)) if len(letter) == 1 else None
        if rank is None:
            rank = "".join(_OTHER + part for part in letter)
        self[code] = rank
        return rank


class _Tone(dict[int, str]):
    """The tone of each character met so far, after a 1 for its letter."""

    def __missing__(self, code: int) -> str:
        letter, marks = _split(chr(code))
        rank = "1" * len(letter) + "".join(str(2 + TONES.index(m)) if m in TONES else m for m in marks)
        self[code] = rank
        return rank


class _Case(dict[int, str]):
    """Whether each character met so far is a capital."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        rank = "" if combining(character) else str(int(character != character.lower()))
        self[code] = rank
        return rank


_PRIMARY = _Primary(
    {
        **{ord(sign): chr(_FIRST_SIGN + rank) for rank, sign in enumerate(_SIGNS)},
        **{ord(letter): chr(_FIRST_LETTER + rank) for rank, letter in enumerate(_LETTERS)},
        **{ord(digit): digit for digit in "0123456789"},
        **dict.fromkeys(map(ord, _SPACES), chr(_FIRST_SIGN + _SIGNS.index(" "))),
    },
)
_TONE = _Tone()
_CASE = _Case()
