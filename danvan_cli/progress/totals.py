"""The figures that every report of the year carries, with what they leave out said aloud."""

from __future__ import annotations

from danvan_cli.models.structure import written
from danvan_cli.progress.approvals import approvals
from danvan_cli.progress.funnel import Share, by_block, by_field, by_origin, by_subject, funnel
from danvan_cli.progress.year import Year
from danvan_cli.report import Json
from danvan_cli.workspace import Workspace


def read_sentence(workspace: Workspace) -> str:
    """Say how many dossiers were read: “41/43 hồ sơ; 2 hồ sơ lỗi chưa tính”."""
    total, broken = len(workspace.dossiers), len(workspace.unreadable)
    if broken:
        return f"{total - broken}/{total} hồ sơ; {broken} hồ sơ lỗi chưa tính"
    return f"{total} hồ sơ"


def totals(year: Year) -> dict[str, Json]:
    """Return both quotas, the funnel and the shares, for the machine part of a report."""
    return {
        "quota": {"counted": len(year.counted), "goal": year.quota},
        "units": {
            "owing": len(year.owing_units),
            "without_model": [unit.code for _, unit in year.units_below_quota],
        },
        "funnel": {step.code: step.count for step in funnel(year.models)},
        "by_field": _shares(by_field(year)),
        "by_block": _shares(by_block(year)),
        "by_origin": _shares(by_origin(year)),
        "by_subject": _shares(by_subject(year)),
        "approvals": _approvals(year),
        "uncounted": {model.stem: model.verdict.sentence for model in year.uncounted},
        "obligations": [
            {
                "unit": owed.unit.code,
                "deadline": owed.deadline.code,
                "standing": owed.standing.value,
                "days": owed.judged.days,
                "met_on": owed.met_on.isoformat() if owed.met_on else None,
            }
            for owed in year.obligations
        ],
    }


def _approvals(year: Year) -> dict[str, Json]:
    judged = approvals(year)
    return {
        "approved": [model.stem for model in judged.approved],
        "stale": {model.stem: [written(place.path) for place in judgement.places] for model, judgement in judged.stale},
        "waiting": [model.stem for model in judged.waiting],
    }


def _shares(shares: tuple[Share, ...]) -> dict[str, Json]:
    return {share.code: {"registered": share.registered, "counted": share.counted} for share in shares}
