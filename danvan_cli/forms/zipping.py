"""A zip that is the same, byte for byte, for the same contents, and that tells when somebody has changed it."""

from __future__ import annotations

import filecmp
import hashlib
import os
import tempfile
import zipfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
_MARK = "danvan "
_CHUNK = 1 << 20
_PACKED_ALREADY = (".docx", ".jpg", ".jpeg", ".png", ".heic", ".mp4", ".mov", ".mp3", ".zip", ".rar", ".7z", ".xlsx")


class Part(NamedTuple):
    """One file of a zip: its name there, and where its bytes come from; no more than `limit` of them are taken."""

    name: str
    path: str = ""
    data: bytes = b""
    limit: int = 0


def write_zip(folder: Path, parts: Iterable[Part]) -> Path:
    """Write the parts, in their order, into a temporary zip in `folder` and return it, flushed to the disk."""
    handle, temporary = tempfile.mkstemp(prefix=".danvan-", suffix=".tmp", dir=folder)
    try:
        with os.fdopen(handle, "w+b") as stream:
            with zipfile.ZipFile(stream, "w") as archive:
                for part in parts:
                    _add(archive, part)
                archive.comment = (_MARK + _digest(archive)).encode()
            stream.flush()
            os.fsync(stream.fileno())
        Path(temporary).chmod(0o644)
    except BaseException:
        with suppress(OSError):
            Path(temporary).unlink()
        raise
    return Path(temporary)


def is_ours(path: Path) -> bool:
    """Whether a zip was written here and holds what was written."""
    try:
        with zipfile.ZipFile(path) as archive:
            return archive.comment.decode(errors="replace") == _MARK + _digest(archive)
    except (zipfile.BadZipFile, ValueError):
        return False


def fingerprint(path: Path) -> str:
    """Return the mark of the contents of a zip that was written here."""
    with zipfile.ZipFile(path) as archive:
        return f"sha256:{_digest(archive)}"


def differs_from(one: Path, other: Path) -> bool:
    """Whether two files differ in any byte."""
    return not filecmp.cmp(one, other, shallow=False)


def _add(archive: zipfile.ZipFile, part: Part) -> None:
    info = zipfile.ZipInfo(part.name, _FIRST_DAY)
    # The same on every system, so that the same contents are the same bytes.
    info.create_system, info.external_attr = 3, 0o644 << 16
    packed = part.name.lower().endswith(_PACKED_ALREADY)
    info.compress_type = zipfile.ZIP_STORED if packed else zipfile.ZIP_DEFLATED
    with archive.open(info, "w") as target:
        if not part.path:
            target.write(part.data)
            return
        with open(part.path, "rb") as source:
            taken = 0
            while chunk := source.read(_CHUNK):
                taken += len(chunk)
                if part.limit and taken > part.limit:
                    raise OSError(None, f"“{part.name}” lớn lên trong lúc đóng hồ sơ; hãy chạy lại.")
                target.write(chunk)


def _digest(archive: zipfile.ZipFile) -> str:
    digest = hashlib.sha256()
    for info in archive.infolist():
        digest.update(f"{info.filename}\0{info.CRC:08x}\0{info.file_size}\n".encode(errors="replace"))
    return digest.hexdigest()
