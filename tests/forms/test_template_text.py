"""The text of a Word file as git is shown it."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from docx import Document
from docx.oxml import parse_xml

from danvan_cli.builtin import builtin_folder
from danvan_cli.forms.engine.faults import FaultyTemplate
from danvan_cli.forms.template_text import template_text

TEMPLATES = sorted(builtin_folder("templates").glob("*/mau.docx"))
WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
PICTURE = (
    f"<w:r {WORD}><w:drawing>"
    '<wp:docPr xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'id="1" name="Picture 1" descr="Đường hoa xóm 3"/>'
    '<a:blip xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"/></w:drawing></w:r>'
)


def saved(document) -> bytes:
    """Return the bytes of a python-docx document."""
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def body(*paragraphs: str) -> tuple[str, ...]:
    """Return the text of a file whose body is these paragraphs, given as what stands inside `w:p`."""
    document = Document()
    for inner in paragraphs:
        document.element.body.insert_element_before(parse_xml(f"<w:p {WORD}>{inner}</w:p>"), "w:sectPr")
    return template_text(saved(document))


def test_a_tag_cut_into_runs_is_one_tag():
    """Word cuts a tag where spelling or fonts change; it is told as it was typed."""
    document = Document()
    paragraph = document.add_paragraph()
    for piece in ("Số {", "{ van_ban.", "so_ky_hieu }", "}"):
        paragraph.add_run(piece).bold = len(piece) % 2 == 0
    assert template_text(saved(document)) == ("[Thân văn bản]", "Số {{ van_ban.so_ky_hieu }}")


def test_rows_have_tabs_between_their_cells():
    """A row of a table is one line in its place between the paragraphs; paragraphs of a cell are parted by “ / ”."""
    document = Document()
    document.add_paragraph("Trước")
    table = document.add_table(rows=2, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "TT", "Tên\tmô hình"
    table.cell(1, 0).text = "{{ tt }}"
    table.cell(1, 1).text = "Một"
    table.cell(1, 1).add_paragraph("Hai")
    document.add_paragraph("Sau")
    assert template_text(saved(document))[1:] == ("Trước", "TT\tTên mô hình", "{{ tt }}\tMột / Hai", "Sau")


def test_a_table_in_a_cell_stays_on_the_line_of_its_row():
    """Rows of an inner table are parts of the cell they stand in."""
    document = Document()
    inner = document.add_table(rows=1, cols=1).cell(0, 0).add_table(rows=1, cols=2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "a", "b"
    assert template_text(saved(document))[1:] == ("a | b",)


def test_heads_and_feet_stand_under_their_titles():
    """Heads of pages come before the body, feet behind it."""
    document = Document()
    document.sections[0].header.paragraphs[0].text = "Ở đầu"
    document.sections[0].footer.paragraphs[0].text = "Ở chân"
    document.add_paragraph("Thân")
    expected = ("[Đầu trang]", "Ở đầu", "[Thân văn bản]", "Thân", "[Chân trang]", "Ở chân")
    assert template_text(saved(document)) == expected


def test_a_content_control_is_its_text():
    """The tag of a content control is left out, the text inside stands."""
    control = (
        '<w:r><w:t xml:space="preserve">Tên: </w:t></w:r><w:sdt><w:sdtPr><w:tag w:val="0:mo_hinh.ten"/></w:sdtPr>'
        "<w:sdtContent><w:r><w:t>Đường hoa</w:t></w:r></w:sdtContent></w:sdt>"
    )
    assert body(control)[1:] == ("Tên: Đường hoa",)


def test_a_picture_is_its_description():
    """A picture is told by what its author wrote of it."""
    assert body(PICTURE)[1:] == ("[hình: Đường hoa xóm 3]",)


@pytest.mark.parametrize(
    "field",
    [
        '<w:fldSimple w:instr=" PAGE "><w:r><w:t>7</w:t></w:r></w:fldSimple>',
        (
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PA</w:instrText></w:r>'
            '<w:r><w:instrText>GE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
            '<w:r><w:t>7</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
        ),
        (
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>page</w:instrText></w:r>'
            '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        ),
    ],
)
def test_a_page_number_is_no_number(field):
    """What every program counts anew is told by its name, so that saving a file again changes nothing."""
    assert body(f"{field}<w:r><w:t> sau</w:t></w:r>")[1:] == ("[số trang] sau",)


def test_a_field_left_open_hides_no_later_paragraph():
    """Whoever leaves a page number without an end hides at most the rest of its own paragraph."""
    left_open = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )
    assert body(left_open, "<w:r><w:t>Điều 2</w:t></w:r>")[1:] == ("[số trang]", "Điều 2")


def test_the_text_of_a_link_stays():
    """A field whose text a person wrote is that text."""
    link = '<w:fldSimple w:instr="HYPERLINK &quot;https://vi.example&quot;"><w:r><w:t>xem đây</w:t></w:r></w:fldSimple>'
    assert body(link)[1:] == ("xem đây",)


def test_a_text_box_is_told_once():
    """The second copy of a drawing, for older programs, is left out; the box is told where it is anchored."""
    compatible = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    box = "<w:txbxContent><w:p><w:r><w:t>Trong khung</w:t></w:r></w:p></w:txbxContent>"
    both = (
        f'<w:r><w:t>Ngoài</w:t></w:r><w:r><mc:AlternateContent xmlns:mc="{compatible}">'
        f'<mc:Choice Requires="wps">{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r>'
    )
    (line,) = body(both)[1:]
    assert line.split() == ["Ngoài", "Trong", "khung"]


def test_hidden_signs_are_shown():
    """A control that would turn the text of a terminal around stands by its name."""
    assert body("<w:r><w:t>a\u202eb</w:t></w:r>")[1:] == ("a⟨U+202E⟩b",)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.parent.name)
def test_every_shipped_template_is_told_with_its_tags(path: Path):
    """Each template that comes with danvan is text whose braces all close."""
    lines = template_text(path.read_bytes())
    assert any("{{" in line for line in lines)
    text = "\n".join(lines)
    assert (text.count("{{"), text.count("{%")) == (text.count("}}"), text.count("%}"))
    assert all(line == line.strip(" ") and "\n" not in line for line in lines)


def test_there_are_templates_to_tell():
    """The collection behind the test above is not empty."""
    assert len(TEMPLATES) >= 13


def test_a_document_type_is_refused():
    """A file that could make a reader of XML fetch or unfold things is not read."""
    stream = io.BytesIO(saved(Document()))
    with zipfile.ZipFile(stream) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    parts["word/document.xml"] = b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'
    bent = io.BytesIO()
    with zipfile.ZipFile(bent, "w") as new:
        for name, data in parts.items():
            new.writestr(name, data)
    with pytest.raises(FaultyTemplate, match="DOCTYPE"):
        template_text(bent.getvalue())


def test_tables_in_one_another_without_end_are_told():
    """Thousands of cells in one another, made to do harm, neither break the reader nor lose the text."""
    depth = 2_000
    nested = "<w:tbl><w:tr><w:tc>" * depth + "<w:p><w:r><w:t>đáy</w:t></w:r></w:p>" + "</w:tc></w:tr></w:tbl>" * depth
    stream = io.BytesIO(saved(Document()))
    with zipfile.ZipFile(stream) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    parts["word/document.xml"] = f"<w:document {WORD}><w:body>{nested}</w:body></w:document>".encode()
    bent = io.BytesIO()
    with zipfile.ZipFile(bent, "w") as new:
        for name, data in parts.items():
            new.writestr(name, data)
    assert template_text(bent.getvalue()) == ("[Thân văn bản]", "đáy")
