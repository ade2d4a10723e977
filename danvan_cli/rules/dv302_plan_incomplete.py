"""Kế hoạch triển khai mô hình còn thiếu.

Kiểm tra gì
    Mục ke_hoach: mục đích, yêu cầu, giải pháp, lực lượng thực hiện và phối hợp, phân công, thời điểm tổng kết.
    Là lỗi khi mô hình đã bắt đầu triển khai, là chú ý khi mới đăng ký.

Vì sao
    Không phân công, không hẹn ngày tổng kết thì không có ai chịu trách nhiệm và không có gì để kiểm tra.

Căn cứ
    Kế hoạch, mục II.4, bước 3 và mẫu kế hoạch triển khai kèm theo.

Ví dụ sai
    # tệp: dossiers/2026/chi-bo-xom-1--duong-hoa.yaml
    ten: Đường hoa thay cỏ dại
    don_vi: chi-bo-xom-1
    thoi_gian:
      bat_dau: 10/3/2026
    dang_ky:
      ngay: 03/3/2026
    ke_hoach:
      muc_dich: Đường xóm sạch, đẹp
      yeu_cau:
      ^
      giai_phap:
        - Chia đoạn cho từng nhóm hộ
      luc_luong:
        thuc_hien: Chi hội phụ nữ
        phoi_hop:
          - Đoàn thanh niên
      phan_cong:
        - viec: Chia đoạn
          nguoi: Bí thư chi bộ
      moc:
        tong_ket: 20/11/2026

Ví dụ đúng
    # tệp: dossiers/2026/chi-bo-xom-1--duong-hoa.yaml
    ten: Đường hoa thay cỏ dại
    don_vi: chi-bo-xom-1
    thoi_gian:
      bat_dau: 10/3/2026
    dang_ky:
      ngay: 03/3/2026
    ke_hoach:
      muc_dich: Đường xóm sạch, đẹp
      yeu_cau: Mỗi nhà nhận một đoạn
      giai_phap:
        - Chia đoạn cho từng nhóm hộ
      luc_luong:
        thuc_hien: Chi hội phụ nữ
        phoi_hop:
          - Đoàn thanh niên
      phan_cong:
        - viec: Chia đoạn
          nguoi: Bí thư chi bộ
      moc:
        tong_ket: 20/11/2026

Cách sửa
    Đề nghị đơn vị bổ sung kế hoạch rồi ghi vào mục còn thiếu.
"""

from __future__ import annotations

from collections.abc import Iterator

from danvan_cli.diagnostics import Severity
from danvan_cli.progress.milestones import Milestone
from danvan_cli.rules.check import Check
from danvan_cli.rules.finding import Finding
from danvan_cli.rules.gaps import gap_findings

SEVERITY = Severity.ERROR


def findings(check: Check) -> Iterator[Finding]:
    """Yield the gaps of the model's own plan."""
    yield from gap_findings(check, Milestone.PLAN)
