r"""Ký tự không nhìn thấy trong câu chữ.

Kiểm tra gì
    Dấu cách không ngắt, ký tự không có bề rộng, ký tự đổi chiều chữ, ký tự điều khiển.

Vì sao
    Mắt không thấy nhưng tìm kiếm, so tên và in ra đều sai; ký tự đổi chiều có thể làm một số đọc ngược.

Căn cứ
    Cách làm tốt.

Ví dụ sai
    # tệp: dossiers/2026/chi-bo-xom-1--duong-hoa.yaml
    ten: Đường hoa thay cỏ dại
    don_vi: chi-bo-xom-1
    dia_diem: Xóm\xc2\xa01
                 ^

Ví dụ đúng
    # tệp: dossiers/2026/chi-bo-xom-1--duong-hoa.yaml
    ten: Đường hoa thay cỏ dại
    don_vi: chi-bo-xom-1
    dia_diem: Xóm 1

Cách sửa
    Xóa ký tự đó rồi gõ lại bằng dấu cách thường.
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
    """Yield every character that nobody sees."""
    yield from check.reading_faults(FaultKind.ODD_CHARACTER)
