"""The milestones of a model's year, and the stage it has reached: derived from dates, never typed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import Enum, IntEnum
from typing import Self

from danvan_cli.models.dossier import Dossier

REGISTRATION = "dang-ky"
REPORT = "bao-cao"
SUMMARY = "tong-hop"
"""The codes of the three deadlines, which are milestones too (design section 5)."""


class Stage(IntEnum):
    """How far a model has come, in the order of its year."""

    DRAFT = 0
    REGISTERED = 1
    UNDER_WAY = 2
    REPORTED = 3
    PROPOSED = 4
    APPRAISED = 5
    RECOGNISED = 6
    REWARDED = 7
    STRUCK_OFF = 8

    @property
    def label(self) -> str:
        """The stage in the words of the office."""
        return _STAGE_LABELS[self]


_STAGE_LABELS = {
    Stage.DRAFT: "đang soạn",
    Stage.REGISTERED: "đăng ký",
    Stage.UNDER_WAY: "triển khai",
    Stage.REPORTED: "báo cáo",
    Stage.PROPOSED: "đề nghị",
    Stage.APPRAISED: "thẩm định",
    Stage.RECOGNISED: "công nhận",
    Stage.REWARDED: "khen thưởng",
    Stage.STRUCK_OFF: "loại bỏ",
}


class Milestone(Enum):
    """A point of the year that demands its part of the dossier; the value is what `--for` takes."""

    stage: Stage
    """The stage that a model is in once it claims this milestone."""

    REGISTRATION = "dang-ky", Stage.REGISTERED
    PLAN = "trien-khai", Stage.UNDER_WAY
    REPORT = "bao-cao", Stage.REPORTED
    PROPOSAL = "de-nghi", Stage.PROPOSED
    APPRAISAL = "tham-dinh", Stage.APPRAISED
    RECOGNITION = "cong-nhan", Stage.RECOGNISED

    def __new__(cls, value: str, stage: Stage) -> Self:
        """Keep the stage beside the value."""
        member = object.__new__(cls)
        member._value_ = value
        member.stage = stage
        return member

    @property
    def previous(self) -> Milestone | None:
        """The milestone before this one, None for the first."""
        order = list(Milestone)
        place = order.index(self)
        return order[place - 1] if place else None


def happened(day: date | None, as_of: date) -> bool:
    """Whether a dated fact has happened by the as-of day; an undated one has not."""
    return day is not None and day <= as_of


def registered_on(dossier: Dossier) -> date | None:
    """Return the day the registration slip was received."""
    return dossier.registration.day if dossier.registration else None


def reported_on(dossier: Dossier) -> date | None:
    """Return the day the report was received."""
    return dossier.report.day if dossier.report else None


def struck_off(dossier: Dossier, as_of: date) -> bool:
    """Whether the model has been struck off by that day (plan II.1)."""
    return dossier.removal is not None and happened(dossier.removal.day, as_of)


def _begun_on(dossier: Dossier) -> date | None:
    days = (dossier.plan.day if dossier.plan else None, dossier.period.start if dossier.period else None)
    return min((day for day in days if day), default=None)


def _dated_facts(dossier: Dossier) -> Iterator[tuple[Stage, date | None]]:
    yield Stage.REWARDED, dossier.reward.day if dossier.reward else None
    yield Stage.RECOGNISED, dossier.recognition.day if dossier.recognition else None
    yield Stage.APPRAISED, dossier.appraisal.day if dossier.appraisal else None
    yield Stage.PROPOSED, dossier.proposal.day if dossier.proposal else None
    yield Stage.REPORTED, reported_on(dossier)


def stage(dossier: Dossier, as_of: date) -> Stage:
    """Return the stage of the furthest dated fact that has happened by `as_of` (design section 6)."""
    if struck_off(dossier, as_of):
        return Stage.STRUCK_OFF
    for reached, day in _dated_facts(dossier):
        if happened(day, as_of):
            return reached
    if not happened(registered_on(dossier), as_of):
        return Stage.DRAFT
    return Stage.UNDER_WAY if happened(_begun_on(dossier), as_of) else Stage.REGISTERED
