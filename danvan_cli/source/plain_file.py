"""Reading a file that must be a plain one, since the program itself put it there: no link, nothing that blocks."""

from __future__ import annotations

import errno
import os
import stat

# Not every system has these; a FIFO without a writer would block, a terminal could become ours.
READING = (
    os.O_RDONLY
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_NOCTTY", 0)
    | getattr(os, "O_BINARY", 0)
    | getattr(os, "O_CLOEXEC", 0)
)
"""How a file is opened that somebody else may have put there."""
_PLAIN = READING | getattr(os, "O_NOFOLLOW", 0)


def plain_bytes(path: str) -> bytes:
    """Return the bytes of a plain file. Raises `OSError`; `FileExistsError` where a link or any other thing stands."""
    if not stat.S_ISREG(os.lstat(path).st_mode):
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), path)
    with open(os.open(path, _PLAIN), "rb") as file:
        return file.read()
