"""The charts and evidence pictures of one paper: made when its turn comes, so that memory holds one paper's only."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from danvan_cli.forms.derived import PICTURE, blanks
from danvan_cli.forms.engine.charts import DrawnChart, draw
from danvan_cli.forms.evidence_pictures import Box, load_picture
from danvan_cli.forms.markers import Marker
from danvan_cli.forms.series_context import CHARTS, PICTURES, charts
from danvan_cli.forms.trees import leaf
from danvan_cli.models.choices import EvidenceKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from danvan_cli.forms.trees import Tree
    from danvan_cli.models.model_report import Evidence
    from danvan_cli.progress.year import JudgedModel, Year

BOX = Box(width=78, height=58.5)
"""Two pictures side by side between the margins, three rows with captions on a page."""


class Illustrated(NamedTuple):
    """A context with its charts and pictures placed, their bytes by name, and markers for pictures that are lost."""

    context: Tree
    pictures: dict[str, bytes]
    charts: dict[str, DrawnChart]
    markers: tuple[Marker, ...]


def illustrate(year: Year, model: JudgedModel | None, context: Tree, paths: frozenset[str] | None) -> Illustrated:
    """Return the context of a model's paper with what its template can show; nothing for other papers.

    `paths` are the keys that the template asks for, None when they are not known.
    """
    if model is None:
        return Illustrated(context, {}, {}, ())
    drawings: Tree = {}
    drawn: dict[str, DrawnChart] = {}
    pictures: dict[str, bytes] = {}
    markers: list[Marker] = []
    if _asked(CHARTS, paths):
        drawings[CHARTS] = list(_charts(year, model, drawn))
    if _asked(PICTURES, paths):
        cells = list(_pictures(year, model, pictures, markers))
        rows = zip(cells[::2], [*cells[1::2], blanks(PICTURE)], strict=False)
        drawings[PICTURES] = [{"trai": left, "phai": right} for left, right in rows]
    if not drawings:
        return Illustrated(context, {}, {}, ())
    return Illustrated({**context, "mo_hinh": {**context["mo_hinh"], **drawings}}, pictures, drawn, tuple(markers))


def _asked(key: str, paths: frozenset[str] | None) -> bool:
    return paths is None or f"mo_hinh.{key}" in paths


def _charts(year: Year, model: JudgedModel, drawn: dict[str, DrawnChart]) -> Iterator[Tree]:
    for number, named in enumerate(charts(year, model), 1):
        name = f"bieu-do-{number}"
        drawn[name] = draw(named.chart)
        yield {"ma": name, "tieu_de": named.chart.title, "mo_ta": named.words}


def _pictures(year: Year, model: JudgedModel, pictures: dict[str, bytes], markers: list[Marker]) -> Iterator[Tree]:
    number = 0
    for index, evidence in enumerate(model.dossier.evidence):
        if not _is_known_picture(evidence, year):
            continue
        number += 1
        told = {"tt": str(number), "mo_ta": leaf(evidence.description), "ngay": leaf(evidence.day)}
        found = load_picture(year.workspace.evidence, model.stem, evidence.file or "", BOX)
        if isinstance(found, str):
            label = f"Ảnh “{evidence.file}” ({found})"
            markers.append(Marker(label, f"minh_chung[{index}].tep", model.dossier.unit, model.stem))
            yield {**blanks(PICTURE), **told, "loi": markers[-1].text}
        else:
            name = f"anh-{number}"
            pictures[name] = found.data
            yield {**told, "ma": name, "rong": str(found.width), "cao": str(found.height), "loi": ""}


def _is_known_picture(evidence: Evidence, year: Year) -> bool:
    known = evidence.day is None or evidence.day <= year.as_of
    return known and evidence.kind is EvidenceKind.PICTURE and bool(evidence.file)
