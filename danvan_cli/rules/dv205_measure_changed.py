"""Đổi đơn vị tính nên không so sánh được với năm trước.

Kiểm tra gì
    Mục tiêu cùng tên trong hồ sơ năm trước (ke_thua) có đơn vị tính khác.

Vì sao
    Không thể nói 850 m cao hơn hay thấp hơn 2 tuyến đường; chỉ tiêu đó không giúp mô hình được tính.

Căn cứ
    Kế hoạch, mục II.1: chỉ tiêu phải cao hơn, tức là phải so sánh được.

Ví dụ sai
    # tính đến: 06/3/2026
    # tệp: dossiers/2026/chi-bo-xom-1--duong-hoa.yaml
    ten: Đường hoa thay cỏ dại
    don_vi: chi-bo-xom-1
    loai: nang-cao
    ke_thua: 2025/chi-bo-xom-1--duong-hoa
    thoi_gian:
      bat_dau: 10/3/2026
    dia_diem: Xóm 1
    muc_tieu:
      - ten: Đường hoa
        don_vi_tinh: m
                     ^
        chi_tieu: 850
    dang_ky:
      ngay: 03/3/2026
    # tệp: dossiers/2025/chi-bo-xom-1--duong-hoa.yaml
    ten: Đường hoa thay cỏ dại
    don_vi: chi-bo-xom-1
    muc_tieu:
      - ten: Đường hoa
        don_vi_tinh: tuyến
        chi_tieu: 2

Ví dụ đúng
    # tính đến: 06/3/2026
    # tệp: dossiers/2026/chi-bo-xom-1--duong-hoa.yaml
    ten: Đường hoa thay cỏ dại
    don_vi: chi-bo-xom-1
    loai: nang-cao
    ke_thua: 2025/chi-bo-xom-1--duong-hoa
    thoi_gian:
      bat_dau: 10/3/2026
    dia_diem: Xóm 1
    muc_tieu:
      - ten: Đường hoa
        don_vi_tinh: m
        chi_tieu: 850
    dang_ky:
      ngay: 03/3/2026
    # tệp: dossiers/2025/chi-bo-xom-1--duong-hoa.yaml
    ten: Đường hoa thay cỏ dại
    don_vi: chi-bo-xom-1
    muc_tieu:
      - ten: Đường hoa
        don_vi_tinh: m
        chi_tieu: 800

Cách sửa
    Dùng lại đơn vị tính của năm trước, hoặc ghi chi_tieu_nam_truoc đã quy đổi sang đơn vị tính mới.
"""

from __future__ import annotations

from collections.abc import Iterator

from danvan_cli.diagnostics import Severity
from danvan_cli.rules.check import Check
from danvan_cli.rules.finding import Finding, in_model

SEVERITY = Severity.WARNING


def findings(check: Check) -> Iterator[Finding]:
    """Yield a finding for every target whose unit of measure differs from last year's."""
    for model, comparisons in check.continued:
        for comparison in comparisons:
            if comparison.measure_before is not None:
                now = comparison.target.measure or "không ghi"
                before = comparison.measure_before or "không ghi"
                yield in_model(
                    model,
                    ("targets", comparison.index, "measure"),
                    f"“{comparison.target.name}” năm nay tính bằng “{now}”, năm trước bằng “{before}”.",
                    "Dùng lại đơn vị tính của năm trước, hoặc ghi chi_tieu_nam_truoc theo đơn vị tính mới.",
                )
