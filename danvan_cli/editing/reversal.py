"""The last writing command taken back, byte for byte; what was changed since is never overwritten."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from danvan_cli.diagnostics import Location
from danvan_cli.editing import kept as store
from danvan_cli.editing.kept import Kept, digest
from danvan_cli.editing.transaction import Draft, Receipt, bytes_of, carry_out, intended, receipt_of, writing
from danvan_cli.source.refused import EditRefused, Unwritable
from danvan_cli.source.storing import unwritable

_SKIP = "Muốn để nguyên lệnh ấy và lùi về lệnh trước nó: danvan undo --skip."


@dataclass(frozen=True, slots=True)
class Reversal:
    """The command to take back, and what becomes of its files; a file that is as it was before is not among them.

    `passed` are the later commands that are gone past, with a sentence on each in `told`.
    """

    receipt: Receipt
    drafts: tuple[Draft, ...]
    passed: tuple[int, ...] = ()
    told: tuple[str, ...] = ()


def last_undoable(root: str) -> Receipt | None:
    """Return the last command that was not taken back yet, if there is one."""
    return next((receipt_of(kept) for kept in reversed(store.undoable(root))), None)


def reversal(root: str, *, skip: bool = False) -> Reversal:
    """Return what `undo` would do: to the last command of whose files one is not yet as it was before.

    With `skip`, a command that cannot be taken back any more is left as it is, and the one before it is looked
    at. Raises `EditRefused` when there is none, or, without `skip`, when one of its files was changed since.
    """
    passed: list[int] = []
    told: list[str] = []
    for kept in reversed(store.undoable(root)):
        outcomes = [_reversed(root, kept, index) for index in range(len(kept.files))]
        refusals = [one for one in outcomes if isinstance(one, EditRefused)]
        if refusals and not skip:
            raise refusals[0]
        drafts = tuple(one for one in outcomes if isinstance(one, Draft) and one.before != one.after)
        if drafts and not refusals:
            return Reversal(receipt_of(kept), drafts, tuple(passed), tuple(told))
        passed.append(kept.number)
        told.append(_left(kept) if refusals else _already_back(kept))
    raise EditRefused(
        " ".join((*told, f"Không còn lệnh ghi nào {'khác ' if told else ''}để hoàn tác.")),
        f"danvan chỉ giữ {store.MOST} lệnh ghi gần nhất; thay đổi cũ hơn hoặc sửa tay thì xem trong git.",
    )


def undo(root: str, now: datetime, *, skip: bool = False) -> Receipt:
    """Take back the command that `reversal` finds. Raises as it does, and as `commit` does."""
    with writing(root):
        found = reversal(root, skip=skip)
        meant = intended(root, found.drafts, f"undo: {found.receipt.what}", now)
        return carry_out(root, found.drafts, replace(meant, undoes=found.receipt.number, passes=found.passed))


def _already_back(kept: Kept) -> str:
    return (
        f"Lệnh “{kept.what}” coi như đã hoàn tác: mọi tệp của nó đã trở về như trước lệnh ấy, do sửa tay hoặc do git."
    )


def _left(kept: Kept) -> str:
    labels = ", ".join(file.label for file in kept.files)
    return f"Để nguyên lệnh “{kept.what}”; không đụng tới: {labels}."


def _reversed(root: str, kept: Kept, index: int) -> Draft | EditRefused:
    """Return what would become of a file of a command, or why nothing can.

    Raises `Unwritable` when the system does not let us look.
    """
    file = kept.files[index]
    now = bytes_of(root, file.label)
    if digest(now) == file.before:
        return Draft(file.label, now, now)
    if digest(now) != file.after:
        return EditRefused(
            f"“{file.label}” đã được sửa sau lệnh “{kept.what}”, nên chưa hoàn tác gì để khỏi mất phần sửa ấy.",
            f"{_SKIP} Muốn lấy lại bản cũ của tệp thì sửa tay, hoặc dùng git.",
            Location(file.label),
        )
    if file.before is None:
        return Draft(file.label, now, None)
    try:
        copy = store.copy_of(root, kept, index)
    except OSError as error:
        raise unwritable(file.label, error) from None
    if copy is None:
        return Unwritable(
            f"Bản cũ của “{file.label}” trong thư mục .danvan đã bị hỏng hoặc không còn, nên chưa hoàn tác gì.",
            f"Dùng git để lấy lại bản cũ. {_SKIP}",
        )
    return Draft(file.label, now, copy)
