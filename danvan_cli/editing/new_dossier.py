"""A new dossier: its name as a file, and its text, complete enough for `check` to say what is left to fill in."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from danvan_cli.editing.former_model import Former
from danvan_cli.editing.quotes import unquoted
from danvan_cli.editing.starter import after_colon, filled, later_blocks, one_line
from danvan_cli.editing.stems import demand_usable
from danvan_cli.editing.transaction import Draft
from danvan_cli.models.choices import Origin, SubjectKind
from danvan_cli.source.layout import Tree, document_text, list_lines, mapping_lines
from danvan_cli.source.refused import EditRefused, WrongUse
from danvan_cli.source.scalars import written
from danvan_cli.stems import LONGEST, MARK
from danvan_cli.vietnamese.dates import format_date
from danvan_cli.vietnamese.folding import fold, slug
from danvan_cli.vietnamese.invisible import visible
from danvan_cli.vietnamese.suggestions import did_you_mean

if TYPE_CHECKING:
    from danvan_cli.models.year_plan import Unit
    from danvan_cli.workspace import Workspace

_ROOM_FOR_A_NAME = 8
_KINDS = {kind.value: kind for kind in SubjectKind}
_KINDS_OF_LAYOUTS = {"dang": SubjectKind.PARTY_CELL, "hanh-chinh": SubjectKind.OFFICE}


@dataclass(frozen=True, slots=True)
class NewModel:
    """What a person says of the new model; `former` is last year's that it goes on from."""

    unit: str
    name: str
    field: str | None = None
    origin: str | None = None
    former: Former | None = None


def dossier_draft(workspace: Workspace, meant: NewModel) -> Draft:
    """Return the file of a new model; one that stands there exactly so already is a draft without a change.

    Raises `WrongUse` for a name that is none, `EditRefused` when what is meant cannot be a dossier for another reason.
    """
    name = unquoted(one_line(meant.name))
    if not name:
        raise WrongUse("Tên mô hình đang để trống.", 'Viết tên trong ngoặc kép, ví dụ "Đường hoa tự quản".')
    done = _done_already(workspace, meant, name)
    if done is not None:
        return done
    _check_new(workspace, meant.unit, name)
    stem = free_stem(meant.unit, name, _taken(workspace))
    demand_usable(workspace, meant.unit, stem)
    return Draft(f"dossiers/{workspace.year}/{stem}.yaml", None, _text(workspace, meant, name, stem))


def _done_already(workspace: Workspace, meant: NewModel, name: str) -> Draft | None:
    """Return the file as it is where this very command has been carried out: said again, it does nothing."""
    for model in workspace.models:
        data = model.document.data
        if model.dossier.unit == meant.unit and data == _text(workspace, meant, name, model.stem):
            return Draft(model.document.label, data, data)
    return None


def free_stem(unit: str, name: str, taken: frozenset[str]) -> str:
    """Return the stem of a model: unit and name without accents, cut between words, numbered where it is taken.

    `taken` are the stems that are there already, in lower case. Raises `EditRefused` when no stem can be made.
    """
    words = slug(name)
    room = LONGEST - len(unit) - len(MARK)
    if not words:
        raise WrongUse(
            f"Tên mô hình “{visible(name)}” không có chữ hay số nào để đặt tên tệp.", "Viết tên mô hình bằng chữ."
        )
    if room < _ROOM_FOR_A_NAME:
        raise EditRefused(
            f"Mã đơn vị “{unit}” dài {len(unit)} ký tự, không còn chỗ cho tên mô hình trong tên tệp ({LONGEST} ký tự).",
            "Rút ngắn mã của đơn vị trong ke-hoach.yaml.",
        )
    number, ending = 1, ""
    while (stem := f"{unit}{MARK}{_cut(words, room - len(ending))}{ending}") in taken:
        number += 1
        ending = f"-{number}"
    return stem


def _cut(words: str, room: int) -> str:
    if len(words) <= room:
        return words
    whole, dash, _ = words[: room + 1].rpartition("-")
    return whole if dash else words[:room]


def _taken(workspace: Workspace) -> frozenset[str]:
    """Return every name in the year's folder without its ending, in lower case, as Windows compares them."""
    try:
        names = os.listdir(os.path.join(workspace.root, "dossiers", str(workspace.year)))
    except OSError:
        names = []
    return frozenset(os.path.splitext(name)[0].lower() for name in names)


