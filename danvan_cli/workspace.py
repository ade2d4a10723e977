"""The folder she works in, loaded: read-only, every fault a value beside the file it is in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Generic, TypeVar

from danvan_cli.evidence_folder import EvidenceFolder
from danvan_cli.folder import OFFICE_FILE, PLAN_NAME, find_root, is_year, years
from danvan_cli.models.dossier import Dossier
from danvan_cli.models.office import Office
from danvan_cli.models.reading import demanded_faults, read_record
from danvan_cli.models.unit_file import UnitFile
from danvan_cli.models.year_plan import Deadline, Unit, YearPlan
from danvan_cli.shelf import DiskShelf, MemoryShelf, Shelf
from danvan_cli.source.document import SourceDocument
from danvan_cli.source.faults import Fault, FaultKind
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
    replaced = replaced or {}
    evidence = EvidenceFolder(root, f"dossiers/{year}/minh-chung", replaced)
    return _loaded(_Reader(DiskShelf(root, replaced), {}, {}), year, evidence)


def load_files(files: Mapping[str, bytes], year: int, known: Workspace | None = None) -> Workspace:
    """Read a year held in memory, as git keeps one: `files` gives bytes by label, and there are no others.

    A file with the bytes that `known` has at its label is taken from there and not read again. Evidence that
    `files` does not hold is looked for where `known` has its own.
    """
    shelf = MemoryShelf.of(files)
    if known is None:
        reader = _Reader(shelf, {}, {})
    else:
        earlier = {file.label: file for file in known.predecessors.values()}
        reader = _Reader(shelf, {file.label: file for file in known.files()}, earlier)
    root = known.root if known else ""
    return _loaded(reader, year, EvidenceFolder(root, f"dossiers/{year}/minh-chung", files))


def _loaded(reader: _Reader, year: int, evidence: EvidenceFolder) -> Workspace:
    folder = f"dossiers/{year}"
    dossiers = tuple(reader.named(Dossier, folder, besides=PLAN_NAME))
    return Workspace(
        root=evidence.root,
        year=year,
        office=reader.whole(Office, OFFICE_FILE),
        plan=reader.whole(YearPlan, f"{folder}/{PLAN_NAME}"),
        dossiers=dossiers,
        unit_files={file.stem: file for file in reader.named(UnitFile, f"{folder}/don-vi")},
        predecessors=_predecessors(reader, dossiers),
        evidence=evidence,
    )


def is_absent(file: File[Any]) -> bool:
    """Return whether nothing stands where a plan or an office belongs, which is not to say that it cannot be read."""
    return any(fault.kind is FaultKind.ABSENT for fault in file.faults)


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads the files of a shelf, but for those that have been read before, of this year or of an earlier one."""

    shelf: Shelf
    known: Mapping[str, File[Any]]
    earlier: Mapping[str, File[Dossier]]

    def whole(self, cls: type[T], label: str) -> File[T]:
        """Read a file in which every demanded key must stand from the first day."""
        kept = self._kept(self.known.get(label))
        if kept is not None:
            return kept
        file = self._read(cls, label)
        if file.record is None:
            return file
        faults = tuple(demanded_faults(file.record, file.document))
        return File(file.stem, file.document, None if faults else file.record, (*file.faults, *faults))

    def named(self, cls: type[T], folder: str, besides: str = "") -> Iterator[File[T]]:
        """Read the YAML files of a folder, each of which is known by its name, `besides` one."""
        for name in self.shelf.names(folder):
            if name.lower().endswith((".yaml", ".yml")) and name != besides:
                label = f"{folder}/{name}"
                yield self._kept(self.known.get(label)) or self._named(cls, label)

    def predecessor(self, label: str) -> File[Dossier]:
        """Read a dossier of an earlier year."""
        return self._kept(self.earlier.get(label)) or self._read(Dossier, label)

    def _kept(self, file: File[Any] | None) -> File[Any] | None:
        # A file that could not be opened has no bytes, which is not to say that it is empty.
        if file is None or not file.document.data or not self.shelf.holds(file.label, file.document.data):
            return None
        return file

    def _named(self, cls: type[T], label: str) -> File[T]:
        """Read a file; one whose name cannot serve as identity has that fault, and is not counted."""
        file = self._read(cls, label)
        fault = name_fault(label.rpartition("/")[2], dossier=cls is Dossier)
        if fault is None:
            return file
        message, hint = fault
        told = Fault(FaultKind.UNUSABLE_NAME, message, hint, 1, 1)
        return File(file.stem, file.document, None, (told, *file.faults))

    def _read(self, cls: type[T], label: str) -> File[T]:
        document = self.shelf.read(label)
        reading = read_record(cls, document)
        return File(stem_of(label), document, reading.record, reading.faults)


def _predecessors(reader: _Reader, dossiers: tuple[File[Dossier], ...]) -> Mapping[str, File[Dossier]]:
    """Read the dossiers of earlier years that this year's name as `ke_thua`, where they exist."""
    wanted = {file.record.continues for file in dossiers if file.record is not None and file.record.continues}
    labels = {reference: f"dossiers/{reference}.yaml" for reference in sorted(wanted) if _is_reference(reference)}
    return {reference: reader.predecessor(label) for reference, label in labels.items() if reader.shelf.has(label)}


def _is_reference(reference: str) -> bool:
    year, slash, stem = reference.partition("/")
    return bool(slash) and is_year(year) and MARK in stem and name_fault(f"{stem}.yaml") is None
