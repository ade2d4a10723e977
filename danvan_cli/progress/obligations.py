"""Who owes what by when: one obligation for each unit and each deadline its block is named in (plan IV)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from danvan_cli.models.papers import Receipt
from danvan_cli.models.unit_file import UnitFile
from danvan_cli.models.year_plan import Deadline, Unit, YearPlan
from danvan_cli.progress.deadlines import Judged, Standing, judge
from danvan_cli.progress.milestones import (
    REGISTRATION,
    REPORT,
    SUMMARY,
    happened,
    registered_on,
    reported_on,
    struck_off,
)
from danvan_cli.workspace import Model


@dataclass(frozen=True, slots=True)
class Obligation:
    """What one unit owes by one deadline, and how it stands on the as-of day. `index` is the unit's in the plan."""

    index: int
    unit: Unit
    deadline: Deadline
    met_on: date | None
    judged: Judged

    @property
    def standing(self) -> Standing:
        """Where the obligation stands."""
        return self.judged.standing


@dataclass(frozen=True, slots=True)
class UnitFacts:
    """What is known of a unit: its readable models, its own file, and whether a file of it cannot be read."""

    models: Sequence[Model]
    file: UnitFile | None
    has_unreadable: bool


def obligations(plan: YearPlan, facts: Mapping[str, UnitFacts], as_of: date) -> tuple[Obligation, ...]:
    """Return every obligation, in the order of the plan's deadlines and units."""
    return tuple(_obligations(plan, facts, as_of))


def _obligations(plan: YearPlan, facts: Mapping[str, UnitFacts], as_of: date) -> Iterator[Obligation]:
    for deadline in plan.deadlines:
        blocks = frozenset(deadline.blocks)
        for index, unit in enumerate(plan.units):
            if unit.block in blocks:
                met_on, judged = _judged(plan, deadline, facts[unit.code], as_of)
                yield Obligation(index, unit, deadline, met_on, judged)


def _judged(plan: YearPlan, deadline: Deadline, unit: UnitFacts, as_of: date) -> tuple[date | None, Judged]:
    if deadline.code == SUMMARY:
        return _met(plan, deadline, plan.summary.day if plan.summary else None, as_of)
    receipt = _receipt(unit.file, deadline.code)
    if receipt is not None and receipt.day is not None:
        return _met(plan, deadline, receipt.day, as_of)
    if deadline.code == REPORT and _owes_no_report(unit, as_of):
        return None, Judged(Standing.NOT_OWED)
    day = _first_registration(unit, as_of) if deadline.code == REGISTRATION else _last_report(unit, as_of)
    if unit.has_unreadable and (day is None or deadline.code == REPORT):
        return None, Judged(Standing.UNKNOWN)
    return _met(plan, deadline, day, as_of)


def _met(plan: YearPlan, deadline: Deadline, day: date | None, as_of: date) -> tuple[date | None, Judged]:
    met_on = day if happened(day, as_of) else None
    return met_on, judge(deadline, plan, met_on, as_of)


def _receipt(file: UnitFile | None, code: str | None) -> Receipt | None:
    if file is None or file.handed_in is None:
        return None
    return {REGISTRATION: file.handed_in.registration, REPORT: file.handed_in.report}.get(code or "")


def _registered(unit: UnitFacts, as_of: date) -> list[Model]:
    return [model for model in unit.models if happened(registered_on(model.dossier), as_of)]


def _first_registration(unit: UnitFacts, as_of: date) -> date | None:
    days = (registered_on(model.dossier) for model in _registered(unit, as_of))
    return min((day for day in days if day), default=None)


def _owes_no_report(unit: UnitFacts, as_of: date) -> bool:
    registered = _registered(unit, as_of)
    return (
        bool(registered) and not unit.has_unreadable and all(struck_off(model.dossier, as_of) for model in registered)
    )


def _last_report(unit: UnitFacts, as_of: date) -> date | None:
    """Return the day the last living model was reported; None while one is missing."""
    living = [model.dossier for model in _registered(unit, as_of) if not struck_off(model.dossier, as_of)]
    days = [reported_on(dossier) for dossier in living]
    known = [day for day in days if day is not None and day <= as_of]
    return max(known) if known and len(known) == len(days) else None
