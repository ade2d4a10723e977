"""Which models count toward the commune's quota, and why the others do not (plan II.1, design section 6)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from danvan_cli.models.choices import Origin
from danvan_cli.models.demands import is_empty
from danvan_cli.models.dossier import Dossier
from danvan_cli.progress.baselines import Comparison, compare, was_ineffective
from danvan_cli.progress.milestones import happened, registered_on, struck_off


class Reason(Enum):
    """Why a model does not count."""

    STRUCK_OFF = "đã loại khỏi danh sách"
    NOT_REGISTERED = "chưa đăng ký"
    SLIP_INCOMPLETE = "phiếu đăng ký chưa đủ 5 mục"
    INEFFECTIVE_LAST_YEAR = "năm trước tự đánh giá chưa hiệu quả"
    NO_BASELINE = "không có số liệu năm trước để so sánh"
    NO_BETTER_TARGET = "không có chỉ tiêu nào cao hơn năm trước"


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a model counts; `reason` is None exactly when it does. `lacking` names the slip's empty items."""

    reason: Reason | None
    lacking: tuple[str, ...] = ()

    @property
    def counted(self) -> bool:
        """Whether the model counts toward the quota."""
        return self.reason is None

    @property
    def sentence(self) -> str:
        """The reason in words; empty for a counted model."""
        if self.reason is None:
            return ""
        return self.reason.value + (f": thiếu {', '.join(self.lacking)}" if self.lacking else "")


def slip_gaps(dossier: Dossier) -> tuple[str, ...]:
    """Name the items of the slip that are empty: name, time, new or continued, place, a target."""
    items = (
        ("tên mô hình", dossier.name),
        ("thời gian thực hiện", dossier.period and dossier.period.start),
        ("mới hay duy trì", dossier.origin),
        ("địa điểm", dossier.place),
        ("mục tiêu", any(not is_empty(target.name) for target in dossier.targets) or None),
    )
    return tuple(label for label, value in items if is_empty(value))


def verdict(dossier: Dossier, former: Dossier | None, year: int, as_of: date) -> Verdict:
    """Judge one model as it stood on `as_of`; `former` is last year's dossier where there is one."""
    if struck_off(dossier, as_of):
        return Verdict(Reason.STRUCK_OFF)
    if not happened(registered_on(dossier), as_of):
        return Verdict(Reason.NOT_REGISTERED)
    if lacking := slip_gaps(dossier):
        return Verdict(Reason.SLIP_INCOMPLETE, lacking)
    if dossier.origin is Origin.NEW:
        return Verdict(None)
    return _continued(former, compare(dossier, former, year))


def _continued(former: Dossier | None, comparisons: tuple[Comparison, ...]) -> Verdict:
    if was_ineffective(former):
        return Verdict(Reason.INEFFECTIVE_LAST_YEAR)
    if any(comparison.is_better for comparison in comparisons):
        return Verdict(None)
    if all(comparison.baseline is None for comparison in comparisons) and comparisons:
        return Verdict(Reason.NO_BASELINE)
    return Verdict(Reason.NO_BETTER_TARGET)
