"""The forms at hand: those that came with the program, and the office's own, which go before them."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from danvan_cli.builtin import builtin_folder
from danvan_cli.forms.keys import known_paths
from danvan_cli.forms.sheet import FormSheet, sheet_faults
from danvan_cli.models.reading import read_record
from danvan_cli.source.document import SourceDocument
from danvan_cli.source.faults import Fault, FaultKind
from danvan_cli.source.opening import read_file
from danvan_cli.vietnamese.invisible import visible
from danvan_cli.vietnamese.suggestions import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

FOLDER = "templates"
SHEET, TEMPLATE, EXAMPLE = "bieu-mau.yaml", "mau.docx", "vi-du.yaml"
LARGEST_TEMPLATE = 20_000_000
_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


class Form(NamedTuple):
    """A form ready to be filled. `trusted` is true only of a template that came with the program.

    `label` is the path of its template as people are told it.
    """

    name: str
    sheet: FormSheet
    template: bytes
    trusted: bool
    label: str


class FaultyForm(NamedTuple):
    """A form that cannot be used, and why; `document` is the file in which the faults stand."""

    name: str
    document: SourceDocument
    faults: tuple[Fault, ...]


class Catalogue(NamedTuple):
    """Every form by name, and those that cannot be used."""

    forms: Mapping[str, Form]
    faulty: tuple[FaultyForm, ...]


class _Place(NamedTuple):
    """A folder of forms: `root` is what labels are relative to."""

    root: str
    trusted: bool

    def path(self, *steps: str) -> str:
        return str(Path(self.root, FOLDER, *steps))

    def label(self, *steps: str) -> str:
        return "/".join((FOLDER, *steps))


def load_catalogue(root: str | None, only: Collection[str] = ()) -> Catalogue:
    """Return the forms of the program and of the workspace at `root`; the office's files win one by one.

    An office's folder may hold only the file that it changes; the other is then the program's own. Forms other
    than those named in `only` are left unread, unless one of the names leads nowhere.
    """
    places = list(_places(root))
    names = {name for place in places for name in _folders(place)}
    read = names.intersection(only) if only and names.issuperset(only) else names
    found = [_form(name, places) for name in sorted(read)]
    return Catalogue(
        {form.name: form for form in found if isinstance(form, Form)},
        tuple(form for form in found if isinstance(form, FaultyForm)),
    )


def example_of(name: str, root: str | None) -> object:
    """Return the data of a form's vi-du.yaml, the office's before the program's; None where none can be read."""
    place = _first(list(_places(root)), name, EXAMPLE)
    return read_file(place.path(name, EXAMPLE), place.label(name, EXAMPLE), place.root).value if place else None


def form_apart(name: str, file: str, sheet: FormSheet, root: str | None) -> Form | str:
    """Return a form that no list offers, whose sheet the program has, or the sentence that says why there is none.

    `file` is its template in the folder `name`; as with every other, the office's goes before the program's.
    """
    place = _first(list(_places(root)), name, file)
    if place is None:
        return f"Không thấy tệp {FOLDER}/{name}/{file}."
    data = _template_bytes(place, name, file)
    return data if isinstance(data, str) else Form(name, sheet, data, place.trusted, place.label(name, file))


def _places(root: str | None) -> Iterator[_Place]:
    builtin = builtin_folder(FOLDER)
    if root is not None:
        own = _Place(root, trusted=False)
        if Path(own.path()).is_dir() and not Path(own.path()).samefile(builtin):
            yield own
    yield _Place(str(builtin.parent), trusted=True)


def _folders(place: _Place) -> Iterator[str]:
    with os.scandir(place.path()) as entries:
        yield from (entry.name for entry in entries if entry.is_dir() and _holds_form(Path(entry.path)))


def _holds_form(folder: Path) -> bool:
    return os.path.lexists(folder / SHEET) or os.path.lexists(folder / TEMPLATE)


def _form(name: str, places: list[_Place]) -> Form | FaultyForm:
    sheet_place, template_place = (_first(places, name, file) for file in (SHEET, TEMPLATE))
    label = f"{FOLDER}/{name}/"
    if not _NAME.fullmatch(name):
        message = f"Tên thư mục biểu mẫu “{visible(name)}” không dùng được."
        return _faulty(name, label, message, "Chỉ dùng chữ thường không dấu, chữ số và dấu gạch nối.")
    if sheet_place is None or template_place is None:
        lacking = SHEET if sheet_place is None else TEMPLATE
        message = f"Biểu mẫu “{name}” thiếu tệp {lacking} nên không in được."
        return _faulty(name, label + lacking, message, "Chép tệp ấy từ một biểu mẫu có sẵn rồi sửa lại.")
    document = read_file(sheet_place.path(name, SHEET), sheet_place.label(name, SHEET), sheet_place.root)
    reading = read_record(FormSheet, document)
    faults = reading.faults if reading.record is None else tuple(_unknown_keys(document, reading.record))
    if reading.record is None or faults:
        return FaultyForm(name, document, faults)
    data = _template_bytes(template_place, name)
    if isinstance(data, str):
        return _faulty(name, template_place.label(name, TEMPLATE), data, "Chép lại tệp ấy rồi thử lại.")
    return Form(name, reading.record, data, template_place.trusted, template_place.label(name, TEMPLATE))


def _unknown_keys(document: SourceDocument, sheet: FormSheet) -> Iterator[Fault]:
    """Yield a fault for every key path in a sheet that no data will ever have, and for what cannot hold together."""
    yield from sheet_faults(document, sheet)
    blank = sheet.blank
    named: list[tuple[tuple[str | int, ...], str]] = [(("can", index), path) for index, path in enumerate(sheet.needed)]
    named += [(("de_trong", "dong", path), path) for path in (blank and blank.rows) or ()]
    named += [(("de_trong", "chu", path), path) for path in (blank and blank.texts) or ()]
    for where, path in named:
        if path.replace("[?]", "[]") not in known_paths():
            place = document.locate(where, key=where[0] != "can")
            message = f"Không có khóa “{visible(path)}” trong dữ liệu của biểu mẫu."
            hint = did_you_mean(path, sorted(known_paths())) or "Danh sách các khóa xem bằng lệnh “danvan forms”."
            yield Fault(FaultKind.WRONG_VALUE, message, hint, place.line, place.column, place.length)


def _first(places: list[_Place], name: str, file: str) -> _Place | None:
    return next((place for place in places if os.path.lexists(place.path(name, file))), None)


def _template_bytes(place: _Place, name: str, file: str = TEMPLATE) -> bytes | str:
    """Return the bytes of a template, or the sentence that says why it cannot be read."""
    path = Path(place.path(name, file))
    label = place.label(name, file)
    try:
        if not path.resolve(strict=True).is_relative_to(Path(place.root).resolve()):
            return f"Tệp {label} là lối tắt ra ngoài thư mục làm việc nên không được dùng."
        if not path.is_file():
            return f"{label} không phải là một tệp."
        if path.stat().st_size > LARGEST_TEMPLATE:
            return f"Tệp {label} nặng quá {LARGEST_TEMPLATE // 1_000_000} MB nên không được dùng."
        return path.read_bytes()
    except OSError:
        return f"Không mở được tệp {label}; có thể Word đang giữ tệp, hoặc bạn không có quyền đọc."


def _faulty(name: str, label: str, message: str, hint: str) -> FaultyForm:
    return FaultyForm(name, SourceDocument(label, b""), (Fault(FaultKind.UNREADABLE, message, hint),))
