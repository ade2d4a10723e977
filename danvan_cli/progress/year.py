"""The year as it stood on a day: every model judged, every obligation, both quotas; counted once for all readers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from danvan_cli.models.choices import Origin
from danvan_cli.models.dossier import Dossier
from danvan_cli.models.year_plan import Unit, YearPlan
from danvan_cli.progress.counting import Verdict, verdict
from danvan_cli.progress.deadlines import is_past
from danvan_cli.progress.fingerprint import Judgement, judge
from danvan_cli.progress.milestones import REGISTRATION, Stage, happened, registered_on, stage
from danvan_cli.progress.naming import Names, names_of
from danvan_cli.progress.obligations import Obligation, UnitFacts, obligations
from danvan_cli.stems import unit_of
from danvan_cli.workspace import Model, Workspace


@dataclass(frozen=True, slots=True)
class JudgedModel:
    """A readable model on the as-of day; `former` is the dossier it continues, where that can be read."""

    model: Model
    stage: Stage
    verdict: Verdict
    registered: bool
    former: Dossier | None = None

    @property
    def dossier(self) -> Dossier:
        """The data of the model."""
        return self.model.dossier

    @property
    def stem(self) -> str:
        """The identity of the model."""
        return self.model.stem

    @property
    def living(self) -> bool:
        """Whether the model has not been struck off."""
        return self.stage is not Stage.STRUCK_OFF

    @property
    def in_funnel(self) -> bool:
        """Whether the model stands in the figures of the funnel: registered and not struck off."""
        return self.registered and self.living

    @property
    def continued(self) -> bool:
        """Whether the model goes on from earlier years."""
        return self.dossier.origin is Origin.CONTINUED


@dataclass(frozen=True)
class Year:
    """A workspace seen on a day. Needs a readable office and plan; see `of`."""

    workspace: Workspace
    plan: YearPlan
    as_of: date

    @classmethod
    def of(cls, workspace: Workspace, as_of: date) -> Year | None:
        """Return the year on a day, or None while ke-hoach.yaml or co-quan.yaml cannot be read."""
        if workspace.plan.record is None or workspace.office.record is None:
            return None
        return cls(workspace, workspace.plan.record, as_of)

    @cached_property
    def models(self) -> tuple[JudgedModel, ...]:
        """Every readable model, by stem."""
        return tuple(self._judged(model) for model in self.workspace.models)

    def _judged(self, model: Model) -> JudgedModel:
        dossier, as_of = model.dossier, self.as_of
        former = self._former(dossier)
        return JudgedModel(
            model,
            stage(dossier, as_of),
            verdict(dossier, former, self.workspace.year, as_of),
            happened(registered_on(dossier), as_of),
            former,
        )

    def _former(self, dossier: Dossier) -> Dossier | None:
        file = self.workspace.predecessors.get(dossier.continues) if dossier.continues else None
        return file.record if file else None

    @cached_property
    def by_stem(self) -> Mapping[str, JudgedModel]:
        """The readable models by stem."""
        return {model.stem: model for model in self.models}

    @cached_property
    def approvals(self) -> Mapping[str, Judgement]:
        """How the approval of every readable model stands, by stem."""
        return {model.stem: judge(model.dossier, self.as_of) for model in self.models}

    @cached_property
    def names(self) -> Names:
        """What people call the codes of the plan and the stems of models."""
        return names_of(self.workspace)

    @cached_property
    def by_unit(self) -> Mapping[str, tuple[JudgedModel, ...]]:
        """The readable models of each unit that has any, by the unit's code."""
        found: dict[str, list[JudgedModel]] = defaultdict(list)
        for model in self.models:
            found[model.dossier.unit].append(model)
        return {unit: tuple(models) for unit, models in found.items()}

    @cached_property
    def in_funnel(self) -> tuple[JudgedModel, ...]:
        """The models in the figures of the funnel: registered and not struck off."""
        return tuple(model for model in self.models if model.in_funnel)

    @cached_property
    def counted(self) -> tuple[JudgedModel, ...]:
        """The models that count toward the quota."""
        return tuple(model for model in self.models if model.verdict.counted)

    @cached_property
    def uncounted(self) -> tuple[JudgedModel, ...]:
        """The models that do not count, each with its reason in its verdict."""
        return tuple(model for model in self.models if not model.verdict.counted)

    @cached_property
    def unreadable_units(self) -> frozenset[str]:
        """Codes of units of which a dossier or the unit's own file cannot be read."""
        dossiers = {unit_of(file.stem) for file in self.workspace.unreadable}
        files = {code for code, file in self.workspace.unit_files.items() if file.record is None}
        return frozenset(dossiers | files)

    @cached_property
    def obligations(self) -> tuple[Obligation, ...]:
        """What every unit owes by every deadline."""
        return obligations(self.plan, {unit.code: self._facts(unit) for unit in self.plan.units}, self.as_of)

    def _facts(self, unit: Unit) -> UnitFacts:
        file = self.workspace.unit_files.get(unit.code)
        models = [judged.model for judged in self.by_unit.get(unit.code, ())]
        return UnitFacts(models, file.record if file else None, unit.code in self.unreadable_units)

    @cached_property
    def quota(self) -> int:
        """The number of models that the commune owes."""
        return (self.plan.quota and self.plan.quota.commune) or 0

    @cached_property
    def owing_units(self) -> tuple[tuple[int, Unit], ...]:
        """The units that owe a model of their own, with their index in the plan."""
        deadline = self.workspace.deadlines.get(REGISTRATION)
        blocks = frozenset(deadline.blocks) if deadline else frozenset()
        return tuple((index, unit) for index, unit in enumerate(self.plan.units) if unit.block in blocks)

    def counted_of(self, unit: str) -> int:
        """Return how many models of a unit count."""
        return sum(model.verdict.counted for model in self.by_unit.get(unit, ()))

    @cached_property
    def units_below_quota(self) -> tuple[tuple[int, Unit], ...]:
        """The owing units with fewer counted models than each unit owes, with their index in the plan."""
        least = (self.plan.quota and self.plan.quota.per_unit) or 0
        return tuple((index, unit) for index, unit in self.owing_units if self.counted_of(unit.code) < least)

    def past(self, deadline_code: str) -> bool:
        """Whether the last good day of a deadline has gone by."""
        return deadline_code in self._past

    @cached_property
    def _past(self) -> frozenset[str]:
        deadlines = self.workspace.deadlines.items()
        return frozenset(code for code, deadline in deadlines if is_past(deadline, self.plan, self.as_of))
