# ruff: noqa: INP001 - read by make.py, which is run as a script
"""The numbers of the layout, each once: paper, margins, sizes, and what sets the authorities apart.

Sources: Hướng dẫn 05-HD/VPTW for Party documents; Nghị định 30/2020/NĐ-CP, phụ lục I, for the administration.
Sizes and gaps are in points, margins and indents in millimetres.
"""

from __future__ import annotations

from typing import NamedTuple

from wordml import Page, Style

# Decree 30 allows 20-25, 20-25, 30-35 and 15-20 mm, so the Party's margins satisfy both.
PAGE = Page(width=210, height=297, top=20, bottom=20, left=30, right=15, header=10)
UPRIGHT = PAGE.width - PAGE.left - PAGE.right
WIDE = PAGE.height - PAGE.left - PAGE.right
SIGNING_ROOM = 70  # five lines of 14 pt between the title and the name


class Layout(NamedTuple):
    """What sets one authority's papers apart from the others'."""

    prefix: str
    """How the names of its styles begin."""
    left: float
    """The share of the width that the issuing body takes."""
    heading: tuple[str, ...]
    """The lines of the right half, one style each."""
    heading_rule: float
    """The rule under them, as long as the line above it in Times New Roman bold of its size."""
    body_rule: float
    """The rule under the issuing body, in points for each millimetre of its half; 0 for none."""
    number: str
    """What stands before the number."""
    title_ending: str
    """What stands under the title of a report; empty where a rule stands there."""
    title_rule: float
    copy_on_file: str
    """The last recipient of a unit's paper."""
    letter: str
    """How the subject of a letter begins, under its number."""


PARTY = Layout(
    prefix="Dang",
    left=77 / 165,
    heading=("ĐẢNG CỘNG SẢN VIỆT NAM",),
    heading_rule=206.7,
    body_rule=0,
    number="Số ",
    title_ending="-----",
    title_rule=0,
    copy_on_file="Lưu {{ don_vi.ten }}",
    letter="về việc",
)
STATE = Layout(
    prefix="Hc",
    left=67 / 165,
    heading=("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"),
    heading_rule=171.4,
    body_rule=0.4 * 72 / 25.4,  # Decree 30 asks for a third to a half of the line
    number="Số: ",
    title_ending="",
    title_rule=100,
    copy_on_file="Lưu: VT",
    letter="V/v",
)
# MTTQ and the mass organisations print only the lines of their own `tieu_de`.
OTHER = STATE._replace(left=77 / 165, heading=(), heading_rule=0, body_rule=0)
LAYOUTS = (PARTY, STATE, OTHER)

STYLES = {
    "Normal": Style("Normal", 14),
    "The": Style("Thẻ điều khiển", 12),
    "SoTrang": Style("Số trang", 14, align="center"),
    "NoiDung": Style("Nội dung", 14, align="both", after=6, exact=18, first_line=10),
    "NoiDungCuoi": Style("Nội dung - câu cuối", 14, align="both", after=6, exact=18, first_line=10, keep=True),
    "DeMuc": Style("Đề mục", 14, "b", "both", after=6, exact=18, first_line=10, keep=True),
    "KinhTrinh": Style("Kính trình", 14, align="center", before=6, after=6),
    "PhuLuc": Style("Phụ lục - tiêu đề", 14, "b", "center", keep=True),
    "TenBang": Style("Bảng - tên", 14, "i", "center", before=6, after=4, keep=True),
    "SauBang": Style("Khoảng cách sau bảng", 4),
    "Anh": Style("Ảnh, biểu đồ", 14, align="center", before=4, after=4),
    "ChuThichAnh": Style("Chú thích ảnh", 12, "i", "center", after=8),
    "ChuThich": Style("Chú thích", 14, "i", "center", after=6),
    "GhiChu": Style("Ghi chú cuối văn bản", 12, "i", before=2, keep=True),
    "ChuThe": Style("Chủ thể ra quyết định", 14, "b", "center", before=3, after=3, keep=True),
    "KyDeMuc": Style("Chữ ký - đề mục", 14, "b", "center", keep=True),
    "KyGhiChu": Style("Chữ ký - ghi chú", 14, "i", "center", keep=True),
    "KyHoTen": Style("Chữ ký - họ tên", 14, "b", "center", before=SIGNING_ROOM, keep=True),
    "DauBang": Style("Bảng - tiêu đề cột", 12, "b", "center", before=2, after=2, keep=True),
    "NhomBang": Style("Bảng - nhóm", 12, "b", before=2, after=2, keep=True),
    "OBang": Style("Bảng - chữ", 12, before=2, after=2),
    "OGiua": Style("Bảng - giữa", 12, align="center", before=2, after=2),
    "TongBang": Style("Bảng - tổng số", 14, "b", before=6, after=6, exact=18, keep=True),
    "Ke": Style("Đường kẻ", 2, before=2, exact=4),
    "Khoang": Style("Khoảng cách trước chữ ký", 10, keep=True),
    "Cuoi": Style("Dòng cuối", 2, exact=2),
    # Party documents: HD 05-HD/VPTW (HD 36-HD/VPTW for papers before 27/5/2026 has the same sizes)
    "DangTieuDe1": Style("Đảng - tiêu đề", 15, "b", "center"),
    "DangCapTren": Style("Đảng - cơ quan cấp trên", 14, align="center"),
    "DangBanHanh": Style("Đảng - cơ quan ban hành", 14, "b", "center"),
    "DangSo": Style("Đảng - số, ký hiệu", 14, align="center"),
    "DangVeViec": Style("Đảng - trích yếu công văn", 12, "i", "center"),
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
    "HcVeViec": Style("Hành chính - trích yếu công văn", 13, align="center", before=6),
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
