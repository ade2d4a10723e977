"""Mã đơn vị không dùng để đặt tên tệp được.

Kiểm tra gì
    Mã của mỗi đơn vị trong ke-hoach.yaml chỉ gồm chữ thường không dấu, chữ số và dấu gạch nối.

Vì sao
    Tên hồ sơ bắt đầu bằng mã đơn vị; mã có dấu, dấu cách hay chữ hoa thì danvan new không lập hồ sơ cho đơn vị ấy được,
    còn tệp đặt tay thì máy khác mở ra sai tên.

Căn cứ
    Cách làm tốt: mỗi mô hình một tệp, tên tệp là định danh.

Ví dụ sai
    # tệp: dossiers/2026/ke-hoach.yaml
    don_vi:
      - ma: Hội Nông dân
            ^
        ten: Hội Nông dân xã
        khoi: doan-the

Ví dụ đúng
    # tệp: dossiers/2026/ke-hoach.yaml
    don_vi:
      - ma: hoi-nong-dan
        ten: Hội Nông dân xã
        khoi: doan-the

Cách sửa
    Viết lại mã theo gợi ý, rồi sửa mã ấy ở các hồ sơ của đơn vị.
"""

from __future__ import annotations

from collections.abc import Iterator

from danvan_cli.diagnostics import Severity
from danvan_cli.rules.check import Check
from danvan_cli.rules.finding import Finding, at_unit
from danvan_cli.stems import name_fault, unusable_code

SEVERITY = Severity.ERROR


def findings(check: Check) -> Iterator[Finding]:
    """Yield a finding for every unit of the plan whose code cannot begin a file name."""
    for index, unit in enumerate(check.year.plan.units):
        if name_fault(f"{unit.code}.yaml", dossier=False):
            yield at_unit(check.year, index, *unusable_code(unit.code))
