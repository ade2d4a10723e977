"""The files kept as proof: minh-chung/<stem>/…, listed and never opened but to tell two apart."""

from __future__ import annotations

import hashlib
import os
import stat
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum

_CHUNK = 1 << 20
_ADDRESS_STARTS = ("http://", "https://")


class Standing(Enum):
    """What stands where a dossier says that its proof is."""

    PRESENT = "present"
    MISSING = "missing"
    EMPTY = "empty"
    OUTSIDE = "outside"
    NOT_A_FILE = "not-a-file"


@dataclass(frozen=True, slots=True)
class EvidenceFolder:
    """The evidence of one year; `label` is its folder relative to `root`.

    `replaced` gives bytes by label to take for those on disk, or for a file that is not there yet.
    """

    root: str
    label: str
    replaced: Mapping[str, bytes | None] = field(default_factory=dict, repr=False)
    _digests: dict[str, str] = field(default_factory=dict, repr=False)

    def standing(self, stem: str, name: str) -> Standing:
        """Tell what stands at a dossier's file name; links and `..` never lead out of the dossier's folder."""
        base = os.path.realpath(os.path.join(self.root, self.label, stem))
        path = os.path.realpath(self.path(stem, name))
        if "\\" in name or not path.startswith(base + os.sep):
            return Standing.OUTSIDE
        meant = self._meant(stem, name)
        if meant is not None:
            return Standing.PRESENT if meant else Standing.EMPTY
        try:
            status = os.stat(path)
        except (OSError, ValueError):
            return Standing.MISSING
        if not stat.S_ISREG(status.st_mode):
            return Standing.NOT_A_FILE
        return Standing.PRESENT if status.st_size else Standing.EMPTY

    def path(self, stem: str, name: str) -> str:
        """Return where a dossier's file would be; a name in NFD on disk is found by its NFC spelling."""
        folder = os.path.join(self.root, self.label, stem)
        straight = os.path.join(folder, name.replace("\0", "\ufffd"))
        if os.path.lexists(straight):
            return straight
        return next(_spelt_alike(folder, name), straight)

    def namesake(self, stem: str, name: str) -> str | None:
        """Return the name on disk that Windows or a Mac takes for `name`: another case, another way to spell accents.

        The very same spelling comes first; None when there is none.
        """
        try:
            names = os.listdir(os.path.join(self.root, self.label, stem))
        except OSError:
            return None
        alike = [other for other in names if same_name(other) == same_name(name)]
        return min(alike, key=lambda other: _composed(other) != _composed(name), default=None)

    def digest(self, stem: str, name: str) -> str:
        """Return the SHA-256 of a present file, so that the same photograph is known under two names."""
        meant = self._meant(stem, name)
        if meant is not None:
            return hashlib.sha256(meant).hexdigest()
        path = self.path(stem, name)
        if path not in self._digests:
            with open(path, "rb") as file:
                digest = hashlib.sha256()
                while chunk := file.read(_CHUNK):
                    digest.update(chunk)
            self._digests[path] = digest.hexdigest()
        return self._digests[path]

    def size(self, stem: str, name: str) -> int:
        """Return the size in bytes of a present file."""
        meant = self._meant(stem, name)
        return os.stat(self.path(stem, name)).st_size if meant is None else len(meant)

    def _meant(self, stem: str, name: str) -> bytes | None:
        return self.replaced.get(f"{self.label}/{stem}/{name}")


def same_name(name: str) -> str:
    """Return what two file names have in common that cannot stand side by side on every system."""
    return _composed(_composed(name).casefold())


def _composed(name: str) -> str:
    return unicodedata.normalize("NFC", name)


def _spelt_alike(folder: str, name: str) -> Iterator[str]:
    wanted = _composed(name)
    try:
        names = os.listdir(folder)
    except OSError:
        return
    yield from (os.path.join(folder, other) for other in names if _composed(other) == wanted)


def is_address(link: str | None) -> bool:
    """Whether proof on the network is named so that any browser finds it."""
    return link is not None and link.lower().startswith(_ADDRESS_STARTS)
