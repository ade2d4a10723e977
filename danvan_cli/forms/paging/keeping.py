"""PDF files beside the Word files, and many joined into one for printing.

Each carries the hash of what it was made from: the same paper is not laid out again, and a PDF that somebody
else put there is left alone.
"""

from __future__ import annotations

import hashlib
import io
from pathlib import Path
from typing import TYPE_CHECKING

from danvan_cli.forms.naming import ENDING, safe_name
from danvan_cli.forms.paging.body_font import body_font
from danvan_cli.forms.paging.lines import read_pages
from danvan_cli.forms.paging.pdf import UnreadablePdf, opened
from danvan_cli.forms.writing import Fate, Placed, refused
from danvan_cli.progress.pages import Unmeasured
from danvan_cli.source.storing import write_whole

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_MARK = "/danvan_lam_tu"
_PDF = ".pdf"
_MOST_COPIES = 20
_TOGETHER = "-in-chung"


def pdf_made_from(document: Path) -> Path | None:
    """Return the PDF beside a Word file that was made from just these bytes and may be trusted; else None."""
    origin = hash_of(document.read_bytes())
    path = next((path for path in _candidates(document) if _origin(path) == origin), None)
    try:
        return path if path and not isinstance(body_font(read_pages(path)), Unmeasured) else None
    except UnreadablePdf:
        return None


def keep_pdf(pdf: Path, document: Path) -> Placed:
    """Put a PDF beside the Word file that it was made from. Nothing raises: a file held open is a sentence."""
    origin = hash_of(document.read_bytes())
    try:
        return _put(list(_candidates(document)), _marked((pdf,), origin))
    except UnreadablePdf:
        name = document.with_suffix(_PDF).name
        return Placed(name, Fate.FAILED, f"Bản PDF của “{document.name}” bị hỏng nên không giữ lại.")
    except OSError as error:
        return refused(document.parent, document.with_suffix(_PDF).name, error)


def join_pdfs(pdfs: Sequence[Path], folder: Path) -> Placed:
    """Join PDF files into one that is named for its folder, each paper on pages of its own."""
    name = f"{folder.name}{_TOGETHER}{ENDING}"
    origin = hash_of(*(path.read_bytes() for path in pdfs))
    try:
        return _put(list(_candidates(folder / name)), _marked(pdfs, origin))
    except OSError as error:
        return refused(folder, Path(name).with_suffix(_PDF).name, error)


def hash_of(*parts: bytes) -> str:
    """Return the hash by which the origin of a PDF is known."""
    whole = hashlib.sha256()
    for part in parts:
        whole.update(hashlib.sha256(part).digest())
    return whole.hexdigest()


def _candidates(document: Path) -> Iterator[Path]:
    yield document.with_suffix(_PDF)
    for number in range(1, _MOST_COPIES):
        mark = " (mới)" if number == 1 else f" (mới {number})"
        yield document.with_name(safe_name(document.name, mark)).with_suffix(_PDF)


def _put(candidates: Sequence[Path], data: bytes) -> Placed:
    wanted = candidates[0].name
    for path in candidates:
        if path.exists() and not _origin(path):
            continue
        beside = path.name != wanted
        told = f"“{wanted}” không phải do danvan làm ra nên giữ nguyên; bản mới là “{path.name}”." if beside else ""
        if path.exists() and path.read_bytes() == data:
            return Placed(path.name, Fate.KEPT, told)
        write_whole(path, data)
        return Placed(path.name, Fate.BESIDE if beside else Fate.WRITTEN, told)
    return Placed(wanted, Fate.FAILED, f"Bên cạnh “{wanted}” đã có quá nhiều bản; hãy dọn bớt rồi in lại.")


def _origin(path: Path) -> str:
    """Return the hash that a PDF carries; empty for one that is not ours or is not there."""
    if not path.is_file() or path.is_symlink():
        return ""
    try:
        with opened(path) as reader:
            return str(reader.metadata.get(_MARK, "")) if reader.metadata else ""
    except UnreadablePdf:
        return ""


def _marked(pdfs: Sequence[Path], origin: str) -> bytes:
    from pypdf import PdfWriter

    with PdfWriter() as writer:
        for path in pdfs:
            with opened(path) as reader:
                told = dict(reader.metadata or {}) if len(pdfs) == 1 else {}
                writer.append(reader)
        writer.add_metadata({**told, _MARK: origin})
        held = io.BytesIO()
        writer.write(held)
    return held.getvalue()
