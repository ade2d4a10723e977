"""Phần đăng ký của hồ sơ còn thiếu.

Kiểm tra gì
    Các mục của phiếu đăng ký: thời gian, mới hay duy trì, địa điểm, mục tiêu, cùng lĩnh vực, chủ thể, khảo sát
    và ngày đăng ký. Là lỗi khi mô hình đã đăng ký hoặc đã hết hạn đăng ký, là chú ý khi chưa; riêng thiếu khảo
    sát luôn chỉ là chú ý.

Vì sao
    Thiếu một trong năm mục của phiếu thì mô hình không được tính.

Căn cứ
    Phiếu đăng ký kèm theo kế hoạch (năm mục) và mục II.4, bước 2.

Ví dụ sai
    # tệp: dossiers/2026/chi-bo-xom-1--duong-hoa.yaml
    ten: Đường hoa thay cỏ dại
    don_vi: chi-bo-xom-1
    linh_vuc: van-hoa-xa-hoi
    loai: moi
    chu_the:
      loai: chi-bo
      ten: Chi bộ xóm 1
    thoi_gian:
      bat_dau: 10/3/2026
    dia_diem:
    ^
    khao_sat:
      thuc_trang: Hai bên đường cỏ mọc cao
      thuan_loi: Hội viên phụ nữ đông
      kho_khan: Chưa có nguồn giống
    muc_tieu:
      - ten: Trồng hoa ven đường
    dang_ky:
      ngay: 03/3/2026

Ví dụ đúng
    # tệp: dossiers/2026/chi-bo-xom-1--duong-hoa.yaml
    ten: Đường hoa thay cỏ dại
    don_vi: chi-bo-xom-1
    linh_vuc: van-hoa-xa-hoi
    loai: moi
    chu_the:
      loai: chi-bo
      ten: Chi bộ xóm 1
    thoi_gian:
      bat_dau: 10/3/2026
    dia_diem: Xóm 1
    khao_sat:
      thuc_trang: Hai bên đường cỏ mọc cao
      thuan_loi: Hội viên phụ nữ đông
      kho_khan: Chưa có nguồn giống
    muc_tieu:
      - ten: Trồng hoa ven đường
    dang_ky:
      ngay: 03/3/2026

Cách sửa
    Hỏi đơn vị và ghi vào mục còn thiếu. “danvan explain <mục>” cho biết mục đó là gì.
"""

from __future__ import annotations

from collections.abc import Iterator

from danvan_cli.diagnostics import Severity
from danvan_cli.models.structure import Place
from danvan_cli.progress.milestones import Milestone
from danvan_cli.rules.check import Check
from danvan_cli.rules.finding import Finding
from danvan_cli.rules.gaps import gap_findings

SEVERITY = Severity.ERROR


def findings(check: Check) -> Iterator[Finding]:
    """Yield the gaps of the registration; a missing survey is a warning alone."""
    yield from gap_findings(check, Milestone.REGISTRATION, eased=_is_survey)


def _is_survey(place: Place) -> bool:
    return place[0] == "survey"
