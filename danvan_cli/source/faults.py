"""What can be wrong with one file before anybody looks at what it says."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from danvan_cli.diagnostics import Related


class FaultKind(Enum):
    """The sort of a fault; each has its rule, and so its manual page."""

    ABSENT = "absent"
    UNREADABLE = "unreadable"
    SYNTAX = "syntax"
    DUPLICATE_KEY = "duplicate_key"
    UNKNOWN_KEY = "unknown_key"
    MISSING_KEY = "missing_key"
    WRONG_VALUE = "wrong_value"
    TOO_LARGE = "too_large"
    ALIAS_OR_TAG = "alias_or_tag"
    CONFLICT_MARK = "conflict_mark"
    LEGACY_TEXT = "legacy_text"
    ODD_CHARACTER = "odd_character"
    UNUSABLE_NAME = "unusable_name"


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault of a file, at a line and column counted from 1 in characters.

    `message` says what is wrong and why it matters, `hint` how to mend it. A fatal fault leaves the document
    without a value; any other is a warning, and the document is read all the same.
    """

    kind: FaultKind
    message: str
    hint: str
    line: int = 1
    column: int = 1
    length: int = 1
    related: tuple[Related, ...] = ()
    fatal: bool = True
