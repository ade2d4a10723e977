"""Thiếu kết quả qua các năm.

Kiểm tra gì
    Mô hình duy trì đã báo cáo mà một chỉ tiêu bằng số thiếu kết quả của những năm trước: đủ số năm ghi ở mục
    so_nam_ket_qua (mặc định 5), hoặc từ năm bắt đầu (tu_nam) nếu mô hình mới hơn.

Vì sao
    Báo cáo phải phân tích hiệu quả qua thời gian; thiếu năm thì biểu đồ bị đứt.

Căn cứ
    Kế hoạch, mục III.3: phân tích hiệu quả qua thời gian 5 năm. Mô hình mới hơn 5 năm thì tính từ năm bắt đầu.

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
    loai: nang-cao
    tu_nam: 2024
    muc_tieu:
      - ten: Đường hoa
        chi_tieu: 850
        ket_qua:
        ^
          2025: 800
          2026: 860

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
    loai: nang-cao
    tu_nam: 2024
    muc_tieu:
      - ten: Đường hoa
        chi_tieu: 850
        ket_qua:
          2024: 600
          2025: 800
          2026: 860

Cách sửa
    Lấy số liệu từ báo cáo các năm trước rồi ghi vào ket_qua, mỗi năm một dòng.
"""

from __future__ import annotations

from collections.abc import Iterator

from danvan_cli.diagnostics import Severity
from danvan_cli.models.dossier import Dossier, Target
from danvan_cli.progress.milestones import Stage
from danvan_cli.rules.check import Check
from danvan_cli.rules.finding import Finding, in_model

SEVERITY = Severity.WARNING


def findings(check: Check) -> Iterator[Finding]:
    """Yield a finding for every figure of a continued, reported model that lacks an earlier year's result."""
    for model in check.living:
        if model.stage >= Stage.REPORTED and model.continued:
            wanted = _earlier_years(model.dossier, check.workspace.year, check.year.plan.result_years or 1)
            for index, target in enumerate(model.dossier.targets):
                lacking = _lacking(target, wanted)
                if target.goal is not None and lacking:
                    message = f"Mục tiêu “{target.name}” thiếu kết quả năm {', '.join(map(str, lacking))}."
                    yield in_model(model, ("targets", index, "results"), message, "Ghi mỗi năm một dòng vào ket_qua.")


def _earlier_years(dossier: Dossier, year: int, span: int) -> range:
    since = dossier.since or year - 1
    return range(max(since, year - span + 1), year)


def _lacking(target: Target, wanted: range) -> list[int]:
    known = target.results or {}
    return [year for year in wanted if known.get(year) is None]
