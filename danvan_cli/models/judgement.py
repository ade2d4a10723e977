"""What others decide about a model: appraisal, recognition, reward, removal, approval, waiver."""

from typing import ClassVar

from danvan_cli.models.base import Rows, demanded, demanded_rows, optional, optional_rows, record
from danvan_cli.models.choices import Conclusion
from danvan_cli.models.scalars import Date, Number, Text, Whole


@record
class Interviews:
    """Phỏng vấn người tham gia và thụ hưởng (KH III.4)."""

    people: Whole = demanded("so_nguoi", "Số người được phỏng vấn")
    """Số người được phỏng vấn."""
    opinions: Text = demanded("y_kien", "Ý kiến")
    """Ý kiến của những người được phỏng vấn."""


@record
class Rating:
    """Đánh giá theo một tiêu chí."""

    KNOWN_BY: ClassVar[tuple[str, ...]] = ("criterion",)

    criterion: Text = demanded("tieu_chi", "Tiêu chí")
    """Mã tiêu chí trong ke-hoach.yaml."""
    points: Number = optional("diem", "Điểm")
    """Điểm, nếu cơ quan có thang điểm."""
    opinion: Text = demanded("y_kien", "Ý kiến đánh giá")
    """Nhận định theo tiêu chí."""


@record
class Appraisal:
    """Kết quả thẩm định (KH III.4)."""

    day: Date = demanded("ngay", "Ngày thẩm định")
    """Ngày đoàn làm việc."""
    time: Text = optional("gio", "Giờ")
    """Giờ bắt đầu."""
    place: Text = optional("dia_diem", "Địa điểm")
    """Nơi làm việc."""
    attendees: Rows[str] = optional_rows("thanh_phan", "Thành phần đơn vị")
    """Người của đơn vị cùng dự."""
    file_review: Text = optional("ho_so", "Kiểm tra hồ sơ")
    """Hồ sơ đủ, thiếu gì."""
    site_visit: Text = optional("khao_sat", "Khảo sát thực tế")
    """Kết quả khảo sát tại chỗ."""
    verification: Text = optional("xac_minh", "Xác minh thông tin")
    """Kết quả xác minh."""
    interviews: Interviews | None = optional("phong_van", "Phỏng vấn")
    """Kết quả phỏng vấn."""
    ratings: Rows[Rating] = demanded_rows("danh_gia", "Đánh giá theo tiêu chí")
    """Đánh giá theo từng tiêu chí của kế hoạch."""
    committee_opinion: Text = optional("y_kien_chi_uy", "Ý kiến chi ủy")
    """Ý kiến của chi ủy, lãnh đạo đơn vị."""
    conclusion: Conclusion | None = demanded("ket_luan", "Kết luận")
    """cong-nhan, bo-sung hoặc khong."""


@record
class Recognition:
    """Quyết định công nhận."""

    day: Date = demanded("ngay", "Ngày công nhận")
    """Ngày quyết định."""
    decision_number: Text = demanded("so_quyet_dinh", "Số quyết định")
    """Số và ký hiệu quyết định."""


@record
class Reward:
    """Khen thưởng (KH IV.5)."""

    form: Text = demanded("hinh_thuc", "Hình thức khen thưởng")
    """Hình thức, ví dụ Giấy khen của Đảng ủy."""
    day: Date = optional("ngay", "Ngày khen thưởng")
    """Ngày quyết định; chưa có ngày là đang đề nghị."""
    decision_number: Text = optional("so_quyet_dinh", "Số quyết định")
    """Số và ký hiệu quyết định khen thưởng."""


@record
class Removal:
    """Loại khỏi danh sách sau rà soát (KH II.1)."""

    day: Date = demanded("ngay", "Ngày loại bỏ")
    """Ngày loại bỏ."""
    reason: Text = demanded("ly_do", "Lý do loại bỏ")
    """Vì sao không còn phù hợp."""


@record
class Approval:
    """Người đã duyệt nội dung hồ sơ."""

    person: Text = demanded("nguoi", "Người duyệt")
    """Chức vụ hoặc họ tên người duyệt."""
    day: Date = demanded("ngay", "Ngày duyệt")
    """Ngày duyệt."""
    fingerprint: Text = demanded("ma_noi_dung", "Mã nội dung")
    """Mã của nội dung lúc duyệt; nội dung đổi thì mã không còn khớp."""


@record
class Waiver:
    """Miễn áp dụng một quy tắc cho hồ sơ này, có người chịu trách nhiệm."""

    KNOWN_BY: ClassVar[tuple[str, ...]] = ("rule",)

    rule: Text = demanded("luat", "Mã quy tắc")
    """Mã quy tắc được miễn, ví dụ DV404."""
    reason: Text = demanded("ly_do", "Lý do miễn")
    """Vì sao được miễn; in trong kết quả kiểm tra."""
    person: Text = demanded("nguoi", "Người cho miễn")
    """Ai cho miễn."""
    day: Date = demanded("ngay", "Ngày cho miễn")
    """Ngày cho miễn."""
