# ruff: noqa: INP001 - read by make.py, which is run as a script
"""The report on one model (plan III.3): its heads in the plan's order, its record of years, its pictures."""

from __future__ import annotations

from drawings import PLACEHOLDERS, chart, picture
from layout import PAGE, STYLES, UPRIGHT
from passages import closing, each, head, recipients, title_ending, titles, when
from wordml import cell, package, paragraph, row, row_tag, run, section, table

YEAR = "{{ phong_trao.nam }}"
HEADS = (
    "Tên mô hình, chủ thể thực hiện, thời gian triển khai",
    "Mục đích, ý nghĩa, phạm vi ảnh hưởng của mô hình",
    "Nội dung, cách thức triển khai thực hiện qua các giai đoạn",
    "Kết quả đạt được",
    "Đánh giá về tính sáng tạo, bền vững, mức độ lan tỏa và sự tham gia của Nhân dân",
    "Bài học kinh nghiệm, kiến nghị",
    "Các tài liệu, hình ảnh, video minh họa",
    "Đánh giá, nhận xét của cấp ủy, chính quyền, Mặt trận Tổ quốc và các tổ chức chính trị - xã hội",
)
REPORT = "mo_hinh.bao_cao"
APPENDIX = "PHỤ LỤC ẢNH MINH HỌA"
_NEW_PAGE = "<w:pageBreakBefore/>"


def model_report() -> bytes:
    """Make bao-cao-mo-hinh: the report, then its pictures on pages of their own."""
    opening = (
        "Thực hiện {{ phong_trao.ten }} của {{ co_quan.cap_uy }}, {{ don_vi.ten }} báo cáo chi tiết về mô hình"
        " “Dân vận khéo” như sau:"
    )
    ending = (
        f"Trên đây là báo cáo kết quả thực hiện mô hình “Dân vận khéo” năm {YEAR} của {{{{ don_vi.ten }}}}, kính gửi"
        " {{ co_quan.cap_uy }} (qua {{ co_quan.ten }}) xem xét, đánh giá."
    )
    contents = (what_it_is, purpose, phases, results, assessment, lessons, evidence, remarks)
    text = (
        paragraph("DeMuc", f"{number}. {title}") + content()
        for number, (title, content) in enumerate(zip(HEADS, contents, strict=True), 1)
    )
    body = (
        head(UPRIGHT, numbered=True),
        titles("BÁO CÁO", f"kết quả thực hiện mô hình “Dân vận khéo” năm {YEAR}", "“{{ mo_hinh.ten }}”"),
        title_ending(),
        when("van_ban.de_trong", paragraph("ChuThich", "(Mẫu gợi ý, sửa được; tối đa 05 trang A4)")),
        paragraph("NoiDung", opening),
        *text,
        paragraph("NoiDungCuoi", ending),
        closing(UPRIGHT, recipients),
        paragraph("Cuoi"),
        when("mo_hinh.hang_anh", pictures()),
        paragraph("Cuoi"),
        section(PAGE),
    )
    return package("Báo cáo kết quả thực hiện mô hình “Dân vận khéo”", body, STYLES, PLACEHOLDERS)


def point(label: str, value: str) -> str:
    """Write one point of a section: what it is about, then the words on it."""
    return paragraph("NoiDung", (f"- {label}: ", "i"), value)


def what_it_is() -> str:
    """Write section 1."""
    until = "{% if mo_hinh.thoi_gian.ket_thuc %} đến {{ mo_hinh.thoi_gian.ket_thuc }}{% endif %}"
    manner = "{% if mo_hinh.chu_the.hinh_thuc %} ({{ mo_hinh.chu_the.hinh_thuc }}){% endif %}"
    since = "{% if mo_hinh.tu_nam %} từ năm {{ mo_hinh.tu_nam }}{% endif %}"
    origin = (
        f'{{% if mo_hinh.loai == "moi" %}}mô hình mới năm {YEAR}{{% elif mo_hinh.loai == "nang-cao" %}}mô hình duy trì,'
        f" nâng cao{since}{{% else %}}{{{{ mo_hinh.loai_ten }}}}{{% endif %}}"
    )
    return (
        point("Tên mô hình", "“{{ mo_hinh.ten }}”; lĩnh vực: {{ mo_hinh.linh_vuc_ten }}.")
        + point("Chủ thể thực hiện", f"{{{{ mo_hinh.chu_the.ten }}}}{manner}.")
        + point("Thời gian triển khai", f"từ {{{{ mo_hinh.thoi_gian.bat_dau }}}}{until}; {origin}.")
        + point("Địa điểm thực hiện", "{{ mo_hinh.dia_diem }}.")
    )


