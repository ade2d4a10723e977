"""Quá hạn đăng ký mà đơn vị chưa nộp.

Kiểm tra gì
    Đơn vị thuộc khối phải đăng ký mà sau ngày cuối của hạn vẫn chưa có mô hình nào được đăng ký và cũng
    chưa nộp danh sách đăng ký.

Vì sao
    Thiếu đăng ký của một đơn vị thì danh sách gửi Đảng ủy không đủ và chỉ tiêu của năm có thể không đạt.

Căn cứ
    Kế hoạch, mục IV.2, IV.3, IV.4: gửi danh sách đăng ký trước ngày 05/3. “Trước ngày 05/3” nghĩa là
    ngày 04/3 là ngày cuối còn đúng hạn.

Ví dụ sai
    # tính đến: 06/3/2026
    # tệp: dossiers/2026/ke-hoach.yaml
    don_vi:
      - ma: chi-bo-xom-1
            ^
        ten: Chi bộ xóm 1
        khoi: chi-bo

Ví dụ đúng
    # tính đến: 06/3/2026
    # tệp: dossiers/2026/ke-hoach.yaml
    don_vi:
      - ma: chi-bo-xom-1
        ten: Chi bộ xóm 1
        khoi: chi-bo
    # tệp: dossiers/2026/chi-bo-xom-1--duong-hoa.yaml
    ten: Đường hoa thay cỏ dại
    don_vi: chi-bo-xom-1
    dang_ky:
      ngay: 03/3/2026

Cách sửa
    Đôn đốc đơn vị gửi phiếu đăng ký. Khi nhận được thì ghi ngày nhận vào mục dang_ky.ngay của hồ sơ;
    nếu đơn vị gửi danh sách chung thì ghi vào nop.dang-ky.ngay trong tệp don-vi của đơn vị.
"""

from __future__ import annotations

from collections.abc import Iterator

from danvan_cli.diagnostics import Severity
from danvan_cli.progress.deadlines import Standing
from danvan_cli.progress.milestones import REGISTRATION
from danvan_cli.rules.check import Check
from danvan_cli.rules.finding import Finding, Skip
from danvan_cli.rules.obligations import owed, told, unknown

SEVERITY = Severity.ERROR

_HINT = "Đôn đốc đơn vị; khi nhận được phiếu thì ghi ngày nhận vào mục dang_ky.ngay của hồ sơ."


def findings(check: Check) -> Iterator[Finding | Skip]:
    """Yield a finding for every unit whose registration is awaited after the last good day."""
    yield from unknown(check, REGISTRATION)
    for obligation in owed(check, REGISTRATION, Standing.ON_THE_DAY, Standing.OVERDUE):
        yield told(check, obligation, "đăng ký", _HINT)
