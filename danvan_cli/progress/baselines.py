"""Last year's figure for each target of a continued model, and whether this year's is better (plan II.1)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from danvan_cli.models.choices import Direction, SelfRating
from danvan_cli.models.dossier import Dossier, Target
from danvan_cli.vietnamese.folding import fold


class Source(Enum):
    """Where last year's figure was found, in the order in which it is believed."""

    OWN_GOAL = "chỉ tiêu năm trước ghi trong hồ sơ"
    FORMER_GOAL = "chỉ tiêu trong hồ sơ năm trước"
    OWN_RESULT = "kết quả năm trước ghi trong hồ sơ"
    FORMER_RESULT = "kết quả trong hồ sơ năm trước"


@dataclass(frozen=True, slots=True)
class Comparison:
    """A target beside last year's figure; `baseline` is None where none is known.

    `measure_before` is last year's unit of measure where it differs, so that nothing can be compared.
    """

    index: int
    target: Target
    goal: Decimal
    baseline: Decimal | None = None
    source: Source | None = None
    measure_before: str | None = None

    @property
    def is_better(self) -> bool:
        """Whether this year's figure beats last year's in the target's direction."""
        return self.baseline is not None and self._gain > 0

    @property
    def is_worse(self) -> bool:
        """Whether this year's figure falls behind last year's in the target's direction."""
        return self.baseline is not None and self._gain < 0

    @property
    def _gain(self) -> Decimal:
        gain = self.goal - (self.baseline or Decimal(0))
        return -gain if self.target.direction is Direction.DOWN else gain


def compare(dossier: Dossier, former: Dossier | None, year: int) -> tuple[Comparison, ...]:
    """Compare every target that has a figure with last year's; targets in words are left out."""
    before = {fold(target.name): target for target in former.targets if target.name} if former else {}
    return tuple(
        _compared(index, target, target.goal, before, year)
        for index, target in enumerate(dossier.targets)
        if target.goal is not None
    )


def _compared(index: int, target: Target, goal: Decimal, before: Mapping[str, Target], year: int) -> Comparison:
    former = before.get(fold(target.name)) if target.name else None
    changed = former is not None and not _same_measure(target, former)
    if changed and target.last_goal is None:
        return Comparison(index, target, goal, measure_before=(former and former.measure) or "")
    for figure, source in _figures(target, None if changed else former, year - 1):
        if figure is not None:
            return Comparison(index, target, goal, figure, source)
    return Comparison(index, target, goal)


def _figures(target: Target, former: Target | None, last_year: int) -> tuple[tuple[Decimal | None, Source], ...]:
    return (
        (target.last_goal, Source.OWN_GOAL),
        (former.goal if former else None, Source.FORMER_GOAL),
        ((target.results or {}).get(last_year), Source.OWN_RESULT),
        ((former.results or {}).get(last_year) if former else None, Source.FORMER_RESULT),
    )


def _same_measure(target: Target, former: Target) -> bool:
    return fold(target.measure or "") == fold(former.measure or "")


def was_ineffective(former: Dossier | None) -> bool:
    """Whether last year's dossier calls its own model “chưa hiệu quả”."""
    return former is not None and former.report is not None and former.report.self_rating is SelfRating.INEFFECTIVE
