"""The results of a model over the years, as a table and as charts (plan III.3: the effect over five years)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from danvan_cli.forms.engine.charts import Chart
from danvan_cli.forms.trees import Tree, Wanted, leaf

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from decimal import Decimal

    from danvan_cli.models.dossier import Target
    from danvan_cli.progress.year import JudgedModel, Year

NO_FIGURE = "–"
YEARS, CHARTS, PICTURES = "cac_nam_truoc", "bieu_do", "hang_anh"
"""The keys of a model that only its own report needs."""
_OF_TARGET = "ket_qua_cac_nam_truoc"
_FEWEST = 2
"""Years without which a chart would show nothing."""
_LONGEST_TITLE = 120


class NamedChart(NamedTuple):
    """A chart, and what it shows in words for whoever cannot see it."""

    chart: Chart
    words: str


def series_tree(year: Year, judged: JudgedModel, wanted: Wanted, targets: Sequence[Tree]) -> Tree:
    """Return the keys of the record of years that are wanted; `targets` are completed with their own.

    Charts and pictures are made with the paper itself (`illustrating`), so their lists are still empty.
    """
    tree: Tree = {key: [] for key in (CHARTS, PICTURES) if key in wanted}
    if YEARS not in wanted:
        return tree
    series = [known_results(year, judged, target) for target in judged.dossier.targets]
    span = _span(series, year.workspace.year - 1)
    for target, results in zip(targets, series, strict=False):
        target[_OF_TARGET] = [leaf(results.get(number)) or NO_FIGURE for number in span]
    return {**tree, YEARS: [str(number) for number in span]}


def known_results(year: Year, judged: JudgedModel, target: Target) -> dict[int, Decimal]:
    """Return the results of the last years (`so_nam_ket_qua`) that were known on the day, in order.

    This year's is known no earlier than the report that tells it.
    """
    last = year.workspace.year
    first = last - (year.plan.result_years or 1) + 1
    report = judged.dossier.report
    told = report is None or report.day is None or report.day <= year.as_of
    return {
        number: figure
        for number, figure in sorted((target.results or {}).items())
        if figure is not None and first <= number <= last and (told or number != last)
    }


def charts(year: Year, judged: JudgedModel) -> list[NamedChart]:
    """Return a chart for each target of a model that has figures of at least two years."""
    found = ((target, known_results(year, judged, target)) for target in judged.dossier.targets)
    return [_chart(target, results) for target, results in found if len(results) >= _FEWEST]


def _chart(target: Target, results: Mapping[int, Decimal]) -> NamedChart:
    title = leaf(target.name)
    title = title if len(title) <= _LONGEST_TITLE else f"{title[:_LONGEST_TITLE].rstrip()}…"
    title += f" ({target.measure})" if target.measure else ""
    span = _span([results], max(results))
    told = (f"năm {number} {_told(results.get(number))}" for number in span)
    points = tuple((str(number), results.get(number)) for number in span)
    return NamedChart(Chart(title, points), f"Biểu đồ {title}: {', '.join(told)}.")


def _told(figure: Decimal | None) -> str:
    return "không có số liệu" if figure is None else f"là {leaf(figure)}"


def _span(series: Sequence[Mapping[int, Decimal]], last: int) -> range:
    """Return the years from the first one that has a figure to `last`; a year between them is never left out."""
    first = min((number for results in series for number in results), default=last + 1)
    return range(first, last + 1)
