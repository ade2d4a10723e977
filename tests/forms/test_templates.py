"""The built-in templates: made by their script, whole, and laid out as the rules of each authority ask."""

from __future__ import annotations

import io
import re
import runpy
import sys
import zipfile

import pytest

from danvan_cli.builtin import builtin_folder
from danvan_cli.forms.catalogue import load_catalogue
from danvan_cli.forms.engine.tags import unknown_tags
from danvan_cli.forms.engine.template import open_template
from danvan_cli.forms.engine.text import document_text
from danvan_cli.forms.keys import known_paths
from danvan_cli.source.reader import read_source

FOLDER = builtin_folder("templates")
FORMS = tuple(sorted(path.parent.name for path in FOLDER.glob("*/mau.docx")))
SCRIPTS = ("ascii", "hAnsi", "eastAsia", "cs")
LAYOUTS = ("dang", "hanh-chinh", "khac")
PORTRAIT = 'w:w="11906" w:h="16838"'
LANDSCAPE = 'w:w="16838" w:h="11906" w:orient="landscape"'
PAGES = {
    "de-nghi-khen-thuong": (PORTRAIT, PORTRAIT),
    "phu-luc-01": (LANDSCAPE,),
    "phu-luc-02": (PORTRAIT, LANDSCAPE),
    "quyet-dinh-cong-nhan": (PORTRAIT, PORTRAIT),
}
"""The sections of each form that is more than one upright section."""
DRAWN = {"bao-cao-mo-hinh": {"w:drawing"}}
"""What the report on a model has and no other form: a chart and photos."""
MARGINS = 'w:top="1134" w:right="850" w:bottom="1134" w:left="1701" w:header="567"'


@pytest.fixture(scope="module")
def script():
    """Return the names that templates/make.py defines, as when it is run."""
    sys.path.insert(0, str(FOLDER))
    try:
        return runpy.run_path(str(FOLDER / "make.py"))
    finally:
        sys.path.remove(str(FOLDER))
        for module in FOLDER.glob("*.py"):
            sys.modules.pop(module.stem, None)


def template(form: str) -> bytes:
    """Return the committed template."""
    return (FOLDER / form / "mau.docx").read_bytes()


def part(data: bytes, name: str = "word/document.xml") -> str:
    """Return the XML of a part."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name).decode()


def example(form: str, layout: str, **paper: object) -> dict[str, object]:
    """Return the form's example with another layout."""
    value = read_source("vi-du.yaml", (FOLDER / form / "vi-du.yaml").read_bytes()).value
    return {**filled(value), "the_thuc": layout, "van_ban": {**filled(value)["van_ban"], **paper}}


def filled(value):
    """Return an example with empty texts where the file has nothing."""
    if isinstance(value, dict):
        return {key: filled(inner) for key, inner in value.items()}
    return [filled(inner) for inner in value] if isinstance(value, list) else value or ""


def render(form: str, layout: str, **paper: object) -> bytes:
    """Fill the form's example."""
    return open_template(template(form), form).render(example(form, layout, **paper))


def test_script_makes_the_committed_templates(script) -> None:
    """Running the script gives, byte for byte, the files that are committed."""
    made = {form: make() for form, make in script["FORMS"].items()}
    assert made == {form: template(form) for form in FORMS}


def test_every_form_is_listed() -> None:
    """The catalogue of an empty place holds exactly the built-in forms, none of them faulty."""
    catalogue = load_catalogue(None)
    assert tuple(catalogue.forms) == FORMS
    assert catalogue.faulty == ()


@pytest.mark.parametrize("form", FORMS)
def test_tags_are_keys(form) -> None:
    """Every tag of a built-in template is a key that the context has."""
    assert unknown_tags(open_template(template(form), form).tags(), known_paths()) == ()


@pytest.mark.parametrize("form", FORMS)
def test_sheet_names_keys(form) -> None:
    """Every key path in a built-in sheet is a key that the context has."""
    sheet = load_catalogue(None).forms[form].sheet
    assert sheet.needed
    assert sheet.blank
    paths = {*sheet.needed, *(sheet.blank.texts or {}), *(sheet.blank.rows or {})}
    assert {path.replace("[?]", "[]") for path in paths} <= known_paths()


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("form", FORMS)
def test_example_fills(form, layout) -> None:
    """The example of each form fills it in each layout, twice to the same bytes, and no tag is left."""
    data = render(form, layout)
    assert data == render(form, layout)
    assert not re.search(r"\{\{|\{%", document_text(data))
    assert "Biến rác thải thành tiền" in document_text(data)


