"""ke-hoach.yaml: the year's plan, from quotas and deadlines to the units that owe."""

from typing import ClassVar

from danvan_cli.models.base import Rows, demanded, demanded_rows, identity, optional, optional_rows, record
from danvan_cli.models.choices import Layout
from danvan_cli.models.papers import Paper
from danvan_cli.models.scalars import Date, Number, Text, Whole, Year, YesNo


@record
class Quota:
    """Chỉ tiêu số mô hình của năm."""

    commune: Whole = demanded("toan_xa", "Chỉ tiêu toàn xã")
    """Số mô hình tối thiểu của toàn xã (KH II.1)."""
    per_unit: Whole = demanded("moi_don_vi", "Chỉ tiêu mỗi đơn vị")
    """Số mô hình tối thiểu của mỗi đơn vị (KH II.1)."""


@record
class Deadline:
    """Một thời hạn của kế hoạch."""

    KNOWN_BY: ClassVar[tuple[str, ...]] = ("code",)

    code: Text = demanded("ma", "Mã thời hạn")
    """Mã của mốc: dang-ky, bao-cao hoặc tong-hop."""
    name: Text = demanded("ten", "Tên thời hạn")
    """Tên việc phải xong trước hạn."""
    before: Date = demanded("truoc_ngay", "Trước ngày")
    """Ngày ghi sau chữ “trước ngày” trong kế hoạch; ngày cuối còn đúng hạn là hôm trước (KH IV.2)."""
    blocks: Rows[str] = demanded_rows("khoi", "Các khối phải nộp")
    """Mã các khối phải thực hiện thời hạn này."""
    form: Text = demanded("bieu_mau", "Biểu mẫu")
    """Tên thư mục biểu mẫu phải nộp, ví dụ phu-luc-01."""


@record
class UnitBlock:
    """Một khối đơn vị."""

    KNOWN_BY: ClassVar[tuple[str, ...]] = ("code",)

    code: Text = demanded("ma", "Mã khối")
    """Mã ngắn không dấu của khối."""
    name: Text = demanded("ten", "Tên khối")
    """Tên của khối, dùng khi in và thống kê."""
    layout: Layout | None = demanded("the_thuc", "Thể thức")
    """Thể thức văn bản của các đơn vị trong khối."""


@record
class UnitSigner:
    """Người ký văn bản của đơn vị."""

    authority: Text = demanded("quyen_han", "Quyền hạn ký")
    """Dòng in hoa trên chức vụ, ví dụ T/M CHI BỘ."""
    title: Text = demanded("chuc_vu", "Chức vụ")
    """Chức vụ của người ký."""
    name: Text = optional("ho_ten", "Họ tên")
    """Họ và tên người ký."""


@record
class Unit:
    """Một đơn vị có trách nhiệm trong phong trào (KH II.2.1)."""

    KNOWN_BY: ClassVar[tuple[str, ...]] = ("code",)

    code: str = identity("ma", "Mã đơn vị")
    """Mã ngắn không dấu, không chứa “--”; tên hồ sơ mô hình bắt đầu bằng mã này."""
    name: Text = demanded("ten", "Tên đơn vị")
    """Tên đầy đủ của đơn vị."""
    block: Text = demanded("khoi", "Khối")
    """Mã khối của đơn vị."""
    area: Text = optional("dia_ban", "Địa bàn")
    """Địa bàn của đơn vị; ghi xã cũ khi tên xóm trùng nhau sau sáp nhập."""
    contact: Text = optional("lien_he", "Liên hệ")
    """Cách liên hệ khi cần nhắc việc."""
    sent_by: Text = optional("nop_qua", "Nộp qua")
    """Mã đơn vị gửi văn bản thay, như UBND gửi thay các phòng; đơn vị vẫn nợ mô hình của mình."""
    superior: Text = optional("cap_tren", "Cấp trên")
    """Dòng đầu góc trái văn bản của đơn vị."""
    symbol: Text = optional("ky_hieu", "Ký hiệu")
    """Ký hiệu văn bản của đơn vị, ví dụ CB."""
    heading: Rows[str] = optional_rows("tieu_de", "Các dòng tiêu đề")
    """Các dòng góc trái của đơn vị dùng thể thức riêng, thay cho cấp trên và tên đơn vị."""
    signer: UnitSigner | None = optional("nguoi_ky", "Người ký")
    """Người ký văn bản của đơn vị."""


