"""The list of what was printed: one table a year, beside the folders of the forms, for Excel and for people.

UTF-16 with tabs is the one text that Excel opens as columns with every Vietnamese letter, whatever list
separator the machine has.
"""

from __future__ import annotations

import csv
import io
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from danvan_cli.forms.paper_context import WHOLE_COMMUNE
from danvan_cli.forms.writing import Fate, Placed, is_open, locked, refused
from danvan_cli.source.storing import write_whole
from danvan_cli.vietnamese.collation import sort_key
from danvan_cli.vietnamese.dates import format_date
from danvan_cli.vietnamese.invisible import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from danvan_cli.forms.catalogue import Form
    from danvan_cli.forms.paper_context import Subject
    from danvan_cli.forms.printing import Document
    from danvan_cli.progress.year import Year

NAME = "danh-sach.csv"
AS_PRINTED, EDITED = "như đã in", "đã sửa tay, bản mới ở bên cạnh"
LARGEST = 20_000_000
_BOM = b"\xff\xfe"
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
_TITLES = (
    "Tệp",
    "Biểu mẫu",
    "Tên văn bản",
    "Mã",
    "Của",
    "Số liệu tính đến",
    "Chỗ còn thiếu",
    "Tình trạng",
    "Mã số liệu",
)


class Entry(NamedTuple):
    """One file that was printed; `path` is relative to the year's folder, every value as it is shown.

    `day` is the as-of day in words that no spreadsheet turns into another date, `data` the hash of the data.
    """

    path: str
    form: str
    title: str
    code: str
    whose: str
    day: str
    missing: str
    state: str
    data: str


def day_of(year: Year) -> str:
    """Return the as-of day in words that no spreadsheet turns into another date."""
    return f"ngày {format_date(year.as_of)}"


def entries_of(year: Year, form: Form, documents: Iterable[Document]) -> Iterator[Entry]:
    """Yield a line for each document that is on the disk, and for the copy edited by hand beside it."""
    for document in documents:
        if document.fate not in {Fate.WRITTEN, Fate.KEPT, Fate.BESIDE}:
            continue
        about = (form.name, form.sheet.title, document.subject.code, _whose(document.subject))
        entry = Entry(
            document.label.partition("/")[2],
            *about,
            day_of(year),
            str(len(document.markers)),
            AS_PRINTED,
            f"sha256:{document.data_hash}",
        )
        yield entry
        if document.edited:
            yield Entry(document.edited.partition("/")[2], *about, "", "", EDITED, "")


def _whose(subject: Subject) -> str:
    if subject.model is not None:
        return f"“{subject.model.dossier.name}”"
    if subject.code == WHOLE_COMMUNE or subject.unit is None:
        return "Toàn xã"
    return subject.unit.name or subject.unit.code


def update_manifest(folder: Path, fresh: Iterable[Entry]) -> Placed:
    """Write the list of a year's `folder`: fresh entries, and the former ones whose files are still there.

    A file edited by hand keeps the day and the data of its last printing. The same entries leave the list
    untouched; nothing raises.
    """
    path = folder / NAME
    try:
        known = _read(path)
        former = {entry.path: entry for entry in _parse(known)}
        entries = former | {entry.path: _joined(former.get(entry.path), entry) for entry in fresh}
        data = _table(entry for entry in entries.values() if _is_there(folder, entry.path))
        if data == known:
            return Placed(NAME, Fate.KEPT)
        if is_open(path):
            return Placed(NAME, Fate.LOCKED, locked(NAME))
        write_whole(path, data)
    except OSError as error:
        return refused(folder, NAME, error)
    return Placed(NAME, Fate.WRITTEN)


def _joined(former: Entry | None, fresh: Entry) -> Entry:
    return former._replace(state=EDITED) if former is not None and fresh.state == EDITED else fresh


def read_manifest(folder: Path) -> tuple[Entry, ...]:
    """Return the entries of a year's folder; a list that is no longer ours has none."""
    return tuple(_parse(_read(folder / NAME)))


def _read(path: Path) -> bytes:
    if path.is_symlink():
        raise OSError(None, "chỗ ấy là một lối tắt, không phải tệp; hãy xóa lối tắt rồi in lại.")
    try:
        with path.open("rb") as file:
            return file.read(LARGEST)
    except FileNotFoundError:
        return b""


def _parse(data: bytes) -> Iterator[Entry]:
    """Yield the rows of a list, even one that Excel saved again as UTF-8 with other separators."""
    try:
        text = data.decode("utf-16" if data.startswith((_BOM, b"\xfe\xff")) else "utf-8-sig")
    except UnicodeDecodeError:
        return
    head = text.partition("\n")[0]
    separator = next((sign for sign in "\t;," if sign in head), "\t")
    try:
        rows = list(csv.DictReader(io.StringIO(text, newline=""), delimiter=separator))
    except csv.Error:
        return
    for row in rows:
        cells = [_plain(row.get(title) or "") for title in _TITLES]
        if cells[0]:
            yield Entry(*cells)


def _table(entries: Iterable[Entry]) -> bytes:
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter="\t", lineterminator="\r\n")
    writer.writerow(_TITLES)
    for entry in sorted(entries, key=lambda entry: (entry.form, sort_key(entry.path), entry.path)):
        writer.writerow([_defused(" ".join(visible(cell).split())) for cell in entry])
    return _BOM + stream.getvalue().encode("utf-16-le", errors="replace")


def _defused(cell: str) -> str:
    """Return a cell that no spreadsheet runs as a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _plain(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(_FORMULA) else cell


def _is_there(folder: Path, path: str) -> bool:
    steps = PurePosixPath(path)
    inside = not steps.is_absolute() and ".." not in steps.parts and "\\" not in path and ":" not in path
    try:
        return inside and (folder / steps).is_file()
    except (OSError, ValueError):
        return False
