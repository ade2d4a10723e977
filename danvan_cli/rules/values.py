"""Every text of every readable file, for the rules that look at words wherever they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from danvan_cli.rules.check import Check
from danvan_cli.rules.finding import Finding
from danvan_cli.source.document import SourceDocument
from danvan_cli.stems import unit_of

KeyPath = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Written:
    """A text as written, with the way to it in the keys of its file."""

    document: SourceDocument
    path: KeyPath
    value: str
    unit: str

    def finding(self, message: str, hint: str) -> Finding:
        """Report a fault of this text."""
        return Finding(self.document.locate(self.path), self.document, message, hint, unit=self.unit)


def texts_matching(check: Check, hint: re.Pattern[str], exact: re.Pattern[str]) -> Iterator[Written]:
    """Yield the texts that `exact` finds; files in which `hint` finds nothing are not looked into.

    Comments are no values: what stands in them is never reported.
    """
    for file in check.workspace.files():
        if file.record is not None and hint.search(file.document.text):
            for path, value in texts(file.document.value):
                if exact.search(value):
                    yield Written(file.document, path, value, unit_of(file.stem))


def texts(value: object, path: KeyPath = ()) -> Iterator[tuple[KeyPath, str]]:
    """Yield every text of a document with its key path, in document order."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from texts(inner, (*path, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from texts(inner, (*path, index))
