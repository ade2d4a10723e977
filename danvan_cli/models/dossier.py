"""<unit>--<model>.yaml: one model of the year, from its first idea to its reward."""

from typing import ClassVar

from danvan_cli.models.base import Rows, demanded, demanded_rows, identity, optional, optional_rows, record
from danvan_cli.models.choices import Direction, Origin, SubjectKind
from danvan_cli.models.filled import Filled
from danvan_cli.models.judgement import Appraisal, Approval, Recognition, Removal, Reward, Waiver
from danvan_cli.models.model_plan import ModelPlan
from danvan_cli.models.model_report import Evidence, Inspection, ModelReport, Obstacle, Remark
from danvan_cli.models.papers import Receipt
from danvan_cli.models.scalars import Date, Number, ResultYear, Text, Year


@record
class Subject:
    """Chủ thể thực hiện mô hình (KH II.2.1)."""

    kind: SubjectKind | None = demanded("loai", "Loại chủ thể")
    """Tập thể: co-quan, mttq, doan-the, chi-bo, to-chuc-xa-hoi, nhom-cong-dong; cá nhân: ca-nhan."""
    name: Text = demanded("ten", "Tên chủ thể")
    """Tên tập thể hoặc chức danh của cá nhân."""
    representative: Text = optional("nguoi_dai_dien", "Người đại diện")
    """Người phụ trách mô hình."""
    phone: Text = optional("dien_thoai", "Điện thoại")
    """Số điện thoại, giữ nguyên số 0 ở đầu."""


@record
class Period:
    """Thời gian thực hiện."""

    start: Date = demanded("bat_dau", "Ngày bắt đầu")
    """Ngày bắt đầu thực hiện."""
    end: Date = optional("ket_thuc", "Ngày kết thúc")
    """Ngày kết thúc, bỏ trống nếu làm thường xuyên."""


@record
class Survey:
    """Khảo sát trước khi đăng ký (KH II.4 bước 2)."""

    situation: Text = demanded("thuc_trang", "Thực trạng")
    """Thực trạng nơi thực hiện mô hình."""
    advantages: Text = demanded("thuan_loi", "Thuận lợi")
    """Thuận lợi."""
    difficulties: Text = demanded("kho_khan", "Khó khăn")
    """Khó khăn."""


@record
class Target:
    """Một mục tiêu và kết quả của nó qua các năm."""

    KNOWN_BY: ClassVar[tuple[str, ...]] = ("name",)

    name: Text = demanded("ten", "Tên mục tiêu")
    """Mục tiêu bằng lời, ngắn gọn; cùng tên qua các năm thì so sánh được."""
    measure: Text = optional("don_vi_tinh", "Đơn vị tính")
    """Đơn vị tính, ví dụ hộ, m, %."""
    goal: Number = optional("chi_tieu", "Chỉ tiêu")
    """Con số phấn đấu năm nay; bỏ trống nếu mục tiêu chỉ bằng lời."""
    last_goal: Number = optional("chi_tieu_nam_truoc", "Chỉ tiêu năm trước")
    """Chỉ tiêu năm trước; mô hình duy trì phải có chỉ tiêu cao hơn (KH II.1)."""
    direction: Direction | None = optional("chieu", "Chiều tốt hơn", default=Direction.UP)
    """tang: càng cao càng tốt (mặc định); giam: càng thấp càng tốt."""
    results: dict[ResultYear, Number] | None = optional("ket_qua", "Kết quả theo năm")
    """Kết quả từng năm, ví dụ 2026 = 850 (KH III.3: phân tích qua 5 năm)."""

    @property
    def in_percent(self) -> bool:
        """Whether its figures may be written with the sign %."""
        return (self.measure or "").strip() == "%"


