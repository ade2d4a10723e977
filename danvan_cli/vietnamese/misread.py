"""The one exception of this room: a value that cannot be read, told to the person who wrote it."""

from __future__ import annotations

from danvan_cli.vietnamese.invisible import visible

_LONGEST_QUOTE = 60


class Misread(ValueError):  # noqa: N818  # a name for what happened, as StopIteration is
    """A value that a parser cannot read: `sentence` says what is wrong with it, `hint` how to write it."""

    def __init__(self, sentence: str, hint: str) -> None:
        """Keep both Vietnamese sentences; each ends with its own punctuation."""
        super().__init__(sentence, hint)
        self.sentence = sentence
        self.hint = hint

    def __str__(self) -> str:
        """Return the sentence and the hint as one line."""
        return f"{self.sentence} {self.hint}"


def quoted(value: str) -> str:
    """Return a value between “ ”, on one line, hidden characters shown, cut after 60 characters."""
    line = " ".join(value[: 4 * _LONGEST_QUOTE].split())
    shown = line if len(line) <= _LONGEST_QUOTE else f"{line[: _LONGEST_QUOTE - 1].rstrip()}…"
    return f"“{visible(shown)}”"
