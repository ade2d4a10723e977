"""don-vi/<ma>.yaml: what a unit handed in as a whole, and the words of its own report."""

from danvan_cli.models.base import optional, record
from danvan_cli.models.papers import Receipt
from danvan_cli.models.scalars import Text


@record
class HandedIn:
    """Những gì đơn vị đã nộp."""

    registration: Receipt | None = optional("dang-ky", "Danh sách đăng ký")
    """Ngày và số của danh sách đăng ký, phụ lục 01 (KH IV.2-4)."""
    report: Receipt | None = optional("bao-cao", "Báo cáo kết quả")
    """Ngày và số của báo cáo kết quả, phụ lục 02 (KH IV.2-4)."""


@record
class UnitFile:
    """Tệp riêng của một đơn vị."""

    handed_in: HandedIn | None = optional("nop", "Đã nộp")
    """Ngày đơn vị nộp danh sách và báo cáo; thắng ngày trong từng hồ sơ mô hình."""
    leadership: Text = optional("lanh_dao", "Công tác lãnh đạo, chỉ đạo")
    """Công tác lãnh đạo, chỉ đạo, tuyên truyền của đơn vị."""
    shortcomings: Text = optional("han_che", "Hạn chế")
    """Những hạn chế của đơn vị."""
    causes: Text = optional("nguyen_nhan", "Nguyên nhân")
    """Nguyên nhân của hạn chế."""
    lessons: Text = optional("bai_hoc", "Bài học kinh nghiệm")
    """Bài học rút ra."""
    directions: Text = optional("phuong_huong", "Phương hướng")
    """Phương hướng thời gian tới."""
    proposals: Text = optional("kien_nghi", "Kiến nghị")
    """Kiến nghị với cấp trên."""
