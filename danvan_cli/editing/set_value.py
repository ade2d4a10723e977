"""One value of a file, set or cleared: typed and judged by the model before anything is written."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from danvan_cli.editing.key_path import Target, part, target
from danvan_cli.editing.preview import file_changes
from danvan_cli.editing.starter import unit_file_label, unit_file_text
from danvan_cli.editing.stems import demand_usable, find_stem, find_unit
from danvan_cli.editing.transaction import Draft
from danvan_cli.models.dossier import Dossier
from danvan_cli.models.office import Office
from danvan_cli.models.ordering import key_order
from danvan_cli.models.reading import Reading, demanded_faults, read_record
from danvan_cli.models.structure import Shape, attributes, written
from danvan_cli.models.unit_file import UnitFile
from danvan_cli.models.year_plan import YearPlan
from danvan_cli.source.edit import ABSENT, Change, edited
from danvan_cli.source.faults import Fault, FaultKind
from danvan_cli.source.intention import found, intended
from danvan_cli.source.reader import read_source
from danvan_cli.source.refused import EditRefused, WrongUse
from danvan_cli.stems import named_in, stem_of
from danvan_cli.vietnamese.dates import format_date, parse_date
from danvan_cli.vietnamese.misread import Misread

if TYPE_CHECKING:
    from danvan_cli.source.document import SourceDocument
    from danvan_cli.source.layout import Tree
    from danvan_cli.workspace import Workspace

_REFUSED = (FaultKind.WRONG_VALUE, FaultKind.MISSING_KEY, FaultKind.UNKNOWN_KEY)
"""What a value may not bring about; a letter that no eye sees is stored as it is, and `check` tells of it."""
OFFICE, PLAN, UNITS = "co-quan", "ke-hoach", "don-vi/"
_INDEX = re.compile(r"\[\d+\]")


@dataclass(frozen=True, slots=True)
class Subject:
    """The file that is meant: its kind, as it was read; `new` when it is not there yet."""

    cls: type
    document: SourceDocument
    new: bool = False

    @property
    def name(self) -> str:
        """What the file is called on the command line."""
        stem = stem_of(self.document.label)
        return f"{UNITS}{stem}" if self.cls is UnitFile else stem


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
    empty = read_source(unit_file_label(workspace.year, code), unit_file_text().encode())
    return Subject(UnitFile, empty, new=True)


def set_value(meant: Subject, key: str, value: str, year: int) -> Draft:
    """Return the draft of a file in which `key` says `value`; a day without its year takes `year`.

    Raises `EditRefused` with the model's own sentence for a value that the key cannot hold.
    """
    aim = target(meant.cls, key, meant.document.value)
    if not value.strip():
        raise WrongUse(f"Chưa có giá trị cho “{written(aim.path)}”.", f"Muốn bỏ mục này thì viết: {key} --clear")
    spelt = _spelt(aim, value, year)
    draft = _drafted(meant, Change(aim.path, spelt))
    for fault in _new_faults(meant, draft):
        if fault.kind is FaultKind.MISSING_KEY and _begins_row(meant, aim):
            raise _row_at_once(meant, aim, spelt)
        raise EditRefused(f"{written(aim.path)}: {fault.message}", fault.hint)
    return draft


def clear_value(meant: Subject, key: str) -> Draft:
    """Return the draft of a file without the value, block, row or list that is `key`.

    Raises `EditRefused` where the file cannot do without it.
    """
    aim = part(meant.cls, key, meant.document.value)
    if found(meant.document.value, aim.path) is ABSENT:
        return Draft(meant.document.label, meant.document.data, meant.document.data)
    draft = _drafted(meant, Change(aim.path, ABSENT))
    for fault in _new_faults(meant, draft):
        raise EditRefused(f"“{written(aim.path)}” không bỏ được. {fault.message}", _instead(meant, aim))
    return draft


def holds_more(meant: Subject, key: str) -> bool:
    """Return whether what `key` names in a file holds keys or rows of its own; raises as `clear_value` does."""
    said = found(meant.document.value, part(meant.cls, key, meant.document.value).path)
    return isinstance(said, (dict, list))


def _spelt(aim: Target, value: str, year: int) -> str:
    """Return a value as the tool writes it: a day as 05/3/2026, anything else as it was typed."""
    if aim.attribute.kind is not date:
        return value
    try:
        return format_date(parse_date(value, year))
    except Misread as misread:
        raise EditRefused(misread.sentence, misread.hint) from None


def _instead(meant: Subject, aim: Target) -> str:
    """Return what to do with a part that cannot be cleared: to write another value there."""
    here = written(aim.path)
    if aim.single:
        return f'Đổi bằng: danvan set {meant.name} {here} "…"'
    row = "[0]" if aim.attribute.shape is Shape.ROWS and isinstance(aim.path[-1], str) else ""
    inside = f".{attributes(aim.attribute.record)[0].key}" if aim.attribute.record else ""
    return f'Đổi từng giá trị bên trong, ví dụ: danvan set {meant.name} {here}{row}{inside} "…"'


def _drafted(meant: Subject, change: Change) -> Draft:
    document = meant.document
    if meant.new:
        return Draft(document.label, None, unit_file_text(_tree(change)).encode())
    return Draft(document.label, document.data, edited(document, [change], key_order(meant.cls)))


def _new_faults(meant: Subject, draft: Draft) -> Iterator[Fault]:
    """Yield what a draft would bring about that may not be; a fault of a row that only moved is none of it."""
    known = Counter(_said(fault) for fault in _faults(meant.cls, meant.document))
    for fault in _faults(meant.cls, read_source(draft.label, draft.after or b"")):
        known[_said(fault)] -= 1
        if fault.kind in _REFUSED and known[_said(fault)] < 0:
            yield fault


def _said(fault: Fault) -> tuple[FaultKind, str]:
    return fault.kind, _INDEX.sub("[]", fault.message)


def _begins_row(meant: Subject, aim: Target) -> bool:
    """Return whether a key would be the first of a row that is not there yet."""
    row = aim.path[:-1]
    return bool(row) and isinstance(row[-1], int) and found(meant.document.value, row) is ABSENT


def _row_at_once(meant: Subject, aim: Target, value: str) -> EditRefused:
    """Return why a row cannot begin with one key alone, with the lines that are to be written by hand."""
    demanded = [one.key for one in attributes(aim.holder) if one.demanded]
    row: dict[str, Tree] = {**dict.fromkeys(demanded, "…"), str(aim.path[-1]): value}
    [gained] = file_changes([_drafted(meant, Change(aim.path[:-1], row))])
    where, *lines = gained.lines
    rows = written(aim.path[:-2])
    return EditRefused(
        f"Một dòng mới của “{rows}” phải có cùng lúc {', '.join(demanded)}, mà lệnh này chỉ ghi một mục mỗi lần; "
        "chưa ghi gì.",
        f"Mở {gained.label}, chép phần sau vào {where.removesuffix(':')} (cuối {rows}) rồi thay dấu “…”:\n"
        + "\n".join(line.removeprefix("+ ") for line in lines if line.startswith("+ ")),
    )


def _tree(change: Change) -> dict[str, Tree]:
    """Return what a new file says that holds this change alone."""
    said = intended({}, change.path, change.value)
    return said if isinstance(said, dict) else {}


def _faults(cls: type, document: SourceDocument) -> Iterator[Fault]:
    reading: Reading[object] = read_record(cls, document)
    yield from reading.faults
    if reading.record is not None and cls in (Office, YearPlan):
        yield from demanded_faults(reading.record, document)
