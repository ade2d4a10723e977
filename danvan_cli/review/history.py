"""The life of one file, commit by commit, newest first, through its renames and both sides of a merge."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from danvan_cli.review.commits import Commit, Placed, read_commits

if TYPE_CHECKING:
    from danvan_cli.review.running import Git

Version = tuple[str, str]
"""A label and the name of the content it had."""

_GLOB = re.compile(r"([*?\[\]\\])")
_TWO = 2
_PAIR = re.compile(rb"[0-9a-f]+ [0-9a-f]+\n")
_RENAMES = ("-M50%", "-l1000")
_NO_TREE = {
    40: "4b825dc642cb6eb9a060e54bf8d69288fbee4904",
    64: "6ef19b41225c5369f1c104d45d8d85efa9b057b53b14b4b9b939dd74decc5321",
}


@dataclass(frozen=True, slots=True)
class Step:
    """One commit that touched the file: what stood before (None: it came), what after (None: it went).

    Of a merge `others` are the versions of its further parents, `before` is that of the first, and `base` the one
    from which both of two parents began. `earliest`: what came before is not on this machine, or never was.
    """

    commit: Commit
    before: Version | None
    after: Version | None
    others: tuple[Version | None, ...] = ()
    base: Version | None = None
    earliest: bool = False


@dataclass(frozen=True, slots=True)
class _Change:
    before: Version | None
    after: Version | None


_Side = dict[str, _Change]
"""The changes between a commit and one parent, by the label after; those that took a file away, by the label before."""


def trace(git: Git, prefix: str, label: str, head: str) -> tuple[Step, ...]:
    """Return the steps, up to the commit `head`, of the file that stands, or last stood, at `label`.

    A merge is a step only where it says what none of its parents says, or leaves out what one of them had written.
    """
    literal = _GLOB.sub(r"\\\1", prefix)
    where = ("--", f":(top,glob){literal}dossiers/**/*.yaml")
    placed = list(read_commits(git, "--topo-order", head, *where))
    # Whether a file seen under a name may, further back, turn out to have been renamed away from it.
    wanted: dict[str, dict[str, bool]] = {placed[0].commit.sha: {label: True}} if placed else {}
    steps: dict[Step, None] = {}
    for one, sides in zip(placed, _sides(git, prefix, placed, where), strict=True):
        for name, last in wanted.pop(one.commit.sha, {}).items():
            found = [_about(side, name, last=last) for side in sides]
            step = _step(git, prefix, one, found)
            if step is not None:
                steps[step] = None
            for parent, change, side in zip(one.parents, found, sides, strict=False):
                if change is not None or name not in _gone(side):
                    _follow(wanted.setdefault(parent, {}), name, change, last=last)
    return tuple(steps)


def _step(git: Git, prefix: str, one: Placed, found: Sequence[_Change | None]) -> Step | None:
    """Return what a commit did to a file, by its changes beside each parent; None where it did nothing of its own."""
    told = [change for change in found if change]
    if not told:
        return None
    after = told[0].after
    first, *others = (change.before if change else after for change in found)
    base = _base(git, prefix, one, told[0]) if len(found) == _TWO else None
    if len(told) == len(found):
        is_step = _says_something(told)
    else:
        # One side was kept whole; it is told where the other had written something too.
        is_step = base is not None and base[1] not in [version[1] for version in (first, *others, after) if version]
    return Step(one.commit, first, after, tuple(others), base, not one.parents) if is_step else None


def _base(git: Git, prefix: str, one: Placed, change: _Change) -> Version | None:
    """Return the version from which both sides of a merge began; None where there was none, or several."""
    label = next(side[0] for side in (change.after, change.before) if side)
    common = git.ask("merge-base", *one.parents).out.decode("ascii", "replace").split()
    if len(common) != 1:
        return None
    named = f"{common[0]}:{prefix}{label}"
    blob = git.ask("rev-parse", "--verify", "--quiet", "--end-of-options", named).out.decode("ascii", "replace").split()
    return (label, blob[-1]) if blob else None


def _says_something(changes: Sequence[_Change]) -> bool:
    """Whether what a commit has is unlike what each parent has, its name and its content taken apart."""
    after = changes[0].after
    befores = [change.before for change in changes]
    if after is None or None in befores:
        return befores[0] != after
    labels, contents = zip(*(before for before in befores if before), strict=True)
    return after[0] not in labels or after[1] not in contents


def _about(side: _Side, name: str, *, last: bool) -> _Change | None:
    """Return the change that made what `name` is, took it away or, for the last name of a file, renamed it."""
    if name in side:
        return side[name]
    return _gone(side).get(name) if last else None


def _gone(side: _Side) -> _Side:
    """Return the renames by the label before."""
    return {change.before[0]: change for change in side.values() if change.before and change.after}


def _follow(labels: dict[str, bool], name: str, change: _Change | None, *, last: bool) -> None:
    """Note under which name a parent has the file."""
    if change is None:
        labels[name] = labels.get(name, False) or last
    elif change.before is not None:
        labels[change.before[0]] = True
    else:
        labels.setdefault(name, False)


def _sides(git: Git, prefix: str, placed: Sequence[Placed], where: tuple[str, ...]) -> Iterator[list[_Side]]:
    """Yield for each commit its changes beside each parent; beside nothing for one without parents."""
    trees = {one.commit.sha: one.tree for one in placed}
    befores = [
        [trees.get(parent, _NO_TREE[len(one.tree)]) for parent in one.parents] or [_NO_TREE[len(one.tree)]]
        for one in placed
    ]
    pairs = [f"{before} {one.tree}\n" for one, sides in zip(placed, befores, strict=True) for before in sides]
    words = ("diff-tree", "--stdin", "-r", "-z", "--raw", "--no-abbrev", "--no-ext-diff", "--no-textconv", *_RENAMES)
    found = iter(_parsed(git.read(*words, *where, given="".join(pairs).encode()), prefix))
    for sides in befores:
        yield [next(found) for _ in sides]


def _parsed(out: bytes, prefix: str) -> list[_Side]:
    """Return the changes of each pair of trees, in the order they were asked for."""
    sides: list[_Side] = []
    tokens = iter(out.split(b"\0"))
    for token in tokens:
        rest = token
        while match := _PAIR.match(rest):
            sides.append({})
            rest = rest[match.end() :]
        if not rest:
            continue
        old_mode, new_mode, old, new, status = rest.removeprefix(b":").split(b" ")
        source = _label(next(tokens), prefix)
        target = _label(next(tokens), prefix) if status[:1] in {b"R", b"C"} else source
        change = _Change(_version(source, old_mode, old), _version(target, new_mode, new))
        # A name may be left by one file and taken by another at once; the one that stands there counts.
        if change.after is not None or target not in sides[-1]:
            sides[-1][target] = change
    return sides


def _version(label: str, mode: bytes, name: bytes) -> Version | None:
    return (label, name.decode()) if mode.startswith(b"100") else None


def _label(path: bytes, prefix: str) -> str:
    return path.decode("utf-8", "surrogateescape").removeprefix(prefix)
