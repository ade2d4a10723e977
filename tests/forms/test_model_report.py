"""bao-cao-mo-hinh: the plan's heads in order, the record of years, the charts and the picture appendix."""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import zipfile
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PIL import Image

from danvan_cli.cli.app import run
from danvan_cli.forms.catalogue import load_catalogue
from danvan_cli.forms.engine.template import open_template
from danvan_cli.forms.engine.text import document_text
from danvan_cli.forms.paper_context import Subject
from danvan_cli.forms.printing import Order, Paper, papers
from danvan_cli.forms.sheet import Scope
from danvan_cli.progress.year import Year
from danvan_cli.workspace import Workspace

FORM = "bao-cao-mo-hinh"
STEM = "xom-3--rac"
GREENHOUSE = "hoi-lien-hiep-phu-nu--ngoi-nha-xanh"
# Plan III.3, letter for letter but for what is said of the paper itself.
HEADS = (
    "1. Tên mô hình, chủ thể thực hiện, thời gian triển khai",
    "2. Mục đích, ý nghĩa, phạm vi ảnh hưởng của mô hình",
    "3. Nội dung, cách thức triển khai thực hiện qua các giai đoạn",
    "4. Kết quả đạt được",
    "5. Đánh giá về tính sáng tạo, bền vững, mức độ lan tỏa và sự tham gia của Nhân dân",
    "6. Bài học kinh nghiệm, kiến nghị",
    "7. Các tài liệu, hình ảnh, video minh họa",
    "8. Đánh giá, nhận xét của cấp ủy, chính quyền, Mặt trận Tổ quốc và các tổ chức chính trị - xã hội",
)
APPENDIX = "PHỤ LỤC ẢNH MINH HỌA"


def ready(year: Year, stem: str, *, blank: bool = False) -> tuple[Paper, bytes]:
    """Return the report on one model and its document."""
    form = load_catalogue(None).forms[FORM]
    model = year.by_stem[stem]
    subject = Subject(Scope.MODEL, year.workspace.units.get(model.dossier.unit), model)
    office = year.workspace.office.record
    assert office is not None
    template = open_template(form.template, form.label)
    paper = next(papers(year, office, Order(form, [subject], blank=blank), template))
    return paper, template.fill(paper.job)


def seen(workspace: Workspace, day: date) -> Year:
    """Look at a workspace on a day."""
    year = Year.of(workspace, day)
    assert year is not None
    return year


def lines(data: bytes) -> list[str]:
    """Return the text of a document by lines."""
    return document_text(data).splitlines()


def part(data: bytes, name: str = "word/document.xml") -> str:
    """Return the XML of a part."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name).decode()


@pytest.mark.parametrize("day", [date(2026, 3, 1), date(2026, 9, 5), date(2026, 10, 14)])
def test_heads_stand_in_the_plans_order(sample: Workspace, day: date) -> None:
    """Whatever the stage, the eight heads of plan III.3 stand in their order, each in the style of a heading."""
    _, data = ready(seen(sample, day), GREENHOUSE)
    assert [line for line in lines(data) if line in HEADS] == list(HEADS)
    styled = [re.sub("<[^>]*>", "", text) for text in re.findall(r'"DeMuc"/></w:pPr>(.*?)</w:p>', part(data))]
    assert styled == list(HEADS)


def test_every_word_of_the_report_is_printed(sample: Workspace) -> None:
    """A complete dossier gives its own words under their heads and leaves no marker."""
    paper, data = ready(seen(sample, date(2026, 10, 14)), GREENHOUSE)
    dossier = sample.models[[model.stem for model in sample.models].index(GREENHOUSE)].dossier
    report, text = dossier.report, " ".join(lines(data))
    assert report is not None
    for words in (
        report.significance,
        report.scope,
        report.outcome,
        report.creativity,
        report.sustainability,
        report.spread,
        report.participation,
        report.lessons,
        report.proposals,
        *(phase.content for phase in report.phases),
        *(remark.content for remark in dossier.remarks),
        *(evidence.description for evidence in dossier.evidence),
    ):
        assert " ".join((words or "").split()) in text
    assert paper.markers == ()
    assert "CẦN BỔ SUNG" not in text


def test_what_is_missing_is_a_marker(sample: Workspace) -> None:
    """Before the report is handed in, its words are markers, this year's figures too, and nothing of it shows."""
    paper, data = ready(seen(sample, date(2026, 3, 1)), GREENHOUSE)
    missing = {marker.key for marker in paper.markers}
    assert {"bao_cao.ket_qua", "bao_cao.sang_tao", "bao_cao.tu_danh_gia", "muc_tieu[0].ket_qua"} <= missing
    assert "23" not in re.findall(r"\d+", part(data).split("Tỷ lệ đạt")[1].split("</w:tbl>")[0].replace("2023", ""))


