"""Where LibreOffice stands on this machine, and which one it is, without starting it."""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

COMMANDS = ("soffice", "libreoffice")
PLACES = (
    "/usr/lib/libreoffice/program/soffice",
    "/usr/lib64/libreoffice/program/soffice",
    "/usr/local/bin/soffice",
    "/opt/libreoffice*/program/soffice",
    "/snap/bin/libreoffice",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice*\program\soffice.exe",
    r"C:\Program Files (x86)\LibreOffice*\program\soffice.exe",
)
"""The usual places where it stands outside PATH; `*` is a version."""

_VERSION = re.compile(r"ProductKey\s*=\s*LibreOffice\s+(\d+(?:\.\d+)*)")
_VERSION_FILES = ("bootstraprc", "bootstrap.ini", "../Resources/bootstraprc")


def find_libreoffice() -> Path | None:
    """Return the program of LibreOffice: the one on PATH, else the newest in the usual places; None if none."""
    for command in COMMANDS:
        found = shutil.which(command)
        if found:
            return _quiet(Path(found))
    return next((_quiet(place) for pattern in PLACES for place in _standing(pattern)), None)


def libreoffice_version(program: Path) -> str:
    """Return the version such as “7.4” from the file beside the program; empty where there is none."""
    folder = program.resolve().parent
    for name in _VERSION_FILES:
        try:
            match = _VERSION.search((folder / name).read_text(encoding="utf-8", errors="replace"))
        except OSError:
            continue
        if match:
            return match[1]
    return ""


def _standing(pattern: str) -> Iterator[Path]:
    """Yield the files that fit a pattern, those of later versions first."""
    import glob

    yield from (Path(path) for path in sorted(glob.glob(pattern), key=_numbers, reverse=True) if Path(path).is_file())


def _numbers(path: str) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", path)]


def _quiet(program: Path) -> Path:
    """Return the twin that waits for its own end and opens no window, which Windows has beside the other."""
    twin = program.with_suffix(".com")
    return twin if sys.platform == "win32" and twin.is_file() else program
