"""Toàn xã chưa đủ số mô hình theo chỉ tiêu.

Kiểm tra gì
    Số mô hình được tính ít hơn chỉ tiêu toàn xã. Trước khi hết hạn đăng ký là chú ý; sau đó là lỗi. Khi còn
    hồ sơ chưa đọc được mà số hồ sơ đó có thể bù đủ thì chưa kết luận.

Vì sao
    Đây là chỉ tiêu chính của năm.

Căn cứ
    Kế hoạch, mục II.1: toàn xã có tối thiểu 42 mô hình mới hoặc nâng cao.

Ví dụ sai
    # tính đến: 06/3/2026
    # tệp: dossiers/2026/ke-hoach.yaml
    chi_tieu:
      toan_xa: 2
               ^
      moi_don_vi: 1
    # tệp: dossiers/2026/chi-bo-xom-1--duong-hoa.yaml
    ten: Đường hoa thay cỏ dại
    don_vi: chi-bo-xom-1
    loai: moi
    thoi_gian:
      bat_dau: 10/3/2026
    dia_diem: Xóm 1
    muc_tieu:
      - ten: Trồng hoa ven đường
    dang_ky:
      ngay: 03/3/2026

Ví dụ đúng
    # tính đến: 06/3/2026
    # tệp: dossiers/2026/ke-hoach.yaml
    chi_tieu:
      toan_xa: 1
      moi_don_vi: 1
    # tệp: dossiers/2026/chi-bo-xom-1--duong-hoa.yaml
    ten: Đường hoa thay cỏ dại
    don_vi: chi-bo-xom-1
    loai: moi
    thoi_gian:
      bat_dau: 10/3/2026
    dia_diem: Xóm 1
    muc_tieu:
      - ten: Trồng hoa ven đường
    dang_ky:
      ngay: 03/3/2026

Cách sửa
    Xem “danvan status”: các đơn vị chưa có mô hình và các mô hình không được tính kèm lý do. Bổ sung mô hình
    mới hoặc nâng chỉ tiêu của mô hình duy trì.
"""

from __future__ import annotations

from collections.abc import Iterator

from danvan_cli.diagnostics import Severity
from danvan_cli.rules.check import Check
from danvan_cli.rules.finding import Finding, Skip, in_plan
from danvan_cli.rules.quota import quota_severity

SEVERITY = Severity.ERROR


def findings(check: Check) -> Iterator[Finding | Skip]:
    """Yield one finding at `toan_xa` while fewer models count than the commune owes."""
    year = check.year
    counted, unread = len(year.counted), len(check.workspace.unreadable)
    if counted >= year.quota:
        return
    if counted + unread >= year.quota:
        yield Skip(f"{counted}/{year.quota} mô hình được tính, còn {unread} hồ sơ chưa đọc được")
        return
    so_far = f"Mới có {counted} mô hình được" if counted else "Chưa có mô hình nào được"
    yield in_plan(
        year,
        ("quota", "commune"),
        f"{so_far} tính vào chỉ tiêu {year.quota}, còn thiếu {year.quota - counted}.",
        "Xem “danvan status” để biết đơn vị nào chưa có mô hình và mô hình nào không được tính.",
        severity=quota_severity(year),
    )
