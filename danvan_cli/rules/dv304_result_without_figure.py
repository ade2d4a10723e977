"""Kết quả không có số liệu.

Kiểm tra gì
    Mô hình đã báo cáo mà một mục tiêu có chỉ tiêu bằng số chưa có kết quả của năm; hoặc cả báo cáo không có
    con số nào.

Vì sao
    Không có số thì không nói được chỉ tiêu đạt bao nhiêu phần trăm, và báo cáo tổng hợp thiếu dẫn chứng.

Căn cứ
    Kế hoạch, mục III.3: kết quả đạt được có số liệu, minh chứng cụ thể.

Ví dụ sai
    # tính đến: 08/9/2026
    # tệp: dossiers/2026/chi-bo-xom-1--duong-hoa.yaml
    ten: Đường hoa thay cỏ dại
    don_vi: chi-bo-xom-1
    dang_ky:
      ngay: 03/3/2026
    bao_cao:
      ngay: 05/9/2026
      y_nghia: Đường sạch, xóm đoàn kết
      pham_vi: Cả xóm
      giai_doan:
        - ten: Tháng 3
          noi_dung: Dọn cỏ, làm đất
      ket_qua: 850 m đường hoa
      sang_tao: Ươm giống tại nhà văn hóa
      ben_vung: Có quỹ giống hằng năm
      lan_toa: Xóm 2 làm theo
      su_tham_gia: 96 hộ
      tu_danh_gia: hieu-qua
    muc_tieu:
      - ten: Đường hoa
        ^
        don_vi_tinh: m
        chi_tieu: 850

Ví dụ đúng
    # tính đến: 08/9/2026
    # tệp: dossiers/2026/chi-bo-xom-1--duong-hoa.yaml
    ten: Đường hoa thay cỏ dại
    don_vi: chi-bo-xom-1
    dang_ky:
      ngay: 03/3/2026
    bao_cao:
      ngay: 05/9/2026
      y_nghia: Đường sạch, xóm đoàn kết
      pham_vi: Cả xóm
      giai_doan:
        - ten: Tháng 3
          noi_dung: Dọn cỏ, làm đất
      ket_qua: 850 m đường hoa
      sang_tao: Ươm giống tại nhà văn hóa
      ben_vung: Có quỹ giống hằng năm
      lan_toa: Xóm 2 làm theo
      su_tham_gia: 96 hộ
      tu_danh_gia: hieu-qua
    muc_tieu:
      - ten: Đường hoa
        don_vi_tinh: m
        chi_tieu: 850
        ket_qua:
          2026: 860

Cách sửa
    Hỏi đơn vị con số đạt được rồi ghi vào muc_tieu[].ket_qua, ví dụ “2026: 860”.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from danvan_cli.diagnostics import Severity
from danvan_cli.models.dossier import Target
from danvan_cli.progress.milestones import Stage
from danvan_cli.progress.year import JudgedModel
from danvan_cli.rules.check import Check
from danvan_cli.rules.finding import Finding, in_model

SEVERITY = Severity.WARNING

_HINT = "Hỏi đơn vị con số đạt được rồi ghi vào ket_qua của mục tiêu, ví dụ “{year}: 860”."
_DIGIT = re.compile(r"\d")


def findings(check: Check) -> Iterator[Finding]:
    """Yield a finding for every reported target without this year's figure, and for a report with none at all."""
    number = check.workspace.year
    hint = _HINT.format(year=number)
    for model in check.living:
        if model.stage >= Stage.REPORTED:
            for index, target in enumerate(model.dossier.targets):
                if target.goal is not None and not _has_result(target, number):
                    message = f"Mục tiêu “{target.name}” đã báo cáo nhưng chưa có kết quả năm {number}."
                    yield in_model(model, ("targets", index, "results"), message, hint)
            if _is_all_words(model, number):
                yield in_model(model, ("report", "outcome"), "Báo cáo không có con số nào về kết quả.", hint)


def _has_result(target: Target, year: int) -> bool:
    return (target.results or {}).get(year) is not None


def _is_all_words(model: JudgedModel, year: int) -> bool:
    report, targets = model.dossier.report, model.dossier.targets
    if report is None or any(target.goal is not None or _has_result(target, year) for target in targets):
        return False
    return not _DIGIT.search(report.outcome or "")
