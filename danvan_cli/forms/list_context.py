"""Many models as a template sees them: grouped by the plan's fields, with their totals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from danvan_cli.forms.model_context import is_proposed, is_reported, model_tree, self_rating
from danvan_cli.forms.trees import EVERYTHING
from danvan_cli.models.choices import Origin, SelfRating
from danvan_cli.vietnamese.collation import sort_key
from danvan_cli.vietnamese.numbers import padded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from danvan_cli.forms.trees import Tree, Wanted
    from danvan_cli.progress.year import JudgedModel, Year

_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def roman(number: int) -> str:
    """Return a small number in Roman figures."""
    text = ""
    for value, letters in _ROMAN:
        while number >= value:
            text += letters
            number -= value
    return text


def groups(year: Year, models: Iterable[JudgedModel], wanted: Wanted = EVERYTHING) -> list[Tree]:
    """Return `nhom`: the fields that have models, in the plan's order; those of no known field come last.

    `wanted` are the keys that each model's row shall have.
    """
    by_field: dict[str, list[JudgedModel]] = {field.code or "": [] for field in year.plan.fields}
    strays: list[JudgedModel] = []
    for model in in_order(year, models):
        by_field.get(model.dossier.field or "", strays).append(model)
    names = [(field.code or "", field.name or "") for field in year.plan.fields]
    filled = [(code, name, by_field[code]) for code, name in names if by_field[code]]
    if strays:
        filled.append(("", "", strays))
    return list(_numbered(year, filled, wanted))


def in_order(year: Year, models: Iterable[JudgedModel]) -> list[JudgedModel]:
    """Sort models as lists are read: units in the order of the plan, then names in Vietnamese order."""
    place = {code: index for index, code in enumerate(year.workspace.units)}
    last = len(place)
    return sorted(
        models,
        key=lambda model: (place.get(model.dossier.unit, last), sort_key(model.dossier.name), model.stem),
    )


def group_tree(number: int, code: str, name: str, rows: list[Tree]) -> Tree:
    """Return one group; `number` from 1."""
    return {
        "tt": roman(number),
        "ma": code,
        "ten": name,
        "ten_hoa": name.upper(),
        "so": padded(len(rows)),
        "mo_hinh": rows,
    }


def _numbered(year: Year, filled: Iterable[tuple[str, str, Sequence[JudgedModel]]], wanted: Wanted) -> Iterator[Tree]:
    number = 0
    for place, (code, name, models) in enumerate(filled, 1):
        rows = []
        for model in models:
            number += 1
            rows.append({**model_tree(year, model, wanted), "tt": str(number)})
        yield group_tree(place, code, name, rows)


def empty_group() -> Tree:
    """Return the keys of a row of `nhom` that has neither field nor models."""
    return group_tree(1, "", "", [])


def totals(year: Year, models: Sequence[JudgedModel], struck_off: int, unreadable: int) -> Tree:
    """Return `tong` for the models of a list, with how many were struck off and how many could not be read."""
    dossiers = [model.dossier for model in models]
    kinds = [dossier.subject.kind for dossier in dossiers if dossier.subject and dossier.subject.kind]
    reported = [model for model in models if is_reported(model, year.as_of)]
    ratings = [self_rating(model, year.as_of) for model in reported]
    counts = {
        "tong": len(models),
        "moi": sum(dossier.origin is Origin.NEW for dossier in dossiers),
        "duy_tri": sum(dossier.origin is Origin.CONTINUED for dossier in dossiers),
        "tap_the": sum(kind.is_collective for kind in kinds),
        "ca_nhan": sum(not kind.is_collective for kind in kinds),
        "duoc_tinh": sum(model.verdict.counted for model in models),
        "bao_cao": len(reported),
        "hieu_qua": ratings.count(SelfRating.EFFECTIVE),
        "chua_hieu_qua": ratings.count(SelfRating.INEFFECTIVE),
        "loai_bo": struck_off,
        "de_nghi": sum(is_proposed(model, year.as_of) for model in models),
    }
    return {key: padded(count) for key, count in counts.items()} | {
        "ho_so_loi": padded(unreadable) if unreadable else ""
    }
