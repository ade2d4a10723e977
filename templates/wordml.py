# ruff: noqa: INP001 - read by make.py, which is run as a script
"""How the default templates are written down as WordprocessingML: styles, paragraphs, tables, the package.

Word's own defaults are avoided on purpose: every size and gap comes from a named style, so that the office
changes it in Word's style pane or `make.py` changes it in one line.
"""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple
from xml.sax.saxutils import escape, quoteattr

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

Align = Literal["left", "center", "right", "both"]

FONT = "Times New Roman"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_ROOT = f'xmlns:w="{_W}" xmlns:r="{_R}"'
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_FONTS = f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>'


@dataclass(frozen=True, slots=True)
class Style:
    """The look of a paragraph: sizes and gaps in points, indents in millimetres.

    `look` holds any of the letters b, i, u (bold, italic, underlined); `exact` is the exact line height,
    0 for single lines; `keep` holds the paragraph on the page of the next one.
    """

    name: str
    size: float
    look: str = ""
    align: Align = "left"
    before: float = 0
    after: float = 0
    exact: float = 0
    first_line: float = 0
    keep: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """The paper and its margins in millimetres, upright."""

    width: float
    height: float
    top: float
    bottom: float
    left: float
    right: float
    header: float


class Part(NamedTuple):
    """A part beside the usual ones: its name, its content type, the key and kind of its relation, its bytes."""

    name: str
    content_type: str
    key: str
    kind: str
    data: bytes


def twips(millimetres: float) -> int:
    """Convert millimetres to twentieths of a point."""
    return round(millimetres * 1440 / 25.4)


def points(value: float) -> int:
    """Convert points to twentieths of a point."""
    return round(value * 20)


def run(text: str, look: str = "") -> str:
    """Write one run of text; `look` as in `Style`, or s for a raised footnote mark."""
    marks = {"b": "<w:b/>", "i": "<w:i/>", "u": '<w:u w:val="single"/>', "s": '<w:vertAlign w:val="superscript"/>'}
    properties = "".join(mark for letter, mark in marks.items() if letter in look)
    properties = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(style: str, *runs: str | tuple[str, str], section: str = "") -> str:
    """Write a paragraph; a run is its text, or (text, look) where it differs from its style."""
    content = "".join(run(item) if isinstance(item, str) else run(*item) for item in runs)
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{section}</w:pPr>{content}</w:p>'


def rule(style: str, length: float, width: float) -> str:
    """Draw a line of `length` points in the middle of `width` millimetres: an empty paragraph with a border.

    A drawn shape or a text box would be lost on the way to .doc.
    """
    indent = max(0, round((twips(width) - points(length)) / 2))
    border = '<w:pBdr><w:top w:val="single" w:sz="6" w:space="0" w:color="auto"/></w:pBdr>'
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{border}<w:ind w:left="{indent}" w:right="{indent}"/></w:pPr></w:p>'


def tag(statement: str) -> str:
    """Write a template statement that stands for whole paragraphs and leaves none behind."""
    return paragraph("The", "{%p " + statement + " %}")


def cell(width: float, *content: str, span: int = 1, middle: bool = False, merge: str = "") -> str:
    """Write a cell `width` millimetres wide; `merge` restarts or continues a cell over several rows."""
    grid = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    down = f'<w:vMerge w:val="{merge}"/>' if merge else ""
    align = '<w:vAlign w:val="center"/>' if middle else ""
    size = f'<w:tcW w:w="{twips(width)}" w:type="dxa"/>'
    return f"<w:tc><w:tcPr>{size}{grid}{down}{align}</w:tcPr>{''.join(content)}</w:tc>"


def row(*cells: str, header: bool = False) -> str:
    """Write a row that is never split over two pages; a header row stands again on each page."""
    repeat = "<w:tblHeader/>" if header else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{repeat}</w:trPr>{''.join(cells)}</w:tr>"


def row_tag(widths: Sequence[float], statement: str) -> str:
    """Write a template statement that stands for whole rows and leaves none behind."""
    return row(cell(sum(widths), paragraph("The", "{%tr " + statement + " %}"), span=len(widths)))


