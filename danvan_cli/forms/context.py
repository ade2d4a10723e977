"""The whole context of one paper: plain data under Vietnamese keys, ready for the engine."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from danvan_cli.forms.derived import TOTALS, blanks
from danvan_cli.forms.list_context import group_tree, groups, in_order, totals
from danvan_cli.forms.model_context import empty_model, is_reported, model_tree, self_rating
from danvan_cli.forms.paper_context import Subject, layout_of, paper_tree, unit_tree, words_tree
from danvan_cli.forms.sheet import Scope
from danvan_cli.forms.trees import EVERYTHING, Tree, Wanted, tree_of
from danvan_cli.models.choices import SelfRating
from danvan_cli.models.office import Office
from danvan_cli.models.unit_file import UnitFile
from danvan_cli.models.year_plan import YearPlan
from danvan_cli.stems import unit_of

if TYPE_CHECKING:
    from danvan_cli.forms.catalogue import Form
    from danvan_cli.progress.year import JudgedModel, Year


@dataclass(frozen=True)
class ContextBuilder:
    """Builds the contexts of one form; what all its papers share is built once.

    `paths` are the key paths that its template asks for, where they are known: rows carry no other keys.
    """

    year: Year
    office: Office
    form: Form
    paths: frozenset[str] | None = None

    @cached_property
    def _model_keys(self) -> Wanted:
        return self._wanted("mo_hinh", "nhom[].mo_hinh[]", "mo_hinh_tieu_bieu[]")

    def _wanted(self, *prefixes: str) -> Wanted:
        if self.paths is None:
            return EVERYTHING
        needed = (path.replace("[?]", "[]") for path in self.form.sheet.needed)
        return Wanted.under(prefixes, (*self.paths, *needed))

    @cached_property
    def _shared(self) -> Tree:
        plan = self.year.plan
        plan_tree = {
            **tree_of(YearPlan, plan, self._wanted("phong_trao")),
            "nam_truoc": str((plan.year or self.year.workspace.year) - 1),
        }
        return {"co_quan": tree_of(Office, self.office), "phong_trao": plan_tree}

    def build(self, subject: Subject) -> Tree:
        """Return the context of a filled paper, without markers."""
        year, concerned = self.year, self._concerned(subject)
        listed = self._listed(subject, concerned)
        struck_off = sum(model.registered and not model.living for model in concerned)
        return {
            **self._frame(subject),
            "mo_hinh": model_tree(year, subject.model, self._model_keys) if subject.model else empty_model(),
            "nhom": groups(year, listed, self._model_keys) if subject.model is None else [],
            "mo_hinh_tieu_bieu": [
                model_tree(year, model, self._model_keys) for model in self._exemplary(subject, listed)
            ],
            "tong": totals(year, listed, struck_off, self._unreadable(subject)),
            "loi_van": words_tree(year, subject),
        }

    def blank(self, subject: Subject) -> Tree:
        """Return the context of an empty form: the head is filled where the unit is known, all else is empty."""
        frame = self._frame(subject)
        fields = enumerate(self.year.plan.fields, 1)
        return {
            **frame,
            "van_ban": {**frame["van_ban"], "de_trong": "có"},
            "mo_hinh": empty_model(),
            "nhom": [
                group_tree(number, field.code or "", field.name or "", []) | {"so": ""} for number, field in fields
            ],
            "mo_hinh_tieu_bieu": [],
            "tong": blanks(TOTALS),
            "loi_van": {key: "" for key in tree_of(UnitFile, None) if key != "nop"},
        }

    def _frame(self, subject: Subject) -> Tree:
        form = self.form
        return {
            **self._shared,
            "the_thuc": layout_of(self.year, self.office, subject.unit).value,
            "don_vi": unit_tree(self.year, subject.unit),
            "van_ban": paper_tree(self.year, self.office, subject, form.name, form.sheet.number_kind or ""),
        }

    def _units(self, subject: Subject) -> frozenset[str]:
        """Return the units whose models a unit's paper lists: its own, and those it sends for (`nop_qua`)."""
        code = subject.unit.code if subject.unit else ""
        return frozenset({code, *(other.code for other in self.year.plan.units if other.sent_by == code)})

    def _concerned(self, subject: Subject) -> list[JudgedModel]:
        """Return every readable model that the paper could speak of, struck off or not."""
        if subject.scope is Scope.COMMUNE:
            return list(self.year.models)
        if subject.model is not None:
            return [subject.model]
        return [model for code in self._units(subject) for model in self.year.by_unit.get(code, ())]

    def _listed(self, subject: Subject, concerned: list[JudgedModel]) -> list[JudgedModel]:
        """Return the living models of a list.

        A commune's paper, and a form that says so, takes registered ones only.
        """
        registered_only = subject.scope is Scope.COMMUNE or bool(self.form.sheet.registered_only)
        return [model for model in concerned if model.living and (model.registered or not registered_only)]

    def _exemplary(self, subject: Subject, listed: list[JudgedModel]) -> list[JudgedModel]:
        reported = [model for model in listed if is_reported(model, self.year.as_of)]
        if subject.scope is Scope.COMMUNE:
            known = {model.stem: model for model in reported}
            return [known[stem] for stem in self.year.plan.exemplary if stem in known]
        effective = [model for model in reported if self_rating(model, self.year.as_of) is SelfRating.EFFECTIVE]
        return in_order(self.year, effective) if subject.model is None else []

    def _unreadable(self, subject: Subject) -> int:
        files = self.year.workspace.unreadable
        if subject.scope is Scope.COMMUNE:
            return len(files)
        units = self._units(subject) if subject.scope is Scope.UNIT else ()
        return sum(unit_of(file.stem) in units for file in files)
