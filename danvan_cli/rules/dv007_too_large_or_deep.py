"""Tệp quá lớn hoặc lồng quá nhiều tầng.

Kiểm tra gì
    Tệp lớn hơn 1 MiB hoặc các mục lồng nhau quá 64 tầng.

Vì sao
    Hồ sơ thật chỉ vài nghìn ký tự; tệp như vậy thường là nhầm tệp hoặc tệp hỏng, đọc vào có thể treo máy.

Căn cứ
    Giới hạn của danvan.

Ví dụ sai
    # tệp: dossiers/2026/chi-bo-xom-1--duong-hoa.yaml
    ten: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[
                                                                        ^

Ví dụ đúng
    # tệp: dossiers/2026/chi-bo-xom-1--duong-hoa.yaml
    ten: Đường hoa thay cỏ dại
    don_vi: chi-bo-xom-1

Cách sửa
    Kiểm tra xem có chép nhầm tệp không; ảnh và văn bản dài để trong thư mục minh-chung.
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
    """Yield every file past the limits of size or depth."""
    yield from check.reading_faults(FaultKind.TOO_LARGE)
