"""What one unit owes on the day: papers due, models that do not count, gaps in what it handed in (plan II.1, IV)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from danvan_cli.diagnostics import Severity
from danvan_cli.models.dossier import Dossier
from danvan_cli.models.structure import Place, attribute_at
from danvan_cli.progress.completeness import gaps, urgency
from danvan_cli.progress.deadlines import Standing
from danvan_cli.progress.milestones import REGISTRATION, REPORT, Milestone, happened, reported_on
from danvan_cli.progress.obligations import Obligation
from danvan_cli.progress.year import JudgedModel, Year
from danvan_cli.vietnamese.dates import format_date

_UNITS_OWN = {
    Milestone.REGISTRATION: "phiếu đăng ký",
    Milestone.PLAN: "kế hoạch thực hiện",
    Milestone.REPORT: "báo cáo và minh chứng",
    Milestone.PROPOSAL: "hồ sơ đề nghị công nhận",
}
"""The milestones that the unit itself answers for, by what it hands in; the others are the appraisal team's."""
# The slip's own items are told by the verdict; a missing survey is advice, a waiver the office's own.
_SAID_ELSEWHERE = frozenset({"period", "place", "origin", "targets", "survey", "waivers"})


@dataclass(frozen=True, slots=True)
class ModelDebt:
    """What a unit owes of one model, each thing in words."""

    model: JudgedModel
    lacking: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class UnitDebt:
    """What a unit owes; `short_by` is how many counted models it lacks once registration is over."""

    obligations: tuple[Obligation, ...]
    models: tuple[ModelDebt, ...]
    short_by: int

    def __bool__(self) -> bool:
        """Whether the unit owes anything at all."""
        return bool(self.obligations or self.models or self.short_by)


def unit_debt(year: Year, unit: str) -> UnitDebt:
    """Return what a unit owes on the as-of day; deadlines farther off than `nhac_truoc` are not pressed yet."""
    due = tuple(owed for owed in year.obligations if owed.unit.code == unit and _is_due(year, owed))
    chased = {owed.deadline.code for owed in due}
    models = (ModelDebt(model, tuple(_lacking(year, model, chased))) for model in year.by_unit.get(unit, ()))
    return UnitDebt(due, tuple(debt for debt in models if debt.lacking), _short_by(year, unit))


def _is_due(year: Year, owed: Obligation) -> bool:
    window = year.plan.remind_days or 0
    ahead = owed.standing is Standing.AHEAD
    return owed.standing.is_open and (not ahead or owed.judged.days <= window)


def _short_by(year: Year, unit: str) -> int:
    """Return the counted models that an owing unit lacks; a unit with unreadable files is not accused."""
    below = any(lacking.code == unit for _, lacking in year.units_below_quota)
    if not below or not year.past(REGISTRATION) or unit in year.unreadable_units:
        return 0
    return ((year.plan.quota and year.plan.quota.per_unit) or 0) - year.counted_of(unit)


def _lacking(year: Year, model: JudgedModel, chased: set[str | None]) -> Iterator[str]:
    """Yield what is wanting of a living model: a slip that was begun, a better target, a report, parts of each."""
    if not model.living:
        yield from _unreplaced(year, model)
        return
    if not model.registered:
        if year.past(REGISTRATION):
            yield "đang soạn, chưa gửi phiếu đăng ký"
        return
    if model.verdict.reason and year.past(REGISTRATION):
        yield f"chưa được tính vào chỉ tiêu vì {model.verdict.sentence}"
    if not happened(reported_on(model.dossier), year.as_of) and REPORT in chased:
        yield "chưa gửi báo cáo kết quả"
    yield from _gaps(year, model)


def _unreplaced(year: Year, model: JudgedModel) -> Iterator[str]:
    removal = model.dossier.removal
    if removal is not None and removal.day is not None and _short_by(year, model.dossier.unit):
        yield f"đã loại khỏi danh sách ngày {format_date(removal.day)}, chưa có mô hình thay thế được tính"


def _gaps(year: Year, model: JudgedModel) -> Iterator[str]:
    reported = happened(reported_on(model.dossier), year.as_of)
    for milestone, paper in _UNITS_OWN.items():
        if milestone is Milestone.REPORT and not reported:
            continue
        if urgency(year, model, milestone) is Severity.ERROR:
            found = [place for place in gaps(model.dossier, milestone) if place[0] not in _SAID_ELSEWHERE]
            labels = dict.fromkeys(_label(place) for place in found)
            if milestone is Milestone.PLAN and ("plan",) in found:
                yield "chưa có kế hoạch thực hiện"
            elif labels:
                yield f"{paper} còn thiếu: {', '.join(labels)}"
    proposed = urgency(year, model, Milestone.PROPOSAL) is Severity.ERROR
    if proposed and not model.dossier.remarks:
        yield "hồ sơ chưa có nhận xét của cấp ủy, chính quyền, Mặt trận hoặc đoàn thể"


def _label(place: Place) -> str:
    label = attribute_at(Dossier, place).label
    return label[:1].lower() + label[1:]
