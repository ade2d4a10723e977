"""co-quan.yaml: the office that collects, appraises and reports."""

from typing import ClassVar

from danvan_cli.models.base import Rows, demanded, demanded_rows, optional, record
from danvan_cli.models.choices import Layout, Spelling
from danvan_cli.models.scalars import Text


@record
class Symbols:
    """Ký hiệu sau dấu gạch chéo của số văn bản."""

    committee: Text = demanded("cap_uy", "Ký hiệu của cấp ủy")
    """Dùng khi văn bản do cấp ủy hoặc ban thường vụ ban hành, ví dụ ĐU trong “Số 12-KH/ĐU”."""
    office: Text = demanded("co_quan", "Ký hiệu của cơ quan")
    """Dùng khi văn bản do chính cơ quan này ban hành, ví dụ BXDĐ."""


@record
class OfficeSigner:
    """Một người có quyền ký văn bản của cơ quan."""

    KNOWN_BY: ClassVar[tuple[str, ...]] = ("code",)

    code: Text = demanded("ma", "Mã")
    """Tên ngắn không dấu để nhắc tới người ký này, ví dụ truong-ban."""
    authority: Text = demanded("quyen_han", "Quyền hạn ký")
    """Dòng in hoa trên chức vụ, ví dụ T/M BAN THƯỜNG VỤ; cấp ủy không dùng K/T."""
    title: Text = demanded("chuc_vu", "Chức vụ")
    """Chức vụ của người ký, in dưới quyền hạn."""
    name: Text = optional("ho_ten", "Họ tên")
    """Họ và tên, không ghi học hàm, học vị; bỏ trống thì biểu mẫu chừa chỗ để điền tay."""


@record
class Contact:
    """Người nhận đăng ký và báo cáo của các đơn vị."""

    name: Text = optional("ho_ten", "Họ tên")
    """Họ và tên của đầu mối."""
    title: Text = demanded("chuc_vu", "Chức vụ")
    """Chức vụ của đầu mối (KH II.4 bước 2)."""


@record
class Office:
    """Cơ quan tham mưu, tổng hợp phong trào."""

    unit: Text = demanded("don_vi", "Mã đơn vị tổng hợp")
    """Mã của cơ quan này trong danh sách đơn vị của ke-hoach.yaml; nơi nhận và tổng hợp (KH IV.5)."""
    name: Text = demanded("ten", "Tên cơ quan")
    """Tên đầy đủ của cơ quan, ví dụ Ban Xây dựng Đảng."""
    committee: Text = demanded("cap_uy", "Cấp ủy")
    """Cấp ủy mà cơ quan giúp việc, ví dụ Đảng ủy xã Diễn Châu."""
    superior: Text = demanded("cap_tren", "Cấp trên")
    """Tổ chức cấp trên của cấp ủy, in ở dòng đầu góc trái văn bản."""
    layout: Layout | None = demanded("the_thuc", "Thể thức")
    """Thể thức văn bản của cơ quan: dang, hanh-chinh hoặc khac."""
    place: Text = demanded("dia_danh", "Địa danh")
    """Địa danh đứng trước ngày tháng của văn bản."""
    symbols: Symbols | None = demanded("ky_hieu", "Ký hiệu văn bản")
    """Ký hiệu dùng khi đánh số văn bản."""
    spelling: Spelling | None = demanded("chinh_ta", "Kiểu bỏ dấu")
    """Kiểu đặt dấu thanh khi in: kieu-cu (ủy, hòa) hoặc kieu-moi (uỷ, hoà)."""
    signers: Rows[OfficeSigner] = demanded_rows("nguoi_ky", "Người ký")
    """Những người có quyền ký văn bản của cơ quan và cấp ủy."""
    contact: Contact | None = demanded("dau_moi", "Đầu mối")
    """Người các đơn vị gửi đăng ký và báo cáo đến."""
    recipients: Rows[str] = demanded_rows("noi_nhan", "Nơi nhận")
    """Các nơi nhận in cuối văn bản của cơ quan, mỗi nơi một dòng."""
