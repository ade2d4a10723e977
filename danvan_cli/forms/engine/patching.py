"""From the XML that Word saves to a Jinja source: docxtpl's syntax, and the only file that calls docxtpl.

Word cuts a tag into pieces, and docxtpl's `patch_xml` joins them with some thirty regular expressions. A part
whose tags are all whole needs two of those steps; it is patched here, since importing docxtpl and python-docx
costs more than filling forty slips. Anything else goes to docxtpl. Both give the same document.
"""

from __future__ import annotations

import io
import re
from typing import NamedTuple

from danvan_cli.forms.engine.faults import FaultyTemplate, TemplateFault
from danvan_cli.forms.engine.unzipping import SAVE_AGAIN

_BROKEN = TemplateFault("Phần này của mẫu bị hỏng nên không đọc được.", SAVE_AGAIN)
_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_CUT = re.compile(r"\{(?:<[^>]*>)+[{%#]|[}%#](?:<[^>]*>)+\}")
_MARKS = re.compile(r"\{[{%#]|[}%#]\}")
_INSIDE = r"(?:[^{}%<&]|&(?:lt|gt|quot|apos);)*"
_PLAIN_TAG = re.compile(rf"\{{\{{(?!(?:tr|tc|p|r)\b|-){_INSIDE}(?<!-)\}}\}}|\{{%(?:tr |p )?(?!-){_INSIDE}(?<!-)%\}}")
_OWN_WORDS = re.compile(r"\{%\s*(?:colspan|cellbg|vm|hm|tc|r)\b")
_ELEMENT_TAG = re.compile(r"\{%(tr|p) ([^{}%]*%\})")
# docxtpl takes these for ready-made XML; the data has only texts, which would be lost outside their run.
_RAW_TAG = re.compile(r"\{\{(?:tr|tc|p|r) .*?\}\}")
_PLAIN_INSTEAD = "Hãy bỏ chữ đứng sát “{{”, viết như “{{ ten }}”."
_COLUMN_WORDS = re.compile(r"\{%\s*(?:colspan|hm|tc)\b")
_QUOTES = str.maketrans("“”‘’", "\"\"''")
_ENTITIES = ("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'")


class Patched(NamedTuple):
    """A Jinja source; every paragraph starts a line, so that a line number names a paragraph.

    `columns_vary` says that the tags repeat cells, and the grid of the tables must follow.
    """

    source: str
    columns_vary: bool = False


def patch(xml: str) -> Patched:
    """Return the Jinja source of a part; raises `FaultyTemplate`."""
    quick = _patch_whole_tags(xml)
    if quick is not None:
        return Patched(_by_lines(quick))
    text = re.sub(r"<[^>]*>", "", xml)
    if raw := _RAW_TAG.search(text):
        raise FaultyTemplate(TemplateFault(f"Thẻ “{raw[0]}” không dùng được trong biểu mẫu.", _PLAIN_INSTEAD, raw[0]))
    return Patched(_by_lines(_docxtpl_patch(xml)), columns_vary=bool(_COLUMN_WORDS.search(text)))


def fix_tables(xml: str) -> str:
    """Return the part with the grid of every table fitted to its widest row, as docxtpl does it."""
    from docxtpl import DocxTemplate
    from lxml import etree

    return str(etree.tostring(DocxTemplate(io.BytesIO()).fix_tables(xml), encoding="unicode"))


def _by_lines(xml: str) -> str:
    return xml.replace("<w:p>", "\n<w:p>").replace("<w:p ", "\n<w:p ")


def _docxtpl_patch(xml: str) -> str:
    from docxtpl import DocxTemplate
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False, remove_blank_text=True
    )
    try:
        normal = etree.tostring(etree.fromstring(xml.encode(), parser), encoding="unicode")
    except etree.XMLSyntaxError:
        raise FaultyTemplate(_BROKEN) from None
    return str(DocxTemplate(io.BytesIO()).patch_xml(normal))


def _patch_whole_tags(xml: str) -> str | None:
    """Return the source if every tag is whole and of a plain kind; None otherwise."""
    if "<!" in xml or _CUT.search(xml) or _OWN_WORDS.search(xml):
        return None
    if _MARKS.search(_TAG.sub("", xml)) or not all(map(_PLAIN_TAG.fullmatch, _TAG.findall(xml))):
        return None
    return _lift_elements(_TAG.sub(_readable, xml.replace("<w:t>", '<w:t xml:space="preserve">')))


def _readable(match: re.Match[str]) -> str:
    """Undo in a tag what Word does to its quotes and signs."""
    tag = match[0].translate(_QUOTES)
    for entity, sign in _ENTITIES:
        tag = tag.replace(entity, sign)
    return tag


def _lift_elements(xml: str) -> str | None:
    """Put the tag of a whole row or paragraph in the place of that row or paragraph."""
    pieces: list[str] = []
    done = 0
    for match in _ELEMENT_TAG.finditer(xml):
        name = match[1]
        start = max(xml.rfind(f"<w:{name} ", 0, match.start()), xml.rfind(f"<w:{name}>", 0, match.start()))
        end = xml.find(f"</w:{name}>", match.end())
        if start < done or end < 0:
            return None
        pieces += (xml[done:start], "{% ", match[2])
        done = end + len(f"</w:{name}>")
    pieces.append(xml[done:])
    return "".join(pieces)
