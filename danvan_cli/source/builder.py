"""Events to plain values: texts, lists and dictionaries, with the place of each beside them.

The common file is built in one pass that only notices that something is refused; what it is, and where, is
the business of a second and slower pass (`refusals.py`), which most files never need.
"""

from __future__ import annotations

import re
from array import array
from sys import intern
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
)

from danvan_cli.source import events

if TYPE_CHECKING:
    from danvan_cli.source.events import EventSource

MAX_DEPTH = 64

# A key without the space after its colon, where a text begins or where its next line may begin.
GLUED_KEY = re.compile(r"(?:^|\s)[^\W\d]\w*:[^ \t\n/]")

Mapping: TypeAlias = "dict[str, Value]"
Value: TypeAlias = "Mapping | list[Value] | str | None"


class Built(NamedTuple):
    """A value and the index in the text of each of its parts, in document order.

    A mapping gives its own index, then for each entry that of the key and those of the value; a list its own
    index, then those of its items; a text or an empty value one index. `suspect` tells that some text looks
    as if it was meant as something else.
    """

    value: Mapping
    marks: array[int]
    suspect: bool


def build(source: str | bytes) -> Built | None:
    """Return what a text, or its UTF-8 bytes, says; None when it holds something that a dossier must not.

    Every scalar is text, without the line break that ends a block; one that is not written at all is None.
    Anchors and tags are not looked at here. Raises one of `events.PARSE_ERRORS` on what is no YAML.
    """
    parser = events.new_parser(source)
    try:
        parser.get_event()
        if type(parser.get_event()) is not DocumentStartEvent:
            return None
        first = parser.get_event()
        marks = [first.start_mark.index]
        if type(first) is not MappingStartEvent:
            return None
        root: Mapping = {}
        suspect = _fill(root, parser, marks)
        if suspect is None:
            return None
        parser.get_event()
        if type(parser.get_event()) is not StreamEndEvent:
            return None
        return Built(root, array("I", marks), suspect)
    finally:
        parser.dispose()


def _fill(root: Mapping, parser: EventSource, marks: list[int]) -> bool | None:  # noqa: C901, PLR0912, PLR0915
    """Read events into `root` until it ends and return whether a text is suspect; None when one is refused.

    One loop with everything in local names: this is where the reader spends its time. Inside a mapping
    `items` is None, inside a list `entries` is of no account.
    """
    get_event = parser.get_event
    mark = marks.append
    stack: list[tuple[Mapping, list[Value] | None]] = []
    entries = root
    items: list[Value] | None = None
    suspect = False
    key = ""
    while True:
        event = get_event()
        kind = type(event)
        if items is None:
            if kind is not ScalarEvent:
                if kind is not MappingEndEvent:
                    return None
                if not stack:
                    return suspect
                entries, items = stack.pop()
                continue
            mark(event.start_mark.index)
            key = intern(event.value)
            if key in entries:
                return None
            event = get_event()
            kind = type(event)
        if kind is ScalarEvent:
            mark(event.start_mark.index)
            value = event.value
            if event.style:
                if event.style in "|>":
                    value = value.rstrip("\n")
                    suspect = suspect or not value
            elif not value:
                value = None
            elif ":" in value or " - " in value or value[0] == "-":
                suspect = suspect or _is_suspect(event)
            if items is None:
                entries[key] = value
            else:
                items.append(value)
            continue
        if kind is SequenceEndEvent:
            entries, items = stack.pop()
            continue
        if len(stack) >= MAX_DEPTH - 1 or kind is AliasEvent:
            return None
        mark(event.start_mark.index)
        child: Mapping | list[Value] = {} if kind is MappingStartEvent else []
        if items is None:
            entries[key] = child
        else:
            items.append(child)
        stack.append((entries, items))
        if isinstance(child, dict):
            entries, items = child, None
        else:
            items = child


def _is_suspect(event: Any) -> bool:  # noqa: ANN401
    """Return whether an unquoted text may hold a key or an item that was not taken for one."""
    value = event.value
    if value[0] == "-" or GLUED_KEY.search(value):
        return True
    return " - " in value and event.start_mark.line != event.end_mark.line
