"""What a rule yields: a fault named by its place in field names; lines and columns come at the very end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from danvan_cli.diagnostics import Location, Related, Severity
from danvan_cli.models.structure import Place, key_path

if TYPE_CHECKING:
    from danvan_cli.progress.year import JudgedModel, Year
    from danvan_cli.source.document import SourceDocument
    from danvan_cli.source.faults import Fault
    from danvan_cli.workspace import Model


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a document, in English field names of `record`; `on_key` means the key, not its value."""

    document: SourceDocument
    record: type | None = None
    place: Place = ()
    on_key: bool = False

    def locate(self) -> Location:
        """Return the line and column, falling back to the nearest ancestor that is in the file."""
        if self.record is None or not self.place:
            return Location(self.document.label)
        return self.document.locate(key_path(self.record, self.place), key=self.on_key)


@dataclass(frozen=True, slots=True)
class Finding:
    """A fault: where, what is wrong, how to mend it. `severity` None means the rule's own."""

    spot: Spot | Location
    document: SourceDocument
    message: str
    hint: str = ""
    severity: Severity | None = None
    unit: str = ""
    related: tuple[tuple[Spot, str], ...] = ()
    told: tuple[Related, ...] = ()

    def location(self) -> Location:
        """Return where the fault stands."""
        return self.spot if isinstance(self.spot, Location) else self.spot.locate()

    def all_related(self) -> tuple[Related, ...]:
        """Return the places that explain the fault."""
        return (*self.told, *(Related(spot.locate(), message) for spot, message in self.related))


@dataclass(frozen=True, slots=True)
class Skip:
    """What a rule yields instead of a verdict that it cannot give, with the reason for the reader."""

    reason: str


def in_model(  # noqa: PLR0913 - each part of a sentence is its own
    model: JudgedModel | Model,
    place: Place,
    message: str,
    hint: str = "",
    *,
    severity: Severity | None = None,
    on_key: bool = False,
    related: tuple[tuple[Spot, str], ...] = (),
) -> Finding:
    """Report a fault of a dossier at a place in the English names of `Dossier`."""
    spot = model_spot(model, place, on_key=on_key)
    return Finding(spot, spot.document, message, hint, severity, model.dossier.unit, related)


def model_spot(model: JudgedModel | Model, place: Place, *, on_key: bool = False) -> Spot:
    """Return a place in a dossier."""
    document = model.document if hasattr(model, "document") else model.model.document
    return Spot(document, type(model.dossier), place, on_key)


def in_plan(  # noqa: PLR0913 - likewise
    year: Year,
    place: Place,
    message: str,
    hint: str = "",
    *,
    severity: Severity | None = None,
    unit: str = "",
) -> Finding:
    """Report a fault at a place in ke-hoach.yaml, in the English names of `YearPlan`."""
    document = year.workspace.plan.document
    return Finding(Spot(document, type(year.plan), place), document, message, hint, severity, unit)


def at_unit(year: Year, index: int, message: str, hint: str = "", *, severity: Severity | None = None) -> Finding:
    """Report a fault of a unit at its line in ke-hoach.yaml; `index` is its place in the plan's list."""
    unit = year.plan.units[index]
    return in_plan(year, ("units", index, "code"), message, hint, severity=severity, unit=unit.code)


def of_fault(document: SourceDocument, fault: Fault, unit: str = "") -> Finding:
    """Report a fault that reading has already located."""
    where = Location(document.label, fault.line, fault.column, fault.length)
    return Finding(where, document, fault.message, fault.hint, unit=unit, told=tuple(fault.related))
