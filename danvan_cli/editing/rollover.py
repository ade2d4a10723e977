"""The folder of a new year, made from the year before, of which nothing changes."""

from __future__ import annotations

from dataclasses import dataclass

from danvan_cli.editing.carried_dossier import carried_dossier
from danvan_cli.editing.carried_plan import carried_plan
from danvan_cli.editing.succession import Succession, succession
from danvan_cli.editing.transaction import Draft
from danvan_cli.source.refused import EditRefused
from danvan_cli.workspace import PLAN_NAME, Workspace

_YEARS_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Rollover:
    """The files of the new year, what is proposed for each model, and what a person must look at."""

    old: int
    drafts: tuple[Draft, ...]
    successions: tuple[Succession, ...]
    told: tuple[str, ...]

    @property
    def new(self) -> int:
        """The year that begins."""
        return self.old + 1


def rollover(workspace: Workspace) -> Rollover:
    """Return what the year after this workspace's begins with.

    Raises `EditRefused` while a file of the old year cannot be read, since its model would be lost unseen.
    """
    _refuse_unreadable(workspace)
    old = workspace.year
    plan = workspace.plan.record
    years = (plan and plan.result_years) or _YEARS_SHOWN
    successions = tuple(succession(model, old) for model in workspace.models)
    carried = [carried_plan(workspace.plan.document, f"dossiers/{old + 1}/{PLAN_NAME}", old)]
    carried += [carried_dossier(one, old, years) for one in successions if one.proposal.goes_on]
    drafts = tuple(Draft(one.label, None, one.data) for one in carried)
    return Rollover(old, drafts, successions, tuple(sentence for one in carried for sentence in one.told))


def _refuse_unreadable(workspace: Workspace) -> None:
    unreadable = next((file for file in workspace.files() if file.record is None), None)
    if unreadable is not None:
        raise EditRefused(
            f"“{unreadable.label}” đang có lỗi, nên chưa chuyển sang năm {workspace.year + 1} để khỏi bỏ sót.",
            f"Chạy “danvan check --year {workspace.year}”, sửa lỗi ấy rồi chạy lại lệnh.",
            unreadable.document.locate(()),
        )
