"""Giá trị viết sai kiểu.

Kiểm tra gì
    Ngày không có thật hoặc không rõ; số viết lẫn lộn dấu chấm, dấu phẩy; giá trị phải chọn trong danh sách; chỗ
    cần danh sách hay mục con lại ghi một giá trị. Số phần trăm (80%) thì đơn vị tính phải là %.

Vì sao
    “1.200” là một nghìn hai trăm, “1,2” là một phẩy hai; danvan hỏi lại chứ không đoán.

Căn cứ
    Quy ước viết ngày, số trong văn bản: ngày trước tháng sau, dấu chấm phân nhóm nghìn, dấu phẩy thập phân.

Ví dụ sai
    # tệp: dossiers/2026/chi-bo-xom-1--duong-hoa.yaml
    ten: Đường hoa thay cỏ dại
    don_vi: chi-bo-xom-1
    dang_ky:
      ngay: 30/02/2026
            ^

Ví dụ đúng
    # tệp: dossiers/2026/chi-bo-xom-1--duong-hoa.yaml
    ten: Đường hoa thay cỏ dại
    don_vi: chi-bo-xom-1
    dang_ky:
      ngay: 28/02/2026

Cách sửa
    Viết lại theo ví dụ trong câu hướng dẫn.
"""

from __future__ import annotations

from collections.abc import Iterator

from danvan_cli.diagnostics import Severity
from danvan_cli.models.dossier import Target
from danvan_cli.rules.check import Check
from danvan_cli.rules.finding import Finding, in_model
from danvan_cli.source.faults import FaultKind
from danvan_cli.vietnamese.numbers import Percent, format_number

SEVERITY = Severity.ERROR
NEEDS_YEAR = False

_HINT = "Ghi don_vi_tinh: “%”, hoặc bỏ dấu % ở con số."


def findings(check: Check) -> Iterator[Finding]:
    """Yield every value of the wrong kind, and every percentage whose unit of measure is not %."""
    yield from check.reading_faults(FaultKind.WRONG_VALUE)
    for model in check.workspace.models:
        for index, target in enumerate(model.dossier.targets):
            name = _percent(target)
            if name and (target.measure or "").strip() != "%":
                message = f"“{format_number(getattr(target, name))}%” là phần trăm nhưng đơn vị tính không phải là %."
                yield in_model(model, ("targets", index, name), message, _HINT)


def _percent(target: Target) -> str:
    """Return the English name of the first key that was written with a percent sign, or nothing."""
    return next((name for name in ("goal", "last_goal") if isinstance(getattr(target, name), Percent)), "")
