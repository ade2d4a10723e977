"""Putting a document where it belongs: whole or not at all, and never over what a hand has changed."""

from __future__ import annotations

import errno
import os
import tempfile
from contextlib import suppress
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from danvan_cli.forms.engine.faults import FaultyTemplate
from danvan_cli.forms.engine.template import TEXT_HASH
from danvan_cli.forms.engine.text import read_properties, text_hash
from danvan_cli.forms.naming import safe_name

if TYPE_CHECKING:
    from collections.abc import Iterator

_MOST_COPIES = 20


class Fate(Enum):
    """What became of a document."""

    WRITTEN = "đã ghi"
    KEPT = "giữ nguyên, nội dung không đổi"
    BESIDE = "ghi sang tệp mới bên cạnh"
    LOCKED = "tệp đang mở"
    FAILED = "không ghi được"
    REFUSED = "chưa in"


class Placed(NamedTuple):
    """Where a document went; `sentence` tells what a person should know or do, empty when all is well."""

    name: str
    fate: Fate
    sentence: str = ""


def write_document(folder: Path, name: str, data: bytes, root: Path) -> Placed:
    """Write a document into `folder`, which must lie in `root`.

    The same bytes leave the file untouched; a file that was edited by hand is left alone and the document
    goes beside it. Nothing raises: a file held open by Word is a sentence.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if not folder.resolve().is_relative_to(root.resolve()):
            return Placed(
                name,
                Fate.FAILED,
                f"Thư mục “{folder.name}” là lối tắt ra ngoài nơi in, nên không ghi vào đó.",
            )
        return _place(folder, name, data)
    except PermissionError:
        return Placed(name, Fate.LOCKED, _locked(name))
    except OSError as error:
        return Placed(name, Fate.FAILED, f"Không ghi được “{name}”: {_reason(error)}")


def _place(folder: Path, name: str, data: bytes) -> Placed:
    for candidate in _candidates(name):
        path = folder / candidate
        known = _read(path)
        if known is None or known == data or not is_edited(known):
            return _written(path, data, known, name)
    return Placed(name, Fate.FAILED, f"Bên cạnh “{name}” đã có quá nhiều bản sửa tay; hãy dọn bớt rồi in lại.")


def _candidates(name: str) -> Iterator[str]:
    yield name
    yield safe_name(name, " (mới)")
    yield from (safe_name(name, f" (mới {number})") for number in range(2, _MOST_COPIES))


def _written(path: Path, data: bytes, known: bytes | None, wanted: str) -> Placed:
    beside = path.name != wanted
    told = f"“{wanted}” đã được sửa tay từ lần in trước nên giữ nguyên; bản in mới là “{path.name}”." if beside else ""
    if known == data:
        return Placed(path.name, Fate.KEPT, told)
    if _is_open(path):
        return Placed(path.name, Fate.LOCKED, _locked(path.name))
    write_whole(path, data)
    return Placed(path.name, Fate.BESIDE if beside else Fate.WRITTEN, told)


def _read(path: Path) -> bytes | None:
    if path.is_symlink():
        raise OSError(None, "chỗ ấy là một lối tắt, không phải tệp; hãy xóa lối tắt rồi in lại.")
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def is_edited(data: bytes) -> bool:
    """Whether a file differs in its words from what was written last; a mere re-save is no edit.

    A file without our mark, or one that cannot be read, is somebody else's and counts as edited.
    """
    try:
        return read_properties(data).get(TEXT_HASH) != text_hash(data)
    except FaultyTemplate:
        return True


def write_whole(path: Path, data: bytes) -> None:
    """Write a file so that at any instant it is either the old one or the new one."""
    handle, temporary = tempfile.mkstemp(prefix=".danvan-", suffix=".tmp", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        Path(temporary).chmod(0o644)
        Path(temporary).replace(path)
    except BaseException:
        with suppress(OSError):
            Path(temporary).unlink()
        raise


def _is_open(path: Path) -> bool:
    """Whether Word or LibreOffice says that it holds the file.

    Word's own mark replaces the first two letters of a name of eight or more, one of a name of seven, none of
    a shorter one.
    """
    name = path.name
    marks = (f"~${name}", f"~${name[1:]}", f"~${name[2:]}", f".~lock.{name}#")
    return any(os.path.lexists(path.parent / mark) for mark in marks)


def _locked(name: str) -> str:
    return f"“{name}” đang mở trong Word hoặc không được phép ghi; hãy đóng tệp ấy rồi in lại."


_REASONS = {
    errno.ENOSPC: "đĩa đã đầy.",
    errno.EROFS: "ổ đĩa chỉ cho đọc.",
    errno.ENAMETOOLONG: "đường dẫn quá dài.",
    errno.ENOTDIR: "có một tệp trùng tên với thư mục cần ghi.",
    errno.EEXIST: "có một tệp trùng tên với thư mục cần ghi.",
    errno.EISDIR: "có một thư mục trùng tên với tệp cần ghi.",
}


def _reason(error: OSError) -> str:
    if error.errno is None:
        return str(error.strerror)
    return _REASONS.get(error.errno, "máy không cho ghi vào thư mục này.")
