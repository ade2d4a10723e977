"""What a change does to the year: the count, each model's stage and reason, what the units owe."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from danvan_cli.progress.year import JudgedModel, Year

_MOST_OWED = 12
_COUNTED = "được tính"


def effects(old: Year, new: Year, renamed: Mapping[str, str] | None = None) -> Iterator[str]:
    """Yield what moved between two versions of a year seen on one day.

    `renamed` gives the former stem of each dossier that changed its name, which is then no model gone and come.
    """
    if len(old.counted) != len(new.counted):
        yield f"Mô hình được tính: {len(old.counted)} → {len(new.counted)}/{new.quota}"
    elif old.quota != new.quota:
        yield f"Mô hình được tính: {len(old.counted)}/{old.quota} → {len(new.counted)}/{new.quota}"
    yield from _moved_models(old, new, renamed or {})
    moved = list(_moved_obligations(old, new))
    yield from moved[:_MOST_OWED]
    if len(moved) > _MOST_OWED:
        yield f"và {len(moved) - _MOST_OWED} việc khác của các đơn vị"


def _moved_models(old: Year, new: Year, renamed: Mapping[str, str]) -> Iterator[str]:
    for stem, model in new.by_stem.items():
        former = old.by_stem.get(renamed.get(stem, stem))
        yield from _come(model) if former is None else _moved(former, model)
    kept = {renamed.get(stem, stem) for stem in new.by_stem}
    unreadable = {file.stem for file in new.workspace.unreadable}
    for stem, model in old.by_stem.items():
        if stem in unreadable:
            yield f"{stem}: không đọc được nữa (trước đó {_standing(model)})"
        elif stem not in kept:
            yield f"{stem}: không còn hồ sơ (trước đó {model.stage.label}, {_standing(model)})"


def _come(model: JudgedModel) -> Iterator[str]:
    yield f"{model.stem}: hồ sơ mới, {model.stage.label}{_not_counted(model)}"


def _moved(former: JudgedModel, model: JudgedModel) -> Iterator[str]:
    if former.stage is not model.stage:
        yield f"{model.stem}: từ {former.stage.label} thành {model.stage.label}{_not_counted(model)}"
    elif former.verdict != model.verdict:
        yield f"{model.stem}: từ {_standing(former)} thành {_standing(model)}"


def _standing(model: JudgedModel) -> str:
    reason = model.verdict.sentence
    return f"không được tính vì {reason}" if reason else _COUNTED


def _not_counted(model: JudgedModel) -> str:
    return f", {_standing(model)}" if model.verdict.sentence else ""


def _moved_obligations(old: Year, new: Year) -> Iterator[str]:
    standings = {(one.unit.code, one.deadline.code): one.judged.sentence for one in old.obligations}
    for one in new.obligations:
        was = standings.get((one.unit.code, one.deadline.code))
        if was is not None and was != one.judged.sentence:
            what = _small(one.deadline.name or one.deadline.code or "")
            yield f"{one.unit.name or one.unit.code}, {what}: từ {was} thành {one.judged.sentence}"


def _small(text: str) -> str:
    return text[:1].lower() + text[1:]
