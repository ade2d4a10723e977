"""A dossier's `ke_hoach`: how the model will be carried out (plan II.4, step 3)."""

from typing import ClassVar

from danvan_cli.models.base import Rows, demanded, demanded_rows, optional, optional_rows, record
from danvan_cli.models.scalars import Date, Text


@record
class Forces:
    """Lực lượng tham gia mô hình."""

    implementing: Text = demanded("thuc_hien", "Lực lượng thực hiện")
    """Ai trực tiếp làm."""
    cooperating: Rows[str] = demanded_rows("phoi_hop", "Lực lượng phối hợp")
    """Ai cùng phối hợp, mỗi nơi một dòng."""


@record
class Resource:
    """Một nguồn lực bảo đảm."""

    KNOWN_BY: ClassVar[tuple[str, ...]] = ("source",)

    source: Text = demanded("nguon", "Nguồn")
    """Nguồn lực từ đâu."""
    amount: Text = demanded("so_luong", "Số lượng")
    """Bao nhiêu, ghi cả đơn vị tính."""


@record
class Assignment:
    """Một việc được phân công."""

    KNOWN_BY: ClassVar[tuple[str, ...]] = ("task",)

    task: Text = demanded("viec", "Việc")
    """Việc phải làm."""
    person: Text = demanded("nguoi", "Người chịu trách nhiệm")
    """Chức danh hoặc người chịu trách nhiệm."""
    due: Text = optional("han", "Thời hạn")
    """Khi nào xong."""


@record
class Moments:
    """Các thời điểm khảo sát, kiểm tra, sơ kết, tổng kết, báo cáo."""

    survey: Date = optional("khao_sat", "Khảo sát")
    """Ngày khảo sát."""
    inspection: Date = optional("kiem_tra", "Kiểm tra")
    """Ngày kiểm tra."""
    interim: Date = optional("so_ket", "Sơ kết")
    """Ngày sơ kết."""
    final: Date = demanded("tong_ket", "Tổng kết")
    """Ngày tổng kết."""
    report: Date = optional("bao_cao", "Báo cáo")
    """Ngày gửi báo cáo kết quả."""


@record
class Launch:
    """Lễ ra mắt mô hình, nếu có."""

    time: Text = demanded("thoi_gian", "Thời gian ra mắt")
    """Thời gian tổ chức ra mắt."""
    place: Text = demanded("dia_diem", "Địa điểm ra mắt")
    """Địa điểm tổ chức ra mắt."""
    programme: Text = demanded("chuong_trinh", "Chương trình ra mắt")
    """Chương trình ra mắt."""


@record
class ModelPlan:
    """Kế hoạch triển khai mô hình (KH II.4 bước 3)."""

    purpose: Text = demanded("muc_dich", "Mục đích")
    """Mục đích của mô hình."""
    requirements: Text = demanded("yeu_cau", "Yêu cầu")
    """Yêu cầu khi thực hiện."""
    measures: Rows[str] = demanded_rows("giai_phap", "Giải pháp")
    """Giải pháp, phương thức triển khai, mỗi giải pháp một dòng."""
    forces: Forces | None = demanded("luc_luong", "Lực lượng")
    """Lực lượng thực hiện và phối hợp."""
    resources: Rows[Resource] = optional_rows("nguon_luc", "Nguồn lực")
    """Các nguồn lực, điều kiện bảo đảm."""
    assignments: Rows[Assignment] = demanded_rows("phan_cong", "Phân công")
    """Phân công nhiệm vụ."""
    moments: Moments | None = demanded("moc", "Các thời điểm")
    """Thời điểm khảo sát, kiểm tra, sơ kết, tổng kết, báo cáo."""
    launch: Launch | None = optional("ra_mat", "Ra mắt")
    """Tổ chức ra mắt mô hình."""
    day: Date = optional("ngay", "Ngày kế hoạch")
    """Ngày của văn bản kế hoạch."""
    number: Text = optional("so_ky_hieu", "Số, ký hiệu")
    """Số và ký hiệu của kế hoạch."""
