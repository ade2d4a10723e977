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
    Derived("the_thuc", "Thể thức", "dang, hanh-chinh hoặc khac: thể thức của nơi ra văn bản."),
    Derived("co_quan", "Cơ quan tổng hợp", "Các khóa của co-quan.yaml."),
    Derived("phong_trao", "Kế hoạch năm", "Các khóa của ke-hoach.yaml."),
    Derived("don_vi", "Đơn vị", "Đơn vị mà văn bản nói về: các khóa của một dòng don_vi trong ke-hoach.yaml."),
    Derived("van_ban", "Văn bản", "Chính văn bản đang in: đầu văn bản, số, ngày, người ký."),
    Derived("mo_hinh", "Mô hình", "Hồ sơ của mô hình; trong danh sách thì là từng dòng của nhom[].mo_hinh."),
    Derived("nhom", "Danh sách mô hình theo lĩnh vực", "Mỗi lĩnh vực có mô hình là một nhóm, theo kế hoạch."),
    Derived("mo_hinh_tieu_bieu", "Mô hình tiêu biểu",
            "Toàn xã: theo tieu_bieu của kế hoạch; đơn vị: các mô hình đã báo cáo và tự đánh giá hiệu quả."),
    Derived("tong", "Tổng số", "Các con số tổng, viết hai chữ số (05)."),
    Derived("toan_xa", "Cả năm của toàn xã", "Con số và danh sách của toàn xã; chỉ có ở văn bản chung toàn xã."),
    Derived("con_no", "Việc còn nợ", "Những việc đơn vị còn nợ tính đến ngày in; chỉ có ở văn bản của đơn vị."),
    Derived("lich_tham_dinh", "Lịch thẩm định", "Mỗi buổi trong lịch của kế hoạch là một dòng, theo ngày."),
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

APPRAISAL = (
    Derived("ho_so_to_trinh", "Tờ trình đề nghị công nhận",
            "Số, ngày của tờ trình đã nhận: số 13-TTr/CB, ngày 09/9/2026; chưa có thì để trống.", "de_nghi.ngay"),
    Derived("ho_so_bao_cao", "Báo cáo chi tiết về mô hình",
            "Số, ngày của báo cáo đã nhận; chưa có thì để trống.", "bao_cao.ngay"),
    Derived("ho_so_minh_chung", "Tài liệu, hình ảnh, video minh họa",
            "Có bao nhiêu minh chứng mỗi loại: 02 hình ảnh, 01 video; chưa có thì để trống.", "minh_chung"),
    Derived("ho_so_nhan_xet", "Nhận xét của cấp ủy, chính quyền, Mặt trận, đoàn thể",
            "Có bao nhiêu nhận xét, của những nơi nào; chưa có thì để trống.", "nhan_xet"),
    Derived("ho_so_thieu", "Phần hồ sơ còn thiếu",
            "Những phần còn thiếu trong bốn phần của hồ sơ công nhận; đủ thì để trống."),
    Derived("tham_dinh_ngay", "Ngày thẩm định",
            "ngày 22 tháng 9 năm 2026: ngày đã thẩm định, hoặc ngày trong lịch thẩm định.", "tham_dinh.ngay"),
    Derived("tham_dinh_gio", "Giờ thẩm định", "Giờ đã làm việc, hoặc giờ trong lịch thẩm định.", "tham_dinh.gio"),
    Derived("tham_dinh_dia_diem", "Địa điểm thẩm định",
            "Nơi đã làm việc, hoặc nơi trong lịch thẩm định.", "tham_dinh.dia_diem"),
    Derived("tong_diem", "Tổng điểm", "Tổng điểm của Đoàn thẩm định; không chấm điểm thì để trống."),
    Derived("tong_diem_toi_da", "Tổng điểm tối đa",
            "Tổng điểm tối đa của các tiêu chí; kế hoạch không cho điểm thì để trống."),
)  # fmt: skip

