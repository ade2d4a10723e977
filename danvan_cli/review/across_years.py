"""Two years compared: which models go on, which are new, which have ended."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from danvan_cli.models.choices import Origin
from danvan_cli.models.content import Tree, content
from danvan_cli.models.dossier import Dossier
from danvan_cli.models.year_plan import YearPlan
from danvan_cli.progress.milestones import struck_off
from danvan_cli.progress.naming import names_of
from danvan_cli.progress.year import Year
from danvan_cli.review.difference import difference
from danvan_cli.review.file_change import Comparison, FileChange, Kind
from danvan_cli.stems import unit_of
from danvan_cli.vietnamese.folding import fold
from danvan_cli.workspace import File, Model, Workspace

_LASTING = ("ten", "linh_vuc", "noi_dung", "gan_voi", "don_vi", "chu_the", "dia_diem", "muc_tieu")
"""What of a model lasts from year to year; its papers and days are each year's own."""
_YEARLY = frozenset({"nam", "ten", "can_cu", "nhac_truoc", "lich_tham_dinh", "tieu_bieu", "tong_hop", "van_ban"})
"""What of a plan is each year's own."""
_ALIKE = 85
"""How alike the names of two models of one unit must be, of 100, for one to go on as the other."""

_NO_FORMER = "Hồ sơ năm {} không đọc được nên chưa so sánh được"


def compare_years(before: Workspace, after: Workspace, day: date) -> Comparison:
    """Compare an earlier year with a later one: models by `ke_thua`, then by stem, then by unit and like names.

    A model that goes on is told even when nothing in it changed. `counted` has both years' numbers with the later
    year's quota; both are seen on the one day.
    """
    names = names_of(before, after)
    former = _former(before, after)
    years = before.year, after.year
    models = tuple(_models(before, after, former, names, day))
    broken = tuple(_unreadable(before, after, names))
    files = (*models, *broken, *_plan(before, after, names))
    old, new = Year.of(before, day), Year.of(after, day)
    counted = (len(old.counted), len(new.counted), new.quota) if old is not None and new is not None else None
    told = *_effects(models, counted, years), *_left_out(models, broken)
    return Comparison(files, told, counted, names=names)


def _former(before: Workspace, after: Workspace) -> dict[str, Model]:
    """Return the model of the earlier year that each later one goes on from, by the later stem."""
    left = {model.stem: model for model in before.models}
    found: dict[str, Model] = {}
    for model in after.models:
        year, _, stem = (model.dossier.continues or "").partition("/")
        if year == str(before.year) and stem in left:
            found[model.stem] = left[stem]
    for model in found.values():
        left.pop(model.stem, None)
    for model in after.models:
        if model.stem not in found and model.stem in left:
            found[model.stem] = left.pop(model.stem)
    by_unit: dict[str, dict[str, Model]] = {}
    for model in left.values():
        by_unit.setdefault(model.dossier.unit, {})[model.stem] = model
    for model in after.models:
        siblings = by_unit.get(model.dossier.unit, {})
        if model.stem not in found and (like := _most_alike(model, siblings.values())) is not None:
            found[model.stem] = siblings.pop(like.stem)
    return found


def _most_alike(model: Model, others: Iterable[Model]) -> Model | None:
    from rapidfuzz.fuzz import ratio

    name = fold(model.dossier.name)
    scored = [(ratio(name, fold(other.dossier.name)), other.stem, other) for other in others]
    best = max(scored, default=None)
    return best[2] if best is not None and best[0] >= _ALIKE else None


def _models(
    before: Workspace, after: Workspace, former: Mapping[str, Model], names: Mapping[str, str], day: date
) -> Iterator[FileChange]:
    """Yield the models of the later year by stem, then those of the earlier one that have ended.

    A model has not ended where its dossier of the later year stands there and only cannot be read.
    """
    years = before.year, after.year
    broken = {file.stem for file in before.unreadable}
    for model in after.models:
        off = struck_off(model.dossier, day)
        if model.stem in former:
            yield _gone_on(former[model.stem], model, names, years, off=off)
        else:
            kind = Kind.STRUCK_OFF if off else Kind.ADDED
            faults = (_NO_FORMER.format(years[0]),) if _meant(model, before.year) in broken else ()
            yield _change(kind, model, names, years, after=content(model.dossier), faults=faults)
    kept = {model.stem for model in former.values()} | {file.stem for file in after.unreadable}
    for model in before.models:
        if model.stem not in kept:
            yield _change(Kind.REMOVED, model, names, years, before=content(model.dossier))


def _meant(model: Model, year: int) -> str:
    """Return the stem under which a model's dossier of an earlier year is looked for."""
    named, _, stem = (model.dossier.continues or "").partition("/")
    return stem if named == str(year) else model.stem


def _gone_on(former: Model, model: Model, names: Mapping[str, str], years: tuple[int, int], *, off: bool) -> FileChange:
    kind = Kind.CHANGED if former.stem == model.stem else Kind.RENAMED
    old, new = _lasting(former.dossier), _lasting(model.dossier)
    if off:
        kind, new = Kind.STRUCK_OFF, {**new, "loai_bo": content(model.dossier)["loai_bo"]}
    return _change(kind, model, names, years, before=old, after=new, former=former.stem)