@record
class Dossier:
    """Hồ sơ của một mô hình “Dân vận khéo”."""

    name: str = identity("ten", "Tên mô hình")
    """Tên mô hình, không kèm dấu ngoặc kép ngoài cùng; ngắn gọn, dễ nhớ (KH II.2.2)."""
    field: Text = demanded("linh_vuc", "Lĩnh vực")
    """Mã lĩnh vực trong ke-hoach.yaml (KH II.3)."""
    content: Text = optional("noi_dung", "Nội dung trọng tâm")
    """Mã nội dung trọng tâm của lĩnh vực (KH II.3)."""
    linked_to: Rows[str] = optional_rows("gan_voi", "Gắn với")
    """Gắn với Kết luận 01-KL/TW, nhiệm vụ chuyên môn … (KH II.1)."""
    origin: Origin | None = demanded("loai", "Mới hay duy trì")
    """moi: bắt đầu năm nay; nang-cao: duy trì, nâng cao từ năm trước (KH II.1)."""
    since: Year = optional("tu_nam", "Từ năm")
    """Năm bắt đầu của mô hình duy trì."""
    continues: Text = optional("ke_thua", "Kế thừa")
    """Hồ sơ năm trước, ví dụ 2025/chi-bo-xom-3--duong-hoa."""
    replaces: Text = optional("thay_cho", "Thay cho")
    """Tên tệp (không đuôi) của mô hình bị loại mà mô hình này thay thế (KH II.1)."""
    unit: str = identity("don_vi", "Đơn vị")
    """Mã đơn vị chịu trách nhiệm, như trong ke-hoach.yaml."""
    subject: Subject | None = demanded("chu_the", "Chủ thể")
    """Chủ thể thực hiện (KH II.2.1)."""
    period: Period | None = demanded("thoi_gian", "Thời gian thực hiện")
    """Thời gian thực hiện (phiếu đăng ký, mục 2)."""
    place: Text = demanded("dia_diem", "Địa điểm")
    """Địa điểm thực hiện (phiếu đăng ký, mục 4)."""
    survey: Survey | None = demanded("khao_sat", "Khảo sát")
    """Thực trạng, thuận lợi, khó khăn (KH II.4 bước 2)."""
    targets: Rows[Target] = demanded_rows("muc_tieu", "Mục tiêu")
    """Mục tiêu, kết quả cần đạt và kết quả từng năm (phiếu đăng ký, mục 5)."""
    plan: Filled[ModelPlan] = demanded("ke_hoach", "Kế hoạch")
    """Kế hoạch triển khai mô hình (KH II.4 bước 3)."""
    inspections: Rows[Inspection] = optional_rows("kiem_tra", "Kiểm tra")
    """Các lần kiểm tra, khảo sát (KH II.4 bước 4)."""
    obstacles: Rows[Obstacle] = optional_rows("vuong_mac", "Vướng mắc")
    """Khó khăn, vướng mắc phát sinh (KH III.4)."""
    registration: Receipt | None = demanded("dang_ky", "Đăng ký")
    """Ngày nhận phiếu đăng ký (KH II.4 bước 2)."""
    report: Filled[ModelReport] = demanded("bao_cao", "Báo cáo")
    """Báo cáo chi tiết về mô hình (KH III.3)."""
    evidence: Rows[Evidence] = optional_rows("minh_chung", "Minh chứng")
    """Tài liệu, hình ảnh, video (KH III.3)."""
    remarks: Rows[Remark] = optional_rows("nhan_xet", "Nhận xét")
    """Nhận xét của cấp ủy, chính quyền, Mặt trận, đoàn thể (KH III.3)."""
    proposal: Filled[Receipt] = demanded("de_nghi", "Đề nghị công nhận")
    """Tờ trình đề nghị công nhận (KH III.3)."""
    appraisal: Filled[Appraisal] = demanded("tham_dinh", "Thẩm định")
    """Kết quả thẩm định (KH III.4)."""
    recognition: Filled[Recognition] = demanded("cong_nhan", "Công nhận")
    """Quyết định công nhận."""
    reward: Reward | None = optional("khen_thuong", "Khen thưởng")
    """Khen thưởng (KH IV.5)."""
    removal: Removal | None = optional("loai_bo", "Loại bỏ")
    """Loại khỏi danh sách sau rà soát (KH II.1)."""
    approval: Approval | None = optional("duyet", "Duyệt")
    """Người duyệt và mã nội dung lúc duyệt."""
    waivers: Rows[Waiver] = optional_rows("mien", "Miễn quy tắc")
    """Các quy tắc được miễn cho hồ sơ này, có lý do."""
