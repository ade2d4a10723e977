"""What `danvan new` does once it is its turn: what is meant made whole, the file written, what is left told."""

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from danvan_cli.cli.shell.carrying_out import carry_out
from danvan_cli.cli.shell.session import Campaign
from danvan_cli.editing.former_model import former_model
from danvan_cli.editing.new_dossier import NewModel, dossier_draft
from danvan_cli.editing.stems import find_unit
from danvan_cli.editing.transaction import Draft
from danvan_cli.models.dossier import Dossier
from danvan_cli.models.structure import attribute_at, key_path, written
from danvan_cli.progress.completeness import gaps
from danvan_cli.progress.milestones import Milestone
from danvan_cli.report import Bullets, Heading, Report, Step, Verbatim
from danvan_cli.stems import stem_of
from danvan_cli.workspace import Workspace, load_workspace


class Begun(NamedTuple):
    """The command line: texts as typed; with `continued`, unit and name may be last year's."""

    unit: str | None
    name: str | None
    field: str | None
    origin: str | None
    continued: str | None


def begin(campaign: Campaign, begun: Begun, *, dry_run: bool) -> Report:
    """Write the dossier, or with `dry_run` show it; raises `EditRefused`."""
    meant = _new_model(campaign, begun)
    draft = dossier_draft(campaign.workspace, meant)
    stem = stem_of(draft.label)
    told = carry_out(campaign, [draft], f"new {stem}", dry_run)
    seen = load_workspace(campaign.root, campaign.plan_year, {draft.label: draft.after})
    left = tuple(_left(seen, draft))
    blocks = [*told.blocks, Heading("Còn phải điền"), Bullets(left)] if left else [*told.blocks]
    if dry_run:
        blocks.append(Verbatim((draft.after or b"").decode()))
    steps = () if dry_run else (Step("danvan check", f"Sau khi điền {draft.label}: xem còn thiếu gì."),)
    data = {**told.data, "stem": stem, "left": list(left)}
    return replace(told, blocks=tuple(blocks), data=data, next_steps=(*steps, *told.next_steps))


def _new_model(campaign: Campaign, begun: Begun) -> NewModel:
    former = None
    if begun.continued is not None:
        former = former_model(campaign.root, campaign.plan_year, begun.continued)
    unit = begun.unit or (former.text("don_vi") if former else "")
    name = begun.name or (former.text("ten") if former else "")
    return NewModel(find_unit(campaign.workspace, unit), name, begun.field, begun.origin, former)


def _left(seen: Workspace, draft: Draft) -> Iterator[str]:
    """Yield the keys that the registration still demands."""
    for model in seen.models:
        if model.document.label == draft.label:
            for place in gaps(model.dossier, Milestone.REGISTRATION):
                yield f"{written(key_path(Dossier, place))}: {attribute_at(Dossier, place).label}"
