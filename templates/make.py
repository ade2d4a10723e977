"""Make the built-in templates: `python templates/make.py` writes `mau.docx` into each form's folder.

The sizes come from Hướng dẫn 05-HD/VPTW (Party documents) and Nghị định 30/2020/NĐ-CP, phụ lục I (the
administration); every number of the layout stands in the tables below, once.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from wordml import Page, Style, cell, package, paragraph, row, row_tag, rule, section, table, tag

# Decree 30 allows 20-25, 20-25, 30-35 and 15-20 mm, so the Party's margins satisfy both.
PAGE = Page(width=210, height=297, top=20, bottom=20, left=30, right=15, header=10)
UPRIGHT = PAGE.width - PAGE.left - PAGE.right
WIDE = PAGE.height - PAGE.left - PAGE.right
SIGNING_ROOM = 70  # five lines of 14 pt between the title and the name


class Layout(NamedTuple):
    """What sets one authority's papers apart from the other's."""

    prefix: str
    left: float  # share of the width that the issuing body takes
    heading: tuple[str, ...]  # the right-hand lines over the rule, by style
    rule: float  # points: as long as the text above it
    number: str
    ending: str  # between title and text
    keeping: str  # the last recipient: the copy on file


# The rules' lengths are the widths of the lines above them, set in Times New Roman bold at their size.
PARTY = Layout("Dang", 77 / 165, ("ĐẢNG CỘNG SẢN VIỆT NAM",), 206.7, "Số ", "-----", "Lưu {{ don_vi.ten }}")
STATE = Layout(
    "Hc",
    67 / 165,
    ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"),
    171.4,
    "Số: ",
    "",
    "Lưu: VT",
)
# MTTQ and the mass organisations print only the lines of their own `tieu_de`.
OTHER = Layout("Hc", 77 / 165, (), 0, "Số: ", "", "Lưu: VT")

STYLES = {
    "Normal": Style("Normal", 14),
    "The": Style("Thẻ điều khiển", 12),
    "SoTrang": Style("Số trang", 14, align="center"),
    "NoiDung": Style("Nội dung", 14, align="both", before=3, after=3, exact=18, first_line=10),
    "DeMuc": Style("Đề mục", 14, "b", "both", before=6, after=3, exact=18, first_line=10, keep=True),
    "ChuThich": Style("Chú thích", 14, "i", "center", after=6),
    "KyDeMuc": Style("Chữ ký - đề mục", 14, "b", "center", keep=True),
    "KyGhiChu": Style("Chữ ký - ghi chú", 14, "i", "center", keep=True),
    "DauBang": Style("Bảng - tiêu đề cột", 12, "b", "center", before=2, after=2),
    "NhomBang": Style("Bảng - nhóm", 12, "b", before=2, after=2),
    "OBang": Style("Bảng - chữ", 12, before=2, after=2),
    "OGiua": Style("Bảng - giữa", 12, align="center", before=2, after=2),
    "TongBang": Style("Bảng - tổng số", 14, "b", before=6, after=6, exact=18, keep=True),
    "Ke": Style("Đường kẻ", 2, before=2, exact=4),
    "Khoang": Style("Khoảng cách trước chữ ký", 6, keep=True),
    "Cuoi": Style("Dòng cuối", 2, exact=2),
    # Party documents: HD 05-HD/VPTW (HD 36-HD/VPTW for papers before 27/5/2026 has the same sizes)
    "DangTieuDe1": Style("Đảng - tiêu đề", 15, "b", "center"),
    "DangCapTren": Style("Đảng - cơ quan cấp trên", 14, align="center"),
    "DangBanHanh": Style("Đảng - cơ quan ban hành", 14, "b", "center"),
    "DangSo": Style("Đảng - số, ký hiệu", 14, align="center"),
    "DangNgay": Style("Đảng - địa danh, ngày tháng", 14, "i", "center"),
    "DangTenLoai": Style("Đảng - tên loại", 15, "b", "center", before=12),
    "DangTrichYeu": Style("Đảng - trích yếu", 14, "b", "center"),
    "DangKetTrich": Style("Đảng - gạch dưới trích yếu", 14, align="center", after=6),
    "DangQuyenHan": Style("Đảng - quyền hạn ký", 14, "b", "center", keep=True),
    "DangChucVu": Style("Đảng - chức vụ", 14, align="center", keep=True),
    "DangHoTen": Style("Đảng - họ tên", 14, "b", "center", before=SIGNING_ROOM),
    "DangNoiNhan": Style("Đảng - nơi nhận", 14, "u", keep=True),
    "DangNoiNhanDong": Style("Đảng - danh sách nơi nhận", 12, keep=True),
    # The administration: Decree 30/2020, appendix I
    "HcTieuDe1": Style("Hành chính - quốc hiệu", 13, "b", "center"),
    "HcTieuDe2": Style("Hành chính - tiêu ngữ", 14, "b", "center"),
    "HcCapTren": Style("Hành chính - cơ quan chủ quản", 13, align="center"),
    "HcBanHanh": Style("Hành chính - cơ quan ban hành", 13, "b", "center"),
    "HcSo": Style("Hành chính - số, ký hiệu", 13, align="center"),
    "HcNgay": Style("Hành chính - địa danh, ngày tháng", 14, "i", "center"),
    "HcTenLoai": Style("Hành chính - tên loại", 14, "b", "center", before=12),
    "HcTrichYeu": Style("Hành chính - trích yếu", 14, "b", "center"),
    "HcKetTrich": Style("Hành chính - khoảng sau trích yếu", 6, align="center", after=3),
    "HcQuyenHan": Style("Hành chính - quyền hạn ký", 14, "b", "center", keep=True),
    "HcChucVu": Style("Hành chính - chức vụ", 14, "b", "center", keep=True),
    "HcHoTen": Style("Hành chính - họ tên", 14, "b", "center", before=SIGNING_ROOM),
    "HcNoiNhan": Style("Hành chính - nơi nhận", 12, "bi", keep=True),
    "HcNoiNhanDong": Style("Hành chính - danh sách nơi nhận", 11, keep=True),
}


def by_layout(party: str, state: str, other: str) -> str:
    """Let the paper's `the_thuc` choose one of three passages."""
    return "".join(
        (
            tag('if the_thuc == "dang"'), party,
            tag('elif the_thuc == "hanh-chinh"'), state,
            tag("else"), other,
            tag("endif"),
        )
    )  # fmt: skip


