"""Write a form's template and the contexts danvan fills it with, alike for all: WORKSPACE YEAR FORM JOB.

A context is cut down to the keys of the form's own example, which are the tags that its template may use.
"""

from __future__ import annotations

import json
import sys
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from danvan_cli.builtin import builtin_folder
from danvan_cli.forms.catalogue import load_catalogue
from danvan_cli.forms.context import ContextBuilder
from danvan_cli.forms.paper_context import Subject
from danvan_cli.forms.sheet import Scope
from danvan_cli.progress.year import Year
from danvan_cli.workspace import load_workspace


def shaped(value: Any, example: Any) -> Any:
    """Return what of `value` has a place in `example`; a list takes the shape of the example's first row."""
    if isinstance(example, dict):
        return {key: shaped(value[key], inner) for key, inner in example.items()}
    if isinstance(example, list):
        return [shaped(row, example[0]) for row in value] if example else value
    return value


root, number, name, job = sys.argv[1], int(sys.argv[2]), sys.argv[3], Path(sys.argv[4])
year = Year.of(load_workspace(root, number), date(number, 9, 20))
form = load_catalogue(root).forms[name]
if year is None or year.workspace.office.record is None:
    sys.exit("the generated workspace could not be read")
builder = ContextBuilder(year, year.workspace.office.record, form)
if Scope.COMMUNE in form.sheet.scopes:
    subjects = [Subject(Scope.COMMUNE, year.workspace.units[year.workspace.office.record.unit or ""])]
else:
    units = year.workspace.units
    subjects = [Subject(Scope.MODEL, units[model.dossier.unit], model) for model in year.models]
example = yaml.load((builtin_folder("templates") / name / "vi-du.yaml").read_bytes(), yaml.CSafeLoader)
contexts = [shaped(builder.build(subject), example) for subject in subjects]
(job / "mau.docx").write_bytes(form.template)
(job / "contexts.json").write_text(json.dumps(contexts, ensure_ascii=False), "utf-8")
