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

_UTF16 = (b"\xff\xfe", b"\xfe\xff")


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


def texts_matching(check: Check, hint: re.Pattern[bytes], exact: re.Pattern[str]) -> Iterator[Written]:
    """Yield the texts that `exact` finds, in the files in which `may_hold` lets `hint` speak.

    Comments are no values: what stands in them is never reported.
    """
    for file in check.workspace.files():
        if file.record is not None and may_hold(file.document, hint):
            for path, value in texts(file.document.value):
                if exact.search(value):
                    yield Written(file.document, path, value, unit_of(file.stem))


def may_hold(document: SourceDocument, hint: re.Pattern[bytes]) -> bool:
    """Whether a file's bytes are worth reading as text: decoding every file for every rule costs more than the rule.

    UTF-16 and decomposed letters (NFD, whose marks begin with 0xCC or 0xCD) hide from a hint, so they always are.
    """
    data = document.data
    if data[:2] in _UTF16 or b"\xcc" in data or b"\xcd" in data:
        return True
    return hint.search(data) is not None


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
