"""The plain part of YAML, line by line: most dossiers need no more, and so no parser.

What is read here is what libyaml would read, in half the time. Whatever is not one of the few ways of writing
below, or does not fit the lines above it, is left to the parser, which also knows what to say about it.
"""

from __future__ import annotations

import re
from array import array
from sys import intern
from typing import TYPE_CHECKING

from danvan_cli.source.builder import GLUED_KEY, Built

if TYPE_CHECKING:
    from danvan_cli.source.builder import Mapping, Value

# One line, or a block of text with its head: indentation with the dash of an item, key, colon, value and, for a
# block, the indentation of its lines. All of a line is in some group, so that their lengths give each place.
# The bounds keep nesting below the reader's limit, and a hopeless file from being looked at again and again.
_LINE = re.compile(
    r"""^([ ]{0,40}(?:-[ ]{1,9})?)
    (?:([a-z0-9_][a-z0-9_-]{0,63})(:[ ]+|:(?=\n)))?
    ([^\s\-?:,\[\]{}\#&*!|>'"%@`][^:\#\n]*+(?::(?=[^ \n])[^:\#\n]*+)*+
    |"[^"\\\n]*+"
    |'[^'\n]*+'
    |\{(?:[^\[\]{}\#&*!|>'"@`?\n]++|"[^"\\\n]*+")*+\}
    |[|>]-?\n([ ]{1,50})(?=[^ \n])[^\n]*+(?:\n\5(?=[^ \n])[^\n]*+){0,60}+(?!\n++\5)
    |\#[^\n]*+
    |)\n""",
    re.MULTILINE | re.VERBOSE,
)
_ENTRY = re.compile(r'([a-z0-9_][a-z0-9_-]{0,63}): ("[^"]*+"|[^ "\-:,%][^":,]*)(, |$)')
_SIGNS = frozenset("\"'{|>#")


def scan(text: str) -> Built | None:  # noqa: C901, PLR0911, PLR0912, PLR0915
    """Return what `builder.build` makes of a text, or None where that is not certain.

    `text` holds nothing that a parser would refuse or take for a line end, other than line feeds.

    One loop with everything in local names, as in the builder: `column`, `entries` and `items` are the mapping
    or list that is open, `hollow` the place of an unwritten value as long as the lines below may still give it.
    The document itself is such a value, of a key to the left of all columns.
    """
    if "\t" in text or not text.endswith("\n"):
        return None
    outermost: Mapping = {"": None}
    stack: list[tuple[int, Mapping, list[Value] | None]] = []
    column, entries = -1, outermost
    items: list[Value] | None = None
    key, hollow, at = "", 0, 0
    marks: list[int] = []
    mark = marks.append
    for lead, name, colon, written, indent in _LINE.findall(text):
        line = at
        start = line + len(lead)
        behind = start + len(name) + len(colon)
        at = behind + len(written) + 1
        dash = lead.find("-")
        level = len(lead) if dash < 0 else dash
        if not name:
            if not written or written[0] == "#":
                if dash >= 0 or (lead and not written):
                    return None
                continue
            if dash < 0:
                return None
        if hollow >= 0:
            if level > column or level == dash == column:
                hollow = line + level
                stack.append((column, entries, items))
                column = level
                if dash < 0:
                    child: Mapping = {}
                    entries[key] = child
                    entries = child
                else:
                    items = []
                    entries[key] = items
            mark(hollow)
            hollow = -1
        while column > level or (dash < 0 and items is not None and column == level):
            column, entries, items = stack.pop()
        if column != level or (dash < 0) is not (items is None):
            return None
        if name:
            if items is not None:
                mark(start)
                stack.append((column, entries, items))
                column, entries = len(lead), {}
                items.append(entries)
                items = None
            if name in entries:
                return None
            mark(start)
            key = intern(name)
            if not written:
                entries[key] = None
                hollow = start + len(name) + 1
                continue
        mark(behind)
        value: Value
        if written[0] in _SIGNS:
            value = _signed(written, indent, column, behind, marks)
            if value is None:
                return None
        elif ":" in written and GLUED_KEY.search(written):
            return None
        else:
            value = written.rstrip(" ")
        if items is None:
            entries[key] = value
        else:
            items.append(value)
    if hollow >= 0:
        mark(hollow)
    root = outermost[""]
    if at != len(text) or not isinstance(root, dict):
        return None
    return Built(root, array("I", marks), suspect=False)


def _signed(written: str, indent: str, column: int, at: int, marks: list[int]) -> Value:
    """Return a value that a sign begins, None where it cannot be told; the marks of what it holds are added."""
    sign = written[0]
    if sign in "\"'":
        return written[1:-1]
    if sign == "{":
        return _flow(written, at, marks)
    if sign == "#" or len(indent) <= column:
        return None
    lines = written.split("\n" + indent)
    return (" " if sign == ">" else "\n").join(lines[1:])


def _flow(written: str, at: int, marks: list[int]) -> Mapping | None:
    """Return the mapping in braces at `at`; None where it holds more than plain keys and values."""
    entries: Mapping = {}
    place = at + 1
    for name, value, end in _ENTRY.findall(written[1:-1]):
        if name in entries:
            return None
        entries[intern(name)] = value[1:-1] if value[0] == '"' else value.rstrip(" ")
        behind = place + len(name) + 2
        marks += place, behind
        place = behind + len(value) + len(end)
    return entries if place == at + len(written) - 1 else None
