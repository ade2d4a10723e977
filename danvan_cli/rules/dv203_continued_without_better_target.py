"""Mô hình duy trì không có chỉ tiêu nào cao hơn năm trước.

Kiểm tra gì
    Mô hình loại nang-cao đã đăng ký, có số liệu năm trước, nhưng không có chỉ tiêu nào tốt hơn năm trước theo
    chiều của nó; hoặc hồ sơ năm trước tự đánh giá chưa hiệu quả. Trước khi hết hạn đăng ký là chú ý.

Vì sao
    Mô hình như vậy không được tính vào chỉ tiêu của năm.

Căn cứ
    Kế hoạch, mục II.1: mô hình từ những năm trước được tính khi còn hiệu quả và được đăng ký với mục tiêu,
    chỉ tiêu cao hơn.

Ví dụ sai
    # tính đến: 06/3/2026
    # tệp: dossiers/2026/chi-bo-xom-1--duong-hoa.yaml
    ten: Đường hoa thay cỏ dại
    don_vi: chi-bo-xom-1
    loai: nang-cao
          ^
    thoi_gian:
      bat_dau: 10/3/2026
    dia_diem: Xóm 1
    muc_tieu:
      - ten: Đường hoa
        don_vi_tinh: m
        chi_tieu: 800
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
    Trao đổi với đơn vị để nâng ít nhất một chỉ tiêu cao hơn năm trước, hoặc đăng ký mô hình mới.
"""

from __future__ import annotations

from collections.abc import Iterator

from danvan_cli.diagnostics import Severity
from danvan_cli.progress.baselines import Comparison
from danvan_cli.progress.counting import Reason
from danvan_cli.rules.check import Check
from danvan_cli.rules.comparisons import figures
from danvan_cli.rules.finding import Finding, in_model
from danvan_cli.rules.quota import quota_severity

SEVERITY = Severity.ERROR


def findings(check: Check) -> Iterator[Finding]:
    """Yield a finding for every registered continued model that cannot count for want of a better target."""
    for model, comparisons in check.continued:
        if model.verdict.reason in (Reason.NO_BETTER_TARGET, Reason.INEFFECTIVE_LAST_YEAR):
            yield in_model(
                model,
                ("origin",),
                f"“{model.dossier.name}” {model.verdict.sentence}, nên không được tính{_detail(comparisons)}.",
                "Nâng ít nhất một chỉ tiêu cao hơn năm trước, hoặc đăng ký mô hình mới.",
                severity=quota_severity(check.year),
            )


def _detail(comparisons: tuple[Comparison, ...]) -> str:
    told = [f"{comparison.target.name}: {figures(comparison)}" for comparison in comparisons if comparison.source]
    return f" ({'; '.join(told)})" if told else ""
