"""What a change does to the year: the count, each model's stage and reason, what the units owe."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from danvan_cli.progress.deadlines import Standing
from danvan_cli.progress.fingerprint import judge
from danvan_cli.progress.obligations import Obligation
from danvan_cli.progress.year import JudgedModel, Year

_TOLD_APART = 3
"""So many units to whom the same happens are told one by one; of more the first ones are named."""
_COUNTED = "được tính"
_CLAUSES = re.compile(r"[,:;]| vì ")


def effects(old: Year, new: Year, renamed: Mapping[str, str] | None = None) -> Iterator[str]:
    """Yield what moved between two versions of a year seen on one day.

    `renamed` gives the former stem of each dossier that changed its name, which is then no model gone and come.
    """
    counted = [(len(year.counted), year.quota) for year in (old, new)]
    broken = len(new.workspace.unreadable)
    for told in _moved_share("Mô hình được tính", *counted):
        yield f"{told} ({broken} hồ sơ lỗi chưa tính)" if broken else told
    yield from _moved_units(old, new)
    yield from _moved_models(old, new, renamed or {})
    yield from _gathered(_moved_obligations(old, new))


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
            yield from _moved_approval(former, model, new.as_of)
        elif stem in broken:
            yield f"{stem}: nay đọc được ({model.stage.label}, {_standing(model)})"
        else:
            yield f"{stem}: hồ sơ mới, {model.stage.label}, {_standing(model)}"
    kept = {renamed.get(stem, stem) for stem in new.by_stem}
    unreadable = {file.stem for file in new.workspace.unreadable}
    for stem, model in old.by_stem.items():
        if stem in unreadable:
            yield f"{stem}: không đọc được nữa (trước đó {_standing(model)})"
        elif stem not in kept:
            yield f"{stem}: không còn hồ sơ (trước đó: {model.stage.label}, {_standing(model)})"


def _moved(former: JudgedModel, model: JudgedModel) -> Iterator[str]:
    if former.stage is not model.stage:
        yield f"{model.stem}: từ {former.stage.label} sang {model.stage.label}, {_standing(model)}"
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


def _moved_approval(former: JudgedModel, model: JudgedModel, as_of: date) -> Iterator[str]:
    """Yield what became of an approval; content that moved since is approved by nobody."""
    if former.dossier.approval is None and model.dossier.approval is None:
        return
    if former.model.document.data == model.model.document.data:
        return
    was, now = (judge(each.dossier, as_of).state for each in (former, model))
    if was is not now:
        yield f"{model.stem}: từ {was.value} thành {now.value}"


class _Moved(NamedTuple):
    """What happened to one unit by one deadline."""

    unit: str
    deadline: str
    what: str


def _gathered(moved: Iterable[_Moved]) -> Iterator[str]:
    """Yield a line for each unit, but one alone where the same happens to many, in the order of the first."""
    alike: dict[tuple[str, str], list[str]] = {}
    for one in moved:
        alike.setdefault((one.deadline, one.what), []).append(one.unit)
    for (deadline, what), units in alike.items():
        if len(units) <= _TOLD_APART:
            yield from (f"{unit}, {deadline}: {what}" for unit in units)
        else:
            named = ", ".join(units[:_TOLD_APART])
            yield f"{deadline}, {len(units)} đơn vị: {what} ({named} và {len(units) - _TOLD_APART} đơn vị khác)"


def _moved_obligations(old: Year, new: Year) -> Iterator[_Moved]:
    before = {(one.unit.code, one.deadline.code): one for one in old.obligations}
    after = {(one.unit.code, one.deadline.code): one for one in new.obligations}
    for key, one in after.items():
        was = before.get(key)
        now = one.judged.sentence
        if was is None:
            if one.standing is not Standing.NOT_OWED:
                yield _owed(one, f"nay phải nộp ({now})")
        elif was.judged.sentence != now:
            yield _owed(one, _became(was.judged.sentence, now))
    for key, one in before.items():
        if key not in after and one.standing is not Standing.NOT_OWED:
            yield _owed(one, f"nay không phải nộp nữa (trước đó: {one.judged.sentence})")


def _became(before: str, after: str) -> str:
    """Return “từ đúng hạn thành nộp muộn 2 ngày”; a state of several clauses is held together by quotation marks."""
    was = f"“{before}”" if _CLAUSES.search(before) else before
    return f"từ {was} thành {after}"


def _owed(one: Obligation, what: str) -> _Moved:
    return _Moved(one.unit.name or one.unit.code, _small(one.deadline.name or one.deadline.code or ""), what)


def _small(text: str) -> str:
    return text[:1].lower() + text[1:]
