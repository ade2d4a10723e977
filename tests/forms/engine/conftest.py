"""Word files made for the tests: small templates, and the same files bent in one place."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping, Sequence

import pytest
from docx import Document
from lxml import etree

Rows = Sequence[Sequence[str]]
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def saved(document: object) -> bytes:
    """Return the bytes of a python-docx document."""
    stream = io.BytesIO()
    document.save(stream)  # type: ignore[attr-defined]
    return stream.getvalue()


@pytest.fixture
def word() -> Callable[..., bytes]:
    """Return a maker of Word files: paragraphs, then the rows of a table, a page head and a title."""

    def make(*paragraphs: str | Sequence[str], rows: Rows = (), head: str = "", title: str = "") -> bytes:
        document = Document()
        for runs in paragraphs:
            paragraph = document.add_paragraph()
            for run in [runs] if isinstance(runs, str) else runs:
                paragraph.add_run(run)
        if rows:
            table = document.add_table(rows=0, cols=len(rows[0]))
            for texts in rows:
                for cell, text in zip(table.add_row().cells, texts, strict=True):
                    cell.text = text
            document.add_paragraph()
        if head:
            document.sections[0].header.paragraphs[0].text = head
        if title:
            document.core_properties.title = title
        return saved(document)

    return make


@pytest.fixture
def members() -> Callable[[bytes], dict[str, bytes]]:
    """Return a reader of all members of a Word file."""

    def read(data: bytes) -> dict[str, bytes]:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return {name: archive.read(name) for name in archive.namelist()}

    return read


@pytest.fixture
def changed(members: Callable[[bytes], dict[str, bytes]]) -> Callable[..., bytes]:
    """Return a maker of a Word file with some members replaced or added."""

    def change(data: bytes, new: Mapping[str, bytes]) -> bytes:
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in {**members(data), **new}.items():
                archive.writestr(name, content)
        return stream.getvalue()

    return change


@pytest.fixture
def body(members: Callable[[bytes], dict[str, bytes]]) -> Callable[..., str]:
    """Return a reader of the XML of the text of a Word file."""
    return lambda data, name="word/document.xml": members(data)[name].decode()


@pytest.fixture
def canonical(members: Callable[[bytes], dict[str, bytes]]) -> Callable[..., bytes]:
    """Return a reader of one part in canonical form, without what no program shows."""

    def read(data: bytes, name: str = "word/document.xml") -> bytes:
        tree = etree.fromstring(members(data)[name], etree.XMLParser(remove_blank_text=True))
        for text in tree.iter(f"{WORD}t"):
            # The mark “keep blanks” says nothing where there is no blank at either end.
            if (text.text or "") == (text.text or "").strip():
                text.attrib.pop("{http://www.w3.org/XML/1998/namespace}space", None)
            text.text = text.text or None
        etree.cleanup_namespaces(tree)
        return etree.tostring(tree, method="c14n")

    return read
