"""Proof of a model: its files are copied into place, never moved, never over another, and listed in the dossier."""

from __future__ import annotations

import os
import stat
import unicodedata
from typing import TYPE_CHECKING

from danvan_cli.editing.ledger import value_at
from danvan_cli.editing.record_dossier import stems_of, told
from danvan_cli.models.choices import EvidenceKind
from danvan_cli.source.refused import EditRefused
from danvan_cli.source.storing import unwritable
from danvan_cli.vietnamese.invisible import visible

if TYPE_CHECKING:
    from danvan_cli.editing.ledger import Ledger
    from danvan_cli.editing.wish import Event, Wish

LARGEST = 50 * 1024 * 1024
"""The most bytes of one file of proof; a longer film is better kept as a link."""

_KINDS = {
    EvidenceKind.PICTURE: "png jpg jpeg gif bmp tif tiff webp heic heif",
    EvidenceKind.VIDEO: "mp4 mov avi mkv 3gp wmv webm m4v",
}
_BY_ENDING = {ending: kind for kind, endings in _KINDS.items() for ending in endings.split()}


def write_evidence(ledger: Ledger, event: Event, wish: Wish) -> None:
    """Copy the files into minh-chung/<stem>/ and list each; subjects are a stem and paths."""
    [stem], paths = stems_of(ledger, wish.subjects[:1]), wish.subjects[1:]
    file = ledger.dossier(stem)
    link = wish.given.get("lien-ket")
    if link:
        ledger.append(file, event.key, {"loai": EvidenceKind.LINK.value, **told(event, wish)})
    if not paths and not link:
        raise EditRefused("Chưa có tệp minh chứng nào.", "Viết đường dẫn các tệp sau tên hồ sơ, hoặc --lien-ket.")
    rows = value_at(file.document.value, (event.key,))
    listed = {row.get("tep") for row in rows if isinstance(row, dict)} if isinstance(rows, list) else set()
    for path in dict.fromkeys(paths):
        name = _copied(ledger, file.stem, path)
        if name not in listed:
            facts = {key: value for key, value in told(event, wish).items() if key != "lien_ket"}
            ledger.append(file, event.key, {"loai": _kind(name).value, "tep": name, **facts})
        listed.add(name)


def _copied(ledger: Ledger, stem: str, path: str) -> str:
    """Put a copy of a file into a dossier's folder of proof and return its name there."""
    name = unicodedata.normalize("NFC", os.path.basename(os.path.abspath(path)))
    if visible(name) != name or name.startswith((".", "~")) or "\\" in name:
        raise EditRefused(f"Tên “{visible(name)}” không dùng làm minh chứng được.", "Đổi tên tệp rồi chạy lại.")
    data = _read(path)
    label = f"dossiers/{ledger.workspace.year}/minh-chung/{stem}/{name}"
    there = os.path.join(ledger.workspace.root, label)
    if not os.path.lexists(there):
        ledger.copy(label, data)
    elif not os.path.isfile(there) or _read(there) != data:
        raise EditRefused(
            f"Đã có một tệp khác mang tên “{name}” trong minh chứng của hồ sơ này; không ghi đè.",
            "Đổi tên tệp mới rồi chạy lại lệnh.",
        )
    return name


def _read(path: str) -> bytes:
    shown = visible(path)
    try:
        status = os.lstat(path)
        if not stat.S_ISREG(status.st_mode):
            raise EditRefused(f"“{shown}” không phải là một tệp.", "Chỉ ra đúng tệp, không phải thư mục hay lối tắt.")
        if not 0 < status.st_size <= LARGEST:
            size = "rỗng" if not status.st_size else f"lớn quá {LARGEST // 1024 // 1024} MB"
            raise EditRefused(f"Tệp “{shown}” {size}.", "Kiểm tra lại tệp; phim dài thì ghi bằng --lien-ket.")
        with open(path, "rb") as file:
            return file.read()
    except (FileNotFoundError, NotADirectoryError, ValueError):
        raise EditRefused(f"Không có tệp “{shown}”.", "Kiểm tra lại đường dẫn của tệp.") from None
    except OSError as error:
        raise unwritable(shown, error) from None


def _kind(name: str) -> EvidenceKind:
    return _BY_ENDING.get(os.path.splitext(name)[1][1:].lower(), EvidenceKind.PAPER)
