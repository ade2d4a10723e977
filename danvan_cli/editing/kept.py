"""What is kept of each writing command under `.danvan/hoan-tac/<number>/`: the old bytes, and what was meant."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from enum import Enum
from hashlib import sha256
from typing import Any

from danvan_cli.source.plain_file import plain_bytes
from danvan_cli.source.refused import Unwritable
from danvan_cli.source.storing import KEPT_FOLDER, is_own_place, make_folder, sweep, unwritable, write_whole

FOLDER = f"{KEPT_FOLDER}/hoan-tac"
_LIST = "danh-muc.json"
_COPY = ".cu"
MOST = 20
"""How many commands can be taken back; as many that no longer can are kept beside them."""


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
    """One writing command; `undoes` is the number of the one that it took back.

    `passes` are the numbers of later ones that it went past: taken back by other means, or left as they are.
    """

    number: int
    what: str
    when: str
    files: tuple[KeptFile, ...]
    undoes: int | None = None
    passes: tuple[int, ...] = ()
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
    return os.path.join(_folder(root, kept.number), f"{index}{_COPY}")


def copy_of(root: str, kept: Kept, index: int) -> bytes | None:
    """Return the old bytes of a file; None where the copy is gone, is no plain file, or is not what was put away.

    Raises `OSError` when the system does not let us read it.
    """
    try:
        data = plain_bytes(copy_path(root, kept, index))
    except (FileNotFoundError, FileExistsError):
        return None
    return data if digest(data) == kept.files[index].before else None


def list_path(root: str, kept: Kept) -> str:
    """Return where the list of what was meant lies."""
    return os.path.join(_folder(root, kept.number), _LIST)


def listed(kept: Kept) -> bytes:
    """Return the list of what was meant as it is written."""
    tree = asdict(kept) | {"state": kept.state.value}
    return (json.dumps(tree, ensure_ascii=False, indent=1) + "\n").encode()


def all_kept(root: str) -> list[Kept]:
    """Return what is kept, the oldest first; a list that cannot be read is left alone.

    Raises `Unwritable` where the system does not let us look.
    """
    return [kept for number in _numbers(root) for kept in _read(root, number)]


def undoable(root: str) -> list[Kept]:
    """Return the commands that can still be taken back, the oldest first.

    Raises `Unwritable` where the system does not let us look.
    """
    done = [kept for kept in all_kept(root) if kept.state is State.DONE]
    over = {number for kept in done for number in (kept.undoes, *kept.passes)}
    return [kept for kept in done if kept.undoes is None and kept.number not in over]


def under_way(root: str) -> Kept | None:
    """Return the command that is being carried out, or was cut off while it was: the last one, or none is.

    A folder that cannot be looked into has none: who only reads is not kept from it.
    """
    try:
        last = next((kept for number in reversed(_numbers(root)) for kept in _read(root, number)), None)
    except Unwritable:
        return None
    return last if last is not None and last.state is State.UNDER_WAY else None


def next_number(root: str) -> int:
    """Return the number of the next command."""
    return max(_numbers(root), default=0) + 1


def forget(root: str, number: int) -> None:
    """Take away what is kept of a command; the list goes first, for without it the rest is nothing.

    What the program did not put there stays, and with it the folder.
    """
    folder = _folder(root, number)
    if not is_own_place(root, f"{FOLDER}/{_name(number)}"):
        return
    with suppress(OSError):
        with suppress(FileNotFoundError):
            os.unlink(os.path.join(folder, _LIST))
        sweep(folder)
        for name in os.listdir(folder):
            if name.endswith(_COPY):
                os.unlink(os.path.join(folder, name))
        os.rmdir(folder)


def forget_unfinished(root: str) -> None:
    """Forget what no command ever finished keeping."""
    for number in _numbers(root):
        if not os.path.lexists(os.path.join(_folder(root, number), _LIST)):
            forget(root, number)


def tidy(root: str) -> None:
    """Forget all but the last twenty commands that can be taken back.

    Of those that cannot, what was taken back among them, the last twenty stay too. The oldest goes first: a
    command that was taken back never outlives the one that says so, or it would be taken back again.
    """
    wanted = [kept.number for kept in undoable(root)]
    others = sorted({*_numbers(root)} - {*wanted})
    for number in (*wanted[:-MOST], *others[:-MOST]):
        forget(root, number)


def _folder(root: str, number: int) -> str:
    return os.path.join(root, FOLDER, _name(number))


def _name(number: int) -> str:
    return f"{number:06}"


def _numbers(root: str) -> list[int]:
    if not is_own_place(root, FOLDER):
        return []
    try:
        names = os.listdir(os.path.join(root, FOLDER))
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as error:
        raise unwritable(FOLDER, error) from None
    return sorted(int(name) for name in names if name.isascii() and name.isdecimal() and name == _name(int(name)))


def _read(root: str, number: int) -> Iterator[Kept]:
    if not is_own_place(root, f"{FOLDER}/{_name(number)}"):
        return
    try:
        yield _kept(number, json.loads(plain_bytes(os.path.join(_folder(root, number), _LIST))))
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return


def _kept(number: int, tree: Any) -> Kept:  # noqa: ANN401 - whatever a file says
    """Return what a list says; raises `TypeError`, `KeyError` or `ValueError` where it is none of ours."""
    files = tuple(
        KeptFile(_text(file["label"]), _text_or_none(file["before"]), _text_or_none(file["after"]))
        for file in tree["files"]
    )
    undoes = tree["undoes"]
    passes = tuple(tree.get("passes", ()))
    if not (all(isinstance(one, int) for one in passes) and (undoes is None or isinstance(undoes, int))):
        raise TypeError(undoes, passes)
    return Kept(number, _text(tree["what"]), _text(tree["when"]), files, undoes, passes, State(tree["state"]))


def _text(value: object) -> str:
    """Return a text that can be told and can name a file; raises `TypeError` or `ValueError` for anything else."""
    if not isinstance(value, str):
        raise TypeError(value)
    if "\0" in value:
        raise ValueError(value)
    value.encode()
    return value


def _text_or_none(value: object) -> str | None:
    return None if value is None else _text(value)
