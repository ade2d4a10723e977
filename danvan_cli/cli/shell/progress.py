"""How far a long command has come: on a terminal only, and only when it takes longer than a second."""

import time
from collections.abc import Iterable, Iterator
from typing import TypeVar

from danvan_cli.cli.shell.console import is_watched, overwrite

T = TypeVar("T")
_PATIENCE = 1.0
_PAUSE = 0.1


def watched(items: Iterable[T], whole: int, doing: str) -> Iterator[T]:
    """Pass the items on, saying on stderr how many of `whole` have gone by."""
    if not is_watched():
        yield from items
        return
    due = time.monotonic() + _PATIENCE
    said = False
    for number, item in enumerate(items, start=1):
        if time.monotonic() >= due:
            overwrite(f"{doing} {number}/{whole}")
            due, said = time.monotonic() + _PAUSE, True
        yield item
    if said:
        overwrite("")
