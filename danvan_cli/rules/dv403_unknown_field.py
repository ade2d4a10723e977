"""Lĩnh vực, nội dung hoặc tiêu chí không có trong kế hoạch.

Kiểm tra gì
    Mã ở linh_vuc, noi_dung và tham_dinh.danh_gia[].tieu_chi của hồ sơ phải có trong ke-hoach.yaml; nội dung
    phải thuộc đúng lĩnh vực của mô hình.

Vì sao
    Mã sai thì mô hình rơi ra ngoài bốn lĩnh vực của phụ lục 01 và các số liệu theo lĩnh vực.

Căn cứ
    Kế hoạch, mục II.3: nội dung trọng tâm theo bốn lĩnh vực.

Ví dụ sai
    # tệp: dossiers/2026/chi-bo-xom-1--duong-hoa.yaml
    ten: Đường hoa thay cỏ dại
    don_vi: chi-bo-xom-1
    linh_vuc: van-hoa
              ^

Ví dụ đúng
    # tệp: dossiers/2026/chi-bo-xom-1--duong-hoa.yaml
    ten: Đường hoa thay cỏ dại
    don_vi: chi-bo-xom-1
    linh_vuc: van-hoa-xa-hoi

Cách sửa
    Chọn mã đúng trong mục linh_vuc của ke-hoach.yaml.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from danvan_cli.diagnostics import Severity
from danvan_cli.models.dossier import Dossier
from danvan_cli.models.structure import Place
from danvan_cli.rules.check import Check
from danvan_cli.rules.finding import Finding, in_model
from danvan_cli.vietnamese.invisible import visible
from danvan_cli.vietnamese.suggestions import did_you_mean

SEVERITY = Severity.ERROR

Contents = Mapping[str, frozenset[str]]


def findings(check: Check) -> Iterator[Finding]:
    """Yield a finding for every code of field, content or criterion that the plan does not list."""
    plan = check.year.plan
    contents = {field.code: _codes(field.contents) for field in plan.fields if field.code}
    criteria = _codes(plan.criteria)
    for model in check.workspace.models:
        for place, what, code, known in _named(model.dossier, contents, criteria):
            if code and code not in known:
                guess = did_you_mean(code, sorted(known))
                message = f"Không có {what} “{visible(code)}” trong ke-hoach.yaml.{' ' + guess if guess else ''}"
                yield in_model(model, place, message, f"Các mã dùng được: {', '.join(sorted(known)) or 'chưa có'}.")


def _codes(rows: Collection[object]) -> frozenset[str]:
    return frozenset(code for code in (getattr(row, "code", None) for row in rows) if code)


def _named(
    dossier: Dossier, contents: Contents, criteria: frozenset[str]
) -> Iterator[tuple[Place, str, str | None, Collection[str]]]:
    yield ("field",), "lĩnh vực", dossier.field, contents.keys()
    if dossier.field is not None and dossier.field in contents:
        yield ("content",), f"nội dung của lĩnh vực {dossier.field}", dossier.content, contents[dossier.field]
    for index, rating in enumerate(dossier.appraisal.ratings if dossier.appraisal else ()):
        yield ("appraisal", "ratings", index, "criterion"), "tiêu chí", rating.criterion, criteria