def purpose() -> str:
    """Write section 2."""
    return point("Mục đích, ý nghĩa", f"{{{{ {REPORT}.y_nghia }}}}") + point(
        "Phạm vi ảnh hưởng", f"{{{{ {REPORT}.pham_vi }}}}"
    )


def phases() -> str:
    """Write section 3: a paragraph for each phase."""
    told = paragraph("NoiDung", ("- {{ giai_doan.ten }}: ", "i"), "{{ giai_doan.noi_dung }}")
    return each(f"giai_doan in {REPORT}.giai_doan", told)


def results() -> str:
    """Write section 4: the figures as a table and as charts, then the words, then where the proof is."""
    proof = (
        "Minh chứng cho các kết quả trên: xem danh mục tại mục 7"
        "{% if mo_hinh.hang_anh %} và phụ lục ảnh minh họa{% endif %}."
    )
    return (
        paragraph("TenBang", "Kết quả thực hiện các mục tiêu")
        + record()
        + paragraph("SauBang")
        + when("mo_hinh.bieu_do", charts())
        + paragraph("NoiDung", f"{{{{ {REPORT}.ket_qua }}}}")
        + when("mo_hinh.minh_chung", paragraph("NoiDung", proof))
    )


def record() -> str:
    """Write the table: a row for each target; a column for each earlier year that has a figure.

    The cells have no width of their own: how many years stand between the first column and the last three
    differs from model to model. The few rows stay together by their paragraphs; rows that must not be split
    (`cantSplit`) are lost by LibreOffice 7.4 where they would be the first on a new page.
    """
    first, other = UPRIGHT - 6 * 19, 19
    widths = (first, *(other,) * 6)
    name = "{{ muc_tieu.ten }}{% if muc_tieu.don_vi_tinh %} ({{ muc_tieu.don_vi_tinh }}){% endif %}"
    result = "{% if muc_tieu.ket_qua_nam %}{{ muc_tieu.ket_qua_nam }}{% else %}{{ muc_tieu.ket_qua_dvt }}{% endif %}"
    goal = "{% if muc_tieu.chi_tieu %}{{ muc_tieu.chi_tieu }}{% else %}–{% endif %}"
    years = ("{%tc for nam in mo_hinh.cac_nam_truoc %}", "Năm {{ nam }}", "{%tc endfor %}")
    figures = ("{%tc for so in muc_tieu.ket_qua_cac_nam_truoc %}", "{{ so }}", "{%tc endfor %}")
    heads = ("Mục tiêu", *years, f"Năm {YEAR}", f"Chỉ tiêu {YEAR}", "Tỷ lệ đạt")
    cells = (name, *figures, result, goal, "{{ muc_tieu.ty_le }}")
    rows = (
        row(*(_cell("The" if "{%tc" in text else "DauBang", text) for text in heads), header=True),
        row_tag(widths, "for muc_tieu in mo_hinh.muc_tieu"),
        row(_cell("OBang", cells[0]), *(_cell("The" if "{%tc" in text else "OGiua", text) for text in cells[1:])),
        row_tag(widths, "endfor"),
    )
    splittable = "".join(rows).replace("<w:trPr><w:cantSplit/></w:trPr>", "").replace("<w:cantSplit/>", "")
    return table(widths, [splittable], ruled=True)


def _cell(style: str, text: str) -> str:
    held = paragraph(style, text, section="" if style == "DauBang" else "<w:keepNext/>")
    return cell(0, held, middle=True).replace('w:w="0" w:type="dxa"', 'w:w="0" w:type="auto"')


