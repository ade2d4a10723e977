"""One value of a file, set or cleared: typed and judged by the model before anything is written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from danvan_cli.editing.key_path import Target, target
from danvan_cli.editing.stems import demand_usable, find_stem, find_unit
from danvan_cli.editing.transaction import Draft
from danvan_cli.models.dossier import Dossier
from danvan_cli.models.office import Office
from danvan_cli.models.ordering import key_order
from danvan_cli.models.reading import Reading, demanded_faults, read_record
from danvan_cli.models.structure import written
from danvan_cli.models.unit_file import UnitFile
from danvan_cli.models.year_plan import YearPlan
from danvan_cli.source.edit import ABSENT, Change, edited
from danvan_cli.source.faults import Fault, FaultKind
from danvan_cli.source.intention import found, intended
from danvan_cli.source.layout import document_text
from danvan_cli.source.reader import read_source
from danvan_cli.source.refused import EditRefused
from danvan_cli.stems import named_in
from danvan_cli.vietnamese.dates import format_date, parse_date
from danvan_cli.vietnamese.misread import Misread

if TYPE_CHECKING:
    from danvan_cli.source.document import SourceDocument
    from danvan_cli.source.layout import Tree
    from danvan_cli.workspace import Workspace

_REFUSED = (FaultKind.WRONG_VALUE, FaultKind.MISSING_KEY, FaultKind.UNKNOWN_KEY)
"""What a value may not bring about; a letter that no eye sees is stored as it is, and `check` tells of it."""
OFFICE, PLAN, UNITS = "co-quan", "ke-hoach", "don-vi/"
_NEW_UNIT_FILE = """\
# yaml-language-server: $schema=../../../schemas/don-vi.schema.json
# $schema: ../../../schemas/don-vi.schema.json
"""


@dataclass(frozen=True, slots=True)
class Subject:
    """The file that is meant: its kind, as it was read; `new` when it is not there yet."""

    cls: type
    document: SourceDocument
    new: bool = False


def subject(workspace: Workspace, text: str) -> Subject:
    """Return the file that a person means by `co-quan`, `ke-hoach`, `don-vi/<mã>` or (the beginning of) a stem.

    Raises `EditRefused` when there is none, or more than one, or when it is another year's.
    """
    text = named_in(workspace.year, text)
    if text == OFFICE:
        return Subject(Office, workspace.office.document)
    if text == PLAN:
        return Subject(YearPlan, workspace.plan.document)
    if text.startswith(UNITS):
        return _unit_file(workspace, text.removeprefix(UNITS))
    stem = find_stem(workspace, text)
    return Subject(Dossier, next(file.document for file in workspace.dossiers if file.stem == stem))


def _unit_file(workspace: Workspace, text: str) -> Subject:
    known = workspace.unit_files.get(text)
    code = text if known is not None else find_unit(workspace, text)
    file = known or workspace.unit_files.get(code)
    if file is not None:
        return Subject(UnitFile, file.document)
    demand_usable(workspace, code, code)
    label = f"dossiers/{workspace.year}/don-vi/{code}.yaml"
    return Subject(UnitFile, read_source(label, _NEW_UNIT_FILE.encode()), new=True)


def set_value(meant: Subject, key: str, value: str, year: int) -> Draft:
    """Return the draft of a file in which `key` says `value`; a day without its year takes `year`.

    Raises `EditRefused` with the model's own sentence for a value that the key cannot hold.
    """
    aim = target(meant.cls, key, meant.document.value)
    if not value.strip():
        raise EditRefused(f"Chưa có giá trị cho “{written(aim.path)}”.", f"Muốn bỏ mục này thì viết: {key} --clear")
    return _draft(meant, Change(aim.path, _spelt(aim, value, year)))


def clear_value(meant: Subject, key: str) -> Draft:
    """Return the draft of a file without `key`; raises `EditRefused` where the file cannot do without it."""
    aim = target(meant.cls, key, meant.document.value)
    if found(meant.document.value, aim.path) is ABSENT:
        return Draft(meant.document.label, meant.document.data, meant.document.data)
    return _draft(meant, Change(aim.path, ABSENT))


def _spelt(aim: Target, value: str, year: int) -> str:
    """Return a value as the tool writes it: a day as 05/3/2026, anything else as it was typed."""
    if aim.attribute.kind is not date:
        return value
    try:
        return format_date(parse_date(value, year))
    except Misread as misread:
        raise EditRefused(misread.sentence, misread.hint) from None


def _draft(meant: Subject, change: Change) -> Draft:
    document = meant.document
    if meant.new:
        data = f"{_NEW_UNIT_FILE}\n{document_text(_tree(change))}".encode()
    else:
        data = edited(document, [change], key_order(meant.cls))
    known = {(fault.kind, fault.message) for fault in _faults(meant.cls, document)}
    for fault in _faults(meant.cls, read_source(document.label, data)):
        if fault.kind in _REFUSED and (fault.kind, fault.message) not in known:
            raise EditRefused(f"{written(change.path)}: {fault.message}", fault.hint)
    return Draft(document.label, None if meant.new else document.data, data)


def _tree(change: Change) -> dict[str, Tree]:
    """Return what a new file says that holds this change alone."""
    said = intended({}, change.path, change.value)
    return said if isinstance(said, dict) else {}


def _faults(cls: type, document: SourceDocument) -> Iterator[Fault]:
    reading: Reading[object] = read_record(cls, document)
    yield from reading.faults
    if reading.record is not None and cls in (Office, YearPlan):
        yield from demanded_faults(reading.record, document)
