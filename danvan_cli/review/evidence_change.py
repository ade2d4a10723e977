"""Evidence that became another file, got another name, is new or gone; told under its model."""

from __future__ import annotations

import hashlib
import os
import unicodedata
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from danvan_cli.progress.naming import names_of
from danvan_cli.progress.year import Year
from danvan_cli.review.blobs import blob_hash, blob_name
from danvan_cli.review.file_change import Comparison, FileChange, Kind
from danvan_cli.review.refusal import GitRefused
from danvan_cli.stems import unit_of
from danvan_cli.vietnamese.collation import sort_key
from danvan_cli.vietnamese.invisible import visible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import date

    from danvan_cli.review.git import Repository
    from danvan_cli.workspace import Workspace

_CHUNK = 1 << 20
_AT_ONCE = 16
"""How many contents of git are held at once."""
_POINTER = b"version https://git-lfs.github.com/spec/"

Files = dict[tuple[str, str], str]
"""What git calls the contents of evidence, by the dossier's stem and the file's name (NFC)."""


@dataclass(frozen=True, slots=True)
class Versions:
    """Two versions of a year; `shas` are their commits, the later None for the files on disk."""

    repository: Repository
    shas: tuple[str, str | None]
    years: tuple[Workspace, Workspace]


def with_evidence(
    comparison: Comparison, versions: Versions, day: date, takes: Callable[[FileChange], bool]
) -> Comparison:
    """Return a comparison in which the files of evidence are told too; `takes` tells whose are wanted.

    One that is new on disk is not: what git is told to leave alone would be new for ever.
    """
    before, after = versions.years
    told = _told(versions, {change.stem: change.former_stem for change in comparison.files if change.former_stem})
    if not told:
        return comparison
    whole = {change.stem for change in comparison.files if change.kind in (Kind.ADDED, Kind.REMOVED)}
    files = [
        replace(change, evidence=told.pop(change.stem, ()))
        if change.what == "ho-so" and change.stem not in whole
        else change
        for change in comparison.files
    ]
    names = names_of(before, after)
    alone = (
        FileChange(
            Kind.CHANGED,
            "ho-so",
            model.stem,
            model.dossier.name,
            model.document.label,
            unit=model.dossier.unit or unit_of(model.stem),
            names=names,
            evidence=told[model.stem],
        )
        for model in after.models
        if model.stem in told and model.stem not in whole
    )
    more = [change for change in alone if takes(change)]
    if not more:
        return replace(comparison, files=tuple(files))
    dossiers = sorted([*(each for each in files if each.what == "ho-so"), *more], key=lambda change: change.label)
    others = [each for each in files if each.what != "ho-so"]
    counted = comparison.counted if comparison.files else _counted(after, day)
    return replace(comparison, files=(*dossiers, *others), counted=counted, names=names)


def _counted(workspace: Workspace, day: date) -> tuple[int, int, int] | None:
    year = Year.of(workspace, day)
    return (len(year.counted), len(year.counted), year.quota) if year is not None else None


