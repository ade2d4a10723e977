"""Dùng ký hiệu & * !! của YAML.

Kiểm tra gì
    Giá trị dùng ký hiệu neo (&), tham chiếu (*), trộn (<<) hoặc nhãn kiểu (!).

Vì sao
    Hồ sơ không cần các ký hiệu này; chúng làm một dòng đổi nghĩa theo dòng khác và có thể gây hại.

Căn cứ
    Giới hạn của danvan.

Ví dụ sai
    # tệp: dossiers/2026/chi-bo-xom-1--duong-hoa.yaml
    ten: Đường hoa thay cỏ dại
    don_vi: chi-bo-xom-1
    dia_diem: &noi Xóm 1
              ^

Ví dụ đúng
    # tệp: dossiers/2026/chi-bo-xom-1--duong-hoa.yaml
    ten: Đường hoa thay cỏ dại
    don_vi: chi-bo-xom-1
    dia_diem: Xóm 1

Cách sửa
    Ghi thẳng giá trị; nếu giá trị thật bắt đầu bằng & * ! thì đặt trong ngoặc kép.
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
    """Yield every anchor, alias, merge key and tag."""
    yield from check.reading_faults(FaultKind.ALIAS_OR_TAG)