@pytest.mark.parametrize("form", FORMS)
def test_page(form) -> None:
    """Paper is A4 with the Party's margins, which Decree 30 allows too; only lists lie on their side."""
    sections = re.findall(r"<w:sectPr>.*?</w:sectPr>", part(template(form)))
    pages = PAGES.get(form, (PORTRAIT,))
    assert len(sections) == len(pages)
    for section, page in zip(sections, pages, strict=True):
        assert page in section
        assert MARGINS in section


@pytest.mark.parametrize("form", FORMS)
def test_page_number(form) -> None:
    """The number stands in the middle of the head, 14 pt, from the second page on."""
    data = template(form)
    assert " PAGE " in part(data, "word/header1.xml")
    assert '<w:pStyle w:val="SoTrang"/>' in part(data, "word/header1.xml")
    assert part(data).count("<w:titlePg/>") == 1
    assert look(part(data, "word/styles.xml"), "SoTrang") == (14, "", "center")


@pytest.mark.parametrize("form", FORMS)
def test_nothing_is_lost_on_the_way_to_doc(form) -> None:
    """No text box or grid is used, a drawing only in the report on a model, and the body ends with a paragraph."""
    xml = part(template(form))
    found = set(re.findall(r"w:drawing|w:pict|txbx|w:docGrid|mc:AlternateContent", xml))
    assert found == DRAWN.get(form, set())
    assert re.search(r"</w:p><w:sectPr>(?:(?!<w:p>|<w:tbl>).)*</w:sectPr></w:body>", xml)


@pytest.mark.parametrize("form", FORMS)
def test_one_font(form) -> None:
    """Every script of the font is Times New Roman, and the language is Vietnamese."""
    styles = part(template(form), "word/styles.xml")
    fonts = re.findall(r"<w:rFonts [^>]*>", styles)
    wanted = " ".join(f'w:{script}="Times New Roman"' for script in SCRIPTS)
    assert fonts == [f"<w:rFonts {wanted}/>"]
    assert '<w:lang w:val="vi-VN"' in styles
    assert "w:rFonts" not in part(template(form))


# domain: sizes and looks of HD 05-HD/VPTW and of Decree 30/2020, appendix I
@pytest.mark.parametrize(
    ("style", "size", "marks"),
    [
        ("DangTieuDe1", 15, "b"),
        ("DangCapTren", 14, ""),
        ("DangBanHanh", 14, "b"),
        ("DangSo", 14, ""),
        ("DangNgay", 14, "i"),
        ("DangTenLoai", 15, "b"),
        ("DangTrichYeu", 14, "b"),
        ("DangQuyenHan", 14, "b"),
        ("DangChucVu", 14, ""),
        ("DangHoTen", 14, "b"),
        ("DangNoiNhan", 14, "u"),
        ("DangNoiNhanDong", 12, ""),
        ("HcTieuDe1", 13, "b"),
        ("HcTieuDe2", 14, "b"),
        ("HcCapTren", 13, ""),
        ("HcBanHanh", 13, "b"),
        ("HcSo", 13, ""),
        ("HcNgay", 14, "i"),
        ("HcTenLoai", 14, "b"),
        ("HcTrichYeu", 14, "b"),
        ("HcQuyenHan", 14, "b"),
        ("HcChucVu", 14, "b"),
        ("HcHoTen", 14, "b"),
        ("HcNoiNhan", 12, "bi"),
        ("HcNoiNhanDong", 11, ""),
        ("NoiDung", 14, ""),
    ],
)
def test_sizes(style, size, marks) -> None:
    """Each component has the size and the weight of its rule."""
    assert look(part(template("phu-luc-02"), "word/styles.xml"), style)[:2] == (size, marks)


def look(styles: str, identity: str) -> tuple[float, str, str]:
    """Return size in points, marks and alignment of a style."""
    found = re.search(rf'w:styleId="{identity}">.*?</w:style>', styles)
    assert found
    marks = "".join(mark for mark in "bi" if f"<w:{mark}/>" in found[0]) + ("u" if "<w:u " in found[0] else "")
    size, align = re.search(r'<w:sz w:val="(\d+)"', found[0]), re.search(r'<w:jc w:val="(\w+)"', found[0])
    assert size
    assert align
    return int(size[1]) / 2, marks, align[1]


