"""Charts brought by a document: native Word charts with the workbook that “Edit data” opens.

Columns in one dark grey and every value written above its column, so that a black-and-white print says the same.
"""

from __future__ import annotations

import io
import re
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from danvan_cli.forms.engine.archive import STORED, Member, pack
from danvan_cli.forms.engine.parts import DECLARATION, escape
from danvan_cli.forms.engine.properties import declare_extension, declare_part, relate
from danvan_cli.forms.engine.visible import visible

if TYPE_CHECKING:
    from collections.abc import Mapping

import zlib

_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*")
_C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
_CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_WORKBOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_WORKBOOK_RELATION = "rId1"
SHEET = "SoLieu"
"""The sheet of the workbook: years from A2 down, figures from B2 down, heads in the first row."""
_GREY = "404040"
_FONT = "Times New Roman"
# A workbook without a fixed day would differ at every run.
_FIXED_DAY = datetime(2000, 1, 1)  # noqa: DTZ001 - the properties of a workbook have no zone
_MOST_DECIMALS = 3


class Chart(NamedTuple):
    """A series of figures by category, in order; None where a category has no figure.

    `title` tells what is counted and in which unit of measure.
    """

    title: str
    points: tuple[tuple[str, Decimal | None], ...]


class DrawnChart(NamedTuple):
    """The two parts of a chart as bytes: the drawing, and the workbook with its data."""

    drawing: bytes
    workbook: bytes


def draw(chart: Chart) -> DrawnChart:
    """Return the parts of a chart; the same chart gives the same bytes."""
    return DrawnChart(DECLARATION + _drawing(chart).encode(), _workbook(chart))


def add_charts(types: str, relations: str, charts: Mapping[str, DrawnChart]) -> tuple[str, str, list[Member]]:
    """Return the content types, the relations of the text and the members with the charts in them.

    The name of a chart is what the template writes in `r:id`. The workbook stands beside its chart, where
    Word finds it by its relation: checkers of Word files take what lies in “embeddings” for an embedded program.
    """
    members: list[Member] = []
    for name, drawn in charts.items():
        if not _NAME.fullmatch(name):
            raise ValueError(f"not a name of a chart: {name!r}")
        place = f"charts/danvan-{name}"
        types = declare_part(declare_extension(types, "xlsx", _WORKBOOK_TYPE), f"word/{place}.xml", _CHART_TYPE)
        relations = relate(relations, name, f"{_R}/chart", f"{place}.xml")
        own = relate(_RELATIONS.format(""), _WORKBOOK_RELATION, f"{_R}/package", f"danvan-{name}.xlsx")
        data = drawn.workbook
        members += (
            pack(f"word/{place}.xml", drawn.drawing),
            pack(f"word/charts/_rels/danvan-{name}.xml.rels", DECLARATION + own.encode()),
            Member(f"word/{place}.xlsx", STORED, zlib.crc32(data), len(data), data),
        )
    return types, relations, members


def _workbook(chart: Chart) -> bytes:
    import xlsxwriter

    stream = io.BytesIO()
    # Texts stay texts: a name that begins with “=” or looks like an address must not run.
    plain = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(stream, {"in_memory": True, **plain}) as book:
        book.set_properties({"created": _FIXED_DAY, "author": "danvan"})
        sheet = book.add_worksheet(SHEET)
        sheet.write_string(0, 1, visible(chart.title))
        for row, (category, figure) in enumerate(chart.points, 1):
            sheet.write_string(row, 0, visible(category))
            if figure is not None:
                sheet.write_number(row, 1, figure)
    return stream.getvalue()


def _drawing(chart: Chart) -> str:
    title = escape(visible(chart.title))
    return (
        f'<c:chartSpace xmlns:c="{_C}" xmlns:a="{_A}" xmlns:r="{_R}"><c:date1904 val="0"/><c:lang val="vi-VN"/>'
        f'<c:roundedCorners val="0"/><c:chart><c:title><c:tx><c:rich><a:bodyPr/>'
        f"<a:p><a:pPr>{_look('defRPr', 1000, bold=True)}</a:pPr>"
        f"<a:r>{_look('rPr', 1000, bold=True)}<a:t>{title}</a:t></a:r>"
        '</a:p></c:rich></c:tx><c:overlay val="0"/></c:title><c:autoTitleDeleted val="0"/><c:plotArea><c:layout/>'
        f"{_columns(chart, title)}{_axes()}"
        '</c:plotArea><c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        f'<c:spPr><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill><a:ln w="6350"><a:solidFill>'
        '<a:srgbClr val="A6A6A6"/></a:solidFill></a:ln></c:spPr>'
        f'{_text(1000)}<c:externalData r:id="{_WORKBOOK_RELATION}"><c:autoUpdate val="0"/></c:externalData>'
        "</c:chartSpace>"
    )


