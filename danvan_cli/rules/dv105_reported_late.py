"""Đơn vị nộp báo cáo kết quả muộn.

Kiểm tra gì
    Đơn vị đã báo cáo hết các mô hình nhưng ngày nhận báo cáo cuối cùng sau ngày ghi trong hạn.

Vì sao
    Báo cáo tổng hợp phải nêu đúng đơn vị nộp muộn và số ngày muộn.

Căn cứ
    Kế hoạch, mục IV.2, IV.3, IV.4: gửi báo cáo kết quả thực hiện trước ngày 10/9.

Ví dụ sai
    # tính đến: 20/9/2026
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
    bao_cao:
      ngay: 15/9/2026

Ví dụ đúng
    # tính đến: 20/9/2026
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
      ngay: 09/9/2026

Cách sửa
    Đối chiếu ngày nhận với sổ công văn đến. Nếu ngày ghi đúng thì để nguyên: đây là chú ý, không phải lỗi.
"""

from __future__ import annotations

from collections.abc import Iterator

from danvan_cli.diagnostics import Severity
from danvan_cli.progress.deadlines import Standing
from danvan_cli.progress.milestones import REPORT
from danvan_cli.rules.check import Check
from danvan_cli.rules.finding import Finding
from danvan_cli.rules.obligations import owed, told

SEVERITY = Severity.WARNING


def findings(check: Check) -> Iterator[Finding]:
    """Yield a finding for every unit whose last report came after the day the plan names."""
    for obligation in owed(check, REPORT, Standing.MET_LATE):
        yield told(check, obligation, "báo cáo kết quả", "Đối chiếu ngày nhận với sổ công văn đến.")
