"""Data to try a template with: the form's own example, or a paper of the sample campaign, with every key."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from danvan_cli.builtin import builtin_folder
from danvan_cli.forms.catalogue import Form, example_of
from danvan_cli.forms.context import ContextBuilder
from danvan_cli.forms.paper_context import Subject
from danvan_cli.forms.selecting import commune
from danvan_cli.forms.sheet import FormSheet, Scope
from danvan_cli.progress.year import Year
from danvan_cli.workspace import load_workspace, years

if TYPE_CHECKING:
    from collections.abc import Sequence

    from danvan_cli.forms.trees import Tree


def example_context(scopes: Sequence[Scope], form: Form | None = None, root: str | None = None) -> Tree:
    """Return a whole context to fill a template with.

    `form` is the form that the template is meant for: its `vi-du.yaml` goes before the sample campaign's data.
    """
    sample = _sample(form.sheet if form else _sheet(scopes))
    own = example_of(form.name, root) if form else None
    return _overlaid(sample, own) if own else sample


def _sheet(scopes: Sequence[Scope]) -> FormSheet:
    return FormSheet(ten="Bản xem thử", pham_vi=tuple(scopes), ten_tep="xem-thu.docx")  # type: ignore[call-arg]


def _sample(sheet: FormSheet) -> Tree:
    root = str(builtin_folder("dossiers").parent)
    newest = years(root)[-1]
    year = Year.of(load_workspace(root, newest), date(newest, 12, 31))
    if year is None or year.workspace.office.record is None:
        raise ValueError(root)
    form = Form("xem-thu", sheet, b"", trusted=False, label="")
    return ContextBuilder(year, year.workspace.office.record, form).build(_subject(year, sheet.scopes[0]))


def _subject(year: Year, scope: Scope) -> Subject:
    """Return the paper that has most to show: of the living model that has come furthest, or of its unit."""
    if scope is Scope.COMMUNE:
        return commune(year)
    model = max(
        (model for model in year.models if model.living),
        key=lambda model: (model.stage, len(model.dossier.evidence), len(model.dossier.targets)),
    )
    unit = year.workspace.units.get(model.dossier.unit)
    return Subject(scope, unit, model if scope is Scope.MODEL else None)


def _overlaid(shape: Any, own: Any) -> Any:  # noqa: ANN401 - any branch of a context
    """Return the example's values in the shape of a whole context; what the example leaves out is empty."""
    if isinstance(shape, dict):
        own = own if isinstance(own, dict) else {}
        return {key: _overlaid(shape.get(key, ""), own.get(key)) for key in {**shape, **own}}
    if isinstance(shape, list):
        return [_overlaid(shape[0] if shape else _bare(row), row) for row in own] if isinstance(own, list) else []
    return own if own is not None else ""


def _bare(row: Any) -> Any:  # noqa: ANN401 - likewise
    """Return the shape of a row that the sample has none of."""
    if isinstance(row, dict):
        return {key: _bare(value) for key, value in row.items()}
    return [_bare(value) for value in row] if isinstance(row, list) else ""
