"""Which dossier or unit a person means: its whole name, or a beginning that only one has."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from danvan_cli.diagnostics import Location
from danvan_cli.source.refused import EditRefused, WrongUse
from danvan_cli.stems import MARK, name_fault, named_in, stem_of, unusable_code
from danvan_cli.vietnamese.folding import slug
from danvan_cli.vietnamese.invisible import visible
from danvan_cli.vietnamese.suggestions import closest, did_you_mean

if TYPE_CHECKING:
    from danvan_cli.workspace import Workspace

_NAMED = 5


def find_stem(workspace: Workspace, text: str) -> str:
    """Return the stem of the dossier that is meant; raises `WrongUse` when none or several are.

    The whole code of a unit means that unit's dossiers, not those of a unit whose code goes on.
    """
    return _found(
        stem_of(named_in(workspace.year, text)), [file.stem for file in workspace.dossiers], "hồ sơ", "hồ sơ", MARK
    )


def find_unit(workspace: Workspace, text: str) -> str:
    """Return the code of the unit that is meant; raises `WrongUse` when none or several are.

    Where the plan cannot be read nobody knows the units: `EditRefused` with the plan's fault.
    """
    if workspace.plan.record is None:
        fault = workspace.plan.faults[0]
        raise EditRefused(
            f"Kế hoạch năm chưa đọc được nên chưa biết các đơn vị: {fault.message}",
            fault.hint,
            Location(workspace.plan.label, fault.line, fault.column, fault.length),
        )
    return unit_meant(list(workspace.units), text)


def unit_meant(codes: Sequence[str], text: str) -> str:
    """Return which of the codes of units is meant; raises `WrongUse` when none or several are."""
    return _found(text, codes, "đơn vị mang mã", "mã đơn vị")


def demand_usable(workspace: Workspace, code: str, stem: str) -> None:
    """Raise `EditRefused` where a unit's code makes a file name that nobody would read.

    `stem` is the code itself for the unit's own file, else a dossier's.
    """
    if name_fault(f"{stem}.yaml", dossier=stem != code) is None:
        return
    plan = workspace.plan
    index = [unit.code for unit in plan.record.units].index(code) if plan.record else 0
    sentence, hint = unusable_code(code)
    raise EditRefused(f"{sentence} Chưa ghi gì.", hint, plan.document.locate(("don_vi", index, "ma")))


def _found(text: str, known: Sequence[str], what: str, each: str, mark: str = "") -> str:
    """Return what is meant; `what` names one in “không có …”, `each` several, `mark` ends the whole of a beginning."""
    if text in known:
        return text
    meant = [one for one in known if text and one.startswith(text)]
    meant = [one for one in meant if mark and one.startswith(text + mark)] or meant
    if len(meant) == 1:
        return meant[0]
    if meant:
        listed = ", ".join(meant[:_NAMED]) + (" …" if len(meant) > _NAMED else "")
        raise WrongUse(f"“{visible(text)}” là phần đầu của {len(meant)} {each}.", f"Viết dài thêm: {listed}.")
    plain = slug(text)
    guess = (
        did_you_mean(text, known)
        or _by_model_name(text, known)
        or _listed([one for one in known if plain and one.startswith(plain)])
        or _by_beginning(plain, known)
        or _listed([one for one in known if plain and plain in one])
    )
    raise WrongUse(f"Không có {what} “{visible(text)}”.", guess or _some(known, each))


def _listed(meant: Sequence[str]) -> str:
    if not meant:
        return ""
    return f"Có phải ý bạn là “{meant[0]}”?" if len(meant) == 1 else f"Có: {', '.join(meant[:_NAMED])}."


def _some(known: Sequence[str], each: str) -> str:
    """Tell how many there are and the first of them; all are offered by the Tab key."""
    if not known:
        return f"Chưa có {each} nào."
    return f"Đang có {len(known)} {each}, như {', '.join(known[:_NAMED])}."


def _by_model_name(text: str, known: Sequence[str]) -> str:
    """Suggest a stem whose part after the unit is what was typed, since that is the part people remember."""
    names = {one.partition("--")[2]: one for one in known if "--" in one}
    name = closest(text.rpartition("--")[2], names)
    return f"Có phải ý bạn là “{names[name]}”?" if name else ""


def _by_beginning(text: str, known: Sequence[str]) -> str:
    """Suggest what begins as the text does, up to the slip of the keyboard in its last letters."""
    for length in range(len(text) - 1, len(text) // 2, -1):
        if told := _listed([one for one in known if one.startswith(text[:length])]):
            return told
    return ""
