"""The two Vietnamese styles of placing the tone mark: ủy, hòa (kieu-cu) and uỷ, hoà (kieu-moi)."""

from __future__ import annotations

import re
from typing import Literal
from unicodedata import normalize

from danvan_cli.vietnamese.syllables import ONSETS, TONES

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
_UNWANTED: dict[Style, str] = {
    "kieu-cu": "[oO][àảãáạèẻẽéẹÀẢÃÁẠÈẺẼÉẸ]|[uU][ỳỷỹýỵỲỶỸÝỴ]",
    "kieu-moi": "[òỏõóọÒỎÕÓỌ][aeAE]|[ùủũúụÙỦŨÚỤ][yY]",
}
_LETTER = r"[^\W\d_]"
# After q, the u belongs to the consonant: quý has one spelling.
_ONSET = "|".join(onset for onset in ONSETS if not onset.startswith("q"))
_SYLLABLES = {
    style: rf"(?<!{_LETTER})((?i:{_ONSET}))({pairs})(?!{_LETTER}|[\u0300-\u036f])" for style, pairs in _UNWANTED.items()
}
_FIRST_LOOK = {style: re.compile(pairs) for style, pairs in _UNWANTED.items()}


def respell(text: str, style: Style) -> str:
    """Return the NFC text with the tone marks of open oa, oe and uy placed in the given style.

    Every other syllable (quý, của, hoàn, thuyết, khuỷu) is left as it is.
    """
    if _FIRST_LOOK[style].search(text) is None:
        return text
    wanted = _WANTED[style]
    return re.sub(_SYLLABLES[style], lambda found: found[1] + wanted[found[2]], text)
