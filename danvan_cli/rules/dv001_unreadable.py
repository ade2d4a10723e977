r"""Không đọc được tệp.

Kiểm tra gì
    Tệp không mở được, không phải là tệp thường (thư mục, ống dẫn), hoặc các byte không phải UTF-8 mà là bảng mã
    cũ như TCVN3 (.VnTime), VNI hay Windows-1258. Tệp UTF-16 đọc được và được nhắc.

Vì sao
    Tệp không đọc được thì không được tính ở đâu cả; danvan nói rõ điều đó trong mọi con số.

Căn cứ
    Tiêu chuẩn TCVN 6909:2001 về bộ mã ký tự tiếng Việt 16 bit (Unicode).

Ví dụ sai
    # tệp: dossiers/2026/chi-bo-xom-1--duong-hoa.yaml
    ten: Uû ban nh\xa9n d\xa9n
                  ^
    don_vi: chi-bo-xom-1

Ví dụ đúng
    # tệp: dossiers/2026/chi-bo-xom-1--duong-hoa.yaml
    ten: Ủy ban nhân dân
    don_vi: chi-bo-xom-1

Cách sửa
    Mở bằng Notepad, chọn Tệp → Lưu thành, mục Mã hóa chọn UTF-8. Chữ của phông cũ thì chuyển sang Unicode trước
    (ví dụ bằng Unikey).
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
    """Yield every file that is not there, or could not be opened or decoded."""
    yield from check.reading_faults(FaultKind.ABSENT)
    yield from check.reading_faults(FaultKind.UNREADABLE)
