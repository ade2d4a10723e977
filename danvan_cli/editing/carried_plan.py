"""Next year's ke-hoach.yaml: last year's text with its year and its dates moved, its outcome left out."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from danvan_cli.models.ordering import key_order
from danvan_cli.models.year_plan import YearPlan
from danvan_cli.source.edit import ABSENT, Change, Path, edited
from danvan_cli.source.reader import read_source
from danvan_cli.source.remarks import remarked, without_blocks
from danvan_cli.vietnamese.dates import format_date, parse_date
from danvan_cli.vietnamese.misread import Misread

if TYPE_CHECKING:
    from datetime import date

    from danvan_cli.source.document import SourceDocument

OF_THE_YEAR = frozenset(("lich_tham_dinh", "tieu_bieu", "tong_hop", "van_ban"))
"""The keys of a plan that tell what became of its year."""

_LAST_OF_FEBRUARY = 28


@dataclass(slots=True)
class Carried:
    """A file for the new year, and the sentences on what in it a person must look at."""

    label: str
    data: bytes
    told: list[str] = field(default_factory=list)


def carried_plan(document: SourceDocument, label: str, old: int) -> Carried:
    """Return the plan of the year after `old` for a readable plan; every comment but those on the outcome stays."""
    new = old + 1
    carried = Carried(label, without_blocks(document.data, OF_THE_YEAR))
    kept = read_source(label, carried.data)
    value = kept.value or {}
    changes = [Change(("nam",), str(new)), *(Change((key,), ABSENT) for key in value if key in OF_THE_YEAR)]
    changes += _renamed(str(value.get("ten")), old, carried.told)
    notes: dict[Path, str] = {}
    for path, text in _dates(value):
        moved = moved_date(text, carried.told)
        if moved is not None:
            changes.append(Change(path, moved))
            notes[path] = moved_note(text)
    data = edited(kept, changes, key_order(YearPlan))
    carried.data = remarked(data, notes)
    return carried


def moved_note(text: str) -> str:
    """Return the comment beside a date that was moved here from `text`."""
    return f"chuyển từ {text}, cần xác nhận"


def moved_date(text: str, told: list[str]) -> str | None:
    """Return a date one year later as it was written; None for what is no date. 29/2 becomes 28/2, and is told."""
    try:
        day = parse_date(text)
    except Misread:
        return None
    later = _year_later(day)
    if later.day != day.day:
        told.append(f"Ngày {text} không có trong năm {later.year} nên chuyển thành {format_date(later)}.")
        return format_date(later)
    written = text.replace(str(day.year), str(later.year))
    return written if parse_date(written) == later else format_date(later)


def _year_later(day: date) -> date:
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return day.replace(year=day.year + 1, day=_LAST_OF_FEBRUARY)


def _renamed(name: str, old: int, told: list[str]) -> list[Change]:
    if str(old) in name:
        return [Change(("ten",), name.replace(str(old), str(old + 1)))]
    told.append(f"Tên kế hoạch không nhắc đến năm {old} nên được giữ nguyên: “{name}”.")
    return []


def _dates(value: object) -> list[tuple[Path, str]]:
    """Return the dates that a plan sets for its year, by their place."""
    rows = value.get("han") if isinstance(value, dict) else None
    return [
        (("han", index, "truoc_ngay"), row["truoc_ngay"])
        for index, row in enumerate(rows if isinstance(rows, list) else ())
        if isinstance(row, dict) and isinstance(row.get("truoc_ngay"), str)
    ]
