"""An approval written into dossiers: who stands behind the content, since when, and the mark of that content."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from danvan_cli.editing.ledger import readable
from danvan_cli.editing.transaction import Draft
from danvan_cli.models.dossier import Dossier
from danvan_cli.models.ordering import key_order
from danvan_cli.progress.fingerprint import ApprovalState, fingerprint, judge
from danvan_cli.progress.milestones import struck_off
from danvan_cli.source.edit import Change, edited
from danvan_cli.source.reader import read_source
from danvan_cli.source.refused import EditRefused
from danvan_cli.vietnamese.dates import format_date, parse_date
from danvan_cli.vietnamese.folding import fold
from danvan_cli.vietnamese.misread import Misread

if TYPE_CHECKING:
    from danvan_cli.workspace import File, Workspace

_ORDER = key_order(Dossier)


@dataclass(frozen=True, slots=True)
class Approved:
    """The drafts of an approval, and a sentence for each earlier approval that they replace."""

    drafts: tuple[Draft, ...]
    replaced: tuple[str, ...] = ()


def approval_day(text: str, year: int, today: date) -> date:
    """Read the day of an approval; without a year it takes the plan's. Raises `EditRefused` for one yet to come."""
    try:
        day = parse_date(text, year)
    except Misread as misread:
        raise EditRefused(f"“--ngay”: {misread.sentence}", misread.hint) from None
    if day > today:
        raise EditRefused(
            f"Ngày {format_date(day)} chưa đến (hôm nay là {format_date(today)}), nên chưa ghi là đã duyệt được.",
            "Xem lại ngày trên giấy tờ gốc.",
        )
    return day


def approve(workspace: Workspace, stems: Sequence[str], person: str, day: date, *, redate: bool = False) -> Approved:
    """Bind the present content of these dossiers to a person and a day.

    One that the same person has approved as it is stays as it is; with `redate` its day is set right. Raises
    `EditRefused` for a dossier that cannot be read, or whose model has been struck off.
    """
    files = {file.stem: file for file in workspace.dossiers}
    drafts, replaced = [], []
    for stem in stems:
        file = readable(files[stem])
        dossier = _approvable(file, day)
        settled = is_approved(dossier, day, person)
        if not settled or (redate and dossier.approval is not None and dossier.approval.day != day):
            drafts.append(_draft(file, dossier, person, day))
            replaced += _replaced(stem, dossier)
    return Approved(tuple(drafts), tuple(replaced))


def is_approved(dossier: Dossier, day: date, person: str = "") -> bool:
    """Whether the content is approved as it is, by that person where one is named."""
    approval = dossier.approval
    if approval is None or judge(dossier, day).state is not ApprovalState.APPROVED:
        return False
    return not person or fold(approval.person or "") == fold(person)


def _approvable(file: File[Dossier], day: date) -> Dossier:
    dossier = file.record
    assert dossier is not None  # noqa: S101 - `readable` saw to it
    removal = dossier.removal
    if removal is not None and removal.day is not None and struck_off(dossier, day):
        raise EditRefused(
            f"{file.stem}: mô hình đã bị loại từ {format_date(removal.day)}, không còn gì để duyệt.",
            "Xem lại tên hồ sơ; nếu loại nhầm thì bỏ mục loai_bo trước.",
        )
    return dossier


def _draft(file: File[Dossier], dossier: Dossier, person: str, day: date) -> Draft:
    texts = {"nguoi": person, "ngay": format_date(day), "ma_noi_dung": fingerprint(dossier)}
    changes = [Change(("duyet", key), text) for key, text in texts.items()]
    data = file.document.data
    return Draft(file.label, data, edited(read_source(file.label, data), changes, _ORDER))


def _replaced(stem: str, dossier: Dossier) -> list[str]:
    approval = dossier.approval
    if approval is None or not (approval.person or approval.day):
        return []
    when = f" ngày {format_date(approval.day)}" if approval.day else ""
    return [f"{stem}: {approval.person or 'ai đó'} đã duyệt{when}, sẽ thay bằng lần duyệt này."]
