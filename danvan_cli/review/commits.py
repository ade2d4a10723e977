"""Who wrote down a state of the dossiers, and when."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from danvan_cli.vietnamese.civil_time import vietnam

if TYPE_CHECKING:
    from danvan_cli.review.running import Git

FORMAT = ("--parents", "--encoding=UTF-8", "--format=%x00%H%x00%T%x00%aI%x00%at%x00%an%x00%s%x00")
"""How `rev-list` is asked to write a commit; the line before the rest names the commit and its parents."""
_FIELDS = 7


@dataclass(frozen=True, slots=True)
class Commit:
    """One commit: its full name, the day and hour in Vietnam when its author wrote it, the author, the first line."""

    sha: str
    when: datetime
    author: str
    subject: str


@dataclass(frozen=True, slots=True)
class Placed:
    """A commit among others: its tree, and the names of its parents."""

    commit: Commit
    tree: str
    parents: tuple[str, ...]


def read_commits(git: Git, *words: str) -> Iterator[Placed]:
    """Yield the commits that `rev-list` finds for `words`, in its order."""
    return parse_commits(git.read("rev-list", *FORMAT, *words))


def parse_commits(out: bytes) -> Iterator[Placed]:
    """Yield the commits that `rev-list` wrote in `FORMAT`."""
    parts = out.decode("utf-8", "replace").split("\0")
    for start in range(0, len(parts) - 1, _FIELDS):
        line, sha, tree, written, seconds, author, subject = parts[start : start + _FIELDS]
        yield Placed(Commit(sha, _moment(written, seconds), author, subject), tree, tuple(line.split()[2:]))


def _moment(written: str, seconds: str) -> datetime:
    """Return when a commit was made; a time that no calendar has becomes the beginning of git's count."""
    try:
        return datetime.fromisoformat(written).astimezone(vietnam())
    except (ValueError, OverflowError):
        pass
    try:
        return datetime.fromtimestamp(int(seconds), vietnam())
    except (ValueError, OverflowError, OSError):
        return datetime.fromtimestamp(0, vietnam())
