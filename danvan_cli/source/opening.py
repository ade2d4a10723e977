"""Opening a file that somebody else put there: never a hang, never a way out of the workspace.

Paths are plain texts here: for thousands of small files a `Path` costs more than the reading.
"""

from __future__ import annotations

import os
import stat

from danvan_cli.source.decoding import MAX_BYTES
from danvan_cli.source.document import SourceDocument
from danvan_cli.source.faults import Fault, FaultKind
from danvan_cli.source.plain_file import READING
from danvan_cli.source.reader import read_source, too_large


def read_file(path: str | os.PathLike[str], label: str, root: str | os.PathLike[str]) -> SourceDocument:
    """Return the document in the file at `path` below `root`; whatever keeps it from being read is a fault.

    A link is followed only while it stays below `root`. A file over 1 MiB is not read.
    """
    data = _bytes_of(os.fspath(path), os.fspath(root))
    if isinstance(data, Fault):
        return SourceDocument(label, b"", None, (data,))
    return read_source(label, data)


def _bytes_of(path: str, root: str) -> bytes | Fault:
    if leads_out(path, root):
        return _unreadable(
            "Tệp này là lối tắt dẫn ra ngoài thư mục làm việc, nên không được đọc.",
            "Chép chính tệp ấy vào đây thay cho lối tắt.",
        )
    try:
        handle = os.open(path, READING)
    except (OSError, ValueError) as error:
        return _not_opened(path, error)
    try:
        return _content(handle)
    except OSError as error:
        return _not_opened(path, error)
    finally:
        os.close(handle)


def leads_out(path: str, root: str) -> bool:
    """Return whether a link on the way from `root` to `path` ends outside `root`."""
    step = path
    while len(step) > len(root) and not os.path.islink(step):
        step = os.path.dirname(step)
    if len(step) <= len(root):
        return False
    real_root = os.path.realpath(root)
    return not os.path.realpath(path).startswith(os.path.join(real_root, ""))


def _content(handle: int) -> bytes | Fault:
    status = os.fstat(handle)
    if stat.S_ISDIR(status.st_mode):
        return _folder()
    if not stat.S_ISREG(status.st_mode):
        return _unreadable(
            "Đây không phải tệp thường (là ống dẫn hoặc thiết bị của máy), nên không được đọc.",
            "Xóa nó đi và lưu hồ sơ thành tệp thường.",
        )
    if status.st_size > MAX_BYTES:
        return too_large(status.st_size)
    # One byte more than it should have: a file may grow while it is read.
    data = os.read(handle, status.st_size + 1)
    while len(data) < status.st_size:
        more = os.read(handle, status.st_size + 1 - len(data))
        if not more:
            break
        data += more
    return data


def _not_opened(path: str, error: OSError | ValueError) -> Fault:
    if os.path.isdir(path):
        return _folder()
    if isinstance(error, FileNotFoundError):
        return _absent()
    if isinstance(error, PermissionError):
        return _unreadable(
            "Không có quyền đọc tệp này, hoặc một chương trình khác đang giữ nó.",
            "Đóng chương trình đang mở tệp; nếu vẫn không được thì nhờ người quản trị máy cấp quyền đọc.",
        )
    return _unreadable(
        "Máy không mở được tệp này.",
        "Kiểm tra ổ đĩa hoặc thư mục chia sẻ, thử mở tệp bằng Notepad rồi chạy lại.",
    )


def _folder() -> Fault:
    return _unreadable(
        "Đây là một thư mục mang tên như một tệp hồ sơ, nên không đọc được.",
        "Đổi tên thư mục, bỏ đuôi .yaml.",
    )


def _absent() -> Fault:
    message = "Không tìm thấy tệp này, hoặc lối tắt của nó dẫn tới chỗ không còn."
    return Fault(FaultKind.ABSENT, message, "Chép lại tệp vào đây, hoặc xóa lối tắt hỏng.")


def _unreadable(message: str, hint: str) -> Fault:
    return Fault(FaultKind.UNREADABLE, message, hint)
