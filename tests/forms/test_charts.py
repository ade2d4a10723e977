"""Charts: the drawing, the workbook behind it and the dossier say the same, and nothing of a value can run."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date
from decimal import Decimal
from xml.etree import ElementTree as ET

import pytest

from danvan_cli.forms.engine.charts import SHEET, Chart, add_charts, draw
from danvan_cli.forms.series_context import charts
from danvan_cli.progress.year import Year
from danvan_cli.workspace import Workspace

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
BOATS = Chart("Rác nhựa đưa về (tấn)", (("2024", Decimal(3)), ("2025", None), ("2026", Decimal("15.6"))))
TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"></Types>'
RELATIONS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'


def cached(drawing: bytes) -> tuple[str, dict[str, Decimal]]:
    """Return title and figures by category, as the drawing holds them."""
    root = ET.fromstring(drawing)  # noqa: S314 - our own bytes
    names = {point.get("idx"): point.findtext(f"{C}v") for point in root.iterfind(f".//{C}cat//{C}pt")}
    figures = {point.get("idx"): point.findtext(f"{C}v") for point in root.iterfind(f".//{C}val//{C}pt")}
    title = root.findtext(f".//{C}ser/{C}tx//{C}v") or ""
    return title, {str(names[index]): Decimal(str(figure)) for index, figure in figures.items()}


def embedded(workbook: bytes) -> tuple[str, dict[str, Decimal]]:
    """Return title and figures by category, as the workbook holds them."""
    with zipfile.ZipFile(io.BytesIO(workbook)) as archive:
        assert f'name="{SHEET}"' in archive.read("xl/workbook.xml").decode()
        strings = ET.fromstring(archive.read("xl/sharedStrings.xml"))  # noqa: S314 - likewise
        sheet = ET.fromstring(archive.read("xl/worksheets/sheet1.xml"))  # noqa: S314 - likewise
    texts = ["".join(item.itertext()) for item in strings]
    cells = {}
    for cell in sheet.iter(f"{S}c"):
        value = cell.findtext(f"{S}v") or ""
        cells[str(cell.get("r"))] = texts[int(value)] if cell.get("t") == "s" else Decimal(value)
        assert cell.find(f"{S}f") is None
    rows = [name.removeprefix("B") for name in cells if name.startswith("B") and name != "B1"]
    return str(cells["B1"]), {str(cells[f"A{row}"]): Decimal(cells[f"B{row}"]) for row in rows}


def test_drawing_and_workbook_hold_the_same() -> None:
    """The figures cached in the drawing and those in its workbook are the chart's own, a missing one left out."""
    drawn = draw(BOATS)
    figures = {"2024": Decimal(3), "2026": Decimal("15.6")}
    assert cached(drawn.drawing) == embedded(drawn.workbook) == (BOATS.title, figures)


def test_every_chart_of_the_sample_equals_its_dossier(sample: Workspace) -> None:
    """For each target with two years or more, drawing and workbook hold the dossier's figures and no others."""
    year = Year.of(sample, date(2026, 12, 31))
    assert year is not None
    compared = 0
    for judged in year.models:
        told = [
            {str(year): Decimal(figure) for year, figure in target.results.items()}
            for target in judged.dossier.targets
            if target.results and len(target.results) > 1
        ]
        drawn = [draw(named.chart) for named in charts(year, judged)]
        assert [cached(one.drawing)[1] for one in drawn] == told
        assert [embedded(one.workbook)[1] for one in drawn] == told
        compared += len(told)
    assert compared > 30


def test_the_same_chart_gives_the_same_bytes() -> None:
    """Nothing of the day or the machine stands in the parts."""
    assert draw(BOATS) == draw(BOATS)


def test_chart_prints_in_black_and_white() -> None:
    """Every colour is a grey, every column is labelled, and every text is Times New Roman."""
    drawing = draw(BOATS).drawing.decode()
    assert all(len(set(re.findall("..", colour))) == 1 for colour in re.findall(r'srgbClr val="(\w+)"', drawing))
    assert '<c:showVal val="1"/>' in drawing
    assert set(re.findall(r'typeface="([^"]*)"', drawing)) == {"Times New Roman"}


def test_figures_are_shown_as_the_dossier_writes_them() -> None:
    """A whole number beside one with a decimal has no decimal, and the formats are marked as Vietnamese."""
    labels = re.search(r"<c:dLbls>.*</c:dLbls>", draw(BOATS).drawing.decode())
    assert labels
    assert re.findall(r'formatCode="([^"]*)"', labels[0]) == ["[$-42A]#,##0", "[$-42A]#,##0.0"]
    assert re.findall(r'<c:idx val="(\d)"/>', labels[0]) == ["0"]


@pytest.mark.parametrize("title", ['=1+1 & "x" <y>', "\x07", "https://vi.du", "007"])
def test_a_title_is_only_text(title) -> None:
    """A name that looks like a formula, an address or a number stands as text in both parts."""
    shown = title.replace("\x07", "⟨U+0007⟩")
    drawn = draw(BOATS._replace(title=title))
    assert cached(drawn.drawing)[0] == embedded(drawn.workbook)[0] == shown


def test_parts_are_declared_and_related() -> None:
    """The text reaches the drawing by its name, the drawing its workbook, and both have their kind."""
    types, relations, members = add_charts(TYPES, RELATIONS, {"bieu-do-1": draw(BOATS)})
    names = {member.name for member in members}
    assert 'Id="bieu-do-1"' in relations
    assert 'Target="charts/danvan-bieu-do-1.xml"' in relations
    assert 'PartName="/word/charts/danvan-bieu-do-1.xml"' in types
    assert 'Extension="xlsx"' in types
    own = next(member for member in members if member.name.endswith(".rels")).unpack().decode()
    assert 'Target="danvan-bieu-do-1.xlsx"' in own
    assert {"word/charts/danvan-bieu-do-1.xml", "word/charts/danvan-bieu-do-1.xlsx"} < names


def test_odd_name_is_refused() -> None:
    """A name that could lead out of its folder never becomes a part."""
    with pytest.raises(ValueError, match="not a name"):
        add_charts(TYPES, RELATIONS, {"../x": draw(BOATS)})
