"""The neutral result: what every feature returns and every format writes.

A report has a machine part (`data`, `findings`, …) and a human part (`blocks`, `next_steps`). Formats
choose what they need; no feature knows how it will be said.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import Enum, IntEnum

from danvan_cli.diagnostics import Diagnostic

Json = bool | int | float | str | None | Sequence["Json"] | Mapping[str, "Json"]


class Outcome(IntEnum):
    """How a run ended; the numbers are the exit statuses of design section 9."""

    CLEAN = 0
    FAULTS = 1
    WRONG_USE = 2
    PROGRAM_FAULT = 3
    SURROUNDINGS = 4


class Tone(Enum):
    """The mood of a line of text; a format may colour it, and never relies on colour alone."""

    PLAIN = "plain"
    STRONG = "strong"
    GOOD = "good"
    CAUTION = "caution"
    BAD = "bad"
    FAINT = "faint"


class Align(Enum):
    """Where the text of a column stands."""

    LEFT = "left"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Heading:
    """A title above the blocks that follow."""

    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A sentence or a few, wrapped to the width of the page."""

    text: str
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True, slots=True)
class Bullets:
    """Short items, one a line."""

    items: tuple[str, ...]
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True, slots=True)
class Verbatim:
    """Text whose line breaks matter, such as an example file."""

    text: str


@dataclass(frozen=True, slots=True)
class Column:
    """The head of a column of a table."""

    title: str
    align: Align = Align.LEFT


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell with a tone; a plain string serves where no tone is meant."""

    text: str
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of as many cells as there are columns."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str | Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """A quantity drawn to scale: `value` of `whole`; `goal` is the mark to reach, if there is one.

    `figure` is what stands beside it; without one that is “value/whole (mục tiêu goal)”.
    """

    label: str
    value: int
    whole: int
    goal: int | None = None
    note: str = ""
    figure: str = ""


@dataclass(frozen=True, slots=True)
class Bars:
    """Bars that share one scale."""

    items: tuple[Bar, ...]


Block = Heading | Paragraph | Bullets | Verbatim | Table | Bars


@dataclass(frozen=True, slots=True)
class Step:
    """The next thing to do: the exact command (or file to open) and why."""

    command: str
    why: str


@dataclass(frozen=True, slots=True)
class Skipped:
    """A rule that could not be judged, and the reason, so that silence is never taken for health."""

    code: str
    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class RuleCard:
    """What a format may tell of a rule beside its findings: the title, what it looks at, how to mend."""

    code: str
    name: str
    title: str
    looks_at: str = ""
    mend: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """The result of one command.

    `summary` is the one sentence of totals. `findings` are sorted as they are to be read. `waived` were
    found but are covered by a waiver. `crashes` are sentences on faults of the program itself (DV900).
    `ended` overrides the outcome where findings do not tell it, such as a missing program of the
    surroundings. `scope` is what was checked, as a phrase (“47 hồ sơ”, “41/43 hồ sơ; 2 hồ sơ lỗi chưa
    tính”), empty for a command that checks nothing. `unit_names` gives the full name of each unit's code.
    """

    command: str
    title: str
    as_of: date | None = None
    year: int | None = None
    data: Mapping[str, Json] = field(default_factory=dict)
    blocks: tuple[Block, ...] = ()
    findings: tuple[Diagnostic, ...] = ()
    waived: tuple[Diagnostic, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    next_steps: tuple[Step, ...] = ()
    crashes: tuple[str, ...] = ()
    ended: Outcome | None = None
    summary: str = ""
    rules: tuple[RuleCard, ...] = ()
    scope: str = ""
    unit_names: Mapping[str, str] = field(default_factory=dict)

    def outcome(self, *, strict: bool = False) -> Outcome:
        """Return the exit status: 3 for a crash, else `ended`, else 1 for errors (with `strict`, warnings too)."""
        if self.crashes:
            return Outcome.PROGRAM_FAULT
        if self.ended is not None:
            return self.ended
        if any(finding.is_error or strict for finding in self.findings):
            return Outcome.FAULTS
        return Outcome.CLEAN