def unless_blank(filled: str, blank: str) -> str:
    """Let a filled paper and an empty form (`--blank`) differ."""
    return tag("if van_ban.de_trong") + blank + tag("else") + filled + tag("endif")


# ---- the parts that every paper shares


def head(layout: Layout, width: float, *, numbered: bool) -> str:
    """Write the issuing body on the left; the title, place and date on the right."""
    left, right = width * layout.left, width * (1 - layout.left)
    style = layout.prefix
    under = paragraph("DangSo", "*") if layout is PARTY else rule("Ke", points_of_line(left), left)
    body = (
        tag("for dong in van_ban.cap_tren") + paragraph(f"{style}CapTren", "{{ dong }}") + tag("endfor"),
        tag("for dong in van_ban.tieu_de") + paragraph(f"{style}BanHanh", "{{ dong }}") + tag("endfor"),
        under if layout is not OTHER else "",
    )
    lines = [paragraph(f"{style}TieuDe{place}", line) for place, line in enumerate(layout.heading, 1)]
    title = [*lines, rule("Ke", layout.rule, right)] if lines else [paragraph(f"{style}BanHanh")]
    date = paragraph(f"{style}Ngay", "{{ van_ban.dia_danh }}, {{ van_ban.ngay_thang }}")
    if not numbered:
        return table((left, right), [row(cell(left, *body), cell(right, *title, date))], ruled=False)
    number = paragraph(f"{style}So", f"{layout.number}{{{{ van_ban.so_ky_hieu }}}}")
    rows = row(cell(left, *body), cell(right, *title)), row(cell(left, number), cell(right, date))
    return table((left, right), rows, ruled=False)


