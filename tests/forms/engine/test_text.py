"""The text of a written file and its hash: an edit is seen, a mere re-save is not."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document
from docx.text.run import Run

from danvan_cli.forms.engine.template import TEXT_HASH, open_template
from danvan_cli.forms.engine.text import document_text, read_properties, text_hash

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
CONTEXT = {"x": "Đặng Văn Ước & <bạn>", "d": "một\nhai\tba", "r": "", "ds": [{"ten": "a"}, {"ten": "b c"}]}

COMPLEX_FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>{}</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
SIMPLE_FIELD = '<w:fldSimple w:instr="PAGE"><w:r><w:t>{}</w:t></w:r></w:fldSimple>'


@pytest.fixture
def filled(word: Callable[..., bytes]) -> bytes:
    """Return a document filled from a template with a table, a page head, breaks and an empty value."""
    rows = (("TT", "Tên"), ("{%tr for m in ds %}", ""), ("{{ loop.index }}", "{{ m.ten }}"), ("{%tr endfor %}", ""))
    paragraphs = ("Họ tên: {{ x }}", "Số:{{ r }}/KH", "{{ d }}", ["Dân v", "ận khéo"])
    return open_template(word(*paragraphs, rows=rows, head="Xóm {{ x }}"), "m").render(CONTEXT, {"danvan_id": "1"})


def resaved(data: bytes, edit: Callable[..., None] = lambda _: None) -> bytes:
    """Return the file as python-docx saves it after an edit."""
    document = Document(io.BytesIO(data))
    edit(document)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def runs(paragraph: object) -> list[Run]:
    """Return the runs of a paragraph, those inside content controls too."""
    return [Run(element, paragraph) for element in paragraph._p.iter(f"{WORD}r")]


def test_text_is_read_in_order(filled: bytes) -> None:
    """The text is read head first, then a line for each paragraph, cell and break."""
    assert document_text(filled).split("\n") == [
        "Xóm Đặng Văn Ước & <bạn>",
        "Họ tên: Đặng Văn Ước & <bạn>",
        "Số:/KH",
        "một",
        "hai",
        "ba",
        "Dân vận khéo",
        *["TT", "Tên", "1", "a", "2", "b c"],
    ]


def test_hash_of_the_file_is_the_one_written(filled: bytes) -> None:
    """The hash in the properties is the hash of the text as it is read back."""
    assert read_properties(filled)[TEXT_HASH] == text_hash(filled)


def test_saving_again_is_no_edit(filled: bytes) -> None:
    """A file saved again by another program keeps its hash."""
    assert text_hash(resaved(filled)) == text_hash(filled)


def test_runs_and_blanks_are_no_edit(filled: bytes) -> None:
    """Runs cut anew, blanks at the ends and empty paragraphs do not change the hash."""

    def recut(document: object) -> None:
        paragraph = document.paragraphs[0]
        text = "".join(run.text for run in runs(paragraph))
        paragraph.clear()
        for character in text:
            paragraph.add_run(character)
        paragraph.add_run("  ")
        document.add_paragraph()

    assert text_hash(resaved(filled, recut)) == text_hash(filled)


@pytest.mark.parametrize("place", ["text", "control", "cell", "head", "blank"])
def test_edit_is_seen(place: str, filled: bytes) -> None:
    """One changed letter, in the text, a control, a cell or the page head, or two words joined, changes the hash."""

    def edit(document: object) -> None:
        run = {
            "text": runs(document.paragraphs[0])[0],
            "control": runs(document.paragraphs[0])[-1],
            "cell": runs(document.tables[0].cell(1, 1).paragraphs[0])[-1],
            "head": runs(document.sections[0].header.paragraphs[0])[-1],
            "blank": runs(document.paragraphs[2])[-1],
        }[place]
        run.text = run.text.replace(" ", "") if place == "blank" else f"{run.text}x"

    assert text_hash(resaved(filled, edit)) != text_hash(filled)


@pytest.mark.parametrize("field", [COMPLEX_FIELD, SIMPLE_FIELD])
def test_page_number_is_no_edit(field: str, word, changed, body) -> None:
    """What a field shows does not count, and the text after it does."""
    data = word("Trang ", "cuối")
    made = [
        changed(
            data,
            {"word/document.xml": body(data).replace("</w:p>", f"{field.format(number)}</w:p>", 1).encode()},
        )
        for number in ("1", "27")
    ]
    assert text_hash(made[0]) == text_hash(made[1]) == text_hash(data)


def test_composed_letters_are_no_edit(word: Callable[..., bytes]) -> None:
    """Letters written as letter and mark are the same text."""
    assert text_hash(word("Đa\u0323ng u\u031bo\u031b\u0301c")) == text_hash(word("Đạng ước"))


def test_file_without_properties(word: Callable[..., bytes]) -> None:
    """A file that we did not write has no properties of ours."""
    assert read_properties(word("a")) == {}


def test_libreoffice_save_is_no_edit(filled: bytes, tmp_path: Path) -> None:
    """A document saved again by LibreOffice keeps its hash and its identity."""
    office = shutil.which("soffice")
    if not office and "office" in os.environ.get("DANVAN_REQUIRE", ""):
        pytest.fail("LibreOffice is required here and is not installed")
    if not office:
        pytest.skip("LibreOffice is not installed")
    (tmp_path / "a.docx").write_bytes(filled)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", "docx:MS Word 2007 XML", "--outdir", "out", "a.docx"]
    subprocess.run(  # noqa: S603 - the office program of this machine
        command, cwd=tmp_path, check=True, capture_output=True, timeout=120
    )
    saved = (tmp_path / "out" / "a.docx").read_bytes()
    assert document_text(saved) == document_text(filled)
    assert text_hash(saved) == text_hash(filled)
    assert read_properties(saved)[TEXT_HASH] == text_hash(filled)
