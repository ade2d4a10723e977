"""The keys of `toan_xa`, the year of the whole commune: each declared once, with what it means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from danvan_cli.forms.derived import Derived, blanks
from danvan_cli.forms.model_context import empty_model, empty_target

if TYPE_CHECKING:
    from collections.abc import Callable

    from danvan_cli.forms.trees import Tree

ROOT = "toan_xa"
EXEMPLARY = f"{ROOT}.linh_vuc[].tieu_bieu"
"""Where the exemplary models of a field stand; each row has every key of `mo_hinh`."""

STEPS = (
    Derived("dang_ky", "Số mô hình đăng ký", "Số mô hình đã đăng ký và chưa bị loại."),
    Derived("duoc_tinh", "Số mô hình được tính", "Số mô hình được tính vào chỉ tiêu."),
    Derived("bao_cao", "Số mô hình đã báo cáo", "Số mô hình đã báo cáo kết quả."),
    Derived("de_nghi", "Số mô hình được đề nghị", "Số mô hình đã được đề nghị công nhận."),
    Derived("tham_dinh", "Số mô hình đã thẩm định", "Số mô hình đã được thẩm định."),
    Derived("cong_nhan", "Số mô hình được công nhận", "Số mô hình đã có quyết định công nhận."),
    Derived("khen_thuong", "Số mô hình được khen", "Số mô hình đã được khen thưởng."),
)
"""The steps from registration to reward, in the order of `progress.funnel`."""

_MODEL = (
    Derived("ten", "Tên mô hình", "Tên của mô hình."),
    Derived("chu_the", "Chủ thể", "Tên của chủ thể."),
    Derived("don_vi", "Đơn vị", "Tên của đơn vị."),
    Derived("ngay", "Ngày", "Ngày của việc được nêu, nếu có."),
    Derived("ly_do", "Lý do", "Lý do, hình thức hoặc tình trạng, nếu có."),
)
_UNIT = (
    Derived("ten", "Đơn vị", "Tên của đơn vị."),
    Derived("ngay", "Ngày nộp", "Ngày đã nộp; chưa nộp thì để trống."),
    Derived("so_ngay", "Số ngày", "Số ngày muộn hoặc quá hạn; không muộn thì là 0."),
)
_OBSTACLE = (
    Derived("mo_hinh", "Tên mô hình", "Mô hình gặp vướng mắc."),
    Derived("don_vi", "Đơn vị", "Tên của đơn vị."),
    Derived("ngay", "Ngày phát sinh", "Ngày phát sinh vướng mắc."),
    Derived("noi_dung", "Nội dung vướng mắc", "Vướng mắc gì."),
    Derived("huong_xu_ly", "Hướng xử lý", "Cách tháo gỡ, nếu đã có."),
)

TABLES: dict[str, tuple[Derived, ...]] = {
    ROOT: (
        Derived("den_ngay", "Số liệu đến ngày", "Ngày mà mọi con số của văn bản được tính đến."),
        Derived("chi_tieu", "Chỉ tiêu toàn xã", "Số mô hình tối thiểu của toàn xã."),
        Derived("chi_tieu_don_vi", "Chỉ tiêu mỗi đơn vị", "Số mô hình tối thiểu của mỗi đơn vị."),
        *STEPS,
        Derived("con_thieu", "Còn thiếu", "Số mô hình được tính còn thiếu so với chỉ tiêu; đủ thì để trống."),
        Derived("vuot", "Vượt", "Số mô hình được tính vượt chỉ tiêu; không vượt thì để trống."),
        Derived("don_vi_phai_co", "Số đơn vị phải có mô hình", "Số đơn vị phải đăng ký mô hình."),
        Derived("don_vi_dat", "Số đơn vị đã đủ", "Số đơn vị có đủ mô hình được tính."),
        Derived("don_vi_thieu", "Số đơn vị chưa đủ", "Số đơn vị chưa có đủ mô hình được tính."),
        Derived("cac_don_vi_thieu", "Các đơn vị chưa đủ", "Tên các đơn vị chưa có đủ mô hình được tính."),
        Derived("co_cau", "Cơ cấu", "Mới, duy trì, tập thể, cá nhân: mỗi loại một dòng."),
        Derived("linh_vuc", "Theo lĩnh vực", "Mỗi lĩnh vực của kế hoạch một dòng, kèm mô hình tiêu biểu."),
        Derived("khoi", "Theo khối", "Mỗi khối phải đăng ký hoặc có mô hình là một dòng."),
        Derived("han", "Tiến độ", "Hạn đăng ký và hạn báo cáo: ai đã nộp, ai nộp muộn, ai chưa nộp."),
        Derived("so_tieu_bieu", "Mô hình tiêu biểu",
                "Số mô hình tiêu biểu đã báo cáo; kế hoạch chưa chọn thì để trống.", "tieu_bieu"),
        Derived("so_khong_tinh", "Số mô hình chưa được tính", "Số mô hình đã đăng ký mà chưa được tính."),
        Derived("khong_tinh", "Mô hình chưa được tính", "Các mô hình đã đăng ký mà chưa được tính, kèm lý do."),
        Derived("so_loai_bo", "Số mô hình bị loại", "Số mô hình đã đăng ký rồi bị loại khỏi danh sách."),
        Derived("loai_bo", "Mô hình bị loại", "Các mô hình bị loại, kèm ngày và lý do."),
        Derived("so_chua_dang_ky", "Số hồ sơ chưa đăng ký", "Số hồ sơ đã soạn mà chưa đăng ký."),
        Derived("chua_dang_ky", "Hồ sơ chưa đăng ký", "Các hồ sơ đã soạn mà chưa đăng ký."),
        Derived("ket_luan", "Kết luận thẩm định", "Mỗi kết luận đã có là một dòng, kèm số mô hình."),
        Derived("so_cho_cong_nhan", "Số mô hình chờ công nhận",
                "Số mô hình có kết luận công nhận mà chưa có quyết định."),
        Derived("cho_cong_nhan", "Mô hình chờ công nhận", "Các mô hình chờ quyết định công nhận."),
        Derived("so_cho_khen", "Số mô hình đề nghị khen", "Số mô hình đã công nhận, đang đề nghị khen thưởng."),
        Derived("cho_khen", "Mô hình đề nghị khen", "Các mô hình đang đề nghị khen thưởng, kèm hình thức."),
        Derived("so_vuong_mac", "Số vướng mắc", "Số vướng mắc đã phát sinh ở các mô hình đã đăng ký."),
        Derived("so_vuong_mac_con", "Số vướng mắc còn lại", "Số vướng mắc chưa giải quyết xong."),
        Derived("so_vuong_mac_xong", "Số vướng mắc đã xong", "Số vướng mắc đã giải quyết xong."),
        Derived("vuong_mac_con", "Vướng mắc còn lại", "Các vướng mắc chưa giải quyết xong."),
        Derived("vuong_mac_xong", "Vướng mắc đã xong", "Các vướng mắc đã giải quyết xong."),
        Derived("kien_nghi", "Kiến nghị của các đơn vị", "Kiến nghị trong báo cáo của đơn vị và của mô hình."),
        Derived("ho_so_loi", "Hồ sơ lỗi", "Tên các tệp hồ sơ không đọc được nên chưa tính."),
    ),
    f"{ROOT}.co_cau[]": (Derived("ten", "Loại", "mô hình mới; duy trì, nâng cao; tập thể; cá nhân."), *STEPS[:2]),
    f"{ROOT}.ket_luan[]": (
        Derived("ten", "Kết luận", "Ví dụ: đề nghị công nhận; chưa ghi kết luận."),
        Derived("so", "Số mô hình", "Số mô hình có kết luận ấy."),
    ),
    f"{ROOT}.linh_vuc[]": (
        Derived("ma", "Mã lĩnh vực", "Mã của lĩnh vực."),
        Derived("ten", "Lĩnh vực", "Tên của lĩnh vực.", "linh_vuc"),
        *STEPS,
        Derived("tieu_bieu", "Mô hình tiêu biểu", "Các mô hình tiêu biểu đã báo cáo; mỗi dòng như mo_hinh."),
        Derived("co_tieu_bieu", "Có mô hình tiêu biểu", "“có” khi lĩnh vực có mô hình tiêu biểu đã báo cáo."),
    ),
    f"{ROOT}.khoi[]": (
        Derived("ma", "Mã khối", "Mã của khối."),
        Derived("ten", "Khối", "Tên của khối."),
        Derived("don_vi", "Số đơn vị", "Số đơn vị của khối phải đăng ký mô hình."),
        Derived("don_vi_dat", "Số đơn vị đã đủ", "Số đơn vị ấy có đủ mô hình được tính."),
        *STEPS,
    ),
    f"{ROOT}.han[]": (
        Derived("ma", "Mã thời hạn", "dang-ky hoặc bao-cao."),
        Derived("ten", "Tên thời hạn", "Việc phải xong trước hạn."),
        Derived("truoc_ngay", "Trước ngày", "Ngày ghi sau chữ “trước ngày” trong kế hoạch."),
        Derived("hom_nay", "Còn bao lâu", "Ví dụ: còn 03 ngày; hôm nay là ngày cuối; hạn đã qua thì để trống."),
        Derived("phai_nop", "Số đơn vị phải nộp", "Số đơn vị phải nộp, không kể đơn vị không còn phải nộp."),
        Derived("da_nop", "Số đơn vị đã nộp", "Số đơn vị đã nộp, đúng hạn hay muộn."),
        Derived("dung_han", "Số đơn vị nộp đúng hạn", "Số đơn vị nộp đúng hạn."),
        Derived("dung_ngay", "Số đơn vị nộp đúng ngày hạn", "Theo câu chữ là đã muộn, nên nói riêng."),
        Derived("muon", "Số đơn vị nộp muộn", "Số đơn vị nộp sau ngày hạn."),
        Derived("chua_nop", "Số đơn vị chưa nộp", "Số đơn vị chưa nộp."),
        Derived("mien", "Số đơn vị không còn phải nộp", "Số đơn vị mà mọi mô hình đã bị loại."),
        Derived("chua_ro", "Số đơn vị chưa xác định", "Số đơn vị chưa xác định được vì có hồ sơ lỗi."),
        Derived("don_vi_dung_ngay", "Đơn vị nộp đúng ngày hạn", "Các đơn vị nộp đúng ngày hạn."),
        Derived("don_vi_muon", "Đơn vị nộp muộn", "Các đơn vị nộp muộn, kèm ngày và số ngày."),
        Derived("don_vi_chua_nop", "Đơn vị chưa nộp", "Các đơn vị chưa nộp."),
        Derived("don_vi_mien", "Đơn vị không còn phải nộp", "Các đơn vị không còn phải nộp."),
        Derived("don_vi_chua_ro", "Đơn vị chưa xác định", "Các đơn vị chưa xác định được."),
    ),
    f"{EXEMPLARY}[]": (
        Derived("ket_qua_ngan", "Kết quả đạt được", "Câu đầu của kết quả trong báo cáo.", "bao_cao.ket_qua"),
    ),
    **{f"{ROOT}.han[].don_vi_{kind}[]": _UNIT for kind in ("dung_ngay", "muon", "chua_nop", "mien", "chua_ro")},
    **{
        f"{ROOT}.{key}[]": _MODEL
        for key in ("khong_tinh", "loai_bo", "chua_dang_ky", "cho_cong_nhan", "cho_khen")
    },
    **{f"{ROOT}.{key}[]": _OBSTACLE for key in ("vuong_mac_con", "vuong_mac_xong")},
    f"{ROOT}.kien_nghi[]": (
        Derived("don_vi", "Đơn vị", "Tên của đơn vị kiến nghị."),
        Derived("noi_dung", "Kiến nghị", "Nội dung kiến nghị."),
    ),
}  # fmt: skip
"""The keys by the place they stand in."""

LISTS = frozenset(
    {place.removesuffix("[]") for place in TABLES if place.endswith("[]")}
    | {f"{ROOT}.cac_don_vi_thieu", f"{ROOT}.ho_so_loi"}
)
"""The keys that hold lists."""


def empty_row(place: str) -> Tree:
    """Return the keys of a table with nothing in them: empty texts, and empty lists where a list stands."""
    return {key: [] if f"{place}.{key}" in LISTS else text for key, text in blanks(TABLES[place]).items()}


def empty_exemplary() -> Tree:
    """Return the keys of an exemplary model with nothing in them."""
    return {**empty_model(), **empty_row(f"{EXEMPLARY}[]")}


def _maker(place: str) -> Callable[[], Tree]:
    return lambda: empty_row(place)


NEW_ROWS: dict[str, Callable[[], Tree]] = {
    **{place.removesuffix("[]"): _maker(place) for place in TABLES if place.endswith("[]")},
    EXEMPLARY: empty_exemplary,
    f"{EXEMPLARY}[].muc_tieu": empty_target,
}
"""What makes an empty row of each list."""
