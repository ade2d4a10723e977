"""One model as a template sees it: its dossier as it stood on the day, and what is derived from it."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Any

from danvan_cli.forms.appraisal_context import appraisal_tree, rated
from danvan_cli.forms.derived import MODEL, TARGET, blanks
from danvan_cli.forms.series_context import series_tree
from danvan_cli.forms.trees import EVERYTHING, Tree, Wanted, empty_tree, leaf, tree_of
from danvan_cli.models.choices import Direction, SelfRating
from danvan_cli.models.dossier import Dossier, Subject, Target
from danvan_cli.models.structure import Shape, attributes
from danvan_cli.progress.baselines import compare
from danvan_cli.progress.milestones import happened, reported_on
from danvan_cli.vietnamese.numbers import Percent, format_number

if TYPE_CHECKING:
    from datetime import date

    from danvan_cli.models.structure import Attribute
    from danvan_cli.progress.year import JudgedModel, Year

NO_FIGURE = "–"
"""What stands in a figure's place where the target is in words alone."""
_HUNDRED = Decimal(100)
_TENTH = Decimal("0.1")


def is_reported(judged: JudgedModel, as_of: date) -> bool:
    """Whether the model's report had been received by the day."""
    return happened(reported_on(judged.dossier), as_of)


def is_proposed(judged: JudgedModel, as_of: date) -> bool:
    """Whether the unit had proposed the model for recognition by the day."""
    proposal = judged.dossier.proposal
    return proposal is not None and happened(proposal.day, as_of)


def self_rating(judged: JudgedModel, as_of: date) -> SelfRating | None:
    """Return what the unit had reported of its own model by the day."""
    report = judged.dossier.report
    return report.self_rating if report is not None and is_reported(judged, as_of) else None


def model_tree(year: Year, judged: JudgedModel, wanted: Wanted = EVERYTHING) -> Tree:
    """Return the keys of `mo_hinh` that are wanted; facts dated after the as-of day are left out."""
    dossier = judged.dossier
    tree = {
        attribute.key: _as_it_stood(attribute, getattr(dossier, attribute.name), year.as_of)
        for attribute in attributes(Dossier)
        if attribute.key in wanted
    }
    tree |= {"don_vi": dossier.unit, "loai_ten": dossier.origin.label if dossier.origin else ""}
    tree["chu_the"] = _subject(dossier.subject)
    if "muc_tieu" in wanted:
        tree["muc_tieu"] = _targets(year, judged)
    if "tham_dinh" in wanted:
        tree["tham_dinh"] = rated(year, dossier, tree["tham_dinh"])
    return {**tree, **_derived(year, judged), **appraisal_tree(year, judged, wanted)} | series_tree(
        year, judged, wanted, tree.get("muc_tieu", ())
    )


def empty_model() -> Tree:
    """Return the keys of `mo_hinh` with nothing in them."""
    return {**empty_tree(Dossier), **blanks(MODEL), "chu_the": _subject(None)}


def empty_target() -> Tree:
    """Return the keys of a row of `muc_tieu` with nothing in them."""
    return {**empty_tree(Target), **blanks(TARGET)}


def with_measure(number: Decimal | None, measure: str | None) -> str:
    """Return a figure with its unit of measure: 120 hộ, 80%."""
    if number is None:
        return ""
    text = format_number(number)
    if isinstance(number, Percent) and (measure or "%") == "%":
        return f"{text}%"
    return text if not measure else f"{text}{measure}" if measure.startswith("%") else f"{text} {measure}"


def _as_it_stood(attribute: Attribute, value: Any, as_of: date) -> Any:  # noqa: ANN401 - any branch of a dossier
    if attribute.record is None:
        return [leaf(row) for row in value] if attribute.shape is Shape.ROWS else leaf(value)
    if attribute.shape is Shape.ROWS:
        return [tree_of(attribute.record, row) for row in value if _known(row, as_of)]
    return tree_of(attribute.record, value if _known(value, as_of) else None)


def _known(record: object, as_of: date) -> bool:
    day = getattr(record, "day", None)
    return day is None or day <= as_of


def _subject(subject: Subject | None) -> Tree:
    kind = subject.kind if subject else None
    manner = "" if kind is None else "tập thể" if kind.is_collective else "cá nhân"
    return {**tree_of(Subject, subject), "hinh_thuc": manner}


def _derived(year: Year, judged: JudgedModel) -> Tree:
    dossier, plan = judged.dossier, year.plan
    field = next((field for field in plan.fields if field.code == dossier.field), None)
    content = next((item for item in field.contents if item.code == dossier.content), None) if field else None
    unit = year.workspace.units.get(dossier.unit)
    replaced = year.by_stem.get(dossier.replaces) if dossier.replaces else None
    return {
        "stem": judged.stem,
        "tt": "",
        "linh_vuc_ten": leaf(field and field.name),
        "noi_dung_ten": leaf(content and content.name),
        "don_vi_ten": leaf(unit and unit.name),
        "thay_cho_ten": leaf(replaced and replaced.dossier.name),
        "duoc_tinh": "có" if judged.verdict.counted else "",
        "ly_do_khong_tinh": judged.verdict.sentence,
        "de_nghi_danh_dau": "x" if is_proposed(judged, year.as_of) else "",
    }


def _targets(year: Year, judged: JudgedModel) -> list[Tree]:
    comparisons = compare(judged.dossier, judged.former, year.workspace.year) if judged.continued else ()
    before = {comparison.index: comparison.baseline for comparison in comparisons}
    told = not judged.dossier.report or _known(judged.dossier.report, year.as_of)
    return [
        _target(target, before.get(index), year.workspace.year, told=told)
        for index, target in enumerate(judged.dossier.targets)
    ]


def _target(target: Target, before: Decimal | None, year: int, *, told: bool) -> Tree:
    """Return a row of `muc_tieu`; this year's result is known no earlier than the report that tells it."""
    result = (target.results or {}).get(year) if told else None
    tree = tree_of(Target, target)
    if not told:
        tree["ket_qua"] = {key: text for key, text in tree["ket_qua"].items() if key != str(year)}
    in_words = target.goal is None
    return {
        **tree,
        "chi_tieu_dvt": with_measure(target.goal, target.measure),
        "nam_truoc_dvt": with_measure(before, target.measure),
        "ket_qua_nam": leaf(result),
        "ket_qua_dvt": NO_FIGURE if in_words and result is None else with_measure(result, target.measure),
        "ty_le": NO_FIGURE if in_words else _rate(target, result),
    }


def _rate(target: Target, result: Decimal | None) -> str:
    """Return the result as a share of the goal, or the goal of the result where lower is better."""
    if result is None or target.goal is None:
        return ""
    part, whole = (target.goal, result) if target.direction is Direction.DOWN else (result, target.goal)
    if not whole:
        return NO_FIGURE
    return f"{format_number((part / whole * _HUNDRED).quantize(_TENTH, ROUND_HALF_UP))}%"
