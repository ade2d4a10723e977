"""The whole context of one paper: plain data under Vietnamese keys, ready for the engine."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from danvan_cli.forms.appraisal_context import unrated
from danvan_cli.forms.campaign_context import campaign_tree, empty_campaign
from danvan_cli.forms.derived import TOTALS, blanks
from danvan_cli.forms.issuing import issuing_body
from danvan_cli.forms.keys import MODEL_ROWS
from danvan_cli.forms.list_context import in_order, totals
from danvan_cli.forms.model_context import empty_model, is_reported, model_tree, self_rating
from danvan_cli.forms.office_keys import OWED
from danvan_cli.forms.owed_context import empty_owed, owed_tree, schedule_rows
from danvan_cli.forms.paper_context import Subject, paper_tree, remark_rows, unit_tree, words_tree
from danvan_cli.forms.recognition_context import empty_groups, grouped, listed_models
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
        return self._wanted("mo_hinh", *MODEL_ROWS)

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
        office = tree_of(Office, self.office)
        return {"co_quan": office, "phong_trao": plan_tree, "lich_tham_dinh": schedule_rows(self.year)}

    def build(self, subject: Subject) -> Tree:
        """Return the context of a filled paper, without markers."""
        year, concerned = self.year, self._concerned(subject)
        listed = self._listed(subject, concerned)
        struck_off = sum(model.registered and not model.living for model in concerned)
        return {
            **self._frame(subject),
            "mo_hinh": self._model(subject),
            "nhom": [] if subject.model else grouped(year, listed, self.form.sheet.grouping, self._model_keys),
            "mo_hinh_tieu_bieu": [
                model_tree(year, model, self._model_keys) for model in self._exemplary(subject, listed)
            ],
            "tong": totals(year, listed, struck_off, self._unreadable(subject)),
            "toan_xa": self._campaign(subject, listed),
            "con_no": self._owed(subject),
            "loi_van": words_tree(year, subject),
        }

    def _model(self, subject: Subject) -> Tree:
        if subject.model is None:
            return empty_model()
        tree = model_tree(self.year, subject.model, self._model_keys)
        if subject.remark is None:
            return tree
        return {**tree, "nhan_xet": remark_rows(subject, self.form)}

    def blank(self, subject: Subject) -> Tree:
        """Return the context of an empty form: the head is filled where the unit is known, all else is empty."""
        frame = self._frame(subject)
        return {
            **frame,
            "van_ban": {**frame["van_ban"], "de_trong": "có"},
            "mo_hinh": {**empty_model(), "tham_dinh": unrated(self.year.plan)},
            "nhom": empty_groups(self.year, self.form.sheet.grouping),
            "mo_hinh_tieu_bieu": [],
            "tong": blanks(TOTALS),
            "toan_xa": empty_campaign(),
            "con_no": empty_owed(),
            "lich_tham_dinh": [],
            "loi_van": {key: "" for key in tree_of(UnitFile, None) if key != "nop"},
        }

    def _frame(self, subject: Subject) -> Tree:
        form = self.form
        return {
            **self._shared,
            "the_thuc": issuing_body(self.year, self.office, form.sheet, subject.unit, subject.remarker).layout.value,
            "don_vi": unit_tree(self.year, subject.unit),
            "van_ban": paper_tree(self.year, self.office, subject, form),
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

    def named(self, subject: Subject) -> list[JudgedModel]:
        """Return the models that the paper speaks of by name: its own, or those of its list."""
        return [subject.model] if subject.model else self._listed(subject, self._concerned(subject))

    def _listed(self, subject: Subject, concerned: list[JudgedModel]) -> list[JudgedModel]:
        """Return the living models of a list, or those that the form's sheet chooses from the whole commune.

        A commune's paper, and a form that says so, takes registered ones only.
        """
        chosen = listed_models(self.year, self.form) if subject.scope is Scope.COMMUNE else None
        if chosen is not None:
            return chosen
        registered_only = subject.scope is Scope.COMMUNE or bool(self.form.sheet.registered_only)
        return [model for model in concerned if model.living and (model.registered or not registered_only)]

    def _exemplary(self, subject: Subject, listed: list[JudgedModel]) -> list[JudgedModel]:
        reported = [model for model in listed if is_reported(model, self.year.as_of)]
        if subject.scope is Scope.COMMUNE:
            known = {model.stem: model for model in reported}
            return [known[stem] for stem in self.year.plan.exemplary if stem in known]
        effective = [model for model in reported if self_rating(model, self.year.as_of) is SelfRating.EFFECTIVE]
        return in_order(self.year, effective) if subject.model is None else []

    def _owed(self, subject: Subject) -> Tree:
        """Return `con_no` for a unit's paper whose template asks for it; every other paper gets it empty."""
        asked = self.paths is None or any(path.startswith(f"{OWED}.") for path in self.paths)
        if subject.scope is not Scope.UNIT or subject.unit is None or not asked:
            return empty_owed()
        return owed_tree(self.year, subject.unit)

    def _campaign(self, subject: Subject, listed: list[JudgedModel]) -> Tree:
        """Return `toan_xa` for a commune's paper whose template asks for it; every other paper gets it empty."""
        asked = self.paths is None or any(path.startswith("toan_xa.") for path in self.paths)
        if subject.scope is not Scope.COMMUNE or not asked:
            return empty_campaign()
        return campaign_tree(self.year, self._exemplary(subject, listed), self._model_keys)

    def _unreadable(self, subject: Subject) -> int:
        files = self.year.workspace.unreadable
        if subject.scope is Scope.COMMUNE:
            return len(files)
        units = self._units(subject) if subject.scope is Scope.UNIT else ()
        return sum(unit_of(file.stem) in units for file in files)
