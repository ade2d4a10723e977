"""Chỉ tiêu thấp hơn năm trước.

Kiểm tra gì
    Mô hình duy trì có một chỉ tiêu kém hơn chỉ tiêu năm trước, hoặc kém hơn kết quả năm trước, theo chiều
    của nó.

Vì sao
    Đặt chỉ tiêu thấp hơn mức đã đạt thì không còn là nâng cao; có thể là gõ nhầm số.

Căn cứ
    Kế hoạch, mục II.1: mục tiêu, chỉ tiêu cao hơn; mức cảnh báo này là cách làm tốt, không phải điều kiện
    để được tính.

Ví dụ sai
    # tính đến: 06/3/2026
    # tệp: dossiers/2026/chi-bo-xom-1--duong-hoa.yaml
    ten: Đường hoa thay cỏ dại
    don_vi: chi-bo-xom-1
    loai: nang-cao
    thoi_gian:
      bat_dau: 10/3/2026
    dia_diem: Xóm 1
    muc_tieu:
      - ten: Đường hoa
        don_vi_tinh: m
        chi_tieu: 700
                  ^
        chi_tieu_nam_truoc: 800
    dang_ky:
      ngay: 03/3/2026

Ví dụ đúng
    # tính đến: 06/3/2026
    # tệp: dossiers/2026/chi-bo-xom-1--duong-hoa.yaml
    ten: Đường hoa thay cỏ dại
    don_vi: chi-bo-xom-1
    loai: nang-cao
    thoi_gian:
      bat_dau: 10/3/2026
    dia_diem: Xóm 1
    muc_tieu:
      - ten: Đường hoa
        don_vi_tinh: m
        chi_tieu: 850
        chi_tieu_nam_truoc: 800
    dang_ky:
      ngay: 03/3/2026

Cách sửa
    Xem lại con số với đơn vị. Nếu càng thấp càng tốt (ví dụ số vụ vi phạm), ghi chieu: giam.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from danvan_cli.diagnostics import Severity
from danvan_cli.models.choices import Direction
from danvan_cli.progress.baselines import Comparison
from danvan_cli.rules.check import Check
from danvan_cli.rules.comparisons import figures
from danvan_cli.rules.finding import Finding, in_model
from danvan_cli.vietnamese.numbers import format_number

SEVERITY = Severity.WARNING

_HINT = "Xem lại con số với đơn vị; nếu càng thấp càng tốt thì ghi chieu: giam."


def findings(check: Check) -> Iterator[Finding]:
    """Yield a finding for every target set lower than last year's target or last year's result."""
    for model, comparisons in check.continued:
        for comparison in comparisons:
            message = _message(comparison, check.workspace.year - 1)
            if message:
                yield in_model(model, ("targets", comparison.index, "goal"), message, _HINT)


def _message(comparison: Comparison, last_year: int) -> str:
    name = comparison.target.name
    if comparison.is_worse:
        return f"Chỉ tiêu “{name}” kém hơn năm trước: {figures(comparison)}."
    result = (comparison.target.results or {}).get(last_year)
    if result is not None and _falls_behind(comparison, result):
        return f"Chỉ tiêu “{name}” {format_number(comparison.goal)} kém hơn kết quả năm trước {format_number(result)}."
    return ""


def _falls_behind(comparison: Comparison, result: Decimal) -> bool:
    gain = comparison.goal - result
    return gain > 0 if comparison.target.direction is Direction.DOWN else gain < 0
