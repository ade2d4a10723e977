"""The one way in which the program writes a file: whole and flushed, or not at all.

Every step that the system may refuse is asked for its answer; a flush that fails is a failure. Killed at any
instant, a file is the old one or the new one, and at most a temporary file is left, which `sweep` takes away.
"""

from __future__ import annotations

import errno
import os
import secrets
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

from danvan_cli.source.refused import Unwritable

KEPT_FOLDER = ".danvan"
"""The folder of the workspace for the lock and for the copies that `undo` needs; git ignores it."""
LOCK_NAME = "khoa"
PATIENCE = 5.0
"""How many seconds another window may take to finish its writing."""

_PREFIX, _SUFFIX = ".danvan-", ".tmp"
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
_IN_USE = frozenset({5, 32, 33})  # what Windows says of a file that another program has open
_TRIES = 20
_PAUSE = 0.1
_ANY_WRITE = 0o222


def write_whole(path: str | os.PathLike[str], data: bytes) -> None:
    """Write a file so that at any instant it is either the old one or the new one.

    A link is written through; the rights of an existing file stay. Raises `OSError`; the old file is then still
    in place, unless all that failed is to flush the name of the new one.
    """
    target = os.path.realpath(path)
    temporary = _beside(target)
    # One `try` for both steps: between two, Ctrl-C would leave the temporary file behind.
    try:
        _fill(temporary, data, _mode(target))
        move_whole(temporary, target)
    except BaseException:
        discard(temporary)
        raise


def stage(path: str | os.PathLike[str], data: bytes) -> str:
    """Write what is to become the file at `path` beside it, flushed and read again; return where. Raises `OSError`."""
    target = os.path.realpath(path)
    mode = _mode(target)
    temporary = _beside(target)
    try:
        _fill(temporary, data, mode)
    except BaseException:
        discard(temporary)
        raise
    return temporary


def land(temporary: str, path: str | os.PathLike[str]) -> None:
    """Give a staged file its name. Raises `OSError`; then the staged file is gone."""
    try:
        move_whole(temporary, path)
    except BaseException:
        discard(temporary)
        raise


def move_whole(source: str, path: str | os.PathLike[str]) -> None:
    """Give a flushed file another name. Raises `OSError`; unless that is of the last flush, it has its own still."""
    target = os.path.realpath(path)
    _when_free(lambda: os.replace(source, target))
    flush_folder(os.path.dirname(target))


def discard(temporary: str) -> None:
    """Take a staged file away, if it is there and the system allows."""
    with suppress(OSError):
        os.unlink(temporary)


def _beside(target: str) -> str:
    return os.path.join(os.path.dirname(target), f"{_PREFIX}{secrets.token_hex(8)}{_SUFFIX}")


def _mode(target: str) -> int | None:
    """Return the rights of an existing file; one that nobody may write is not replaced behind its back."""
    try:
        mode = os.stat(target).st_mode & 0o7777
    except FileNotFoundError:
        return None
    if not mode & _ANY_WRITE:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), target)
    return mode


def _fill(path: str, data: bytes, mode: int | None) -> None:
    handle = os.open(path, _NEW, 0o666)
    try:
        if mode is not None and os.fstat(handle).st_mode & 0o7777 != mode:
            os.chmod(path, mode)
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(handle, rest) :]
        os.fsync(handle)
    finally:
        os.close(handle)
    with open(path, "rb") as file:
        if file.read() != data:
            raise OSError(errno.EIO, os.strerror(errno.EIO), path)


def _when_free(step: Callable[[], None]) -> None:
    """Take a step; where Windows says that the file is in use, try again for two seconds."""
    for _ in range(_TRIES):
        try:
            step()
        except PermissionError as error:
            if getattr(error, "winerror", None) not in _IN_USE:
                raise
            time.sleep(_PAUSE)
        else:
            return
    step()


def remove_whole(path: str | os.PathLike[str]) -> None:
    """Remove a file for good; one that is not there is no fault."""
    with suppress(FileNotFoundError):
        _when_free(lambda: os.unlink(path))
    flush_folder(os.path.dirname(os.path.abspath(path)))


def make_folder(path: str | os.PathLike[str]) -> None:
    """Make a folder and those it stands in, each for good; one that is there is no fault."""
    folder = os.path.abspath(path)
    if os.path.isdir(folder):
        return
    parent = os.path.dirname(folder)
    make_folder(parent)
    with suppress(FileExistsError):
        os.mkdir(folder)
    flush_folder(parent)


