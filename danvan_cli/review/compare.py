"""Two versions of a year compared: which files changed, what in them, and what that does to the year."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from danvan_cli.models.content import Tree, content
from danvan_cli.progress.effects import effects
from danvan_cli.progress.naming import names_of
from danvan_cli.progress.year import Year
from danvan_cli.review.difference import Changed, Within, difference
from danvan_cli.review.file_change import RECORDS, Comparison, FileChange, Kind, What
from danvan_cli.review.renames import renames
from danvan_cli.source.faults import FaultKind
from danvan_cli.stems import unit_of
from danvan_cli.workspace import File, Workspace, is_absent

AnyFile = File[Any]


def compare(before: Workspace, after: Workspace, day: date) -> Comparison:
    """Compare two versions of one year as they stand on a day. A file with the same bytes is not looked into."""
    moved = tuple(_moved(before, after))
    past = tuple(_moved_past(before, after))
    if not moved and not past:
        return Comparison()
    names = names_of(before, after)
    former = _renamed(moved)
    changes, untouched = [], []
    for pair in _joined(moved, former):
        change = _change(pair, names)
        if change is None:
            untouched.append(pair.file.label)
        else:
            changes.append(change)
    return Comparison(tuple(changes), *_consequences(before, after, day, former), tuple(untouched), past, names)


@dataclass(frozen=True, slots=True)
class _Pair:
    """A file on both sides; None where it does not stand."""

    what: What
    before: AnyFile | None
    after: AnyFile | None
    is_renamed: bool = field(default=False)

    @property
    def file(self) -> AnyFile:
        """The file as it stands, or as it last stood."""
        file = self.before if self.after is None else self.after
        assert file is not None, "a pair has at least one side"  # noqa: S101 - so it is made
        return file


def _moved(before: Workspace, after: Workspace) -> Iterator[_Pair]:
    """Yield the files whose bytes are not the same, the dossiers first."""
    dossiers = {file.label: file for file in before.dossiers}, {file.label: file for file in after.dossiers}
    yield from _differing("ho-so", *dossiers)
    yield from _differing("ke-hoach", {"": before.plan}, {"": after.plan})
    yield from _differing("co-quan", {"": before.office}, {"": after.office})
    yield from _differing("don-vi", before.unit_files, after.unit_files)


def _differing(what: What, old: Mapping[str, AnyFile], new: Mapping[str, AnyFile]) -> Iterator[_Pair]:
    for key in sorted(old.keys() | new.keys()):
        before, after = old.get(key), new.get(key)
        if before is None or after is None or not _same(before, after):
            yield _Pair(what, _standing(what, before), _standing(what, after))


def _same(before: AnyFile, after: AnyFile) -> bool:
    """Whether two files have the same bytes; of those too large to be read only their faults are known."""
    if before.document.data or not _has_fault(after, FaultKind.TOO_LARGE):
        return bool(before.document.data == after.document.data)
    return before.faults == after.faults


def _standing(what: What, file: AnyFile | None) -> AnyFile | None:
    """Return a file that stands there; a plan or office has its place in a workspace even where there is none."""
    has_place = what in ("ke-hoach", "co-quan")
    return None if has_place and file is not None and is_absent(file) else file


def _has_fault(file: AnyFile, kind: FaultKind) -> bool:
    return any(fault.kind is kind for fault in file.faults)


def _moved_past(before: Workspace, after: Workspace) -> Iterator[str]:
    """Yield which of the dossiers that both versions continue are not the same; the count leans on them."""
    named = [{model.dossier.continues for model in side.models} for side in (before, after)]
    for key in sorted(filter(None, named[0] & named[1])):
        old, new = (side.predecessors.get(key) for side in (before, after))
        if (old and old.document.data) != (new and new.document.data):
            yield key


def _renamed(moved: tuple[_Pair, ...]) -> dict[str, str]:
    """Return the former stem of each dossier that got another name, one that was free or that of another dossier."""
    pairs = [pair for pair in moved if pair.what == "ho-so"]
    former = _exchanged(pairs)
    gone = _contents(pair.before for pair in pairs if pair.after is None or pair.after.stem in former)
    come = _contents(pair.after for pair in pairs if pair.before is None or pair.before.stem in former.values())
    left = {stem: tree for stem, tree in gone.items() if stem not in former.values()}
    new = {stem: tree for stem, tree in come.items() if stem not in former}
    return former | (renames(left, new) if left and new else {})


def _exchanged(pairs: list[_Pair]) -> dict[str, str]:
    """Return the former stems where a name was taken over: what stood under one name stands whole under another."""
    before, after = (
        {stem: json.dumps(tree, sort_keys=True) for stem, tree in _contents(files).items()}
        for files in ((pair.before for pair in pairs), (pair.after for pair in pairs))
    )
    taken_over = before.keys() & after.keys()
    by_content = {text: stem for stem, text in before.items()}
    found = {stem: by_content[text] for stem, text in after.items() if by_content.get(text, stem) != stem}
    return {stem: old for stem, old in found.items() if stem in taken_over or old in taken_over}


def _contents(files: Iterable[AnyFile | None]) -> dict[str, dict[str, Tree]]:
    return {file.stem: content(file.record) for file in files if file is not None and file.record is not None}


def _joined(moved: tuple[_Pair, ...], former: Mapping[str, str]) -> Iterator[_Pair]:
    """Yield the pairs with both halves of a renamed dossier as one."""
    old = {pair.before.stem: pair.before for pair in moved if pair.what == "ho-so" and pair.before is not None}
    elsewhere = set(former.values())
    for pair in moved:
        if pair.what != "ho-so":
            yield pair
            continue
        stem = pair.file.stem
        before = None if stem in elsewhere else pair.before
        if stem in former and pair.after is not None:
            yield _Pair(pair.what, old[former[stem]], pair.after, is_renamed=True)
            # What stood under that name and went on under none has gone.
            if before is not None:
                yield _Pair(pair.what, before, None)
        elif before is not None or pair.after is not None:
            yield _Pair(pair.what, before, pair.after)


def _change(pair: _Pair, names: Mapping[str, str]) -> FileChange | None:
    """Return what became of a file, None where only its writing changed."""
    old, new = _tree(pair.before), _tree(pair.after)
    faults = tuple(_faults(pair))
    found = difference(old, new, RECORDS[pair.what]) if old is not None and new is not None else None
    if found is None and old is not None and new is not None and not pair.is_renamed:
        return None
    file = pair.file
    return FileChange(
        kind=_kind(pair, faults, found),
        what=pair.what,
        stem=file.stem,
        name=_name(pair, new or old or {}, names),
        label=file.label,
        former_stem=pair.before.stem if pair.is_renamed and pair.before else None,
        unit=_unit(pair, new or old or {}),
        before=old,
        after=new,
        difference=found,
        faults=faults,
        names=names,
    )


def _tree(file: AnyFile | None) -> dict[str, Tree] | None:
    return content(file.record) if file is not None and file.record is not None else None


def _kind(pair: _Pair, faults: tuple[str, ...], found: object) -> Kind:
    if pair.after is None:
        return Kind.REMOVED
    if faults:
        return Kind.UNREADABLE
    if pair.before is None:
        return Kind.ADDED
    if pair.is_renamed:
        return Kind.RENAMED
    entry = found.entries.get("loai_bo") if isinstance(found, Within) and pair.what == "ho-so" else None
    # Without a day it has not happened: the model still counts.
    is_struck_off = isinstance(entry, Changed) and isinstance(entry.after, Mapping) and "ngay" in entry.after
    return Kind.STRUCK_OFF if is_struck_off else Kind.CHANGED


def _faults(pair: _Pair) -> Iterator[str]:
    for side, words in ((pair.before, "Bản trước"), (pair.after, "Tệp mới" if pair.before is None else "Bản này")):
        if side is not None and side.record is None:
            fault = side.faults[0]
            yield f"{words} không đọc được nên chưa so sánh được; dòng {fault.line}: {fault.message}"


def _name(pair: _Pair, tree: Mapping[str, Tree], names: Mapping[str, str]) -> str:
    stem = pair.file.stem
    if pair.what == "don-vi":
        return names.get(f"don_vi:{stem}", stem)
    return str(tree.get("ten", stem))


def _unit(pair: _Pair, tree: Mapping[str, Tree]) -> str:
    if pair.what == "don-vi":
        return pair.file.stem
    if pair.what != "ho-so":
        return ""
    return str(tree.get("don_vi", unit_of(pair.file.stem)))


def _consequences(
    before: Workspace, after: Workspace, day: date, former: Mapping[str, str]
) -> tuple[tuple[str, ...], tuple[int, int, int] | None]:
    old, new = Year.of(before, day), Year.of(after, day)
    if old is None or new is None:
        return (), None
    return tuple(effects(old, new, former)), (len(old.counted), len(new.counted), new.quota)