def test_body_text() -> None:
    """The text is justified, its first line 10 mm in, 6 pt between paragraphs, lines of exactly 18 pt."""
    styles = part(template("phu-luc-02"), "word/styles.xml")
    body = re.search(r'w:styleId="NoiDung">.*?</w:style>', styles)
    assert body
    assert '<w:spacing w:before="0" w:after="120" w:line="360" w:lineRule="exact"/>' in body[0]
    assert '<w:ind w:firstLine="567"/><w:jc w:val="both"/>' in body[0]


@pytest.mark.parametrize("form", FORMS)
def test_titles_are_never_mixed(form) -> None:
    """The Party's title stands on Party papers alone, the national title on the administration's alone."""
    texts = {layout: document_text(render(form, layout)) for layout in LAYOUTS}
    party = {layout for layout, text in texts.items() if "ĐẢNG CỘNG SẢN VIỆT NAM" in text}
    state = {layout for layout, text in texts.items() if "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in text}
    assert party == {"dang"}
    assert state == {"hanh-chinh"}


def test_number_and_recipients() -> None:
    """Party papers write “Số 05-BC/CB” over a star, the administration “Số: 15/BC-UBND” and “Lưu: VT”."""
    party = document_text(render("phu-luc-02", "dang")).splitlines()
    state = document_text(render("phu-luc-02", "hanh-chinh", so_ky_hieu="15/BC-UBND")).splitlines()
    assert "Số 05-BC/CB" in party
    assert "*" in party
    assert "-----" in party
    assert "- Lưu Chi bộ xóm 3 (Diễn Hoa cũ)." in party
    assert "Số: 15/BC-UBND" in state
    assert "- Lưu: VT." in state
    assert not {"*", "-----"} & set(state)


@pytest.mark.parametrize(("layout", "length"), [("dang", 206.7), ("hanh-chinh", 171.4)])
def test_rule_is_as_long_as_the_title(layout, length) -> None:
    """The rule under the title is a drawn line of the title's own length, to a point."""
    xml = part(render("phieu-dang-ky", layout))
    cell = re.search(r'<w:tcW w:w="(\d+)"[^>]*/></w:tcPr>(?:(?!</w:tc>).)*(?:CỘNG SẢN|Độc lập)(?:(?!</w:tc>).)*', xml)
    assert cell
    indents = re.search(r'</w:pBdr><w:ind w:left="(\d+)" w:right="(\d+)"/>', cell[0])
    assert indents
    assert (int(cell[1]) - int(indents[1]) - int(indents[2])) / 20 == pytest.approx(length, abs=1)


def test_lists_break_well() -> None:
    """Every row of a ruled table is kept whole and the column heads stand again on each page."""
    for form in ("phu-luc-01", "phu-luc-02"):
        xml = part(render(form, "dang"))
        ruled = next(table for table in re.findall(r"<w:tbl>.*?</w:tbl>", xml) if "w:insideH" in table)
        assert ruled.count("<w:cantSplit/>") == ruled.count("<w:tr>") > 4
        assert ruled.count("<w:tblHeader/>") == 1
        assert ruled.index("<w:tblHeader/>") < ruled.index("TT")


def test_slip_is_the_plans_sample() -> None:
    """The empty slip holds every line of the plan's sample, letter for letter, typing errors mended."""
    text = document_text(render("phieu-dang-ky", "dang", de_trong="có"))
    for line in (
        "ĐẢNG CỘNG SẢN VIỆT NAM",
        "Mẫu phiếu đăng ký thực hiện mô hình “Dân vận khéo” năm 2026",
        "(Dùng cho các đơn vị tham khảo, hướng dẫn thực hiện)",
        "của Đảng ủy xã Diễn Châu; yêu cầu và điều kiện thực tiễn, chủ thể mô hình",
        "đăng ký thực hiện mô hình “Dân vận khéo” với các nội dung sau:",
        "1. Tên mô hình",
        "2. Thời gian thực hiện",
        "3. Mô hình có từ trước (mô hình mới năm 2026)",
        "4. Địa điểm thực hiện",
        "5. Dự kiến mục tiêu, kết quả cần đạt",
        "Xác nhận của cơ quan, đơn vị\n(Ký tên, đóng dấu)",
        "Chủ thể mô hình\n(Ký, ghi rõ họ tên)",
    ):
        assert line in text


def test_merged_cells() -> None:
    """A model with three targets has one name over three rows."""
    xml = part(render("phu-luc-02", "dang"))
    assert xml.count('<w:vMerge w:val="restart"/>') == 5
    assert xml.count('<w:vMerge w:val="continue"/>') == 10
