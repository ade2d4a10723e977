"""The parts beside the text: properties of the file, the list of content types and the relations."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from danvan_cli.forms.engine.parts import CORE_PART, escape, unescape
from danvan_cli.forms.engine.visible import visible

if TYPE_CHECKING:
    from collections.abc import Mapping

CUSTOM_PART = "docProps/custom.xml"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
# The set of properties that anybody may fill has this fixed number in every Word file.
_USER_DEFINED = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
_PROPERTY = re.compile(r'<(?:\w+:)?property\b[^>]*?\sname="([^"]*)"[^>]*>(.*?)</(?:\w+:)?property>', re.DOTALL)
_VALUE = re.compile(r"<(?:\w+:)?\w+>([^<]*)</")
_DATE = re.compile(r"<(dcterms:(?:created|modified))\b[^>]*>[^<]*</\1>")
_FIXED_DATE = r'<\1 xsi:type="dcterms:W3CDTF">1980-01-01T00:00:00Z</\1>'
_TITLE = re.compile(r"<dc:title>.*?</dc:title>|<dc:title\s*/>", re.DOTALL)
_RELATION = re.compile(r"<(?:\w+:)?Relationship\b[^>]*/>")
_TARGET = re.compile(r'Target="/?([^"]*)"')
_PROPERTY_PARTS = (
    (
        CORE_PART,
        f"{_PACKAGE}/relationships/metadata/core-properties",
        "application/vnd.openxmlformats-package.core-properties+xml",
    ),
    (
        CUSTOM_PART,
        f"{_OFFICE}/relationships/custom-properties",
        "application/vnd.openxmlformats-officedocument.custom-properties+xml",
    ),
)
_CLOSING = re.compile(r"</(?:\w+:)?\w+>\s*$")
_PREFIX = re.compile(r"<(\w+:)?(?:Types|Relationships)\b")
EMPTY_CORE = (
    f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"></cp:coreProperties>'
)


def custom_properties(xml: str, values: Mapping[str, str]) -> str:
    """Return the custom properties: those of the template, with ours in their place or after them."""
    kept = {unescape(name): content for name, content in _PROPERTY.findall(xml)}
    kept |= {name: f"<vt:lpwstr>{escape(visible(value))}</vt:lpwstr>" for name, value in values.items()}
    body = "".join(
        f'<property fmtid="{_USER_DEFINED}" pid="{number}" name="{escape(name)}">{content}</property>'
        for number, (name, content) in enumerate(kept.items(), 2)
    )
    names = f'xmlns="{_OFFICE}/custom-properties" xmlns:vt="{_OFFICE}/docPropsVTypes"'
    return f"<Properties {names}>{body}</Properties>"


def read_custom(xml: str) -> dict[str, str]:
    """Return the custom properties by name, every value as text."""
    found = {}
    for name, content in _PROPERTY.findall(xml):
        value = _VALUE.search(content)
        found[unescape(name)] = unescape(value[1]) if value else ""
    return found


def fixed_dates(core: str) -> str:
    """Return the core properties with dates that do not follow the clock."""
    return _DATE.sub(_FIXED_DATE, core)


def with_title(core: str, title: str) -> str:
    """Return the core properties with the title of this document."""
    element = f"<dc:title>{escape(visible(title))}</dc:title>"
    if _TITLE.search(core):
        return _TITLE.sub(lambda _: element, core, count=1)
    return _insert(core, element)


def declare_part(types: str, name: str, kind: str) -> str:
    """Return the list of content types with the part `name` in it."""
    if f'"/{name}"' in types:
        return types
    return _insert(types, f'<{_prefix(types)}Override PartName="/{name}" ContentType="{kind}"/>')


def declare_extension(types: str, extension: str, kind: str) -> str:
    """Return the list of content types with a file extension in it."""
    if f'Extension="{extension}"' in types:
        return types
    opening = types.index(">", types.index("Types")) + 1
    default = f'<{_prefix(types)}Default Extension="{extension}" ContentType="{kind}"/>'
    return types[:opening] + default + types[opening:]


def relate(relations: str, identity: str, kind: str, target: str) -> str:
    """Return the relations with one more; `kind` is the last word of its type."""
    return _insert(
        relations,
        f'<{_prefix(relations)}Relationship Id="{identity}" Type="{kind}" Target="{target}"/>',
    )


def declare_properties(types: str, relations: str) -> tuple[str, str]:
    """Return the list of content types and the relations of the file with both property parts in them."""
    types = types.replace(".wordprocessingml.template.main+xml", ".wordprocessingml.document.main+xml")
    for name, kind, content_type in _PROPERTY_PARTS:
        for relation, target in _related(relations, kind):
            relations = relations.replace(relation, "")
            types = re.sub(rf'<(?:\w+:)?Override\b[^>]*"/{re.escape(target)}"[^>]*>', "", types)
        types = declare_part(types, name, content_type)
        relations = relate(relations, f"danvan-{kind.rpartition('/')[2]}", kind, name)
    return types, relations


def property_parts(relations: str) -> dict[str, str]:
    """Return the names of the property parts of a file, each with the name that we give it."""
    return {target: name for name, kind, _ in _PROPERTY_PARTS for _, target in _related(relations, kind)}


def _related(relations: str, kind: str) -> list[tuple[str, str]]:
    """Return the relations of a kind, each with the name of the part that it leads to."""
    return [
        (relation[0], target[1])
        for relation in _RELATION.finditer(relations)
        if f'"{kind}"' in relation[0] and (target := _TARGET.search(relation[0]))
    ]


def _prefix(xml: str) -> str:
    found = _PREFIX.search(xml)
    return found[1] or "" if found else ""


def _insert(xml: str, element: str) -> str:
    """Put an element before the closing tag of the root; a root without content is opened first."""
    xml = re.sub(r"<([\w:]+)([^>]*)/>\s*$", r"<\1\2></\1>", xml) if not _CLOSING.search(xml) else xml
    end = xml.rindex("</")
    return xml[:end] + element + xml[end:]
