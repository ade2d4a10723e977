"""Fill a Word form with docxtpl as its documentation shows: JOB OUT COUNT."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from docxtpl import DocxTemplate

job, out, count = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
contexts = json.loads((job / "contexts.json").read_text("utf-8"))
for index in range(count):
    template = DocxTemplate(job / "mau.docx")
    template.render(contexts[index % len(contexts)], autoescape=True)
    template.save(out / f"{index}.docx")
