"""Ngày tháng ngược thứ tự hoặc nằm ngoài năm.

Kiểm tra gì
    Các mốc của một hồ sơ phải theo thứ tự: đăng ký, báo cáo, đề nghị, thẩm định, công nhận, khen thưởng;
    ngày kết thúc không trước ngày bắt đầu; mô hình mới phải bắt đầu trong năm; các ngày phải thuộc năm của
    kế hoạch (riêng đề nghị, thẩm định, công nhận, khen thưởng có thể sang năm sau). Các hạn trong
    ke-hoach.yaml và ngày nộp trong tệp don-vi cũng vậy. Kết quả của mục tiêu không thể thuộc năm chưa đến.

Vì sao
    Ngày gõ nhầm làm sai tình trạng đúng hạn, muộn hạn và giai đoạn của mô hình.

Căn cứ
    Quy trình của kế hoạch, mục II.4 và III; mô hình mới là mô hình bắt đầu thực hiện từ năm của kế hoạch
    (mục II.1).

Ví dụ sai
    # tệp: dossiers/2026/chi-bo-xom-1--duong-hoa.yaml
    ten: Đường hoa thay cỏ dại
    don_vi: chi-bo-xom-1
    dang_ky:
      ngay: 03/3/2026
    bao_cao:
      ngay: 02/3/2026
            ^

Ví dụ đúng
    # tệp: dossiers/2026/chi-bo-xom-1--duong-hoa.yaml
    ten: Đường hoa thay cỏ dại
    don_vi: chi-bo-xom-1
    dang_ky:
      ngay: 03/3/2026
    bao_cao:
      ngay: 02/9/2026

Cách sửa
    Xem lại hai ngày được nêu và sửa ngày gõ nhầm.
"""

from __future__ import annotations

from collections.abc import Iterator

from danvan_cli.diagnostics import Severity
from danvan_cli.progress.chronology import impossible_in_dossier, impossible_in_plan, impossible_in_unit_file
from danvan_cli.rules.check import Check
from danvan_cli.rules.finding import Finding, Spot, in_model, in_plan

SEVERITY = Severity.ERROR

_HINT = "Xem lại ngày này và các ngày liên quan, sửa ngày gõ nhầm."


def findings(check: Check) -> Iterator[Finding]:
    """Yield a finding for every impossible date of the plan, the units' files and the dossiers."""
    number = check.workspace.year
    for wrong in impossible_in_plan(check.year.plan, number):
        yield in_plan(check.year, wrong.place, wrong.message, _HINT)
    for code, file in check.workspace.unit_files.items():
        if file.record is not None:
            for wrong in impossible_in_unit_file(file.record, number):
                spot = Spot(file.document, type(file.record), wrong.place)
                yield Finding(spot, file.document, wrong.message, _HINT, unit=code)
    for model in check.workspace.models:
        for wrong in impossible_in_dossier(model.dossier, number):
            yield in_model(model, wrong.place, wrong.message, _HINT)