def _told(versions: Versions, former: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """Return what to say of each dossier's evidence, by stem; `former` is the name that a renamed one had."""
    repository, (first, second), (_, after) = versions.repository, versions.shas, versions.years
    present = {old: stem for stem, old in former.items()}
    old = {(present.get(stem, stem), name): blob for (stem, name), blob in _kept(repository, first, after.year).items()}
    if second is None:
        new = _on_disk(repository, os.path.join(after.root, after.evidence.label), old, former)
    else:
        new = _kept(repository, second, after.year)
    come = {key: new[key] for key in sorted(new.keys() - old.keys())}
    said: dict[tuple[str, str], str] = {}
    for key, blob in old.items():
        if key not in new:
            said[key] = _gone(key, blob, come, former)
        elif new[key] != blob:
            said[key] = "đã thay bằng tệp khác, vẫn tên ấy"
    if second is not None:
        said |= dict.fromkeys(come, "tệp mới")
    told: dict[str, list[str]] = {}
    for stem, name in sorted(said, key=lambda key: (key[0], sort_key(key[1]))):
        told.setdefault(stem, []).append(f"Tệp minh chứng “{visible(name)}”: {said[stem, name]}.")
    return {stem: tuple(sentences) for stem, sentences in told.items()}


def _gone(key: tuple[str, str], blob: str, come: Files, former: Mapping[str, str]) -> str:
    """Say what became of a file that is not there any more, and take what it became out of those that have come."""
    stem, name = key
    left_behind = former.get(stem, ""), name
    if come.pop(left_behind, "") == blob:
        return f"vẫn nằm trong thư mục của tên cũ ({left_behind[0]})"
    renamed = next((other for other in come if other[0] == stem and come[other] == blob), None)
    if renamed is None:
        return "không còn nữa"
    del come[renamed]
    return f"đổi tên thành “{visible(renamed[1])}”, nội dung như cũ"


def _kept(repository: Repository, sha: str, year: int) -> Files:
    folder = f"dossiers/{year}/minh-chung/"
    files = (
        (label.removeprefix(folder), blob) for label, blob in repository.files(sha).items() if label.startswith(folder)
    )
    return {_key(label): blob for label, blob in files if _is_seen(label)}


def _key(label: str) -> tuple[str, str]:
    stem, _, name = unicodedata.normalize("NFC", label).partition("/")
    return stem, name


def _is_seen(label: str) -> bool:
    return "/" in label and not any(part.startswith((".", "~")) for part in label.split("/"))


def _on_disk(repository: Repository, folder: str, known: Files, former: Mapping[str, str]) -> Files:
    """Return what git would call each file on disk that it knows by name; no link is followed.

    Where some of a dossier's are missing, what stands in its folders under other names is looked at too.
    """
    found: Files = {}
    others: dict[tuple[str, str], str] = {}
    unknown: dict[tuple[str, str], str] = {}
    for key, path in _files(folder):
        if key not in known:
            unknown[key] = path
            continue
        summed = _sum(path, known[key])
        found[key] = known[key] if summed is None else ""
        if summed:
            others[key] = summed
    for key in _stored_elsewhere(repository, known, others):
        found[key] = known[key]
    missing = {key: blob for key, blob in known.items() if key not in found}
    folders = {name for stem, _ in missing for name in (stem, former.get(stem, stem))}
    for key, path in unknown.items():
        if key[0] in folders:
            found[key] = next((blob for blob in set(missing.values()) if _sum(path, blob) is None), "")
    return found


def _files(folder: str) -> Iterator[tuple[tuple[str, str], str]]:
    """Yield each file of evidence with its path; no link is followed."""
    for place, _, names in os.walk(folder):
        for name in names:
            path = os.path.join(place, name)
            label = os.path.relpath(path, folder).replace(os.sep, "/")
            if _is_seen(label) and os.path.isfile(path) and not os.path.islink(path):
                yield _key(label), path


def _sum(path: str, name: str) -> str | None:
    """Return the SHA-256 of a file that git does not call `name` (nothing where it cannot be read), None if it does."""
    sums = hashlib.sha256()
    try:
        with open(path, "rb") as file:
            digest = blob_hash(os.fstat(file.fileno()).st_size, len(name))
            start = data = file.read(_CHUNK)
            while data:
                digest.update(data)
                sums.update(data)
                data = file.read(_CHUNK)
    except OSError:
        return ""
    is_text = len(start) < _CHUNK and b"\r\n" in start
    if digest.hexdigest() == name or (is_text and blob_name(start.replace(b"\r\n", b"\n"), len(name)) == name):
        return None
    return sums.hexdigest()


def _stored_elsewhere(
    repository: Repository, known: Files, sums: Mapping[tuple[str, str], str]
) -> Iterator[tuple[str, str]]:
    """Yield the files of which git keeps only a pointer with their sum, as it does for large files."""
    keys = list(sums)
    for start in range(0, len(keys), _AT_ONCE):
        some = keys[start : start + _AT_ONCE]
        try:
            contents = repository.blobs({known[key] for key in some})
        except GitRefused:
            # Pictures that were never fetched are no reason to tell nothing of the dossiers.
            continue
        pointers = {name: content for name, content in contents.items() if content.startswith(_POINTER)}
        yield from (key for key in some if sums[key].encode() in pointers.get(known[key], b""))
