"""The one exception of this room: a sentence for the user and the exit status that goes with it."""

from danvan_cli.report import Outcome


class Stop(Exception):  # noqa: N818 - not every early end is an error
    """End the command now; `sentence` says what is wrong, `hint` what to do."""

    def __init__(self, outcome: Outcome, sentence: str, hint: str = "") -> None:
        """Keep the parts; the sentence alone is the text of the exception."""
        super().__init__(sentence)
        self.outcome = outcome
        self.sentence = sentence
        self.hint = hint


class Declined(Stop):
    """The person at the terminal said no; nobody has made a mistake."""

    def __init__(self, sentence: str) -> None:
        """Keep the sentence; there is nothing to be mended."""
        super().__init__(Outcome.FAULTS, sentence)


def wrong_use(sentence: str, hint: str = "") -> Stop:
    """Return the end of a command that was asked for something it cannot understand (exit 2)."""
    return Stop(Outcome.WRONG_USE, sentence, hint)


def surroundings(sentence: str, hint: str = "") -> Stop:
    """Return the end of a command that the machine does not let finish, such as a locked file (exit 4)."""
    return Stop(Outcome.SURROUNDINGS, sentence, hint)
