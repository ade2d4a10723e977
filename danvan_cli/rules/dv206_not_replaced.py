"""Mô hình bị loại hoặc chưa hiệu quả mà chưa có mô hình nào thay.

Kiểm tra gì
    Mô hình đã loại bỏ, hoặc tự đánh giá chưa hiệu quả, mà không có mô hình đã đăng ký nào ghi thay_cho nó, và
    đơn vị cũng không còn mô hình nào khác được tính.

Vì sao
    Loại mà không bổ sung thì đơn vị và toàn xã có thể hụt chỉ tiêu.

Căn cứ
    Kế hoạch, mục II.1: loại bỏ các mô hình không còn phù hợp; bổ sung các mô hình mới để bảo đảm hoàn thành
    chỉ tiêu được giao.

Ví dụ sai
    # tệp: dossiers/2026/chi-bo-xom-1--duong-hoa.yaml
    ten: Đường hoa thay cỏ dại
    don_vi: chi-bo-xom-1
    dang_ky:
      ngay: 03/3/2026
    loai_bo:
      ngay: 10/6/2026
            ^
      ly_do: Đường đang được mở rộng

Ví dụ đúng
    # tệp: dossiers/2026/chi-bo-xom-1--duong-hoa.yaml
    ten: Đường hoa thay cỏ dại
    don_vi: chi-bo-xom-1
    dang_ky:
      ngay: 03/3/2026
    loai_bo:
      ngay: 10/6/2026
      ly_do: Đường đang được mở rộng
    # tệp: dossiers/2026/chi-bo-xom-1--ngo-xanh.yaml
    ten: Ngõ xanh
    don_vi: chi-bo-xom-1
    thay_cho: chi-bo-xom-1--duong-hoa
    dang_ky:
      ngay: 15/6/2026

Cách sửa
    Đề nghị đơn vị đăng ký mô hình khác và ghi thay_cho: <tên hồ sơ bị loại> trong hồ sơ mới.
"""

from __future__ import annotations

from collections.abc import Iterator

from danvan_cli.diagnostics import Severity
from danvan_cli.models.choices import SelfRating
from danvan_cli.progress.milestones import Stage
from danvan_cli.progress.year import JudgedModel
from danvan_cli.rules.check import Check
from danvan_cli.rules.finding import Finding, in_model

SEVERITY = Severity.WARNING

_HINT = "Đề nghị đơn vị đăng ký mô hình khác, ghi thay_cho: {stem} trong hồ sơ mới."


def findings(check: Check) -> Iterator[Finding]:
    """Yield a finding for every lost model that no registered model replaces and no sibling makes up for."""
    year = check.year
    replaced = {model.dossier.replaces for model in year.models if model.in_funnel and model.dossier.replaces}
    for model in year.models:
        if _is_lost(model) and model.stem not in replaced and not _has_sibling(check, model):
            place = ("report", "self_rating") if model.living else ("removal", "day")
            what = "tự đánh giá chưa hiệu quả" if model.living else "đã bị loại"
            yield in_model(
                model,
                place,
                f"“{model.dossier.name}” {what} mà chưa có mô hình nào thay.",
                _HINT.format(stem=model.stem),
            )


def _is_lost(model: JudgedModel) -> bool:
    if not model.living:
        return True
    report = model.dossier.report
    return model.stage >= Stage.REPORTED and report is not None and report.self_rating is SelfRating.INEFFECTIVE


def _has_sibling(check: Check, lost: JudgedModel) -> bool:
    siblings = check.year.by_unit[lost.dossier.unit]
    return any(model.verdict.counted and not _is_lost(model) for model in siblings)
