"""What is found and where: frozen values that every room may hand on."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Severity(Enum):
    """How grave a finding is; an error makes the data unfit to send, a warning asks for a look."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A place in a file: `path` relative to the workspace with forward slashes, line and column from 1.

    Columns count characters, not bytes; `length` is the number of characters meant, on that line.
    """

    path: str
    line: int = 1
    column: int = 1
    length: int = 1


@dataclass(frozen=True, slots=True)
class Related:
    """A second place that explains a finding, such as the other of two equal keys."""

    location: Location
    message: str


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding, complete: a reader needs nothing else to understand and mend it.

    `message` says what is wrong with the value as written, `hint` how to mend it, `excerpt` is the line of
    the file, `unit` the code of the unit that answers for it (empty: the collecting office).
    `waived_by` names the person and reason of the waiver that covers it; empty when nothing does.
    """

    code: str
    name: str
    severity: Severity
    message: str
    location: Location
    hint: str = ""
    excerpt: str = ""
    unit: str = ""
    related: tuple[Related, ...] = ()
    waived_by: str = ""

    @property
    def is_error(self) -> bool:
        """Whether this finding alone makes the check fail."""
        return self.severity is Severity.ERROR
