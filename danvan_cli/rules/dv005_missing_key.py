"""Thiếu mục bắt buộc để đọc được tệp.

Kiểm tra gì
    Hồ sơ phải có ten và don_vi. co-quan.yaml và ke-hoach.yaml phải có đủ các mục bắt buộc.

Vì sao
    Không có tên thì không biết là mô hình nào, không có đơn vị thì không biết của ai; thiếu chỉ tiêu, thời hạn
    thì không tính được gì.

Căn cứ
    Phiếu đăng ký, mục 1; kế hoạch, mục II.1 và IV.

Ví dụ sai
    # tệp: dossiers/2026/chi-bo-xom-1--duong-hoa.yaml
    ten:
    ^
    don_vi: chi-bo-xom-1

Ví dụ đúng
    # tệp: dossiers/2026/chi-bo-xom-1--duong-hoa.yaml
    ten: Đường hoa thay cỏ dại
    don_vi: chi-bo-xom-1

Cách sửa
    Thêm mục còn thiếu.
"""

from __future__ import annotations

from collections.abc import Iterator

from danvan_cli.diagnostics import Severity
from danvan_cli.rules.check import Check
from danvan_cli.rules.finding import Finding
from danvan_cli.source.faults import FaultKind

SEVERITY = Severity.ERROR
NEEDS_YEAR = False


def findings(check: Check) -> Iterator[Finding]:
    """Yield every key without which a file cannot be used."""
    yield from check.reading_faults(FaultKind.MISSING_KEY)
