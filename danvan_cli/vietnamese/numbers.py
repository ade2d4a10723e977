"""Numbers as a Vietnamese office writes them: a dot between thousands, a comma before decimals."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from danvan_cli.vietnamese.misread import Misread, quoted

_SPACE = "[ \u00a0\u2007\u2009\u202f]"
_NUMBER = re.compile(
    r"(?P<sign>[-\u2212]?)"
    rf"(?P<whole>[1-9][0-9]{{0,2}}(?:\.[0-9]{{3}})+|[1-9][0-9]{{0,2}}(?:{_SPACE}[0-9]{{3}})+|[0-9]+)"
    r"(?:,(?P<decimals>[0-9]+))?(?P<percent>\s*%)?",
)
_GROUPING = re.compile(r"[^0-9]")
_TWO_WAYS = re.compile(r"([1-9][0-9]*),([0-9]{3})")
# Patterns of rare cases stay text until they are needed: compiling them all would slow every start.
_FOREIGN = r"([1-9][0-9]{0,2}(?:,[0-9]{3})+)\.([0-9]+)|([1-9][0-9]{0,2}(?:,[0-9]{3}){2,})"
_DOTTED = r"([0-9]+)\.([0-9]+)"
_HEADLESS = r"[.,]([0-9]+)"
_RUN = r"[0-9]+(?:[.,][0-9]+)*(?:\s*%)?"
_SWAP = str.maketrans(",.", ".,")
_EXAMPLE = "Chỉ ghi một con số, ví dụ “80”, “1.200” hoặc “1,5”."
_ZERO_PADDED_BELOW = 10


class Percent(Decimal):
    """A number written with the sign %: 80% is 80, and its unit must be %.

    Arithmetic gives a plain Decimal, and format_number prints the number alone.
    """

    __slots__ = ()


@lru_cache(maxsize=4096)
def parse_number(text: str) -> Decimal:
    """Return the number written as 1.200, 1 200, 1.200,5, 0,75, -3 or 80% (a Percent), to the last digit.

    A number that can be read in two ways (1,234 or 1.2) and anything else raise Misread.
    """
    written = text.strip()
    found = _certain(written)
    if found is None:
        raise _misread(written)
    sign = "-" if found["sign"] else ""
    exact = f"{sign}{_GROUPING.sub('', found['whole'])}.{found['decimals'] or ''}"
    return Percent(exact) if found["percent"] else Decimal(exact)


def format_number(number: Decimal | int) -> str:
    """Return the number with dots between thousands, a decimal comma and no trailing zeros: 1.200,5.

    Three decimals behind an ungrouped whole (1,234) are right on paper, though parse_number asks about them.
    """
    shown = f"{number:,f}" if isinstance(number, Decimal) else f"{number:,d}"
    if "." in shown:
        shown = shown.rstrip("0").rstrip(".")
    return "0" if shown == "-0" else shown.translate(_SWAP)


def padded(number: int) -> str:
    """Return a count as official papers write it: 01 to 09 with a zero, others as format_number does."""
    return f"0{number}" if 0 < number < _ZERO_PADDED_BELOW else format_number(number)


def _certain(written: str) -> re.Match[str] | None:
    found = _NUMBER.fullmatch(written)
    if found and _TWO_WAYS.fullmatch(f"{found['whole']},{found['decimals']}"):
        return None
    return found


def _misread(written: str) -> Misread:
    if not written:
        return Misread("Chỗ này để trống, chưa có con số nào.", _EXAMPLE)
    percent = "%" if written.endswith("%") else ""
    sign = "-" if written[0] in "-\u2212" else ""
    body = written.removesuffix("%").rstrip().lstrip("-\u2212")
    shown = quoted(written)

    def meant(number: str) -> str:
        return quoted(f"{sign}{number}{percent}")

    if found := _TWO_WAYS.fullmatch(body):
        return Misread(
            f"Không rõ {shown} là hàng nghìn hay số thập phân.",
            f"Nếu là hàng nghìn, hãy viết {meant(_grouped(found[1] + found[2]))};"
            f" nếu là số thập phân, hãy viết {meant(_decimal(found[1], found[2]))}.",
        )
    if found := re.fullmatch(_FOREIGN, body):
        whole = (found[1] or found[3]).replace(",", ".")
        return Misread(
            f"{shown} viết theo lối nước ngoài: phẩy ngăn hàng nghìn, chấm trước phần thập phân.",
            f"Hãy viết {meant(f'{whole},{found[2]}' if found[2] else whole)}.",
        )
    if found := re.fullmatch(_DOTTED, body):
        return Misread(
            f"Không rõ {shown} là bao nhiêu: dấu chấm chỉ để ngăn hàng nghìn, mỗi nhóm đủ ba chữ số.",
            f"Nếu là số thập phân, hãy viết dấu phẩy: {meant(_decimal(found[1], found[2]))};"
            " nếu là hàng nghìn, hãy viết đủ ba chữ số sau dấu chấm.",
        )
    if found := re.fullmatch(_HEADLESS, body):
        return Misread(f"{shown} thiếu chữ số trước dấu.", f"Hãy viết {meant(_decimal('0', found[1]))}.")
    return Misread(f"{shown} không phải là một con số viết đúng.", _number_within(written))


def _decimal(whole: str, decimals: str) -> str:
    """Return a decimal number as parse_number accepts it without asking: a fourth digit ends all doubt."""
    number = f"{whole},{decimals}"
    return number if _certain(number) else f"{number}0"


def _grouped(digits: str) -> str:
    return format_number(int(digits))


def _number_within(written: str) -> str:
    numbers = re.findall(_RUN, written)
    if len(numbers) != 1 or "-" in written or not _certain(numbers[0]):
        return _EXAMPLE
    return f"Chỉ ghi con số, ví dụ {quoted(numbers[0])}; chữ đi kèm hãy ghi ở mục khác."