def table(widths: Sequence[float], rows: Iterable[str], *, ruled: bool) -> str:
    """Write a table of fixed columns (millimetres); `ruled` draws every border."""
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    line = '<w:{} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
    borders = f"<w:tblBorders>{''.join(map(line.format, sides))}</w:tblBorders>" if ruled else ""
    margin = twips(1.2) if ruled else 0
    grid = "".join(f'<w:gridCol w:w="{twips(width)}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{twips(sum(widths))}" w:type="dxa"/>{borders}<w:tblLayout w:type="fixed"/>'
        f'<w:tblCellMar><w:left w:w="{margin}" w:type="dxa"/><w:right w:w="{margin}" w:type="dxa"/></w:tblCellMar>'
        f"</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def section(page: Page, *, landscape: bool = False, opening: bool = True) -> str:
    """Write the properties of a section; an `opening` one carries no number on its first page."""
    width, height = (page.height, page.width) if landscape else (page.width, page.height)
    turned = ' w:orient="landscape"' if landscape else ""
    first = "<w:titlePg/>" if opening else ""
    return (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId3"/><w:type w:val="nextPage"/>'
        f'<w:pgSz w:w="{twips(width)}" w:h="{twips(height)}"{turned}/>'
        f'<w:pgMar w:top="{twips(page.top)}" w:right="{twips(page.right)}" w:bottom="{twips(page.bottom)}"'
        f' w:left="{twips(page.left)}" w:header="{twips(page.header)}" w:footer="{twips(page.header)}"'
        f' w:gutter="0"/>{first}</w:sectPr>'
    )


def _style(identity: str, style: Style) -> str:
    height = f' w:line="{points(style.exact)}" w:lineRule="exact"' if style.exact else ""
    indent = f'<w:ind w:firstLine="{twips(style.first_line)}"/>' if style.first_line else ""
    keep = "<w:keepNext/>" if style.keep else ""
    marks = {"b": "<w:b/><w:bCs/>", "i": "<w:i/><w:iCs/>"}
    weight = "".join(mark for letter, mark in marks.items() if letter in style.look)
    line = '<w:u w:val="single"/>' if "u" in style.look else ""
    size = round(style.size * 2)
    default = ' w:default="1"' if identity == "Normal" else ""
    based = "" if default else '<w:basedOn w:val="Normal"/>'
    return (
        f'<w:style w:type="paragraph"{default} w:styleId="{identity}"><w:name w:val={quoteattr(style.name)}/>{based}'
        f'<w:qFormat/><w:pPr>{keep}<w:spacing w:before="{points(style.before)}" w:after="{points(style.after)}"'
        f'{height}/>{indent}<w:jc w:val="{style.align}"/></w:pPr>'
        f'<w:rPr>{weight}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>{line}</w:rPr></w:style>'
    )


def _styles(styles: Mapping[str, Style]) -> str:
    defaults = (
        f'<w:docDefaults><w:rPrDefault><w:rPr>{_FONTS}<w:lang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="ar-SA"/>'
        "</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
    )
    plain = (
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr>'
        '<w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/>'
        "</w:tblCellMar></w:tblPr></w:style>"
    )
    body = "".join(_style(identity, style) for identity, style in styles.items())
    return f"<w:styles {_ROOT}>{defaults}{body}{plain}</w:styles>"


_SETTINGS = (
    f'<w:settings {_ROOT}><w:zoom w:percent="100"/><w:defaultTabStop w:val="567"/>'
    '<w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:compatSetting w:name="compatibilityMode"'
    ' w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
    '<w:themeFontLang w:val="vi-VN"/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>'
)
_HEADER = (
    f'<w:hdr {_ROOT}><w:p><w:pPr><w:pStyle w:val="SoTrang"/></w:pPr><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    '<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/>'
    '</w:r><w:r><w:t>2</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:hdr>'
)
_PARTS = {
    "word/document.xml": ("document.main", "", ""),
    "word/styles.xml": ("styles", "rId1", "styles"),
    "word/settings.xml": ("settings", "rId2", "settings"),
    "word/header1.xml": ("header", "rId3", "header"),
}


def _content_types(more: Iterable[Part]) -> str:
    parts = "".join(
        f'<Override PartName="/{name}" ContentType="{_TYPES}.{kind}+xml"/>' for name, (kind, _, _) in _PARTS.items()
    )
    others = "".join(f'<Override PartName="/{part.name}" ContentType="{part.content_type}"/>' for part in more)
    return (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'{parts}{others}<Override PartName="/docProps/core.xml"'
        ' ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
    )


def _relationships(entries: Iterable[tuple[str, str, str]]) -> str:
    links = "".join(f'<Relationship Id="{key}" Type="{kind}" Target="{target}"/>' for key, kind, target in entries)
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{links}</Relationships>'


def _core(title: str) -> str:
    stamp = '<dcterms:{0} xsi:type="dcterms:W3CDTF">2026-01-01T00:00:00Z</dcterms:{0}>'
    return (
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(title)}</dc:title><dc:creator>danvan</dc:creator><dc:language>vi-VN</dc:language>"
        f"{stamp.format('created')}{stamp.format('modified')}</cp:coreProperties>"
    )


def package(title: str, body: Iterable[str], styles: Mapping[str, Style], more: Sequence[Part] = ()) -> bytes:
    """Return the bytes of a .docx of these block elements, the last of which is the final section.

    The members are stored, not compressed, with a fixed date: the same script gives the same bytes with any
    version of zlib.
    """
    document = f"<w:document {_ROOT}><w:body>{''.join(body)}</w:body></w:document>"
    main = [("rId1", f"{_R}/officeDocument", "word/document.xml")]
    core = [("rId2", f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml")]
    parts = {
        "[Content_Types].xml": _content_types(more),
        "_rels/.rels": _relationships(main + core),
        "word/document.xml": document,
        "word/_rels/document.xml.rels": _relationships(
            (key, f"{_R}/{kind}", name.removeprefix("word/"))
            for name, key, kind in (
                *((name, key, kind) for name, (_, key, kind) in _PARTS.items() if key),
                *((part.name, part.key, part.kind) for part in more),
            )
        ),
        "word/styles.xml": _styles(styles),
        "word/settings.xml": _SETTINGS,
        "word/header1.xml": _HEADER,
        "docProps/core.xml": _core(title),
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        texts = {name: (_DECLARATION + text).encode() for name, text in parts.items()}
        for name, data in (texts | {part.name: part.data for part in more}).items():
            member = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            member.create_system = 0
            archive.writestr(member, data)
    return buffer.getvalue()