def test_record_of_years(campaign: Callable[..., Year]) -> None:
    """A column for each earlier year from the first that has a figure; a year without one has a dash."""
    _, data = ready(campaign(), STEM)
    text = "\n".join(lines(data))
    table = text.partition("Kết quả thực hiện các mục tiêu\n")[2].splitlines()
    assert table[:5] == ["Mục tiêu", "Năm 2025", "Năm 2026", "Chỉ tiêu 2026", "Tỷ lệ đạt"]
    assert table[5:10] == ["Hộ phân loại rác (hộ)", "940", "1.260", "1.200", "105%"]
    assert table[10:15] == ["Hộ đốt rác (%)", "–", "10", "8", "80%"]
    assert table[15:20] == ["Giữ nếp quét đường sáng thứ Bảy", "–", "–", "–", "–"]


@pytest.mark.parametrize("years", [0, 1, 3, 6])
def test_table_is_whole_for_any_number_of_years(campaign: Callable[..., Year], years: int) -> None:
    """Every row has as many cells as the grid has columns, and the columns are as wide as the page."""
    results = ", ".join(f"{2026 - back}: {back + 5}" for back in range(years + 1))
    text = f"ten: Hoa\ndon_vi: xom-3\nloai: nang-cao\nmuc_tieu: [{{ten: Hoa, chi_tieu: 9, ket_qua: {{{results}}}}}]\n"
    year = campaign({"dossiers/2026/xom-3--hoa.yaml": text})
    xml = part(ready(year, "xom-3--hoa")[1])
    table = next(found for found in re.findall(r"<w:tbl>.*?</w:tbl>", xml) if "Chỉ tiêu" in found)
    grid = [int(width) for width in re.findall(r'<w:gridCol w:w="(\d+)"', table)]
    shown = min(years, 4)
    assert {row.count("<w:tc>") for row in re.findall(r"<w:tr>.*?</w:tr>", table)} == {len(grid)} == {4 + shown}
    assert sum(grid) == pytest.approx(9354, abs=20)
    assert xml.count("<c:chart ") == (1 if years else 0)


def test_charts_tell_their_figures_in_words(sample: Workspace) -> None:
    """Each chart is reached by its name and has an alternative text with every year's figure."""
    _, data = ready(seen(sample, date(2026, 10, 14)), GREENHOUSE)
    xml = part(data)
    described = re.findall(r'<wp:docPr [^>]*descr="(Biểu đồ[^"]*)"', xml)
    assert described[0] == (
        "Biểu đồ Ngôi nhà xanh hoạt động đều (ngôi): năm 2023 là 4, năm 2024 là 9, năm 2025 là 15, năm 2026 là 23."
    )
    named = re.findall(r'<c:chart [^>]*r:id="([^"]*)"', xml)
    assert named == ["bieu-do-1", "bieu-do-2", "bieu-do-3"]
    assert all(f'Id="{name}"' in part(data, "word/_rels/document.xml.rels") for name in named)
    assert len(set(re.findall(r'<wp:docPr id="(\d+)"', xml))) == len(named) + 1


