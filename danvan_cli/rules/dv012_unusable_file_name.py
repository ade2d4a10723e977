"""Tên tệp không dùng làm tên hồ sơ được.

Kiểm tra gì
    Tên hồ sơ phải có dạng <mã đơn vị>--<tên mô hình>.yaml, chỉ gồm chữ thường không dấu, chữ số, dấu gạch nối,
    dài không quá 80 ký tự.

Vì sao
    Tên tệp là định danh của mô hình; dấu, dấu cách, chữ hoa gây lỗi khi chép giữa các máy và gửi qua Zalo.

Căn cứ
    Cách làm tốt.

Ví dụ sai
    # tệp: dossiers/2026/Đường hoa.yaml
    ten: Đường hoa thay cỏ dại
    ^
    don_vi: chi-bo-xom-1

Ví dụ đúng
    # tệp: dossiers/2026/chi-bo-xom-1--duong-hoa.yaml
    ten: Đường hoa thay cỏ dại
    don_vi: chi-bo-xom-1

Cách sửa
    Đổi tên tệp theo gợi ý.
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
    """Yield every file whose name cannot be an identity."""
    yield from check.reading_faults(FaultKind.UNUSABLE_NAME)
