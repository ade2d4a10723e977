"""Viết sai cách trình bày của tệp.

Kiểm tra gì
    Dấu tab, lùi dòng lệch, thiếu dấu cách sau dấu hai chấm, thừa chữ sau dấu ngoặc kép đóng, dấu hai chấm trong
    giá trị không có ngoặc kép, và những chỗ khác làm tệp không đọc được.

Vì sao
    Máy đọc tệp theo dấu lùi dòng và dấu hai chấm; sai một chỗ là cả tệp không đọc được.

Căn cứ
    Cách viết YAML.

Ví dụ sai
    # tệp: dossiers/2026/chi-bo-xom-1--duong-hoa.yaml
    ten: "Bữa sáng 0 đồng" cho học sinh
                           ^
    don_vi: chi-bo-xom-1

Ví dụ đúng
    # tệp: dossiers/2026/chi-bo-xom-1--duong-hoa.yaml
    ten: Bữa sáng 0 đồng cho học sinh
    don_vi: chi-bo-xom-1

Cách sửa
    Làm theo câu hướng dẫn của từng chỗ. Giá trị có dấu đặc biệt thì đặt cả giá trị trong ngoặc kép.
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
    """Yield every place where a file is not written as YAML is."""
    yield from check.reading_faults(FaultKind.SYNTAX)
