"""Who stands behind the models of the year: approved, changed since, or waiting; and what changed, in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce
from itertools import takewhile
from typing import Any

from danvan_cli.models.content import content
from danvan_cli.models.dossier import Dossier
from danvan_cli.models.structure import Attribute, KeyPath, attributes_by_key, below, known_by, written
from danvan_cli.progress.fingerprint import ApprovalState, Judgement, Lost, Moved
from danvan_cli.progress.naming import Names, called, entry_label, row_word
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


def moved_words(dossier: Dossier, judgement: Judgement, names: Names) -> str:
    """Say what of a stale dossier moved: the first places by label, key and present value, the others by number."""
    named = [place_words(dossier, place, names) for place in judgement.places[:_MOST]]
    if len(judgement.places) > _MOST:
        named.append(f"và {len(judgement.places) - _MOST} chỗ khác")
    named += [_lost_words(dossier, lost) for lost in judgement.lost[:_MOST]]
    untold = judgement.gone - sum(lost.number for lost in judgement.lost[:_MOST])
    if untold > 0:
        named.append(f"{untold} giá trị đã duyệt nay không còn")
    return "; ".join(named) or "không rõ chỗ nào"


def place_words(dossier: Dossier, place: Moved, names: Names) -> str:
    """Say a place that moved: “Mục tiêu “Đường có hoa” › Chỉ tiêu (muc_tieu[0].chi_tieu) nay là “850””."""
    steps = _steps(dossier, place.path)
    owner, attribute, _ = steps[-1]
    told = f"{_way(steps)} ({written(place.path)})"
    return f"{told} nay là “{_short(called(owner, attribute, place.text, names))}”" if place.text else told


def _lost_words(dossier: Dossier, lost: Lost) -> str:
    """Say where values have left: in the block or list that they stood in, or between what stands around them."""
    both = zip(lost.after, lost.before, strict=False)
    inside = tuple(step for step, _ in takewhile(lambda pair: pair[0] == pair[1], both))
    what = f"{lost.number} giá trị đã duyệt nay không còn"
    if inside:
        return f"trong {_way(_steps(dossier, inside))} ({written(inside)}) có {what}"
    after, before = (_way(_steps(dossier, path)) if path else "" for path in (lost.after, lost.before))
    if after and before:
        return f"giữa {after} và {before} có {what}"
    return f"sau {after} có {what}" if after else f"trước {before} có {what}" if before else what


def _way(steps: Iterable[tuple[type, Attribute, str]]) -> str:
    return reduce(below, (label for _, _, label in steps))


def _steps(dossier: Dossier, path: KeyPath) -> list[tuple[type, Attribute, str]]:
    """Return each key on the way to a place, with the record that it is of and its label, or that of a row or entry."""
    value: Any = dossier
    found: list[tuple[type, Attribute, str]] = []
    for step in path:
        if found and isinstance(step, int):
            value = value[step]
            found[-1] = (*found[-1][:2], f"{row_word(found[-1][1])} {_row_name(value, step)}")
        elif found and isinstance(value, dict):
            # Its keys are years, figures in the record and text in the way; nothing of a record stands below them.
            found[-1] = (*found[-1][:2], entry_label(found[-1][1], str(step)))
        else:
            cls: type = type(value)
            attribute = attributes_by_key(cls)[str(step)]
            found.append((cls, attribute, attribute.label))
            value = getattr(value, attribute.name)
    return found


def _row_name(row: object, index: int) -> str:
    cls: type = type(row)
    said = {} if isinstance(row, str) else content(row)
    names = [str(said[key]) for key in known_by(cls) if key in said] if said else []
    return f"“{_short(names[0])}”" if names else f"thứ {index + 1}"


def _short(text: str) -> str:
    line = visible(" ".join(text.split()))
    if len(line) <= _LONG:
        return line
    cut = line[:_LONG].rpartition(" ")[0] or line[: _LONG - 1]
    return f"{cut}…"
