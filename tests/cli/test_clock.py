"""Today: one day for everybody, whatever the machine's zone."""

import zoneinfo
from datetime import UTC, date, datetime

import pytest

from danvan_cli.cli.shell import clock
from danvan_cli.cli.shell.stop import Stop
from danvan_cli.report import Outcome


class _Midnight(datetime):
    """A clock that stands at 17:30 in Greenwich, when it is past midnight in Vietnam."""

    @classmethod
    def now(cls, tz=None):
        return datetime(2026, 3, 4, 17, 30, tzinfo=UTC).astimezone(tz)


@pytest.mark.parametrize("zones", [True, False])
def test_today_is_the_day_in_vietnam(monkeypatch, zones):
    """The day changes at midnight in Vietnam, also on a machine without zone data."""
    monkeypatch.delenv("DANVAN_TODAY", raising=False)
    monkeypatch.setattr(clock, "datetime", _Midnight)
    if not zones:
        monkeypatch.setattr(zoneinfo, "ZoneInfo", _no_zone)
    assert clock.today() == date(2026, 3, 5)


def _no_zone(name):
    raise zoneinfo.ZoneInfoNotFoundError(name)


def test_a_rehearsal_names_its_day(monkeypatch):
    """DANVAN_TODAY stands for the clock."""
    monkeypatch.setenv("DANVAN_TODAY", "14/10/2026")
    assert clock.today() == date(2026, 10, 14)


def test_a_day_that_is_none_is_wrong_use():
    """A day that cannot be read is told with the name of its option."""
    with pytest.raises(Stop) as stop:
        clock.read_day("30/02/2026", "--as-of")
    assert stop.value.outcome is Outcome.WRONG_USE
    assert stop.value.sentence.startswith("“--as-of”: ")


def test_a_day_without_a_year_takes_the_given_one():
    """`01/3` is the first of March of the plan's year."""
    assert clock.read_day("01/3", "--as-of", 2025) == date(2025, 3, 1)
