"""Which parts of a Word file may hold tags, what a reader calls them, and their text."""

from __future__ import annotations

import re

from danvan_cli.forms.engine.faults import FaultyTemplate, TemplateFault

CORE_PART = "docProps/core.xml"
_PLACES = (
    (re.compile(r"word/document\.xml"), "thân văn bản"),
    (re.compile(r"word/header\d*\.xml"), "đầu trang"),
    (re.compile(r"word/footer\d*\.xml"), "chân trang"),
    (re.compile(r"word/footnotes\.xml"), "chú thích cuối trang"),
    (re.compile(r"word/endnotes\.xml"), "chú thích cuối văn bản"),
    (re.compile(r"word/charts/chart\d*\.xml"), "biểu đồ"),
    (re.compile(r"customXml/item\d+\.xml"), "phần dữ liệu kèm theo"),
    (re.compile(r"docProps/core\.xml"), "phần thông tin của tệp (tên văn bản, tác giả)"),
)
_CONTROLLABLE = re.compile(r"word/(?:document|header\d*|footer\d*)\.xml")
_CONTROL_NUMBER = re.compile(r'<w:id w:val="(-?\d{1,10})"')
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>\s*")
_MARKUP = re.compile(r"<[^>]*>")
_BLANK = re.compile(r">\s*\n\s*<(?=/?w:(?!t>))")
_ENTITIES = {"&lt;": "<", "&gt;": ">", "&quot;": '"', "&apos;": "'", "&#34;": '"', "&#39;": "'", "&amp;": "&"}
_ENTITY = re.compile("|".join(_ENTITIES))
DECLARATION = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def place_of(name: str) -> str:
    """Return what a reader calls the part, such as “đầu trang”; empty when the part never holds tags."""
    return next((place for pattern, place in _PLACES if pattern.fullmatch(name)), "")


def controllable(name: str) -> bool:
    """Whether the values in a part get content controls: those of the text, the heads and feet of pages do."""
    return _CONTROLLABLE.fullmatch(name) is not None


def control_numbers(xml: str) -> list[int]:
    """Return the numbers of the content controls in a part."""
    return [int(number) for number in _CONTROL_NUMBER.findall(xml)]


def part_text(name: str, data: bytes) -> str:
    """Return the XML of a part without its declaration and the blanks between elements."""
    try:
        text = data.decode().removeprefix("\ufeff")
    except UnicodeDecodeError:
        raise FaultyTemplate(TemplateFault(f"Phần “{name}” trong tệp không ghi theo UTF-8.")) from None
    return _BLANK.sub("><", _DECLARATION.sub("", text, count=1))


def plain_text(xml: str) -> str:
    """Return the text between the tags of an XML fragment, on one line."""
    return " ".join(unescape(_MARKUP.sub("", xml)).split())


def unescape(text: str) -> str:
    """Return the text with the five entities of XML resolved."""
    return _ENTITY.sub(lambda match: _ENTITIES[match[0]], text) if "&" in text else text


def escape(text: str) -> str:
    """Return the text as it may stand in an element or an attribute."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def holds_tags(xml: str) -> bool:
    """Whether the text of a part has a tag, even one that Word has cut into pieces."""
    if "{" not in xml:
        return False
    text = _MARKUP.sub("", xml)
    return any(opening in text for opening in ("{{", "{%", "{#"))
