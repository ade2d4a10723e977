"""Loại bỏ mô hình mà không ghi lý do hoặc ngày.

Kiểm tra gì
    Mục loai_bo thiếu ly_do hoặc thiếu ngay.

Vì sao
    Mô hình bị loại ra khỏi mọi số liệu; người đọc phải biết vì sao và từ khi nào.

Căn cứ
    Kế hoạch, mục II.1: rà soát, đánh giá, loại bỏ các mô hình không còn phù hợp.

Ví dụ sai
    # tệp: dossiers/2026/chi-bo-xom-1--duong-hoa.yaml
    ten: Đường hoa thay cỏ dại
    don_vi: chi-bo-xom-1
    loai_bo:
      ngay: 10/6/2026
      ly_do:
      ^

Ví dụ đúng
    # tệp: dossiers/2026/chi-bo-xom-1--duong-hoa.yaml
    ten: Đường hoa thay cỏ dại
    don_vi: chi-bo-xom-1
    loai_bo:
      ngay: 10/6/2026
      ly_do: Tuyến đường đang được mở rộng

Cách sửa
    Ghi ngày và lý do loại bỏ theo biên bản rà soát.
"""

from __future__ import annotations

from collections.abc import Iterator

from danvan_cli.diagnostics import Severity
from danvan_cli.models.demands import missing
from danvan_cli.models.dossier import Dossier
from danvan_cli.models.structure import attribute_at
from danvan_cli.rules.check import Check
from danvan_cli.rules.finding import Finding, in_model

SEVERITY = Severity.ERROR


def findings(check: Check) -> Iterator[Finding]:
    """Yield a finding for every removal without a reason or a day."""
    for model in check.workspace.models:
        if model.dossier.removal is not None:
            for place in missing(model.dossier.removal, ("removal",)):
                label = attribute_at(Dossier, place).label
                message = f"“{model.dossier.name}” bị loại bỏ mà thiếu {label[:1].lower()}{label[1:]}."
                yield in_model(model, place, message, "Ghi theo biên bản rà soát.")
