"""What is proposed for each model of a year that has ended (plan II.1): go on, aim higher, or end."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from danvan_cli.models.choices import Direction, SelfRating
from danvan_cli.vietnamese.dates import format_date
from danvan_cli.vietnamese.numbers import format_number

if TYPE_CHECKING:
    from danvan_cli.models.dossier import Dossier, Target
    from danvan_cli.workspace import Model


class Proposal(Enum):
    """What is proposed; only the first two get a dossier in the new year."""

    RAISE = "nâng"
    CONTINUE = "tiếp tục"
    DROP = "đề nghị thôi"
    LEFT = "để lại"

    @property
    def goes_on(self) -> bool:
        """Whether the model gets a dossier in the new year."""
        return self in (Proposal.RAISE, Proposal.CONTINUE)


@dataclass(frozen=True, slots=True)
class Succession:
    """A model of the old year, what is proposed for it, and why."""

    model: Model
    proposal: Proposal
    reason: str


def succession(model: Model, old: int) -> Succession:
    """Return what is proposed for a model by what its dossier of the year `old` says."""
    dossier = model.dossier
    if dossier.removal is not None:
        day = f" ngày {format_date(dossier.removal.day)}" if dossier.removal.day else ""
        return Succession(model, Proposal.LEFT, f"đã loại bỏ{day}: {dossier.removal.reason or 'chưa ghi lý do'}")
    if dossier.registration is None or dossier.registration.day is None:
        return Succession(model, Proposal.LEFT, "chưa đăng ký, chỉ là bản đang soạn")
    if dossier.report is not None and dossier.report.self_rating is SelfRating.INEFFECTIVE:
        return Succession(model, Proposal.DROP, "đơn vị tự đánh giá chưa hiệu quả")
    return _going_on(model, old)


def _going_on(model: Model, old: int) -> Succession:
    behind = [target for target in _measured(model.dossier) if not _reached(target, old)]
    if not _measured(model.dossier):
        return Succession(model, Proposal.CONTINUE, "mục tiêu chỉ bằng lời; năm nay cần có con số")
    if behind:
        return Succession(model, Proposal.CONTINUE, "; ".join(_shortfall(target, old) for target in behind))
    return Succession(model, Proposal.RAISE, f"đạt mọi chỉ tiêu năm {old}")


def _measured(dossier: Dossier) -> list[Target]:
    return [target for target in dossier.targets if target.goal is not None]


def _reached(target: Target, old: int) -> bool:
    result = (target.results or {}).get(old)
    if result is None or target.goal is None:
        return False
    return result <= target.goal if target.direction is Direction.DOWN else result >= target.goal


def _shortfall(target: Target, old: int) -> str:
    result = (target.results or {}).get(old)
    if result is None or target.goal is None:
        return f"{target.name}: chưa ghi kết quả năm {old}"
    return f"{target.name}: {format_number(result)}, chỉ tiêu {format_number(target.goal)}"
