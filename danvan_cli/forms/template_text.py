"""The text of a Word file as lines, tags as typed: what git compares where it would only say “binary files differ”."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple
from xml.parsers import expat

from danvan_cli.forms.engine.package import MAIN_PART, read_package
from danvan_cli.forms.engine.parts import part_text
from danvan_cli.vietnamese.invisible import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

_TITLES = (
    (re.compile(r"word/header\d*\.xml"), "[Đầu trang]"),
    (re.compile(re.escape(MAIN_PART)), "[Thân văn bản]"),
    (re.compile(r"word/footer\d*\.xml"), "[Chân trang]"),
    (re.compile(r"word/(?:footnotes|endnotes)\.xml"), "[Chú thích]"),
    (re.compile(r"word/comments\.xml"), "[Ghi chú bên lề]"),
)
_STANDARDS = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
_BREAKS = {"tab": " ", "br": " / ", "cr": " / ", "noBreakHyphen": "\u2011"}
_PICTURES = {"blip": "hình", "chart": "biểu đồ", "imagedata": "hình"}
_COUNTED = {
    "PAGE": "số trang",
    "NUMPAGES": "tổng số trang",
    "SECTIONPAGES": "số trang của phần",
    "PAGEREF": "số trang của mục",
    "DATE": "ngày",
    "TIME": "giờ",
    "SAVEDATE": "ngày lưu",
    "PRINTDATE": "ngày in",
}
"""Fields whose text every program writes anew, by what stands for them."""
_COLLECTORS = frozenset({"p", "tc", "tr"})
_CELL, _LINE = "\t", " / "
_DEEPEST = 64


def template_text(data: bytes) -> tuple[str, ...]:
    """Return the text of a Word file: a line a paragraph, a line a table row with tabs between its cells.

    Heads of pages come first, then the body, feet and notes, each under a title. Tags stand as typed, however Word
    has cut them; content controls and fields are their text (a page number is [số trang]), pictures are [hình: name].
    Empty paragraphs and repeated heads are left out. Raises `FaultyTemplate` for a file that is not safe to read.
    """
    members = read_package(data)
    lines: list[str] = []
    told: set[tuple[str, ...]] = set()
    for pattern, title in _TITLES:
        for name in sorted(filter(pattern.fullmatch, members)):
            part = (title, *_lines(part_text(name, members[name].unpack())))
            if len(part) > 1 and part not in told:
                lines += part
            told.add(part)
    return tuple(lines)


def _lines(xml: str) -> Iterator[str]:
    reader = _Reader()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    parser.Parse(xml.encode(), True)  # noqa: FBT003 - pyexpat takes it by position only
    for line in reader.lines:
        # A tab parts the cells of a row; any other run of blanks is one.
        cells = (" ".join(visible(cell).split()) for cell in line.split(_CELL))
        if tidy := _CELL.join(cells).rstrip():
            yield tidy


@dataclass(slots=True)
class _Field:
    """A field of which the end has not come: what it was told to show, and whether that text is left out."""

    told: str = ""
    shown: bool = False
    silent: bool = False


class _Level(NamedTuple):
    """Something that collects pieces: the part, a row, a cell, a paragraph."""

    kind: str
    pieces: list[str]


class _Reader:
    """Walks one part; a finished paragraph or row is handed to what it stands in."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self._levels = [_Level("part", self.lines)]
        self._path: list[str] = []
        self._collecting: list[bool] = []
        self._hidden = 0
        self._drawing = ""
        self._fields: list[_Field] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        space, _, local = name.rpartition(" ")
        self._path.append(local)
        self._hidden += local == "Fallback"
        collects = space in _STANDARDS and local in _COLLECTORS and not self._hidden and len(self._levels) < _DEEPEST
        self._collecting.append(collects)
        if collects:
            self._levels.append(_Level(local, []))
        if self._hidden:
            return
        if space in _STANDARDS:
            if local in _BREAKS and self._path[-2] == "r":
                self._add(_BREAKS[local])
            self._field(local, {key.rpartition(" ")[2]: value for key, value in attributes.items()})
        elif local == "docPr":
            self._drawing = attributes.get("descr") or attributes.get("name") or ""
        elif local in _PICTURES:
            self._add(f"[{_PICTURES[local]}: {self._drawing or attributes.get('title') or 'không tên'}]")

    def end(self, name: str) -> None:
        local = name.rpartition(" ")[2]
        self._path.pop()
        if local == "fldSimple" and not self._hidden and self._fields:
            self._fields.pop()
        self._hidden -= local == "Fallback"
        if self._collecting.pop():
            self._hand_on(self._levels.pop())

    def text(self, text: str) -> None:
        if self._hidden:
            return
        if self._path[-1] == "t":
            self._add(text.replace(_CELL, " "))
        elif self._path[-1] == "instrText" and self._fields:
            self._fields[-1].told += text

    def _field(self, local: str, attributes: dict[str, str]) -> None:
        kind = attributes.get("fldCharType") if local == "fldChar" else ""
        if len(self._fields) < _DEEPEST and (local == "fldSimple" or kind == "begin"):
            self._fields.append(_Field(attributes.get("instr", "")))
            if local == "fldSimple":
                self._show_field()
        elif kind == "separate" and self._fields:
            self._show_field()
        elif kind == "end" and self._fields:
            if not self._fields[-1].shown:
                self._show_field()
            self._fields.pop()

    def _show_field(self) -> None:
        field = self._fields[-1]
        name = next(iter(field.told.split()), "").upper()
        if name in _COUNTED:
            self._add(f"[{_COUNTED[name]}]")
            field.silent = True
        field.shown = True

    def _add(self, text: str) -> None:
        # Text stands in paragraphs; below the deepest level that is told apart, in what holds them.
        if len(self._levels) > 1 and not any(field.silent for field in self._fields):
            self._levels[-1].pieces.append(text)

    def _hand_on(self, done: _Level) -> None:
        for field in self._fields:
            # What is counted anew is one word; a field that somebody left open must hide nothing further on.
            field.silent = False
        parts = [piece for piece in done.pieces if piece.strip()] if done.kind == "tc" else done.pieces
        joined = {"p": "", "tc": _LINE, "tr": _CELL}[done.kind].join(parts)
        above = self._levels[-1]
        if above.kind == "p":
            # A text box stands inside a paragraph; it is told where it is anchored.
            joined = f" {joined.replace(_CELL, ' ').strip()} "
        elif above.kind == "tc":
            joined = joined.replace(_CELL, " | ").strip()
        above.pieces.append(joined)