def points_of_line(width: float) -> float:
    """The rule under an administrative body: two fifths of its line (Decree 30 asks for a third to a half)."""
    return width * 72 / 25.4 * 0.4


def heads(width: float, *, numbered: bool) -> str:
    """Write the head of all three layouts."""
    party, state, other = (head(layout, width, numbered=numbered) for layout in (PARTY, STATE, OTHER))
    return by_layout(party, state, other)


def titles(*lines: str) -> str:
    """Write the kind of paper and what it is about, as each authority sets them."""

    def title(layout: Layout) -> str:
        kind, *about = lines
        rest = "".join(paragraph(f"{layout.prefix}TrichYeu", line) for line in about)
        return paragraph(f"{layout.prefix}TenLoai", kind) + rest

    return by_layout(title(PARTY), title(STATE), title(OTHER))


def title_endings() -> str:
    """Write what closes the title of a report: the Party's five hyphens, the administration's rule."""
    line = rule("Ke", 100, UPRIGHT) + paragraph("HcKetTrich")
    return by_layout(paragraph("DangKetTrich", PARTY.ending), line, line)


def signature(layout: Layout) -> tuple[str, ...]:
    """Write the signer's block; where the unit named no signer, the room is left for the hand."""
    style = layout.prefix
    signer = "van_ban.nguoi_ky"
    return (
        tag(f"if {signer}.quyen_han"), paragraph(f"{style}QuyenHan", f"{{{{ {signer}.quyen_han }}}}"), tag("endif"),
        tag(f"if {signer}.chuc_vu"), paragraph(f"{style}ChucVu", f"{{{{ {signer}.chuc_vu }}}}"),
        tag("else"), paragraph("KyGhiChu", "(Ký, ghi rõ chức vụ, họ tên)"), tag("endif"),
        paragraph(f"{style}HoTen", f"{{{{ {signer}.ho_ten }}}}"),
    )  # fmt: skip


def recipients(layout: Layout) -> tuple[str, ...]:
    """Write where the paper goes: the office's own list, or the office itself for a unit's paper."""
    line = f"{layout.prefix}NoiNhanDong"
    return (
        paragraph(f"{layout.prefix}NoiNhan", "Nơi nhận:"),
        tag('if van_ban.pham_vi == "xa"'),
        tag("for noi in van_ban.noi_nhan"),
        paragraph(line, "- {{ noi }}{% if loop.last %}.{% else %};{% endif %}"),
        tag("endfor"),
        tag("else"),
        *(paragraph(line, f"- {place}") for place in ("{{ co_quan.cap_uy }} (b/c);", "{{ co_quan.ten }};")),
        paragraph(line, f"- {layout.keeping}."),
        tag("endif"),
    )


def endings(width: float, left: dict[Layout, tuple[str, ...]]) -> str:
    """Write the closing table of all three layouts: `left` beside the signature."""
    half = width / 2

    def ending(layout: Layout) -> str:
        return table(
            (half, half), [row(cell(half, *left[layout]), cell(half, *signature(layout)))], ruled=False
        )

    return paragraph("Khoang") + by_layout(ending(PARTY), ending(STATE), ending(OTHER))


def closing_line() -> str:
    """Close the body: a table may not be its last element, or Word loses it on the way to .doc."""
    return paragraph("Cuoi")


def ruled_table(columns: tuple[tuple[str, float, str, str], ...], *rows: str) -> str:
    """Write a ruled table; a column is (heading, millimetres, …)."""
    widths = [column[1] for column in columns]
    header = row(
        *(cell(column[1], paragraph("DauBang", column[0]), middle=True) for column in columns), header=True
    )
    return table(widths, (header, *rows), ruled=True)


def group_rows(columns: tuple[tuple[str, float, str, str], ...], rows: str) -> tuple[str, ...]:
    """Put `rows` under a line for each field, numbered I, II, …"""
    widths = [column[1] for column in columns]
    title = cell(sum(widths[1:]), paragraph("NhomBang", "{{ nhom_linh_vuc.ten_hoa }}"), span=len(widths) - 1)
    return (
        row_tag(widths, "for nhom_linh_vuc in nhom"),
        row(cell(widths[0], paragraph("DauBang", "{{ nhom_linh_vuc.tt }}")), title),
        row_tag(widths, "for mo_hinh in nhom_linh_vuc.mo_hinh"),
        rows,
        row_tag(widths, "endfor"),
        row_tag(widths, "endfor"),
    )


