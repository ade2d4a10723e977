"""Control characters on their way past a parser that refuses them.

Word leaves vertical tabs and line separators in what is pasted from it. YAML refuses some of them and takes
others for a line end, so each travels as a private character of the last plane and is put back afterwards:
the dossier is read, its positions stay, and a warning names the character.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias
from unicodedata import normalize

if TYPE_CHECKING:
    from danvan_cli.source.builder import Mapping, Value

Restorer: TypeAlias = Callable[[str], str]

_REFUSED = re.compile("[\x01-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_PLANE = 0x100000
_MASKS = {
    code: _PLANE + code
    for code in (*range(1, 9), 11, 12, *range(14, 32), *range(0x7F, 0xA0), 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF)
}
_MASKED = {mask: code for code, mask in _MASKS.items()}
_MASK = re.compile("[\U00100000-\U0010ffff]")
_SURROGATE = re.compile("[\ud800-\udfff]")


def masked(text: str) -> str:
    """Return `text` with each character that YAML refuses or breaks a line at replaced, index by index."""
    if _REFUSED.search(text) is None:
        return text
    return text.translate(_MASKS)


def restore(root: Mapping, put_back: Restorer) -> None:
    """Give every key and value its letters back."""

    def value_of(value: Value) -> Value:
        return put_back(value) if isinstance(value, str) else value

    waiting: list[Value] = [root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, dict):
            entries = {put_back(key): value_of(value) for key, value in node.items()}
            node.clear()
            node.update(entries)
            waiting.extend(node.values())
        elif isinstance(node, list):
            node[:] = map(value_of, node)
            waiting.extend(node)


def restorer(safe: str, text: str) -> Restorer:
    """Return what gives a key or value of `text` its letters back, which the parser saw as `safe`."""
    return plain if safe is text else restored


def plain(text: str) -> str:
    """Return a key or value in NFC; half a surrogate pair, which only PyYAML's own parser lets through, as U+FFFD."""
    return normalize("NFC", _SURROGATE.sub("\ufffd", text))


def restored(text: str) -> str:
    """Return a key or value of a masked text as it stands in the file, else as `plain` does."""
    if _MASK.search(text) is not None:
        text = text.translate(_MASKED)
    return plain(text)
