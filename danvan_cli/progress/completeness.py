"""What each milestone demands of a dossier, and how urgently on a given day (design section 6)."""

from __future__ import annotations

from functools import cache

from danvan_cli.diagnostics import Severity
from danvan_cli.models.choices import Conclusion, SelfRating
from danvan_cli.models.demands import missing_in
from danvan_cli.models.dossier import Dossier
from danvan_cli.models.structure import Attribute, Place, attributes_by_name
from danvan_cli.progress.milestones import Milestone, Stage
from danvan_cli.progress.year import JudgedModel, Year

BLOCKS: dict[Milestone, tuple[str, ...]] = {
    Milestone.REGISTRATION: (
        "field", "origin", "subject", "period", "place", "survey", "targets", "registration", "waivers",
    ),
    Milestone.PLAN: ("plan",),
    Milestone.REPORT: ("report", "inspections", "obstacles", "evidence"),
    Milestone.PROPOSAL: ("proposal", "remarks"),
    Milestone.APPRAISAL: ("appraisal",),
    Milestone.RECOGNITION: ("recognition", "reward"),
}  # fmt: skip
"""The keys of a dossier, by English name, that each milestone demands."""


def gaps(dossier: Dossier, milestone: Milestone) -> list[Place]:
    """Return the places that the milestone demands and that are empty; an absent block is one place."""
    return missing_in(dossier, _demands(milestone))


@cache
def _demands(milestone: Milestone) -> tuple[Attribute, ...]:
    by_name = attributes_by_name(Dossier)
    return tuple(by_name[name] for name in BLOCKS[milestone])


def urgency(year: Year, model: JudgedModel, milestone: Milestone, asked: Milestone | None = None) -> Severity | None:
    """Return how grave a gap is: an error once the milestone is claimed or past, a warning while it is the next
    one, None before. With `asked`, every milestone up to that one counts as claimed and the others are silent.
    """  # noqa: D205 - one sentence
    if not model.living:
        return None
    if asked is not None:
        order = list(Milestone)
        return Severity.ERROR if order.index(milestone) <= order.index(asked) else None
    if model.stage >= milestone.stage or _past(year, model, milestone):
        return Severity.ERROR
    return Severity.WARNING if _is_next(year, model, milestone) else None


def _past(year: Year, model: JudgedModel, milestone: Milestone) -> bool:
    if milestone is Milestone.REPORT:
        return model.registered and year.past(milestone.value)
    return year.past(milestone.value)


def _is_next(year: Year, model: JudgedModel, milestone: Milestone) -> bool:
    """Whether the model has reached what comes before; a report is also awaited only once registration is over."""
    reached = model.stage
    if milestone is Milestone.REGISTRATION:
        return True
    if milestone is Milestone.REPORT:
        return reached >= Stage.REGISTERED and year.past(Milestone.REGISTRATION.value)
    if milestone is Milestone.PROPOSAL:
        return reached is Stage.REPORTED and _calls_itself_effective(model.dossier)
    if milestone is Milestone.RECOGNITION:
        return reached is Stage.APPRAISED and _is_to_be_recognised(model.dossier)
    previous = milestone.previous
    return previous is not None and reached is previous.stage


def _calls_itself_effective(dossier: Dossier) -> bool:
    return dossier.report is not None and dossier.report.self_rating is not SelfRating.INEFFECTIVE


def _is_to_be_recognised(dossier: Dossier) -> bool:
    return dossier.appraisal is not None and dossier.appraisal.conclusion is Conclusion.RECOGNISE
