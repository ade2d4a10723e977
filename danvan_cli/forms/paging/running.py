"""Running a program that may hang: watched while it works, and ended with all that it has started."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

_PAUSE = 0.1
_WINDOWS = sys.platform == "win32"


class End(Enum):
    """How a program ended."""

    FINISHED = "finished"
    FAILED = "failed"
    HUNG = "hung"
    NOT_STARTED = "not started"


class Patience:
    """How long to wait: `still` seconds without anything new, `whole` seconds in all."""

    def __init__(self, still: float, whole: float) -> None:
        """Begin to wait now."""
        self._still = still
        self._end = time.monotonic() + whole
        self._due = time.monotonic() + still
        self._seen = 0

    def is_over(self, made: int) -> bool:
        """Whether to wait no longer, `made` being the number of things made so far."""
        now = time.monotonic()
        if made > self._seen:
            self._seen, self._due = made, now + self._still
        return now > self._due or now > self._end


def watch(command: Sequence[str], folder: Path, patience: Patience, made: Callable[[], int]) -> Iterator[int | End]:
    """Run a command in a folder, yielding how much it has made each time that grows, and last how it ended.

    However this ends, closing the iterator included, nothing that the command has started is left running.
    """
    try:
        child = _start(command, folder)
    except OSError:
        yield End.NOT_STARTED
        return
    told = 0
    try:
        while child.poll() is None:
            now = made()
            if patience.is_over(now):
                yield End.HUNG
                return
            if now > told:
                told = now
                yield now
            time.sleep(_PAUSE)
        yield End.FAILED if child.returncode else End.FINISHED
    finally:
        _end(child)


def _start(command: Sequence[str], folder: Path) -> subprocess.Popen[bytes]:
    quiet = subprocess.DEVNULL
    return subprocess.Popen(  # noqa: S603 - a program that was looked for by name; no shell
        list(command), cwd=folder, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=not _WINDOWS
    )


def _end(child: subprocess.Popen[bytes]) -> None:
    """End the program and its descendants, which on POSIX are a group of their own."""
    if sys.platform == "win32":
        if child.poll() is None:
            taskkill = ("taskkill", "/F", "/T", "/PID", str(child.pid))
            subprocess.run(taskkill, check=False, capture_output=True)  # noqa: S603 - the system's own
    else:
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(child.pid, signal.SIGKILL)
    with suppress(subprocess.TimeoutExpired):
        child.wait(10)
