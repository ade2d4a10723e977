"""The changes of one command, gathered by file, and what of the old they would replace."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar

from danvan_cli.editing.transaction import Draft
from danvan_cli.models.dossier import Dossier
from danvan_cli.models.ordering import key_order
from danvan_cli.models.structure import written
from danvan_cli.source.edit import Change, edited
from danvan_cli.source.reader import read_source
from danvan_cli.source.refused import refused_for
from danvan_cli.vietnamese.dates import parse_date
from danvan_cli.vietnamese.misread import Misread

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from danvan_cli.source.edit import KeyOrder, Path
    from danvan_cli.source.layout import Tree
    from danvan_cli.workspace import File, Workspace

T = TypeVar("T")


@dataclass
class Ledger:
    """What a command means to write; `replaced` holds a sentence for each value that would be lost."""

    workspace: Workspace
    replaced: list[str] = field(default_factory=list)
    _files: dict[str, tuple[File[Any], list[Change]]] = field(default_factory=dict)
    _new: list[Draft] = field(default_factory=list)

    def dossier(self, stem: str) -> File[Dossier]:
        """Return the readable dossier of a stem; raises `EditRefused` with the fault of one that is not."""
        return readable(next(file for file in self.workspace.dossiers if file.stem == stem))

    def put(self, file: File[Any], path: Path, value: Tree) -> None:
        """Write a value at a path, telling of another that stands there."""
        old = value_at(file.document.value, path)
        if old == value or _same_day(old, value):
            return
        if isinstance(old, str) and old:
            self.replaced.append(f"{file.label}: {written(path)} đang ghi “{old}”, sẽ thay bằng “{value}”.")
        self._changes(file).append(Change(path, value))

    def put_block(self, file: File[Any], path: Path, entries: Mapping[str, Tree]) -> None:
        """Write the entries of an event; a block that is not there yet comes as a whole, in the order of its keys."""
        if value_at(file.document.value, path):
            for key, value in entries.items():
                self.put(file, (*path, key), value)
        else:
            in_order = {key: entries[key] for key in _order(file)(path) if key in entries}
            self.put(file, path, in_order | dict(entries))

    def append(self, file: File[Any], key: str, row: Mapping[str, Tree], known_by: Collection[str] = ()) -> None:
        """Add a row to a list; one with the same values of these keys (all, by default) takes the others instead."""
        rows = value_at(file.document.value, (key,))
        known = rows if isinstance(rows, list) else []
        for index, other in enumerate(known):
            if _same_row(other, row, known_by):
                for attribute, value in row.items():
                    self.put(file, (key, index, attribute), value)
                return
        added = sum(change.path[:-1] == (key,) for change in self._changes(file))
        self._changes(file).append(Change((key, len(known) + added), dict(row)))

    def create(self, label: str, text: str) -> None:
        """Write a file that is not there yet."""
        self._new.append(Draft(label, None, text.encode()))

    def copy(self, label: str, data: bytes) -> None:
        """Put a file of any kind where nothing stands yet."""
        self._new.append(Draft(label, None, data))

    def drafts(self) -> list[Draft]:
        """Return the drafts of everything written so far; raises `EditRefused` as the writer does."""
        made = [
            Draft(label, file.document.data, edited(read_source(label, file.document.data), changes, _order(file)))
            for label, (file, changes) in self._files.items()
        ]
        return [*made, *self._new]

    def _changes(self, file: File[Any]) -> list[Change]:
        return self._files.setdefault(file.label, (file, []))[1]


def _order(file: File[Any]) -> KeyOrder:
    return key_order(type(file.record))


def readable(file: File[T]) -> File[T]:
    """Return a file that can be read; raises `EditRefused` with its first fault for another."""
    if file.record is not None:
        return file
    raise refused_for(file.label, file.faults[0])


def value_at(value: object, path: Path) -> object:
    """Return what stands at a path of a file's data, None where nothing does."""
    for step in path:
        if isinstance(value, dict) and isinstance(step, str):
            value = value.get(step)
        elif isinstance(value, list) and isinstance(step, int) and step < len(value):
            value = value[step]
        else:
            return None
    return value


def same_value(key: str, old: object, new: object) -> bool:
    """Return whether two values of a key say the same: a day is the same day however it is written."""
    return old == new or (key == "ngay" and _same_day(old, new))


def _same_row(old: object, new: Mapping[str, object], known_by: Collection[str]) -> bool:
    if not isinstance(old, dict) or not (known_by or old.keys() == new.keys()):
        return False
    return all(same_value(key, old.get(key), new.get(key)) for key in known_by or new)


def _same_day(old: object, new: object) -> bool:
    try:
        return isinstance(old, str) and isinstance(new, str) and parse_date(old) == parse_date(new)
    except Misread:
        return False
