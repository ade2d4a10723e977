"""Finding text that was typed in the fonts of before Unicode and pasted among ordinary text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, get_args

from danvan_cli.vietnamese.codings import TCVN3, VNI, VNI_ROWS, Coding, to_unicode
from danvan_cli.vietnamese.syllables import is_syllable

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Coding", "LegacyText", "find_legacy", "guess_coding", "to_unicode"]

_VIETNAMESE_TOO = "ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúý"
_TCVN3_ONLY = "".join(character for character in map(chr, TCVN3) if character not in _VIETNAMESE_TOO)
# “oá”, “oà” and “oã” are not among these: they stand in ordinary words such as toán and hoàn.
_VNI_ONLY = (
    "[aeoôöuyAEOÔÖUY][ùøûõïÙØÛÕÏ]",
    "[aeAE][âáàåãäÂÁÀÅÃÄ]",
    "[aA][êéèúüëÊÉÈÚÜË]",
    "[oO][âåäÂÅÄ]",
)
_VNI_SECONDS = "".join(seconds + seconds.upper() for _, seconds, _ in VNI_ROWS)
# One set of first characters keeps the search fast over text in which nothing is wrong.
_SUSPECT = re.compile(
    f"[{_TCVN3_ONLY}{_VNI_SECONDS}](?:(?<=[{_TCVN3_ONLY}])|{'|'.join(f'(?<={pair})' for pair in _VNI_ONLY)})",
)
# Patterns of rare cases stay text until they are needed: compiling them all would slow every start.
_PROOF: dict[Coding, str] = {
    "TCVN3": f"[{_TCVN3_ONLY}]",
    "VNI": "|".join(("[ÖÑÆÎöñæî]", *_VNI_ONLY)),
    "cp1258": "[\u00cc\u00d2\u00de\u00ec\u00f2]",
}
_SPELT: dict[Coding, str] = {
    "TCVN3": f"[A-Za-z{''.join(map(chr, TCVN3))}]+",
    "VNI": f"(?:{'|'.join(VNI)}|[A-Za-z])+",
    "cp1258": ".+",
}
_SIGN_INSIDE = "[A-Za-z][\u00a1-\u00bf\u00d7\u00f7]"
_UNICODE_VIETNAMESE = "[ĂăĐđĨĩŨũƠơƯư\u1ea0-\u1ef9]"
_WORD = "[A-Za-z\u00a1-\u00ff]+"
_MIXED = "[A-Za-z][\u00a1-\u00ff]|[\u00a1-\u00ff][A-Za-z]"
_SHORTEST_PROOF = 3
_PROOFS_NEEDED = 2
_RIGHT_FOR_ONE_WRONG = 3
_LONGEST_SAMPLE = 60
_LOOKED_AT = 65536
_COMMON = frozenset(
    "ban bộ các châu chi chức có của dân diễn được đảng hội hình khéo không mô năm nhân ở số thôn tổ ủy uỷ và"  # noqa: SIM905  # a row of words reads best
    " vận xã xóm".split(),
)


@dataclass(frozen=True, slots=True)
class LegacyText:
    """A piece of text in an old coding: where it starts, as it stands in the file, and what it says."""

    coding: Coding
    index: int
    sample: str
    converted: str


@dataclass(frozen=True, slots=True)
class _Reading:
    """How words read when they are taken for one coding: those that make syllables, how many do not."""

    coding: Coding
    right: tuple[re.Match[str], ...]
    wrong: int
    proofs: int
    common: int

    @property
    def score(self) -> tuple[int, int]:
        """What the better of two readings has more of."""
        return len(self.right) - self.wrong, self.common


def find_legacy(text: str) -> LegacyText | None:
    """Return the first piece of TCVN3 or VNI text in NFC text, or None.

    Lines with a letter that only Unicode Vietnamese has are ordinary. A finding needs words that become right
    Vietnamese syllables, and more than one of them unless a sign such as © stands inside the word.
    """
    if _SUSPECT.search(text) is None:
        return None
    words = [word for start, end in _suspect_lines(text) for word in _marked_words(text, start, end)]
    reading = max((_read(words, "TCVN3"), _read(words, "VNI")), key=lambda reading: reading.score)
    if reading.proofs < _PROOFS_NEEDED or len(reading.right) < _RIGHT_FOR_ONE_WRONG * reading.wrong:
        return None
    return _sample(text, reading)


def guess_coding(data: bytes) -> Coding | None:
    """Return the old coding in which bytes that are not UTF-8 read best as Vietnamese, or None."""
    text = data[:_LOOKED_AT].decode("latin-1")
    words = list(_marked_words(text, 0, len(text)))
    best = max((_read(words, coding) for coding in get_args(Coding)), key=lambda reading: reading.score)
    return best.coding if best.score[0] > 0 else None


def _suspect_lines(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for line in text.splitlines(keepends=True):
        end = start + len(line)
        if _SUSPECT.search(line) and not re.search(_UNICODE_VIETNAMESE, line):
            yield start, end
        start = end


def _marked_words(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Yield the words in which a plain letter meets another character; © or ½ alone is no word."""
    return (word for word in re.compile(_WORD).finditer(text, start, end) if re.search(_MIXED, word[0]))


def _read(words: list[re.Match[str]], coding: Coding) -> _Reading:
    right = []
    proofs = common = 0
    for word in words:
        meant = _syllable(word[0], coding)
        if meant is not None:
            right.append(word)
            proofs += _proofs(word[0], coding)
            common += meant in _COMMON
    return _Reading(coding, tuple(right), len(words) - len(right), proofs, common)


def _syllable(word: str, coding: Coding) -> str | None:
    """Return the small-letter Vietnamese syllable that a word means in a coding, or None if it means none."""
    if not re.fullmatch(_SPELT[coding], word):
        return None
    meant = to_unicode(word, coding).lower()
    return meant if is_syllable(meant) else None


def _proofs(word: str, coding: Coding) -> int:
    """Weigh a word: a sign such as © after a letter proves alone, a letter impossible in Vietnamese half."""
    if len(word) < _SHORTEST_PROOF or not re.search(_PROOF[coding], word):
        return 0
    return _PROOFS_NEEDED if coding == "TCVN3" and re.search(_SIGN_INSIDE, word) else 1


def _sample(text: str, reading: _Reading) -> LegacyText:
    """Cut the right words, at most 60 characters, out of the first line that proves the coding."""
    proof = next(word for word in reading.right if _proofs(word[0], reading.coding))
    line = text.rfind("\n", 0, proof.start()) + 1, (text + "\n").find("\n", proof.end())
    near = [word for word in reading.right if line[0] <= word.start() < line[1]]
    start = near[0].start()
    end = max(word.end() for word in near if word is near[0] or word.end() <= start + _LONGEST_SAMPLE)
    sample = text[start:end]
    return LegacyText(reading.coding, start, sample, to_unicode(sample, reading.coding))
