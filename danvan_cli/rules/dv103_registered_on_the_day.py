"""Đơn vị nộp đăng ký đúng ngày ghi trong hạn.

Kiểm tra gì
    Đơn vị đăng ký đúng vào ngày ghi sau chữ “trước ngày” của kế hoạch.

Vì sao
    “Trước ngày 05/3” theo câu chữ thì ngày 05/3 đã là muộn; cơ quan cần thống nhất cách hiểu trước khi
    nêu tên đơn vị trong báo cáo.

Căn cứ
    Kế hoạch, mục IV.2, IV.3, IV.4. Mục tinh_ca_ngay_han của ke-hoach.yaml ghi cách hiểu mà cơ quan chọn.

Ví dụ sai
    # tính đến: 20/3/2026
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
      ngay: 05/3/2026

Ví dụ đúng
    # tính đến: 20/3/2026
    # tệp: dossiers/2026/ke-hoach.yaml
    don_vi:
      - ma: chi-bo-xom-1
        ten: Chi bộ xóm 1
        khoi: chi-bo
    # tệp: dossiers/2026/chi-bo-xom-1--duong-hoa.yaml
    ten: Đường hoa thay cỏ dại
    don_vi: chi-bo-xom-1
    dang_ky:
      ngay: 04/3/2026

Cách sửa
    Nếu cơ quan coi ngày 05/3 vẫn là đúng hạn, ghi tinh_ca_ngay_han: có trong ke-hoach.yaml.
"""

from __future__ import annotations

from collections.abc import Iterator

from danvan_cli.diagnostics import Severity
from danvan_cli.progress.deadlines import Standing
from danvan_cli.progress.milestones import REGISTRATION
from danvan_cli.rules.check import Check
from danvan_cli.rules.finding import Finding
from danvan_cli.rules.obligations import owed, told

SEVERITY = Severity.WARNING

_HINT = "Nếu cơ quan coi ngày đó vẫn là đúng hạn, ghi tinh_ca_ngay_han: có trong ke-hoach.yaml."


def findings(check: Check) -> Iterator[Finding]:
    """Yield a finding for every unit that registered on the very day the plan names."""
    for obligation in owed(check, REGISTRATION, Standing.MET_ON_THE_DAY):
        yield told(check, obligation, "đăng ký", _HINT)
