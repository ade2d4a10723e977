"""Mô hình duy trì không có số liệu năm trước.

Kiểm tra gì
    Mô hình loại nang-cao đã đăng ký, có chỉ tiêu bằng số, nhưng không tìm thấy số liệu năm trước của chỉ tiêu
    nào: không có chi_tieu_nam_truoc, không có hồ sơ năm trước (ke_thua), không có ket_qua của năm trước.

Vì sao
    Không có số để so sánh thì không chứng minh được chỉ tiêu cao hơn, và mô hình không được tính.

Căn cứ
    Kế hoạch, mục II.1: mô hình duy trì được tính khi có mục tiêu, chỉ tiêu cao hơn.

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
        chi_tieu: 850
                  ^
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
        ket_qua:
          2025: 790
    dang_ky:
      ngay: 03/3/2026

Cách sửa
    Hỏi đơn vị chỉ tiêu hoặc kết quả năm trước rồi ghi vào chi_tieu_nam_truoc hoặc ket_qua.
"""

from __future__ import annotations

from collections.abc import Iterator

from danvan_cli.diagnostics import Severity
from danvan_cli.progress.counting import Reason
from danvan_cli.rules.check import Check
from danvan_cli.rules.finding import Finding, in_model

SEVERITY = Severity.WARNING


def findings(check: Check) -> Iterator[Finding]:
    """Yield a finding at the first figure of a continued model for which nothing of last year is known."""
    for model, comparisons in check.continued:
        if model.verdict.reason is Reason.NO_BASELINE:
            first = next((one for one in comparisons if one.measure_before is None), comparisons[0])
            yield in_model(
                model,
                ("targets", first.index, "goal"),
                f"“{model.dossier.name}” là mô hình duy trì nhưng chưa có số liệu năm trước của “{first.target.name}”, "
                "nên chưa được tính.",
                "Ghi chỉ tiêu năm trước vào chi_tieu_nam_truoc, hoặc kết quả năm trước vào ket_qua.",
            )