def _columns(chart: Chart, title: str) -> str:
    last = len(chart.points) + 1
    places = max((_places(figure) for _, figure in chart.points if figure is not None), default=0)
    count = f'<c:ptCount val="{len(chart.points)}"/>'
    categories = "".join(_point(index, escape(visible(name))) for index, (name, _) in enumerate(chart.points))
    figures = "".join(
        _point(index, format(figure, "f")) for index, (_, figure) in enumerate(chart.points) if figure is not None
    )
    return (
        '<c:barChart><c:barDir val="col"/><c:grouping val="clustered"/><c:varyColors val="0"/>'
        '<c:ser><c:idx val="0"/><c:order val="0"/>'
        f'<c:tx><c:strRef><c:f>{SHEET}!$B$1</c:f><c:strCache><c:ptCount val="1"/>{_point(0, title)}</c:strCache>'
        f'</c:strRef></c:tx><c:spPr><a:solidFill><a:srgbClr val="{_GREY}"/></a:solidFill></c:spPr>'
        f'<c:invertIfNegative val="0"/><c:dLbls>{_odd_labels(chart, places)}{_label(places)}</c:dLbls>'
        f"<c:cat><c:strRef><c:f>{SHEET}!$A$2:$A${last}</c:f><c:strCache>{count}{categories}</c:strCache></c:strRef></c:cat>"
        f"<c:val><c:numRef><c:f>{SHEET}!$B$2:$B${last}</c:f><c:numCache><c:formatCode>General</c:formatCode>"
        f"{count}{figures}</c:numCache></c:numRef></c:val></c:ser>"
        '<c:gapWidth val="80"/><c:axId val="111"/><c:axId val="222"/></c:barChart>'
    )


def _odd_labels(chart: Chart, places: int) -> str:
    """Write the labels of the figures with fewer decimals than others: 3 stands as 3 beside 9,4."""
    return "".join(
        f'<c:dLbl><c:idx val="{index}"/>{_label(_places(figure))}</c:dLbl>'
        for index, (_, figure) in enumerate(chart.points)
        if figure is not None and _places(figure) != places
    )


def _label(places: int) -> str:
    return (
        f'<c:numFmt formatCode="{_number_format(places)}" sourceLinked="0"/>'
        f'<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>{_text(1000)}<c:dLblPos val="outEnd"/>'
        '<c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/>'
        '<c:showPercent val="0"/><c:showBubbleSize val="0"/>'
    )


def _point(index: int, value: str) -> str:
    return f'<c:pt idx="{index}"><c:v>{value}</c:v></c:pt>'


def _axes() -> str:
    line = '<c:spPr><a:ln w="6350"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln></c:spPr>'
    scaling = '<c:scaling><c:orientation val="minMax"/>{}</c:scaling>'
    from_zero = scaling.format('<c:min val="0"/>')
    return (
        f'<c:catAx><c:axId val="111"/>{scaling.format("")}<c:delete val="0"/><c:axPos val="b"/>'
        '<c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
        f'<c:tickLblPos val="low"/>{line}{_text(1000)}<c:crossAx val="222"/><c:crosses val="autoZero"/>'
        '<c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="1"/></c:catAx>'
        # Every value stands above its column, so the upright axis would only take room.
        f'<c:valAx><c:axId val="222"/>{from_zero}<c:delete val="1"/><c:axPos val="l"/>'
        '<c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
        '<c:tickLblPos val="nextTo"/><c:crossAx val="111"/><c:crosses val="autoZero"/>'
        '<c:crossBetween val="between"/></c:valAx>'
    )


def _text(size: int) -> str:
    """Write the look of a text, `size` in hundredths of a point."""
    return f'<c:txPr><a:bodyPr/><a:p><a:pPr>{_look("defRPr", size)}</a:pPr><a:endParaRPr lang="vi-VN"/></a:p></c:txPr>'


def _look(element: str, size: int, *, bold: bool = False) -> str:
    language = ' lang="vi-VN"' if element == "rPr" else ""
    faces = f'<a:latin typeface="{_FONT}"/><a:ea typeface="{_FONT}"/><a:cs typeface="{_FONT}"/>'
    black = '<a:solidFill><a:srgbClr val="000000"/></a:solidFill>'
    return f'<a:{element}{language} sz="{size}" b="{int(bold)}">{black}{faces}</a:{element}>'


def _places(figure: Decimal) -> int:
    """Return how many decimals a figure is shown with."""
    return min(max(-int(figure.normalize().as_tuple().exponent), 0), _MOST_DECIMALS)


def _number_format(places: int) -> str:
    """Return the format of a figure, marked as Vietnamese: 1.200,5 also where the program speaks English."""
    return "[$-42A]#,##0" + ("." + "0" * places if places else "")
