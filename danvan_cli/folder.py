"""The folder she works in, looked for by name alone: nothing in it is read."""

from __future__ import annotations

import os

OFFICE_FILE = "dossiers/co-quan.yaml"
PLAN_NAME = "ke-hoach.yaml"
_YEAR_DIGITS = 4


def find_root(start: str) -> str | None:
    """Return the nearest folder from `start` upwards that holds dossiers/co-quan.yaml, else None."""
    folder = os.path.abspath(start)
    while not os.path.lexists(os.path.join(folder, OFFICE_FILE)):
        parent = os.path.dirname(folder)
        if parent == folder:
            return None
        folder = parent
    return folder


def years(root: str) -> tuple[int, ...]:
    """Return the years that have a folder, oldest first."""
    with os.scandir(os.path.join(root, "dossiers")) as entries:
        names = [entry.name for entry in entries if entry.is_dir()]
    return tuple(sorted(int(name) for name in names if is_year(name)))


def is_year(name: str) -> bool:
    """Return whether a name is a year as folders are named by it."""
    return len(name) == _YEAR_DIGITS and name.isascii() and name.isdecimal()
