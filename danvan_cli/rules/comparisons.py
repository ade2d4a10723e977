"""What the rules on continued models share: this year's targets beside last year's."""

from __future__ import annotations

from collections.abc import Iterator

from danvan_cli.progress.baselines import Comparison, compare
from danvan_cli.progress.year import JudgedModel
from danvan_cli.rules.check import Check
from danvan_cli.vietnamese.numbers import format_number


def continued(check: Check) -> Iterator[tuple[JudgedModel, tuple[Comparison, ...]]]:
    """Yield the living continued models that are registered, with their comparisons."""
    for model in check.living:
        if model.registered and model.continued:
            yield model, compare(model.dossier, model.former, check.workspace.year)


def figures(comparison: Comparison) -> str:
    """Say both figures: “800 m, năm trước 850 m (kết quả năm trước ghi trong hồ sơ)”."""
    measure = f" {comparison.target.measure}" if comparison.target.measure else ""
    goal = f"{format_number(comparison.goal)}{measure}"
    if comparison.baseline is None or comparison.source is None:
        return goal
    return f"{goal}, năm trước {format_number(comparison.baseline)}{measure} ({comparison.source.value})"
