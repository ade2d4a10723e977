"""Fill every paper of every form with docxtpl as its documentation shows: JOBS OUT."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from docxtpl import DocxTemplate

jobs, out = Path(sys.argv[1]), Path(sys.argv[2])
for job in sorted(jobs.iterdir()):
    for index, context in enumerate(json.loads((job / "contexts.json").read_text("utf-8"))):
        template = DocxTemplate(job / "mau.docx")
        template.render(context, autoescape=True)
        template.save(out / f"{job.name}-{index}.docx")