RATING = (
    Derived("tt", "Số thứ tự", "Số thứ tự của tiêu chí."),
    Derived("tieu_chi_ten", "Tiêu chí", "Tên của tiêu chí mang mã tieu_chi.", "tieu_chi"),
    Derived("diem_toi_da", "Điểm tối đa", "Điểm tối đa của tiêu chí; kế hoạch không cho điểm thì để trống."),
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
    *APPRAISAL,
    Derived("cac_nam_truoc", "Các năm trước có số liệu",
            "Các năm trước năm nay, từ năm đầu tiên có số liệu, trong so_nam_ket_qua của kế hoạch."),
    Derived("bieu_do", "Biểu đồ", "Mỗi mục tiêu có số liệu từ hai năm trở lên là một biểu đồ."),
    Derived("hang_anh", "Phụ lục ảnh", "Các ảnh minh chứng, mỗi hàng hai ảnh."),
)  # fmt: skip

SUBJECT = (Derived("hinh_thuc", "Tập thể hay cá nhân", "“tập thể” hoặc “cá nhân”, theo loại chủ thể.", "loai"),)

TARGET = (
    Derived("chi_tieu_dvt", "Chỉ tiêu", "Chỉ tiêu kèm đơn vị tính: 120 hộ, 80%; mục tiêu bằng lời thì để trống.",
            "chi_tieu"),
    Derived("nam_truoc_dvt", "Số liệu năm trước", "Chỉ tiêu (hoặc kết quả) năm trước kèm đơn vị tính.",
            "chi_tieu_nam_truoc"),
    Derived("ket_qua_nam", "Kết quả năm nay", "Con số đạt được trong năm của kế hoạch.", "ket_qua"),
    Derived("ket_qua_dvt", "Kết quả năm nay", "Kết quả năm nay kèm đơn vị tính; bằng lời thì là dấu –.", "ket_qua"),
    Derived("ty_le", "Tỷ lệ đạt", "Kết quả so với chỉ tiêu, tính ra %; càng thấp càng tốt thì tính ngược lại."),
    Derived("ket_qua_cac_nam_truoc", "Kết quả các năm trước",
            "Con số của từng năm trong cac_nam_truoc, năm không có là dấu –; dùng cùng với cac_nam_truoc.", "ket_qua"),
)  # fmt: skip

CHART = (
    Derived("ma", "Biểu đồ", "Ghi vào tiêu đề của văn bản thay thế (alt text) của biểu đồ trong mẫu."),
    Derived("tieu_de", "Tên biểu đồ", "Tên mục tiêu kèm đơn vị tính."),
    Derived("mo_ta", "Mô tả biểu đồ", "Số liệu từng năm bằng lời, làm văn bản thay thế của biểu đồ."),
)

PICTURE_ROW = (
    Derived("trai", "Ảnh bên trái", "Ảnh bên trái của một hàng."),
    Derived("phai", "Ảnh bên phải", "Ảnh bên phải; hàng cuối có thể không có, khi ấy mọi khóa để trống."),
)

PICTURE = (
    Derived("tt", "Số thứ tự ảnh", "Số thứ tự của ảnh trong phụ lục."),
    Derived("ma", "Ảnh", "Ghi vào tiêu đề của văn bản thay thế (alt text) của ảnh trong mẫu; ảnh hỏng thì để trống."),
    Derived("rong", "Chiều rộng ảnh", "Ghi sau ma; ảnh giữ đúng tỷ lệ, in không quá 78 mm."),
    Derived("cao", "Chiều cao ảnh", "Ghi sau rong; in không quá 58,5 mm."),
    Derived("mo_ta", "Chú thích ảnh", "Mô tả của minh chứng."),
    Derived("ngay", "Ngày chụp", "Ngày của minh chứng."),
    Derived("loi", "Ảnh không in được", "[CẦN BỔ SUNG: ảnh …] khi tệp ảnh thiếu hoặc hỏng, ngoài ra để trống."),
)

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
    "mo_hinh.tham_dinh.danh_gia[]": RATING,
    "mo_hinh.bieu_do[]": CHART,
    "mo_hinh.hang_anh[]": PICTURE_ROW,
    "mo_hinh.hang_anh[].trai": PICTURE,
    "mo_hinh.hang_anh[].phai": PICTURE,
    "nhom[]": GROUP,
    "tong": TOTALS,
}
"""The derived keys by the place they stand in."""


def blanks(table: Iterable[Derived]) -> dict[str, str]:
    """Return the keys of a table with nothing in them."""
    return {derived.key: "" for derived in table}
