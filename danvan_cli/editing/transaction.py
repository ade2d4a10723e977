"""Several files changed as one: all of them or none.

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
from danvan_cli.source.refused import EditRefused
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
        return carry_out(root, changed, intended(root, changed, what, now))


def _lands_late(draft: Draft) -> bool:
    """Tell an old file from a new one, which lands first: cut off between the two, no name points nowhere."""
    return draft.before is not None


def intended(root: str, drafts: Sequence[Draft], what: str, now: datetime) -> Kept:
    """Return what is to be kept of a command that shall write the drafts."""
    files = tuple(KeptFile(draft.label, digest(draft.before), digest(draft.after)) for draft in drafts)
    return Kept(store.next_number(root), what, now.isoformat(timespec="seconds"), files)


def bytes_of(root: str, label: str) -> bytes | None:
    """Return what a file of the workspace holds, None where there is none.

    Raises `EditRefused` for a label that leads out of it, `Unwritable` when the system does not let us look.
    """
    try:
        return bytes_at(place(root, label))
    except OSError as error:
        raise unwritable(label, error) from None


def receipt_of(kept: Kept) -> Receipt:
    """Return what a command did as it is told."""
    return Receipt(kept.number, kept.what, tuple(file.label for file in kept.files))


def _check(root: str, draft: Draft) -> None:
    now = bytes_of(root, draft.label)
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


def carry_out(root: str, drafts: Sequence[Draft], kept: Kept) -> Receipt:
    """Do what is meant, or put everything back; the last step is the one that makes it true.

    Call it inside `writing`; raises as `commit` does.
    """
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
    return receipt_of(kept)


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
