"""The ways in which a wish to write ends without a byte changed, told to the person who had it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from danvan_cli.diagnostics import Location

if TYPE_CHECKING:
    from danvan_cli.source.faults import Fault


class EditRefused(Exception):  # noqa: N818  # a name for what happened, as Misread is
    """A change that cannot be made: `sentence` says why, `hint` what to do; both Vietnamese.

    `location` is where the reason stands, where it stands anywhere.
    """

    def __init__(self, sentence: str, hint: str, location: Location | None = None) -> None:
        """Keep both sentences; each ends with its own punctuation."""
        super().__init__(sentence, hint, location)
        self.sentence = sentence
        self.hint = hint
        self.location = location

    def __str__(self) -> str:
        """Return the sentence and the hint as one line."""
        return f"{self.sentence} {self.hint}"


def refused_for(label: str, fault: Fault) -> EditRefused:
    """Return the refusal to write into a file that has this fault."""
    return EditRefused(
        f"Tệp này đang có lỗi nên chưa ghi thêm vào được: {fault.message}",
        fault.hint,
        Location(label, fault.line, fault.column, fault.length),
    )


class Unwritable(EditRefused):
    """The same where not the data but the surroundings are the reason: a full disk, another window."""


class WrongUse(EditRefused):
    """The same where the command itself is the reason: it names nothing there is, too much or too little."""
