"""Loại chủ thể không khớp với đơn vị.

Kiểm tra gì
    chu_the.loai là chi-bo, mttq hoặc doan-the mà đơn vị lại thuộc khối khác. Nhóm cộng đồng, tổ chức xã hội,
    cá nhân, cơ quan thì đơn vị nào cũng có thể giới thiệu.

Vì sao
    Số liệu theo khối và theo chủ thể sẽ nói hai điều khác nhau về cùng một mô hình.

Căn cứ
    Kế hoạch, mục II.2.1: chủ thể thực hiện mô hình.

Ví dụ sai
    # tệp: dossiers/2026/chi-bo-xom-1--duong-hoa.yaml
    ten: Đường hoa thay cỏ dại
    don_vi: chi-bo-xom-1
    chu_the:
      loai: doan-the
            ^
      ten: Chi hội Phụ nữ xóm 1

Ví dụ đúng
    # tệp: dossiers/2026/chi-bo-xom-1--duong-hoa.yaml
    ten: Đường hoa thay cỏ dại
    don_vi: chi-bo-xom-1
    chu_the:
      loai: nhom-cong-dong
      ten: Chi hội Phụ nữ xóm 1

Cách sửa
    Chọn lại loại chủ thể, hoặc chuyển hồ sơ về đúng đơn vị.
"""

from __future__ import annotations

from collections.abc import Iterator

from danvan_cli.diagnostics import Severity
from danvan_cli.rules.check import Check
from danvan_cli.rules.finding import Finding, in_model

SEVERITY = Severity.WARNING


def findings(check: Check) -> Iterator[Finding]:
    """Yield a finding where the subject is of a kind that names a block other than the unit's."""
    blocks = {block.code: block.name or block.code for block in check.year.plan.blocks if block.code}
    for model in check.living:
        unit = check.workspace.units.get(model.dossier.unit)
        subject = model.dossier.subject
        if unit is None or subject is None or subject.kind is None:
            continue
        if subject.kind.value in blocks and unit.block in blocks and subject.kind.value != unit.block:
            message = (
                f"Chủ thể ghi là “{subject.kind.label}” nhưng {unit.name or unit.code} thuộc khối {blocks[unit.block]}."
            )
            yield in_model(
                model,
                ("subject", "kind"),
                message,
                "Chọn lại loại chủ thể, hoặc chuyển hồ sơ về đúng đơn vị.",
            )
