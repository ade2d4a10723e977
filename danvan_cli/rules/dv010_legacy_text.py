"""Còn chữ của phông cũ.

Kiểm tra gì
    Câu chữ gõ bằng phông TCVN3 (.VnTime) hoặc VNI dán vào thành ký tự lạ, như “Uû ban nh©n d©n”.

Vì sao
    In ra Word bằng Times New Roman sẽ thành chữ vỡ.

Căn cứ
    Tiêu chuẩn TCVN 6909:2001.

Ví dụ sai
    # tệp: dossiers/2026/chi-bo-xom-1--duong-hoa.yaml
    ten: Đường hoa thay cỏ dại
    don_vi: chi-bo-xom-1
    dia_diem: Uû ban nh©n d©n x·
              ^

Ví dụ đúng
    # tệp: dossiers/2026/chi-bo-xom-1--duong-hoa.yaml
    ten: Đường hoa thay cỏ dại
    don_vi: chi-bo-xom-1
    dia_diem: Ủy ban nhân dân xã

Cách sửa
    Chuyển đoạn chữ sang Unicode (ví dụ bằng Unikey) rồi dán lại.
"""

from __future__ import annotations

from collections.abc import Iterator

from danvan_cli.diagnostics import Severity
from danvan_cli.rules.check import Check
from danvan_cli.rules.finding import Finding
from danvan_cli.source.faults import FaultKind

SEVERITY = Severity.WARNING
NEEDS_YEAR = False


def findings(check: Check) -> Iterator[Finding]:
    """Yield every text that was typed in a legacy font."""
    yield from check.reading_faults(FaultKind.LEGACY_TEXT)
