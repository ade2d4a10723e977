"""What a model's recognition file holds and how it was appraised, as the papers of the appraisal tell it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from danvan_cli.forms.derived import APPRAISAL, RATING, blanks
from danvan_cli.forms.remarking import known_remarks, remark_at
from danvan_cli.forms.trees import EVERYTHING, Tree, empty_tree, leaf, tree_of
from danvan_cli.models.choices import EvidenceKind
from danvan_cli.models.judgement import Appraisal, Rating
from danvan_cli.vietnamese.dates import format_date, long_date
from danvan_cli.vietnamese.numbers import padded

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from decimal import Decimal

    from danvan_cli.forms.trees import Wanted
    from danvan_cli.models.dossier import Dossier
    from danvan_cli.models.model_report import ModelReport
    from danvan_cli.models.papers import Receipt
    from danvan_cli.models.year_plan import Visit, YearPlan
    from danvan_cli.progress.year import JudgedModel, Year

_FILE = {
    "ho_so_to_trinh": "tờ trình đề nghị công nhận",
    "ho_so_bao_cao": "báo cáo chi tiết về mô hình",
    "ho_so_minh_chung": "tài liệu, hình ảnh, video minh họa",
    "ho_so_nhan_xet": "báo cáo đánh giá, nhận xét",
}
"""The four parts of a recognition file (plan III.3): the key of each and its name inside a sentence."""


def appraisal_tree(year: Year, judged: JudgedModel, wanted: Wanted = EVERYTHING) -> Tree:
    """Return the derived keys of `mo_hinh` that are wanted of its file and its appraisal, as on the as-of day."""
    dossier, tree = judged.dossier, blanks(APPRAISAL)
    if not any(key in wanted for key in tree):
        return tree
    file = _file(dossier, year.as_of)
    appraisal = _held(dossier, year.as_of)
    missing = "; ".join(name for key, name in _FILE.items() if not file[key])
    return {
        **tree,
        **file,
        "ho_so_thieu": missing,
        **_occasion(year, judged.stem, appraisal),
        **_points(year, appraisal),
    }


def rated(year: Year, dossier: Dossier, appraisal: Tree) -> Tree:
    """Return `tham_dinh` with a row for every criterion of the plan: those rated as in the file, then the rest."""
    held = _held(dossier, year.as_of)
    return {**appraisal, "danh_gia": _ratings(year.plan, held.ratings if held else ())}


def unrated(plan: YearPlan) -> Tree:
    """Return `tham_dinh` of an empty form: nothing but the plan's criteria."""
    return {**empty_tree(Appraisal), "danh_gia": _ratings(plan, ())}


def empty_rating() -> Tree:
    """Return the keys of a row of `tham_dinh.danh_gia` with nothing in them."""
    return {**empty_tree(Rating), **blanks(RATING)}


def _held(dossier: Dossier, as_of: date) -> Appraisal | None:
    appraisal = dossier.appraisal
    return appraisal if appraisal and (appraisal.day is None or appraisal.day <= as_of) else None


def _ratings(plan: YearPlan, ratings: Iterable[Rating]) -> list[Tree]:
    criteria = {criterion.code: criterion for criterion in plan.criteria if criterion.code}
    rows = [tree_of(Rating, rating) for rating in ratings]
    done = {row["tieu_chi"] for row in rows}
    rows += [{**empty_tree(Rating), "tieu_chi": code} for code in criteria if code not in done]
    for number, row in enumerate(rows, 1):
        criterion = criteria.get(row["tieu_chi"])
        row["tt"] = str(number)
        row["tieu_chi_ten"] = leaf(criterion.name) if criterion else row["tieu_chi"]
        row["diem_toi_da"] = leaf(criterion and criterion.max_points)
    return rows


def _file(dossier: Dossier, as_of: date) -> Tree:
    """Return what there is of the four parts of the file; a part that is not there is empty."""
    makers = [remark_at(dossier, number) for number in known_remarks(dossier, as_of)]
    names = "; ".join(leaf(remark and remark.body) or "…" for remark in makers)
    return {
        "ho_so_to_trinh": _received(dossier.proposal, as_of),
        "ho_so_bao_cao": _received(dossier.report, as_of),
        "ho_so_minh_chung": _evidence(dossier, as_of),
        "ho_so_nhan_xet": f"{padded(len(makers))} nhận xét ({names})" if makers else "",
    }


def _received(paper: Receipt | ModelReport | None, as_of: date) -> str:
    """Return number and day of a paper that had come: “số 12-BC/CB, ngày 26/8/2026”."""
    if paper is None or paper.day is None or paper.day > as_of:
        return ""
    day = f"ngày {format_date(paper.day)}"
    return f"số {paper.number}, {day}" if paper.number else day


def _evidence(dossier: Dossier, as_of: date) -> str:
    """Return how many proofs of each kind there are: “02 hình ảnh, 01 liên kết”."""
    known = (proof for proof in dossier.evidence if proof.day is None or proof.day <= as_of)
    counts = Counter(proof.kind for proof in known if proof.kind)
    return ", ".join(f"{padded(counts[kind])} {kind.label.lower()}" for kind in EvidenceKind if counts[kind])


def _occasion(year: Year, stem: str, appraisal: Appraisal | None) -> Tree:
    """Return when and where the team works: as it did, or as the plan's schedule has it."""
    planned: Visit | None = next((visit for visit in year.plan.schedule if stem in visit.models), None)
    held = appraisal if appraisal and appraisal.day else planned
    day = held.day if held else None
    return {
        "tham_dinh_ngay": long_date(day) if day else "",
        "tham_dinh_gio": leaf(held and held.time),
        "tham_dinh_dia_diem": leaf(held and held.place),
    }


def _points(year: Year, appraisal: Appraisal | None) -> Tree:
    """Return the points given and the most that the plan allows; empty where it counts none."""
    most = [criterion.max_points for criterion in year.plan.criteria if criterion.max_points is not None]
    given = [rating.points for rating in appraisal.ratings if rating.points is not None] if appraisal else []
    return {"tong_diem": _sum(given), "tong_diem_toi_da": _sum(most)}


def _sum(numbers: list[Decimal]) -> str:
    return leaf(sum(numbers[1:], numbers[0])) if numbers else ""
