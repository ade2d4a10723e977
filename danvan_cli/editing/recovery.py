"""A command that was cut off, rolled back file by file; what cannot be put back is left as it is, and told."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace

from danvan_cli.editing import kept as store
from danvan_cli.editing.kept import Kept, State, digest
from danvan_cli.editing.places import bytes_at, leave_no_empty_folder, place, take_away
from danvan_cli.source.refused import EditRefused
from danvan_cli.source.storing import make_folder, move_whole, sweep, unwritable, write_whole

_NO_FILE = frozenset({errno.EEXIST, errno.EISDIR, errno.ENOTDIR, errno.ELOOP, errno.ENAMETOOLONG, errno.EINVAL})
"""Answers of the system that waiting does not change: what stands there is no file, or nothing ever can."""


def recovered(root: str) -> Iterator[str]:
    """Roll back every command that was cut off, the last one first, and yield what to tell of each.

    Raises `Unwritable` when the system does not let us; what was put back by then stays, and nothing is forgotten.
    """
    try:
        pending = [kept for kept in store.all_kept(root) if kept.state is State.UNDER_WAY]
        for kept in reversed(pending):
            left = roll_back(root, kept)
            whole = len(kept.files)
            files = f"{whole - len(left)}/{whole} tệp" if left else "các tệp"
            yield (
                f"Lệnh “{kept.what}” lần trước bị ngắt giữa chừng; {files} của nó đã được đưa về như trước khi chạy."
            )
            yield from left
        store.forget_unfinished(root)
    except OSError as error:
        raise unwritable(store.FOLDER, error) from None


def roll_back(root: str, kept: Kept) -> list[str]:
    """Put every file of a command back; return a sentence for each that is left as it is.

    Raises `Unwritable` when the system does not let us; it can be done again then.
    """
    left = [sentence for index in range(len(kept.files)) if (sentence := _restored(root, kept, index))]
    if left:
        write_whole(store.list_path(root, kept), store.listed(replace(kept, state=State.LEFT)))
    else:
        store.forget(root, kept.number)
    return left


def _restored(root: str, kept: Kept, index: int) -> str:
    """Put one file back; return why it is left as it is, or nothing."""
    label = kept.files[index].label
    try:
        return _put_back(root, kept, index)
    except OSError as error:
        if error.errno in _NO_FILE:
            return f"Riêng “{label}” không còn là một tệp, nên để nguyên."
        raise unwritable(label, error) from None


def _put_back(root: str, kept: Kept, index: int) -> str:
    file = kept.files[index]
    try:
        path = place(root, file.label)
    except EditRefused:
        return f"Riêng “{file.label}” dẫn ra ngoài thư mục làm việc, nên không đụng tới."
    sweep(os.path.dirname(path))
    if file.before is None:
        leave_no_empty_folder(path)
    now = digest(bytes_at(path))
    if now == file.before:
        return ""
    copy = None if file.before is None else store.copy_of(root, kept, index)
    if now != file.after:
        where = "" if copy is None else f"; bản cũ còn ở “{store.FOLDER}/{kept.number:06}”"
        return f"Riêng “{file.label}” đã được sửa từ đó nên giữ nguyên{where}."
    if file.before is None:
        take_away(path)
    elif copy is None:
        return (
            f"Riêng “{file.label}” để nguyên như hiện nay, vì bản cũ của nó trong thư mục .danvan đã hỏng hoặc không "
            "còn. Xem lại tệp ấy; muốn lấy lại bản cũ thì dùng git."
        )
    else:
        _move_back(store.copy_path(root, kept, index), path)
    return ""


def _move_back(copy: str, path: str) -> None:
    """Give a file its old bytes; the copy is moved, for a full disk has no room for another, or stays where it was."""
    make_folder(os.path.dirname(path))
    with suppress(FileNotFoundError):
        shutil.copymode(path, copy)
    move_whole(copy, path)
