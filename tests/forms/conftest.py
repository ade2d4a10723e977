"""A small campaign: three units of three layouts, four dossiers, one deadline each way."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from danvan_cli.progress.year import Year
from danvan_cli.workspace import load_workspace

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

OFFICE = """
don_vi: ban
ten: Ban Xây dựng Đảng
cap_uy: Đảng ủy xã Diễn Châu
cap_tren: Đảng bộ tỉnh Nghệ An
the_thuc: dang
dia_danh: Diễn Châu
ky_hieu: {cap_uy: ĐU, co_quan: BXDĐ}
chinh_ta: kieu-cu
nguoi_ky: [{ma: truong-ban, quyen_han: T/L BAN THƯỜNG VỤ, chuc_vu: TRƯỞNG BAN}]
dau_moi: {chuc_vu: Chuyên viên}
noi_nhan: ["UBND xã,", Lưu Văn phòng Đảng ủy.]
"""

PLAN = """
nam: 2026
ten: Kế hoạch thực hiện phong trào thi đua “Dân vận khéo” năm 2026
can_cu: [Hướng dẫn số 12-HD/BCĐ]
chi_tieu: {toan_xa: 42, moi_don_vi: 1}
han:
  - {ma: dang-ky, ten: Đăng ký, truoc_ngay: 05/3/2026, khoi: [ubnd, mttq, chi-bo], bieu_mau: phu-luc-01}
  - {ma: bao-cao, ten: Báo cáo, truoc_ngay: 10/9/2026, khoi: [ubnd, mttq, chi-bo], bieu_mau: phu-luc-02}
khoi:
  - {ma: ubnd, ten: Khối UBND, the_thuc: hanh-chinh}
  - {ma: mttq, ten: Mặt trận, the_thuc: khac}
  - {ma: chi-bo, ten: Các chi bộ, the_thuc: dang}
  - {ma: ban, ten: Ban Xây dựng Đảng, the_thuc: dang}
linh_vuc:
  - {ma: kinh-te, ten: Kinh tế, noi_dung: [{ma: ocop, ten: Tham gia OCOP}]}
  - {ma: van-hoa, ten: Văn hóa - xã hội}
doan_tham_dinh: [{vai_tro: Trưởng đoàn, chuc_vu: Trưởng Ban}]
tieu_chi: [{ma: hieu-qua, ten: Hiệu quả}]
tieu_bieu: [xom-3--rac]
tong_hop: {han_che: Còn đơn vị nộp chậm.}
van_ban: {phu-luc-01: {ngay: 12/3/2026, so_ky_hieu: 07-CV/BXDĐ}}
don_vi:
  - ma: ubnd
    ten: Ủy ban nhân dân xã Diễn Châu
    khoi: ubnd
    ky_hieu: UBND
    nguoi_ky: {quyen_han: TM. Ủy ban nhân dân, chuc_vu: Chủ tịch}
  - {ma: phong, ten: Phòng Kinh tế xã, khoi: ubnd, nop_qua: ubnd, cap_tren: Ủy ban nhân dân xã Diễn Châu}
  - ma: mttq
    ten: Ủy ban Mặt trận Tổ quốc Việt Nam xã Diễn Châu
    khoi: mttq
    ky_hieu: MTTQ-BTT
    tieu_de: [MẶT TRẬN TỈNH, ỦY BAN MTTQ XÃ, BAN THƯỜNG TRỰC]
  - ma: xom-3
    ten: Chi bộ xóm 3 (Diễn Hoa cũ)
    khoi: chi-bo
    cap_tren: Đảng bộ xã Diễn Châu
    ky_hieu: CB
    nguoi_ky: {quyen_han: T/M Chi bộ, chuc_vu: Bí thư}
  - {ma: ban, ten: Ban Xây dựng Đảng, khoi: ban, cap_tren: Đảng ủy xã Diễn Châu, ky_hieu: BXDĐ}
"""

WASTE = """
ten: Biến rác thải thành tiền & quà <nhỏ>
linh_vuc: van-hoa
loai: nang-cao
tu_nam: 2024
don_vi: xom-3
chu_the: {loai: chi-bo, ten: Chi bộ xóm 3, nguoi_dai_dien: Bí thư chi bộ}
thoi_gian: {bat_dau: 01/3/2026, ket_thuc: 30/11/2026}
dia_diem: Nhà văn hóa xóm 3
muc_tieu:
  - ten: Hộ phân loại rác
    don_vi_tinh: hộ
    chi_tieu: 1.200
    chi_tieu_nam_truoc: 950
    ket_qua: {2025: 940, 2026: 1.260}
  - {ten: Hộ đốt rác, don_vi_tinh: "%", chi_tieu: 8, chieu: giam, ket_qua: {2026: 10}}
  - {ten: Giữ nếp quét đường sáng thứ Bảy}
dang_ky: {ngay: 02/3/2026, so_ky_hieu: 05-ĐK/CB}
bao_cao: {ngay: 04/9/2026, ket_qua: Thu 13 triệu đồng., tu_danh_gia: hieu-qua}
de_nghi: {ngay: 20/9/2026}
"""

BREAKFAST = """
ten: Bữa sáng 0 đồng
linh_vuc: van-hoa
loai: moi
don_vi: mttq
chu_the: {loai: ca-nhan, ten: Một hội viên}
thoi_gian: {bat_dau: 01/4/2026}
dia_diem: Trạm Y tế
thay_cho: mttq--tu-ao
muc_tieu: [{ten: Suất ăn, don_vi_tinh: suất, chi_tieu: 1.000}]
dang_ky: {ngay: 03/3/2026}
"""

COATS = """
ten: Tủ áo ấm
linh_vuc: van-hoa
loai: moi
don_vi: mttq
dang_ky: {ngay: 01/3/2026}
loai_bo: {ngay: 20/3/2026, ly_do: Không còn người nhận}
"""

DRAFT = """
ten: Ruộng không bỏ hoang
linh_vuc: kinh-te
don_vi: phong
"""

UNIT_FILE = """
nop: {bao-cao: {ngay: 04/9/2026, so_ky_hieu: 08-BC/CB}}
han_che: Điểm tập kết xa.
"""

FILES = {
    "dossiers/co-quan.yaml": OFFICE,
    "dossiers/2026/ke-hoach.yaml": PLAN,
    "dossiers/2026/xom-3--rac.yaml": WASTE,
    "dossiers/2026/mttq--bua-sang.yaml": BREAKFAST,
    "dossiers/2026/mttq--tu-ao.yaml": COATS,
    "dossiers/2026/phong--ruong.yaml": DRAFT,
    "dossiers/2026/don-vi/xom-3.yaml": UNIT_FILE,
}
AUTUMN = date(2026, 10, 14)


@pytest.fixture
def campaign(tmp_path: Path) -> Callable[..., Year]:
    """Return a function that writes the campaign, with changed files, and looks at it on a day."""

    def look(changes: Mapping[str, str] | None = None, as_of: date = AUTUMN) -> Year:
        for label, text in {**FILES, **(changes or {})}.items():
            path = tmp_path / label
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        year = Year.of(load_workspace(str(tmp_path), 2026), as_of)
        assert year is not None
        return year

    return look
