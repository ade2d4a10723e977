"""From registered to rewarded, and the same figures by field, block, kind and subject."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from danvan_cli.progress.milestones import Stage
from danvan_cli.progress.year import JudgedModel, Year


@dataclass(frozen=True, slots=True)
class Step:
    """One narrowing of the funnel."""

    code: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Share:
    """The models of one group: how many are registered and how many of them count."""

    code: str
    label: str
    registered: int
    counted: int


_STEPS: tuple[tuple[str, str, Callable[[JudgedModel], bool]], ...] = (
    ("dang-ky", "Đã đăng ký", lambda _: True),
    ("duoc-tinh", "Được tính", lambda model: model.verdict.counted),
    ("bao-cao", "Đã báo cáo", lambda model: model.stage >= Stage.REPORTED),
    ("de-nghi", "Đã đề nghị", lambda model: model.stage >= Stage.PROPOSED),
    ("tham-dinh", "Đã thẩm định", lambda model: model.stage >= Stage.APPRAISED),
    ("cong-nhan", "Đã công nhận", lambda model: model.stage >= Stage.RECOGNISED),
    ("khen-thuong", "Đã khen thưởng", lambda model: model.stage >= Stage.REWARDED),
)


def funnel(models: Iterable[JudgedModel]) -> tuple[Step, ...]:
    """Count the models that have come at least this far; struck-off ones are in no figure."""
    inside = tuple(model for model in models if model.in_funnel)
    return tuple(Step(code, label, sum(map(reached, inside))) for code, label, reached in _STEPS)


def by_field(year: Year) -> tuple[Share, ...]:
    """Share the registered models among the plan's fields; a last share holds those of no known field."""
    names = ((field.code or "", field.name or "") for field in year.plan.fields)
    return _shares(year, names, lambda model: model.dossier.field or "", "Chưa rõ lĩnh vực")


def by_block(year: Year) -> tuple[Share, ...]:
    """Share the registered models among the blocks of their units."""
    names = ((block.code or "", block.name or "") for block in year.plan.blocks)
    units = year.workspace.units

    def block_of(model: JudgedModel) -> str:
        unit = units.get(model.dossier.unit)
        return (unit.block or "") if unit else ""

    return _shares(year, names, block_of, "Chưa rõ khối")


def by_origin(year: Year) -> tuple[Share, ...]:
    """Share the registered models between new and continued ones."""
    names = (("moi", "Mô hình mới"), ("nang-cao", "Duy trì, nâng cao"))
    return _shares(year, names, lambda model: model.dossier.origin.value if model.dossier.origin else "", "Chưa rõ")


def by_subject(year: Year) -> tuple[Share, ...]:
    """Share the registered models between collectives and individuals (plan II.2.1)."""
    names = (("tap-the", "Tập thể"), ("ca-nhan", "Cá nhân"))

    def kind_of(model: JudgedModel) -> str:
        subject = model.dossier.subject
        if subject is None or subject.kind is None:
            return ""
        return "tap-the" if subject.kind.is_collective else "ca-nhan"

    return _shares(year, names, kind_of, "Chưa rõ")


def _shares(
    year: Year, names: Iterable[tuple[str, str]], key: Callable[[JudgedModel], str], unknown: str
) -> tuple[Share, ...]:
    return tuple(_counted_shares(year, dict(names), key, unknown))


def _counted_shares(
    year: Year, names: dict[str, str], key: Callable[[JudgedModel], str], unknown: str
) -> Iterator[Share]:
    registered = dict.fromkeys(names, 0)
    counted = dict.fromkeys(names, 0)
    strays = [0, 0]
    for model in year.in_funnel:
        code = key(model)
        if code in names:
            registered[code] += 1
            counted[code] += model.verdict.counted
        else:
            strays[0] += 1
            strays[1] += model.verdict.counted
    yield from (Share(code, label, registered[code], counted[code]) for code, label in names.items())
    if strays[0]:
        yield Share("", unknown, *strays)
