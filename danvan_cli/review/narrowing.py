"""Only some units or models of a change, with what these alone do to the year."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from danvan_cli.stems import unit_of

if TYPE_CHECKING:
    from danvan_cli.models.dossier import Dossier
    from danvan_cli.progress.naming import Names
    from danvan_cli.review.file_change import Comparison, FileChange
    from danvan_cli.workspace import File, Workspace


@dataclass(frozen=True, slots=True)
class Wanted:
    """The units and models that were asked for, by code and stem; none at all means everything."""

    units: frozenset[str] = frozenset()
    models: frozenset[str] = frozenset()

    @property
    def anything(self) -> bool:
        """Whether less than everything is wanted."""
        return bool(self.units or self.models)

    def takes(self, change: FileChange) -> bool:
        """Return whether a changed file is wanted; a renamed one is by either name, a moved one by either unit."""
        if change.what != "ho-so":
            return change.unit in self.units
        former_unit = (change.before or {}).get("don_vi")
        stems, units = {change.stem, change.former_stem}, {change.unit, str(former_unit)}
        return not (self.models.isdisjoint(stems) and self.units.isdisjoint(units))

    def words(self, names: Names) -> str:
        """Return what was asked for as people call it; nothing where everything was."""
        told = [names.get(f"don_vi:{code}", code) for code in sorted(self.units)]
        told += [f"mô hình “{names.get(f'mo_hinh:{stem}', stem)}”" for stem in sorted(self.models)]
        return ", ".join(told)

    @property
    def code(self) -> str:
        """The same within the name of a file; nothing where everything was asked for."""
        return "-".join(("rieng", *sorted((*self.units, *self.models)))) if self.anything else ""


def narrowed(before: Workspace, after: Workspace, comparison: Comparison, wanted: Wanted) -> Workspace:
    """Return the earlier state with the wanted files as they are in the later one."""
    stems = set(wanted.models)
    stems.update(file.stem for file in (*before.dossiers, *after.dossiers) if _unit(file) in wanted.units)
    # A dossier that got another name or unit is wanted whole, on both sides.
    for change in comparison.files:
        names = {change.stem, change.former_stem or change.stem}
        if change.what == "ho-so" and not stems.isdisjoint(names):
            stems |= names
    kept = [file for file in before.dossiers if file.stem not in stems]
    fresh = [file for file in after.dossiers if file.stem in stems]
    units = {code: file for code, file in before.unit_files.items() if code not in wanted.units}
    units |= {code: file for code, file in after.unit_files.items() if code in wanted.units}
    continued = {file.record.continues for file in fresh if file.record is not None}
    past = {key: file for key, file in after.predecessors.items() if key in continued}
    return replace(
        after,
        office=before.office,
        plan=before.plan,
        dossiers=tuple(sorted((*kept, *fresh), key=lambda file: file.label)),
        unit_files={code: units[code] for code in sorted(units)},
        predecessors={**before.predecessors, **past},
    )


def _unit(file: File[Dossier]) -> str:
    return (file.record.unit if file.record is not None else "") or unit_of(file.stem)
