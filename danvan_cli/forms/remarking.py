"""Who remarked on a model (plan III.3): which remarks are known on a day, and what is known of their makers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from danvan_cli.models.choices import Layout
from danvan_cli.vietnamese.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from danvan_cli.models.dossier import Dossier
    from danvan_cli.models.model_report import Remark
    from danvan_cli.models.office import Office
    from danvan_cli.models.year_plan import Unit
    from danvan_cli.progress.year import Year

_WORDS_OF_A_KIND = 2


def known_remarks(dossier: Dossier, as_of: date) -> tuple[int, ...]:
    """Return which remarks of a dossier, counted from 1, had been made by the day."""
    dated = enumerate(dossier.remarks, 1)
    return tuple(number for number, remark in dated if remark.day is None or remark.day <= as_of)


def remark_at(dossier: Dossier | None, number: int | None) -> Remark | None:
    """Return a remark by its number from 1."""
    return dossier.remarks[number - 1] if dossier and number else None


def unit_named(year: Year, office: Office, name: str | None) -> Unit | None:
    """Return the unit of the plan that a body's name means: the same words, the commune's name left out."""
    place = fold(office.place or "")
    sought = _plain(name or "", place)
    if not sought:
        return None
    return next((unit for unit in year.plan.units if sought in _names(unit, place)), None)


def layout_of_kind(year: Year, name: str | None) -> Layout:
    """Return the layout of a body that is no unit of the plan.

    It is that of the units whose names begin alike (“Chi bộ …”), where they agree; otherwise `khac`, which
    prints the body's own name under neither the Party's nor the national title.
    """
    kind = fold(name or "").split()[:_WORDS_OF_A_KIND]
    alike = {unit.block for unit in year.plan.units if kind and fold(unit.name or "").split()[: len(kind)] == kind}
    layouts = {block.layout for block in year.plan.blocks if block.code in alike}
    return (layouts.pop() if len(layouts) == 1 else None) or Layout.OTHER


def _names(unit: Unit, place: str) -> Iterable[tuple[str, ...]]:
    """Return what a unit is called: by its name, and by its own lines of the head, in any order of words."""
    yield _plain(unit.name or "", place)
    yield _plain(" ".join(unit.heading[1:]), place)


def _plain(name: str, place: str) -> tuple[str, ...]:
    text = fold(name)
    return tuple(sorted(re.findall(r"\w+", text.replace(place, " ") if place else text)))
