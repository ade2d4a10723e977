"""Values as they stand in a document: a character that XML cannot carry is shown by its number."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_LINE_END = re.compile("\r\n?|\u2028|\u2029")


class NotPrintableError(TypeError):
    """A tag that prints a whole block or list, where it should name one value in it."""


def shown(value: object) -> str:
    """Return a value as the XML of a part holds it; tab and line break stay, all else that is odd is shown.

    This runs once for every tag filled. A whole block, a list or a yes-or-no is not to print: `NotPrintableError`.
    """
    if value.__class__ is str:
        text = value if value.isprintable() else visible(value)
        if "&" in text or "<" in text or ">" in text or '"' in text or "'" in text:
            return str(escape(text))
        return text
    if isinstance(value, Markup):
        return visible(str(value))
    if isinstance(value, dict | list | tuple | bool | range) or value is None:
        raise NotPrintableError
    return str(value)


def visible(text: str) -> str:
    """Return the text with every control character as `⟨U+0007⟩`, and one kind of line end."""
    return text if text.isprintable() else _CONTROL.sub(_mark, _LINE_END.sub("\n", text))


def _mark(match: re.Match[str]) -> str:
    return f"⟨U+{ord(match[0]):04X}⟩"
