"""Today: the one place where the clock is read."""

import os
from datetime import date, datetime

from danvan_cli.cli.shell.stop import wrong_use
from danvan_cli.vietnamese.civil_time import vietnam


def today() -> date:
    """Return the civil day in Vietnam, or the day that DANVAN_TODAY names (for rehearsals and tests)."""
    fixed = os.environ.get("DANVAN_TODAY")
    return read_day(fixed, "DANVAN_TODAY") if fixed else datetime.now(vietnam()).date()


def now() -> datetime:
    """Return this moment in Vietnam, for what is kept beside a change."""
    return datetime.now(vietnam())


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
