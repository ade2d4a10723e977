"""bieu-mau.yaml: what a form is called, whom it is for, what it needs, how its empty copy looks."""

from collections.abc import Iterator

from danvan_cli.models.base import Labelled, Rows, identity, optional, optional_rows, record
from danvan_cli.models.dossier import Dossier
from danvan_cli.models.scalars import Text, Whole, YesNo
from danvan_cli.models.structure import Shape, attributes, attributes_by_key
from danvan_cli.source.document import SourceDocument
from danvan_cli.source.faults import Fault, FaultKind
from danvan_cli.vietnamese.invisible import visible
from danvan_cli.vietnamese.suggestions import did_you_mean


class Scope(Labelled):
    """What one paper of a form speaks of."""

    MODEL = "mo-hinh", "Mỗi mô hình một bản"
    UNIT = "don-vi", "Mỗi đơn vị một bản"
    COMMUNE = "xa", "Một bản chung toàn xã"


class Issuer(Labelled):
    """Who issues the papers of a form: whose head, number, place and signature they carry."""

    UNIT = "don-vi", "Đơn vị mà văn bản nói về"
    OFFICE = "co-quan", "Cơ quan tổng hợp"
    COMMITTEE = "cap-uy", "Cấp ủy"
    REMARKER = "noi-nhan-xet", "Nơi nhận xét, mỗi nhận xét của hồ sơ một bản"


class Listing(Labelled):
    """Which models the lists of a form name."""

    ALL = "dang-ky", "Mọi mô hình của đơn vị hoặc toàn xã"
    RECOGNITION = "cong-nhan", "Mô hình có kết luận công nhận, chưa thuộc quyết định khác"
    REWARD = "khen-thuong", "Mô hình đề nghị khen thưởng; chưa đề nghị thì mô hình tiêu biểu"


class Grouping(Labelled):
    """How the lists of a form are divided."""

    FIELD = "linh-vuc", "Theo lĩnh vực"
    SUBJECT = "chu-the", "Tập thể trước, cá nhân sau"


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
    issuer: Issuer | None = optional("ra_van_ban", "Nơi ra văn bản", default=Issuer.UNIT)
    """don-vi, co-quan (cơ quan tổng hợp), cap-uy hoặc noi-nhan-xet: đầu văn bản, ký hiệu, người ký theo nơi này."""
    signer: Text = optional("nguoi_ky", "Người ký")
    """Mã của người ký trong co-quan.yaml; dùng khi ra_van_ban là co-quan hoặc cap-uy."""
    dated_by: Text = optional("so_ngay", "Khối giữ số và ngày")
    """Khối của hồ sơ mô hình giữ số và ngày của văn bản: ke_hoach, de_nghi, bao_cao, cong_nhan."""
    bundle_place: Whole = optional("bo_ho_so", "Thứ tự trong bộ hồ sơ")
    """Số thứ tự của văn bản trong bộ hồ sơ đề nghị công nhận (kế hoạch mục III.3); để trống là không thuộc bộ."""
    page_limited: YesNo = optional("dem_trang", "Đếm trang", default=False)
    """“có” khi văn bản của mô hình không được dài quá trang_toi_da của kế hoạch, nên in xong thì đếm trang."""
    registered_only: YesNo = optional("chi_da_dang_ky", "Chỉ mô hình đã đăng ký", default=False)
    """“có” khi bản của đơn vị chỉ lấy mô hình đã đăng ký; bản toàn xã luôn như vậy."""
    listing: Listing | None = optional("danh_sach", "Danh sách lấy mô hình nào", default=Listing.ALL)
    """dang-ky, cong-nhan hoặc khen-thuong: nhom[] và tong của bản toàn xã lấy những mô hình nào."""
    grouping: Grouping | None = optional("chia_nhom", "Danh sách chia nhóm", default=Grouping.FIELD)
    """linh-vuc hoặc chu-the (tập thể, cá nhân): nhom[] chia theo gì."""
    debtors_only: YesNo = optional("chi_con_no", "Chỉ đơn vị còn nợ", default=False)
    """“có” khi chỉ in cho đơn vị còn việc phải làm theo kế hoạch tính đến ngày in."""
    approved_only: YesNo = optional("can_duyet", "Cần duyệt", default=False)
    """“có” khi bản chính thức (--final) chỉ in khi mọi mô hình được nêu tên đã duyệt và chưa đổi từ lúc duyệt."""
    needed: Rows[str] = optional_rows("can", "Các mục cần có")
    """Khóa nào thiếu thì in [CẦN BỔ SUNG: …]; “[]” là danh sách phải có dòng, “[?]” là danh sách có thể không có."""
    blank: BlankCopy | None = optional("de_trong", "Bản trống")
    """Bản trống chừa bao nhiêu dòng và in chữ gì vào chỗ trống."""


def dated_blocks() -> tuple[str, ...]:
    """Return the blocks of a dossier that can hold the day of a paper: what `so_ngay` may name."""
    blocks = (attribute for attribute in attributes(Dossier) if attribute.record and attribute.shape is Shape.ONE)
    return tuple(block.key for block in blocks if block.record and "ngay" in attributes_by_key(block.record))


def sheet_faults(document: SourceDocument, sheet: FormSheet) -> Iterator[Fault]:
    """Yield what is wrong between the keys of a sheet: a block without a day, a signer where the unit signs."""
    if sheet.dated_by and sheet.dated_by not in dated_blocks():
        message = f"Hồ sơ mô hình không có khối “{visible(sheet.dated_by)}” giữ số và ngày của văn bản."
        hint = did_you_mean(sheet.dated_by, dated_blocks()) or f"Ghi một trong các khối: {', '.join(dated_blocks())}."
        yield _fault(document, "so_ngay", message, hint)
    if sheet.signer and sheet.issuer in (None, Issuer.UNIT, Issuer.REMARKER):
        message = "Văn bản do đơn vị ra thì người ký là của đơn vị ấy, không lấy trong co-quan.yaml."
        yield _fault(document, "nguoi_ky", message, "Bỏ mục nguoi_ky, hoặc ghi ra_van_ban: co-quan hay cap-uy.")


def _fault(document: SourceDocument, key: str, message: str, hint: str) -> Fault:
    place = document.locate((key,))
    return Fault(FaultKind.WRONG_VALUE, message, hint, place.line, place.column, place.length)
