"""What a unit owes, and the appraisal team's visits, as a template sees them (`con_no`, `lich_tham_dinh`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from danvan_cli.forms.office_keys import OWED, empty_office_row
from danvan_cli.forms.trees import Tree, leaf
from danvan_cli.progress.deadlines import day_named, is_past
from danvan_cli.progress.milestones import SUMMARY
from danvan_cli.progress.owed import UnitDebt, unit_debt
from danvan_cli.vietnamese.dates import format_date, weekday
from danvan_cli.vietnamese.numbers import padded

if TYPE_CHECKING:
    from danvan_cli.models.year_plan import Unit
    from danvan_cli.progress.year import Year


def empty_owed() -> Tree:
    """Return the keys of `con_no` with nothing in them."""
    return empty_office_row(OWED)


def owed_tree(year: Year, unit: Unit) -> Tree:
    """Return `con_no`: what a unit owes on the as-of day."""
    debt = unit_debt(year, unit.code)
    ahead = [day_named(owed.deadline) for owed in debt.obligations if not owed.standing.is_past]
    return {
        "den_ngay": format_date(year.as_of),
        "viec": [
            {
                "ten": leaf(owed.deadline.name or owed.deadline.code),
                "truoc_ngay": format_date(day_named(owed.deadline)),
                "tinh_trang": owed.judged.sentence,
            }
            for owed in debt.obligations
        ],
        "mo_hinh": [{"ten": debt.model.dossier.name, "con_thieu": "; ".join(debt.lacking)} for debt in debt.models],
        "chi_tieu": padded((year.plan.quota and year.plan.quota.per_unit) or 0),
        "da_tinh": padded(year.counted_of(unit.code)) if debt.short_by > 0 else "",
        "qua_han": "có" if _pressing(debt) else "",
        "gui_truoc": format_date(min(ahead)) if ahead else "",
        "tong_hop_truoc": _summary_day(year),
    }


def _pressing(debt: UnitDebt) -> bool:
    """Whether something of the debt cannot wait for a day that the plan still names."""
    overdue = any(owed.standing.is_past for owed in debt.obligations)
    return bool(overdue or debt.short_by or not debt.obligations)


def _summary_day(year: Year) -> str:
    deadline = year.workspace.deadlines.get(SUMMARY)
    if deadline is None or is_past(deadline, year.plan, year.as_of):
        return ""
    return format_date(day_named(deadline))


def schedule_rows(year: Year) -> list[Tree]:
    """Return `lich_tham_dinh`: every visit of the plan in the order of days, past or to come."""
    visits = sorted(year.plan.schedule, key=lambda visit: (visit.day is None, visit.day or year.as_of))
    return [
        {
            "tt": str(number),
            "thu": weekday(visit.day) if visit.day else "",
            "ngay": leaf(visit.day),
            "gio": leaf(visit.time),
            "dia_diem": leaf(visit.place),
            "mo_hinh": [_visited(year, stem) for stem in visit.models],
        }
        for number, visit in enumerate(visits, 1)
    ]


def _visited(year: Year, stem: str) -> Tree:
    judged = year.by_stem.get(stem)
    unit = year.workspace.units.get(judged.dossier.unit) if judged else None
    return {"ten": judged.dossier.name if judged else stem, "don_vi_ten": leaf(unit and unit.name)}
