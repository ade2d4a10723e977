"""What people call the codes that a plan and the names of dossiers bring in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from danvan_cli.models.year_plan import YearPlan
from danvan_cli.workspace import Workspace


def names_of(*workspaces: Workspace) -> dict[str, str]:
    """Return names by "<kind>:<code>", such as "linh_vuc:kinh-te"; a later workspace's name wins.

    A code of a field's contents that two fields share has no name: it would be told wrongly.
    """
    found: dict[str, str] = {}
    for workspace in workspaces:
        if workspace.plan.record is not None:
            found.update(_of_plan(workspace.plan.record))
        found.update((f"mo_hinh:{model.stem}", model.dossier.name) for model in workspace.models)
    return found


def _of_plan(plan: YearPlan) -> Iterator[tuple[str, str]]:
    contents = [each for field in plan.fields for each in field.contents]
    codes = [each.code for each in contents]
    pairs: dict[str, Iterable[tuple[str | None, str | None]]] = {
        "don_vi": ((each.code, each.name) for each in plan.units),
        "khoi": ((each.code, each.name) for each in plan.blocks),
        "linh_vuc": ((each.code, each.name) for each in plan.fields),
        "tieu_chi": ((each.code, each.name) for each in plan.criteria),
        "noi_dung": ((each.code, each.name) for each in contents if codes.count(each.code) == 1),
    }
    for kind, named in pairs.items():
        yield from ((f"{kind}:{code}", name) for code, name in named if code and name)