def flush_folder(folder: str) -> None:
    """See to it that the names in a folder are on the disk; systems that cannot do that are not asked."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in {errno.EINVAL, errno.ENOTSUP}:
            raise
    finally:
        os.close(handle)


def sweep(folder: str) -> None:
    """Take away the temporary files that a killed command left in a folder; only while the lock is held."""
    with suppress(OSError):
        for name in os.listdir(folder):
            if name.startswith(_PREFIX) and name.endswith(_SUFFIX):
                os.unlink(os.path.join(folder, name))


def is_own_place(root: str, label: str) -> bool:
    """Return whether a file or folder of the program's own is where its label says, and no link stands for it."""
    real = os.path.join(os.path.realpath(root), *label.split("/"))
    return os.path.normcase(os.path.realpath(os.path.join(root, label))) == os.path.normcase(real)


def demand_own_place(root: str, label: str) -> None:
    """Raise `Unwritable` where a link would lead what the program keeps for itself to some other place."""
    if not is_own_place(root, label):
        raise Unwritable(
            f"“{label}” là một lối tắt dẫn sang chỗ khác, nên danvan không ghi gì vào đó.",
            "Xóa lối tắt ấy (không xóa nơi nó dẫn tới) rồi chạy lại; danvan sẽ tự lập thư mục của mình.",
        )


@contextmanager
def workspace_lock(root: str, patience: float = PATIENCE) -> Iterator[None]:
    """Hold the right to write in a workspace; it ends with the process, whatever becomes of that.

    It may be taken again by who holds it. Raises `Unwritable` when another window keeps it for longer than
    `patience` seconds, when a link stands for its place, or when the folder cannot be written at all.
    """
    from filelock import FileLock, Timeout

    path = os.path.join(root, KEPT_FOLDER, LOCK_NAME)
    for label in (KEPT_FOLDER, f"{KEPT_FOLDER}/{LOCK_NAME}"):
        demand_own_place(root, label)
    try:
        make_folder(os.path.dirname(path))
        _keep_from_git(os.path.dirname(path))
        lock = FileLock(path, timeout=patience, is_singleton=True)
        lock.acquire()
    except Timeout:
        raise Unwritable(
            "Một lệnh danvan khác đang ghi vào thư mục này, nên lệnh này chưa ghi gì.",
            "Đợi lệnh ở cửa sổ kia xong (hoặc trả lời câu nó đang hỏi), rồi chạy lại.",
        ) from None
    except OSError as error:
        raise unwritable(KEPT_FOLDER, error) from None
    try:
        yield
    finally:
        lock.release()


def _keep_from_git(folder: str) -> None:
    """Let git leave the kept copies alone, even where nobody has listed their folder in a .gitignore."""
    path = os.path.join(folder, ".gitignore")
    if not os.path.lexists(path):
        write_whole(path, b"*\n")


def unwritable(label: str, error: OSError) -> Unwritable:
    """Return what to tell of a file or folder that the system does not let us write."""
    in_use = isinstance(error, PermissionError)
    sentence, hint = _REASONS.get(error.errno or 0, _IN_USE_OR_FORBIDDEN if in_use else _UNKNOWN)
    return Unwritable(f"Không ghi được “{label}”: {sentence}", hint)


_READ_ONLY = (
    "thư mục hoặc ổ đĩa này chỉ cho đọc.",
    "Bỏ thuộc tính chỉ đọc (Read-only), hoặc chép cả thư mục sang chỗ ghi được rồi chạy lại.",
)
_FULL = ("đĩa đã đầy.", "Xóa bớt tệp không dùng cho trống chỗ rồi chạy lại lệnh.")
_IN_USE_OR_FORBIDDEN = (
    "tệp chỉ cho đọc, hoặc chương trình khác đang mở nó.",
    "Đóng tệp ở Word, Excel hay trình soạn thảo, bỏ thuộc tính chỉ đọc (Read-only), rồi chạy lại lệnh.",
)
_UNKNOWN = (
    "máy báo lỗi khi ghi.",
    "Kiểm tra ổ đĩa, thẻ nhớ hoặc thư mục chia sẻ rồi chạy lại lệnh.",
)
_WRONG_KIND = ("ở đó có một tệp hay thư mục trùng tên.", "Đổi tên hoặc chuyển tệp, thư mục ấy đi rồi chạy lại lệnh.")
_REASONS = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EROFS: _READ_ONLY,
    errno.ENOTDIR: _WRONG_KIND,
    errno.EISDIR: _WRONG_KIND,
    errno.EEXIST: _WRONG_KIND,
    errno.ENAMETOOLONG: ("tên tệp hoặc đường dẫn quá dài.", "Đặt tên ngắn hơn, hoặc chuyển thư mục ra gần gốc ổ đĩa."),
}
