"""Tên tệp và mục don_vi nói hai đơn vị khác nhau.

Kiểm tra gì
    Phần trước dấu “--” của tên tệp phải là mã ở mục don_vi. Mục don_vi quyết định đơn vị nào chịu trách nhiệm.

Vì sao
    Tìm hồ sơ theo tên tệp sẽ nhầm đơn vị; thường do chép hồ sơ của đơn vị khác rồi quên sửa.

Căn cứ
    Cách làm tốt: mỗi mô hình một tệp, tên tệp là định danh.

Ví dụ sai
    # tệp: dossiers/2026/ke-hoach.yaml
    don_vi:
      - ma: chi-bo-xom-1
        ten: Chi bộ xóm 1
        khoi: chi-bo
      - ma: chi-bo-xom-2
        ten: Chi bộ xóm 2
        khoi: chi-bo
    # tệp: dossiers/2026/chi-bo-xom-1--duong-hoa.yaml
    ten: Đường hoa thay cỏ dại
    don_vi: chi-bo-xom-2
            ^

Ví dụ đúng
    # tệp: dossiers/2026/chi-bo-xom-1--duong-hoa.yaml
    ten: Đường hoa thay cỏ dại
    don_vi: chi-bo-xom-1

Cách sửa
    Sửa mục don_vi, hoặc đổi tên tệp cho khớp.
"""

from __future__ import annotations

from collections.abc import Iterator

from danvan_cli.diagnostics import Severity
from danvan_cli.rules.check import Check
from danvan_cli.rules.finding import Finding, in_model
from danvan_cli.stems import unit_of

SEVERITY = Severity.WARNING


def findings(check: Check) -> Iterator[Finding]:
    """Yield a finding for every dossier whose file name begins with another unit."""
    for model in check.workspace.models:
        named = unit_of(model.stem)
        if named and named != model.dossier.unit:
            message = f"Tên tệp ghi đơn vị “{named}”, mục don_vi ghi “{model.dossier.unit}”."
            yield in_model(model, ("unit",), message, "Sửa mục don_vi, hoặc đổi tên tệp cho khớp.")