@record
class FieldContent:
    """Một nội dung trọng tâm của lĩnh vực."""

    KNOWN_BY: ClassVar[tuple[str, ...]] = ("code",)

    code: Text = demanded("ma", "Mã nội dung")
    """Mã ngắn không dấu."""
    name: Text = demanded("ten", "Tên nội dung")
    """Nội dung trọng tâm (KH II.3)."""


@record
class Field:
    """Một lĩnh vực của phong trào."""

    KNOWN_BY: ClassVar[tuple[str, ...]] = ("code",)

    code: Text = demanded("ma", "Mã lĩnh vực")
    """Mã ngắn không dấu."""
    name: Text = demanded("ten", "Tên lĩnh vực")
    """Tên lĩnh vực (KH II.3)."""
    contents: Rows[FieldContent] = optional_rows("noi_dung", "Nội dung trọng tâm")
    """Các nội dung trọng tâm của lĩnh vực."""


@record
class TeamMember:
    """Một thành viên Đoàn thẩm định (KH III.1)."""

    KNOWN_BY: ClassVar[tuple[str, ...]] = ("role", "title")

    role: Text = demanded("vai_tro", "Vai trò")
    """Vai trò trong đoàn: trưởng đoàn, phó trưởng đoàn, thành viên, thư ký."""
    title: Text = demanded("chuc_vu", "Chức vụ")
    """Chức vụ của thành viên."""
    name: Text = optional("ho_ten", "Họ tên")
    """Họ và tên của thành viên."""


@record
class Criterion:
    """Một tiêu chí thẩm định (KH III.4)."""

    KNOWN_BY: ClassVar[tuple[str, ...]] = ("code",)

    code: Text = demanded("ma", "Mã tiêu chí")
    """Mã ngắn không dấu."""
    name: Text = demanded("ten", "Tên tiêu chí")
    """Nội dung tiêu chí."""
    max_points: Number = optional("diem_toi_da", "Điểm tối đa")
    """Điểm tối đa nếu cơ quan có thang điểm; kế hoạch không quy định."""


@record
class Visit:
    """Một buổi thẩm định đã lên lịch (KH III.2)."""

    KNOWN_BY: ClassVar[tuple[str, ...]] = ("day", "time", "place")

    day: Date = demanded("ngay", "Ngày")
    """Ngày đoàn đến."""
    time: Text = optional("gio", "Giờ")
    """Giờ bắt đầu."""
    models: Rows[str] = demanded_rows("mo_hinh", "Mô hình")
    """Tên tệp (không đuôi) của các hồ sơ được thẩm định."""
    place: Text = demanded("dia_diem", "Địa điểm")
    """Nơi làm việc."""


@record
class Summary:
    """Phần viết của báo cáo tổng hợp (KH IV.5)."""

    day: Date = optional("ngay", "Ngày hoàn thành")
    """Ngày hoàn thành báo cáo tổng hợp."""
    number: Text = optional("so_ky_hieu", "Số, ký hiệu")
    """Số và ký hiệu của báo cáo tổng hợp."""
    leadership: Text = optional("lanh_dao", "Công tác lãnh đạo, chỉ đạo")
    """Đánh giá công tác lãnh đạo, chỉ đạo, tuyên truyền."""
    shortcomings: Text = optional("han_che", "Hạn chế")
    """Những hạn chế, yếu kém."""
    causes: Text = optional("nguyen_nhan", "Nguyên nhân")
    """Nguyên nhân của hạn chế."""
    lessons: Text = optional("bai_hoc", "Bài học kinh nghiệm")
    """Bài học rút ra."""
    directions: Text = optional("phuong_huong", "Phương hướng")
    """Phương hướng năm tới."""
    proposals: Text = optional("kien_nghi", "Kiến nghị")
    """Kiến nghị, đề xuất."""