def not_counted() -> str:
    """Say how many dossiers could not be read, so that no total hides them."""
    return "{% if tong.ho_so_loi %} ({{ tong.ho_so_loi }} hồ sơ lỗi chưa tính){% endif %}"


TOTALS = (
    "Tổng số: {{ tong.tong }} mô hình; trong đó: mới {{ tong.moi }}, duy trì {{ tong.duy_tri }};"
    " tập thể {{ tong.tap_the }}, cá nhân {{ tong.ca_nhan }}."
) + not_counted()
SUGGESTED = paragraph("ChuThich", "(Mẫu gợi ý, sửa được)")


# ---- the registration slip (plan, second sample)


def target_line() -> str:
    """Write a target with its figures: last year's, if there is one, then this year's."""
    return (
        "- {{ muc_tieu.ten }}{% if muc_tieu.chi_tieu_dvt %}: "
        "{% if muc_tieu.nam_truoc_dvt %}năm {{ phong_trao.nam_truoc }}: {{ muc_tieu.nam_truoc_dvt }} → "
        "năm {{ phong_trao.nam }}: {% endif %}{{ muc_tieu.chi_tieu_dvt }}{% endif %}"
    )


def registration_slip() -> bytes:
    """Make phieu-dang-ky: the plan's sample, its five items and its two signature blocks."""
    year = "{{ phong_trao.nam }}"
    title = f"hiếu đăng ký thực hiện mô hình “Dân vận khéo” năm {year}"
    kind = (
        f"3. Mô hình có từ trước (mô hình mới năm {year}): "
        '{% if mo_hinh.loai == "moi" %}mô hình mới năm {{ phong_trao.nam }}'
        '{% elif mo_hinh.loai == "nang-cao" %}mô hình có từ trước'
        "{% if mo_hinh.tu_nam %} (từ năm {{ mo_hinh.tu_nam }}){% endif %},"
        " năm {{ phong_trao.nam }} duy trì, nâng cao{% else %}{{ mo_hinh.loai_ten }}{% endif %}"
    )
    time = (
        "2. Thời gian thực hiện: từ {{ mo_hinh.thoi_gian.bat_dau }}"
        "{% if mo_hinh.thoi_gian.ket_thuc %} đến {{ mo_hinh.thoi_gian.ket_thuc }}{% endif %}"
    )
    half = UPRIGHT / 2
    left = (
        paragraph("KyDeMuc", "Xác nhận của cơ quan, đơn vị"),
        paragraph("KyGhiChu", "(Ký tên, đóng dấu)"),
        paragraph("DangHoTen", "{{ don_vi.nguoi_ky.ho_ten }}"),
    )
    right = (
        paragraph("KyDeMuc", "Chủ thể mô hình"),
        paragraph("KyGhiChu", "(Ký, ghi rõ họ tên)"),
        paragraph("DangHoTen", "{{ mo_hinh.chu_the.nguoi_dai_dien }}"),
    )
    body = (
        heads(UPRIGHT, numbered=False),
        unless_blank(
            titles("P" + title) + paragraph("ChuThich"),
            titles("Mẫu p" + title)
            + paragraph("ChuThich", "(Dùng cho các đơn vị tham khảo, hướng dẫn thực hiện)"),
        ),
        paragraph(
            "NoiDung",
            "Căn cứ {{ phong_trao.ten }} của {{ co_quan.cap_uy }}; yêu cầu và điều kiện thực tiễn, chủ thể mô hình"
            " {{ mo_hinh.chu_the.ten }} đăng ký thực hiện mô hình “Dân vận khéo” với các nội dung sau:",
        ),
        paragraph("NoiDung", "1. Tên mô hình: “{{ mo_hinh.ten }}”"),
        paragraph("NoiDung", time),
        paragraph("NoiDung", kind),
        paragraph("NoiDung", "4. Địa điểm thực hiện: {{ mo_hinh.dia_diem }}"),
        paragraph("NoiDung", "5. Dự kiến mục tiêu, kết quả cần đạt:"),
        tag("for muc_tieu in mo_hinh.muc_tieu"),
        paragraph("NoiDung", target_line()),
        tag("endfor"),
        paragraph("Khoang"),
        table((half, half), [row(cell(half, *left), cell(half, *right))], ruled=False),
        closing_line(),
        section(PAGE),
    )
    return package("Phiếu đăng ký thực hiện mô hình “Dân vận khéo”", body, STYLES)


