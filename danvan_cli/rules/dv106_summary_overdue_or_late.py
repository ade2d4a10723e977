"""Báo cáo tổng hợp quá hạn hoặc hoàn thành muộn.

Kiểm tra gì
    Ngày hoàn thành báo cáo tổng hợp (tong_hop.ngay) còn trống sau ngày cuối của hạn: lỗi; có ngày nhưng
    sau hạn, hoặc đúng ngày ghi trong hạn: chú ý.

Vì sao
    Báo cáo tổng hợp là sản phẩm cuối của phong trào, làm căn cứ biểu dương và khen thưởng.

Căn cứ
    Kế hoạch, mục IV.5: Ban Xây dựng Đảng hoàn thành báo cáo trước ngày 15/10.

Ví dụ sai
    # tính đến: 16/10/2026
    # tệp: dossiers/2026/ke-hoach.yaml
    don_vi:
      - ma: ban-xay-dung-dang
            ^
        ten: Ban Xây dựng Đảng
        khoi: ban-xay-dung-dang
    tong_hop:
      ngay:

Ví dụ đúng
    # tính đến: 16/10/2026
    # tệp: dossiers/2026/ke-hoach.yaml
    don_vi:
      - ma: ban-xay-dung-dang
        ten: Ban Xây dựng Đảng
        khoi: ban-xay-dung-dang
    tong_hop:
      ngay: 14/10/2026

Cách sửa
    Hoàn thành báo cáo rồi ghi ngày vào mục tong_hop.ngay của ke-hoach.yaml.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from danvan_cli.diagnostics import Severity
from danvan_cli.progress.deadlines import Standing
from danvan_cli.progress.milestones import SUMMARY
from danvan_cli.rules.check import Check
from danvan_cli.rules.finding import Finding
from danvan_cli.rules.obligations import owed, told

SEVERITY = Severity.ERROR

_HINT = "Ghi ngày hoàn thành vào mục tong_hop.ngay của ke-hoach.yaml."


def findings(check: Check) -> Iterator[Finding]:
    """Yield an error while the report is overdue, a warning when it came on the day or late."""
    for obligation in owed(check, SUMMARY, Standing.ON_THE_DAY, Standing.OVERDUE):
        yield told(check, obligation, "báo cáo tổng hợp", _HINT)
    for obligation in owed(check, SUMMARY, Standing.MET_ON_THE_DAY, Standing.MET_LATE):
        yield replace(told(check, obligation, "báo cáo tổng hợp", ""), severity=Severity.WARNING)
