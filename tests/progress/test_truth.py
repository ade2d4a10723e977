"""The sample campaign against a table made by hand from the plan's text, at three days of the year."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from danvan_cli.progress.counting import Reason
from danvan_cli.progress.funnel import funnel
from danvan_cli.progress.year import Year
from danvan_cli.vietnamese.dates import format_date
from danvan_cli.workspace import Workspace

HERE = Path(__file__).parent
DAYS = (date(2026, 3, 1), date(2026, 9, 5), date(2026, 10, 14))
at_each_day = pytest.mark.parametrize("column", range(3), ids=[format_date(day) for day in DAYS])

REASONS = {
    "TÍNH": None,
    "chưa đăng ký": Reason.NOT_REGISTERED,
    "đã loại bỏ": Reason.STRUCK_OFF,
    "phiếu đăng ký thiếu": Reason.SLIP_INCOMPLETE,
    "nâng cao, mục tiêu chỉ bằng lời": Reason.NO_BETTER_TARGET,
    "nâng cao, chỉ tiêu bằng năm trước": Reason.NO_BETTER_TARGET,
    "nâng cao, chỉ tiêu thấp hơn năm trước": Reason.NO_BETTER_TARGET,
    "nâng cao, không có chỉ tiêu và kết quả năm trước": Reason.NO_BASELINE,
}
"""The words of the table, longest match first where one begins another, and what they mean."""

TOTALS = {
    "dang-ky": (32, 50, 49),
    "duoc-tinh": (30, 45, 44),
    "bao-cao": (0, 20, 46),
    "de-nghi": (0, 0, 16),
    "tham-dinh": (0, 0, 13),
    "cong-nhan": (0, 0, 7),
    "khen-thuong": (0, 0, 2),
}
"""The funnel at the three days, added up by hand from the table of models."""
UNITS_WITHOUT = (33, 18, 19)


def rows(name: str) -> Iterator[list[str]]:
    """Yield the rows of a table."""
    for line in (HERE / name).read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            yield line.split("\t")


@pytest.fixture(scope="module")
def year_on(sample: Workspace) -> Callable[[int], Year]:
    """Return the sample as it stood on one of the three days."""

    def of(column: int) -> Year:
        year = Year.of(sample, DAYS[column])
        assert year is not None
        return year

    return of


@at_each_day
def test_every_obligation_stands_as_the_plan_says(year_on: Callable[[int], Year], column: int) -> None:
    """Every unit and deadline is in the state that a reader of the plan would give, to the day."""
    told = {}
    for owed in year_on(column).obligations:
        day = f" ({format_date(owed.met_on)[:-5]})" if owed.met_on else ""
        told[owed.unit.code, owed.deadline.code] = f"{owed.judged.sentence}{day}"
    expected = {(row[0], row[1]): row[2 + column] for row in rows("truth_obligations.tsv")}
    assert len(expected) > 120
    assert told == expected


@at_each_day
def test_every_model_counts_or_not_as_the_plan_says(year_on: Callable[[int], Year], column: int) -> None:
    """Every model counts exactly when plan II.1 says so, and for the reason a reader would give."""
    judged = {model.stem: model.verdict.reason for model in year_on(column).models}
    expected = {row[0]: meaning(row[1 + column]) for row in rows("truth_models.tsv")}
    assert len(expected) > 50
    assert judged == expected


@at_each_day
def test_the_funnel_adds_up(year_on: Callable[[int], Year], column: int) -> None:
    """The funnel and the units without a model are those added up by hand."""
    year = year_on(column)
    assert {step.code: step.count for step in funnel(year.models)} == {
        code: day[column] for code, day in TOTALS.items()
    }
    assert len(year.units_below_quota) == UNITS_WITHOUT[column]


def meaning(text: str) -> Reason | None:
    """Read a cell of the table of models."""
    found = [reason for words, reason in REASONS.items() if re.match(re.escape(words), text)]
    assert len(found) == 1, text
    return found[0]