# ---- phụ lục 01: the list of registered models

LIST_COLUMNS = (
    ("TT", 10, "OGiua", "{{ mo_hinh.tt }}"),
    ("Tên mô hình", 50, "OBang", "{{ mo_hinh.ten }}"),
    ("Chủ thể thực hiện (tập thể/cá nhân; người phụ trách, ĐT)", 44, "OBang", ""),
    ("Địa điểm", 30, "OBang", "{{ mo_hinh.dia_diem }}"),
    ("Thời gian thực hiện", 26, "OGiua", ""),
    ("Mới {{ phong_trao.nam }} / Duy trì, nâng cao (từ năm…)", 27, "OGiua", ""),
    ("Dự kiến mục tiêu, kết quả cần đạt (duy trì: chỉ tiêu năm trước → {{ phong_trao.nam }})", 47, "OBang", ""),
    (
        "Ghi chú", 18, "OBang",
        "{% if mo_hinh.thay_cho_ten %}Thay mô hình “{{ mo_hinh.thay_cho_ten }}”{% endif %}",
    ),
)  # fmt: skip


def list_cells() -> dict[int, tuple[str, ...]]:
    """Write the cells of phụ lục 01 that hold more than one value."""
    subject = (
        paragraph("OBang", "{{ mo_hinh.chu_the.ten }}"),
        tag("if mo_hinh.chu_the.hinh_thuc")
        + paragraph("OBang", "({{ mo_hinh.chu_the.hinh_thuc }})")
        + tag("endif"),
        tag("if mo_hinh.chu_the.nguoi_dai_dien"),
        paragraph("OBang", "{{ mo_hinh.chu_the.nguoi_dai_dien }}"),
        tag("endif"),
        tag("if mo_hinh.chu_the.dien_thoai"),
        paragraph("OBang", "ĐT: {{ mo_hinh.chu_the.dien_thoai }}"),
        tag("endif"),
    )
    time = (
        paragraph("OGiua", "{{ mo_hinh.thoi_gian.bat_dau }}"),
        tag("if mo_hinh.thoi_gian.ket_thuc"),
        paragraph("OGiua", "đến {{ mo_hinh.thoi_gian.ket_thuc }}"),
        tag("endif"),
    )
    kind = paragraph(
        "OGiua", "{{ mo_hinh.loai_ten }}{% if mo_hinh.tu_nam %} (từ năm {{ mo_hinh.tu_nam }}){% endif %}"
    )
    target = (
        "{{ muc_tieu.ten }}{% if muc_tieu.chi_tieu_dvt %}: {% if muc_tieu.nam_truoc_dvt %}"
        "{{ muc_tieu.nam_truoc_dvt }} → {% endif %}{{ muc_tieu.chi_tieu_dvt }}{% endif %}"
    )
    targets = (tag("for muc_tieu in mo_hinh.muc_tieu") + paragraph("OBang", target) + tag("endfor"),)
    return {2: subject, 4: time, 5: (kind,), 6: targets}


