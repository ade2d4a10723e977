"""Measuring a PDF: fonts first, then pages, sections and the appendix; a doubtful one is never measured."""

from __future__ import annotations

import pytest
from docx import Document
from docx.enum.text import WD_LINE_SPACING
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from pypdf import PdfWriter

from danvan_cli.forms.paging.body_font import family
from danvan_cli.forms.paging.laying import lay_out
from danvan_cli.forms.paging.measuring import APPENDIX, measure
from danvan_cli.progress.pages import Limit, Pages, Section, Unmeasured, cutting_hint, pages_sentence

LINES = 40
"""Lines of 18 pt between margins of 20 mm on A4."""
LIMIT = Limit(5)


def report(path, *, lines, appendix=0, font="Times New Roman"):
    """Write a report of eight sections that fills so many lines, the fourth of them 1.8 pages long."""
    document = Document()
    page = document.sections[0]
    page.page_width, page.page_height, page.left_margin = Mm(210), Mm(297), Mm(30)
    page.top_margin = page.bottom_margin = Mm(20)
    style = document.styles["Normal"]
    style.font.name, style.font.size = font, Pt(14)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), font)
    spacing = style.paragraph_format
    spacing.line_spacing_rule, spacing.line_spacing, spacing.space_after = WD_LINE_SPACING.EXACTLY, Pt(18), Pt(0)
    fourth = 72
    others = [(lines - fourth) // 7] * 7
    others[-1] += lines - fourth - sum(others)
    sizes = [*others[:3], fourth, *others[3:]]
    for number, size in enumerate(sizes, start=1):
        document.add_paragraph().add_run(f"{number}. Mục thứ {number}").bold = True
        for line in range(size - 1):
            document.add_paragraph(f"{line + 1}. Việc nhỏ trong mục, không phải đề mục")
    for number in range(appendix):
        document.add_page_break() if number else None
        head = document.add_paragraph(APPENDIX if number == 0 else "Ảnh tiếp theo")
        head.paragraph_format.page_break_before = number == 0
    document.save(path)


@pytest.fixture(scope="module")
def measured(office, tmp_path_factory):
    """Return four reports laid out in one call: 4.9 pages, 5.1 pages with an appendix, a wrong font, a short one."""
    folder = tmp_path_factory.mktemp("báo cáo")
    report(folder / "fits.docx", lines=196)
    report(folder / "over.docx", lines=204, appendix=2)
    report(folder / "wrong.docx", lines=196, font="Liberation Sans")
    report(folder / "short.docx", lines=100, appendix=1)
    laid = lay_out(office, sorted(folder.glob("*.docx")), folder)
    return {each.document.stem: each.measured for each in laid}


def test_a_report_of_4_9_pages_passes(measured):
    """A text that fills nine tenths of the fifth page is five pages, within the limit."""
    pages = measured["fits"]
    assert (pages.text, pages.appendix) == (5, 0)
    assert pages.filled == pytest.approx(4.9, abs=0.05)
    assert not LIMIT.exceeded(pages)
    assert pages_sentence(pages, LIMIT).startswith("5 trang, trong mức tối đa 5 trang (LibreOffice ")


def test_a_report_of_5_1_pages_is_too_long(measured):
    """A text that runs a tenth over is six pages; the longest section and what to cut are told, the appendix apart."""
    pages = measured["over"]
    assert (pages.text, pages.appendix) == (6, 2)
    assert pages.filled == pytest.approx(5.1, abs=0.05)
    assert pages.longest.number == "4"
    assert pages_sentence(pages, LIMIT) == (
        f"6 trang, vượt mức tối đa 5 trang ({pages.engine}, {pages.font}); dài nhất là mục 4: 1,8 trang; "
        "phụ lục ảnh: 2 trang"
    )
    assert cutting_hint(pages, LIMIT).startswith("Cần bớt khoảng 0,1 trang chữ, trước hết ở mục 4")


def test_the_sections_add_up(measured):
    """Eight sections are found among many numbered lines, and together are as long as the text."""
    pages = measured["over"]
    assert [section.number for section in pages.sections] == [str(number) for number in range(1, 9)]
    assert sum(section.length for section in pages.sections) == pytest.approx(pages.filled, abs=0.05)


def test_a_wrong_font_is_not_measured(measured):
    """A report drawn in another font is unknown: the font is named, and what to install."""
    wrong = measured["wrong"]
    assert isinstance(wrong, Unmeasured)
    assert wrong.sentence.startswith("không xác định: văn bản hiện bằng LiberationSans thay cho Times New Roman")
    assert "cài phông Times New Roman" in wrong.hint


def test_the_plan_may_count_the_appendix(measured):
    """With `tinh_ca_phu_luc` the same report of three pages and a picture page exceeds a limit of three."""
    pages = measured["short"]
    assert (pages.text, pages.appendix) == (3, 1)
    assert not Limit(3).exceeded(pages)
    assert Limit(3, whole=True).exceeded(pages)
    assert pages_sentence(pages, Limit(3, whole=True)).startswith("4 trang kể cả phụ lục ảnh, vượt mức tối đa 3 trang")
    assert cutting_hint(pages, Limit(3, whole=True)).startswith("Bớt ảnh trong phụ lục")


def test_a_pdf_without_pages_is_not_measured(tmp_path):
    """A PDF of zero pages is unknown, never a report of no length."""
    path = tmp_path / "a.pdf"
    PdfWriter().write(path)
    assert measure(path, "LibreOffice 7.4") == Unmeasured("bản PDF do LibreOffice 7.4 làm ra không có trang nào.")


def test_a_pdf_without_words_is_not_measured(tmp_path):
    """A PDF whose pages hold no letters, such as a scan, is unknown."""
    writer = PdfWriter()
    writer.add_blank_page(595, 842)
    writer.write(tmp_path / "a.pdf")
    assert isinstance(measure(tmp_path / "a.pdf", "LibreOffice"), Unmeasured)


@pytest.mark.parametrize(
    "data", [b"", b"%PDF-1.6\nrubbish\n%%EOF\n", b"PK\x03\x04", b"%PDF-1.6\nxref\n0 1\ntrailer <<>>"]
)
def test_what_is_no_pdf_is_not_measured(tmp_path, data):
    """Bytes that are no PDF are unknown, with a sentence."""
    (tmp_path / "a.pdf").write_bytes(data)
    assert isinstance(measure(tmp_path / "a.pdf", "LibreOffice"), Unmeasured)


@pytest.mark.parametrize(
    ("font", "name"),
    [
        ("BAAAAA+LiberationSerif-BoldItalic", "Liberation Serif"),
        ("TimesNewRomanPSMT", "Times New Roman"),
        ("ABCDEF+TimesNewRomanPS-BoldMT", "Times New Roman"),
        ("TimesNewRoman,Bold", "Times New Roman"),
        ("Tinos-Regular", "Tinos"),
        ("Tinos", "Tinos"),
        ("Times-Roman", "Times"),
        ("AAAAAA+TeXGyreTermes-Bold", "TeXGyreTermes"),
        ("LiberationSans", "LiberationSans"),
        ("LiberationSerifX", "LiberationSerifX"),
        ("DejaVuSans-Bold", "DejaVuSans"),
        ("", ""),
    ],
)
def test_families_by_the_names_that_pdf_gives_them(font, name):
    """Only Times New Roman and its twins get their plain names, whatever the style."""
    assert family(font) == name


def test_the_longest_section_is_the_first_of_equals():
    """Of two equal sections the first is named; a report without sections names none."""
    two = Pages(6, 0, 5.2, (Section("1", 2.0), Section("2", 2.0)), "LibreOffice", "Tinos")
    assert two.longest == Section("1", 2.0)
    none = two._replace(sections=())
    assert pages_sentence(none, LIMIT) == "6 trang, vượt mức tối đa 5 trang (LibreOffice, Tinos)"
    assert cutting_hint(none, LIMIT).startswith("Cần bớt khoảng 0,2 trang chữ; ")
    assert cutting_hint(none._replace(filled=5.01), LIMIT).startswith("Cần bớt vài dòng chữ; ")
