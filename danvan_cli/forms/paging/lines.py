"""The lines of a PDF: their words, where on the page they stand, and in which fonts they are drawn."""

from __future__ import annotations

import unicodedata
from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple

from danvan_cli.forms.paging.pdf import opened

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_SAME_LINE = 2.0
"""Points by which two pieces of one line may differ in height."""


class Line(NamedTuple):
    """A line of text: `height` in points above the foot of the page; `letters` counts letters and digits by font."""

    text: str
    height: float
    size: float
    letters: Counter[str]

    @property
    def is_bold(self) -> bool:
        """Whether all of it is drawn bold."""
        return bool(self.letters) and all("bold" in font.lower() for font in self.letters)


class PdfPage(NamedTuple):
    """A page: its height in points and its lines from the top."""

    height: float
    lines: tuple[Line, ...]


class _Piece(NamedTuple):
    text: str
    left: float
    height: float
    size: float
    font: str


def read_pages(path: Path) -> tuple[PdfPage, ...]:
    """Return the pages of a PDF, none if it has none. Raises `UnreadablePdf`."""
    with opened(path) as reader:
        return tuple(PdfPage(float(page.mediabox.height), _lines(_pieces(page))) for page in reader.pages)


def _pieces(page: Any) -> list[_Piece]:  # noqa: ANN401 - a page of a library that is imported late
    found: list[_Piece] = []

    def note(text: str, page_matrix: list[float], matrix: list[float], font: Any, size: float | None) -> None:  # noqa: ANN401
        if text.strip():
            left = matrix[4] * page_matrix[0] + matrix[5] * page_matrix[2] + page_matrix[4]
            height = matrix[4] * page_matrix[1] + matrix[5] * page_matrix[3] + page_matrix[5]
            name = str((font or {}).get("/BaseFont", "")).lstrip("/")
            words = unicodedata.normalize("NFC", text.strip("\n"))
            found.append(_Piece(words, left, height, abs(size or 0) * abs(matrix[3] * page_matrix[3]), name))

    page.extract_text(visitor_text=note)
    return found


def _lines(pieces: Iterable[_Piece]) -> tuple[Line, ...]:
    rows: list[list[_Piece]] = []
    for piece in sorted(pieces, key=lambda piece: (-piece.height, piece.left)):
        if rows and rows[-1][0].height - piece.height <= _SAME_LINE:
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return tuple(_line(sorted(row, key=lambda piece: piece.left)) for row in rows)


def _line(row: list[_Piece]) -> Line:
    letters: Counter[str] = Counter()
    for piece in row:
        count = sum(letter.isalnum() for letter in piece.text)
        if count:
            letters[piece.font] += count
    text = " ".join(" ".join(piece.text for piece in row).split())
    return Line(text, row[0].height, max(piece.size for piece in row), letters)
