"""Turn a form that docxtpl has filled into a mail-merge template of the same page: JOB FILLED.

Every value of the first context that the page shows becomes a MERGEFIELD. Writes JOB/tron.docx and
JOB/fields.json, the values of each context for these fields.
"""

from __future__ import annotations

import copy
import json
import sys
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Iterator

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def leaves(value: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Yield field name and text of every leaf long enough to be recognised on a page."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from leaves(inner, f"{path}_{key}" if path else str(key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from leaves(inner, f"{path}_{index}")
    elif isinstance(value, str) and len(value) >= 2:
        yield path, value


def text_run(run: etree._Element, text: str) -> etree._Element:
    """Return a run that looks like `run` and says `text`."""
    made = etree.Element(f"{_W}r")
    properties = run.find(f"{_W}rPr")
    if properties is not None:
        made.append(copy.deepcopy(properties))
    words = etree.SubElement(made, f"{_W}t")
    words.set(_SPACE, "preserve")
    words.text = text
    return made


def split(run: etree._Element, names: dict[str, str]) -> set[str]:
    """Replace the values inside one run by fields; return the names of those made."""
    text = run.findtext(f"{_W}t") or ""
    parent = run.getparent()
    made: set[str] = set()
    pieces: list[etree._Element] = []
    while text:
        hits = [(text.index(value), -len(value), value) for value in names if value in text]
        if not hits:
            break
        at, _, value = min(hits)
        if at:
            pieces.append(text_run(run, text[:at]))
        field = etree.Element(f"{_W}fldSimple")
        field.set(f"{_W}instr", f" MERGEFIELD {names[value]} ")
        field.append(text_run(run, f"«{names[value]}»"))
        pieces.append(field)
        made.add(names[value])
        text = text[at + len(value) :]
    if made:
        if text:
            pieces.append(text_run(run, text))
        at = parent.index(run)
        parent[at : at + 1] = pieces
    return made


def main() -> None:
    """Write the template and the values."""
    job, filled = Path(sys.argv[1]), Path(sys.argv[2])
    contexts = [dict(leaves(context)) for context in json.loads((job / "contexts.json").read_text("utf-8"))]
    names = {text: name for name, text in contexts[0].items()}
    used: set[str] = set()
    with (
        zipfile.ZipFile(filled) as source,
        zipfile.ZipFile(job / "tron.docx", "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for item in source.infolist():
            data = source.read(item)
            if item.filename == "word/document.xml":
                page = etree.fromstring(data)
                for run in list(page.iter(f"{_W}r")):
                    if len(run.findall(f"{_W}t")) == 1:
                        used |= split(run, names)
                data = etree.tostring(page, xml_declaration=True, encoding="UTF-8", standalone=True)
            target.writestr(item, data)
    if not used:
        sys.exit("no value of the first context was found on the page")
    fields = [{name: context.get(name, "") for name in sorted(used)} for context in contexts]
    (job / "fields.json").write_text(json.dumps(fields, ensure_ascii=False), "utf-8")


if __name__ == "__main__":
    main()
