"""The states of the dossiers that can be compared: what is on disk, and what git keeps."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from danvan_cli.review.blobs import blob_name
from danvan_cli.review.refusal import GitRefused
from danvan_cli.vietnamese.misread import quoted
from danvan_cli.workspace import OFFICE_FILE, Workspace, load_files

if TYPE_CHECKING:
    from danvan_cli.review.git import Repository

_HOW = "Viết A..B để so phiên bản A với phiên bản B, hoặc chỉ A để so A với các tệp đang có trên máy."


@dataclass(frozen=True, slots=True)
class Range:
    """Two states to compare; `after` is None where it is the files on disk."""

    before: str
    after: str | None


def parse_range(text: str | None) -> Range:
    """Return the states that a word names: nothing is HEAD and the disk, “A” A and the disk, “A..B” A and B.

    A side left out of “A..B” is HEAD, as in git. Whether there are such revisions is not asked here.
    """
    if text is None:
        return Range("HEAD", None)
    if "..." in text:
        raise GitRefused(f"{quoted(text)} có ba dấu chấm; danvan chỉ so hai phiên bản với nhau.", _HOW, wrong_use=True)
    before, mark, after = text.partition("..")
    if ".." in after:
        raise GitRefused(f"{quoted(text)} có nhiều hơn hai phiên bản.", _HOW, wrong_use=True)
    if not mark:
        return Range(before, None)
    return Range(before or "HEAD", after or "HEAD")


def year_at(repository: Repository, revision: str | None, working: Workspace) -> Workspace:
    """Return the working year as it stood at a revision; None is the files on disk, `working` itself.

    Only files that differ from the working ones are fetched and read; the others are the working ones.
    """
    if revision is None:
        return working
    names = repository.files(repository.resolve(revision))
    same = _same(names, working)
    folder = f"dossiers/{working.year}/"
    of_year = [label for label in names if _is_read(label, folder)]
    files = same | _fetched(repository, names, (label for label in of_year if label not in same))
    year = load_files(files, working.year, working)
    earlier = [label for label in _predecessors(year) if label in names and label not in files]
    if not earlier:
        return year
    return load_files(files | _fetched(repository, names, earlier), working.year, year)


def _same(names: Mapping[str, str], working: Workspace) -> dict[str, bytes]:
    """Return the working bytes of the files that git keeps alike, but for Windows line ends."""
    same: dict[str, bytes] = {}
    for file in (*working.files(), *working.predecessors.values()):
        name, data = names.get(file.label), file.document.data
        if name is not None and data and _is_named(data, name):
            same[file.label] = data
    return same


def _is_named(data: bytes, name: str) -> bool:
    if blob_name(data, len(name)) == name:
        return True
    return b"\r\n" in data and blob_name(data.replace(b"\r\n", b"\n"), len(name)) == name


def _is_read(label: str, folder: str) -> bool:
    """Whether a file can be part of the year in `folder`: evidence is only listed."""
    if not label.lower().endswith((".yaml", ".yml")):
        return False
    return label == OFFICE_FILE or label.rpartition("/")[0] + "/" in {folder, f"{folder}don-vi/"}


def _fetched(repository: Repository, names: Mapping[str, str], labels: Iterable[str]) -> dict[str, bytes]:
    wanted = {label: names[label] for label in labels}
    contents = repository.blobs(wanted.values())
    return {label: contents[name] for label, name in wanted.items()}


def _predecessors(year: Workspace) -> list[str]:
    """Return the labels of the dossiers that a year continues."""
    return sorted({f"dossiers/{model.dossier.continues}.yaml" for model in year.models if model.dossier.continues})