def test_a_single_year_has_no_chart(campaign: Callable[..., Year]) -> None:
    """A target known for one year stands in the table alone."""
    paper, data = ready(campaign(), "mttq--bua-sang")
    assert paper.job.charts == {}
    assert "<c:chart " not in part(data)


WITH_PICTURES = """
minh_chung:
  - {loai: hinh-anh, tep: ngang.jpg, mo_ta: Buổi cân, ngay: 02/8/2026}
  - {loai: hinh-anh, tep: mat.jpg, mo_ta: Ảnh đã mất}
  - {loai: tai-lieu, tep: so.txt, mo_ta: Sổ thu chi}
  - {loai: hinh-anh, tep: doc.png, mo_ta: Trao quà}
  - {loai: hinh-anh, tep: sau.jpg, mo_ta: Chụp sau ngày xem, ngay: 01/12/2026}
nhan_xet: [{co_quan: Chi ủy, ngay: 10/9/2026, noi_dung: Đồng ý.}]
"""


@pytest.fixture
def pictured(campaign: Callable[..., Year], tmp_path: Path) -> Year:
    """Return the small campaign with two pictures, one lost and one taken after the day."""
    folder = tmp_path / "dossiers/2026/minh-chung" / STEM
    folder.mkdir(parents=True)
    for name, size in (("ngang.jpg", (1200, 900)), ("doc.png", (900, 1200)), ("sau.jpg", (90, 90))):
        Image.new("RGB", size, "green").save(folder / name)
    whole = (tmp_path / f"dossiers/2026/{STEM}.yaml") if campaign() else folder
    return campaign({f"dossiers/2026/{STEM}.yaml": whole.read_text(encoding="utf-8") + WITH_PICTURES})


def test_appendix_starts_a_page_and_numbers_its_pictures(pictured: Year) -> None:
    """The appendix stands behind a page break under its fixed words, two pictures to a row, captions under them."""
    _, data = ready(pictured, STEM)
    xml = part(data)
    assert re.search(r'"PhuLuc"/><w:pageBreakBefore/></w:pPr>(?:(?!</w:p>).)*PHỤ LỤC ẢNH MINH HỌA', xml)
    appendix = xml[xml.index(APPENDIX) :]
    assert appendix.count("<w:tr>") == 2
    assert re.findall(r'r:embed="([^"]*)"', appendix) == ["anh-1", "anh-3"]
    after = lines(data)[lines(data).index(APPENDIX) :]
    assert [line for line in after if line.startswith("Ảnh ")] == [
        "Ảnh 1. Buổi cân (02/8/2026)",
        "Ảnh 2. Ảnh đã mất",
        "Ảnh 3. Trao quà",
    ]


def test_pictures_keep_their_shape(pictured: Year) -> None:
    """A lying picture is 78 mm wide, a standing one 58.5 mm high, in the drawing as in its frame."""
    xml = part(ready(pictured, STEM)[1])
    sizes = [(int(wide), int(high)) for wide, high in re.findall(r'<wp:extent cx="(\d+)" cy="(\d+)"', xml)]
    frames = [(int(wide), int(high)) for wide, high in re.findall(r'<a:ext cx="(\d+)" cy="(\d+)"', xml)]
    assert sizes[-2:] == frames == [(2_808_000, 2_106_000), (1_579_500, 2_106_000)]


def test_a_lost_picture_is_a_marker_and_the_others_are_printed(pictured: Year) -> None:
    """What cannot be printed says so in its place, and is owed by the dossier at its own line."""
    paper, data = ready(pictured, STEM)
    (marker,) = [marker for marker in paper.markers if marker.key.startswith("minh_chung")]
    assert (marker.key, marker.stem, marker.unit) == ("minh_chung[1].tep", STEM, "xom-3")
    assert marker.text in lines(data)
    assert set(paper.job.pictures) == {"anh-1", "anh-3"}


def test_no_picture_no_appendix(campaign: Callable[..., Year]) -> None:
    """Without a picture the report ends with its signature."""
    assert APPENDIX not in lines(ready(campaign(), STEM)[1])


