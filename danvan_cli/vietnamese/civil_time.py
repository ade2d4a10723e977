"""The time by which the office's days are counted, whatever the clock of a machine or server says."""

from __future__ import annotations

from datetime import timedelta, timezone, tzinfo

# Vietnam has kept this offset since 1975 and has no summer time; it serves where no zone data is installed.
_INDOCHINA = timezone(timedelta(hours=7))


def vietnam() -> tzinfo:
    """Return the zone of Asia/Ho_Chi_Minh."""
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        return ZoneInfo("Asia/Ho_Chi_Minh")
    except ZoneInfoNotFoundError:
        return _INDOCHINA
