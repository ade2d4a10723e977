"""What a filled part still needs before Word may open it: breaks, tabs, no empty cell, picture numbers."""

from __future__ import annotations

import re
from functools import partial
from itertools import count
from typing import NamedTuple

_BROKEN_TEXT = re.compile(r"<w:t(?: [^>]*)?>[^<]*[\n\t][^<]*</w:t>")
_RUN_PROPERTIES = re.compile(r"<w:rPr>.*?</w:rPr>", re.DOTALL)
_EMPTY_TABLE = re.compile(r"<w:tbl>(?:(?!<w:tbl>).)*?(?:</w:tblGrid>|<w:tblGrid/>)</w:tbl>", re.DOTALL)
_PICTURE_NUMBER = re.compile(r'(<wp:docPr\b[^>]*?\sid=")[^"]*')
_TAG_BEGINS_TABLE = re.compile(r"(?:</w:tblGrid>|<w:tblGrid/>)\s*(?:\{|</w:tbl>)")
_TAG_ENDS_TABLE = re.compile(r"%\}\s*</w:tbl>")
_TAG_ENDS_CELL = re.compile(r"%\}\s*</w:tc>|</w:tbl>\s*</w:tc>")
_LINE_BREAK = '</w:t><w:br/><w:t xml:space="preserve">'
_CELL_END = "</w:tc>"
# A cell must end with a paragraph, and a condition may have taken its only one away.
_EMPTY_CELLS = (
    ("</w:tcPr></w:tc>", "</w:tcPr><w:p/></w:tc>"),
    ("<w:tcPr/></w:tc>", "<w:tcPr/><w:p/></w:tc>"),
    ("<w:tc></w:tc>", "<w:tc><w:p/></w:tc>"),
    ("</w:tbl></w:tc>", "</w:tbl><w:p/></w:tc>"),
)
# docxtpl counts from here, and its documents are what ours are compared with.
_FIRST_PICTURE = 1_001


class Traits(NamedTuple):
    """What the tags of a template can bring about, and so must be looked for in every document.

    `cells` are the endings of empty cells that can arise, each with what stands in its place.
    """

    pictures: bool
    tables_may_empty: bool
    cells: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, source: str) -> Traits:
        """Return the traits of a patched source."""
        return cls(
            pictures="<wp:docPr" in source,
            tables_may_empty=bool(_TAG_ENDS_TABLE.search(source) and _TAG_BEGINS_TABLE.search(source)),
            cells=tuple(filter(partial(_may_arise, source), _EMPTY_CELLS)) if _TAG_ENDS_CELL.search(source) else (),
        )


class Finisher:
    """Finishes one part piece by piece."""

    def __init__(self, traits: Traits) -> None:
        """Start a part whose template has these traits."""
        self._numbers = count(_FIRST_PICTURE)
        self._traits = traits

    def finish(self, xml: str) -> str:
        """Return a piece, cut where paragraphs begin, ready for Word."""
        if "\n" in xml or "\t" in xml:
            xml = _BROKEN_TEXT.sub(_break_text, xml)
        if self._traits.tables_may_empty and ("</w:tblGrid></w:tbl>" in xml or "<w:tblGrid/></w:tbl>" in xml):
            xml = _EMPTY_TABLE.sub("", xml)
        for empty, filled in self._traits.cells:
            xml = xml.replace(empty, filled)
        if self._traits.pictures:
            xml = _PICTURE_NUMBER.sub(lambda match: f"{match[1]}{next(self._numbers)}", xml)
        return xml


def _may_arise(source: str, cell: tuple[str, str]) -> bool:
    """Whether tags can bring the two sides of an empty cell's ending together."""
    before = cell[0].removesuffix(_CELL_END)
    return bool(re.search(rf"{before}\s*(?:\{{|{_CELL_END})", source))


def _break_text(match: re.Match[str]) -> str:
    text = match[0]
    if "\t" in text:
        properties = _run_properties(match.string, match.start())
        text = text.replace(
            "\t",
            f'</w:t></w:r><w:r>{properties}<w:tab/></w:r><w:r>{properties}<w:t xml:space="preserve">',
        )
    return text.replace("\n", _LINE_BREAK)


def _run_properties(xml: str, at: int) -> str:
    """Return the properties of the run that holds the text at a place, as XML; empty when it has none."""
    start = max(xml.rfind("<w:r>", 0, at), xml.rfind("<w:r ", 0, at))
    found = _RUN_PROPERTIES.search(xml, start, at)
    return found[0] if found else ""
