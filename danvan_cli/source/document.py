"""One file as read: what it says, what is wrong with it, and where each thing stands."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING

from danvan_cli.diagnostics import Location
from danvan_cli.source.decoding import decode
from danvan_cli.source.lines import QUOTED

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from danvan_cli.source.builder import Built, Mapping, Value
    from danvan_cli.source.faults import Fault


@dataclass(slots=True, eq=False)
class SourceDocument:
    """A file that was read: `value` is None where a fault is fatal, and then `faults` is not empty.

    `label` is the path relative to the workspace, `data` the bytes of the file (none when it was not read).
    `built` is what `value` and `marks` come from; `again` makes it anew from `data` where it was let go of.
    Lines and columns count from 1 in characters of `text`, as an editor shows them.
    """

    label: str
    data: bytes
    built: Built | None = None
    faults: tuple[Fault, ...] = ()
    again: Callable[[bytes], Built | None] | None = None

    @property
    def value(self) -> Mapping | None:
        """What the file says."""
        parts = self._parts()
        return None if parts is None else parts.value

    @property
    def marks(self) -> Sequence[int]:
        """The index in the text of each part of `value`, in document order."""
        parts = self._parts()
        return () if parts is None else parts.marks

    def release(self) -> None:
        """Let go of `value` and `marks`, some three times the size of the file, until they are asked for."""
        if self.again is not None:
            self.built = None

    def _parts(self) -> Built | None:
        if self.built is None and self.again is not None:
            self.built = self.again(self.data)
        return self.built

    @property
    def text(self) -> str:
        """The text: NFC, lines ended by a line feed, no byte order mark; empty where it is no text.

        It is decoded anew each time, so that a document costs little to keep.
        """
        return decode(self.data).text

    def line(self, number: int) -> str:
        """Return line `number`, counted from 1, without its end; empty where there is no such line."""
        lines = self.text.split("\n", number)
        return lines[number - 1] if 0 < number <= len(lines) else ""

    def locate(self, path: Sequence[str | int], *, key: bool = False) -> Location:
        """Return the place of the value at `path`, or of its key, or else of its nearest ancestor.

        A group or a block list under a key, and a value that is not written, stand where their key stands.
        An empty path, and any path into a document without a value, is the start of the file.
        """
        parts = self._parts()
        if parts is None:
            return Location(self.label)
        place = _find(parts.value, path, key=key)
        if place is None:
            return Location(self.label)
        ordinal, written = place
        text = self.text
        index = parts.marks[ordinal]
        line_start = text.rfind("\n", 0, index) + 1
        line = text.count("\n", 0, index) + 1
        return Location(self.label, line, index - line_start + 1, _length(text, index, written))


def _find(root: Mapping, path: Sequence[str | int], *, key: bool) -> tuple[int, Value] | None:
    """Return the ordinal of the mark for `path` and what is written there; None for the root itself."""
    node: Value = root
    here = 0
    found: tuple[int, Value] | None = None
    for depth, step in enumerate(path, start=1):
        if isinstance(node, dict) and isinstance(step, str) and step in node:
            before = takewhile(step.__ne__, node)
            here += 1 + sum(1 + _size(node[name]) for name in before)
            node = node[step]
            itself = isinstance(node, str) and not (key and depth == len(path))
            found = (here + 1, node) if itself else (here, step)
            here += 1
        elif isinstance(node, list) and isinstance(step, int) and 0 <= step < len(node):
            here += 1 + sum(map(_size, node[:step]))
            node = node[step]
            found = here, node
        else:
            break
    return found


def _size(value: Value) -> int:
    """Return how many marks `value` has."""
    total = 0
    waiting = [value]
    while waiting:
        node = waiting.pop()
        total += 1
        if isinstance(node, dict):
            total += len(node)
            waiting.extend(node.values())
        elif isinstance(node, list):
            waiting.extend(node)
    return total


def _length(text: str, index: int, written: Value) -> int:
    """Return how many characters at `index` stand for `written`, on that line."""
    end = text.find("\n", index)
    line = text[index : end if end >= 0 else len(text)]
    if isinstance(written, str) and line.startswith(written):
        return max(len(written), 1)
    quoted = QUOTED.match(line)
    return len(quoted[0]) if quoted else max(len(line.rstrip()), 1)
