"""Several files changed as one: all of them or none, and each taken back byte for byte.

Before the first file is touched, the old bytes and a list of what is meant lie flushed in `.danvan/hoan-tac/`,
and every new file beside the old one. A command that was cut off is rolled back by the next one that writes.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import datetime

from danvan_cli.diagnostics import Location
from danvan_cli.editing import kept as store
from danvan_cli.editing.kept import Kept, KeptFile, State, digest
from danvan_cli.editing.places import bytes_at, place, take_away
from danvan_cli.editing.recovery import recovered, roll_back
from danvan_cli.source.refused import EditRefused, Unwritable
from danvan_cli.source.storing import (
    demand_own_place,
    discard,
    land,
    make_folder,
    stage,
    unwritable,
    workspace_lock,
)


@dataclass(frozen=True, slots=True)
class Draft:
    """A file as it was read and as it shall be; None where it is not there, or shall not be.

    `label` is its path relative to the workspace, with forward slashes.
    """

    label: str
    before: bytes | None
    after: bytes | None


@dataclass(frozen=True, slots=True)
class Receipt:
    """A command that was carried out: its number (0 when nothing had to change), what it did, to which files."""

    number: int
    what: str
    labels: tuple[str, ...]


@contextmanager
def writing(root: str) -> Iterator[tuple[str, ...]]:
    """Hold the right to write in a workspace, with whatever was cut off before rolled back.

    Gives the sentences that tell of it. A command reads the workspace, asks and commits in here, so that two
    windows never undo each other's work. Raises `Unwritable`.
    """
    with workspace_lock(root):
        demand_own_place(root, store.FOLDER)
        yield tuple(recovered(root))


def commit(root: str, drafts: Sequence[Draft], what: str, now: datetime) -> Receipt:
    """Write every draft, or none. `what` is the command in the words of the person who gave it.

    Raises `EditRefused` when a file is no longer as it was read, `Unwritable` when the system does not let us;
    then everything is as it was. Two drafts of one file are a fault of the caller: `ValueError`.
    """
    if len({draft.label for draft in drafts}) < len(drafts):
        raise ValueError("two drafts of one file")
    changed = sorted((draft for draft in drafts if draft.before != draft.after), key=_lands_late)
    if not changed:
        return Receipt(0, what, ())
    with writing(root):
        for draft in changed:
            _check(root, draft)
        return _carry_out(root, changed, _intended(root, changed, what, now))


def _lands_late(draft: Draft) -> bool:
    """Tell an old file from a new one, which lands first: cut off between the two, no name points nowhere."""
    return draft.before is not None


def last_undoable(root: str) -> Receipt | None:
    """Return the command that `undo` would take back, if there is one."""
    kept = _last(root)
    return None if kept is None else _receipt(kept)


def reversal(root: str) -> tuple[Receipt, tuple[Draft, ...]]:
    """Return the command that `undo` would take back, with what would become of each of its files.

    Raises `EditRefused` when there is none, or when one of its files was changed since.
    """
    kept = _last(root)
    if kept is None:
        raise EditRefused(
            "Không còn lệnh ghi nào để hoàn tác.",
            f"danvan chỉ giữ {store.MOST} lệnh ghi gần nhất; thay đổi cũ hơn hoặc sửa tay thì xem trong git.",
        )
    return _receipt(kept), tuple(_reversed(root, kept, index) for index in range(len(kept.files)))


def undo(root: str, now: datetime) -> Receipt:
    """Take back the last command that was not taken back yet, byte for byte.

    Raises `EditRefused` when there is none, or when one of its files was changed since.
    """
    with writing(root):
        receipt, drafts = reversal(root)
        meant = replace(_intended(root, drafts, f"undo: {receipt.what}", now), undoes=receipt.number)
        return _carry_out(root, drafts, meant)


def _last(root: str) -> Kept | None:
    done = [kept for kept in store.all_kept(root) if kept.state is State.DONE]
    undone = {kept.undoes for kept in done}
    return next((kept for kept in reversed(done) if kept.undoes is None and kept.number not in undone), None)


def _receipt(kept: Kept) -> Receipt:
    return Receipt(kept.number, kept.what, tuple(file.label for file in kept.files))


def _reversed(root: str, kept: Kept, index: int) -> Draft:
    file = kept.files[index]
    now = _bytes(root, file.label)
    if digest(now) != file.after:
        raise EditRefused(
            f"“{file.label}” đã được sửa sau lệnh “{kept.what}”, nên chưa hoàn tác gì để khỏi mất phần sửa ấy.",
            "Sửa tay tệp ấy, hoặc dùng git để lấy lại bản cũ.",
            Location(file.label),
        )
    old = None if file.before is None else _copy(root, kept, index)
    return Draft(file.label, now, old)


def _copy(root: str, kept: Kept, index: int) -> bytes:
    label = kept.files[index].label
    try:
        data = store.copy_of(root, kept, index)
    except OSError as error:
        raise unwritable(label, error) from None
    if data is None:
        raise Unwritable(
            f"Bản cũ của “{label}” trong thư mục .danvan đã bị hỏng hoặc không còn, nên chưa hoàn tác gì.",
            "Dùng git để lấy lại bản cũ.",
        )
    return data


def _intended(root: str, drafts: Sequence[Draft], what: str, now: datetime) -> Kept:
    files = tuple(KeptFile(draft.label, digest(draft.before), digest(draft.after)) for draft in drafts)
    return Kept(store.next_number(root), what, now.isoformat(timespec="seconds"), files)


def _bytes(root: str, label: str) -> bytes | None:
    try:
        return bytes_at(place(root, label))
    except OSError as error:
        raise unwritable(label, error) from None


def _check(root: str, draft: Draft) -> None:
    now = _bytes(root, draft.label)
    if now == draft.before:
        return
    if draft.before is None:
        raise EditRefused(
            f"“{draft.label}” đã có sẵn, nên không ghi đè.",
            "Đặt tên khác, hoặc xem lại tệp đang có.",
            Location(draft.label),
        )
    raise EditRefused(
        f"“{draft.label}” vừa được sửa hoặc chuyển đi ở chỗ khác, sau khi lệnh này đọc nó; chưa ghi gì.",
        "Chạy lại lệnh: danvan sẽ đọc bản mới rồi mới ghi.",
        Location(draft.label),
    )


def _carry_out(root: str, drafts: Sequence[Draft], kept: Kept) -> Receipt:
    """Do what is meant, or put everything back; the last step is the one that makes it true."""
    label = store.FOLDER
    staged: list[str] = []
    try:
        store.keep(root, kept, [draft.before for draft in drafts])
        for draft in drafts:
            label = draft.label
            staged.append(_staged(place(root, label), draft.after))
        label = store.FOLDER
        done = stage(store.list_path(root, kept), store.listed(replace(kept, state=State.DONE)))
        staged.append(done)
        for draft, temporary in zip(drafts, staged, strict=False):
            label = draft.label
            # Staging many files takes a while, in which a person may have saved one of them.
            _check(root, draft)
            _land(place(root, label), temporary)
        land(done, store.list_path(root, kept))
    except BaseException as error:
        for temporary in staged:
            discard(temporary)
        with suppress(OSError, EditRefused):
            roll_back(root, kept)
        if isinstance(error, OSError):
            raise unwritable(label, error) from None
        raise
    with suppress(OSError, EditRefused):
        store.tidy(root)
    return _receipt(kept)


def _staged(path: str, data: bytes | None) -> str:
    if data is None:
        return ""
    make_folder(os.path.dirname(path))
    return stage(path, data)


def _land(path: str, temporary: str) -> None:
    if temporary:
        land(temporary, path)
    else:
        take_away(path)
