"""Measuring a PDF of a report: its pages, its fonts, how long each numbered section is, its picture appendix."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from danvan_cli.forms.paging.body_font import body_font
from danvan_cli.forms.paging.lines import read_pages
from danvan_cli.forms.paging.pdf import UnreadablePdf
from danvan_cli.progress.pages import Measured, Pages, Section, Unmeasured
from danvan_cli.vietnamese.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from danvan_cli.forms.paging.lines import Line, PdfPage

APPENDIX = "PHỤ LỤC ẢNH MINH HỌA"
"""The words with which the picture appendix begins, on a page of its own."""

_SIGNING = "Nơi nhận"
_HEADING = re.compile(r"(\d{1,2}|[IVX]{1,5})\.\s+\S")
_ROMANS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV")
_LINE = 1.2
"""The height of a line, in sizes of its letters."""


class _Place(NamedTuple):
    """A line of the text and where it begins, in pages from the beginning of the report."""

    line: Line
    at: float


def measure(pdf: Path, engine: str) -> Measured:
    """Return how long a report is; a PDF that cannot be trusted is not measured, and says why."""
    try:
        pages = read_pages(pdf)
    except UnreadablePdf:
        return Unmeasured(f"bản PDF do {engine} làm ra không đọc được.")
    if not pages:
        return Unmeasured(f"bản PDF do {engine} làm ra không có trang nào.")
    font = body_font(pages)
    if isinstance(font, Unmeasured):
        return font
    text = _appendix_begins(pages)
    places = list(_places(pages[:text]))
    filled = max((place.at + _depth(place.line, pages) for place in places), default=0.0)
    sections = tuple(_sections(places, filled))
    return Pages(text, len(pages) - text, round(min(filled, text), 2), sections, engine, font)


def _appendix_begins(pages: Sequence[PdfPage]) -> int:
    """Return how many pages stand before the appendix; one that begins in mid-page leaves that page to the text."""
    wanted = fold(APPENDIX)
    for number, page in enumerate(pages):
        body = _body(page)
        for index, line in enumerate(body):
            if fold(line.text).startswith(wanted):
                return number if index == 0 and number else number + 1
    return len(pages)


def _body(page: PdfPage) -> Sequence[Line]:
    """Return the lines of a page without its number at the head."""
    lines = page.lines
    return lines[1:] if lines and lines[0].text.isdecimal() else lines


def _places(pages: Sequence[PdfPage]) -> Iterator[_Place]:
    top, bottom = _extent(pages)
    for number, page in enumerate(pages):
        for line in _body(page):
            share = (page.height - line.height - line.size - top) / (page.height - top - bottom)
            yield _Place(line, number + min(max(share, 0.0), 1.0))


def _extent(pages: Sequence[PdfPage]) -> tuple[float, float]:
    """Return how far from the head and the foot of a page the text begins and ends, in points.

    The fullest page tells it; a report of one short page has no more room below than above.
    """
    bodies = [(page.height, _body(page)) for page in pages]
    top = min((height - line.height - line.size for height, lines in bodies for line in lines), default=0.0)
    bottom = min((line.height - line.size * (_LINE - 1) for _, lines in bodies for line in lines), default=0.0)
    return max(top, 0.0), max(bottom, 0.0) if len(pages) > 1 else max(min(top, bottom), 0.0)


def _depth(line: Line, pages: Sequence[PdfPage]) -> float:
    top, bottom = _extent(pages)
    return line.size * _LINE / (pages[0].height - top - bottom)


def _sections(places: Sequence[_Place], filled: float) -> Iterator[Section]:
    """Yield the numbered sections, each until the next begins, the last until the signatures."""
    headings = list(_headings(places))
    if not headings:
        return
    after = [place.at for place in places if place.line.text.startswith(_SIGNING) and place.at >= headings[-1][1]]
    ends = [*(at for _, at in headings[1:]), after[0] if after else filled]
    for (number, begins), end in zip(headings, ends, strict=True):
        yield Section(number, round(max(end - begins, 0.0), 2))


def _headings(places: Sequence[_Place]) -> Iterator[tuple[str, float]]:
    """Yield the bold lines that are numbered one after the other, in the kind of number that comes first.

    Numbered lines of the text itself are not bold, or break the order.
    """
    roman: bool | None = None
    wanted = 1
    for place in places:
        match = _HEADING.match(place.line.text) if place.line.is_bold else None
        if match is None:
            continue
        number = match[1]
        if roman is None:
            roman = not number.isdecimal()
        if wanted <= len(_ROMANS) and number == (_ROMANS[wanted - 1] if roman else str(wanted)):
            wanted += 1
            yield number, place.at
