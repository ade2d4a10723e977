"""Miễn quy tắc không còn tác dụng hoặc miễn quy tắc không có.

Kiểm tra gì
    Một mục mien ghi mã quy tắc không tồn tại, hoặc quy tắc được miễn không còn báo gì ở hồ sơ này.

Vì sao
    Miễn còn treo lại sẽ che mất một lỗi thật về sau.

Căn cứ
    Cách làm tốt.

Ví dụ sai
    # tệp: dossiers/2026/chi-bo-xom-1--duong-hoa.yaml
    ten: Đường hoa thay cỏ dại
    don_vi: chi-bo-xom-1
    mien:
      - luat: DV999
              ^
        ly_do: Tên đã công bố, giữ nguyên
        nguoi: Trưởng Ban
        ngay: 10/3/2026

Ví dụ đúng
    # tệp: dossiers/2026/chi-bo-xom-1--duong-hoa.yaml
    ten: Đường hoa thay cỏ dại
    don_vi: chi-bo-xom-1

Cách sửa
    Bỏ mục mien không còn cần, hoặc sửa mã quy tắc.
"""

from __future__ import annotations

from collections.abc import Iterator

from danvan_cli.diagnostics import Severity
from danvan_cli.progress.milestones import happened
from danvan_cli.rules.check import Check
from danvan_cli.rules.finding import Finding, in_model
from danvan_cli.vietnamese.invisible import visible
from danvan_cli.vietnamese.suggestions import did_you_mean

SEVERITY = Severity.WARNING
NEEDS_YEAR = False
RUNS_LAST = True


def findings(check: Check) -> Iterator[Finding]:
    """Yield a finding for every waiver in force that covers nothing, or names no rule."""
    for model in check.workspace.models:
        raised = check.raised.get(model.document.label, frozenset())
        for index, waiver in enumerate(model.dossier.waivers):
            code = (waiver.rule or "").upper()
            if not code or not happened(waiver.day, check.as_of) or code in raised:
                continue
            place = ("waivers", index, "rule")
            if code not in check.known_codes:
                guess = did_you_mean(code, sorted(check.known_codes))
                message = f"Không có quy tắc “{visible(waiver.rule or '')}”.{' ' + guess if guess else ''}"
                yield in_model(model, place, message, "Sửa mã quy tắc, hoặc bỏ mục mien này.")
            else:
                message = f"Quy tắc {code} được miễn nhưng không còn báo gì ở hồ sơ này."
                yield in_model(model, place, message, "Bỏ mục mien này.")