def _lasting(dossier: Dossier) -> dict[str, Tree]:
    tree = content(dossier)
    kept = {key: tree[key] for key in _LASTING if key in tree}
    targets = kept.get("muc_tieu")
    if isinstance(targets, tuple):
        kept["muc_tieu"] = tuple(_of_this_year(row) for row in targets)
    return kept


def _of_this_year(target: Tree) -> Tree:
    """Return a target without last year's goal, which the other year's dossier tells itself."""
    if not isinstance(target, Mapping):
        return target
    return {key: value for key, value in target.items() if key != "chi_tieu_nam_truoc"}


def _change(  # noqa: PLR0913 - a change has two sides
    kind: Kind,
    model: Model,
    names: Mapping[str, str],
    years: tuple[int, int],
    *,
    before: dict[str, Tree] | None = None,
    after: dict[str, Tree] | None = None,
    former: str | None = None,
    faults: tuple[str, ...] = (),
) -> FileChange:
    both = before is not None and after is not None
    return FileChange(
        kind=kind,
        what="ho-so",
        stem=model.stem,
        name=model.dossier.name,
        label=model.document.label,
        former_stem=former,
        unit=model.dossier.unit,
        before=before,
        after=after,
        difference=difference(before, after, Dossier) if both else None,
        faults=faults,
        names=names,
        years=years,
    )


def _unreadable(before: Workspace, after: Workspace, names: Mapping[str, str]) -> Iterator[FileChange]:
    years = before.year, after.year
    for workspace in (before, after):
        files: tuple[File[Dossier] | File[YearPlan], ...] = workspace.unreadable
        if workspace.plan.record is None:
            files = (*files, workspace.plan)
        for file in files:
            fault = file.faults[0]
            sentence = f"Năm {workspace.year}: không đọc được nên chưa so sánh được; dòng {fault.line}: {fault.message}"
            yield FileChange(
                kind=Kind.UNREADABLE,
                what="ke-hoach" if file is workspace.plan else "ho-so",
                stem=file.stem,
                name=names.get(f"mo_hinh:{file.stem}", file.stem),
                label=file.label,
                unit=unit_of(file.stem),
                faults=(sentence,),
                names=names,
                years=years,
            )


def _plan(before: Workspace, after: Workspace, names: Mapping[str, str]) -> Iterator[FileChange]:
    if before.plan.record is None or after.plan.record is None:
        return
    old, new = (
        {key: value for key, value in content(plan).items() if key not in _YEARLY}
        for plan in (before.plan.record, after.plan.record)
    )
    found = difference(old, new, YearPlan)
    if found is not None:
        yield FileChange(
            kind=Kind.CHANGED,
            what="ke-hoach",
            stem=after.plan.stem,
            name=after.plan.record.name or after.plan.stem,
            label=after.plan.label,
            before=old,
            after=new,
            difference=found,
            names=names,
            years=(before.year, after.year),
        )


def _effects(
    models: tuple[FileChange, ...], counted: tuple[int, int, int] | None, years: tuple[int, int]
) -> Iterator[str]:
    if counted is not None:
        yield f"Mô hình được tính: năm {years[0]} là {counted[0]}, năm {years[1]} là {counted[1]}/{counted[2]}"
    off = sum(change.kind is Kind.STRUCK_OFF for change in models)
    ended = [change for change in models if change.kind is Kind.REMOVED]
    come = [change for change in models if change.kind is Kind.ADDED]
    broken = sum(bool(change.faults) for change in come)
    new = sum(not change.faults and (change.after or {}).get("loai") == Origin.NEW.value for change in come)
    parts = [
        f"Tiếp tục {len(models) - len(come) - len(ended) - off} mô hình",
        f"{new} mô hình mới",
        f"{len(ended)} mô hình không tiếp tục{_why_ended(ended, years[0])}",
    ]
    others = {
        "đã loại khỏi danh sách": off,
        f"chưa có hồ sơ năm {years[0]}": len(come) - new - broken,
        f"có hồ sơ năm {years[0]} không đọc được": broken,
    }
    yield ", ".join([*parts, *(f"{number} mô hình {what}" for what, number in others.items() if number)])


def _why_ended(ended: list[FileChange], year: int) -> str:
    """Return how many of those that ended had never been a model of that year in the end."""
    off = sum("loai_bo" in (change.before or {}) for change in ended)
    drafts = sum(not {"loai_bo", "dang_ky"} & (change.before or {}).keys() for change in ended)
    told = {f"đã loại năm {year}": off, f"năm {year} chưa đăng ký": drafts}
    parts = [f"{number} {what}" for what, number in told.items() if number]
    return f" (trong đó {', '.join(parts)})" if parts else ""


def _left_out(models: tuple[FileChange, ...], broken: tuple[FileChange, ...]) -> Iterator[str]:
    """Say how many dossiers stand in no number; one whose later year is told has been named there."""
    named = {change.stem for change in models if change.faults}
    dossiers = sum(change.what == "ho-so" and change.stem not in named for change in broken)
    if dossiers:
        yield f"{dossiers} hồ sơ không đọc được, chưa tính vào các số trên"