def test_another_picture_under_the_same_name_is_other_data(pictured: Year, tmp_path: Path) -> None:
    """The hash of the data follows the picture itself, and the same picture gives the same bytes."""
    first, again = ready(pictured, STEM), ready(pictured, STEM)
    assert first == again
    Image.new("RGB", (1200, 900), "red").save(tmp_path / "dossiers/2026/minh-chung" / STEM / "ngang.jpg")
    assert ready(pictured, STEM)[0].job.properties != first[0].job.properties


def test_blank_copy_has_neither_charts_nor_pictures(sample: Workspace) -> None:
    """The empty form has its heads, an empty table of five years and no drawing."""
    paper, data = ready(seen(sample, date(2026, 10, 14)), GREENHOUSE, blank=True)
    assert [line for line in lines(data) if line in HEADS] == list(HEADS)
    assert lines(data).count("Năm ……") == 4
    assert not paper.job.charts
    assert "<w:drawing>" not in part(data)


def test_an_offices_own_template_gets_the_same_drawings(
    make_root: Callable[[dict[str, str | bytes]], Path], tmp_path: Path
) -> None:
    """The same Word file brought by the office, filled in the child process, gives the same document."""
    own = load_catalogue(None).forms[FORM].template
    text = (
        "ten: Hoa\ndon_vi: chi-bo-xom-1\nmuc_tieu: [{ten: Hoa, chi_tieu: 9, ket_qua: {2024: 4, 2025: 8}}]\n"
        "minh_chung: [{loai: hinh-anh, tep: a.png, mo_ta: Hoa}]\n"
    )
    stream = io.BytesIO()
    Image.new("RGB", (300, 200)).save(stream, "PNG")
    files: dict[str, str | bytes] = {
        "dossiers/2026/chi-bo-xom-1--hoa.yaml": text,
        "dossiers/2026/minh-chung/chi-bo-xom-1--hoa/a.png": stream.getvalue(),
    }
    made = []
    for more in ({}, {f"templates/{FORM}/mau.docx": own}):
        root = make_root({**files, **more})
        out = tmp_path / f"ra-{len(more)}"
        asked = ["render", FORM, "--model", "chi-bo-xom-1--hoa", "--as-of", "14/10/2026", "--out", str(out)]
        assert run(["-C", str(root), *asked]) == 0
        made.append(next(out.rglob("*.docx")).read_bytes())
    assert "bieu-do-1" in part(made[0])
    assert part(made[0]) == part(made[1])


def test_libreoffice_draws_every_row_and_figure(sample: Workspace, tmp_path: Path) -> None:
    """Laid out by LibreOffice no word of the table is lost, and the chart shows 15,6 with a comma."""
    program, reader = shutil.which("soffice"), shutil.which("pdftotext")
    if program is None or reader is None:
        if "office" in os.environ.get("DANVAN_REQUIRE", "").split(","):
            pytest.fail("LibreOffice and pdftotext are required here and were not found")
        pytest.skip("LibreOffice or pdftotext is not found")
    _, data = ready(seen(sample, date(2026, 10, 14)), "chi-bo-xom-5-dien-bich--tau-ve-cho-rac-ve")
    (tmp_path / "bao-cao.docx").write_bytes(data)
    profile = f"-env:UserInstallation={(tmp_path / 'ho-so').as_uri()}"
    convert = [program, profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*convert, str(tmp_path / "bao-cao.docx")], check=True, capture_output=True, timeout=120)  # noqa: S603
    read = [reader, "-raw", str(tmp_path / "bao-cao.pdf"), "-"]
    drawn = Counter(re.findall(r"\w+", subprocess.run(read, check=True, capture_output=True).stdout.decode()))  # noqa: S603
    printed = Counter(re.findall(r"\w+", document_text(data)))
    assert {word: count for word, count in printed.items() if drawn[word] < count} == {}
    # 15,6 tấn: once in the table, once in the words, and once over its column.
    assert drawn["15"] > printed["15"]
