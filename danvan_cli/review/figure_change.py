"""How far a figure moved, as a leader wants to hear it: 800 → 850 m (+6,3 %)."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from danvan_cli.vietnamese.numbers import format_number

_HUNDRED = 100
_TENTH = Decimal("0.1")


def shown(figure: str, measure: str = "") -> str:
    """Return a figure of content with its unit of measure; the sign % stands close, as people write it."""
    if measure == "%" or figure.endswith("%"):
        return f"{figure.removesuffix('%')}%"
    return f"{figure} {measure}".rstrip()


def figure_change(before: str, after: str, measures: tuple[str, str] = ("", "")) -> str:
    """Return “800 → 850 m (+6,3 %)” for two figures of content with their units of measure.

    Percentages move by points. No growth is told from zero, nor between figures in different units.
    """
    old, new = shown(before, measures[0]), shown(after, measures[1])
    are_percent = old.endswith("%"), new.endswith("%")
    if are_percent == (True, True):
        return f"{old} → {new} ({_signed(_exact(after) - _exact(before))} điểm phần trăm)"
    if measures[0] != measures[1] or any(are_percent):
        return f"{old} → {new}"
    return f"{before} → {new}{_growth(_exact(before), _exact(after))}"


def count_change(before: str, after: str) -> str:
    """Return “42 → 45 (+3)” for two counts."""
    return f"{before} → {after} ({_signed(_exact(after) - _exact(before))})"


def _growth(old: Decimal, new: Decimal) -> str:
    return f" ({_signed(_rounded((new - old) / abs(old) * _HUNDRED))} %)" if old else ""


def _rounded(percent: Decimal) -> Decimal:
    """Round to a tenth, or to the first digit that is not zero, so that no change is told as none."""
    digit = _TENTH if abs(percent) >= _TENTH else Decimal(1).scaleb(percent.adjusted())
    return percent.quantize(digit, ROUND_HALF_UP) if percent else percent


def _exact(figure: str) -> Decimal:
    """Return the number behind a figure of content, which is written without any doubt about its comma."""
    return Decimal(figure.removesuffix("%").replace(".", "").replace(",", "."))


def _signed(number: Decimal) -> str:
    return ("+" if number > 0 else "") + format_number(number)
