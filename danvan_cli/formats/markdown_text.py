"""Texts fit for Markdown: a value stays the text it is, whatever signs it holds."""

from __future__ import annotations

import re
from html import escape

from danvan_cli.formats.measure import one_line
from danvan_cli.vietnamese.numbers import format_number

_LONGEST = 4_000
"""The most characters of one text, so that one long value does not crowd out all others."""

# Anywhere in a line; `-` and `.` among them would only make the source hard to read.
_SIGN = re.compile(r"[\\`*_\[\]|~]")
# At the beginning of a line these make a heading, a list or a rule; a slash would be a command of GitLab's.
_OPENING = re.compile(r"[#+\-/=]|\d+(?=[.)])")
# Hosts make links of these after reading the Markdown, so that no escape holds them back; an element does.
_REFERENCE = re.compile(r"(?<!\w)(?:[@#!%]|&amp;)(?=[\w\"“])|\$")
_ADDRESS = re.compile(r":(?=//)|(?<=www)\.", re.IGNORECASE)


def inline(text: str) -> str:
    """Return a text for the inside of a Markdown line: no mark-up, mention, reference or link comes of it."""
    safe = _SIGN.sub(r"\\\g<0>", escape(_short(text), quote=False))
    safe = _unlinked(_ADDRESS.sub(r"\\\g<0>", safe))
    opening = _OPENING.match(safe)
    if opening is None:
        return safe
    # A figure cannot be escaped, the full stop or bracket after it can.
    return f"{opening[0]}\\{safe[opening.end() :]}" if opening[0].isdecimal() else f"\\{safe}"


def within_html(text: str) -> str:
    """Return a text for the inside of an HTML element that stands on a line of its own."""
    return _unlinked(escape(_short(text), quote=False))


def code(text: str) -> str:
    """Return a text as a code span, in which nothing is mark-up; a grave accent in it lengthens the fence."""
    shown = _short(text).strip()
    if not shown:
        return ""
    fence = _fence(shown, 1)
    space = " " if shown.startswith("`") or shown.endswith("`") else ""
    return f"{fence}{space}{shown}{space}{fence}"


def fenced(lines: list[str]) -> tuple[list[str], str]:
    """Return lines as a code block without its end, and the end."""
    fence = _fence("\n".join(lines), 3)
    return [fence, *lines], fence


def _fence(text: str, shortest: int) -> str:
    longest = max(map(len, re.findall("`+", text)), default=0)
    return "`" * max(longest + 1, shortest)


def _short(text: str) -> str:
    shown = one_line(text).strip()
    if len(shown) <= _LONGEST:
        return shown
    return f"{shown[:_LONGEST]}… (còn {format_number(len(shown) - _LONGEST)} ký tự)"


def _unlinked(text: str) -> str:
    return _REFERENCE.sub(r"<span>\g<0></span>", text)
