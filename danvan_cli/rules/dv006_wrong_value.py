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
            for place, figure in [] if target.in_percent else _percentages(target)[:1]:
                message = f"“{format_number(figure)}%” là phần trăm nhưng đơn vị tính không phải là %."
                yield in_model(model, ("targets", index, *place), message, _HINT)


def _percentages(target: Target) -> list[tuple[tuple[str | int, ...], Percent]]:
    """Return every figure that was written with a percent sign, by the English names that lead to it."""
    figures: list[tuple[tuple[str | int, ...], object]] = [
        (("goal",), target.goal),
        (("last_goal",), target.last_goal),
        *((("results", year), figure) for year, figure in (target.results or {}).items()),
    ]
    return [(place, figure) for place, figure in figures if isinstance(figure, Percent)]
