"""Who stands behind the models of the year: approved, changed since, or waiting; and what changed, in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from danvan_cli.models.content import content
from danvan_cli.models.dossier import Dossier
from danvan_cli.models.structure import KeyPath, attributes_by_key, known_by, written
from danvan_cli.progress.fingerprint import ApprovalState, Judgement, Moved
from danvan_cli.progress.year import JudgedModel, Year
from danvan_cli.vietnamese.invisible import visible

_MOST = 5
_LONG = 60


@dataclass(frozen=True, slots=True)
class Approvals:
    """The living registered models by how their approval stands; one whose mark cannot be read still waits."""

    approved: tuple[JudgedModel, ...]
    stale: tuple[tuple[JudgedModel, Judgement], ...]
    waiting: tuple[JudgedModel, ...]

    @property
    def sentence(self) -> str:
        """Say how many there are of each: “12 đã duyệt, 3 đã đổi sau khi duyệt, 30 chờ duyệt”."""
        return f"{len(self.approved)} đã duyệt, {len(self.stale)} đã đổi sau khi duyệt, {len(self.waiting)} chờ duyệt"


def approvals(year: Year) -> Approvals:
    """Return how the approvals of the living registered models stand on the year's day."""
    judged = [(model, year.approvals[model.stem]) for model in year.in_funnel]
    settled = {ApprovalState.APPROVED, ApprovalState.STALE}
    return Approvals(
        tuple(model for model, judgement in judged if judgement.state is ApprovalState.APPROVED),
        tuple((model, judgement) for model, judgement in judged if judgement.state is ApprovalState.STALE),
        tuple(model for model, judgement in judged if judgement.state not in settled),
    )


def moved_words(dossier: Dossier, judgement: Judgement) -> str:
    """Say what of a stale dossier moved: the first places by label, key and present value, the others by number."""
    named = [place_words(dossier, place) for place in judgement.places[:_MOST]]
    if len(judgement.places) > _MOST:
        named.append(f"và {len(judgement.places) - _MOST} chỗ khác")
    if judgement.gone:
        named.append(f"{judgement.gone} giá trị đã duyệt nay không còn")
    return "; ".join(named) or "không rõ chỗ nào"


def place_words(dossier: Dossier, place: Moved) -> str:
    """Say a place that moved: “Mục tiêu “Đường có hoa” › Chỉ tiêu (muc_tieu[0].chi_tieu) nay là “850””."""
    told = f"{' › '.join(_labels(dossier, place.path))} ({written(place.path)})"
    return f"{told} nay là “{_short(place.text)}”" if place.text else told


def _labels(dossier: Dossier, path: KeyPath) -> Iterator[str]:
    """Yield the label of each key on the way to a place, that of a list with the name of the row that is meant."""
    value: Any = dossier
    label = ""
    for step in path:
        if isinstance(step, int):
            value = value[step]
            label += f" {_row_name(value, step)}"
            continue
        if label:
            yield label
        if isinstance(value, dict):
            label = step
        else:
            cls: type = type(value)
            attribute = attributes_by_key(cls)[step]
            label, value = attribute.label, getattr(value, attribute.name)
    yield label


def _row_name(row: object, index: int) -> str:
    cls: type = type(row)
    said = {} if isinstance(row, str) else content(row)
    names = [str(said[key]) for key in known_by(cls) if key in said] if said else []
    return f"“{_short(names[0])}”" if names else f"thứ {index + 1}"


def _short(text: str) -> str:
    line = visible(" ".join(text.split()))
    return line if len(line) <= _LONG else f"{line[: _LONG - 1]}…"
