"""Proof of a model: its files are copied into place, never moved, never over another, and listed in the dossier."""

from __future__ import annotations

import os
import stat
import unicodedata
from collections.abc import Sequence
from typing import TYPE_CHECKING

from danvan_cli.editing.ledger import value_at
from danvan_cli.editing.record_dossier import stems_of, told
from danvan_cli.evidence_folder import same_name
from danvan_cli.models.choices import EvidenceKind
from danvan_cli.source.plain_file import plain_bytes
from danvan_cli.source.refused import EditRefused
from danvan_cli.source.storing import unwritable
from danvan_cli.stems import refused_by_windows
from danvan_cli.vietnamese.invisible import visible

if TYPE_CHECKING:
    from danvan_cli.editing.ledger import Ledger
    from danvan_cli.editing.wish import Event, Wish
    from danvan_cli.evidence_folder import EvidenceFolder

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
    for name in _copied(ledger, file.stem, paths):
        if name not in listed:
            facts = {key: value for key, value in told(event, wish).items() if key != "lien_ket"}
            ledger.append(file, event.key, {"loai": _kind(name).value, "tep": name, **facts})


def _copied(ledger: Ledger, stem: str, paths: Sequence[str]) -> list[str]:
    """Put a copy of each file into a dossier's folder of proof and return their names there, each once.

    Raises `EditRefused` for a name under which another file is there, or is to come.
    """
    evidence = ledger.workspace.evidence
    names: dict[str, tuple[str, bytes | None]] = {}
    for path in paths:
        name, data = _fit_name(path), _read(path)
        known = names.get(same_name(name)) or _there(evidence, stem, name, data)
        if known is None:
            ledger.copy(f"{evidence.label}/{stem}/{name}", data)
        elif known[1] != data:
            where = "trong minh chứng của hồ sơ này; không ghi đè" if same_name(name) not in names else "trong lệnh này"
            raise EditRefused(
                f"Đã có một tệp khác mang tên “{known[0]}” {where}.",
                f"Đổi tên tệp “{visible(path)}” rồi chạy lại lệnh.",
            )
        names[same_name(name)] = known or (name, data)
    return [name for name, _ in names.values()]


def _fit_name(path: str) -> str:
    """Return the name of a file as its copy bears it; raises `EditRefused` for one that not every system can keep."""
    name = unicodedata.normalize("NFC", os.path.basename(os.path.abspath(path)))
    why = refused_by_windows(name)
    if not why and visible(name) != name:
        why = "có ký tự mà mắt không thấy"
    if not why and name.startswith((".", "~")):
        why = f"bắt đầu bằng dấu “{name[0]}”, như tệp ẩn hoặc tệp tạm"
    if why:
        shown = visible(name).replace("\n", "⟨U+000A⟩").replace("\t", "⟨U+0009⟩")
        raise EditRefused(f"Tên “{shown}” không dùng làm minh chứng được: {why}.", "Đổi tên tệp rồi chạy lại lệnh.")
    return name


def _there(evidence: EvidenceFolder, stem: str, name: str, data: bytes) -> tuple[str, bytes | None] | None:
    """Return the name of the file that stands where a copy would, with `data` if it is a file that holds just that."""
    other = evidence.namesake(stem, name)
    if other is None:
        return None
    path = os.path.join(evidence.root, evidence.label, stem, other)
    try:
        same = os.lstat(path).st_size == len(data) and plain_bytes(path) == data
    except FileExistsError:
        same = False
    except OSError as error:
        raise unwritable(f"{evidence.label}/{stem}/{other}", error) from None
    return unicodedata.normalize("NFC", other), data if same else None


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
