"""The one style of a file: the same data and the same comments, laid out as the sample campaign is.

Two spaces a level, lists two spaces below their key, one space behind a colon, quotes only where a reader of
YAML needs them, at most one empty line, line feeds, no mark at the start and one line end at the last. The order
of keys, the line breaks inside a text, and the words of a comment are the author's and stay.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from danvan_cli.diagnostics import Location
from danvan_cli.source.events import PARSE_ERRORS
from danvan_cli.source.layout import HOUSE, value_lines
from danvan_cli.source.nodes import Kind, Node, head, parse
from danvan_cli.source.owners import Comment, Standing, owned_comments, stays_with_its_own
from danvan_cli.source.quiet import cuts
from danvan_cli.source.reader import read_source
from danvan_cli.source.refused import EditRefused
from danvan_cli.source.scalars import double_quoted, is_plain, written
from danvan_cli.source.sites import Site, children, is_blank, line_start

if TYPE_CHECKING:
    from danvan_cli.source.document import SourceDocument
    from danvan_cli.source.intention import Path

_STEP = 2
_BLOCK = ("|", ">")
_FIGURE = re.compile(r"[0-9]+\Z")


def canonical(document: SourceDocument) -> bytes:
    """Return the bytes of a file in the one style; a file that has it already comes back as it is.

    Raises `EditRefused` for a file with a fatal fault, and where it cannot be proved that every value is the
    same afterwards and every comment stands beside the same key or item.
    """
    if document.value is None:
        fault = next(fault for fault in document.faults if fault.fatal)
        where = Location(document.label, fault.line, fault.column, fault.length)
        raise EditRefused(f"Tệp đang có lỗi nên để nguyên: {fault.message}", fault.hint, where)
    before = document.text
    try:
        after = _Writer(before).whole()
        same = _same(document, before, after)
    except PARSE_ERRORS:
        same = False
    if not same:
        raise EditRefused(
            "Tệp có chỗ viết theo cách mà danvan chưa xếp lại được chắc chắn, nên để nguyên.",
            "Tệp vẫn dùng được như thường; muốn xếp lại thì sửa tay chỗ có ghi chú xen giữa một câu hoặc giữa { }.",
            Location(document.label),
        )
    return after.encode()


def _same(document: SourceDocument, before: str, after: str) -> bool:
    """Return whether the new text says what the old one said, each comment beside its own, and no worse."""
    again = read_source(document.label, after.encode())
    if again.value != document.value or len(again.faults) > len(document.faults):
        return False
    return stays_with_its_own(before, after) and _Writer(after).whole() == after


@dataclass(slots=True)
class _Writer:
    """Lays one text out anew, each of its comments where the key or item that it belongs to is written."""

    text: str
    lines: list[str] = field(default_factory=list)
    notes: list[Comment] = field(default_factory=list)
    owned: defaultdict[tuple[Path, Standing], list[Comment]] = field(default_factory=lambda: defaultdict(list))

    def whole(self) -> str:
        """Return the text in the one style."""
        root = parse(self.text)
        self.notes = owned_comments(self.text, root)
        for note in self.notes:
            self.owned[note.path, note.standing].append(note)
        self._inside(Site(self.text, root), (), 0)
        return "".join(f"{line}\n" for line in self.lines)

    def _inside(self, site: Site, path: Path, column: int, first: str = "") -> None:
        """Write what a mapping or list holds at `column`; `first` stands before the first of it, as a dash does."""
        for step, below in children(site):
            self._part(step, below, (*path, step), column, first)
            first = ""
        self._below(path, column)

    def _part(self, step: str | int, site: Site, path: Path, column: int, first: str) -> None:
        """Write a key or item."""
        lead = first or " " * column
        if not first:
            self._above(site, path, column)
        if isinstance(step, str):
            self._value(site, path, f"{lead}{written(step, flow=True)}:", column)
        elif self._on_one_line(site.node, column + _STEP):
            self._value(site, path, f"{lead}-", column)
        else:
            self._inside(site, path, column + _STEP, f"{lead}- ")

    def _above(self, site: Site, path: Path, column: int) -> None:
        """Write the comments that stand above a key or dash, and the empty line."""
        notes = sorted(self._heading(site, path, column), key=_start)
        for note in notes:
            if note.start < site.start:
                self._own_line(note, column)
        self._gap(site.start)
        self.lines += [" " * column + self._words(note) for note in notes if note.start > site.start]

    def _heading(self, site: Site, path: Path, column: int) -> list[Comment]:
        """Return the comments of a key or item that cannot stand on its line, or on that of its first key."""
        above, behind = self.owned[path, Standing.ABOVE], self.owned[path, Standing.BEHIND]
        if isinstance(path[-1], str) or self._on_one_line(site.node, column + _STEP):
            return [*above, *behind[:-1]]
        step, first = next(children(site))
        return [*above, *behind, *self._heading(first, (*path, step), column + _STEP)]

    def _value(self, site: Site, path: Path, lead: str, column: int) -> None:
        """Write a value behind its colon or dash, and the last of the comments behind it."""
        node = site.node
        if not self._on_one_line(node, len(lead) + 1):
            self.lines.append(lead + self._note_behind(path, node, lead))
            self._inside(site, path, column + _STEP)
            return
        opening, *below = self._text_of(node, column)
        note = self._note_behind(path, node, " ".join([opening or lead, *below]))
        lines = [f"{lead} {opening}" if opening else lead, *below]
        lines[0 if opening[:1] in _BLOCK else -1] += note
        self.lines += lines
        self._below(path, column + _STEP)

    def _note_behind(self, path: Path, node: Node, value: str) -> str:
        """Return the last comment behind a key or item, with the space before it, as it follows `value`.

        What was quoted, in brackets or on another line, and no longer is, keeps the comment at two spaces where
        at one it would look like the rest of a sentence.
        """
        for note in self.owned[path, Standing.BEHIND][-1:]:
            words, bare = self._words(note), self.text[: note.start]
            as_before = not node.style and (node.kind is not Kind.SCALAR or node.end <= note.start)
            least = 1 if as_before or not cuts(value, words) else 2
            return " " * max(len(bare) - len(bare.rstrip(" \t")), least) + words
        return ""

    def _below(self, path: Path, column: int) -> None:
        for note in self.owned[path, Standing.BELOW]:
            self._own_line(note, column)

    def _own_line(self, note: Comment, column: int) -> None:
        self._gap(note.start)
        self.lines.append(" " * column + self._words(note))

    def _words(self, note: Comment) -> str:
        return self.text[note.start : note.end].rstrip()

    def _on_one_line(self, node: Node, used: int) -> bool:
        """Return whether this is a text, or stands in braces or brackets, with no comment in it, and fits so."""
        if node.kind is Kind.SCALAR or (node.flow and not node.entries and not node.items):
            return True
        inside = bisect_right(self.notes, node.start, key=_start)
        if not node.flow or (inside < len(self.notes) and self.notes[inside].start < node.end):
            return False
        return used + len(_flow(node)) <= HOUSE.width or all(map(_FIGURE.match, node.entries or ("-",)))

    def _text_of(self, node: Node, column: int) -> list[str]:
        """Return the lines of a text, or of braces on one line; the first stands behind its colon or dash."""
        if node.kind is not Kind.SCALAR:
            return [_flow(node)]
        if node.value is None:
            return [""]
        source = self.text[node.start : node.end]
        if node.style and node.style in "|>":
            return self._block(node, source, column)
        if "\n" not in source:
            return [_one_line(node)]
        if not node.style:
            start, *below = source.split("\n")
            indent = " " * (column + _STEP)
            return [start.rstrip(), *(indent + line.strip() if line.strip() else "" for line in below)]
        return _behind(value_lines(node.value, column, HOUSE, 0))

    def _block(self, node: Node, source: str, column: int) -> list[str]:
        """Return a block of text at its new depth, line by line as it is broken."""
        sign = head(self.text, node)
        _, *lines = source.split("\n")
        depth = min((len(line) - len(line.lstrip(" ")) for line in lines if line.strip(" ")), default=0)
        first = next((line for line in lines if line.strip(" ")), "")
        if sign.strip("|>+-") or not lines or len(first) - len(first.lstrip(" ")) != depth:
            return _behind(value_lines(node.value, column, HOUSE, 0))
        indent = " " * (column + _STEP)
        return [sign, *(indent + line[depth:] if line[depth:] else "" for line in lines)]

    def _gap(self, at: int) -> None:
        """Write an empty line where one stands above the line of `at`, and something above that."""
        start = line_start(self.text, at)
        alone = not self.text[start:at].strip()
        if alone and start and self.lines and self.lines[-1] and is_blank(self.text, start - 1):
            self.lines.append("")


def _start(note: Comment) -> int:
    return note.start


def _behind(lines: list[str]) -> list[str]:
    """Return the lines of a value without the space behind its colon."""
    return [lines[0][1:], *lines[1:]]


def _one_line(node: Node, *, flow: bool = False) -> str:
    """Return a text that was written on one line; quoted figures stay a text for every reader."""
    value = node.value or ""
    if node.style and _FIGURE.match(value):
        return double_quoted(value)
    return written(value, flow=flow) if node.style or not is_plain(value, flow=flow) else value


def _flow(node: Node) -> str:
    """Return a value inside braces or brackets."""
    if node.kind is Kind.SCALAR:
        return _one_line(node, flow=True) if node.value is not None else ""
    if node.kind is Kind.LIST:
        return "[" + ", ".join(map(_flow, node.items)) + "]"
    inside = (f"{written(key, flow=True)}: {_flow(entry.node)}" for key, entry in node.entries.items())
    return "{" + ", ".join(inside) + "}"