@record
class YearPlan:
    """Kế hoạch phong trào thi đua “Dân vận khéo” của một năm."""

    year: Year = identity("nam", "Năm")
    """Năm của kế hoạch."""
    name: Text = demanded("ten", "Tên kế hoạch")
    """Tên kế hoạch như in trên văn bản."""
    bases: Rows[str] = demanded_rows("can_cu", "Căn cứ")
    """Các văn bản làm căn cứ, mỗi văn bản một dòng."""
    quota: Quota | None = demanded("chi_tieu", "Chỉ tiêu")
    """Chỉ tiêu số mô hình (KH II.1)."""
    deadlines: Rows[Deadline] = demanded_rows("han", "Các thời hạn")
    """Ba thời hạn của năm: dang-ky, bao-cao, tong-hop (KH IV)."""
    include_day: YesNo = optional("tinh_ca_ngay_han", "Tính cả ngày hạn", default=False)
    """“có” nếu nộp đúng ngày ghi trong kế hoạch vẫn là đúng hạn."""
    remind_days: Whole = optional("nhac_truoc", "Nhắc trước", default=14)
    """Số ngày trước hạn thì bắt đầu nhắc."""
    blocks: Rows[UnitBlock] = demanded_rows("khoi", "Các khối")
    """Các khối đơn vị."""
    units: Rows[Unit] = demanded_rows("don_vi", "Các đơn vị")
    """Các đơn vị có trách nhiệm đăng ký, báo cáo (KH IV.2-4)."""
    fields: Rows[Field] = demanded_rows("linh_vuc", "Các lĩnh vực")
    """Các lĩnh vực và nội dung trọng tâm (KH II.3)."""
    appraisal_team: Rows[TeamMember] = demanded_rows("doan_tham_dinh", "Đoàn thẩm định")
    """Thành phần Đoàn thẩm định (KH III.1)."""
    criteria: Rows[Criterion] = demanded_rows("tieu_chi", "Tiêu chí")
    """Các nội dung thẩm định (KH III.4)."""
    name_limit: Whole = optional("ten_toi_da", "Số tiếng tối đa của tên", default=20)
    """Tên mô hình dài quá số tiếng này bị nhắc, vì tên phải ngắn gọn, dễ nhớ (KH II.2.2)."""
    page_limit: Whole = optional("trang_toi_da", "Số trang tối đa", default=5)
    """Số trang A4 tối đa của báo cáo mô hình (KH III.3)."""
    count_appendix: YesNo = optional("tinh_ca_phu_luc", "Tính cả phụ lục", default=False)
    """“có” nếu phụ lục ảnh cũng tính vào số trang tối đa."""
    result_years: Whole = optional("so_nam_ket_qua", "Số năm kết quả", default=5)
    """Số năm kết quả phải phân tích trong báo cáo (KH III.3)."""
    schedule: Rows[Visit] = optional_rows("lich_tham_dinh", "Lịch thẩm định")
    """Lịch làm việc của Đoàn thẩm định (KH III.2)."""
    exemplary: Rows[str] = optional_rows("tieu_bieu", "Mô hình tiêu biểu")
    """Tên tệp (không đuôi) của các mô hình nêu gương trong báo cáo tổng hợp."""
    summary: Summary | None = optional("tong_hop", "Báo cáo tổng hợp")
    """Phần viết và ngày hoàn thành của báo cáo tổng hợp (KH IV.5)."""
    papers: dict[str, Paper] | None = optional("van_ban", "Số và ngày văn bản")
    """Số và ngày của từng văn bản đã gửi, theo tên biểu mẫu."""
