"""A commune (or a province) of dossiers, generated: the same seed and size give the same bytes.

Every dossier is registered and reported in time and full to the plan's heads, so that a check as of
`AS_OF` runs all its rules over it and has little to say.
"""

from __future__ import annotations

import random
import tomllib
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

YEAR = 2026
AS_OF = "20/9/2026"
_SEED = 2026
_WORDS: dict[str, Any] = tomllib.loads((Path(__file__).parent / "words.toml").read_text("utf-8"))
_HOUSES = ("an", "bắc", "bình", "đông", "nam", "tây", "trung", "thượng")


@dataclass(frozen=True, slots=True)
class Unit:
    """A body that owes a model: its code, name, block, the kind of subject it is, and where it stands."""

    code: str
    name: str
    block: str
    kind: str
    place: str


@dataclass(frozen=True, slots=True)
class Campaign:
    """A workspace on disk: `dossiers` in stem order, `dossier_bytes` their size together."""

    root: Path
    dossiers: tuple[Path, ...]
    dossier_bytes: int

    @property
    def file_bytes(self) -> int:
        """The size of every YAML file that a check of this workspace reads."""
        own = (self.root / "dossiers" / "co-quan.yaml", self.root / "dossiers" / str(YEAR) / "ke-hoach.yaml")
        return self.dossier_bytes + sum(path.stat().st_size for path in own)


def write_campaign(root: Path, count: int) -> Campaign:
    """Write a workspace with `count` dossiers under `root` and return it; what stood there is replaced."""
    year = root / "dossiers" / str(YEAR)
    year.mkdir(parents=True, exist_ok=True)
    for old in year.glob("*.yaml"):
        old.unlink()
    units = units_for(count)
    (root / "dossiers" / "co-quan.yaml").write_text(_OFFICE, "utf-8", newline="\n")
    (year / "ke-hoach.yaml").write_text(plan_text(units, count), "utf-8", newline="\n")
    total = 0
    paths = []
    for stem, text in dossier_texts(units, count):
        path = year / f"{stem}.yaml"
        total += path.write_bytes(text.encode())
        paths.append(path)
    return Campaign(root, tuple(sorted(paths)), total)


def units_for(count: int) -> tuple[Unit, ...]:
    """Return the units for `count` dossiers: one each in a commune, four for five dossiers in a province."""
    wanted = count if count <= 100 else count * 4 // 5
    units = [Unit(code, name, block, kind, "Trung tâm xã") for code, name, block, kind in _WORDS["bodies"]]
    communes = _WORDS["communes"]
    for index in range(wanted - len(units)):
        commune, number = communes[index % len(communes)], index // len(communes) + 1
        code = f"xom-{number}-{_slug(commune)}"
        place = f"Xóm {number}, {commune}"
        units.append(Unit(code, f"Chi bộ xóm {number} ({commune} cũ)", "chi-bo", "chi-bo", place))
    return tuple(units[:wanted])


def dossier_texts(units: tuple[Unit, ...], count: int) -> Iterator[tuple[str, str]]:
    """Yield `count` pairs of stem and YAML text; the units take turns."""
    for index in range(count):
        unit = units[index % len(units)]
        yield _dossier(unit, index)


def plan_text(units: tuple[Unit, ...], quota: int) -> str:
    """Return the year's plan with these units and this quota, as YAML."""
    rows = "".join(
        f'  - {{ma: {unit.code}, ten: "{unit.name}", khoi: {unit.block}, dia_ban: "{unit.place}"}}\n' for unit in units
    )
    return _PLAN.format(quota=quota, units=rows)


def _slug(text: str) -> str:
    plain = unicodedata.normalize("NFD", text.replace("Đ", "D").replace("đ", "d").lower())
    letters = (letter for letter in plain if not unicodedata.combining(letter))
    return "-".join("".join(letter if letter.isalnum() else " " for letter in letters).split())


def _number(value: int) -> str:
    return f"{value:,}".replace(",", ".")


def _day(day: int, month: int) -> str:
    return f"{day:02d}/{month:02d}/{YEAR}" if month < 3 else f"{day:02d}/{month}/{YEAR}"


