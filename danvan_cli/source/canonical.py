"""The one style of a file: the same data and the same comments, laid out as the sample campaign is.

Two spaces a level, lists two spaces below their key, one space behind a colon, quotes only where a reader of
YAML needs them, at most one empty line, line feeds, no mark at the start and one line end at the last. The order
of keys, the line breaks inside a text, and the words of a comment are the author's and stay.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from unicodedata import normalize

from danvan_cli.diagnostics import Location
from danvan_cli.source.events import PARSE_ERRORS
from danvan_cli.source.layout import column_of, value_lines
from danvan_cli.source.nodes import Kind, Node, comment_spans, comments, head, line_end, parse
from danvan_cli.source.reader import read_source
from danvan_cli.source.refused import EditRefused
from danvan_cli.source.scalars import double_quoted, is_plain, written
from danvan_cli.source.sites import Site, child, is_blank, line_start

if TYPE_CHECKING:
    from collections.abc import Iterator

    from danvan_cli.source.document import SourceDocument

WIDTH = 120
"""How long a line with braces or brackets may be; a longer one is laid out in lines of its own."""

_STEP = 2
_FIGURE = re.compile(r"[0-9]+\Z")


def canonical(document: SourceDocument) -> bytes:
    """Return the bytes of a file in the one style; a file that has it already comes back as it is.

    Raises `EditRefused` for a file with a fatal fault, and where it cannot be proved that every value and every
    comment is the same afterwards.
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
    """Return whether the new text says what the old one said, in values and in comments, and no worse."""
    again = read_source(document.label, after.encode())
    if again.value != document.value or len(again.faults) > len(document.faults):
        return False
    if list(map(_nfc, comments(after))) != list(map(_nfc, comments(before))):
        return False
    return _Writer(after).whole() == after


def _nfc(text: str) -> str:
    return normalize("NFC", text)


