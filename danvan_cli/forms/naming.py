"""Names of written files: what Windows refuses is replaced, and two papers never share a name."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Any

from danvan_cli.stems import RESERVED

if TYPE_CHECKING:
    from collections.abc import Mapping

LONGEST = 120
"""The most characters of a file name, so that its path stays within what Windows opens."""
_MOST_BYTES = 230
"""What a name may take in UTF-8: Linux refuses more than 255 bytes, and a lock's mark is longer than the name."""

ENDING = ".docx"
_TAG = re.compile(r"\{\{\s*([a-z0-9_.]+)\s*\}\}")
_REFUSED = re.compile(r'[<>:"/\\|?*{}%\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+')
_UNNAMED = "van-ban"


def file_name(pattern: str, context: Mapping[str, Any]) -> str:
    """Return the file name that a form's pattern gives for a context; always safe, always a .docx."""
    return safe_name(_TAG.sub(lambda tag: _value(context, tag[1]), pattern))


def safe_name(text: str, mark: str = "", ending: str = ENDING) -> str:
    """Return `text` as a file name that every system takes, with `mark` before its ending."""
    stem = unicodedata.normalize("NFC", text).removesuffix(ending)
    stem = " ".join(_REFUSED.sub("-", stem).split()).strip(". ")
    if not stem or RESERVED.fullmatch(stem):
        stem = f"{_UNNAMED}-{stem}".rstrip("-")
    stem = stem[: LONGEST - len(mark) - len(ending)]
    room = _MOST_BYTES - len((mark + ending).encode())
    return stem.encode()[:room].decode(errors="ignore").rstrip(". ") + mark + ending


class Names:
    """Gives each paper of a batch a name of its own, as Windows compares names."""

    def __init__(self) -> None:
        """Start with no name taken."""
        self._taken: set[str] = set()

    def take(self, name: str) -> str:
        """Return the name, or the first of “name (2)”, “name (3)” … that is free."""
        chosen, number = name, 1
        while chosen.casefold() in self._taken:
            number += 1
            chosen = safe_name(name, f" ({number})")
        self._taken.add(chosen.casefold())
        return chosen


def _value(context: Mapping[str, Any], path: str) -> str:
    value: Any = context
    for key in path.split("."):
        value = value.get(key, "") if isinstance(value, dict) else ""
    return value if isinstance(value, str) else ""
