"""Write every form's template and the contexts of all its papers: WORKSPACE YEAR JOBS (a folder for each form)."""

from __future__ import annotations

import json
import sys
from datetime import date
from pathlib import Path

from danvan_cli.forms.catalogue import load_catalogue
from danvan_cli.forms.context import ContextBuilder
from danvan_cli.forms.selecting import Request, select
from danvan_cli.progress.year import Year
from danvan_cli.workspace import load_workspace

root, number, jobs = sys.argv[1], int(sys.argv[2]), Path(sys.argv[3])
year = Year.of(load_workspace(root, number), date(number, 10, 14))
if year is None or year.workspace.office.record is None:
    sys.exit("the sample workspace could not be read")
for name, form in load_catalogue(root).forms.items():
    job = jobs / name
    job.mkdir()
    builder = ContextBuilder(year, year.workspace.office.record, form)
    subjects = select(form, year, Request(everything=True)).subjects
    (job / "mau.docx").write_bytes(form.template)
    contexts = [builder.build(subject) for subject in subjects]
    (job / "contexts.json").write_text(json.dumps(contexts, ensure_ascii=False), "utf-8")
