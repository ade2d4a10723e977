"""A printed paper read back: every value that danvan put into it, by its key path, as it stands there now."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from danvan_cli.forms.engine.found import find_controls
from danvan_cli.forms.engine.package import MAIN_PART, read_package
from danvan_cli.forms.engine.parts import controllable, part_text
from danvan_cli.forms.engine.properties import CUSTOM_PART, read_custom
from danvan_cli.forms.engine.row_table import ITEM, Row, Table, is_table, read_table
from danvan_cli.forms.keys import known_paths
from danvan_cli.forms.writing import PAPER_OF

if TYPE_CHECKING:
    from collections.abc import Mapping

    from danvan_cli.forms.engine.archive import Member

_STEP = r"\w+(?:\[\d+\])?"
_TAG = re.compile(rf"(?:(\d{{1,9}}):)?({_STEP}(?:\.{_STEP})*)?((?:\|\w+)*)", re.ASCII)
_LONG = re.compile(r"~(\d{1,9})")
_INDEX = re.compile(r"\[\d+\]")


class ReadBack(NamedTuple):
    """One value of a paper: whose it is, its key path with indexes from 0, its text as the paper has it.

    `owner` is the stem of the dossier whose row it stands in, else whose paper it is (its `ban_cua`; empty
    for a paper that lost its properties). `place` is the whole path in the data of the paper. `shown_by` are the
    filters of the template, such as upper: with any of them the text is not the value letter for letter.
    """

    owner: str
    path: str
    text: str
    place: str
    shown_by: tuple[str, ...] = ()


def read_controls(data: bytes) -> tuple[ReadBack, ...]:
    """Return what the content controls of a printed paper hold: heads of pages, text, feet.

    The paragraphs of a value are joined by a line feed. Controls that are not ours are left out. Raises
    `FaultyTemplate` for a file that is not safe to read.
    """
    members = read_package(data)
    paper, table = _paper(members), _table(members)
    parts = [members[name] for name in sorted(filter(controllable, members), key=_reading_order)]
    found = (control for part in parts for control in find_controls(_text(part)))
    return tuple(read for control in found if (read := _read(control.tag, control.text, paper, table)))


def _read(tag: str, text: str, paper: str, table: Table) -> ReadBack | None:
    """Return the value under a tag; None for a tag that names no key of ours."""
    if long := _LONG.fullmatch(tag):
        tag = table.paths.get(int(long[1]), "")
    match = _TAG.fullmatch(tag)
    if match is None:
        return None
    number, path, filters = match.groups()
    row = table.rows.get(int(number), Row("", "")) if number else Row(paper, "")
    place = ".".join(filter(None, (row.place, path)))
    # A row whose table was lost keeps its path; there is no telling which list it stood in.
    if not place or (not (number and not row.place) and not _is_known(place)):
        return None
    return ReadBack(row.stem, path or "", text, place, tuple(filters.split("|")[1:]))


def _is_known(place: str) -> bool:
    path = _INDEX.sub("[]", place)
    return path in known_paths() or f"{path.rpartition('.')[0]}.*" in known_paths()


def _reading_order(name: str) -> tuple[int, str]:
    return (0 if "header" in name else 1 if name == MAIN_PART else 2), name


def _paper(members: Mapping[str, Member]) -> str:
    return read_custom(_text(members[CUSTOM_PART])).get(PAPER_OF, "") if CUSTOM_PART in members else ""


def _table(members: Mapping[str, Member]) -> Table:
    texts = (_text(member) for name, member in members.items() if ITEM.fullmatch(name))
    return next((read_table(text) for text in texts if is_table(text)), Table({}, {}))


def _text(member: Member) -> str:
    return part_text(member.name, member.unpack())
