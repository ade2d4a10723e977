"""Today: the one place where the clock is read."""

import os
from datetime import date, datetime, timedelta, timezone, tzinfo

from danvan_cli.cli.shell.stop import wrong_use

# Vietnam has kept this offset since 1975 and has no summer time; it serves where no zone data is installed.
_INDOCHINA = timezone(timedelta(hours=7))


def today() -> date:
    """Return the civil day in Vietnam, or the day that DANVAN_TODAY names (for rehearsals and tests)."""
    fixed = os.environ.get("DANVAN_TODAY")
    return read_day(fixed, "DANVAN_TODAY") if fixed else datetime.now(_vietnam()).date()


def now() -> datetime:
    """Return this moment in Vietnam, for what is kept beside a change."""
    return datetime.now(_vietnam())


def read_day(text: str, where: str, year: int | None = None) -> date:
    """Return the day that `text` means; a text without a year, such as `01/3`, takes `year`.

    `where` names the option that the text stood in.
    """
    from danvan_cli.vietnamese.dates import parse_date
    from danvan_cli.vietnamese.misread import Misread

    try:
        return parse_date(text, year)
    except Misread as misread:
        raise wrong_use(f"“{where}”: {misread.sentence}", misread.hint) from None


def _vietnam() -> tzinfo:
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        return ZoneInfo("Asia/Ho_Chi_Minh")
    except ZoneInfoNotFoundError:
        return _INDOCHINA
