"""What a change does to the year: the count, each model's stage and reason, what the units owe."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from danvan_cli.progress.deadlines import Standing
from danvan_cli.progress.obligations import Obligation
from danvan_cli.progress.year import JudgedModel, Year

_MOST_OWED = 12
_COUNTED = "được tính"
_CLAUSES = re.compile(r"[,:;]| vì ")


def effects(old: Year, new: Year, renamed: Mapping[str, str] | None = None) -> Iterator[str]:
    """Yield what moved between two versions of a year seen on one day.

    `renamed` gives the former stem of each dossier that changed its name, which is then no model gone and come.
    """
    counted = [(len(year.counted), year.quota) for year in (old, new)]
    yield from _moved_share("Mô hình được tính", *counted)
    yield from _moved_units(old, new)
    yield from _moved_models(old, new, renamed or {})
    moved = list(_moved_obligations(old, new))
    yield from moved[:_MOST_OWED]
    if len(moved) > _MOST_OWED:
        yield f"và {len(moved) - _MOST_OWED} việc khác của các đơn vị"


def _moved_units(old: Year, new: Year) -> Iterator[str]:
    """Yield what became of the second quota, which no unit owes where the plan asks none."""
    if not any(year.plan.quota and year.plan.quota.per_unit for year in (old, new)):
        return
    owing = [len(year.owing_units) for year in (old, new)]
    served = [number - len(year.units_below_quota) for number, year in zip(owing, (old, new), strict=True)]
    yield from _moved_share("Đơn vị đủ chỉ tiêu", *zip(served, owing, strict=True))


def _moved_share(what: str, old: tuple[int, int], new: tuple[int, int]) -> Iterator[str]:
    """Yield “…: 41 → 42/42”; where the whole has moved too, it stands on both sides."""
    if old != new:
        before = f"{old[0]}/{old[1]}" if old[1] != new[1] else f"{old[0]}"
        yield f"{what}: {before} → {new[0]}/{new[1]}"


def _moved_models(old: Year, new: Year, renamed: Mapping[str, str]) -> Iterator[str]:
    broken = {file.stem for file in old.workspace.unreadable}
    for stem, model in new.by_stem.items():
        former = old.by_stem.get(renamed.get(stem, stem))
        if former is not None:
            yield from _moved(former, model)
        elif stem in broken:
            yield f"{stem}: nay đọc được ({model.stage.label}, {_standing(model)})"
        else:
            yield f"{stem}: hồ sơ mới, {model.stage.label}{_not_counted(model)}"
    kept = {renamed.get(stem, stem) for stem in new.by_stem}
    unreadable = {file.stem for file in new.workspace.unreadable}
    for stem, model in old.by_stem.items():
        if stem in unreadable:
            yield f"{stem}: không đọc được nữa (trước đó {_standing(model)})"
        elif stem not in kept:
            yield f"{stem}: không còn hồ sơ (trước đó: {model.stage.label}, {_standing(model)})"


def _moved(former: JudgedModel, model: JudgedModel) -> Iterator[str]:
    if former.stage is not model.stage:
        yield f"{model.stem}: từ {former.stage.label} sang {model.stage.label}{_not_counted(model)}"
    elif former.verdict != model.verdict:
        yield f"{model.stem}: {_judged_anew(former, model)}"


def _judged_anew(former: JudgedModel, model: JudgedModel) -> str:
    was, now = former.verdict.sentence, model.verdict.sentence
    if was and now:
        return f"vẫn không được tính; trước vì {was}; nay vì {now}"
    return _became(_standing(former), _standing(model))


def _standing(model: JudgedModel) -> str:
    reason = model.verdict.sentence
    return f"không được tính vì {reason}" if reason else _COUNTED


def _not_counted(model: JudgedModel) -> str:
    return f", {_standing(model)}" if model.verdict.sentence else ""


def _moved_obligations(old: Year, new: Year) -> Iterator[str]:
    before = {(one.unit.code, one.deadline.code): one for one in old.obligations}
    after = {(one.unit.code, one.deadline.code): one for one in new.obligations}
    for key, one in after.items():
        was = before.get(key)
        now = one.judged.sentence
        if was is None:
            if one.standing is not Standing.NOT_OWED:
                yield f"{_owed(one)}: nay phải nộp ({now})"
        elif was.judged.sentence != now:
            yield f"{_owed(one)}: {_became(was.judged.sentence, now)}"
    for key, one in before.items():
        if key not in after and one.standing is not Standing.NOT_OWED:
            yield f"{_owed(one)}: nay không phải nộp nữa (trước đó: {one.judged.sentence})"


def _became(before: str, after: str) -> str:
    """Return “từ đúng hạn thành nộp muộn 2 ngày”; a state of several clauses is held together by quotation marks."""
    was = f"“{before}”" if _CLAUSES.search(before) else before
    return f"từ {was} thành {after}"


def _owed(one: Obligation) -> str:
    return f"{one.unit.name or one.unit.code}, {_small(one.deadline.name or one.deadline.code or '')}"


def _small(text: str) -> str:
    return text[:1].lower() + text[1:]
