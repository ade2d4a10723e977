"""What the rules on completeness share: a gap of a milestone, said by its label and its key."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from danvan_cli.diagnostics import Severity
from danvan_cli.models.dossier import Dossier
from danvan_cli.models.structure import Place, attribute_at, key_path, written
from danvan_cli.progress.completeness import gaps, urgency
from danvan_cli.progress.milestones import Milestone
from danvan_cli.progress.year import JudgedModel
from danvan_cli.rules.check import Check
from danvan_cli.rules.finding import Finding, in_model

Eased = Callable[[Place], bool]


def _never(_place: Place) -> bool:
    return False


def gap_findings(
    check: Check, *milestones: Milestone, eased: Eased = _never, left_out: Eased = _never
) -> Iterator[Finding]:
    """Yield a finding for every gap of the milestones, as grave as the day makes it.

    Places that `eased` accepts are never more than a warning; those that `left_out` accepts belong to another rule.
    """
    for model in check.living:
        for milestone in milestones:
            severity = urgency(check.year, model, milestone, check.asked)
            if severity is not None:
                for place in gaps(model.dossier, milestone):
                    if not left_out(place):
                        yield _told(model, place, Severity.WARNING if eased(place) else severity)


def _told(model: JudgedModel, place: Place, severity: Severity) -> Finding:
    attribute = attribute_at(Dossier, place)
    key = written(key_path(Dossier, place))
    block = len(place) == 1
    message = f"Chưa có {_lower(attribute.label)} (mục {key})." if block else f"Thiếu {key}: {attribute.label}."
    hint = f"Ghi giá trị vào mục {key}; xem “danvan explain {attribute.key}”."
    return in_model(model, place, message, hint, severity=severity)


def _lower(label: str) -> str:
    return label[:1].lower() + label[1:]
