"""Nhắc đến một hồ sơ không có.

Kiểm tra gì
    ke_thua phải chỉ tới một hồ sơ năm trước (dạng 2025/<tên hồ sơ>) có thật; thay_cho, lich_tham_dinh[].mo_hinh
    và tieu_bieu phải là tên một hồ sơ của năm nay.

Vì sao
    Không tìm thấy hồ sơ thì không lấy được số liệu năm trước, không biết mô hình nào thay mô hình nào. Nếu hồ sơ
    đã ghi đủ chi_tieu_nam_truoc thì vẫn tính được.

Căn cứ
    Cách làm tốt.

Ví dụ sai
    # tệp: dossiers/2026/chi-bo-xom-1--duong-hoa.yaml
    ten: Đường hoa thay cỏ dại
    don_vi: chi-bo-xom-1
    thay_cho: chi-bo-xom-1--ngo-xanh
              ^

Ví dụ đúng
    # tệp: dossiers/2026/chi-bo-xom-1--duong-hoa.yaml
    ten: Đường hoa thay cỏ dại
    don_vi: chi-bo-xom-1
    thay_cho: chi-bo-xom-1--ngo-xanh
    # tệp: dossiers/2026/chi-bo-xom-1--ngo-xanh.yaml
    ten: Ngõ xanh
    don_vi: chi-bo-xom-1

Cách sửa
    Sửa lại tên hồ sơ (tên tệp, không có đuôi .yaml).
"""

from __future__ import annotations

from collections.abc import Iterator

from danvan_cli.diagnostics import Severity
from danvan_cli.models.structure import Place
from danvan_cli.rules.check import Check
from danvan_cli.rules.finding import Finding, in_model, in_plan
from danvan_cli.vietnamese.invisible import visible
from danvan_cli.vietnamese.suggestions import did_you_mean

SEVERITY = Severity.WARNING

_HINT = "Ghi đúng tên tệp của hồ sơ, không có đuôi .yaml."
_FORMER_HINT = "Ghi theo dạng {year}/<tên hồ sơ>, hoặc bỏ mục này và ghi chi_tieu_nam_truoc."


def findings(check: Check) -> Iterator[Finding]:
    """Yield a finding for every reference to a dossier that is not there."""
    stems = frozenset(file.stem for file in check.workspace.dossiers)
    former_hint = _FORMER_HINT.format(year=check.workspace.year - 1)
    for model in check.workspace.models:
        dossier = model.dossier
        if dossier.continues and dossier.continues not in check.workspace.predecessors:
            message = f"Không tìm thấy hồ sơ năm trước “{visible(dossier.continues)}”."
            yield in_model(model, ("continues",), message, former_hint)
        if dossier.replaces and dossier.replaces not in stems:
            yield in_model(model, ("replaces",), _sentence(dossier.replaces, stems), _HINT)
    for place, stem in _named_in_plan(check):
        if stem not in stems:
            yield in_plan(check.year, place, _sentence(stem, stems), _HINT)


def _sentence(stem: str, stems: frozenset[str]) -> str:
    guess = did_you_mean(stem, sorted(stems))
    return f"Không có hồ sơ “{visible(stem)}” trong năm nay.{' ' + guess if guess else ''}"


def _named_in_plan(check: Check) -> Iterator[tuple[Place, str]]:
    plan = check.year.plan
    for index, stem in enumerate(plan.exemplary):
        yield ("exemplary", index), stem
    for row, visit in enumerate(plan.schedule):
        for index, stem in enumerate(visit.models):
            yield ("schedule", row, "models", index), stem
