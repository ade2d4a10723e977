"""What is kept of each writing command under `.danvan/hoan-tac/<number>/`: the old bytes, and what was meant."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from enum import Enum
from hashlib import sha256

from danvan_cli.source.storing import KEPT_FOLDER, make_folder, write_whole

FOLDER = f"{KEPT_FOLDER}/hoan-tac"
_LIST = "danh-muc.json"
MOST = 20


class State(Enum):
    """How far a command came."""

    UNDER_WAY = "dang-ghi"
    DONE = "xong"
    LEFT = "bo-lai"


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file of a command by the SHA-256 of its bytes before and after; None where it is not there."""

    label: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Kept:
    """One writing command; `undoes` is the number of the one that it took back."""

    number: int
    what: str
    when: str
    files: tuple[KeptFile, ...]
    undoes: int | None = None
    state: State = State.UNDER_WAY


def digest(data: bytes | None) -> str | None:
    """Return the SHA-256 of the bytes of a file, None of one that is not there."""
    return None if data is None else sha256(data).hexdigest()


def keep(root: str, kept: Kept, copies: Sequence[bytes | None]) -> None:
    """Put away the old bytes of each file of `kept`, and then, in one instant, that it is under way."""
    folder = _folder(root, kept.number)
    make_folder(folder)
    for index, data in enumerate(copies):
        if data is not None:
            write_whole(copy_path(root, kept, index), data)
    write_whole(list_path(root, kept), listed(kept))


def copy_path(root: str, kept: Kept, index: int) -> str:
    """Return where the old bytes of a file lie."""
    return os.path.join(_folder(root, kept.number), f"{index}.cu")


def list_path(root: str, kept: Kept) -> str:
    """Return where the list of what was meant lies."""
    return os.path.join(_folder(root, kept.number), _LIST)


def listed(kept: Kept) -> bytes:
    """Return the list of what was meant as it is written."""
    tree = asdict(kept) | {"state": kept.state.value}
    return (json.dumps(tree, ensure_ascii=False, indent=1) + "\n").encode()


def all_kept(root: str) -> list[Kept]:
    """Return what is kept, the oldest first; what cannot be read is left alone."""
    return [kept for number in _numbers(root) for kept in _read(root, number)]


def under_way(root: str) -> Kept | None:
    """Return the command that is being carried out, or was cut off while it was: the last one, or none is."""
    last = max(_numbers(root), default=None)
    kept = None if last is None else next(_read(root, last), None)
    return kept if kept is not None and kept.state is State.UNDER_WAY else None


def next_number(root: str) -> int:
    """Return the number of the next command."""
    return max(_numbers(root), default=0) + 1


def forget(root: str, number: int) -> None:
    """Take away what is kept of a command; the list goes first, for without it the rest is nothing."""
    folder = _folder(root, number)
    with suppress(OSError):
        with suppress(FileNotFoundError):
            os.unlink(os.path.join(folder, _LIST))
        shutil.rmtree(folder)


def tidy(root: str) -> None:
    """Forget what no command ever finished keeping, and all but the last twenty commands."""
    for number in _numbers(root):
        if not os.path.lexists(os.path.join(_folder(root, number), _LIST)):
            forget(root, number)
    for number in _numbers(root)[:-MOST]:
        forget(root, number)


def _folder(root: str, number: int) -> str:
    return os.path.join(root, FOLDER, f"{number:06}")


def _numbers(root: str) -> list[int]:
    try:
        names = os.listdir(os.path.join(root, FOLDER))
    except FileNotFoundError:
        return []
    return sorted(int(name) for name in names if name.isascii() and name.isdecimal())


def _read(root: str, number: int) -> Iterator[Kept]:
    try:
        with open(os.path.join(_folder(root, number), _LIST), "rb") as file:
            tree = json.load(file)
        files = tuple(KeptFile(**one) for one in tree["files"])
        yield Kept(number, tree["what"], tree["when"], files, tree["undoes"], State(tree["state"]))
    except (OSError, ValueError, TypeError, KeyError):
        return
