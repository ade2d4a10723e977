"""Dates as a Vietnamese office writes them: day first, a zero before days under 10 and months 1 and 2."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache

from danvan_cli.vietnamese.misread import Misread, quoted

_DAY_FIRST = re.compile(r"([0-9]{1,2})([/-])([0-9]{1,2})(?:\2([0-9]+))?")
_YEAR_FIRST = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
# Patterns of rare cases stay text until they are needed: compiling them all would slow every start.
_MONTH_ONLY = r"[0-9]{1,2}[/-][0-9]{4}|[0-9]{4}-[0-9]{1,2}"
_DATE_WITHIN = r"(?<![0-9])([0-9]{1,4})[^0-9]{1,9}([0-9]{1,2})[^0-9]{1,9}([0-9]{1,4})(?![0-9])"
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_MONTHS = 12
_EXAMPLE = "Hãy viết ngày trước, tháng sau, rồi đến năm bốn chữ số, ví dụ “05/3/2026”."
_WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")


@lru_cache(maxsize=4096)
def parse_date(text: str, year: int | None = None) -> date:
    """Return the date written as 05/3/2026, 5-3-2026 or 2026-03-05; with `year` also as 05/3.

    Spaces around it do not matter. Anything else raises Misread, which asks and never guesses.
    """
    written = text.strip()
    found = _DAY_FIRST.fullmatch(written)
    if found:
        day, month = int(found[1]), int(found[3])
        return _dated(written, day, month, _full_year(written, found, year))
    found = _YEAR_FIRST.fullmatch(written)
    if found:
        return _dated(written, int(found[3]), int(found[2]), int(found[1]))
    raise _not_a_date(written)


def format_date(day: date) -> str:
    """Return the short form of the law: 05/3/2026, 10/9/2026, 05/02/2026."""
    return f"{day.day:02d}/{_month(day)}/{day.year}"


def long_date(day: date) -> str:
    """Return the form of a letter head: ngày 05 tháng 02 năm 2026."""
    return f"ngày {day.day:02d} tháng {_month(day)} năm {day.year}"


def weekday(day: date) -> str:
    """Return the day of the week as written inside a sentence: thứ Tư, Chủ nhật."""
    return _WEEKDAYS[day.weekday()]


def _month(day: date) -> str:
    return f"{day.month:02d}" if day.month <= 2 else str(day.month)  # noqa: PLR2004  # January, February


def _full_year(written: str, found: re.Match[str], year: int | None) -> int:
    digits: str | None = found[4]
    if digits is None and year is not None:
        return year
    day, month = int(found[1]), int(found[3])
    if digits is None:
        raise Misread(f"Ngày {quoted(written)} thiếu năm.", _EXAMPLE)
    if len(digits) != len("2026"):
        meant = _date_or_none(day, month, int(f"20{digits}")) if len(digits) == len("26") else None
        hint = f"Hãy viết năm đủ bốn chữ số, ví dụ “{format_date(meant)}”." if meant else _EXAMPLE
        raise Misread(f"Năm trong {quoted(written)} phải có đúng bốn chữ số.", hint)
    return int(digits)


def _dated(written: str, day: int, month: int, year: int) -> date:
    made = _date_or_none(day, month, year)
    if made is None:
        raise _impossible(written, day, month, year)
    return made


def _date_or_none(day: int, month: int, year: int) -> date | None:
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _impossible(written: str, day: int, month: int, year: int) -> Misread:
    shown = quoted(written)
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return Misread(
            f"Năm {year:04d} trong {shown} không hợp lý.",
            f"Hãy xem lại năm: chỉ nhận từ {_FIRST_YEAR} đến {_LAST_YEAR}.",
        )
    swapped = _date_or_none(month, day, year)
    if swapped:
        return Misread(
            f"Không có tháng {month} trong {shown}; có lẽ ngày và tháng đã đổi chỗ cho nhau.",
            f"Ngày viết trước, tháng viết sau: “{format_date(swapped)}”.",
        )
    if not 1 <= month <= _MONTHS:
        return Misread(
            f"Không có tháng {month} trong {shown}.",
            "Tháng chỉ từ 1 đến 12 và viết sau ngày, ví dụ “05/3/2026”.",
        )
    if day == 0:
        return Misread(f"Không có ngày 0 trong {shown}.", "Ngày đầu tháng là ngày 01; hãy sửa lại ngày.")
    last = date(year + month // _MONTHS, month % _MONTHS + 1, 1) - timedelta(days=1)
    return Misread(
        f"Tháng {month} năm {year} chỉ có {last.day} ngày, nên không có ngày {shown}.",
        f"Hãy xem lại giấy tờ gốc; ngày cuối của tháng đó là “{format_date(last)}”.",
    )


def _not_a_date(written: str) -> Misread:
    if not written:
        return Misread("Chỗ này để trống, chưa có ngày nào.", _EXAMPLE)
    shown = quoted(written)
    if re.fullmatch(_MONTH_ONLY, written):
        return Misread(f"{shown} mới có tháng và năm, chưa có ngày.", _EXAMPLE)
    meant = _date_within(written)
    hint = f"Nếu là ngày này, hãy viết “{format_date(meant)}”." if meant else _EXAMPLE
    return Misread(f"{shown} không đúng cách viết một ngày.", hint)


def _date_within(written: str) -> date | None:
    found = re.search(_DATE_WITHIN, written)
    if found is None:
        return None
    first, month, last = (int(digits) for digits in found.groups())
    year_length = len("2026")
    if len(found[1]) == year_length:
        return _date_or_none(last, month, first)
    return _date_or_none(first, month, last) if len(found[3]) == year_length else None