def registration_list() -> bytes:
    """Make phu-luc-01: a landscape list of the models by field, with its totals."""
    special = list_cells()
    cells = (
        cell(width, *special.get(place, (paragraph(style, text),)))
        for place, (_, width, style, text) in enumerate(LIST_COLUMNS)
    )
    drafter = (paragraph("KyDeMuc", "NGƯỜI LẬP BIỂU"), paragraph("KyGhiChu", "(Ký, ghi rõ họ tên)"))
    body = (
        heads(WIDE, numbered=False),
        titles("PHỤ LỤC 01", "DANH SÁCH ĐĂNG KÝ MÔ HÌNH “DÂN VẬN KHÉO” NĂM {{ phong_trao.nam }}"),
        tag('if van_ban.pham_vi == "xa"') + paragraph("ChuThich", "(Tổng hợp toàn xã)") + tag("endif"),
        paragraph("ChuThich", "(Kèm theo văn bản số {{ van_ban.so_ky_hieu }}, {{ van_ban.ngay_thang }})"),
        unless_blank("", SUGGESTED),
        ruled_table(LIST_COLUMNS, *group_rows(LIST_COLUMNS, row(*cells))),
        paragraph("TongBang", TOTALS),
        endings(WIDE, dict.fromkeys((PARTY, STATE, OTHER), drafter)),
        closing_line(),
        section(PAGE, landscape=True),
    )
    return package("Phụ lục 01. Danh sách đăng ký mô hình “Dân vận khéo”", body, STYLES)


# ---- phụ lục 02: the report on results, and its table on a landscape page

RESULT_COLUMNS = (
    ("TT", 10, "OGiua", "{{ mo_hinh.tt }}"),
    ("Tên mô hình", 47, "OBang", "{{ mo_hinh.ten }}"),
    ("Chủ thể", 36, "OBang", "{{ mo_hinh.chu_the.ten }}"),
    (
        "Mục tiêu đã đăng ký", 50, "OBang",
        "{{ muc_tieu.ten }}{% if muc_tieu.chi_tieu_dvt %}: {{ muc_tieu.chi_tieu_dvt }}{% endif %}",
    ),
    ("Kết quả đạt được", 35, "OGiua", "{{ muc_tieu.ket_qua_dvt }}"),
    ("Tỷ lệ đạt", 20, "OGiua", "{{ muc_tieu.ty_le }}"),
    ("Tự đánh giá (Hiệu quả / Chưa)", 27, "OGiua", "{{ mo_hinh.bao_cao.tu_danh_gia_ten }}"),
    ("Đề nghị công nhận (x)", 27, "OGiua", "{{ mo_hinh.de_nghi_danh_dau }}"),
)  # fmt: skip


def heading(text: str) -> str:
    """Write a heading of the report."""
    return paragraph("DeMuc", text)


def words(key: str) -> str:
    """Write a passage of the unit's own words."""
    return paragraph("NoiDung", f"{{{{ loi_van.{key} }}}}")


def report_text() -> tuple[str, ...]:
    """Write the four sections of phụ lục 02."""
    named = "mô hình “{{ mo_hinh.ten }}” ({{ mo_hinh.chu_the.ten }})"
    by_field = (
        "Theo lĩnh vực: {% for nhom_linh_vuc in nhom %}{{ nhom_linh_vuc.ten }} {{ nhom_linh_vuc.so }} mô hình"
        "{% if not loop.last %}; {% endif %}{% endfor %}."
    )
    reported = (
        "Đã báo cáo kết quả: {{ tong.bao_cao }} mô hình; tự đánh giá hiệu quả {{ tong.hieu_qua }},"
        " chưa hiệu quả {{ tong.chua_hieu_qua }}; đã loại bỏ trong năm {{ tong.loai_bo }}."
    )
    return (
        heading("I. CÔNG TÁC LÃNH ĐẠO, CHỈ ĐẠO, TUYÊN TRUYỀN"),
        words("lanh_dao"),
        heading("II. KẾT QUẢ THỰC HIỆN"),
        heading("1. Số lượng mô hình"),
        paragraph("NoiDung", TOTALS),
        paragraph("NoiDung", by_field),
        paragraph("NoiDung", reported),
        heading("2. Mô hình tiêu biểu, kết quả nổi bật"),
        tag("for mo_hinh in mo_hinh_tieu_bieu"),
        paragraph("NoiDung", "- M" + named[1:] + ": {{ mo_hinh.bao_cao.ket_qua }}"),
        tag("endfor"),
        paragraph("NoiDung", "Kết quả từng mô hình có trong biểu kèm theo."),
        heading("III. HẠN CHẾ, NGUYÊN NHÂN, BÀI HỌC KINH NGHIỆM"),
        heading("1. Hạn chế"),
        words("han_che"),
        heading("2. Nguyên nhân"),
        words("nguyen_nhan"),
        heading("3. Bài học kinh nghiệm"),
        words("bai_hoc"),
        heading("IV. PHƯƠNG HƯỚNG, KIẾN NGHỊ"),
        heading("1. Phương hướng"),
        words("phuong_huong"),
        heading("2. Kiến nghị"),
        paragraph(
            "NoiDung", "Đề nghị công nhận {{ tong.de_nghi }} mô hình (đánh dấu x trong biểu kèm theo)."
        ),
        tag("if loi_van.kien_nghi") + words("kien_nghi") + tag("endif"),
    )


