"""The contents of files as git keeps them, all in one run of `cat-file --batch`."""

from __future__ import annotations

import hashlib
import subprocess
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from threading import Timer
from typing import IO, TYPE_CHECKING

from danvan_cli.review.refusal import no_git, partial, too_slow
from danvan_cli.review.running import PATIENCE
from danvan_cli.source.decoding import MAX_BYTES

if TYPE_CHECKING:
    from danvan_cli.review.running import Git

TAKEN = 16 * MAX_BYTES
"""A content longer than this is cut here; whoever reads it says that it is too large."""
_SHA1_DIGITS = 40


def blob_name(data: bytes, digits: int) -> str:
    """Return the name git gives to a content; `digits` (40 or 64) tells which of its two hashes is used."""
    digest = blob_hash(len(data), digits)
    digest.update(data)
    return digest.hexdigest()


def blob_hash(size: int, digits: int) -> hashlib._Hash:
    """Return the beginning of that name's sum for a content of `size` bytes that is still to be put in."""
    make = hashlib.sha1 if digits == _SHA1_DIGITS else hashlib.sha256
    return make(b"blob %d\0" % size, usedforsecurity=False)


def read_blobs(git: Git, names: Iterable[str]) -> dict[str, bytes]:
    """Return the contents by name, each read once; refused where one is not on this machine."""
    waiting = list(dict.fromkeys(names))
    contents: dict[str, bytes] = {}
    while waiting:
        with _batch(git, waiting) as out:
            for name in waiting:
                data, whole = _content(out)
                contents[name] = data
                if not whole:
                    # To read on would be to read gigabytes for nothing: git is asked again for the rest.
                    break
        waiting = [name for name in waiting if name not in contents]
    return contents


@contextmanager
def _batch(git: Git, names: list[str]) -> Iterator[IO[bytes]]:
    """Ask git for contents and give what it writes; it is ended on leaving, and after a minute.

    The names stand in a file: through a pipe both sides could wait for each other.
    """
    with tempfile.TemporaryFile() as asked:
        asked.write("".join(f"{name}\n" for name in names).encode())
        asked.seek(0)
        try:
            child = subprocess.Popen(  # noqa: S603 - a program looked for by name, no shell
                git.command(("cat-file", "--batch", "--buffer")),
                stdin=asked,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=git.environment(),
            )
        except OSError:
            raise no_git() from None
        with child:
            late = _Late(child)
            try:
                yield _output(child)
            except EOFError:
                raise (too_slow(PATIENCE) if late.stopped else partial()) from None
            finally:
                late.cancel()
                child.kill()


class _Late:
    """Ends a program after a minute."""

    def __init__(self, child: subprocess.Popen[bytes]) -> None:
        self.stopped = False
        self._child = child
        self._timer = Timer(PATIENCE, self._stop)
        self._timer.daemon = True
        self._timer.start()

    def _stop(self) -> None:
        self.stopped = True
        self._child.kill()

    def cancel(self) -> None:
        self._timer.cancel()


def _output(child: subprocess.Popen[bytes]) -> IO[bytes]:
    if child.stdout is None:
        raise EOFError
    return child.stdout


def _content(out: IO[bytes]) -> tuple[bytes, bool]:
    """Return the next content and whether it was read to its end; EOFError where git has none."""
    words = out.readline().split()
    if len(words) != len(("name", "type", "size")):
        raise EOFError
    size = int(words[2])
    data = out.read(min(size, TAKEN))
    if len(data) < min(size, TAKEN):
        raise EOFError
    if size > TAKEN:
        return data, False
    out.read(1)
    return data, True
