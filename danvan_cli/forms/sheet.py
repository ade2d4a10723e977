"""bieu-mau.yaml: what a form is called, whom it is for, what it needs, how its empty copy looks."""

from danvan_cli.models.base import Labelled, Rows, identity, optional, optional_rows, record
from danvan_cli.models.scalars import Text, Whole, YesNo


class Scope(Labelled):
    """What one paper of a form speaks of."""

    MODEL = "mo-hinh", "Mỗi mô hình một bản"
    UNIT = "don-vi", "Mỗi đơn vị một bản"
    COMMUNE = "xa", "Một bản chung toàn xã"


@record
class BlankCopy:
    """Bản trống của biểu mẫu."""

    rows: dict[str, Whole] | None = optional("dong", "Số dòng chừa sẵn")
    """Số dòng chừa sẵn của từng danh sách, ví dụ nhom[].mo_hinh = 3."""
    texts: dict[str, Text] | None = optional("chu", "Chữ in vào chỗ trống")
    """Chữ in vào chỗ trống, thường là một hàng dấu chấm, theo khóa."""


@record
class FormSheet:
    """Tờ khai của một biểu mẫu."""

    title: str = identity("ten", "Tên biểu mẫu")
    """Tên đầy đủ, dùng khi liệt kê và làm tiêu đề tệp."""
    scopes: Rows[Scope] = identity("pham_vi", "Phạm vi")
    """mo-hinh, don-vi, xa: mỗi bản in nói về cái gì; ghi được nhiều phạm vi."""
    file_name: str = identity("ten_tep", "Tên tệp")
    """Tên tệp in ra, có thẻ; ví dụ “{{ van_ban.ban_cua }}.docx”."""
    authority: Text = optional("can_cu", "Căn cứ")
    """Mục nào của kế hoạch yêu cầu biểu mẫu này."""
    suggested: YesNo = optional("mau_goi_y", "Mẫu gợi ý", default=False)
    """“có” khi kế hoạch không kèm mẫu, bố cục là gợi ý và sửa được."""
    number_kind: Text = optional("loai_van_ban", "Loại văn bản")
    """Chữ viết tắt của loại văn bản trong số, ký hiệu: BC, CV, TTr."""
    registered_only: YesNo = optional("chi_da_dang_ky", "Chỉ mô hình đã đăng ký", default=False)
    """“có” khi bản của đơn vị chỉ lấy mô hình đã đăng ký; bản toàn xã luôn như vậy."""
    needed: Rows[str] = optional_rows("can", "Các mục cần có")
    """Khóa nào thiếu thì in [CẦN BỔ SUNG: …]; “[]” là danh sách phải có dòng, “[?]” là danh sách có thể không có."""
    blank: BlankCopy | None = optional("de_trong", "Bản trống")
    """Bản trống chừa bao nhiêu dòng và in chữ gì vào chỗ trống."""
