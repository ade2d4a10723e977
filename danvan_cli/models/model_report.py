"""What a unit tells of its model: the report, the checks on the way, the proof (plan III.3)."""

from typing import ClassVar

from danvan_cli.models.base import Rows, demanded, demanded_rows, optional, record
from danvan_cli.models.choices import EvidenceKind, SelfRating
from danvan_cli.models.scalars import Date, Text, YesNo


@record
class Phase:
    """Một giai đoạn triển khai."""

    KNOWN_BY: ClassVar[tuple[str, ...]] = ("name",)

    name: Text = demanded("ten", "Tên giai đoạn")
    """Tên hoặc thời gian của giai đoạn."""
    content: Text = demanded("noi_dung", "Nội dung giai đoạn")
    """Đã làm gì, làm thế nào."""


@record
class ModelReport:
    """Báo cáo chi tiết về mô hình (KH III.3)."""

    day: Date = demanded("ngay", "Ngày báo cáo")
    """Ngày cơ quan nhận được báo cáo."""
    number: Text = optional("so_ky_hieu", "Số, ký hiệu")
    """Số và ký hiệu của báo cáo."""
    significance: Text = demanded("y_nghia", "Mục đích, ý nghĩa")
    """Mục đích, ý nghĩa của mô hình."""
    scope: Text = demanded("pham_vi", "Phạm vi ảnh hưởng")
    """Phạm vi ảnh hưởng của mô hình."""
    phases: Rows[Phase] = demanded_rows("giai_doan", "Các giai đoạn")
    """Nội dung, cách thức triển khai qua các giai đoạn."""
    outcome: Text = demanded("ket_qua", "Kết quả đạt được")
    """Kết quả bằng lời; số liệu ghi ở muc_tieu[].ket_qua."""
    creativity: Text = demanded("sang_tao", "Tính sáng tạo")
    """Điểm mới, sáng tạo."""
    sustainability: Text = demanded("ben_vung", "Tính bền vững")
    """Vì sao mô hình còn duy trì được."""
    spread: Text = demanded("lan_toa", "Mức độ lan tỏa")
    """Nơi nào đã học tập, làm theo."""
    participation: Text = demanded("su_tham_gia", "Sự tham gia của Nhân dân")
    """Nhân dân tham gia thế nào, bao nhiêu hộ, lượt người."""
    lessons: Text = optional("bai_hoc", "Bài học kinh nghiệm")
    """Bài học kinh nghiệm."""
    proposals: Text = optional("kien_nghi", "Kiến nghị")
    """Kiến nghị, đề xuất."""
    self_rating: SelfRating | None = demanded("tu_danh_gia", "Tự đánh giá")
    """Đơn vị tự đánh giá: hieu-qua hoặc chua-hieu-qua."""


@record
class Inspection:
    """Một lần kiểm tra, khảo sát trong năm (KH II.4 bước 4)."""

    KNOWN_BY: ClassVar[tuple[str, ...]] = ("day",)

    day: Date = demanded("ngay", "Ngày kiểm tra")
    """Ngày kiểm tra."""
    content: Text = demanded("noi_dung", "Nội dung kiểm tra")
    """Kiểm tra việc gì."""
    outcome: Text = demanded("ket_qua", "Kết quả kiểm tra")
    """Kết quả kiểm tra."""


@record
class Obstacle:
    """Một khó khăn, vướng mắc phát sinh (KH III.4)."""

    KNOWN_BY: ClassVar[tuple[str, ...]] = ("day", "content")

    day: Date = demanded("ngay", "Ngày phát sinh")
    """Ngày phát sinh."""
    content: Text = demanded("noi_dung", "Nội dung vướng mắc")
    """Vướng mắc gì."""
    handling: Text = optional("huong_xu_ly", "Hướng xử lý")
    """Cách tháo gỡ."""
    done: YesNo = optional("xong", "Đã xong")
    """“có” khi đã giải quyết xong."""


@record
class Evidence:
    """Một minh chứng: tệp trong thư mục minh-chung hoặc liên kết (KH III.3)."""

    KNOWN_BY: ClassVar[tuple[str, ...]] = ("file", "link")

    kind: EvidenceKind | None = demanded("loai", "Loại minh chứng")
    """hinh-anh, tai-lieu, video hoặc lien-ket."""
    file: Text = optional("tep", "Tệp")
    """Tên tệp trong minh-chung/<tên hồ sơ>/."""
    link: Text = optional("lien_ket", "Liên kết")
    """Địa chỉ trên mạng, khi không có tệp."""
    description: Text = demanded("mo_ta", "Mô tả")
    """Minh chứng cho điều gì; in làm chú thích ảnh."""
    day: Date = optional("ngay", "Ngày")
    """Ngày chụp hoặc ngày văn bản."""


@record
class Remark:
    """Nhận xét của cấp ủy, chính quyền, Mặt trận, đoàn thể (KH III.3)."""

    KNOWN_BY: ClassVar[tuple[str, ...]] = ("body", "day")

    body: Text = demanded("co_quan", "Cơ quan nhận xét")
    """Cơ quan, tổ chức nhận xét."""
    day: Date = demanded("ngay", "Ngày nhận xét")
    """Ngày nhận xét."""
    content: Text = demanded("noi_dung", "Nội dung nhận xét")
    """Nội dung nhận xét, đánh giá."""