def _check_new(workspace: Workspace, unit: str, name: str) -> None:
    for model in workspace.models:
        if model.dossier.unit == unit and fold(model.dossier.name) == fold(name):
            raise EditRefused(
                f"Đơn vị “{unit}” đã có mô hình tên “{visible(model.dossier.name)}”: hồ sơ {model.stem}.",
                "Sửa hồ sơ ấy, hoặc đặt tên khác cho mô hình mới.",
                model.document.locate(("ten",)),
            )


def _text(workspace: Workspace, meant: NewModel, name: str, stem: str) -> bytes:
    former = meant.former
    known: dict[str, Tree] = former.known if former else {}
    text = {key: value for key, value in known.items() if isinstance(value, str)}
    origin = meant.origin or (Origin.CONTINUED.value if former else Origin.NEW.value)
    field = _field(workspace, meant.field) if meant.field else text.get("linh_vuc")
    same_field = field == text.get("linh_vuc")
    kept = known.get("chu_the") if text.get("don_vi") == meant.unit else None
    subject = kept or _subject(workspace, workspace.units[meant.unit])
    linked = known.get("gan_voi")
    values = {
        "ten": written(name),
        "cac_linh_vuc": ", ".join(_fields(workspace)) or "ghi mã trong ke-hoach.yaml",
        "linh_vuc": after_colon(field),
        "noi_dung": after_colon(text.get("noi_dung") if same_field else None),
        "gan_voi": document_text({"gan_voi": linked}) if linked else "",
        "loai": written(origin),
        "tu_nam": f"tu_nam:{after_colon(former.since if former else None)}\n" if _goes_on(origin) else "",
        "ke_thua": f"ke_thua: {written(former.reference)}\n" if former else "",
        "don_vi": written(meant.unit),
        "chu_the": "\n".join(mapping_lines(subject, 2)) if isinstance(subject, dict) else "  loai:\n  ten:",
        "ngay_vi_du": f"01/3/{workspace.year}",
        "dia_diem": after_colon(text.get("dia_diem")),
        "muc_tieu": "\n".join(list_lines(former.targets if former else _blank_target(origin), 2)),
    }
    through_the_year = later_blocks(stem, _deadline(workspace, "dang-ky"), _deadline(workspace, "bao-cao"))
    return filled("ho-so.yaml", values) + through_the_year


def _goes_on(origin: str) -> bool:
    return origin == str(Origin.CONTINUED.value)


def _blank_target(origin: str) -> list[Tree]:
    target: dict[str, Tree] = {"ten": None, "don_vi_tinh": None, "chi_tieu": None}
    if _goes_on(origin):
        target["chi_tieu_nam_truoc"] = None
    return [target]


def _subject(workspace: Workspace, unit: Unit) -> dict[str, Tree]:
    """Return the unit itself as the subject: who answers is also who carries it, as long as nobody says otherwise."""
    kind = _KINDS.get(unit.block or "") or next(_kinds_by_layout(workspace, unit), None)
    return {"loai": kind.value if kind else None, "ten": unit.name}


def _kinds_by_layout(workspace: Workspace, unit: Unit) -> Iterator[SubjectKind]:
    for block in workspace.plan.record.blocks if workspace.plan.record else ():
        if block.code == unit.block and block.layout is not None and block.layout.value in _KINDS_OF_LAYOUTS:
            yield _KINDS_OF_LAYOUTS[block.layout.value]


def _fields(workspace: Workspace) -> Sequence[str]:
    fields = workspace.plan.record.fields if workspace.plan.record else ()
    return [visible(field.code) for field in fields if field.code]


def _field(workspace: Workspace, text: str) -> str:
    known = _fields(workspace)
    meant = [code for code in known if code == text] or [code for code in known if code.startswith(text)]
    if len(meant) == 1:
        return meant[0]
    guess = did_you_mean(text, known)
    raise WrongUse(
        f"Không có lĩnh vực “{visible(text)}” trong ke-hoach.yaml.", guess or f"Các lĩnh vực: {', '.join(known)}."
    )


def _deadline(workspace: Workspace, code: str) -> str:
    deadline = workspace.deadlines.get(code)
    return f" (trước ngày {format_date(deadline.before)})" if deadline is not None and deadline.before else ""
