"""Mã đơn vị không có trong kế hoạch.

Kiểm tra gì
    Mã ở don_vi của hồ sơ, don_vi của co-quan.yaml, nop_qua của ke-hoach.yaml và tên tệp trong thư mục don-vi
    phải có trong danh sách don_vi của ke-hoach.yaml; khoi của đơn vị và của hạn phải có trong danh sách khoi.

Vì sao
    Mô hình của một đơn vị không có trong danh sách thì không được cộng cho ai, đơn vị thật vẫn bị coi là chưa nộp.

Căn cứ
    Kế hoạch, mục IV: các đơn vị có trách nhiệm.

Ví dụ sai
    # tệp: dossiers/2026/chi-bo-xom-1--duong-hoa.yaml
    ten: Đường hoa thay cỏ dại
    don_vi: chi-bo-xom-l
            ^

Ví dụ đúng
    # tệp: dossiers/2026/chi-bo-xom-1--duong-hoa.yaml
    ten: Đường hoa thay cỏ dại
    don_vi: chi-bo-xom-1

Cách sửa
    Sửa lại mã cho đúng danh sách don_vi của ke-hoach.yaml, hoặc thêm đơn vị vào danh sách đó.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from danvan_cli.diagnostics import Severity
from danvan_cli.rules.check import Check
from danvan_cli.rules.finding import Finding, Spot, in_model, in_plan
from danvan_cli.vietnamese.invisible import visible
from danvan_cli.vietnamese.suggestions import did_you_mean

SEVERITY = Severity.ERROR

_HINT = "Sửa lại mã cho đúng danh sách don_vi của ke-hoach.yaml, hoặc thêm đơn vị vào danh sách đó."
_BLOCK_HINT = "Sửa lại mã cho đúng danh sách khoi của ke-hoach.yaml."


def findings(check: Check) -> Iterator[Finding]:
    """Yield a finding wherever a unit or a block is named that the plan does not list."""
    units = check.workspace.units
    for model in check.workspace.models:
        if model.dossier.unit not in units:
            yield in_model(model, ("unit",), _sentence("đơn vị", model.dossier.unit, units), _HINT)
    for code, file in check.workspace.unit_files.items():
        if code not in units:
            yield Finding(Spot(file.document), file.document, _sentence("đơn vị", code, units), _HINT)
    yield from _in_office(check)
    yield from _in_plan(check)


def _sentence(what: str, code: str, known: Collection[str]) -> str:
    guess = did_you_mean(code, sorted(known))
    return f"Không có {what} “{visible(code)}” trong ke-hoach.yaml.{' ' + guess if guess else ''}"


def _in_office(check: Check) -> Iterator[Finding]:
    office = check.workspace.office
    units = check.workspace.units
    if office.record and office.record.unit and office.record.unit not in units:
        spot = Spot(office.document, type(office.record), ("unit",))
        yield Finding(spot, office.document, _sentence("đơn vị", office.record.unit, units), _HINT)


def _in_plan(check: Check) -> Iterator[Finding]:
    plan, units = check.year.plan, check.workspace.units
    blocks = frozenset(block.code for block in plan.blocks if block.code)
    for index, unit in enumerate(plan.units):
        if unit.sent_by and unit.sent_by not in units:
            yield in_plan(check.year, ("units", index, "sent_by"), _sentence("đơn vị", unit.sent_by, units), _HINT)
        if unit.block and unit.block not in blocks:
            yield in_plan(check.year, ("units", index, "block"), _sentence("khối", unit.block, blocks), _BLOCK_HINT)
    for index, deadline in enumerate(plan.deadlines):
        for row, code in enumerate(deadline.blocks):
            if code not in blocks:
                place = ("deadlines", index, "blocks", row)
                yield in_plan(check.year, place, _sentence("khối", code, blocks), _BLOCK_HINT)
