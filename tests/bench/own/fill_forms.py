"""Fill a Word form with danvan's engine: JOB OUT COUNT, as peer/docxtpl_forms.py does with docxtpl."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from danvan_cli.forms.engine.template import open_template

job, out, count = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
contexts = json.loads((job / "contexts.json").read_text("utf-8"))
template = open_template((job / "mau.docx").read_bytes(), "mau.docx")
for index in range(count):
    (out / f"{index}.docx").write_bytes(template.render(contexts[index % len(contexts)]))
