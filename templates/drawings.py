# ruff: noqa: INP001 - read by make.py, which is run as a script
"""The places of charts and pictures: in the template a sample that Word shows, in a document the real ones.

The title of a drawing's alternative text holds the tags that name what is put in its place.
"""

from __future__ import annotations

from wordml import Part

# The same room as forms/illustrating.py gives a picture.
PICTURE_WIDTH, PICTURE_HEIGHT = 78, 58.5
# Two charts stand side by side between the margins.
CHART_WIDTH, CHART_HEIGHT = 80, 50
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_EMU = 36_000
_GREY_DOT = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b550000000a4944415478da63b8000000d200d17651743a0000000049454e44ae426082"
)
_SAMPLE = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    f'<c:chartSpace xmlns:c="{_DRAWING}/chart" xmlns:a="{_DRAWING}/main" xmlns:r="{_R}"><c:chart>'
    '<c:autoTitleDeleted val="1"/><c:plotArea><c:layout/><c:barChart><c:barDir val="col"/>'
    '<c:grouping val="clustered"/><c:ser><c:idx val="0"/><c:order val="0"/><c:spPr><a:solidFill>'
    '<a:srgbClr val="404040"/></a:solidFill></c:spPr><c:val><c:numLit><c:ptCount val="2"/>'
    '<c:pt idx="0"><c:v>1</c:v></c:pt><c:pt idx="1"><c:v>2</c:v></c:pt></c:numLit></c:val></c:ser>'
    '<c:axId val="111"/><c:axId val="222"/></c:barChart>'
    '<c:catAx><c:axId val="111"/><c:scaling/><c:delete val="1"/><c:axPos val="b"/><c:crossAx val="222"/></c:catAx>'
    '<c:valAx><c:axId val="222"/><c:scaling/><c:delete val="1"/><c:axPos val="l"/><c:crossAx val="111"/></c:valAx>'
    "</c:plotArea></c:chart></c:chartSpace>"
)
_CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
PLACEHOLDERS = (
    Part("word/media/cho-anh.png", "image/png", "rId11", "image", _GREY_DOT),
    Part("word/charts/cho-bieu-do.xml", _CHART_TYPE, "rId12", "chart", _SAMPLE.encode()),
)


def chart(name: str, words: str) -> str:
    """Write a run with a chart; `name` and `words` are the tags of its name and of what it shows in words."""
    graphic = f'<c:chart xmlns:c="{_DRAWING}/chart" r:id="rId12"/>'
    return _inline(1, name, words, (CHART_WIDTH, CHART_HEIGHT), ("chart", graphic))


def picture(number: int, name: str, words: str) -> str:
    """Write a run with a picture; `name` holds the tags of its name, width and height, `number` counts from 2."""
    width, height = (round(side * _EMU) for side in (PICTURE_WIDTH, PICTURE_HEIGHT))
    graphic = (
        f'<pic:pic xmlns:pic="{_DRAWING}/picture"><pic:nvPicPr><pic:cNvPr id="0" name="Ảnh"/><pic:cNvPicPr/>'
        '</pic:nvPicPr><pic:blipFill><a:blip r:embed="rId11"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
    )
    return _inline(number, name, words, (PICTURE_WIDTH, PICTURE_HEIGHT), ("picture", graphic))


def _inline(number: int, name: str, words: str, size: tuple[float, float], graphic: tuple[str, str]) -> str:
    width, height = (round(side * _EMU) for side in size)
    return (
        f'<w:r><w:drawing><wp:inline xmlns:wp="{_DRAWING}/wordprocessingDrawing" distT="0" distB="0" distL="0"'
        f' distR="0"><wp:extent cx="{width}" cy="{height}"/><wp:docPr id="{number}" name="Hình {number}"'
        f' descr="{words}" title="{name}"/><wp:cNvGraphicFramePr/><a:graphic xmlns:a="{_DRAWING}/main">'
        f'<a:graphicData uri="{_DRAWING}/{graphic[0]}">{graphic[1]}</a:graphicData></a:graphic></wp:inline>'
        "</w:drawing></w:r>"
    )
