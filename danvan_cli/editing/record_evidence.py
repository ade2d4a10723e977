"""Proof of a model: its files are copied into place, never moved, never over another, and listed in the dossier."""

from __future__ import annotations

import os
import stat
import unicodedata
from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import TYPE_CHECKING

from danvan_cli.editing.ledger import value_at
from danvan_cli.editing.record_dossier import stems_of, told
from danvan_cli.evidence_folder import Standing, is_address, same_name
from danvan_cli.models.choices import EvidenceKind
from danvan_cli.source.plain_file import plain_bytes
from danvan_cli.source.refused import EditRefused, WrongUse
from danvan_cli.source.storing import unwritable
from danvan_cli.stems import refused_by_windows
from danvan_cli.vietnamese.invisible import visible
from danvan_cli.vietnamese.misread import quoted

if TYPE_CHECKING:
    from danvan_cli.editing.ledger import Ledger
    from danvan_cli.editing.wish import Event, Wish
    from danvan_cli.evidence_folder import EvidenceFolder
    from danvan_cli.models.dossier import Dossier
    from danvan_cli.source.layout import Tree
    from danvan_cli.workspace import File

LARGEST = 50 * 1024 * 1024
"""The most bytes of one file of proof; a longer film is better kept as a link."""

_KINDS = {
    EvidenceKind.PICTURE: "png jpg jpeg gif bmp tif tiff webp heic heif",
    EvidenceKind.VIDEO: "mp4 mov avi mkv 3gp wmv webm m4v",
}
_BY_ENDING = {ending: kind for kind, endings in _KINDS.items() for ending in endings.split()}


def write_evidence(ledger: Ledger, event: Event, wish: Wish) -> None:
    """Copy the files into minh-chung/<stem>/ and list each; subjects are a stem and paths.

    Of a file or link that is listed already, what is told of it takes the place of what is written there.
    """
    [stem], paths = stems_of(ledger, wish.subjects[:1]), wish.subjects[1:]
    file = ledger.dossier(stem)
    link = wish.given.get("lien-ket")
    if not paths and not link:
        raise WrongUse("Chưa có tệp minh chứng nào.", "Viết đường dẫn các tệp sau tên hồ sơ, hoặc --lien-ket.")
    facts = told(event, wish)
    if link:
        _check_link(link)
        _list(ledger, file, event.key, {"loai": EvidenceKind.LINK.value, **facts})
    facts.pop("lien_ket", None)
    for name in _copied(ledger, file, event.key, paths):
        _list(ledger, file, event.key, {"loai": _kind(name).value, "tep": name, **facts})


def _list(ledger: Ledger, file: File[Dossier], key: str, row: dict[str, Tree]) -> None:
    """Add a row of proof, or write what it tells into the row of the same file or link."""
    names = "tep" if "tep" in row else "lien_ket"
    known = _listed(file, key, names)
    if row[names] not in known:
        ledger.append(file, key, row)
        return
    for one, value in row.items():
        if one not in {"loai", names}:
            ledger.put(file, (key, known.index(row[names]), one), value)


def _listed(file: File[Dossier], key: str, names: str) -> list[object]:
    """Return the file or the link of each row of proof, None for a row without."""
    rows = value_at(file.document.value, (key,))
    return [row.get(names) if isinstance(row, dict) else None for row in rows] if isinstance(rows, list) else []


def _check_link(link: str) -> None:
    """Refuse what is no address of the web: nobody could open it from a dossier."""
    if not is_address(link):
        bare = link.strip().lstrip(":/")
        example = bare if "." in bare and not bare.split()[1:] else "facebook.com/…"
        raise EditRefused(
            f"{quoted(link)} không phải là một liên kết.",
            f"Viết đủ cả phần đầu, như khi chép từ thanh địa chỉ của trình duyệt: --lien-ket https://{visible(example)}",
        )


def _copied(ledger: Ledger, file: File[Dossier], key: str, paths: Sequence[str]) -> list[str]:
    """Put a copy of each file into a dossier's folder of proof and return their names there, each once.

    Raises `EditRefused` for a name under which another file is there, or is to come, and for a file that is
    proof of the dossier already under another name.
    """
    evidence, stem = ledger.workspace.evidence, file.stem
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
        _check_new(evidence, file, key, known[0] if known else name, data)
        _check_once(names, path, name, data)
        names[same_name(name)] = known or (name, data)
    return [name for name, _ in names.values()]


def _check_once(names: Mapping[str, tuple[str, bytes | None]], path: str, name: str, data: bytes) -> None:
    """Refuse a file that another of the same command is, under another name."""
    for other, (shown, known) in names.items():
        if known == data and other != same_name(name):
            raise EditRefused(
                f"Tệp “{visible(path)}” giống hệt tệp “{shown}” trong lệnh này; một minh chứng chỉ ghi một lần.",
                "Bỏ bớt một tệp rồi chạy lại lệnh.",
            )


def _check_new(evidence: EvidenceFolder, file: File[Dossier], key: str, name: str, data: bytes) -> None:
    """Refuse a file that is proof of the dossier under another name; one listed by its own name is welcome."""
    listed = _listed(file, key, "tep")
    if name in listed:
        return
    for index, other in enumerate(listed):
        if isinstance(other, str) and _holds(evidence, file.stem, other, data):
            raise EditRefused(
                f"Tệp “{name}” giống hệt “{visible(other)}”, đã là minh chứng của hồ sơ; chỉ ghi một lần.",
                f'Muốn sửa lời mô tả: danvan set {file.stem} {key}[{index}].mo_ta "…"; nếu không thì thay bằng '
                "minh chứng khác.",
                file.document.locate((key, index, "tep")),
            )


def _holds(evidence: EvidenceFolder, stem: str, name: str, data: bytes) -> bool:
    """Return whether a listed file is there and holds just that."""
    if evidence.standing(stem, name) is not Standing.PRESENT:
        return False
    try:
        return evidence.size(stem, name) == len(data) and evidence.digest(stem, name) == sha256(data).hexdigest()
    except OSError as error:
        raise unwritable(f"{evidence.label}/{stem}/{name}", error) from None


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
        raise WrongUse(f"Không có tệp “{shown}”.", "Kiểm tra lại đường dẫn của tệp.") from None
    except OSError as error:
        raise unwritable(shown, error) from None


def _kind(name: str) -> EvidenceKind:
    return _BY_ENDING.get(os.path.splitext(name)[1][1:].lower(), EvidenceKind.PAPER)
