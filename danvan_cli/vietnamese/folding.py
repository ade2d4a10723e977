"""Forms of a text for matching, and for names of files."""

from __future__ import annotations

import re
from functools import lru_cache
from unicodedata import category, normalize

from danvan_cli.vietnamese.spelling import respell

_SAME = str.maketrans(
    {
        **dict.fromkeys("\"“”„‟«»'‘’‚‛‹›`´\u00ad\u200b\u200c\u200d\u2060\ufeff", ""),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        **dict(zip("²³", "23", strict=True)),
        "…": "...",
    },
)
_SPACES = re.compile(r"\s+")
_SPACED_DASH = re.compile(r" ?-[ -]*")
_SPACED_POINT = re.compile(r" ([,.;:!?])")
_ENDS = " .,;:!?-"
_NOT_SLUG = re.compile(r"[^a-z0-9]+")


@lru_cache(maxsize=16384)
def fold(text: str) -> str:
    """Return the form in which two writings of the same words are equal; accents count.

    NFC and case-folded, the old tone placement (hoà as hòa, uỷ as ủy), quotation marks and hidden
    characters dropped, dashes alike and without spaces around, m² as m2, spaces single, final points dropped.
    """
    plain = normalize("NFC", normalize("NFC", text).translate(_SAME).casefold())
    plain = _SPACES.sub(" ", plain)
    if "-" in plain:
        plain = _SPACED_DASH.sub("-", plain)
    plain = _SPACED_POINT.sub(r"\1", plain)
    return respell(plain.strip(_ENDS), "kieu-cu")


def unaccent(text: str) -> str:
    """Return the text with every accent and tone mark dropped and đ as d, case kept: Đảng ủy as Dang uy."""
    return text if text.isascii() else text.translate(_BARE)


@lru_cache(maxsize=4096)
def slug(text: str) -> str:
    """Return the text as lower-case ASCII words joined by single hyphens: bua-sang-0-dong.

    A text without any letter or digit of the Latin alphabet gives an empty slug.
    """
    return _NOT_SLUG.sub("-", unaccent(normalize("NFKC", text)).lower()).strip("-")


class _Bare(dict[int, str]):
    """The unaccented form of each character met so far."""

    def __missing__(self, code: int) -> str:
        parts = normalize("NFD", chr(code))
        bare = normalize("NFC", "".join(part for part in parts if category(part) != "Mn"))
        self[code] = bare
        return bare


_BARE = _Bare({ord("đ"): "d", ord("Đ"): "D"})
