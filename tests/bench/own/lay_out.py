"""Turn Word files into PDF as danvan does, in one call; arguments: program, folder, files."""

from __future__ import annotations

import sys
from pathlib import Path

from danvan_cli.forms.paging.libreoffice import LibreOffice

program, folder, *documents = (Path(word) for word in sys.argv[1:])
folder.mkdir(parents=True, exist_ok=True)
answers = list(LibreOffice(program).convert(documents, folder))
failed = [each.reason for each in answers if each.pdf is None]
if failed:
    sys.exit(failed[0])
