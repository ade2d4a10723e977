"""The help page of a command, as data: what it is for and how it is called."""

from dataclasses import dataclass
from enum import Enum


class Chapter(Enum):
    """The groups of commands in `danvan --help`, in the order in which they stand there."""

    DAILY = "Việc hằng ngày"
    DOSSIERS = "Ghi hồ sơ"
    REVIEW = "Rà soát, phê duyệt"
    HELP = "Tra cứu, cài đặt"


@dataclass(frozen=True, slots=True)
class Example:
    """A command line that can be typed as it stands, and what it answers."""

    command: str
    purpose: str


@dataclass(frozen=True, slots=True)
class Listing:
    """What a command takes, word for word, each with its explanation."""

    heading: str
    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class HelpPage:
    """One sentence, a few examples, the place among the other commands; hidden pages are not listed."""

    chapter: Chapter
    order: int
    summary: str
    examples: tuple[Example, ...]
    details: str = ""
    listing: Listing | None = None
    hidden: bool = False

    @property
    def place(self) -> tuple[int, int]:
        """Where the command stands among all others."""
        return list(Chapter).index(self.chapter), self.order
