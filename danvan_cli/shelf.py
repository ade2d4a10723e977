"""Where the files of a year stand: on the disk, or in memory as git keeps them."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from danvan_cli.source.document import SourceDocument
from danvan_cli.source.faults import Fault, FaultKind
from danvan_cli.source.opening import read_file
from danvan_cli.source.reader import read_source


class Shelf(Protocol):
    """What files are looked for on. A label is a path below the workspace, with forward slashes."""

    def read(self, label: str) -> SourceDocument:
        """Return the document of a label; what cannot be read has a fault that says so."""

    def has(self, label: str) -> bool:
        """Return whether anything stands at a label."""

    def names(self, folder: str) -> list[str]:
        """Return the names in a folder that are meant to be seen, sorted."""

    def holds(self, label: str, data: bytes) -> bool:
        """Return whether these very bytes are known to stand at a label, so that they need not be read again."""


@dataclass(frozen=True, slots=True)
class DiskShelf:
    """The files below `root`, with the bytes of `replaced` in place of others; None takes a file away."""

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
        """Return the names in a folder, those that are replaced or new included."""
        there = {f"{folder}/{name}" for name in self._on_disk(folder)}
        there |= {label for label in self.replaced if label.rpartition("/")[0] == folder}
        return sorted(label.rpartition("/")[2] for label in there if self.replaced.get(label, b"") is not None)

    def _on_disk(self, folder: str) -> list[str]:
        try:
            with os.scandir(os.path.join(self.root, folder)) as entries:
                return [entry.name for entry in entries if _is_seen(entry.name)]
        except OSError:
            return []

    def holds(self, label: str, data: bytes) -> bool:  # noqa: ARG002 - the promise of a shelf
        """Return False: a disk is read anew."""
        return False


@dataclass(frozen=True, slots=True)
class MemoryShelf:
    """Bytes by label, and their names by folder."""

    files: Mapping[str, bytes]
    folders: Mapping[str, list[str]]

    @classmethod
    def of(cls, files: Mapping[str, bytes]) -> MemoryShelf:
        """Sort the files into folders."""
        folders: dict[str, list[str]] = {}
        for label in sorted(files):
            folder, _, name = label.rpartition("/")
            if _is_seen(name):
                folders.setdefault(folder, []).append(name)
        return cls(files, folders)

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

    def holds(self, label: str, data: bytes) -> bool:
        """Return whether these very bytes stand at a label."""
        return self.files.get(label) == data


_ABSENT = Fault(FaultKind.ABSENT, "Không có tệp này.", "Nếu tệp đã bị xóa nhầm thì lấy lại từ một bản cũ hơn.")


def _is_seen(name: str) -> bool:
    return not name.startswith((".", "~"))
