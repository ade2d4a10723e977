"""Đơn vị chưa có mô hình được tính.

Kiểm tra gì
    Đơn vị thuộc khối phải đăng ký mà số mô hình được tính ít hơn chỉ tiêu mỗi đơn vị. Trước khi hết hạn
    đăng ký là chú ý; sau đó là lỗi. Đơn vị có hồ sơ chưa đọc được thì chưa kết luận.

Vì sao
    Toàn xã đủ số mà một đơn vị không có mô hình nào thì đơn vị đó vẫn chưa hoàn thành chỉ tiêu của mình.

Căn cứ
    Kế hoạch, mục II.1: mỗi cơ quan, đơn vị, chi bộ xây dựng ít nhất 01 mô hình.

Ví dụ sai
    # tính đến: 06/3/2026
    # tệp: dossiers/2026/ke-hoach.yaml
    don_vi:
      - ma: chi-bo-xom-1
            ^
        ten: Chi bộ xóm 1
        khoi: chi-bo

Ví dụ đúng
    # tính đến: 06/3/2026
    # tệp: dossiers/2026/ke-hoach.yaml
    don_vi:
      - ma: chi-bo-xom-1
        ten: Chi bộ xóm 1
        khoi: chi-bo
    # tệp: dossiers/2026/chi-bo-xom-1--duong-hoa.yaml
    ten: Đường hoa thay cỏ dại
    don_vi: chi-bo-xom-1
    loai: moi
    thoi_gian:
      bat_dau: 10/3/2026
    dia_diem: Xóm 1
    muc_tieu:
      - ten: Trồng hoa ven đường
    dang_ky:
      ngay: 03/3/2026

Cách sửa
    Đề nghị đơn vị đăng ký mô hình mới, hoặc nâng chỉ tiêu của mô hình duy trì cho cao hơn năm trước.
"""

from __future__ import annotations

from collections.abc import Iterator

from danvan_cli.diagnostics import Severity
from danvan_cli.rules.check import Check
from danvan_cli.rules.finding import Finding, Skip, at_unit
from danvan_cli.rules.quota import quota_severity

SEVERITY = Severity.ERROR


def findings(check: Check) -> Iterator[Finding | Skip]:
    """Yield a finding for every owing unit with fewer counted models than each unit owes."""
    year = check.year
    for index, unit in year.units_below_quota:
        name = unit.name or unit.code
        if unit.code in year.unreadable_units:
            yield Skip(f"{name}: có hồ sơ chưa đọc được")
            continue
        models = year.by_unit.get(unit.code, ())
        why = "; ".join(f"“{model.dossier.name}” {model.verdict.sentence}" for model in models if model.verdict.reason)
        yield at_unit(
            year,
            index,
            f"{name}: chưa có mô hình được tính" + (f" ({why})." if why else "."),
            "Đề nghị đơn vị đăng ký mô hình mới, hoặc nâng chỉ tiêu của mô hình duy trì.",
            severity=quota_severity(year),
        )
