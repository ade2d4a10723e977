"""Content controls as a document is filled: what is put around a value, and the table of its rows.

A control's tag is the key path of its value, with indexes from 0: `mo_hinh.muc_tieu[1].ten`. A row of a list
that has a dossier's stem begins a path of its own, by its number in the document's table of rows:
`7:muc_tieu[1].ten`. A tag that would have more than 60 characters is `~n`, and the table holds the path.
"""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, Any

from danvan_cli.forms.engine.visible import shown

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

IDENTITY = "stem"
LONGEST_TAG = 60
BEGINNING = "<w:sdt><w:sdtPr>"
AFTER_TAG = '"/><w:id w:val="'
_BEFORE_CONTENT = '"/></w:sdtPr><w:sdtContent>'
# LibreOffice 7.4 drops the first paragraph of any other kind of block on the way to .odt and .doc.
_BEFORE_PARAGRAPHS = '"/><w:docPartObj><w:docPartGallery w:val="Quick Parts"/></w:docPartObj></w:sdtPr><w:sdtContent>'
_AFTER_CONTENT = "</w:sdtContent></w:sdt>"
_RUN_END = "</w:t></w:r>"
_AFTER_RUN = _RUN_END + _AFTER_CONTENT


class Marks:
    """What the controls of one document share: their numbers, its rows, and the paths too long for a tag."""

    __slots__ = ("numbers", "paths", "rows", "stems")

    def __init__(self, taken: Collection[int] = ()) -> None:
        """Start a document; `taken` are the numbers of controls that its template has of its own."""
        self.numbers = (number for number in count(1) if number not in taken) if taken else count(1)
        self.rows: dict[str, int] = {}
        self.stems: list[str] = []
        self.paths: dict[str, int] = {}

    def row(self, place: str, stem: str) -> int:
        """Return the number of the row at a place, which a dossier of this stem fills."""
        number = self.rows.get(place)
        if number is None:
            number = self.rows[place] = len(self.rows) + 1
            self.stems.append(stem)
        return number


def controlled(  # noqa: PLR0913, PLR0917 - called from compiled templates, by position
    value: object, marks: Marks, start: str, place: str | None, rest: str, run: str
) -> str:
    """Return a value in a run and a content control; an empty one is nothing at all.

    The constant text was put together when the template was compiled: `start` up to the tag, `rest` of the
    tag and what follows it, the opening of the `run`. A place that is not known has no control.
    """
    text = shown(value)
    if not text:
        return ""
    if place is None:
        return f"{run}{text}{_RUN_END}"
    return f"{start}{place}{rest}{next(marks.numbers)}{_BEFORE_CONTENT}{run}{text}{_AFTER_RUN}"


def controlled_paragraph(  # noqa: PLR0913, PLR0917 - called from compiled templates, by position
    value: object, marks: Marks, start: str, place: str | None, rest: str, run: str, opening: str
) -> str:
    """Return the paragraph of a value alone, or as many in one control as the value has lines."""
    filled = controlled(value, marks, start, place, rest, run)
    if "\n" not in filled or place is None:
        return f"{opening}{filled}</w:p>"
    look = opening.partition(">")[2]
    first, *more = (f"{run}{line}{_RUN_END}" if line else "" for line in shown(value).split("\n"))
    paragraphs = "".join((f"{opening}{first}</w:p>", *(f"<w:p>{look}{line}</w:p>" for line in more)))
    return f"{start}{place}{rest}{next(marks.numbers)}{_BEFORE_PARAGRAPHS}{paragraphs}{_AFTER_CONTENT}"


def placed(
    items: Iterable[Any], marks: Marks, parent: str | None, keys: str, whole: Iterable[Any] | None = None
) -> list[tuple[str | None, Any]]:
    """Return the items of a list, each with its place, which ends so that a key may follow a block.

    `whole` is the list in the data where a loop goes over some of it, or in another order.
    """
    if parent is None or isinstance(items, dict):
        return [(None, item) for item in items]
    if whole is None:
        return [(_place(item, marks, f"{parent}{keys}[{at}]"), item) for at, item in enumerate(items)]
    indexes = {_identity(item): at for at, item in reversed([*enumerate(whole)])}
    found = ((indexes.get(_identity(item)), item) for item in items)
    return [(None if at is None else _place(item, marks, f"{parent}{keys}[{at}]"), item) for at, item in found]


def short_tag(place: str | None, marks: Marks, keys: str) -> str | None:
    """Return the whole tag, or its number in the document's table where it is too long."""
    if place is None or len(place) + len(keys) <= LONGEST_TAG:
        return None if place is None else place + keys
    return f"~{marks.paths.setdefault(place + keys, len(marks.paths) + 1)}"


def _place(item: object, marks: Marks, place: str) -> str:
    if not isinstance(item, dict):
        return place
    stem = item.get(IDENTITY)
    return f"{marks.row(place, str(stem))}:" if stem else f"{place}."


def _identity(item: object) -> object:
    """Return what tells an item of a list from others: a block is itself, equal texts are as good as one."""
    return item if isinstance(item, str | int) else id(item)
