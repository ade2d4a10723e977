"""How a text stands in YAML so that every reader takes it for that text: ours, one of YAML 1.1, one of 1.2.

Unquoted where no reader sees anything but words in it; a whole number may stand unquoted, for all readers agree
on it. Anything else is quoted: `no`, `10:30`, `1.200`, `0123`, `~`, `2026-03-05`.
"""

from __future__ import annotations

import re
from unicodedata import normalize

from danvan_cli.source.builder import GLUED_KEY
from danvan_cli.vietnamese.invisible import odd_characters

# Beyond fifteen digits some readers keep a number only nearly.
_WHOLE = re.compile(r"(?:0|[1-9][0-9]{0,14})\Z")
_FIRST = re.compile(r"[^\W_]|[“‘(]")
_FIGURES = re.compile(r"[0-9][-+0-9_.,:eE]*\Z|0[xXoObB][0-9a-fA-F_]*\Z|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}[Tt ]")
_WORDS = frozenset(("y", "n", "yes", "no", "on", "off", "true", "false", "null", "nan", "inf", "none"))
_UNSAFE = re.compile(r": |:\Z| #|[\t\n\r]|\s\Z|[^\S ]")
_UNSAFE_IN_FLOW = re.compile(r"[,\[\]{}:?\"'#]")
_NAMES = {
    "\0": "\\0",
    "\a": "\\a",
    "\b": "\\b",
    "\t": "\\t",
    "\n": "\\n",
    "\v": "\\v",
    "\f": "\\f",
    "\r": "\\r",
    "\x1b": "\\e",
    '"': '\\"',
    "\\": "\\\\",
}
_SHAPES = (("\xff", "x", 2), ("\uffff", "u", 4), ("\U0010ffff", "U", 8))
_SURROGATE = re.compile("[\ud800-\udfff]")
_BROKEN_LINE = re.compile(r"(?:^|\n)[ \t]|[ \t](?:\n|\Z)|[\t\r]|\n\Z|\A\n")
_SINGLE = re.compile(r"[^\n\r\t]*")


def readable(value: str) -> str:
    """Return a text as it will be read again: NFC, half a surrogate pair as U+FFFD."""
    return normalize("NFC", _SURROGATE.sub("\ufffd", value))


def written(value: str, *, flow: bool = False) -> str:
    """Return a text as it stands on one line; `flow`: inside braces or brackets, or as a key."""
    return value if is_plain(value, flow=flow) else double_quoted(value)


def is_plain(value: str, *, flow: bool = False) -> bool:
    """Return whether a text may stand without quotes, on one line."""
    if _WHOLE.match(value):
        return True
    if not _FIRST.match(value) or value.casefold() in _WORDS or _FIGURES.match(value):
        return False
    if _UNSAFE.search(value) or GLUED_KEY.search(value) or _hides_something(value):
        return False
    return not (flow and _UNSAFE_IN_FLOW.search(value))


def double_quoted(value: str) -> str:
    """Return a text in double quotes; what an eye cannot see is spelt out, so that any text can stand there.

    Half a surrogate pair stands as U+FFFD: no file holds it, spelt out or not.
    """
    value = _SURROGATE.sub("\ufffd", value)
    letters = {index: value[index] for index, _ in odd_characters(value)}
    return '"' + "".join(_escaped(letter, odd=index in letters) for index, letter in enumerate(value)) + '"'


def _escaped(letter: str, *, odd: bool) -> str:
    if letter in _NAMES:
        return _NAMES[letter]
    if not odd and (letter.isprintable() or letter > "\uffff"):
        return letter
    sign, digits = next(shape for last, *shape in _SHAPES if letter <= last)
    return f"\\{sign}{ord(letter):0{digits}X}"


def single_quoted(value: str) -> str | None:
    """Return a text in single quotes, None where it cannot stand so."""
    if not _SINGLE.fullmatch(value) or _hides_something(value):
        return None
    return "'" + value.replace("'", "''") + "'"


def literal_lines(value: str) -> list[str] | None:
    """Return the lines of a text under `|-`, None where it cannot stand so."""
    return value.split("\n") if _stands_in_block(value) else None


def folded_lines(value: str, width: int) -> list[str] | None:
    """Return the lines of a text under `>-`, none longer than `width` where its words allow; None if it cannot."""
    if not _stands_in_block(value) or "  " in value:
        return None
    lines: list[str] = []
    for number, paragraph in enumerate(value.split("\n")):
        if number:
            lines.append("")
        lines += _wrapped(paragraph, width)
    return lines


def _wrapped(paragraph: str, width: int) -> list[str]:
    """Return a paragraph in lines, broken at its ordinary spaces alone."""
    lines: list[str] = []
    for word in paragraph.split():
        if lines and len(lines[-1]) + 1 + len(word) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def _stands_in_block(value: str) -> bool:
    return bool(value) and not _BROKEN_LINE.search(value) and not _hides_something(value.replace("\n", ""))


def _hides_something(value: str) -> bool:
    """Return whether some letter is one that an eye, or a YAML reader, cannot tell."""
    return bool(odd_characters(value)) or not all(letter.isprintable() or letter > "\uffff" for letter in value)
