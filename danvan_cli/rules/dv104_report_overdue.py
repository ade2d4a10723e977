"""Quá hạn báo cáo kết quả mà đơn vị chưa nộp.

Kiểm tra gì
    Đơn vị phải báo cáo mà sau ngày cuối của hạn vẫn còn mô hình đã đăng ký chưa có báo cáo, hoặc chưa nộp
    báo cáo chung.

Vì sao
    Thiếu báo cáo của một đơn vị thì báo cáo tổng hợp trước ngày 15/10 thiếu số liệu.

Căn cứ
    Kế hoạch, mục IV.2, IV.3, IV.4: gửi báo cáo kết quả thực hiện trước ngày 10/9.

Ví dụ sai
    # tính đến: 12/9/2026
    # tệp: dossiers/2026/ke-hoach.yaml
    don_vi:
      - ma: chi-bo-xom-1
            ^
        ten: Chi bộ xóm 1
        khoi: chi-bo
    # tệp: dossiers/2026/chi-bo-xom-1--duong-hoa.yaml
    ten: Đường hoa thay cỏ dại
    don_vi: chi-bo-xom-1
    dang_ky:
      ngay: 03/3/2026

Ví dụ đúng
    # tính đến: 12/9/2026
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
    bao_cao:
      ngay: 08/9/2026

Cách sửa
    Đôn đốc đơn vị gửi báo cáo. Khi nhận được thì ghi ngày nhận vào mục bao_cao.ngay của từng hồ sơ; nếu
    đơn vị gửi báo cáo chung thì ghi vào nop.bao-cao.ngay trong tệp don-vi của đơn vị.
"""

from __future__ import annotations

from collections.abc import Iterator

from danvan_cli.diagnostics import Severity
from danvan_cli.progress.deadlines import Standing
from danvan_cli.progress.milestones import REPORT
from danvan_cli.rules.check import Check
from danvan_cli.rules.finding import Finding, Skip
from danvan_cli.rules.obligations import owed, told, unknown

SEVERITY = Severity.ERROR

_HINT = "Đôn đốc đơn vị; khi nhận được báo cáo thì ghi ngày nhận vào mục bao_cao.ngay của hồ sơ."


def findings(check: Check) -> Iterator[Finding | Skip]:
    """Yield a finding for every unit whose report is awaited after the last good day."""
    yield from unknown(check, REPORT)
    for obligation in owed(check, REPORT, Standing.ON_THE_DAY, Standing.OVERDUE):
        yield told(check, obligation, "báo cáo kết quả", _HINT)
