"""Every text of every readable file, for the rules that look at words wherever they stand."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from danvan_cli.rules.check import Check
from danvan_cli.rules.finding import Finding
from danvan_cli.source.document import SourceDocument
from danvan_cli.stems import unit_of

KeyPath = tuple[str | int, ...]
Hint = Callable[[bytes], bool]
"""Whether the bytes of a file, in UTF-8 and NFC, may hold what a rule looks for."""

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


def texts_matching(check: Check, hint: Hint, accepts: Callable[[str], object]) -> Iterator[Written]:
    """Yield the texts that `accepts`, of the files in whose bytes `hint` sees a reason to look closer.

    A hint may see too much, never too little: walking every text of every file for each rule costs far more than
    the rule. Comments are no values: what stands in them is never reported.
    """
    for file in check.workspace.files():
        if file.record is not None and (_hides_letters(file.document.data) or hint(file.document.data)):
            for path, value in texts(file.document.value):
                if accepts(value):
                    yield Written(file.document, path, value, unit_of(file.stem))


def _hides_letters(data: bytes) -> bool:
    """Whether letters may stand in a file as other bytes than those a hint looks for.

    So they do in UTF-16, in decomposed letters (NFD, whose marks begin with 0xCC or 0xCD) and after a backslash.
    """
    return data[:2] in _UTF16 or b"\xcc" in data or b"\xcd" in data or b"\\" in data


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
