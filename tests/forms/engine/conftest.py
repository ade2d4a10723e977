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


def _without_controls(tree: etree._Element) -> None:
    for control in list(tree.iter(f"{WORD}sdt")):
        place = control.getparent()
        at = place.index(control)
        place[at : at + 1] = list(control.find(f"{WORD}sdtContent"))


def _with_joined_runs(tree: etree._Element) -> None:
    for run in list(tree.iter(f"{WORD}r")):
        look = run.find(f"{WORD}rPr")
        before = run.getprevious()
        content = [child for child in run if child is not look and (child.tag != f"{WORD}t" or child.text)]
        if not content:
            run.getparent().remove(run)
        elif before is not None and before.tag == run.tag and _look(before) == _look(run):
            before.extend(content)
            run.getparent().remove(run)
    for text in list(tree.iter(f"{WORD}t")):
        before = text.getprevious()
        if before is not None and before.tag == text.tag:
            before.text = (before.text or "") + (text.text or "")
            text.getparent().remove(text)
        elif not text.text:
            text.getparent().remove(text)


def _look(run: etree._Element) -> bytes:
    look = run.find(f"{WORD}rPr")
    return b"" if look is None else etree.tostring(look, method="c14n")


@pytest.fixture
def lines() -> Callable[[bytes], list[str]]:
    """Return a reader of the paragraphs of the body, with the values inside content controls."""

    def read(data: bytes) -> list[str]:
        signs = {f"{WORD}br": "\n", f"{WORD}tab": "\t"}
        paragraphs = Document(io.BytesIO(data)).element.body.iter(f"{WORD}p")
        return ["".join(signs.get(node.tag, node.text or "") for run in paragraph.iter(f"{WORD}r") for node in run)
                for paragraph in paragraphs]  # fmt: skip

    return read


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
    """Return a reader of one part in canonical form: without what no program shows, and without controls.

    Runs of one look that follow each other are one run, since a control stands in a run of its own.
    """

    def read(data: bytes, name: str = "word/document.xml") -> bytes:
        tree = etree.fromstring(members(data)[name], etree.XMLParser(remove_blank_text=True))
        _without_controls(tree)
        _with_joined_runs(tree)
        for text in tree.iter(f"{WORD}t"):
            # The mark “keep blanks” says nothing where there is no blank at either end.
            if (text.text or "") == (text.text or "").strip():
                text.attrib.pop("{http://www.w3.org/XML/1998/namespace}space", None)
            text.text = text.text or None
        etree.cleanup_namespaces(tree)
        return etree.tostring(tree, method="c14n")

    return read
