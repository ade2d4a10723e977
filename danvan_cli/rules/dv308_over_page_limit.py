"""Báo cáo của mô hình dài quá số trang cho phép.

Kiểm tra gì
    Báo cáo in ra (bao-cao-mo-hinh) dài hơn trang_toi_da của kế hoạch. Chỉ đếm phần chữ; phụ lục ảnh đếm riêng,
    trừ khi kế hoạch ghi tinh_ca_phu_luc: có. Số trang do LibreOffice đếm khi chạy danvan check --layout, sau khi
    xem văn bản có hiện đúng phông Times New Roman hoặc phông cùng cỡ hay không; không đếm được thì quy tắc này
    chưa xét, không coi là đạt.

Vì sao
    Báo cáo quá dài thì bị trả lại để viết gọn, trong khi hạn đã cận kề.

Căn cứ
    Kế hoạch, mục III.3: báo cáo chi tiết về mô hình tối đa 05 trang A4.

Ví dụ sai
    # tính đến: 12/9/2026
    # số trang: chi-bo-xom-1--duong-hoa 6
    # tệp: dossiers/2026/chi-bo-xom-1--duong-hoa.yaml
    ten: Đường hoa thay cỏ dại
    don_vi: chi-bo-xom-1
    bao_cao:
    ^
      ngay: 05/9/2026
      ket_qua: 850 m đường hoa

Ví dụ đúng
    # tính đến: 12/9/2026
    # số trang: chi-bo-xom-1--duong-hoa 5
    # tệp: dossiers/2026/chi-bo-xom-1--duong-hoa.yaml
    ten: Đường hoa thay cỏ dại
    don_vi: chi-bo-xom-1
    bao_cao:
      ngay: 05/9/2026
      ket_qua: 850 m đường hoa

Cách sửa
    Rút gọn mục dài nhất mà danvan nêu ra, hoặc chuyển bảng biểu, danh mục thành tài liệu kèm theo rồi đếm lại.
"""

from __future__ import annotations

from collections.abc import Iterator

from danvan_cli.diagnostics import Severity
from danvan_cli.progress.milestones import happened, reported_on
from danvan_cli.progress.pages import Limit, Pages, Unmeasured, cutting_hint, pages_sentence
from danvan_cli.rules.check import Check
from danvan_cli.rules.finding import Finding, Skip, in_model

SEVERITY = Severity.WARNING

_NOT_ASKED = "chưa đếm trang của báo cáo; chạy “danvan check --layout” để đếm."


def findings(check: Check) -> Iterator[Finding | Skip]:
    """Yield a finding for every report that is too long, and say which could not be measured."""
    limit = Limit.of(check.year.plan)
    reported = [model for model in check.living if happened(reported_on(model.dossier), check.as_of)]
    if limit is None or not reported:
        return
    if check.pages is None or isinstance(check.pages, Unmeasured):
        yield Skip(_NOT_ASKED if check.pages is None else check.pages.sentence)
        return
    for model in reported:
        pages = check.pages.get(model.stem, Unmeasured("báo cáo này chưa được đếm trang."))
        if not isinstance(pages, Pages):
            yield Skip(f"{model.stem}: {pages.sentence}")
        elif limit.exceeded(pages):
            message = f"Báo cáo của “{model.dossier.name}” dài {pages_sentence(pages, limit)}."
            yield in_model(model, ("report",), message, cutting_hint(pages, limit), on_key=True)
