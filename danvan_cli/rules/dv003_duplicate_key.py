"""Một mục ghi hai lần.

Kiểm tra gì
    Hai dòng cùng tên mục trong cùng một chỗ.

Vì sao
    Không biết giá trị nào đúng; danvan không đoán.

Căn cứ
    Cách viết YAML: mỗi mục một lần.

Ví dụ sai
    # tệp: dossiers/2026/chi-bo-xom-1--duong-hoa.yaml
    ten: Đường hoa thay cỏ dại
    don_vi: chi-bo-xom-1
    ten: Ngõ xanh
    ^

Ví dụ đúng
    # tệp: dossiers/2026/chi-bo-xom-1--duong-hoa.yaml
    ten: Đường hoa thay cỏ dại
    don_vi: chi-bo-xom-1

Cách sửa
    Giữ lại dòng đúng, xóa dòng kia.
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
    """Yield every key that stands twice, with both places."""
    yield from check.reading_faults(FaultKind.DUPLICATE_KEY)
