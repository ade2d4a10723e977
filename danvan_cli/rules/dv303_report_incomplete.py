"""Báo cáo về mô hình còn thiếu.

Kiểm tra gì
    Các phần mà kế hoạch yêu cầu: mục đích, ý nghĩa; phạm vi; các giai đoạn; kết quả; tính sáng tạo; tính bền
    vững; mức độ lan tỏa; sự tham gia của Nhân dân; tự đánh giá. Là lỗi khi đã báo cáo hoặc đã hết hạn báo cáo,
    là chú ý khi báo cáo là việc tiếp theo. Bài học và kiến nghị không bắt buộc.

Vì sao
    Báo cáo thiếu phần thì Đoàn thẩm định không có căn cứ đánh giá.

Căn cứ
    Kế hoạch, mục III.3: báo cáo chi tiết về mô hình nêu rõ từng phần.

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
      ben_vung:
      ^
      lan_toa: Xóm 2 làm theo
      su_tham_gia: 96 hộ
      tu_danh_gia: hieu-qua

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

Cách sửa
    Đề nghị đơn vị bổ sung phần còn thiếu của báo cáo.
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
    """Yield the gaps of the report, of the checks and obstacles on the way, and of the proof."""
    yield from gap_findings(check, Milestone.REPORT)
