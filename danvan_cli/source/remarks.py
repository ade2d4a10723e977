"""Comments put into a text, and taken out of it, without a word of what it says being changed."""

from __future__ import annotations

from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from typing import TYPE_CHECKING

from danvan_cli.source.intention import ABSENT, Path, found
from danvan_cli.source.nodes import Node, comments, line_end, parse
from danvan_cli.source.reader import read_source

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

_CODINGS = ((BOM_UTF8, "utf-8"), (BOM_UTF16_LE, "utf-16-le"), (BOM_UTF16_BE, "utf-16-be"))


def remarked(data: bytes, notes: Mapping[Path, str]) -> bytes:
    """Return a file with a comment at the end of the line on which the value of each path ends.

    A path that is not there, and a line that cannot take a comment without saying something else, get none.
    """
    for path, note in notes.items():
        data = _with_note(data, path, note)
    return data


def without_headings(data: bytes, keys: Collection[str]) -> bytes:
    """Return a file without the comment lines that stand right above these keys of the first level.

    They speak of what stands under the key, and would speak of nothing once it is left out.
    """
    mark, text = _decoded(data)
    starts = [entry.start for key, entry in parse(text).entries.items() if key in keys]
    for start in sorted(starts, reverse=True):
        text = text[: _heading_start(text, start)] + text[start:]
    return _encoded(mark, text)


def _heading_start(text: str, start: int) -> int:
    """Return where the comment lines right above the line at `start` begin."""
    while start:
        above = text.rfind("\n", 0, start - 1) + 1
        if not text.startswith("#", above):
            break
        start = above
    return start


def _with_note(data: bytes, path: Path, note: str) -> bytes:
    value = read_source("", data).value
    if value is None or found(value, path) is ABSENT:
        return data
    mark, text = _decoded(data)
    end = line_end(text, _at(parse(text), path).end)
    noted = _encoded(mark, f"{text[:end].rstrip(' ')} # {note}{text[end:]}")
    return noted if _says(noted, value, note) else data


def _says(data: bytes, value: object, note: str) -> bool:
    """Whether a file says `value`, and holds the note as a comment or at the end of one."""
    said = read_source("", data).value == value
    return said and any(one.endswith(note) for one in comments(_decoded(data)[1]))


def _at(node: Node, path: Path) -> Node:
    for step in path:
        node = node.items[step] if isinstance(step, int) else node.entries[step].node
    return node


def _decoded(data: bytes) -> tuple[bytes, str]:
    mark, coding = next(((mark, name) for mark, name in _CODINGS if data.startswith(mark)), (b"", "utf-8"))
    return mark, data[len(mark) :].decode(coding)


def _encoded(mark: bytes, text: str) -> bytes:
    return mark + text.encode(dict(_CODINGS).get(mark, "utf-8"))
