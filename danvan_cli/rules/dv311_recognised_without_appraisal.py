"""Công nhận mà chưa thẩm định.

Kiểm tra gì
    Mục cong_nhan đã có ngày nhưng mô hình chưa được thẩm định trước đó, hoặc kết luận thẩm định không phải là
    đề nghị công nhận.

Vì sao
    Quyết định công nhận không có căn cứ thì phải thu hồi.

Căn cứ
    Kế hoạch, mục III: thẩm định mô hình.

Ví dụ sai
    # tính đến: 14/10/2026
    # tệp: dossiers/2026/chi-bo-xom-1--duong-hoa.yaml
    ten: Đường hoa thay cỏ dại
    don_vi: chi-bo-xom-1
    cong_nhan:
      ngay: 12/10/2026
            ^
      so_quyet_dinh: 15-QĐ/ĐU

Ví dụ đúng
    # tính đến: 14/10/2026
    # tệp: dossiers/2026/chi-bo-xom-1--duong-hoa.yaml
    ten: Đường hoa thay cỏ dại
    don_vi: chi-bo-xom-1
    tham_dinh:
      ngay: 25/9/2026
      ket_luan: cong-nhan
    cong_nhan:
      ngay: 12/10/2026
      so_quyet_dinh: 15-QĐ/ĐU

Cách sửa
    Ghi kết quả thẩm định vào mục tham_dinh, hoặc xem lại mục cong_nhan.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from danvan_cli.diagnostics import Severity
from danvan_cli.models.choices import Conclusion
from danvan_cli.models.dossier import Dossier
from danvan_cli.progress.milestones import happened
from danvan_cli.rules.check import Check
from danvan_cli.rules.finding import Finding, in_model

SEVERITY = Severity.ERROR


def findings(check: Check) -> Iterator[Finding]:
    """Yield a finding for every recognition that no appraisal before it proposes."""
    for model in check.living:
        recognition = model.dossier.recognition
        if recognition and recognition.day and happened(recognition.day, check.as_of):
            lacking = _lacking(model.dossier, recognition.day)
            if lacking:
                message = f"“{model.dossier.name}” đã được công nhận nhưng {lacking}."
                hint = "Ghi kết quả thẩm định vào mục tham_dinh, hoặc xem lại mục cong_nhan."
                yield in_model(model, ("recognition", "day"), message, hint)


def _lacking(dossier: Dossier, recognised_on: date) -> str:
    appraisal = dossier.appraisal
    if appraisal is None or not happened(appraisal.day, recognised_on):
        return "chưa được thẩm định trước đó"
    if appraisal.conclusion is not Conclusion.RECOGNISE:
        return "kết luận thẩm định không phải là đề nghị công nhận"
    return ""