@dataclass(slots=True)
class _Writer:
    """Lays one text out anew; `notes` are its comments, of which the first `told` are written already."""

    text: str
    lines: list[str] = field(default_factory=list)
    notes: list[tuple[int, int]] = field(default_factory=list)
    told: int = 0

    def whole(self) -> str:
        """Return the text in the one style."""
        root = parse(self.text)
        self.notes = comment_spans(self.text, root)
        self._mapping(Site(self.text, root), 0, len(self.text))
        self._notes_before(len(self.text), 0)
        return "".join(f"{line}\n" for line in self.lines)

    def _children(self, site: Site) -> Iterator[tuple[str | int, Site, int]]:
        """Yield the step, the site and the start of what follows, of each key or item."""
        steps: list[str | int] = list(site.node.entries) or list(range(len(site.node.items)))
        sites = [found for step in steps if (found := child(site, step)) is not None]
        for index, (step, below) in enumerate(zip(steps, sites, strict=True)):
            yield step, below, sites[index + 1].start if index + 1 < len(sites) else -1

    def _mapping(self, site: Site, column: int, limit: int, first: str = "") -> None:
        """Write the keys of a mapping at `column`; `first` stands before the first of them, as a dash does."""
        for step, below, after in self._children(site):
            self._entry(str(step), below, column, limit if after < 0 else after, first)
            first = ""
        self._notes_inside(site, column, limit)

    def _list(self, site: Site, column: int, limit: int, first: str = "") -> None:
        for _, below, after in self._children(site):
            self._item(below, column, limit if after < 0 else after, first)
            first = ""
        self._notes_inside(site, column, limit)

    def _entry(self, key: str, site: Site, column: int, limit: int, first: str) -> None:
        lead = first or " " * column
        if not first:
            self._above(site, column)
        self._value(site, f"{lead}{written(key, flow=True)}:", column, limit)

    def _item(self, site: Site, column: int, limit: int, first: str) -> None:
        lead = first or " " * column
        if not first:
            self._above(site, column)
        node = site.node
        if node.kind is Kind.SCALAR or self._on_one_line(node, column + _STEP):
            self._value(site, f"{lead}-", column, limit)
            return
        if not self._opens_plainly(site):
            self._notes_before(node.start, column)
        inside = self._list if node.kind is Kind.LIST else self._mapping
        inside(site, column + _STEP, limit, f"{lead}- ")

    def _opens_plainly(self, site: Site) -> bool:
        """Return whether no comment stands between a dash and what it holds."""
        return not (self.told < len(self.notes) and self.notes[self.told][0] < site.node.start)

    def _value(self, site: Site, lead: str, column: int, limit: int) -> None:
        node = site.node
        if node.kind is not Kind.SCALAR and not self._on_one_line(node, len(lead) + 1):
            first = next(below.start for _, below, _ in self._children(site))
            self.lines.append(lead + self._note_on(line_end(self.text, site.after or site.start), first, lead))
            deeper = column + _STEP
            (self._list if node.kind is Kind.LIST else self._mapping)(site, deeper, limit)
            return
        opening, *below = self._text_of(node, column)
        lead += f" {opening}" if opening else ""
        block = node.style and node.style in "|>" and below
        at = line_end(self.text, node.start if block else node.end)
        if below and not block:
            below[-1] += self._note_on(at, at, below[-1])
        else:
            spaced = bool(node.style) and node.style in "\"'" and " " in opening
            lead += self._note_on(at, at, lead, 2 if spaced else 1)
        self.lines += [lead, *below]
        if not node.written:
            self._deeper_notes(site, column, limit)

    def _on_one_line(self, node: Node, used: int) -> bool:
        """Return whether a mapping or list stands in braces or brackets, with no comment in it, and fits so."""
        if node.kind is Kind.SCALAR or not node.flow:
            return False
        if not node.entries and not node.items:
            return True
        if any(node.start < start < node.end for start, _ in self.notes):
            return False
        return used + len(_flow(node)) <= WIDTH or all(map(_FIGURE.match, node.entries or ("-",)))

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
        return _behind(value_lines(node.value, column))

    def _block(self, node: Node, source: str, column: int) -> list[str]:
        """Return a block of text at its new depth, line by line as it is broken."""
        sign = head(self.text, node)
        _, *lines = source.split("\n")
        depth = min((len(line) - len(line.lstrip(" ")) for line in lines if line.strip(" ")), default=0)
        first = next((line for line in lines if line.strip(" ")), "")
        if sign.strip("|>+-") or not lines or len(first) - len(first.lstrip(" ")) != depth:
            return _behind(value_lines(node.value, column))
        indent = " " * (column + _STEP)
        return [sign, *(indent + line[depth:] if line[depth:] else "" for line in lines)]

    def _above(self, site: Site, column: int) -> None:
        """Write the comments that stand above a key or dash, and the empty line."""
        self._notes_before(site.start, column)
        self._gap(site.start)

    def _notes_before(self, end: int, column: int) -> None:
        """Write every comment up to `end` that is not written yet, each on a line of its own."""
        while self.told < len(self.notes) and self.notes[self.told][0] < end:
            self._own_line(column)

    def _own_line(self, column: int) -> None:
        start, end = self.notes[self.told]
        self.told += 1
        self._gap(start)
        self.lines.append(" " * column + self.text[start:end].rstrip())

    def _notes_inside(self, site: Site, column: int, limit: int) -> None:
        """Write the comments below the last key or item that stand as deep as it does, or deeper."""
        if not site.node.flow and site.holder is not None:
            # Below a list that stands at its key's own column, a comment there belongs to the next key.
            self._notes_from(max(column_of(self.text, site.node.start), site.column + 1), column, limit)

    def _deeper_notes(self, site: Site, column: int, limit: int) -> None:
        """Write the comments below a key without a value that stand deeper: what it may hold one day."""
        if not site.flow:
            self._notes_from(site.column + 1, column + _STEP, limit)

    def _notes_from(self, least: int, column: int, limit: int) -> None:
        while self.told < len(self.notes):
            start = self.notes[self.told][0]
            alone = not self.text[line_start(self.text, start) : start].strip()
            if start >= limit or not alone or column_of(self.text, start) < least:
                return
            self._own_line(column)

    def _note_on(self, end: int, latest: int, before: str, least: int = 1) -> str:
        """Return the next comment with its space if it ends at `end` and begins before `latest`, else nothing."""
        if self.told >= len(self.notes):
            return ""
        start, stop = self.notes[self.told]
        if stop != end or start > latest or not before.strip():
            return ""
        self.told += 1
        bare = self.text[:start]
        gap = max(len(bare) - len(bare.rstrip(" \t")), least)
        return " " * gap + self.text[start:stop].rstrip()

    def _gap(self, at: int) -> None:
        """Write an empty line where one stands above the line of `at`, and something above that."""
        start = line_start(self.text, at)
        alone = not self.text[start:at].strip()
        if alone and start and self.lines and self.lines[-1] and is_blank(self.text, start - 1):
            self.lines.append("")


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
