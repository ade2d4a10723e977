"""The approval that a form may demand of the models it names before its final copy is printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from danvan_cli.progress.fingerprint import ApprovalState
from danvan_cli.vietnamese.invisible import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from danvan_cli.progress.year import JudgedModel, Year

_NAMED = 10


def unapproved(year: Year, models: Iterable[JudgedModel]) -> tuple[JudgedModel, ...]:
    """Return those of the models whose present content nobody stands behind on the year's day."""
    return tuple(model for model in models if year.approvals[model.stem].state is not ApprovalState.APPROVED)


def unapproved_sentence(year: Year, name: str, models: Sequence[JudgedModel]) -> str:
    """Say why a final copy is not printed, naming each model and the command that approves them."""
    states = (year.approvals[model.stem].state for model in models[:_NAMED])
    told = [f"“{visible(model.dossier.name)}” {state.value}" for model, state in zip(models, states, strict=False)]
    if len(models) > _NAMED:
        told.append(f"và {len(models) - _NAMED} mô hình khác")
    stems = " ".join(model.stem for model in models)
    return (
        f"“{visible(name)}” nêu tên {len(models)} mô hình chưa được duyệt nên chưa in bản chính thức: "
        f"{'; '.join(told)}. Xem lại rồi duyệt: danvan approve {stems} --nguoi …"
    )
