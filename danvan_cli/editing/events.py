"""The events of the year that can be recorded: one declaration each."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from danvan_cli.editing.wish import Entry, Event, Wish, Writer

if TYPE_CHECKING:
    from danvan_cli.editing.ledger import Ledger


def _by(module: str, name: str) -> Writer:
    """Return the writer of that name, imported when it writes: the Tab key and the help page need the words alone."""

    def write(ledger: Ledger, event: Event, wish: Wish) -> None:
        getattr(import_module(f"danvan_cli.editing.{module}"), name)(ledger, event, wish)

    return write


_write_block = _by("record_dossier", "write_block")
_write_row = _by("record_dossier", "write_row")
_write_result = _by("record_dossier", "write_result")
_write_evidence = _by("record_evidence", "write_evidence")
_write_handed_in = _by("record_board", "write_handed_in")
_write_visit = _by("record_board", "write_visit")
_write_summary = _by("record_board", "write_summary")

_NUMBER = Entry("so", "so_ky_hieu", "Số, ký hiệu văn bản?", demanded=False)
_DECISION = Entry("so", "so_quyet_dinh", "Số quyết định?")


def _day(question: str, *, demanded: bool = True) -> Entry:
    return Entry("ngay", "ngay", question, demanded)


EVENTS: tuple[Event, ...] = (
    Event("dang-ky", "nhận phiếu đăng ký", "KH II.4 bước 2",
          (_day("Nhận phiếu đăng ký ngày nào?"), _NUMBER), _write_block, key="dang_ky"),
    Event("ke-hoach", "có kế hoạch triển khai mô hình", "KH II.4 bước 3",
          (_day("Kế hoạch ký ngày nào?"), _NUMBER), _write_block, key="ke_hoach"),
    Event("kiem-tra", "kiểm tra, khảo sát", "KH II.4 bước 4",
          (_day("Kiểm tra ngày nào?"), Entry("noi-dung", "noi_dung", "Kiểm tra việc gì?"),
           Entry("ket-qua", "ket_qua", "Kết quả kiểm tra?")), _write_row, key="kiem_tra"),
    Event("vuong-mac", "khó khăn, vướng mắc phát sinh", "KH III.4",
          (_day("Phát sinh ngày nào?"), Entry("noi-dung", "noi_dung", "Vướng mắc gì?"),
           Entry("huong-xu-ly", "huong_xu_ly", "Hướng xử lý?", demanded=False),
           Entry("xong", "xong", "Đã xong chưa (có/không)?", demanded=False)), _write_row, key="vuong_mac"),
    Event("ket-qua", "con số đạt được của một mục tiêu", "KH III.3",
          (Entry("nam", "", "Năm nào?", demanded=False),), _write_result, 'HỒ-SƠ "MỤC TIÊU" SỐ'),
    Event("bao-cao", "nhận báo cáo chi tiết về mô hình", "KH III.3",
          (_day("Nhận báo cáo ngày nào?"), _NUMBER,
           Entry("tu-danh-gia", "tu_danh_gia", "Tự đánh giá?", demanded=False)),
          _write_block, key="bao_cao", after="dang_ky"),
    Event("minh-chung", "tài liệu, hình ảnh, video; tệp được chép vào đúng chỗ", "KH III.3",
          (Entry("lien-ket", "lien_ket", "Liên kết?", demanded=False),
           Entry("mo-ta", "mo_ta", "Minh chứng cho điều gì?"), _day("Ngày nào?", demanded=False)),
          _write_evidence, "HỒ-SƠ TỆP…", "minh_chung"),
    Event("nhan-xet", "nhận xét của cấp ủy, chính quyền, Mặt trận, đoàn thể", "KH III.3",
          (Entry("co-quan", "co_quan", "Cơ quan nào nhận xét?"), _day("Nhận xét ngày nào?"),
           Entry("noi-dung", "noi_dung", "Nhận xét thế nào?")), _write_row, key="nhan_xet"),
    Event("de-nghi", "nhận tờ trình đề nghị công nhận", "KH III.3",
          (_day("Nhận tờ trình ngày nào?"), _NUMBER), _write_block, key="de_nghi", after="bao_cao"),
    Event("tham-dinh", "đoàn thẩm định làm việc", "KH III.4",
          (_day("Thẩm định ngày nào?"), Entry("ket-luan", "ket_luan", "Kết luận?", demanded=False),
           Entry("gio", "gio", "Mấy giờ?", demanded=False),
           Entry("dia-diem", "dia_diem", "Ở đâu?", demanded=False)), _write_block, key="tham_dinh", after="de_nghi"),
    Event("cong-nhan", "có quyết định công nhận", "KH III.4",
          (_day("Quyết định ngày nào?"), _DECISION), _write_block, key="cong_nhan", after="tham_dinh"),
    Event("khen-thuong", "đề nghị hoặc quyết định khen thưởng", "KH IV.5",
          (Entry("hinh-thuc", "hinh_thuc", "Hình thức khen thưởng?"), _day("Ngày nào?", demanded=False),
           Entry("so", "so_quyet_dinh", "Số quyết định?", demanded=False)),
          _write_block, key="khen_thuong", after="cong_nhan"),
    Event("loai-bo", "loại khỏi danh sách sau rà soát", "KH II.1",
          (_day("Loại bỏ ngày nào?"), Entry("ly-do", "ly_do", "Vì sao?")), _write_block, key="loai_bo"),
    Event("nop", "đơn vị nộp danh sách đăng ký hoặc báo cáo", "KH IV.2-4",
          (_day("Nhận ngày nào?"), _NUMBER), _write_handed_in, "dang-ky|bao-cao", of_units=True),
    Event("lich-tham-dinh", "một buổi làm việc của Đoàn thẩm định", "KH III.2",
          (_day("Đoàn làm việc ngày nào?"), Entry("gio", "gio", "Mấy giờ?", demanded=False),
           Entry("dia-diem", "dia_diem", "Ở đâu?")), _write_visit, key="lich_tham_dinh", planned=True),
    Event("tong-hop", "xong báo cáo tổng hợp của xã", "KH IV.5",
          (_day("Xong ngày nào?"), _NUMBER), _write_summary, "", "tong_hop"),
)  # fmt: skip
"""In the order of a model's year; the units' and the Board's last."""


def event_names() -> tuple[str, ...]:
    """Return the words that `danvan record` takes."""
    return tuple(event.name for event in EVENTS)


def event_named(name: str) -> Event:
    """Return the event of a word."""
    return next(event for event in EVENTS if event.name == name)
