"""The folder she works in, loaded: read-only, every fault a value beside the file it is in."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Generic, Protocol, TypeVar

from danvan_cli.evidence_folder import EvidenceFolder
from danvan_cli.folder import OFFICE_FILE, PLAN_NAME, find_root, is_year, years
from danvan_cli.models.dossier import Dossier
from danvan_cli.models.office import Office
from danvan_cli.models.reading import demanded_faults, read_record
from danvan_cli.models.unit_file import UnitFile
from danvan_cli.models.year_plan import Deadline, Unit, YearPlan
from danvan_cli.source.document import SourceDocument
from danvan_cli.source.faults import Fault, FaultKind
from danvan_cli.source.opening import NOT_FOUND, read_file
from danvan_cli.source.reader import read_source
from danvan_cli.stems import MARK, name_fault, stem_of

T = TypeVar("T")

__all__ = [
    "OFFICE_FILE",
    "PLAN_NAME",
    "File",
    "Model",
    "Workspace",
    "find_root",
    "load_files",
    "load_workspace",
    "years",
]


@dataclass(frozen=True, slots=True)
class File(Generic[T]):
    """A file of the workspace: its document, the record it holds (None when it cannot be read), its faults."""

    stem: str
    document: SourceDocument
    record: T | None
    faults: tuple[Fault, ...] = ()

    @property
    def label(self) -> str:
        """The path relative to the workspace, with forward slashes."""
        return self.document.label


@dataclass(frozen=True, slots=True)
class Model:
    """A readable dossier with its identity."""

    stem: str
    document: SourceDocument
    dossier: Dossier


@dataclass(frozen=True)
class Workspace:
    """A year of a workspace. `dossiers` holds every file that claims to be one, readable or not, by stem."""

    root: str
    year: int
    office: File[Office]
    plan: File[YearPlan]
    dossiers: tuple[File[Dossier], ...]
    unit_files: Mapping[str, File[UnitFile]]
    predecessors: Mapping[str, File[Dossier]]
    evidence: EvidenceFolder

    @cached_property
    def models(self) -> tuple[Model, ...]:
        """The readable dossiers, by stem."""
        return tuple(Model(file.stem, file.document, file.record) for file in self.dossiers if file.record is not None)

    @cached_property
    def unreadable(self) -> tuple[File[Dossier], ...]:
        """The dossiers that could not be read; no total is true without them."""
        return tuple(file for file in self.dossiers if file.record is None)

    @cached_property
    def units(self) -> Mapping[str, Unit]:
        """The units of the plan by code, in the order of the plan."""
        units = self.plan.record.units if self.plan.record else ()
        return {unit.code: unit for unit in units}

    @cached_property
    def deadlines(self) -> Mapping[str, Deadline]:
        """The deadlines of the plan by code."""
        deadlines = self.plan.record.deadlines if self.plan.record else ()
        return {deadline.code: deadline for deadline in deadlines if deadline.code}

    def files(self) -> Iterator[File[Office] | File[YearPlan] | File[UnitFile] | File[Dossier]]:
        """Yield every file that was read, the office first, then the plan, the units, the dossiers."""
        yield self.office
        yield self.plan
        yield from self.unit_files.values()
        yield from self.dossiers


def load_workspace(root: str, year: int, replaced: Mapping[str, bytes | None] | None = None) -> Workspace:
    """Read every file of a year. Nothing raises for what a file holds; faults stand beside each file.

    `replaced` gives bytes by label to take for those on disk, or for a file that is not there; None takes the
    file away. So a change can be looked at before it is made.
    """
    disk = _Disk(root, replaced or {})
    return _loaded(disk, year, EvidenceFolder(root, f"dossiers/{year}/minh-chung", disk.replaced))


def load_files(files: Mapping[str, bytes], year: int, known: Workspace | None = None) -> Workspace:
    """Read a year held in memory, as git keeps one: `files` gives bytes by label, and there are no others.

    A file with the bytes that `known` has at its label is taken from there and not read again. Evidence that
    `files` does not hold is looked for where `known` has its own.
    """
    root = known.root if known else ""
    return _loaded(_Memory.of(files, known), year, EvidenceFolder(root, f"dossiers/{year}/minh-chung", files))


class _Tree(Protocol):
    """Where the files of a year stand."""

    def read(self, label: str) -> SourceDocument:
        """Return the document of a label."""

    def has(self, label: str) -> bool:
        """Return whether anything stands at a label."""

    def names(self, folder: str) -> list[str]:
        """Return the names in a folder that are meant to be seen, sorted."""

    def kept(self, label: str, *, earlier: bool = False) -> File[Any] | None:
        """Return the file at a label where it has been read before; `earlier` as one of an earlier year."""


def _loaded(tree: _Tree, year: int, evidence: EvidenceFolder) -> Workspace:
    folder = f"dossiers/{year}"
    dossiers = tuple(_dossiers(tree, folder))
    return Workspace(
        root=evidence.root,
        year=year,
        office=_whole(Office, tree, OFFICE_FILE),
        plan=_whole(YearPlan, tree, f"{folder}/{PLAN_NAME}"),
        dossiers=dossiers,
        unit_files=_unit_files(tree, f"{folder}/don-vi"),
        predecessors=_predecessors(tree, dossiers),
        evidence=evidence,
    )


@dataclass(frozen=True, slots=True)
class _Disk:
    """The files below `root`, with some bytes in place of others."""

    root: str
    replaced: Mapping[str, bytes | None]

    def read(self, label: str) -> SourceDocument:
        """Return the document of a label."""
        data = self.replaced.get(label)
        if data is not None:
            return read_source(label, data)
        return read_file(os.path.join(self.root, label), label, self.root)

    def has(self, label: str) -> bool:
        """Return whether anything stands at a label."""
        if label in self.replaced:
            return self.replaced[label] is not None
        return os.path.lexists(os.path.join(self.root, label))

    def names(self, folder: str) -> list[str]:
        """Return the names in a folder that are meant to be seen, sorted."""
        if not self.replaced:
            return sorted(_names(self.root, folder))
        there = {f"{folder}/{name}" for name in _names(self.root, folder)}
        there |= {label for label in self.replaced if label.rpartition("/")[0] == folder}
        return sorted(label.rpartition("/")[2] for label in there if self.replaced.get(label, b"") is not None)

    def kept(self, label: str, *, earlier: bool = False) -> None:
        """Return nothing: a disk is read anew."""


@dataclass(frozen=True, slots=True)
class _Memory:
    """Files held as bytes, and those read before."""

    files: Mapping[str, bytes]
    folders: Mapping[str, list[str]]
    known: Mapping[str, File[Any]]
    earlier: Mapping[str, File[Dossier]]

    @classmethod
    def of(cls, files: Mapping[str, bytes], known: Workspace | None) -> _Memory:
        """Sort the files into folders."""
        folders: dict[str, list[str]] = {}
        for label in sorted(files):
            folder, _, name = label.rpartition("/")
            if _is_seen(name):
                folders.setdefault(folder, []).append(name)
        if known is None:
            return cls(files, folders, {}, {})
        earlier = {file.label: file for file in known.predecessors.values()}
        return cls(files, folders, {file.label: file for file in known.files()}, earlier)

    def read(self, label: str) -> SourceDocument:
        """Return the document of a label."""
        data = self.files.get(label)
        return SourceDocument(label, b"", None, (_ABSENT,)) if data is None else read_source(label, data)

    def has(self, label: str) -> bool:
        """Return whether anything stands at a label."""
        return label in self.files

    def names(self, folder: str) -> list[str]:
        """Return the names in a folder that are meant to be seen, sorted."""
        return self.folders.get(folder, [])

    def kept(self, label: str, *, earlier: bool = False) -> File[Any] | None:
        """Return the file at a label where it has been read before."""
        file = (self.earlier if earlier else self.known).get(label)
        # A file that could not be opened has no bytes, which is not to say that it is empty.
        return file if file is not None and file.document.data and file.document.data == self.files.get(label) else None


_ABSENT = Fault(
    FaultKind.UNREADABLE,
    "Không có tệp này.",
    "Nếu tệp đã bị xóa nhầm thì lấy lại từ một bản cũ hơn.",
)


def is_absent(file: File[Any]) -> bool:
    """Return whether nothing stands where a plan or an office belongs, which is not to say that it cannot be read."""
    return any(fault.message in (_ABSENT.message, NOT_FOUND) for fault in file.faults)


def _read(cls: type[T], tree: _Tree, label: str) -> File[T]:
    document = tree.read(label)
    reading = read_record(cls, document)
    return File(stem_of(label), document, reading.record, reading.faults)


def _whole(cls: type[T], tree: _Tree, label: str) -> File[T]:
    """Read a file in which every demanded key must stand from the first day."""
    kept = tree.kept(label)
    if kept is not None:
        return kept
    file = _read(cls, tree, label)
    if file.record is None:
        return file
    faults = tuple(demanded_faults(file.record, file.document))
    return File(file.stem, file.document, None if faults else file.record, (*file.faults, *faults))


def _names(root: str, folder: str) -> list[str]:
    try:
        with os.scandir(os.path.join(root, folder)) as entries:
            return [entry.name for entry in entries if _is_seen(entry.name)]
    except OSError:
        return []


def _is_seen(name: str) -> bool:
    return not name.startswith((".", "~"))


def _yaml_names(tree: _Tree, folder: str) -> Iterator[str]:
    return (name for name in tree.names(folder) if name.lower().endswith((".yaml", ".yml")))


def _dossiers(tree: _Tree, folder: str) -> Iterator[File[Dossier]]:
    for name in _yaml_names(tree, folder):
        if name != PLAN_NAME:
            yield _named(Dossier, tree, folder, name)


def _unit_files(tree: _Tree, folder: str) -> Mapping[str, File[UnitFile]]:
    files = (_named(UnitFile, tree, folder, name) for name in _yaml_names(tree, folder))
    return {file.stem: file for file in files}


def _named(cls: type[T], tree: _Tree, folder: str, name: str) -> File[T]:
    """Read a file; one whose name cannot serve as identity has that fault, and is not counted."""
    kept = tree.kept(f"{folder}/{name}")
    if kept is not None:
        return kept
    file = _read(cls, tree, f"{folder}/{name}")
    fault = name_fault(name, dossier=cls is Dossier)
    if fault is None:
        return file
    message, hint = fault
    told = Fault(FaultKind.UNUSABLE_NAME, message, hint, 1, 1)
    return File(file.stem, file.document, None, (told, *file.faults))


def _predecessors(tree: _Tree, dossiers: tuple[File[Dossier], ...]) -> Mapping[str, File[Dossier]]:
    """Read the dossiers of earlier years that this year's name as `ke_thua`, where they exist."""
    wanted = {file.record.continues for file in dossiers if file.record is not None and file.record.continues}
    labels = {reference: f"dossiers/{reference}.yaml" for reference in sorted(wanted) if _is_reference(reference)}
    return {
        reference: tree.kept(label, earlier=True) or _read(Dossier, tree, label)
        for reference, label in labels.items()
        if tree.has(label)
    }


def _is_reference(reference: str) -> bool:
    year, slash, stem = reference.partition("/")
    return bool(slash) and is_year(year) and MARK in stem and name_fault(f"{stem}.yaml") is None
