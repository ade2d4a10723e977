"""“Trước ngày 05/3” to the day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan_cli.models.year_plan import Deadline, YearPlan
from danvan_cli.progress.deadlines import Standing, is_past, judge, last_good_day


def plan(include_day: str = "không") -> tuple[Deadline, YearPlan]:
    """Return the plan's first deadline, as a file would give it."""
    read = YearPlan.__pydantic_validator__.validate_python(
        {"nam": "2026", "tinh_ca_ngay_han": include_day, "han": [{"ma": "dang-ky", "truoc_ngay": "05/3/2026"}]}
    )
    return read.deadlines[0], read


@pytest.mark.parametrize(
    ("as_of", "sentence"),
    [
        ("2026-03-01", "còn 3 ngày"),
        ("2026-03-03", "còn 1 ngày"),
        ("2026-03-04", "hôm nay là ngày cuối"),
        ("2026-03-05", "đến ngày hạn, chưa nộp"),
        ("2026-03-06", "quá hạn 1 ngày, chưa nộp"),
        ("2026-03-20", "quá hạn 15 ngày, chưa nộp"),
    ],
)
def test_an_open_obligation(as_of: str, sentence: str) -> None:
    """What is not handed in is told by the days left, or late, as the contract words it."""
    assert judge(*plan(), None, date.fromisoformat(as_of)).sentence == sentence


@pytest.mark.parametrize(
    ("met_on", "sentence"),
    [
        ("2026-02-20", "đúng hạn"),
        ("2026-03-04", "đúng hạn"),
        ("2026-03-05", "nộp đúng ngày hạn (theo câu chữ là đã muộn)"),
        ("2026-03-06", "nộp muộn 1 ngày"),
        ("2026-04-05", "nộp muộn 31 ngày"),
    ],
)
def test_a_met_obligation(met_on: str, sentence: str) -> None:
    """What is handed in is told by its own day, whatever the as-of day."""
    assert judge(*plan(), date.fromisoformat(met_on), date(2026, 12, 31)).sentence == sentence


@pytest.mark.parametrize(
    ("as_of", "sentence"),
    [("2026-03-04", "còn 1 ngày"), ("2026-03-05", "hôm nay là ngày cuối"), ("2026-03-06", "quá hạn 1 ngày, chưa nộp")],
)
def test_the_day_itself_may_be_in_time(as_of: str, sentence: str) -> None:
    """With `tinh_ca_ngay_han: có` the day that the plan names is the last good day."""
    assert judge(*plan("có"), None, date.fromisoformat(as_of)).sentence == sentence
    assert judge(*plan("có"), date(2026, 3, 5), date(2026, 3, 9)).standing is Standing.MET_IN_TIME
    assert judge(*plan("có"), date(2026, 3, 6), date(2026, 3, 9)).sentence == "nộp muộn 1 ngày"


def test_the_last_good_days_of_2026_are_wednesdays() -> None:
    """The three last good days of the plan fall on Wednesdays, so that no weekend moves them."""
    deadline, year_plan = plan()
    assert last_good_day(deadline, year_plan) == date(2026, 3, 4)
    for named in (date(2026, 3, 5), date(2026, 9, 10), date(2026, 10, 15)):
        assert (named - timedelta(days=1)).isoweekday() == 3


@given(st.dates(date(2026, 1, 1), date(2026, 12, 30)), st.sampled_from(["có", "không"]))
def test_lateness_never_shrinks(day: date, include: str) -> None:
    """A day later, an open obligation is never less late."""
    deadline, year_plan = plan(include)
    order = (Standing.AHEAD, Standing.LAST_DAY, Standing.ON_THE_DAY, Standing.OVERDUE)

    def lateness(on: date) -> tuple[int, int]:
        judged = judge(deadline, year_plan, None, on)
        days = -judged.days if judged.standing is Standing.AHEAD else judged.days
        return order.index(judged.standing), days

    assert lateness(day) <= lateness(day + timedelta(days=1))
    assert is_past(deadline, year_plan, day) == (lateness(day)[0] >= 2)


def test_standings_fall_into_met_and_open() -> None:
    """Every standing is met, open, or says why neither is known; what is past is open."""
    for standing in Standing:
        assert standing.is_met + standing.is_open == (standing not in (Standing.NOT_OWED, Standing.UNKNOWN))
        assert standing.is_open or not standing.is_past
