"""Fill the mail-merge twin of a Word form with docx-mailmerge2: JOB OUT COUNT."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from mailmerge import MailMerge

job, out, count = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
fields = json.loads((job / "fields.json").read_text("utf-8"))
for index in range(count):
    with MailMerge(job / "tron.docx") as document:
        document.merge(**fields[index % len(fields)])
        document.write(out / f"{index}.docx")
