"""What a person asks to have recorded, and how an event of the year declares what it needs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, TypeAlias

from danvan_cli.source.refused import EditRefused
from danvan_cli.vietnamese.dates import format_date, parse_date
from danvan_cli.vietnamese.misread import Misread

if TYPE_CHECKING:
    from danvan_cli.editing.ledger import Ledger


@dataclass(frozen=True, slots=True)
class Entry:
    """An option of an event: its name, the key it is written to, and the question that asks for it."""

    option: str
    key: str
    question: str
    demanded: bool = True


@dataclass(frozen=True, slots=True)
class Event:
    """One kind of event: its word, what it means, where the plan speaks of it, its options, how it is written.

    `subjects` says what stands behind the word on the command line; `planned` events may lie in the future.
    `after` is the key of the block that must have its day before this one can. Events `of_units` take `--unit`.
    """

    name: str
    meaning: str
    source: str
    entries: tuple[Entry, ...]
    write: Writer
    subjects: str = "HỒ-SƠ…"
    key: str = ""
    planned: bool = False
    after: str = ""
    of_units: bool = False


Writer: TypeAlias = "Callable[[Ledger, Event, Wish], None]"
"""What puts an event, as a person wishes it, into the files."""


@dataclass(frozen=True, slots=True)
class Wish:
    """An event told by a person: the words behind its name, and the texts of its options."""

    subjects: tuple[str, ...]
    given: Mapping[str, str]
    units: tuple[str, ...] = ()


def read_wish(event: Event, wish: Wish, year: int, today: date) -> Wish:
    """Return the wish with its day written out in full; a day without a year takes the plan's.

    Raises `EditRefused` for a day that does not exist, or that has yet to come and is no plan.
    """
    text = wish.given.get("ngay")
    if not text:
        return wish
    try:
        day = parse_date(text, year)
    except Misread as misread:
        raise EditRefused(f"“--ngay”: {misread.sentence}", misread.hint) from None
    if day > today and not event.planned:
        raise EditRefused(
            f"Ngày {format_date(day)} chưa đến (hôm nay là {format_date(today)}), nên chưa thể ghi là đã xong.",
            "Xem lại ngày trên giấy tờ gốc; việc chưa diễn ra thì để đến hôm ấy hãy ghi.",
        )
    return Wish(wish.subjects, {**wish.given, "ngay": format_date(day)}, wish.units)
