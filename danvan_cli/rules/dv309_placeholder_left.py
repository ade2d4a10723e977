"""Còn chỗ để trống chưa điền.

Kiểm tra gì
    Một giá trị chỉ toàn dấu chấm, có từ bốn dấu chấm liền nhau, có “xxx”, hoặc có dấu nhắc “[CẦN BỔ SUNG”.

Vì sao
    Chỗ trống lọt vào văn bản gửi đi thì không ai sửa được nữa.

Căn cứ
    Cách làm tốt.

Ví dụ sai
    # tệp: dossiers/2026/chi-bo-xom-1--duong-hoa.yaml
    ten: Đường hoa thay cỏ dại
    don_vi: chi-bo-xom-1
    dia_diem: Xóm .....
              ^

Ví dụ đúng
    # tệp: dossiers/2026/chi-bo-xom-1--duong-hoa.yaml
    ten: Đường hoa thay cỏ dại
    don_vi: chi-bo-xom-1
    dia_diem: Xóm 1, ven đường liên xóm...

Cách sửa
    Điền nội dung thật, hoặc bỏ hẳn mục đó nếu chưa có.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from danvan_cli.diagnostics import Severity
from danvan_cli.rules.check import Check
from danvan_cli.rules.finding import Finding
from danvan_cli.rules.values import texts_matching
from danvan_cli.vietnamese.invisible import visible

SEVERITY = Severity.WARNING
NEEDS_YEAR = False

_PLACEHOLDER = re.compile(r"\.{4,}|…{2,}|(?<!\w)[xX]{3,}(?!\w)|\[CẦN BỔ SUNG|^\s*[.…][\s.…]*$")
_BEGINS_VALUE = b"\t\r\n\"'[,"
_EASED = bytes.maketrans(b"X" + _BEGINS_VALUE, b"x" + b" " * len(_BEGINS_VALUE))
_ELLIPSIS, _MARKER = "…".encode(), "[CẦN".encode()


def findings(check: Check) -> Iterator[Finding]:
    """Yield a finding for every value that holds a placeholder."""
    for text in texts_matching(check, _may_hold_one, _PLACEHOLDER.search):
        shown = visible(" ".join(text.value.split()))[:60]
        yield text.finding(f"“{shown}” còn chỗ để trống chưa điền.", "Điền nội dung thật, hoặc bỏ mục này nếu chưa có.")


def _may_hold_one(data: bytes) -> bool:
    eased = data.translate(_EASED)
    return b" ." in eased or b"...." in eased or b"xxx" in eased or _ELLIPSIS in eased or _MARKER in data
