"""Events of a unit or of the Board: what a unit handed in, the visits planned, the commune's own report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from danvan_cli.editing.ledger import readable, same_value, value_at
from danvan_cli.editing.record_dossier import demand_living, stems_of, told
from danvan_cli.editing.starter import unit_file_label, unit_file_text
from danvan_cli.editing.stems import demand_usable, find_unit
from danvan_cli.source.refused import WrongUse
from danvan_cli.vietnamese.folding import fold
from danvan_cli.vietnamese.invisible import visible
from danvan_cli.vietnamese.suggestions import did_you_mean

if TYPE_CHECKING:
    from danvan_cli.editing.ledger import Ledger
    from danvan_cli.editing.wish import Event, Wish

PAPERS = ("dang-ky", "bao-cao")
"""What a unit hands in as a whole (plan IV.2-4)."""


def write_handed_in(ledger: Ledger, event: Event, wish: Wish) -> None:
    """Write the day a unit handed in its list or report; makes the unit's file where there is none."""
    paper = _paper(wish)
    if not wish.units:
        raise WrongUse("Chưa nói đơn vị nào nộp.", "Ghi thêm --unit MÃ-ĐƠN-VỊ, được ghi nhiều lần.")
    for code in dict.fromkeys(find_unit(ledger.workspace, text) for text in wish.units):
        file = ledger.workspace.unit_files.get(code)
        if file is None:
            demand_usable(ledger.workspace, code, code)
            text = unit_file_text({"nop": {paper: told(event, wish)}})
            ledger.create(unit_file_label(ledger.workspace.year, code), text)
            continue
        ledger.put_block(readable(file), ("nop", paper), told(event, wish))


def _paper(wish: Wish) -> str:
    word = wish.subjects[0] if wish.subjects else ""
    if wish.subjects in {(paper,) for paper in PAPERS}:
        return word
    if word in PAPERS:
        raise WrongUse(
            f"Sau “nop {word}” không viết gì thêm; đơn vị nộp ghi sau --unit.",
            f"Ví dụ: danvan record nop {word} --unit {wish.subjects[1]} --ngay 05/9",
        )
    raise WrongUse(
        f"“nop” cần đúng một trong: {', '.join(PAPERS)}. {did_you_mean(word, PAPERS)}".rstrip(),
        "Ví dụ: danvan record nop bao-cao --unit hoi-nong-dan --ngay 05/9",
    )


def write_visit(ledger: Ledger, event: Event, wish: Wish) -> None:
    """Add a visit to the schedule; models join a visit of the same day, hour and place that stands already."""
    plan = readable(ledger.workspace.plan)
    stems = stems_of(ledger, wish.subjects)
    for stem in stems:
        demand_living(ledger.dossier(stem), wish.given.get("ngay"))
    visit = told(event, wish)
    rows = value_at(plan.document.value, (event.key,))
    for index, row in enumerate(rows if isinstance(rows, list) else []):
        if isinstance(row, dict) and all(_alike(key, row.get(key), text) for key, text in visit.items()):
            known = row.get("mo_hinh")
            models = known if isinstance(known, list) else []
            missing = [stem for stem in stems if stem not in models]
            for offset, stem in enumerate(missing):
                ledger.put(plan, (event.key, index, "mo_hinh", len(models) + offset), stem)
            return
    place = visit.pop("dia_diem")
    ledger.append(plan, event.key, {**visit, "mo_hinh": list(stems), "dia_diem": place})


def _alike(key: str, old: object, new: object) -> bool:
    return same_value(key, old, new) or fold(str(old)) == fold(str(new))


def write_summary(ledger: Ledger, event: Event, wish: Wish) -> None:
    """Write the day and number of the commune's report."""
    if wish.subjects:
        raise WrongUse(f"“{event.name}” không nhận “{visible(wish.subjects[0])}”.", "Chỉ cần --ngay và --so.")
    plan = readable(ledger.workspace.plan)
    ledger.put_block(plan, (event.key,), told(event, wish))
