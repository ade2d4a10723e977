"""The two Vietnamese styles of placing the tone mark: ủy, hòa (kieu-cu) and uỷ, hoà (kieu-moi)."""

from __future__ import annotations

import re
from typing import Literal
from unicodedata import normalize

from danvan_cli.vietnamese.syllables import TONES

Style = Literal["kieu-cu", "kieu-moi"]

_RHYMES = ("oa", "Oa", "oA", "OA", "oe", "Oe", "oE", "OE", "uy", "Uy", "uY", "UY")
_PAIRS = [
    (normalize("NFC", rhyme[0] + tone + rhyme[1]), normalize("NFC", rhyme + tone))
    for rhyme in _RHYMES
    for tone in TONES
]
_WANTED: dict[Style, dict[str, str]] = {
    "kieu-cu": {new: old for old, new in _PAIRS},
    "kieu-moi": dict(_PAIRS),
}
_LETTER = r"[^\W\d_]"
_ONSET = r"(?:ngh|ng|nh|n|gh|gi|g|kh|k|ch|c|th|tr|t|ph|p|[bdđhlmrsvx])?"


def _open_syllable(pairs: dict[str, str]) -> re.Pattern[str]:
    """Compile the open syllables that end in one of the pairs; after q, the u belongs to the consonant."""
    return re.compile(rf"(?<!{_LETTER})((?i:{_ONSET}))({'|'.join(pairs)})(?!{_LETTER})")


_SYLLABLES = {style: _open_syllable(pairs) for style, pairs in _WANTED.items()}
_FIRST_LOOK = {style: re.compile("|".join(pairs)) for style, pairs in _WANTED.items()}


def respell(text: str, style: Style) -> str:
    """Return the NFC text with the tone marks of open oa, oe and uy placed in the given style.

    Every other syllable (quý, của, hoàn, thuyết, khuỷu) is left as it is.
    """
    if _FIRST_LOOK[style].search(text) is None:
        return text
    wanted = _WANTED[style]
    return _SYLLABLES[style].sub(lambda found: found[1] + wanted[found[2]], text)
