"""The keys that templates may use beyond those of the files: each declared once, with what it means.

A key whose value is a closed choice always has a `_ten` beside it with the label people read (`loai_ten`
beside `loai`); those follow from the vocabulary and are not listed here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable


class Derived(NamedTuple):
    """A key of the context: its label in a marker, and its explanation to whoever writes a template.

    `source` is the file's own key that a person fills in to have it, where that is another one.
    """

    key: str
    label: str
    explanation: str
    source: str = ""


LABEL_SUFFIX = "_ten"
"""What is added to the key of a closed choice for the key of its label."""

TOP = (
    Derived("the_thuc", "Thể thức", "dang, hanh-chinh hoặc khac: thể thức của đơn vị ra văn bản."),
    Derived("co_quan", "Cơ quan tổng hợp", "Các khóa của co-quan.yaml."),
    Derived("phong_trao", "Kế hoạch năm", "Các khóa của ke-hoach.yaml."),
    Derived("don_vi", "Đơn vị", "Đơn vị ra văn bản: các khóa của một dòng don_vi trong ke-hoach.yaml."),
    Derived("van_ban", "Văn bản", "Chính văn bản đang in: đầu văn bản, số, ngày, người ký."),
    Derived("mo_hinh", "Mô hình", "Hồ sơ của mô hình; trong danh sách thì là từng dòng của nhom[].mo_hinh."),
    Derived("nhom", "Danh sách mô hình theo lĩnh vực", "Mỗi lĩnh vực có mô hình là một nhóm, theo kế hoạch."),
    Derived("mo_hinh_tieu_bieu", "Mô hình tiêu biểu",
            "Toàn xã: theo tieu_bieu của kế hoạch; đơn vị: các mô hình đã báo cáo và tự đánh giá hiệu quả."),
    Derived("tong", "Tổng số", "Các con số tổng, viết hai chữ số (05)."),
    Derived("loi_van", "Lời văn của báo cáo", "Lời của don-vi/<mã>.yaml; bản toàn xã lấy mục tong_hop của kế hoạch."),
)  # fmt: skip

PLAN = (Derived("nam_truoc", "Năm trước", "Năm ngay trước năm của kế hoạch."),)

UNIT = (
    Derived("khoi_ten", "Tên khối", "Tên của khối mang mã khoi."),
    Derived("nop_qua_ten", "Đơn vị gửi thay", "Tên của đơn vị mang mã nop_qua."),
)

PAPER = (
    Derived("pham_vi", "Phạm vi", "mo-hinh, don-vi hoặc xa."),
    Derived("ban_cua", "Bản của", "Mã của mô hình hoặc đơn vị mà văn bản nói về; bản toàn xã là toan-xa."),
    Derived("de_trong", "Bản trống", "“có” khi in mẫu trống, ngoài ra để trống."),
    Derived("cap_tren", "Cơ quan cấp trên", "Các dòng in hoa của cơ quan cấp trên, góc trái."),
    Derived("tieu_de", "Cơ quan ban hành", "Các dòng in hoa của cơ quan ra văn bản, góc trái, dưới cấp trên."),
    Derived("so_ky_hieu", "Số, ký hiệu", "Số và ký hiệu; chưa có số thì chừa năm dấu cách trước ký hiệu."),
    Derived("dia_danh", "Địa danh", "Địa danh đứng trước ngày tháng."),
    Derived("ngay_thang", "Ngày tháng", "ngày 05 tháng 02 năm 2026; chưa có ngày thì chừa ba dấu cách."),
    Derived("nguoi_ky", "Người ký", "quyen_han, chuc_vu (in hoa) và ho_ten của người ký."),
    Derived("noi_nhan", "Nơi nhận", "Nơi nhận của cơ quan tổng hợp, không có dấu câu ở cuối dòng."),
)

MODEL = (
    Derived("stem", "Mã hồ sơ", "Tên tệp của hồ sơ, không đuôi."),
    Derived("tt", "Số thứ tự", "Số thứ tự trong danh sách, chạy liền qua các nhóm."),
    Derived("linh_vuc_ten", "Lĩnh vực", "Tên của lĩnh vực mang mã linh_vuc.", "linh_vuc"),
    Derived("noi_dung_ten", "Nội dung trọng tâm", "Tên của nội dung mang mã noi_dung.", "noi_dung"),
    Derived("don_vi_ten", "Đơn vị", "Tên của đơn vị mang mã don_vi.", "don_vi"),
    Derived("thay_cho_ten", "Mô hình được thay", "Tên của mô hình mà thay_cho chỉ tới.", "thay_cho"),
    Derived("duoc_tinh", "Được tính vào chỉ tiêu", "“có” khi được tính vào chỉ tiêu, ngoài ra để trống."),
    Derived(
        "ly_do_khong_tinh",
        "Lý do không được tính",
        "Vì sao chưa được tính vào chỉ tiêu; để trống khi được tính.",
    ),
    Derived(
        "de_nghi_danh_dau",
        "Đề nghị công nhận",
        "“x” khi đã có tờ trình đề nghị công nhận, ngoài ra để trống.",
    ),
)

SUBJECT = (Derived("hinh_thuc", "Tập thể hay cá nhân", "“tập thể” hoặc “cá nhân”, theo loại chủ thể.", "loai"),)

TARGET = (
    Derived("chi_tieu_dvt", "Chỉ tiêu", "Chỉ tiêu kèm đơn vị tính: 120 hộ, 80%; mục tiêu bằng lời thì để trống.",
            "chi_tieu"),
    Derived("nam_truoc_dvt", "Số liệu năm trước", "Chỉ tiêu (hoặc kết quả) năm trước kèm đơn vị tính.",
            "chi_tieu_nam_truoc"),
    Derived("ket_qua_nam", "Kết quả năm nay", "Con số đạt được trong năm của kế hoạch.", "ket_qua"),
    Derived("ket_qua_dvt", "Kết quả năm nay", "Kết quả năm nay kèm đơn vị tính; bằng lời thì là dấu –.", "ket_qua"),
    Derived("ty_le", "Tỷ lệ đạt", "Kết quả so với chỉ tiêu, tính ra %; càng thấp càng tốt thì tính ngược lại."),
)  # fmt: skip

GROUP = (
    Derived("tt", "Số thứ tự nhóm", "I, II, III …"),
    Derived("ma", "Mã lĩnh vực", "Mã của lĩnh vực."),
    Derived("ten", "Lĩnh vực", "Tên của lĩnh vực.", "linh_vuc"),
    Derived("ten_hoa", "Lĩnh vực", "Tên của lĩnh vực, in hoa.", "linh_vuc"),
    Derived("so", "Số mô hình", "Số mô hình trong nhóm, viết hai chữ số."),
    Derived("mo_hinh", "Các mô hình", "Các mô hình của nhóm; mỗi dòng có đủ các khóa của mo_hinh."),
)

TOTALS = (
    Derived("tong", "Tổng số mô hình", "Số mô hình trong danh sách."),
    Derived("moi", "Số mô hình mới", "Số mô hình bắt đầu trong năm."),
    Derived("duy_tri", "Số mô hình duy trì", "Số mô hình duy trì, nâng cao."),
    Derived("tap_the", "Số mô hình tập thể", "Số mô hình do tập thể thực hiện."),
    Derived("ca_nhan", "Số mô hình cá nhân", "Số mô hình do cá nhân thực hiện."),
    Derived("duoc_tinh", "Số mô hình được tính", "Số mô hình được tính vào chỉ tiêu."),
    Derived("bao_cao", "Số mô hình đã báo cáo", "Số mô hình đã có báo cáo kết quả."),
    Derived("hieu_qua", "Số mô hình hiệu quả", "Số mô hình đã báo cáo và tự đánh giá hiệu quả."),
    Derived("chua_hieu_qua", "Số mô hình chưa hiệu quả", "Số mô hình đã báo cáo và tự đánh giá chưa hiệu quả."),
    Derived(
        "loai_bo",
        "Số mô hình loại bỏ",
        "Số mô hình đã đăng ký rồi bị loại trong năm; không nằm trong tổng số.",
    ),
    Derived("de_nghi", "Số mô hình đề nghị công nhận", "Số mô hình đã có tờ trình đề nghị công nhận."),
    Derived("ho_so_loi", "Số hồ sơ lỗi", "Số hồ sơ không đọc được nên chưa tính; không có thì để trống."),
)

TABLES = {
    "": TOP,
    "phong_trao": PLAN,
    "don_vi": UNIT,
    "van_ban": PAPER,
    "mo_hinh": MODEL,
    "mo_hinh.chu_the": SUBJECT,
    "mo_hinh.muc_tieu[]": TARGET,
    "nhom[]": GROUP,
    "tong": TOTALS,
}
"""The derived keys by the place they stand in."""


def blanks(table: Iterable[Derived]) -> dict[str, str]:
    """Return the keys of a table with nothing in them."""
    return {derived.key: "" for derived in table}
