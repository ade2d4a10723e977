"""A layout engine that is not there: a script in its place, told what to do by the words of a document."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from danvan_cli.forms.paging.finding import COMMANDS
from danvan_cli.forms.paging.libreoffice import LibreOffice, Waiting

_SCRIPT = """#!{python}
import pathlib, subprocess, sys, time
words = sys.argv[1:]
at = words.index("--outdir")
out, files = pathlib.Path(words[at + 1]), [pathlib.Path(word) for word in words[at + 2 :]]
with open({log!r}, "a", encoding="utf-8") as log:
    log.write(f"{{len(files)}}\\n")
for file in files:
    told = file.read_text(encoding="utf-8")
    if told == "hang":
        child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
        pathlib.Path({log!r} + ".child").write_text(str(child.pid))
        time.sleep(60)
    if told == "crash":
        sys.exit(81)
    if told == "half":
        (out / f"{{file.stem}}.pdf").write_bytes(b"%PDF-1.6 and no end")
    elif told != "skip":
        (out / f"{{file.stem}}.pdf").write_bytes(b"%PDF-1.6\\n" + told.encode() + b"\\n%%EOF\\n")
"""


class FakeEngine(LibreOffice):
    """LibreOffice with a script for a program; `calls` are the numbers of documents of each call."""

    def __init__(self, program: Path, log: Path) -> None:
        """Wait two seconds, and no longer, for anything."""
        super().__init__(program, Waiting(1.5, 0.5))
        self.log = log

    @property
    def calls(self) -> list[int]:
        """How many documents each call was given."""
        return [int(line) for line in self.log.read_text(encoding="utf-8").splitlines()]


@pytest.fixture
def fake(tmp_path: Path) -> FakeEngine:
    """Return an engine that writes a PDF around the words of each document, or does what they say."""
    if sys.platform == "win32":
        pytest.skip("a script cannot stand for a program on Windows")
    program, log = tmp_path / "soffice", tmp_path / "calls.txt"
    program.write_text(_SCRIPT.format(python=sys.executable, log=str(log)), encoding="utf-8")
    program.chmod(0o755)
    return FakeEngine(program, log)


@pytest.fixture
def documents(tmp_path: Path) -> Callable[..., list[Path]]:
    """Return a maker of files that hold the words given, each in a folder of its own under one and the same name."""

    def make(*words: str) -> list[Path]:
        made = []
        for number, word in enumerate(words):
            folder = tmp_path / "hồ sơ" / str(number)
            folder.mkdir(parents=True)
            made.append(folder / "báo cáo.docx")
            made[-1].write_text(word, encoding="utf-8")
        return made

    return make


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """Return an empty folder for PDF files."""
    folder = tmp_path / "ra"
    folder.mkdir()
    return folder


@pytest.fixture(scope="session")
def office() -> LibreOffice:
    """Return the LibreOffice of this machine; CI demands it."""
    program = next((found for command in COMMANDS if (found := shutil.which(command))), None)
    if program is None and "office" in os.environ.get("DANVAN_REQUIRE", "").split(","):
        pytest.fail("LibreOffice is required here and was not found")
    if program is None:
        pytest.skip("LibreOffice is not found")
    return LibreOffice(Path(program))
