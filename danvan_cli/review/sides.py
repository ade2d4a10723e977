"""The two states that are compared, as people call them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from danvan_cli.vietnamese.dates import format_date

if TYPE_CHECKING:
    from danvan_cli.report import Json
    from danvan_cli.review.commits import Commit

_SHORT = 7
_LAST = "lần ghi cuối"


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two states: what the title calls it, what a sentence calls it, what a file's name calls it."""

    title: str
    phrase: str
    code: str
    commit: Commit | None = None

    @property
    def opening(self) -> str:
        """The title as a sentence begins with it; what git calls a commit keeps its letters."""
        is_ours = self.commit is None or self.title.startswith(f"{_LAST} (")
        return self.title[:1].upper() + self.title[1:] if is_ours else self.title

    def as_data(self) -> dict[str, Json]:
        """Return the side as programs read it; a state on disk has no commit."""
        return {"name": self.title, **commit_as_data(self.commit)}


ON_DISK = Side("các tệp trên máy", "các tệp đang có trên máy", "dang-soan")


def side_of_commit(revision: str, commit: Commit) -> Side:
    """Return the side that a revision names: “v1 (a1b2c3d, 05/3/2026)”, HEAD as “lần ghi cuối”."""
    day, short = format_date(commit.when.date()), short_name(commit)
    named = _LAST if revision == "HEAD" else revision
    known = short if commit.sha.startswith(revision.lower()) else f"{named} ({short}, {day})"
    title = f"{short} ({day})" if known == short else known
    return Side(title, f"bản {short} ghi ngày {day}", short, commit)


def side_of_year(year: int) -> Side:
    """Return the side that a year's folder is."""
    return Side(f"năm {year}", f"hồ sơ năm {year}", str(year))


def short_name(commit: Commit) -> str:
    """Return the beginning of a commit's name, as git shows it."""
    return commit.sha[:_SHORT]


def commit_as_data(commit: Commit | None) -> dict[str, Json]:
    """Return a commit as programs read it; what is not in git has the same keys with nothing behind them."""
    if commit is None:
        return dict.fromkeys(("commit", "author", "when", "subject"))
    return {
        "commit": commit.sha,
        "author": commit.author,
        "when": commit.when.isoformat(),
        "subject": commit.subject,
    }
