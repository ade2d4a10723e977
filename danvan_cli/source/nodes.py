"""Where everything of a text stands: each key, value and item with the indices of its first and last letter.

The reader keeps only where a part begins; who changes a text needs to know where it ends, and how it is written.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, Any

from yaml.error import YAMLError
from yaml.events import MappingEndEvent, MappingStartEvent, ScalarEvent, SequenceEndEvent

from danvan_cli.source import events
from danvan_cli.source.controls import Restorer, masked, restorer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from danvan_cli.source.events import EventSource

_BLOCK_HEAD = re.compile(r"[|>][-+0-9]*")
_COMMENT = re.compile(r"#[^\r\n]*")
_REST = re.compile(r"[^\r\n]*")


class Kind(Enum):
    """What a node is; its `style` tells how it is written."""

    SCALAR = "scalar"
    MAPPING = "mapping"
    LIST = "list"


@dataclass(slots=True)
class Node:
    """A value at `text[start:end]`.

    `style` is the sign a text begins with (“"”, “'”, “|”, “>”), empty for an unquoted one; for a mapping or
    list “{” or “[” in flow, empty in block. A value that is not written has no length and stands right behind
    its colon or dash, or its key where there is no colon; its `value` is None.
    """

    kind: Kind
    style: str
    start: int
    end: int
    value: str | None = None
    entries: dict[str, Entry] = field(default_factory=dict)
    items: list[Node] = field(default_factory=list)

    @property
    def flow(self) -> bool:
        """Whether this is a mapping or list in braces or brackets."""
        return self.kind is not Kind.SCALAR and self.style != ""

    @property
    def written(self) -> bool:
        """Whether anything at all is written here."""
        return self.kind is not Kind.SCALAR or self.value is not None

    def children(self) -> Iterator[Node]:
        """Yield the values right below this one."""
        yield from (entry.node for entry in self.entries.values())
        yield from self.items


@dataclass(slots=True)
class Entry:
    """A key at `text[start:end]` with its value."""

    start: int
    end: int
    node: Node


def parse(text: str) -> Node:
    """Return the mapping that a text says, which the reader must have read without a fatal fault.

    Line ends may be of any kind; indices count the characters of `text` as it is. Raises one of
    `events.PARSE_ERRORS` where the text is no YAML, or has a key that is no text.
    """
    safe = masked(text)
    parser = events.new_parser(safe)
    try:
        for _ in range(2):
            parser.get_event()
        return _node(parser.get_event(), parser, text, restorer(safe, text))
    finally:
        parser.dispose()


def comments(text: str) -> list[str]:
    """Return every comment of a text, in order, without the spaces at its end."""
    return [text[start:end].rstrip() for start, end in comment_spans(text, parse(text))]


def comments_between(text: str, start: int, end: int) -> list[str]:
    """Return the comments that begin in a part of a text, in order."""
    return [text[one:stop] for one, stop in comment_spans(text, parse(text)) if start <= one < end]


def comment_spans(text: str, root: Node) -> list[tuple[int, int]]:
    """Return where the comments of a text stand: each `#` that is in no value, up to the end of its line."""
    found = []
    at = 0
    for start, end in [*_covered(text, root), (len(text), len(text))]:
        found += [match.span() for match in _COMMENT.finditer(text, at, start)]
        at = max(end, found[-1][1] if found else 0)
    return found


def _covered(text: str, node: Node) -> Iterator[tuple[int, int]]:
    """Yield the places of keys and texts, in which a `#` is no comment."""
    if node.kind is Kind.SCALAR:
        if node.style and node.style in "|>":
            head_end = node.start + len(head(text, node))
            yield node.start, head_end
            yield line_end(text, head_end), node.end
        else:
            yield node.start, node.end
    for entry in node.entries.values():
        yield entry.start, entry.end
        yield from _covered(text, entry.node)
    for item in node.items:
        yield from _covered(text, item)


def head(text: str, node: Node) -> str:
    """Return the sign of a block of text with what it says of line ends and indentation: `|-`."""
    return _BLOCK_HEAD.match(text, node.start)[0]  # type: ignore[index]  # the parser saw one


def line_end(text: str, at: int) -> int:
    """Return where the line of index `at` ends, before its line end."""
    return _REST.match(text, at).end()  # type: ignore[union-attr]  # it matches anywhere


def _node(event: Any, parser: EventSource, text: str, put_back: Restorer) -> Node:  # noqa: ANN401  # events carry no types
    start = event.start_mark.index
    if isinstance(event, ScalarEvent):
        return _scalar(event, text, put_back)
    if isinstance(event, MappingStartEvent):
        node = Node(Kind.MAPPING, "{" if event.flow_style else "", start, start)
        while not isinstance(key := parser.get_event(), MappingEndEvent):
            if not isinstance(key, ScalarEvent):
                raise YAMLError
            entry = Entry(*_span(key), _node(parser.get_event(), parser, text, put_back))
            if not entry.node.written:
                entry.node.start = entry.node.end = text.find(":", entry.end, entry.node.start) + 1 or entry.end
            node.entries[put_back(key.value)] = entry
            node.end = max(entry.end, entry.node.end)
        return _closed(node, key)
    node = Node(Kind.LIST, "[" if event.flow_style else "", start, start + 1)
    while not isinstance(item := parser.get_event(), SequenceEndEvent):
        node.items.append(_node(item, parser, text, put_back))
        node.end = node.items[-1].end
    return _closed(node, item)


def _span(event: Any) -> tuple[int, int]:  # noqa: ANN401
    return event.start_mark.index, event.end_mark.index


def _closed(node: Node, event: Any) -> Node:  # noqa: ANN401
    """Return a node with its end: the bracket that closes it, or the last letter of what it holds."""
    if node.style:
        node.end = event.end_mark.index
    return node


def _scalar(event: Any, text: str, put_back: Restorer) -> Node:  # noqa: ANN401
    start, end, value = event.start_mark.index, event.end_mark.index, event.value
    style = event.style or ""
    if style and style in "|>":
        value = value.rstrip("\n")
        end = _block_end(text, start, end, value)
    elif not value and not style:
        return Node(Kind.SCALAR, "", start, start)
    return Node(Kind.SCALAR, style, start, end, put_back(value))


def _block_end(text: str, start: int, end: int, value: str) -> int:
    """Return where the last line of a block of text ends; the parser's end lies behind the empty lines below."""
    block = text[start:end]
    kept = block.rstrip("\r\n") if value.endswith((" ", "\t")) else block.rstrip()
    return start + len(kept)
