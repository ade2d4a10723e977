"""Tên mục không có trong bộ mục.

Kiểm tra gì
    Tên mục viết sai hoặc đặt nhầm chỗ.

Vì sao
    Mục viết sai tên sẽ không được đọc, số liệu tưởng có mà không có.

Căn cứ
    Bộ mục của danvan: “danvan explain <mục>”.

Ví dụ sai
    # tệp: dossiers/2026/chi-bo-xom-1--duong-hoa.yaml
    ten: Đường hoa thay cỏ dại
    don_vi: chi-bo-xom-1
    linh_vucc: van-hoa-xa-hoi
    ^

Ví dụ đúng
    # tệp: dossiers/2026/chi-bo-xom-1--duong-hoa.yaml
    ten: Đường hoa thay cỏ dại
    don_vi: chi-bo-xom-1
    linh_vuc: van-hoa-xa-hoi

Cách sửa
    Sửa tên mục theo gợi ý.
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
    """Yield every key that the vocabulary does not have at its place."""
    yield from check.reading_faults(FaultKind.UNKNOWN_KEY)
