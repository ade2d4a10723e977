"""The codings of before Unicode: TCVN3 (fonts .Vn…), VNI (fonts VNI-…) and Windows cp1258.

Their bytes reach a file as Latin-1 characters: “Uû ban nh©n d©n” is TCVN3 for “Uỷ ban nhân dân”.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import product
from typing import TYPE_CHECKING, Literal
from unicodedata import normalize

if TYPE_CHECKING:
    from collections.abc import Iterator

Coding = Literal["TCVN3", "VNI", "cp1258"]

TCVN3 = {
    **dict(zip(range(0xA1, 0xAF), "ĂÂÊÔƠƯĐăâêôơưđ", strict=True)),
    **dict(zip(range(0xB5, 0xBA), "àảãáạ", strict=True)),
    **dict(zip(range(0xBB, 0xBF), "ằẳẵắ", strict=True)),
    **dict(zip(range(0xC6, 0xCD), "ặầẩẫấậè", strict=True)),
    **dict(zip(range(0xCE, 0xD9), "ẻẽéẹềểễếệìỉ", strict=True)),
    **dict(zip(range(0xDC, 0xE0), "ĩíịò", strict=True)),
    **dict(zip(range(0xE1, 0xF0), "ỏõóọồổỗốộờởỡớợù", strict=True)),
    **dict(zip(range(0xF1, 0xFF), "ủũúụừửữứựỳỷỹýỵ", strict=True)),
}
"""Code of a TCVN3 character to its letter."""

VNI_ROWS = (
    ("aeoôöuy", "ùøûõï", ("\u0301", "\u0300", "\u0309", "\u0303", "\u0323")),
    (
        "aeo",
        "âáàåãä",
        tuple("\u0302" + tone for tone in ("", "\u0301", "\u0300", "\u0309", "\u0303", "\u0323")),
    ),
    (
        "a",
        "êéèúüë",
        tuple("\u0306" + tone for tone in ("", "\u0301", "\u0300", "\u0309", "\u0303", "\u0323")),
    ),
)
"""Base letters of VNI, the second characters that may follow them, and the marks which those mean."""

_VNI_SINGLES = dict(zip("ôöñíìæóòîÔÖÑÍÌÆÓÒÎ", "ơưđíìỉĩịỵƠƯĐÍÌỈĨỊỴ", strict=True))


def _vni_pairs() -> Iterator[tuple[str, str]]:
    """Yield every pair of a base and a second character, each small or capital, with its letter."""
    for bases, seconds, marks in VNI_ROWS:
        for base, (second, mark) in product(bases, zip(seconds, marks, strict=True)):
            for first in (base, base.upper()):
                letter = normalize("NFC", _VNI_SINGLES.get(first, first) + mark)
                yield first + second, letter
                yield first + second.upper(), letter


VNI = dict(_vni_pairs()) | _VNI_SINGLES
"""One or two VNI characters to their letter, the longer ones first."""

# Patterns of rare cases stay text until they are needed: compiling them all would slow every start.
_VNI_LETTER = "|".join(VNI)
_CAPITALS = r"\b(?=[^\W\d_]*[A-Z][^\W\d_]*[A-Z])[^\W\d_a-z]+\b"


def to_unicode(text: str, coding: Coding) -> str:
    """Return the NFC text that Latin-1 characters mean in an old coding; other characters stay.

    TCVN3 has no toned capitals (its capital fonts show small letters large), so words typed in capitals are
    made capital as a whole.
    """
    if coding == "VNI":
        return re.sub(_VNI_LETTER, lambda found: VNI[found[0]], text)
    if coding == "cp1258":
        return normalize("NFC", text.translate(_cp1258()))
    converted = text.translate(TCVN3)
    if re.search(_CAPITALS, converted) and not re.search("[a-z]", text):
        return converted.upper()
    return re.sub(_CAPITALS, lambda found: found[0].upper(), converted)


@cache
def _cp1258() -> dict[int, str]:
    return {code: bytes([code]).decode("cp1258", "replace") for code in range(0x80, 0x100)}