def charts() -> str:
    """Write the charts, two to a line as far as they go."""
    begin = run("{% for bieu_do in mo_hinh.bieu_do %}{% if not loop.first %} {% endif %}")
    return drawn("Anh", begin, chart("{{ bieu_do.ma }}", "{{ bieu_do.mo_ta }}"), run("{% endfor %}"))


def drawn(style: str, *runs: str) -> str:
    """Write a paragraph of ready-made runs."""
    return paragraph(style).replace("</w:p>", f"{''.join(runs)}</w:p>")


def assessment() -> str:
    """Write section 5, and the unit's own rating."""
    points = (
        ("Tính sáng tạo", "sang_tao"),
        ("Tính bền vững", "ben_vung"),
        ("Mức độ lan tỏa", "lan_toa"),
        ("Sự tham gia của Nhân dân", "su_tham_gia"),
    )
    rating = point("Tự đánh giá", f"{{{{ {REPORT}.tu_danh_gia_ten }}}}.")
    return "".join(point(label, f"{{{{ {REPORT}.{key} }}}}") for label, key in points) + rating


def lessons() -> str:
    """Write section 6; the plan asks for it only where there is something to say."""
    nothing = f"{{% if {REPORT}.ngay %}}Không có.{{% else %}}(Nếu có).{{% endif %}}"
    return (
        when(f"{REPORT}.bai_hoc", point("Bài học kinh nghiệm", f"{{{{ {REPORT}.bai_hoc }}}}"))
        + when(f"{REPORT}.kien_nghi", point("Kiến nghị", f"{{{{ {REPORT}.kien_nghi }}}}"))
        + when(f"not {REPORT}.bai_hoc and not {REPORT}.kien_nghi", paragraph("NoiDung", nothing))
    )


def evidence() -> str:
    """Write section 7: what proves the results, one line each."""
    place = "{% if minh_chung.lien_ket %}: {{ minh_chung.lien_ket }}{% endif %}"
    day = "{% if minh_chung.ngay %} (ngày {{ minh_chung.ngay }}){% endif %}"
    line = f"{{{{ minh_chung.mo_ta }}}}{day}{place}{{% if loop.last %}}.{{% else %}};{{% endif %}}"
    return each("minh_chung in mo_hinh.minh_chung", paragraph("NoiDung", ("- {{ minh_chung.loai_ten }}: ", "i"), line))


def remarks() -> str:
    """Write section 8: what others say of the model."""
    day = "{% if nhan_xet.ngay %} (ngày {{ nhan_xet.ngay }}){% endif %}"
    told = paragraph("NoiDung", (f"- {{{{ nhan_xet.co_quan }}}}{day}: ", "i"), "{{ nhan_xet.noi_dung }}")
    return each("nhan_xet in mo_hinh.nhan_xet", told)


def pictures() -> str:
    """Write the appendix: pictures two to a row, each over its caption."""
    half = UPRIGHT / 2
    rows = (
        row_tag((half, half), "for hang in mo_hinh.hang_anh"),
        row(cell(half, _picture(2, "hang.trai")), cell(half, _picture(3, "hang.phai"))),
        row_tag((half, half), "endfor"),
    )
    return (
        paragraph("PhuLuc", APPENDIX, section=_NEW_PAGE)
        + paragraph("ChuThich", "(Kèm theo Báo cáo số {{ van_ban.so_ky_hieu }}, {{ van_ban.ngay_thang }})")
        + table((half, half), rows, ruled=False)
    )


def _picture(number: int, at: str) -> str:
    caption = f"Ảnh {{{{ {at}.tt }}}}. {{{{ {at}.mo_ta }}}}{{% if {at}.ngay %}} ({{{{ {at}.ngay }}}}){{% endif %}}"
    name = f"{{{{ {at}.ma }}}} {{{{ {at}.rong }}}} {{{{ {at}.cao }}}}"
    return (
        when(f"{at}.ma", drawn("Anh", picture(number, name, f"{{{{ {at}.mo_ta }}}}")))
        + when(f"{at}.loi", paragraph("Anh", f"{{{{ {at}.loi }}}}"))
        + when(f"{at}.tt", paragraph("ChuThichAnh", caption))
    )
