"""Putting a document where it belongs: whole or not at all, and never over what a hand has changed."""

from __future__ import annotations

import errno
import os
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from danvan_cli.forms.engine.faults import FaultyTemplate
from danvan_cli.forms.engine.template import TEXT_HASH
from danvan_cli.forms.engine.text import read_properties, text_hash
from danvan_cli.forms.naming import safe_name
from danvan_cli.source.storing import write_whole

if TYPE_CHECKING:
    from collections.abc import Iterator

_MOST_COPIES = 20
FORM, PAPER_OF = "danvan_bieu_mau", "danvan_ban_cua"
IDENTITY = (FORM, PAPER_OF)
"""The custom properties by which a file is known again: its form, and whose paper it is."""


class Fate(Enum):
    """What became of a document."""

    WRITTEN = "đã ghi"
    PLANNED = "sẽ ghi"
    KEPT = "giữ nguyên, nội dung không đổi"
    BESIDE = "ghi sang tệp mới bên cạnh"
    LOCKED = "tệp đang mở"
    FAILED = "không ghi được"
    REFUSED = "chưa in"


class Placed(NamedTuple):
    """Where a document went; `sentence` tells what a person should know or do, empty when all is well.

    `edited` is the name of the file that was edited by hand and left alone, beside which the document went.
    """

    name: str
    fate: Fate
    sentence: str = ""
    edited: str = ""


def write_document(folder: Path, name: str, data: bytes, root: Path, *, dry: bool = False) -> Placed:
    """Write a document into `folder`, which must lie in `root`; with `dry` only say what would become of it.

    The same bytes leave the file untouched; a file that was edited by hand, or is another paper, is left alone
    and the document goes beside it. Nothing raises: a file held open by Word is a sentence.
    """
    try:
        if not dry:
            folder.mkdir(parents=True, exist_ok=True)
        if not folder.resolve().is_relative_to(root.resolve()):
            return Placed(
                name,
                Fate.FAILED,
                f"Thư mục “{folder.name}” là lối tắt ra ngoài nơi in, nên không ghi vào đó.",
            )
        return _place(folder, name, data, dry=dry)
    except OSError as error:
        return refused(folder, name, error)


def refused(folder: Path, name: str, error: OSError) -> Placed:
    """Say why the system did not let a file be written into a folder."""
    if isinstance(error, PermissionError):
        there = _nearest(folder)
        if not os.access(there, os.W_OK):
            return Placed(name, Fate.LOCKED, f"Không được phép ghi vào thư mục “{there}”; {_ELSEWHERE}")
        return Placed(name, Fate.LOCKED, locked(name))
    return Placed(name, Fate.FAILED, f"Không ghi được “{name}”: {_reason(error)}")


_ELSEWHERE = "hãy xin quyền ghi, hoặc chọn nơi khác bằng --out."


def _nearest(folder: Path) -> Path:
    """Return the folder, or the nearest one above it that exists."""
    return next((each for each in (folder, *folder.parents) if each.exists()), folder)


def _place(folder: Path, name: str, data: bytes, *, dry: bool) -> Placed:
    reason = ""
    for candidate in _candidates(name):
        path = folder / candidate
        known = _read(path)
        taken = "" if known is None or known == data else _taken(known, data)
        if not taken:
            return _written(path, data, known, Placed(name, Fate.WRITTEN, reason), dry=dry)
        reason = reason or taken
    return Placed(name, Fate.FAILED, f"Bên cạnh “{name}” đã có quá nhiều bản sửa tay; hãy dọn bớt rồi in lại.")


def _candidates(name: str) -> Iterator[str]:
    yield name
    yield safe_name(name, " (mới)")
    yield from (safe_name(name, f" (mới {number})") for number in range(2, _MOST_COPIES))


def _written(path: Path, data: bytes, known: bytes | None, wanted: Placed, *, dry: bool) -> Placed:
    beside = path.name != wanted.name
    told = f"“{wanted.name}” {wanted.sentence} nên giữ nguyên; bản in mới là “{path.name}”." if beside else ""
    edited = wanted.name if wanted.sentence == _EDITED else ""
    if known == data:
        return Placed(path.name, Fate.KEPT, told, edited)
    if is_open(path):
        return Placed(path.name, Fate.LOCKED, locked(path.name))
    if not dry:
        write_whole(path, data)
    fate = Fate.BESIDE if beside else Fate.PLANNED if dry else Fate.WRITTEN
    return Placed(path.name, fate, told, edited)


_EDITED = "đã được sửa tay từ lần in trước"
_ANOTHER = "là một văn bản khác"


def _taken(known: bytes, data: bytes) -> str:
    """Say why a file that is there must stay; empty when the document may take its place."""
    if is_edited(known):
        return _EDITED
    theirs, ours = read_properties(known), read_properties(data)
    return _ANOTHER if any(theirs.get(key) != ours.get(key) for key in IDENTITY) else ""


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


def is_open(path: Path) -> bool:
    """Whether Word or LibreOffice says that it holds the file.

    Word's own mark replaces the first two letters of a name of eight or more, one of a name of seven, none of
    a shorter one.
    """
    name = path.name
    marks = (f"~${name}", f"~${name[1:]}", f"~${name[2:]}", f".~lock.{name}#")
    return any(os.path.lexists(path.parent / mark) for mark in marks)


def locked(name: str) -> str:
    """Say that a file is held by Word, and what to do."""
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
