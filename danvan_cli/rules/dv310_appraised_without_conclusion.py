"""Đã thẩm định nhưng chưa có kết luận.

Kiểm tra gì
    Mục tham_dinh đã có ngày nhưng ket_luan còn trống.

Vì sao
    Không có kết luận thì mô hình không vào được danh sách công nhận, cũng không biết phải bổ sung gì.

Căn cứ
    Kế hoạch, mục III.4.

Ví dụ sai
    # tính đến: 10/10/2026
    # tệp: dossiers/2026/chi-bo-xom-1--duong-hoa.yaml
    ten: Đường hoa thay cỏ dại
    don_vi: chi-bo-xom-1
    tham_dinh:
      ngay: 25/9/2026
      ket_luan:
      ^

Ví dụ đúng
    # tính đến: 10/10/2026
    # tệp: dossiers/2026/chi-bo-xom-1--duong-hoa.yaml
    ten: Đường hoa thay cỏ dại
    don_vi: chi-bo-xom-1
    tham_dinh:
      ngay: 25/9/2026
      ket_luan: cong-nhan

Cách sửa
    Ghi ket_luan: cong-nhan, bo-sung hoặc khong theo biên bản thẩm định.
"""

from __future__ import annotations

from collections.abc import Iterator

from danvan_cli.diagnostics import Severity
from danvan_cli.progress.milestones import happened
from danvan_cli.rules.check import Check
from danvan_cli.rules.finding import Finding, in_model

SEVERITY = Severity.WARNING


def findings(check: Check) -> Iterator[Finding]:
    """Yield a finding for every appraisal that has happened and concludes nothing."""
    for model in check.living:
        appraisal = model.dossier.appraisal
        if appraisal and happened(appraisal.day, check.as_of) and appraisal.conclusion is None:
            message = f"“{model.dossier.name}” đã thẩm định nhưng chưa ghi kết luận."
            yield in_model(model, ("appraisal", "conclusion"), message, "Ghi ket_luan theo biên bản thẩm định.")
