"""The file whose life is told: a dossier, the year's plan, the office, a unit's own file."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from danvan_cli.folder import OFFICE_FILE
from danvan_cli.review.refusal import GitRefused
from danvan_cli.source.refused import WrongUse
from danvan_cli.stems import named_in, stem_of

if TYPE_CHECKING:
    from danvan_cli.review.file_change import What
    from danvan_cli.workspace import Workspace

_PLAN, _OFFICE, _UNITS = "ke-hoach", "co-quan", "don-vi/"


@dataclass(frozen=True, slots=True)
class Subject:
    """A file of a year: its kind and the file's name without its ending."""

    what: What
    stem: str
    year: int

    @property
    def name(self) -> str:
        """What it is called on the command line."""
        return f"{_UNITS}{self.stem}" if self.what == "don-vi" else self.stem

    @property
    def label(self) -> str:
        """Where it stands in the workspace."""
        return OFFICE_FILE if self.what == "co-quan" else f"dossiers/{self.year}/{self.name}.yaml"

    def called(self, stem: str) -> Subject:
        """Return the dossier under another name; nothing else changes its name."""
        return replace(self, stem=stem) if self.what == "ho-so" else self

    def people_say(self, working: Workspace) -> str:
        """Return what people call it, as the files on disk have it; nothing where they have no name for it."""
        if self.what == "don-vi":
            unit = working.units.get(self.stem)
            return (unit.name if unit is not None else None) or ""
        if self.what == "ho-so":
            return next((model.dossier.name for model in working.models if model.stem == self.stem), "")
        record = working.plan.record if self.what == "ke-hoach" else working.office.record
        return (record.name if record is not None else None) or ""


def subject(year: int, text: str) -> Subject:
    """Return the file that is meant by `ke-hoach`, `co-quan`, `don-vi/<mã>`, a dossier's stem, or the path of one.

    Raises `GitRefused` for the path of another year's file.
    """
    try:
        name = named_in(year, text)
    except WrongUse as wrong:
        raise GitRefused(wrong.sentence, wrong.hint, wrong_use=True) from None
    stem = stem_of(name)
    if name.startswith(_UNITS):
        return Subject("don-vi", stem, year)
    if stem == _PLAN:
        return Subject("ke-hoach", stem, year)
    return Subject("co-quan" if stem == _OFFICE else "ho-so", stem, year)
