"""Comments put into a text, and taken out of it, without a word of what it says being changed."""

from __future__ import annotations

import re
from operator import attrgetter
from typing import TYPE_CHECKING

from danvan_cli.source.decoding import exact_bytes, exact_text
from danvan_cli.source.intention import ABSENT, Path, found
from danvan_cli.source.nodes import Node, comments, line_end, parse
from danvan_cli.source.reader import read_source
from danvan_cli.source.sites import Site, children, is_blank, line_start, lines_end, next_line, starts_its_line

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Set as AbstractSet

_EMPTY_END = re.compile(r"(\r\n?|\n)(?:[ \t]*(?:\r\n?|\n))+\Z")


def remarked(data: bytes, notes: Mapping[Path, str]) -> bytes:
    """Return a file with a comment at the end of the line on which the value of each path ends.

    A path that is not there, and a line that cannot take a comment without saying something else, get none.
    """
    for path, note in notes.items():
        data = _with_note(data, path, note)
    return data


def without_blocks(data: bytes, keys: AbstractSet[str]) -> bytes:
    """Return a readable file without these keys of the first level and every comment that speaks of what is under them.

    Those are the comments in the block, and the comment lines right above it. A key that does not begin its line
    stays, and all of them do where it cannot be proved that the file says the same without them.
    """
    mark, text = exact_text(data)
    sites = {key: site for key, site in children(Site(text, parse(text))) if starts_its_line(text, site.start)}
    gone = keys & sites.keys()
    for site in sorted((sites[key] for key in gone), key=attrgetter("start"), reverse=True):
        text = _without_block(text, site)
    kept = {key: value for key, value in (read_source("", data).value or {}).items() if key not in gone}
    without = exact_bytes(mark, text)
    return without if read_source("", without).value == kept else data


def _without_block(text: str, site: Site) -> str:
    start, end = _heading_start(text, line_start(text, site.start)), next_line(text, lines_end(site))
    if start and is_blank(text, start - 1) and is_blank(text, end):
        end = next_line(text, end)
    # Behind the last block of a file the empty line that stood above it would be one too many.
    before = text[:start] if text[end:] else _EMPTY_END.sub(r"\1", text[:start])
    return before + text[end:]


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
    mark, text = exact_text(data)
    end = line_end(text, _at(parse(text), path).end)
    noted = exact_bytes(mark, f"{text[:end].rstrip(' ')} # {note}{text[end:]}")
    return noted if _says(noted, value, note) else data


def _says(data: bytes, value: object, note: str) -> bool:
    """Whether a file says `value`, and holds the note as a comment or at the end of one."""
    said = read_source("", data).value == value
    return said and any(one.endswith(note) for one in comments(exact_text(data)[1]))


def _at(node: Node, path: Path) -> Node:
    for step in path:
        node = node.items[step] if isinstance(step, int) else node.entries[step].node
    return node
