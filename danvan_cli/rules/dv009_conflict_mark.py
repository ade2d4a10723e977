"""Còn dấu xung đột khi gộp tệp.

Kiểm tra gì
    Các dòng <<<<<<<, =======, >>>>>>> do chương trình quản lý phiên bản để lại.

Vì sao
    Hai người sửa cùng một chỗ; phải có người chọn bản đúng.

Căn cứ
    Cách làm tốt.

Ví dụ sai
    # tệp: dossiers/2026/chi-bo-xom-1--duong-hoa.yaml
    ten: Đường hoa thay cỏ dại
    don_vi: chi-bo-xom-1
    <<<<<<< HEAD
    ^
    dia_diem: Xóm 1
    =======
    dia_diem: Xóm 2
    >>>>>>> nhanh-khac

Ví dụ đúng
    # tệp: dossiers/2026/chi-bo-xom-1--duong-hoa.yaml
    ten: Đường hoa thay cỏ dại
    don_vi: chi-bo-xom-1
    dia_diem: Xóm 1

Cách sửa
    Giữ lại bản đúng, xóa bản kia và ba dòng dấu.
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
    """Yield every merge-conflict mark."""
    yield from check.reading_faults(FaultKind.CONFLICT_MARK)
