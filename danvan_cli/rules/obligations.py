"""What the rules on deadlines share: one obligation, one sentence."""

from __future__ import annotations

from collections.abc import Iterator

from danvan_cli.progress.deadlines import Standing
from danvan_cli.progress.obligations import Obligation
from danvan_cli.rules.check import Check
from danvan_cli.rules.finding import Finding, Skip, at_unit


def owed(check: Check, deadline_code: str, *standings: Standing) -> Iterator[Obligation]:
    """Yield the obligations of a deadline that stand in one of the ways given."""
    for obligation in check.year.obligations:
        if obligation.deadline.code == deadline_code and obligation.standing in standings:
            yield obligation


def told(check: Check, obligation: Obligation, what: str, hint: str) -> Finding:
    """Report an obligation at its unit's line in the plan."""
    name = obligation.unit.name or obligation.unit.code
    return at_unit(check.year, obligation.index, f"{name}: {what} {obligation.judged.sentence}.", hint)


def unknown(check: Check, deadline_code: str) -> Iterator[Skip]:
    """Say of which units nothing can be said, because a file of theirs cannot be read."""
    for obligation in owed(check, deadline_code, Standing.UNKNOWN):
        yield Skip(f"{obligation.unit.name or obligation.unit.code}: có hồ sơ chưa đọc được")
