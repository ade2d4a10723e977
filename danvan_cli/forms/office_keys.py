"""The keys of the office's own papers: what a unit owes, and the visits of the appraisal team."""

from __future__ import annotations

from typing import TYPE_CHECKING

from danvan_cli.forms.derived import Derived, blanks

if TYPE_CHECKING:
    from collections.abc import Callable

    from danvan_cli.forms.trees import Tree

OWED, SCHEDULE = "con_no", "lich_tham_dinh"

TABLES: dict[str, tuple[Derived, ...]] = {
    OWED: (
        Derived("den_ngay", "Tính đến ngày", "Ngày mà việc còn nợ được tính đến."),
        Derived("viec", "Việc còn nợ", "Mỗi hạn của kế hoạch mà đơn vị chưa nộp là một dòng."),
        Derived("mo_hinh", "Mô hình còn thiếu", "Mỗi mô hình chưa đủ của đơn vị là một dòng."),
        Derived("chi_tieu", "Chỉ tiêu mỗi đơn vị", "Số mô hình tối thiểu của mỗi đơn vị, viết hai chữ số."),
        Derived("da_tinh", "Số mô hình được tính", "Số mô hình của đơn vị được tính; đủ chỉ tiêu thì để trống."),
        Derived("qua_han", "Có việc quá hạn", "“có” khi phải gửi ngay; chỉ còn việc trong hạn thì để trống."),
        Derived("gui_truoc", "Gửi trước ngày", "Ngày của việc gần nhất còn trong hạn; không có thì để trống."),
        Derived("tong_hop_truoc", "Tổng hợp trước ngày", "Hạn của báo cáo tổng hợp, khi hạn ấy chưa qua."),
    ),
    f"{OWED}.viec[]": (
        Derived("ten", "Tên việc", "Tên thời hạn trong kế hoạch."),
        Derived("truoc_ngay", "Trước ngày", "Ngày ghi sau chữ “trước ngày” trong kế hoạch."),
        Derived("tinh_trang", "Tình trạng", "Ví dụ: quá hạn 34 ngày, chưa nộp; còn 3 ngày."),
    ),
    f"{OWED}.mo_hinh[]": (
        Derived("ten", "Tên mô hình", "Tên của mô hình."),
        Derived("con_thieu", "Còn thiếu", "Những gì còn thiếu của mô hình, thành lời."),
    ),
    f"{SCHEDULE}[]": (
        Derived("tt", "Số thứ tự", "Số thứ tự của buổi."),
        Derived("thu", "Thứ", "thứ Hai … Chủ nhật."),
        Derived("ngay", "Ngày", "Ngày đoàn đến."),
        Derived("gio", "Giờ", "Giờ bắt đầu."),
        Derived("dia_diem", "Địa điểm", "Nơi làm việc."),
        Derived("mo_hinh", "Các mô hình", "Các mô hình được thẩm định trong buổi."),
    ),
    f"{SCHEDULE}[].mo_hinh[]": (
        Derived("ten", "Tên mô hình", "Tên của mô hình; không có hồ sơ thì là mã ghi trong lịch."),
        Derived("don_vi_ten", "Đơn vị", "Tên của đơn vị có mô hình."),
    ),
}  # fmt: skip
"""The keys by the place they stand in."""

LISTS = frozenset(
    {SCHEDULE, f"{SCHEDULE}[].mo_hinh", *(place.removesuffix("[]") for place in TABLES if place.endswith("[]"))}
)
"""The keys that hold lists."""


def empty_office_row(place: str) -> Tree:
    """Return the keys of a table with nothing in them: empty texts, and empty lists where a list stands."""
    return {key: [] if f"{place}.{key}" in LISTS else text for key, text in blanks(TABLES[place]).items()}


def _maker(place: str) -> Callable[[], Tree]:
    return lambda: empty_office_row(place)


NEW_ROWS: dict[str, Callable[[], Tree]] = {
    place.removesuffix("[]"): _maker(place) for place in TABLES if place.endswith("[]")
}
"""What makes an empty row of each list."""
