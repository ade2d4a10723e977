"""Nội dung hồ sơ đã đổi sau khi được duyệt.

Kiểm tra gì
    Mã nội dung ghi ở duyet.ma_noi_dung không còn khớp với nội dung hồ sơ, hoặc không đọc được. Bố cục, ghi chú, thứ tự
    các mục không tính là đổi; công nhận và khen thưởng diễn ra sau khi duyệt nên cũng không tính.

Vì sao
    Duyệt là duyệt đúng nội dung đã xem. Con số sửa sau đó thì chưa ai đứng ra chịu trách nhiệm, và quyết định
    công nhận dựa vào nó là dựa vào điều chưa duyệt.

Căn cứ
    Cách làm tốt.

Ví dụ sai
    # tệp: dossiers/2026/chi-bo-xom-1--duong-hoa.yaml
    ten: Đường hoa thay cỏ dại
    don_vi: chi-bo-xom-1
    muc_tieu:
      - ten: Đường có hoa
        don_vi_tinh: m
        chi_tieu: 850
                  ^
    duyet:
      nguoi: Trưởng Ban
      ngay: 01/9/2026
      ma_noi_dung: d1 b4553d3119646272 mtvl7t635tcys6exuz

Ví dụ đúng
    # tệp: dossiers/2026/chi-bo-xom-1--duong-hoa.yaml
    ten: Đường hoa thay cỏ dại
    don_vi: chi-bo-xom-1
    muc_tieu:
      - ten: Đường có hoa
        don_vi_tinh: m
        chi_tieu: 800
    duyet:
      nguoi: Trưởng Ban
      ngay: 01/9/2026
      ma_noi_dung: d1 b4553d3119646272 mtvl7t635tcys6exuz

Cách sửa
    Xem lại những chỗ được nêu. Đúng thì duyệt lại bằng danvan approve; sai thì sửa về như lúc duyệt.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from danvan_cli.diagnostics import Related, Severity
from danvan_cli.models.structure import KeyPath
from danvan_cli.progress.approvals import moved_words, place_words
from danvan_cli.progress.fingerprint import ApprovalState, Judgement
from danvan_cli.progress.naming import Names
from danvan_cli.rules.check import Check
from danvan_cli.rules.finding import Finding
from danvan_cli.vietnamese.dates import format_date
from danvan_cli.vietnamese.invisible import visible

if TYPE_CHECKING:
    from danvan_cli.workspace import Model

SEVERITY = Severity.WARNING

_MARK: KeyPath = ("duyet", "ma_noi_dung")


def findings(check: Check) -> Iterator[Finding]:
    """Yield a finding for every living model whose approval no longer stands for what its dossier says."""
    for model in check.living:
        judgement = check.year.approvals[model.stem]
        if judgement.state in (ApprovalState.STALE, ApprovalState.UNREADABLE_MARK):
            yield _finding(model.model, judgement, check.year.names)


def _finding(model: Model, judgement: Judgement, names: Names) -> Finding:
    first = judgement.places[0].path if judgement.places else _MARK
    told = (
        Related(model.document.locate(place.path), place_words(model.dossier, place, names))
        for place in judgement.places[1:]
    )
    return Finding(
        model.document.locate(first),
        model.document,
        f"“{visible(model.dossier.name)}”: {_what(model, judgement, names)}.",
        f"Xem lại; đúng thì duyệt lại: danvan approve {model.stem} --nguoi …",
        unit=model.dossier.unit,
        told=tuple(told),
    )


def _what(model: Model, judgement: Judgement, names: Names) -> str:
    approval = model.dossier.approval
    assert approval is not None and approval.day is not None  # noqa: S101, PT018 - `judge` saw to it
    when = f"{visible(approval.person or 'ai đó')} duyệt ngày {format_date(approval.day)}"
    if judgement.state is ApprovalState.UNREADABLE_MARK:
        return f"{when}, nhưng mã nội dung không đọc được nên không biết đã duyệt những gì"
    return f"đã đổi sau khi {when}: {moved_words(model.dossier, judgement, names)}"
