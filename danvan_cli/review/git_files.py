"""Files in git's own folder, written whole, all of them or none, under the locks that git's programs respect."""

from __future__ import annotations

import os
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from danvan_cli.review.refusal import GitRefused
from danvan_cli.source.storing import discard, land, make_folder, remove_whole, stage

if TYPE_CHECKING:
    from collections.abc import Iterator

_EXECUTABLE = 0o755


@dataclass(frozen=True, slots=True)
class Edit:
    """One file of git's: its bytes now and afterwards; None where there is no file."""

    path: str
    before: bytes | None
    after: bytes | None
    executable: bool = False


def bytes_of(path: str) -> bytes | None:
    """Return what a file holds; None where there is no file."""
    try:
        with open(path, "rb") as file:
            return file.read()
    except FileNotFoundError:
        return None


def carry_out(edits: tuple[Edit, ...]) -> None:
    """Write the files, each whole; where one cannot be written, those before it are put back. Raises `OSError`.

    A file that is no longer as it was when the change was worked out is left alone: `GitRefused`.
    """
    done: list[Edit] = []
    try:
        for edit in edits:
            with _locked(edit.path):
                _refuse_moved(edit)
                _put(edit.path, edit.after, executable=edit.executable)
            done.append(edit)
    except (OSError, GitRefused):
        for edit in reversed(done):
            with suppress(OSError):
                _put(edit.path, edit.before, executable=edit.executable)
        raise


def _refuse_moved(edit: Edit) -> None:
    if bytes_of(edit.path) != edit.before:
        raise GitRefused(
            f"“{edit.path}” vừa được chương trình khác sửa, nên danvan chưa ghi vào đó.",
            "Chạy lại lệnh.",
            surroundings=True,
        )


@contextmanager
def _locked(path: str) -> Iterator[None]:
    """Hold the lock by which git's own programs keep apart who writes a file."""
    make_folder(os.path.dirname(path))
    lock = f"{path}.lock"
    try:
        os.close(os.open(lock, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    except FileExistsError:
        raise GitRefused(
            f"Một chương trình git khác đang ghi “{path}”.",
            f"Đợi chương trình ấy xong rồi chạy lại; nếu không có chương trình nào đang chạy thì xóa tệp “{lock}”.",
            surroundings=True,
        ) from None
    try:
        yield
    finally:
        with suppress(OSError):
            os.unlink(lock)


def _put(path: str, data: bytes | None, *, executable: bool) -> None:
    if data is None:
        remove_whole(path)
        return
    staged = stage(path, data)
    try:
        if executable:
            os.chmod(staged, _EXECUTABLE)
    except OSError:
        discard(staged)
        raise
    land(staged, path)
