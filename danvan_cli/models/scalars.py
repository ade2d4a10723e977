"""The scalar types: how a text that a person wrote becomes a date, a number or a choice."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Annotated, TypeVar

from pydantic import PlainValidator
from pydantic_core import PydanticCustomError

from danvan_cli.vietnamese.dates import parse_date
from danvan_cli.vietnamese.misread import Misread
from danvan_cli.vietnamese.numbers import Percent, parse_number
from danvan_cli.vietnamese.words import parse_yes_no

T = TypeVar("T")


def _told(parse: Callable[[str], T], value: object) -> T | None:
    """Apply a parser of `vietnamese`; its refusal keeps its sentence and hint as a validation error."""
    if value is None:
        return None
    if not isinstance(value, str):
        raise _refused(_ONE_LINE)
    try:
        return parse(value)
    except Misread as refusal:
        raise _refused(refusal) from None


def _refused(refusal: Misread) -> PydanticCustomError:
    return PydanticCustomError("misread", "{sentence}", {"sentence": refusal.sentence, "hint": refusal.hint})


_ONE_LINE = Misread(
    "Ở đây cần một giá trị viết trên cùng một dòng.", "Bỏ các dòng con, viết giá trị ngay sau dấu hai chấm."
)


def _read_date(value: object) -> date | None:
    return _told(parse_date, value)


def _read_number(value: object) -> Decimal | None:
    return _told(parse_number, value)


def _read_yes_no(value: object) -> bool | None:
    return _told(parse_yes_no, value)


def _whole(text: str) -> int:
    number = parse_number(text)
    if number != number.to_integral_value() or number < 0 or isinstance(number, Percent):
        raise Misread(f"“{text}” không phải là một số đếm.", "Viết một số nguyên từ 0 trở lên, ví dụ 42.")
    return int(number)


def _read_whole(value: object) -> int | None:
    return _told(_whole, value)


FIRST_YEAR, LAST_YEAR = 1930, 2100


def _year(text: str) -> int:
    if (
        text.isascii()
        and text.isdecimal()
        and len(text) == len(str(FIRST_YEAR))
        and FIRST_YEAR <= int(text) <= LAST_YEAR
    ):
        return int(text)
    raise Misread(f"“{text}” không phải là một năm.", "Viết năm bằng bốn chữ số, ví dụ 2026.")


def _read_year(value: object) -> int | None:
    return _told(_year, value)


Date = Annotated[date | None, PlainValidator(_read_date)]
"""A day, written day first."""
Number = Annotated[Decimal | None, PlainValidator(_read_number)]
"""A figure, with a dot after thousands and a comma before decimals; a `Percent` when it was written with %."""
Whole = Annotated[int | None, PlainValidator(_read_whole)]
"""A count."""
Year = Annotated[int | None, PlainValidator(_read_year)]
"""A calendar year of four digits."""
YesNo = Annotated[bool | None, PlainValidator(_read_yes_no)]
"""`có` or `không`."""
ResultYear = Annotated[int, PlainValidator(_read_year)]
"""A year as the key of a result."""
Text = str | None
"""Words as they were written; nothing behind the key is no words."""
