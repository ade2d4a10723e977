"""What the rules on continued models share: the words for this year's figure beside last year's."""

from __future__ import annotations

from danvan_cli.progress.baselines import Comparison
from danvan_cli.vietnamese.numbers import format_number


def figures(comparison: Comparison) -> str:
    """Say both figures: “800 m, năm trước 850 m (kết quả năm trước ghi trong hồ sơ)”."""
    measure = f" {comparison.target.measure}" if comparison.target.measure else ""
    goal = f"{format_number(comparison.goal)}{measure}"
    if comparison.baseline is None or comparison.source is None:
        return goal
    return f"{goal}, năm trước {format_number(comparison.baseline)}{measure} ({comparison.source.value})"
