"""Which models a list of the office names, and how they are grouped (`danh_sach`, `chia_nhom` of a sheet)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from danvan_cli.forms.list_context import group_tree, groups, in_order
from danvan_cli.forms.model_context import is_reported, model_tree
from danvan_cli.forms.sheet import Grouping, Listing
from danvan_cli.forms.trees import leaf
from danvan_cli.models.choices import Conclusion
from danvan_cli.progress.milestones import happened

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from danvan_cli.forms.catalogue import Form
    from danvan_cli.forms.trees import Tree, Wanted
    from danvan_cli.progress.year import JudgedModel, Year

KINDS = ("Tập thể", "Cá nhân")
"""The groups of a list by subject."""


def listed_models(year: Year, form: Form) -> list[JudgedModel] | None:
    """Return the models of a list that its sheet narrows; None where it does not."""
    match form.sheet.listing:
        case Listing.RECOGNITION:
            return to_be_recognised(year, form.name)
        case Listing.REWARD:
            return to_be_rewarded(year)
    return None


def to_be_recognised(year: Year, form: str) -> list[JudgedModel]:
    """Return the models of a decision of recognition.

    A decision that dossiers already cite by its number (`van_ban` of the plan) names exactly those models; one still
    to be made names every living model with the conclusion `cong-nhan` that no decision has recognised yet. Where
    none is left and the plan gives no number, it is the last one made that is printed again.
    """
    paper = (year.plan.papers or {}).get(form)
    number = paper.number if paper and (paper.day is None or paper.day <= year.as_of) else None
    cited = [model for model in year.models if number and _decision(model, year) == number]
    awaiting = [model for model in year.in_funnel if _concluded(model, year) and not _decision(model, year)]
    return cited or awaiting or ([] if number else _last_recognised(year))


def _last_recognised(year: Year) -> list[JudgedModel]:
    """Return the models of the last decision that dossiers cite."""
    made = [
        (recognition.day, number)
        for model in year.models
        if (number := _decision(model, year)) and (recognition := model.dossier.recognition) and recognition.day
    ]
    return [model for model in year.models if made and _decision(model, year) == max(made)[1]]


def to_be_rewarded(year: Year) -> list[JudgedModel]:
    """Return the recognised models proposed for a reward and not yet given it; without any, the exemplary ones.

    A reward dated after the as-of day was still a proposal on that day. The plan's exemplary models are named once
    they have reported. Where all that was proposed has been given, the proposal is printed again with just that.
    """
    reported = [model for model in year.in_funnel if is_reported(model, year.as_of)]
    proposed = [model for model in reported if _is_proposed(model, year)]
    exemplary = [model for model in reported if model.stem in year.plan.exemplary]
    hoped = [model for model in exemplary if not _is_rewarded(model, year)]
    return proposed or hoped or [model for model in reported if _is_rewarded(model, year)]


def grouped(year: Year, models: Sequence[JudgedModel], by: Grouping | None, wanted: Wanted) -> list[Tree]:
    """Return `nhom`: by the plan's fields, or collectives before individuals."""
    if by is not Grouping.SUBJECT:
        return groups(year, models, wanted)
    found: list[Tree] = []
    for name, collective in zip(KINDS, (True, False), strict=True):
        rows = [model for model in in_order(year, models) if _is_collective(model) is collective]
        if rows:
            found.append(_group(year, len(found) + 1, name, rows, wanted))
    return found


def empty_groups(year: Year, by: Grouping | None) -> list[Tree]:
    """Return the groups of an empty form, each without models and without a count."""
    fields = [(field.code or "", field.name or "") for field in year.plan.fields]
    named = [("", name) for name in KINDS] if by is Grouping.SUBJECT else fields
    return [group_tree(number, code, name, []) | {"so": ""} for number, (code, name) in enumerate(named, 1)]


def _group(year: Year, number: int, name: str, models: Iterable[JudgedModel], wanted: Wanted) -> Tree:
    rows = [{**_row(year, model, wanted), "tt": str(place)} for place, model in enumerate(models, 1)]
    return group_tree(number, "", name, rows)


def _row(year: Year, model: JudgedModel, wanted: Wanted) -> Tree:
    """Return a model with the form of the reward that it is proposed for, which has no day yet."""
    tree, reward = model_tree(year, model, wanted), model.dossier.reward
    if reward is None or not _is_proposed(model, year) or "khen_thuong" not in tree:
        return tree
    return {**tree, "khen_thuong": {**tree["khen_thuong"], "hinh_thuc": leaf(reward.form)}}


def _is_collective(model: JudgedModel) -> bool:
    subject = model.dossier.subject
    return subject is None or subject.kind is None or subject.kind.is_collective


def _decision(model: JudgedModel, year: Year) -> str | None:
    recognition = model.dossier.recognition
    return recognition.decision_number if recognition and happened(recognition.day, year.as_of) else None


def _concluded(model: JudgedModel, year: Year) -> bool:
    appraisal = model.dossier.appraisal
    if appraisal is None or not happened(appraisal.day, year.as_of):
        return False
    return appraisal.conclusion is Conclusion.RECOGNISE


def _is_rewarded(model: JudgedModel, year: Year) -> bool:
    reward = model.dossier.reward
    return reward is not None and happened(reward.day, year.as_of)


def _is_proposed(model: JudgedModel, year: Year) -> bool:
    reward, recognition = model.dossier.reward, model.dossier.recognition
    if reward is None or _is_rewarded(model, year):
        return False
    return recognition is not None and happened(recognition.day, year.as_of)
