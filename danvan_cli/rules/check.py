"""What the rules look at: the workspace on a day, and facts that others have measured."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from danvan_cli.progress.baselines import Comparison, compare
from danvan_cli.progress.milestones import Milestone
from danvan_cli.progress.pages import Measured, Unmeasured
from danvan_cli.progress.year import JudgedModel, Year
from danvan_cli.rules.finding import Finding, of_fault
from danvan_cli.source.faults import FaultKind
from danvan_cli.stems import unit_of
from danvan_cli.workspace import Workspace


@dataclass(frozen=True)
class Check:
    """The subject of a check. `asked` is the milestone of `--for`.

    `raised` maps a file to the codes found in it, for rules that look at what other rules have said. `pages`
    are the reports that somebody has laid out, by stem, or why none could be; None while nobody has tried.
    """

    workspace: Workspace
    as_of: date
    asked: Milestone | None = None
    raised: Mapping[str, frozenset[str]] = field(default_factory=dict)
    known_codes: frozenset[str] = frozenset()
    pages: Mapping[str, Measured] | Unmeasured | None = None

    @cached_property
    def maybe_year(self) -> Year | None:
        """The year on the as-of day; None while the plan or the office cannot be read."""
        return Year.of(self.workspace, self.as_of)

    @property
    def year(self) -> Year:
        """The year on the as-of day; rules that need it are not run without one."""
        if self.maybe_year is None:
            raise LookupError("a rule that needs the year was run without one")
        return self.maybe_year

    @cached_property
    def living(self) -> tuple[JudgedModel, ...]:
        """The readable models that have not been struck off."""
        return tuple(model for model in self.year.models if model.living)

    @cached_property
    def continued(self) -> tuple[tuple[JudgedModel, tuple[Comparison, ...]], ...]:
        """The living continued models that are registered, with their targets beside last year's."""
        return tuple(
            (model, compare(model.dossier, model.former, self.workspace.year))
            for model in self.living
            if model.registered and model.continued
        )

    @cached_property
    def _faults(self) -> Mapping[FaultKind, tuple[Finding, ...]]:
        found: dict[FaultKind, list[Finding]] = {}
        for file in self.workspace.files():
            for fault in file.faults:
                unit = unit_of(file.stem) or (file.stem if "/don-vi/" in file.label else "")
                found.setdefault(fault.kind, []).append(of_fault(file.document, fault, unit))
        return {kind: tuple(findings) for kind, findings in found.items()}

    def reading_faults(self, kind: FaultKind) -> Iterator[Finding]:
        """Yield what reading has found of one kind, in all files."""
        yield from self._faults.get(kind, ())
