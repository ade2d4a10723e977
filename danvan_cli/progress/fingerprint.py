"""The mark that ties an approval to what was approved: which content it stands for, and what has moved since."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import Match, SequenceMatcher
from enum import Enum
from itertools import takewhile
from typing import Any, NamedTuple

from danvan_cli.models.content import Tree, content
from danvan_cli.models.dossier import Dossier
from danvan_cli.models.structure import KeyPath, attributes_by_key, known_by
from danvan_cli.progress.milestones import happened
from danvan_cli.vietnamese.folding import fold

AFTERWARDS = ("duyet", "cong_nhan", "khen_thuong")
"""Keys that no approval covers: itself, and the decisions that are made on the strength of it."""

_METHOD = "d1"
_WHOLE = 16
_LEAF = 3
_GROUP = 10
_MARK = re.compile(rf"{_METHOD}\s+([0-9a-f]{{{_WHOLE}}})((?:\s+[a-z2-7]+)*)")


class ApprovalState(Enum):
    """How an approval stands to the content of its dossier; the value is said to people."""

    APPROVED = "đã duyệt"
    STALE = "đã đổi sau khi duyệt"
    WAITING = "chờ duyệt"
    UNREADABLE_MARK = "mã duyệt không đọc được"


class Moved(NamedTuple):
    """A place that an approval does not know, in the keys of the file, and the text that stands there now.

    It is a value, new or changed; or, with no text, a row or block of which all is unknown, or a list whose rows
    stand in another order.
    """

    path: KeyPath
    text: str = ""


class Lost(NamedTuple):
    """How many approved values have left from between two that still stand; an empty way is the end of the dossier."""

    number: int
    after: KeyPath
    before: KeyPath


@dataclass(frozen=True, slots=True)
class Judgement:
    """The state of an approval. A stale one names what moved; `gone` is how many approved values have left at least.

    `lost` tells where they stood; it is empty where what remains stands in another order, so that nobody can say.
    """

    state: ApprovalState
    places: tuple[Moved, ...] = ()
    gone: int = 0
    lost: tuple[Lost, ...] = ()


class _Leaf(NamedTuple):
    """A value of a dossier: the way to it in keys and indices, its text, the short digest of its name and text."""

    path: KeyPath
    text: str
    digest: str


def fingerprint(dossier: Dossier) -> str:
    """Return the mark of what a dossier says; layout, comments and the order of keys are no part of it.

    “d1”, for the method; 16 figures of a SHA-256 over all content but `AFTERWARDS`, which alone decide; then three
    letters for each value in the order of the vocabulary, ten values to a group, which only name what moved, so
    that this needs no git. A value is known by its keys, and in a list by what its row is known by, so that a new
    row does not move the others. White space between the groups may be any.
    """
    tree = _approved_part(dossier)
    letters = [leaf.digest for leaf in _leaves(tree)]
    groups = ("".join(letters[start : start + _GROUP]) for start in range(0, len(letters), _GROUP))
    return " ".join((_METHOD, _hash(tree), *groups))


def judge(dossier: Dossier, as_of: date) -> Judgement:
    """Return how the approval of a dossier stands on a day; one that is undated or yet to come is none."""
    approval = dossier.approval
    if approval is None or not happened(approval.day, as_of):
        return Judgement(ApprovalState.WAITING)
    mark = _read(approval.fingerprint or "")
    if mark is None:
        return Judgement(ApprovalState.UNREADABLE_MARK)
    whole, approved = mark
    tree = _approved_part(dossier)
    if _hash(tree) == whole:
        return Judgement(ApprovalState.APPROVED)
    leaves = list(_leaves(tree))
    moved = dict.fromkeys(_moved(leaves, approved))
    places = tuple(Moved(_as_written(dossier, one.path), one.text) for one in moved)
    gone, lost = _lost(leaves, approved)
    written = (Lost(one.number, _as_written(dossier, one.after), _as_written(dossier, one.before)) for one in lost)
    return Judgement(ApprovalState.STALE, places, gone, tuple(written))


def _approved_part(dossier: Dossier) -> dict[str, Tree]:
    return {key: part for key, part in content(dossier).items() if key not in AFTERWARDS}


def _hash(tree: Mapping[str, Tree]) -> str:
    text = json.dumps(tree, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()[:_WHOLE]


def _read(mark: str) -> tuple[str, list[str]] | None:
    """Return the figures and the letters of a mark; None for a text that is none."""
    match = _MARK.fullmatch(mark.strip())
    letters = "".join(match[2].split()) if match else ""
    if match is None or len(letters) % _LEAF:
        return None
    return match[1], [letters[start : start + _LEAF] for start in range(0, len(letters), _LEAF)]


def _leaves(tree: Mapping[str, Tree]) -> Iterator[_Leaf]:
    return _walk(tree, Dossier, (), ())


def _walk(tree: Tree, cls: type | None, path: KeyPath, name: tuple[str, ...]) -> Iterator[_Leaf]:
    """Yield the values below a place; `cls` is the record that stands there, or that each row of a list is."""
    if isinstance(tree, str):
        yield _Leaf(path, tree, _digest(name, tree))
    elif isinstance(tree, Mapping):
        keys = attributes_by_key(cls) if cls else {}
        for key, part in tree.items():
            yield from _walk(part, keys[key].record if key in keys else None, (*path, key), (*name, key))
    else:
        seen: Counter[str] = Counter()
        for index, row in enumerate(tree):
            known = _known_as(row, cls)
            seen[known] += isinstance(row, Mapping)
            yield from _walk(row, cls, (*path, index), (*name, f"{known} {seen[known]}"))


def _known_as(row: Tree, cls: type | None) -> str:
    """Return the words that a row is known by among its siblings; a row that is a text needs none."""
    if cls is None or not isinstance(row, Mapping):
        return ""
    return " / ".join(fold(str(row.get(key, ""))) for key in known_by(cls))


def _digest(name: Sequence[str], text: str) -> str:
    digest = hashlib.sha256("\0".join(("\x1f".join(name), text)).encode()).digest()
    return base64.b32encode(digest)[:_LEAF].decode().lower()


def _moved(leaves: Sequence[_Leaf], approved: Sequence[str]) -> Iterator[Moved]:
    """Yield what the mark does not know; where it knows every value and none is gone, the lists in another order."""
    unknown = Counter(leaf.digest for leaf in leaves) - Counter(approved)
    if unknown:
        yield from _gathered(leaves, list(_unknown(leaves, approved, unknown)))
    elif len(leaves) == len(approved):
        for leaf, digest in zip(leaves, approved, strict=True):
            if leaf.digest != digest:
                yield Moved(tuple(takewhile(lambda step: isinstance(step, str), leaf.path)))


def _unknown(leaves: Sequence[_Leaf], approved: Sequence[str], unknown: Counter[str]) -> Iterator[_Leaf]:
    """Yield the values of unknown digests; where known ones have the same, those that stand where none stood."""
    doubtful = {digest for digest in unknown if digest in approved}
    if not doubtful:
        yield from (leaf for leaf in leaves if leaf.digest in unknown)
        return
    in_place = {index for block in _aligned(leaves, approved) for index in range(block.b, block.b + block.size)}
    for index, leaf in enumerate(leaves):
        if leaf.digest in unknown and not (leaf.digest in doubtful and index in in_place):
            yield leaf


def _aligned(leaves: Sequence[_Leaf], approved: Sequence[str]) -> list[Match]:
    """Return the runs of values that stand in both in the same order; the last run is the empty one at the ends."""
    return SequenceMatcher(None, approved, [leaf.digest for leaf in leaves], autojunk=False).get_matching_blocks()


def _lost(leaves: Sequence[_Leaf], approved: Sequence[str]) -> tuple[int, list[Lost]]:
    """Return how many values have left at least, and where: in the gaps that have become narrower."""
    now, then = Counter(leaf.digest for leaf in leaves), Counter(approved)
    net = max(0, (then - now).total() - (now - then).total())
    runs = _aligned(leaves, approved)
    gaps, old, new = [], 0, 0
    for run in runs:
        if (count := (run.a - old) - (run.b - new)) > 0:
            around = (leaves[new - 1].path if new else (), leaves[run.b].path if run.b < len(leaves) else ())
            gaps.append(Lost(count, *around))
        old, new = run.a + run.size, run.b + run.size
    in_order = sum(run.size for run in runs) == (now & then).total()
    return (sum(gap.number for gap in gaps), gaps) if in_order else (net, [])


def _gathered(leaves: Sequence[_Leaf], moved: Sequence[_Leaf]) -> Iterator[Moved]:
    """Yield what moved, a row or block in place of its values where all of several moved."""
    whole, part = (Counter(place for leaf in some for place in _containers(leaf.path)) for some in (leaves, moved))
    for leaf in moved:
        unknown = (place for place in _containers(leaf.path) if part[place] == whole[place] > 1)
        container = next((place for place in unknown if not _is_list_of_one(leaf.path, place, whole)), None)
        yield Moved(leaf.path, leaf.text) if container is None else Moved(container)


def _is_list_of_one(path: KeyPath, place: KeyPath, whole: Mapping[KeyPath, int]) -> bool:
    """Whether a container on the way is a list whose only row says all: the row, which has a name, tells more."""
    row = path[: len(place) + 1]
    return isinstance(row[-1], int) and whole[row] == whole[place]


def _containers(path: KeyPath) -> Iterator[KeyPath]:
    """Yield the ways to all that a value stands in, the outermost first."""
    return (path[:end] for end in range(1, len(path)))


def _as_written(dossier: Dossier, place: KeyPath) -> KeyPath:
    """Return a place with the indices of the file, whose empty rows `content` leaves out."""
    path: list[str | int] = []
    value: Any = dossier
    for step in place:
        if isinstance(step, int):
            step = [index for index, row in enumerate(value) if _is_filled(row)][step]  # noqa: PLW2901 - translated
            value = value[step]
        elif not isinstance(value, dict):
            cls: type = type(value)
            value = getattr(value, attributes_by_key(cls)[step].name)
        path.append(step)
    return tuple(path)


def _is_filled(row: object) -> bool:
    return bool(row.strip() if isinstance(row, str) else content(row))