def result_row(merge: str, texts: tuple[str, ...] | None = None) -> str:
    """Write one target's row; the model's own cells start or continue a cell over all of its rows."""
    cells = []
    for place, (_, width, style, text) in enumerate(RESULT_COLUMNS):
        own = "muc_tieu" not in text
        shown = texts[place] if texts else "" if own and merge == "continue" else text
        cells.append(cell(width, paragraph(style, shown), merge=merge if own else ""))
    return row(*cells)


def result_table() -> str:
    """Write the table of targets and results: one row a target, the model's own cells merged over its targets."""
    widths = [column[1] for column in RESULT_COLUMNS]
    # The statement between the two rows stands in a row of the same shape, so that Word keeps the merged cells.
    otherwise = tuple("{%tr else %}" if "muc_tieu.ten" in text else "" for *_, text in RESULT_COLUMNS)
    rows = (
        row_tag(widths, "for muc_tieu in mo_hinh.muc_tieu"),
        row_tag(widths, "if loop.first"),
        result_row("restart"),
        result_row("continue", otherwise),
        result_row("continue"),
        row_tag(widths, "endif"),
        row_tag(widths, "endfor"),
    )
    return ruled_table(RESULT_COLUMNS, *group_rows(RESULT_COLUMNS, "".join(rows)))


def results_report() -> bytes:
    """Make phu-luc-02: the report, then its table on landscape pages."""
    scope = (
        '{% if van_ban.pham_vi == "xa" %}{{ co_quan.ten }} tổng hợp, báo cáo kết quả thực hiện trên địa bàn toàn xã'
        "{% else %}{{ don_vi.ten }} báo cáo kết quả thực hiện{% endif %} như sau:"
    )
    body = (
        heads(UPRIGHT, numbered=True),
        titles("BÁO CÁO", "kết quả thực hiện phong trào thi đua “Dân vận khéo” năm {{ phong_trao.nam }}"),
        title_endings(),
        unless_blank("", SUGGESTED),
        paragraph("NoiDung", "Thực hiện {{ phong_trao.ten }} của {{ co_quan.cap_uy }}, " + scope),
        *report_text(),
        endings(UPRIGHT, {layout: recipients(layout) for layout in (PARTY, STATE, OTHER)}),
        paragraph("Cuoi", section=section(PAGE)),
        titles("PHỤ LỤC 02", "BIỂU KẾT QUẢ THỰC HIỆN MÔ HÌNH “DÂN VẬN KHÉO” NĂM {{ phong_trao.nam }}"),
        paragraph("ChuThich", "(Kèm theo Báo cáo số {{ van_ban.so_ky_hieu }}, {{ van_ban.ngay_thang }})"),
        result_table(),
        closing_line(),
        section(PAGE, landscape=True, opening=False),
    )
    return package("Phụ lục 02. Báo cáo kết quả thực hiện phong trào thi đua “Dân vận khéo”", body, STYLES)


FORMS = {"phieu-dang-ky": registration_slip, "phu-luc-01": registration_list, "phu-luc-02": results_report}


def main() -> None:
    """Write every template into its folder."""
    for form, make in FORMS.items():
        folder = Path(__file__).parent / form
        folder.mkdir(exist_ok=True)
        (folder / "mau.docx").write_bytes(make())


if __name__ == "__main__":
    main()
