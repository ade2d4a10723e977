"""The folder she works in, loaded: read-only, every fault a value beside the file it is in."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, TypeVar

from danvan_cli.evidence_folder import EvidenceFolder
from danvan_cli.folder import OFFICE_FILE, PLAN_NAME, find_root, is_year, years
from danvan_cli.models.dossier import Dossier
from danvan_cli.models.office import Office
from danvan_cli.models.reading import demanded_faults, read_record
from danvan_cli.models.unit_file import UnitFile
from danvan_cli.models.year_plan import Deadline, Unit, YearPlan
from danvan_cli.source.document import SourceDocument
from danvan_cli.source.faults import Fault, FaultKind
from danvan_cli.source.opening import read_file
from danvan_cli.source.reader import read_source
from danvan_cli.stems import MARK, name_fault, stem_of

T = TypeVar("T")

__all__ = ["OFFICE_FILE", "PLAN_NAME", "File", "Model", "Workspace", "find_root", "load_workspace", "years"]


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
    folder = f"dossiers/{year}"
    dossiers = tuple(_dossiers(disk, folder))
    return Workspace(
        root=root,
        year=year,
        office=_whole(Office, disk, OFFICE_FILE),
        plan=_whole(YearPlan, disk, f"{folder}/{PLAN_NAME}"),
        dossiers=dossiers,
        unit_files=_unit_files(disk, f"{folder}/don-vi"),
        predecessors=_predecessors(disk, dossiers),
        evidence=EvidenceFolder(root, f"{folder}/minh-chung", disk.replaced),
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


def _read(cls: type[T], disk: _Disk, label: str) -> File[T]:
    document = disk.read(label)
    reading = read_record(cls, document)
    return File(stem_of(label), document, reading.record, reading.faults)


def _whole(cls: type[T], disk: _Disk, label: str) -> File[T]:
    """Read a file in which every demanded key must stand from the first day."""
    file = _read(cls, disk, label)
    if file.record is None:
        return file
    faults = tuple(demanded_faults(file.record, file.document))
    return File(file.stem, file.document, None if faults else file.record, (*file.faults, *faults))


def _names(root: str, folder: str) -> list[str]:
    try:
        with os.scandir(os.path.join(root, folder)) as entries:
            return [entry.name for entry in entries if not entry.name.startswith((".", "~"))]
    except OSError:
        return []


def _yaml_names(disk: _Disk, folder: str) -> Iterator[str]:
    return (name for name in disk.names(folder) if name.lower().endswith((".yaml", ".yml")))


def _dossiers(disk: _Disk, folder: str) -> Iterator[File[Dossier]]:
    for name in _yaml_names(disk, folder):
        if name != PLAN_NAME:
            yield _named(_read(Dossier, disk, f"{folder}/{name}"), name, dossier=True)


def _unit_files(disk: _Disk, folder: str) -> Mapping[str, File[UnitFile]]:
    files = (
        _named(_read(UnitFile, disk, f"{folder}/{name}"), name, dossier=False) for name in _yaml_names(disk, folder)
    )
    return {file.stem: file for file in files}


def _named(file: File[T], name: str, *, dossier: bool) -> File[T]:
    """Add the fault of a file name that cannot serve as identity; such a file is not counted."""
    fault = name_fault(name, dossier=dossier)
    if fault is None:
        return file
    message, hint = fault
    told = Fault(FaultKind.UNUSABLE_NAME, message, hint, 1, 1)
    return File(file.stem, file.document, None, (told, *file.faults))


def _predecessors(disk: _Disk, dossiers: tuple[File[Dossier], ...]) -> Mapping[str, File[Dossier]]:
    """Read the dossiers of earlier years that this year's name as `ke_thua`, where they exist."""
    wanted = {file.record.continues for file in dossiers if file.record is not None and file.record.continues}
    return {
        reference: _read(Dossier, disk, f"dossiers/{reference}.yaml")
        for reference in sorted(wanted)
        if _is_reference(reference) and disk.has(f"dossiers/{reference}.yaml")
    }


def _is_reference(reference: str) -> bool:
    year, slash, stem = reference.partition("/")
    return bool(slash) and is_year(year) and MARK in stem and name_fault(f"{stem}.yaml") is None
