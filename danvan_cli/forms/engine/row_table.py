"""The table of rows that a document carries beside its text: which row of which list is which dossier.

It stands in a custom XML part, which Word keeps and never shows:
`<hang xmlns="urn:danvan:hang"><dong so="7" ma="xom-3--rac" o="nhom[1].mo_hinh[3]"/><khoa so="1" o="…"/></hang>`,
where `khoa` are key paths too long for a control's tag.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from danvan_cli.forms.engine.parts import escape
from danvan_cli.forms.engine.properties import declare_part, relate

if TYPE_CHECKING:
    from collections.abc import Collection

    from danvan_cli.forms.engine.marks import Marks

NAMESPACE = "urn:danvan:hang"
_NUMBER = re.compile(r"[0-9]{1,9}")
ITEM = re.compile(r"customXml/item(\d+)\.xml")
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_PROPERTIES_TYPE = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
# Word tells one kind of data store from another by this; it is the same for every document of ours.
_STORE = "{6D1A4A0B-5C0E-4B0E-9A55-DA27A0DA27A0}"


class Row(NamedTuple):
    """A row of a list: its dossier's stem and the place of the item in the data of the document."""

    stem: str
    place: str


class Table(NamedTuple):
    """The rows by number, and by number the key paths that are too long for a tag."""

    rows: dict[int, Row]
    paths: dict[int, str]


class TablePart(NamedTuple):
    """The names of the parts that carry the table."""

    item: str
    properties: str
    relations: str

    @classmethod
    def beside(cls, names: Collection[str]) -> TablePart:
        """Choose names that no part of the file has."""
        used = {int(found[1]) for name in names if (found := ITEM.fullmatch(name))}
        number = max(used, default=0) + 1
        folder = "customXml"
        return cls(
            f"{folder}/item{number}.xml",
            f"{folder}/itemProps{number}.xml",
            f"{folder}/_rels/item{number}.xml.rels",
        )

    def fixed_parts(self) -> dict[str, str]:
        """Return the two parts that are the same in every document: what the table is, and where that stands."""
        names = f'xmlns:ds="{_OFFICE}/customXml"'
        schema = f'<ds:schemaRefs><ds:schemaRef ds:uri="{NAMESPACE}"/></ds:schemaRefs>'
        target = self.properties.rpartition("/")[2]
        relations = (
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
        )
        return {
            self.properties: f'<ds:datastoreItem ds:itemID="{_STORE}" {names}>{schema}</ds:datastoreItem>',
            self.relations: relate(relations, "rId1", f"{_OFFICE}/relationships/customXmlProps", target),
        }

    def declare(self, types: str, relations: str) -> tuple[str, str]:
        """Return the content types and the relations of the text with the table in them."""
        types = declare_part(types, self.properties, _PROPERTIES_TYPE)
        types = declare_part(types, self.item, "application/xml")
        return types, relate(relations, "danvan-hang", f"{_OFFICE}/relationships/customXml", f"../{self.item}")


def write_table(marks: Marks) -> str:
    """Return the table of a filled document."""
    rows = (
        f'<dong so="{number}" ma="{escape(stem)}" o="{place}"/>'
        for (place, number), stem in zip(marks.rows.items(), marks.stems, strict=True)
    )
    paths = (f'<khoa so="{number}" o="{path}"/>' for path, number in marks.paths.items())
    return f'<hang xmlns="{NAMESPACE}">{"".join(rows)}{"".join(paths)}</hang>'


def is_table(xml: str) -> bool:
    """Whether a custom XML part is a table of ours."""
    return f'"{NAMESPACE}"' in xml[:300]


def read_table(xml: str) -> Table:
    """Return the table in a part that is known to be sound XML; entries of another shape are left out."""
    # Only reading back needs this; printing is not to wait for it.
    from xml.etree import ElementTree as ET

    rows: dict[int, Row] = {}
    paths: dict[int, str] = {}
    for entry in ET.fromstring(xml):  # noqa: S314 - `read_package` refuses document types and entities
        number = entry.get("so", "")
        if not _NUMBER.fullmatch(number):
            continue
        if entry.tag == f"{{{NAMESPACE}}}dong":
            rows[int(number)] = Row(entry.get("ma", ""), entry.get("o", ""))
        elif entry.tag == f"{{{NAMESPACE}}}khoa":
            paths[int(number)] = entry.get("o", "")
    return Table(rows, paths)
