"""Hồ sơ đề nghị công nhận còn thiếu.

Kiểm tra gì
    Hồ sơ gồm tờ trình (de_nghi), báo cáo và ít nhất một nhận xét (nhan_xet); khi đã thẩm định, công nhận thì
    các mục của tham_dinh, cong_nhan, khen_thuong cũng phải đủ. Là lỗi khi đã đề nghị, là chú ý khi mới báo cáo.
    Mô hình tự đánh giá chưa hiệu quả thì không phải đề nghị.

Vì sao
    Hồ sơ thiếu thì Đoàn thẩm định trả lại, cả hai bên mất thêm một buổi.

Căn cứ
    Kế hoạch, mục III.3: hồ sơ đăng ký, đề xuất.

Ví dụ sai
    # tính đến: 25/9/2026
    # tệp: dossiers/2026/chi-bo-xom-1--duong-hoa.yaml
    ten: Đường hoa thay cỏ dại
    ^
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
    de_nghi:
      ngay: 20/9/2026

Ví dụ đúng
    # tính đến: 25/9/2026
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
    de_nghi:
      ngay: 20/9/2026
    nhan_xet:
      - co_quan: Chi ủy xóm 1
        ngay: 18/9/2026
        noi_dung: Mô hình thiết thực

Cách sửa
    Đề nghị đơn vị bổ sung tờ trình hoặc nhận xét của cấp ủy, chính quyền, Mặt trận, đoàn thể.
"""

from __future__ import annotations

from collections.abc import Iterator

from danvan_cli.diagnostics import Severity
from danvan_cli.models.structure import Place
from danvan_cli.progress.completeness import urgency
from danvan_cli.progress.milestones import Milestone
from danvan_cli.rules.check import Check
from danvan_cli.rules.finding import Finding, in_model
from danvan_cli.rules.gaps import gap_findings, mending

SEVERITY = Severity.ERROR


def findings(check: Check) -> Iterator[Finding]:
    """Yield the gaps of the file for recognition; a missing conclusion is DV310's."""
    milestones = (Milestone.PROPOSAL, Milestone.APPRAISAL, Milestone.RECOGNITION)
    yield from gap_findings(check, *milestones, left_out=_is_not_the_units)
    for model in check.living:
        severity = urgency(check.year, model, Milestone.PROPOSAL, check.asked)
        if severity is None or (severity is Severity.WARNING and model.dossier.proposal is None):
            continue
        if not model.dossier.remarks:
            message = "Hồ sơ chưa có nhận xét nào của cấp ủy, chính quyền, Mặt trận hoặc đoàn thể (mục nhan_xet)."
            yield in_model(
                model,
                ("remarks",),
                message,
                f"Xin ít nhất một nhận xét. {mending(model.stem, ('remarks',))}",
                severity=severity,
            )


def _is_not_the_units(place: Place) -> bool:
    """Appraising and deciding are the office's acts: no unit's file lacks them."""
    return place in (("appraisal",), ("recognition",), ("appraisal", "conclusion"))
