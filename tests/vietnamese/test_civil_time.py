"""The zone by which days are counted."""

import zoneinfo
from datetime import UTC, datetime

import pytest

from danvan_cli.vietnamese.civil_time import vietnam


@pytest.mark.parametrize("zones", [True, False])
def test_seven_hours_before_greenwich_with_and_without_zone_data(monkeypatch, zones):
    """The evening in Greenwich is the next morning in Vietnam, also where no zone data is installed."""
    if not zones:
        monkeypatch.setattr(zoneinfo, "ZoneInfo", _no_zone)
    evening = datetime(2026, 3, 4, 22, 30, tzinfo=UTC)
    assert evening.astimezone(vietnam()).isoformat() == "2026-03-05T05:30:00+07:00"


def _no_zone(name):
    raise zoneinfo.ZoneInfoNotFoundError(name)