def _dossier(unit: Unit, index: int) -> tuple[str, str]:
    """One dossier. Names are drawn without regard to place, as in life: a province has many of one name."""
    pick = random.Random(_SEED * 1_000_003 + index)  # noqa: S311 - the same dossiers every time, no secret
    deed = _WORDS["deeds"][(index * 5 + index // 14) % len(_WORDS["deeds"])]
    manner = _WORDS["manners"][(index * 7 + index // 30) % len(_WORDS["manners"])]
    name = f"{deed['ten']}, {manner}"
    stem = f"{unit.code}--{_slug(deed['ten'])}-{index + 1}"
    before = pick.randrange(60, 3000)
    target = before + pick.randrange(20, 400)
    result = target + pick.randrange(0, 200)
    share = pick.randrange(70, 90)
    old = index % 3 == 0
    gained = f"2026: {min(100, share + pick.randrange(0, 9))}%"
    values = {
        "name": name,
        "linh_vuc": deed["linh_vuc"],
        "noi_dung": deed["noi_dung"],
        "loai": "nang-cao\ntu_nam: 2024" if old else "moi",
        "unit": unit,
        "house": f"Nhà văn hóa phía {_HOUSES[index % len(_HOUSES)]}, {unit.place}",
        "measure": deed["muc_tieu"][0],
        "measure_unit": deed["muc_tieu"][1],
        "target": _number(target),
        "last_year": f"\n    chi_tieu_nam_truoc: {_number(before)}" if old else "",
        "record": f"{{2024: {_number(before - 50)}, 2025: {_number(before)}, 2026: {_number(result)}}}"
        if old
        else f"{{2026: {_number(result)}}}",
        "share": share,
        "share_record": f"{{2024: {share - 20}%, 2025: {share - 10}%, {gained}}}" if old else f"{{{gained}}}",
        "number": index % 90 + 1,
        "surveyed": _day(pick.randrange(2, 12), 2),
        "registered": _day(pick.randrange(14, 28), 2),
        "planned": _day(pick.randrange(6, 10), 3),
        "begun": _day(pick.randrange(11, 28), 3),
        "first_task": _day(pick.randrange(5, 28), 4),
        "second_task": _day(pick.randrange(5, 28), 5),
        "inspected": _day(pick.randrange(5, 28), 6),
        "closed": _day(pick.randrange(10, 29), 8),
        "reported": _day(pick.randrange(1, 9), 9),
        "proposed": _day(pick.randrange(10, 19), 9),
        "hands": pick.randrange(12, 90),
        "homes": pick.randrange(40, 320),
    }
    sentences = ("conditions", "helps", "hindrances", "outcomes", "fresh", "lasting", "spread", "people")
    values |= {key: pick.choice(_WORDS[key]) for key in sentences}
    ways = pick.sample(_WORDS["ways"], 3)
    values |= {f"way{number}": way for number, way in enumerate(ways, 1)}
    return stem, _DOSSIER.format(**values)


_DOSSIER = """\
# yaml-language-server: $schema=../../schemas/ho-so.schema.json
ten: {name}
linh_vuc: {linh_vuc}
noi_dung: {noi_dung}
loai: {loai}
don_vi: {unit.code}
chu_the:
  loai: {unit.kind}
  ten: "{unit.name}"
thoi_gian:
  bat_dau: {begun}
dia_diem: "{house}"

khao_sat:
  thuc_trang: {conditions}
  thuan_loi: {helps}
  kho_khan: {hindrances}

muc_tieu:
  - ten: {measure}
    don_vi_tinh: {measure_unit}
    chi_tieu: {target}{last_year}
    ket_qua: {record}
  - ten: Tỷ lệ hộ cùng làm
    don_vi_tinh: "%"
    chi_tieu: {share}%
    ket_qua: {share_record}

ke_hoach:
  muc_dich: Cùng bà con làm tốt việc chung của xóm.
  yeu_cau: Bàn trước khi làm, công khai khi xong.
  giai_phap:
    - {way1}
    - {way2}
    - {way3}
  luc_luong:
    thuc_hien: Tổ tự quản, {hands} người
    phoi_hop:
      - Chi hội Phụ nữ
      - Đoàn Thanh niên
  phan_cong:
    - viec: Họp các ngõ, lập danh sách
      nguoi: Bí thư chi bộ
      han: {first_task}
    - viec: Mua vật liệu, chia tổ
      nguoi: Tổ trưởng
      han: {second_task}
  moc:
    khao_sat: {surveyed}
    kiem_tra: {inspected}
    tong_ket: {closed}
  ngay: {planned}

dang_ky:
  ngay: {registered}
  so_ky_hieu: {number:02d}-ĐK/CB

bao_cao:
  ngay: {reported}
  so_ky_hieu: {number:02d}-BC/CB
  y_nghia: Tạo nếp làm việc chung, gần dân hơn.
  pham_vi: "{unit.place}"
  giai_doan:
    - ten: Vận động
      noi_dung: Đến từng nhà, lập tổ và quy ước.
    - ten: Thực hiện
      noi_dung: Làm theo tổ, cuối tháng đối chiếu.
  ket_qua: {outcomes}
  sang_tao: {fresh}
  ben_vung: {lasting}
  lan_toa: {spread}
  su_tham_gia: {people}
  tu_danh_gia: hieu-qua

minh_chung:
  - loai: lien-ket
    lien_ket: https://vi-du.invalid/{number}
    mo_ta: Ảnh buổi ra quân
nhan_xet:
  - co_quan: Ban công tác Mặt trận
    ngay: {reported}
    noi_dung: Việc làm thiết thực, {homes} hộ đồng tình.
de_nghi:
  ngay: {proposed}
"""

_OFFICE = """\
don_vi: ban-xay-dung-dang
ten: Ban Xây dựng Đảng
cap_uy: Đảng ủy xã Diễn Châu
cap_tren: Đảng bộ tỉnh Nghệ An
the_thuc: dang
dia_danh: Diễn Châu
ky_hieu: {cap_uy: ĐU, co_quan: BXDĐ}
chinh_ta: kieu-cu
nguoi_ky:
  - ma: pho-bi-thu
    quyen_han: T/M BAN THƯỜNG VỤ
    chuc_vu: PHÓ BÍ THƯ THƯỜNG TRỰC
dau_moi:
  chuc_vu: Chuyên viên Ban Xây dựng Đảng
noi_nhan:
  - Các tổ chức đảng trực thuộc Đảng ủy
  - Lưu VP Đảng ủy
"""

_PLAN = """\
nam: 2026
ten: Kế hoạch thực hiện phong trào thi đua “Dân vận khéo” năm 2026
can_cu:
  - Hướng dẫn số 12-HD/BCĐ, ngày 19/9/2025
chi_tieu: {{toan_xa: {quota}, moi_don_vi: 1}}
tinh_ca_ngay_han: không
nhac_truoc: 14
han:
  - ma: dang-ky
    ten: Danh sách đăng ký
    truoc_ngay: 05/3/2026
    khoi: [ubnd, mttq, doan-the, chi-bo]
    bieu_mau: phu-luc-01
  - ma: bao-cao
    ten: Báo cáo kết quả
    truoc_ngay: 10/9/2026
    khoi: [ubnd, mttq, doan-the, chi-bo]
    bieu_mau: phu-luc-02
  - ma: tong-hop
    ten: Báo cáo tổng hợp
    truoc_ngay: 15/10/2026
    khoi: [ban-xay-dung-dang]
    bieu_mau: bao-cao-tong-hop
khoi:
  - {{ma: ubnd, ten: Ủy ban nhân dân, the_thuc: hanh-chinh}}
  - {{ma: mttq, ten: Mặt trận Tổ quốc, the_thuc: khac}}
  - {{ma: doan-the, ten: Các đoàn thể, the_thuc: khac}}
  - {{ma: chi-bo, ten: Chi bộ trực thuộc, the_thuc: dang}}
  - {{ma: ban-xay-dung-dang, ten: Ban Xây dựng Đảng, the_thuc: dang}}
linh_vuc:
  - ma: kinh-te
    ten: Kinh tế
    noi_dung:
      - {{ma: nong-nghiep, ten: Nông nghiệp}}
      - {{ma: ocop, ten: Chương trình OCOP}}
      - {{ma: giai-phong-mat-bang, ten: Giải phóng mặt bằng}}
  - ma: van-hoa-xa-hoi
    ten: Văn hóa - xã hội
    noi_dung:
      - {{ma: moi-truong, ten: Bảo vệ môi trường}}
      - {{ma: giao-thong, ten: Đường giao thông}}
      - {{ma: an-sinh, ten: An sinh xã hội}}
  - ma: quoc-phong-an-ninh
    ten: Quốc phòng - an ninh, tôn giáo - dân tộc
    noi_dung:
      - {{ma: an-ninh-trat-tu, ten: An ninh trật tự}}
      - {{ma: ton-giao, ten: Đồng bào có đạo}}
  - ma: he-thong-chinh-tri
    ten: Xây dựng hệ thống chính trị
    noi_dung:
      - {{ma: to-chuc-dang, ten: Tổ chức đảng}}
      - {{ma: cong-vu, ten: Đạo đức công vụ}}
      - {{ma: hoa-giai, ten: Hòa giải cơ sở}}
doan_tham_dinh:
  - vai_tro: Trưởng đoàn
    chuc_vu: Trưởng Ban Xây dựng Đảng
tieu_chi:
  - {{ma: hieu-qua, ten: Hiệu quả thiết thực}}
  - {{ma: ben-vung, ten: Tính bền vững}}
ten_toi_da: 20
trang_toi_da: 5
tinh_ca_phu_luc: không
so_nam_ket_qua: 5
don_vi:
  - {{ma: ban-xay-dung-dang, ten: Ban Xây dựng Đảng, khoi: ban-xay-dung-dang}}
{units}"""
