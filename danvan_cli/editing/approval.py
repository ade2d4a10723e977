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
from danvan_cli.progress.chronology import facts_after
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
class Signed:
    """Who approves, and the day that is written beside the name."""

    person: str
    day: date


@dataclass(frozen=True, slots=True)
class Approved:
    """The drafts of an approval, and a sentence for each earlier approval that they replace."""

    drafts: tuple[Draft, ...]
    replaced: tuple[str, ...] = ()


def approval_day(text: str | None, year: int, as_of: date, today: date) -> date:
    """Return the day to be written: the one given, which without a year takes the plan's, else the as-of day.

    Raises `EditRefused` for one that has not come, today or on the as-of day, or that is not of the plan's year or
    the next, into which recognition may run (see DV108).
    """
    try:
        day = parse_date(text, year) if text else as_of
    except Misread as misread:
        raise EditRefused(f"“--ngay”: {misread.sentence}", misread.hint) from None
    said = format_date(day)
    if day > today:
        raise EditRefused(
            f"Ngày {said} chưa đến (hôm nay là {format_date(today)}), nên chưa ghi là đã duyệt được.",
            "Xem lại ngày trên giấy tờ gốc." if text else "Ghi ngày đã duyệt bằng --ngay.",
        )
    if day > as_of:
        raise EditRefused(
            f"Ngày duyệt {said} sau ngày đang xét ({format_date(as_of)}), nên chưa ghi được.",
            "Bỏ --as-of để xét đến hôm nay, hoặc xem lại ngày duyệt.",
        )
    if day.year not in (year, year + 1):
        raise EditRefused(
            f"Ngày duyệt {said} không thuộc năm {year} của kế hoạch, cũng không thuộc năm sau đó.",
            "Xem lại ngày trên giấy tờ gốc.",
        )
    return day


def approve(workspace: Workspace, stems: Sequence[str], signed: Signed, as_of: date, *, redate: bool) -> Approved:
    """Bind the present content of these dossiers, as it stands on the as-of day, to a person and a day.

    One that the same person has approved as it is stays as it is; with `redate` its day is set right. Raises
    `EditRefused` for a dossier that cannot be read, whose model has been struck off, or that tells of something
    later than the day to be written.
    """
    files = {file.stem: file for file in workspace.dossiers}
    drafts, replaced = [], []
    for stem in stems:
        file = readable(files[stem])
        dossier = _approvable(file, as_of)
        if sentence := too_early(dossier, signed.day):
            raise EditRefused(f"{stem}: {sentence}.", "Xem lại ngày duyệt và các ngày ghi trong hồ sơ.")
        settled = is_approved(dossier, as_of, signed.person)
        if not settled or (redate and dossier.approval is not None and dossier.approval.day != signed.day):
            drafts.append(_draft(file, dossier, signed))
            replaced += _replaced(stem, dossier)
    return Approved(tuple(drafts), tuple(replaced))


def too_early(dossier: Dossier, day: date) -> str:
    """Say why nobody can have approved the dossier as it is by a day that its own facts lie behind; else nothing."""
    later = next(facts_after(dossier, day), "")
    return f"đã ghi {later}, nên không thể duyệt từ ngày {format_date(day)}" if later else ""


def is_approved(dossier: Dossier, as_of: date, person: str = "") -> bool:
    """Whether the content is approved as it is, by that person where one is named."""
    approval = dossier.approval
    if approval is None or judge(dossier, as_of).state is not ApprovalState.APPROVED:
        return False
    return not person or fold(approval.person or "") == fold(person)


def _approvable(file: File[Dossier], as_of: date) -> Dossier:
    dossier = file.record
    assert dossier is not None  # noqa: S101 - `readable` saw to it
    removal = dossier.removal
    if removal is not None and removal.day is not None and struck_off(dossier, as_of):
        raise EditRefused(
            f"{file.stem}: mô hình đã bị loại từ {format_date(removal.day)}, không còn gì để duyệt.",
            "Xem lại tên hồ sơ; nếu loại nhầm thì bỏ mục loai_bo trước.",
        )
    return dossier


def _draft(file: File[Dossier], dossier: Dossier, signed: Signed) -> Draft:
    day = format_date(signed.day)
    change = Change(("duyet",), {"nguoi": signed.person, "ngay": day, "ma_noi_dung": fingerprint(dossier)})
    data = file.document.data
    return Draft(file.label, data, edited(read_source(file.label, data), [change], _ORDER))


def _replaced(stem: str, dossier: Dossier) -> list[str]:
    approval = dossier.approval
    if approval is None or not (approval.person or approval.day):
        return []
    when = f" ngày {format_date(approval.day)}" if approval.day else ""
    return [f"{stem}: {approval.person or 'ai đó'} đã duyệt{when}, sẽ thay bằng lần duyệt này."]
