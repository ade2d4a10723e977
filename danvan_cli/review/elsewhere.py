"""The other years: how many of their files differ, without reading what they say."""

from __future__ import annotations

import os
from collections import Counter
from typing import TYPE_CHECKING

from danvan_cli.folder import is_year
from danvan_cli.review.blobs import blob_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from danvan_cli.review.git import Repository

_ENDINGS = (".yaml", ".yml")


def changed_elsewhere(repository: Repository, before: str, after: str | None, root: str, year: int) -> dict[int, int]:
    """Count the changed files of every year but `year` between two commits; `after` None is the disk below `root`."""
    old = _of_other_years(repository.files(before), year)
    new = _on_disk(root, year, old) if after is None else _of_other_years(repository.files(after), year)
    changed = (label for label in old.keys() | new.keys() if old.get(label) != new.get(label))
    return dict(Counter(map(_year_of, changed)))


def _of_other_years(names: Mapping[str, str], year: int) -> dict[str, str]:
    return {label: name for label, name in names.items() if _year_of(label) not in (0, year) and _is_read(label)}


def _on_disk(root: str, year: int, known: Mapping[str, str]) -> dict[str, str]:
    """Return the names that git would give to the files on disk; Windows line ends are no difference."""
    return {label: _name(os.path.join(root, label), known.get(label, "")) for label in _labels(root, year)}


def _labels(root: str, year: int) -> Iterator[str]:
    folder = os.path.join(root, "dossiers")
    for name in sorted(os.listdir(folder)):
        if is_year(name) and int(name) != year:
            for place in (f"dossiers/{name}", f"dossiers/{name}/don-vi"):
                yield from (f"{place}/{file}" for file in _files(os.path.join(root, place)))


def _files(folder: str) -> list[str]:
    try:
        with os.scandir(folder) as entries:
            return [each.name for each in entries if _is_read(each.name) and each.is_file(follow_symlinks=False)]
    except OSError:
        return []


def _is_read(label: str) -> bool:
    name = label.rpartition("/")[2]
    return name.lower().endswith(_ENDINGS) and not name.startswith((".", "~")) and "/minh-chung/" not in label


def _name(path: str, known: str) -> str:
    try:
        with open(path, "rb") as file:
            data = file.read()
    except OSError:
        return ""
    name = blob_name(data, len(known))
    if name == known or b"\r\n" not in data:
        return name
    return blob_name(data.replace(b"\r\n", b"\n"), len(known))


def _year_of(label: str) -> int:
    """Return the year whose folder holds a file; 0 for a file of no year."""
    name = label.split("/")[1]
    return int(name) if is_year(name) else 0
