"""What each commit did to one file: beside its parents and, in a merge, beside what its sides had written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from danvan_cli.review.commits import Commit
from danvan_cli.review.compare import compare
from danvan_cli.review.file_change import FileChange
from danvan_cli.review.git import Repository, Step
from danvan_cli.review.history import Version
from danvan_cli.review.saying import Saying, sayings
from danvan_cli.review.sides import short_name
from danvan_cli.review.subject import Subject
from danvan_cli.review.wording import low
from danvan_cli.stems import stem_of
from danvan_cli.workspace import OFFICE_FILE, Workspace, load_files

Told = tuple[FileChange, Saying]
"""A changed file with one of the sentences that tell it."""


@dataclass(frozen=True, slots=True)
class Moment:
    """What one commit changed in a file; no commit is what stands on disk and not yet in git.

    `joined` is how many versions a merge made into one; 1 for any other commit. `earliest`: it is the first version on
    this machine, though there were earlier ones.
    """

    commit: Commit | None
    told: tuple[Told, ...]
    joined: int = 1
    earliest: bool = False


@dataclass(frozen=True, slots=True)
class _Teller:
    """What is needed to compare two versions of the file."""

    working: Workspace
    meant: Subject
    contents: Mapping[str, bytes]
    day: date

    def between(self, before: Version | None, after: Version | None) -> tuple[Told, ...]:
        """Return what one version says that the other does not."""
        old, new = self._alone(before), self._alone(after)
        return told_of(change for change in compare(old, new, self.day).files if change.what == self.meant.what)

    def reads(self, side: Version) -> bool:
        """Whether a version can be read."""
        label = self._label(side)
        return all(file.record is not None for file in self._alone(side).files() if file.label == label)

    def _label(self, side: Version) -> str:
        return self.meant.called(stem_of(side[0])).label

    def _alone(self, side: Version | None) -> Workspace:
        """Return a year in which there is only this file; plan and office are today's, whose names people know."""
        working = self.working
        files = {OFFICE_FILE: working.office.document.data, working.plan.label: working.plan.document.data}
        files.pop(self.meant.label, None)
        if side is not None:
            files[self._label(side)] = self.contents[side[1]]
        return load_files(files, working.year, working)


def moments_of(
    repository: Repository, working: Workspace, meant: Subject, steps: tuple[Step, ...], day: date
) -> Iterator[Moment]:
    """Yield what each step did, newest first; a merge that only joins what its sides tell is passed over."""
    sides = (side for step in steps for side in (step.before, step.after, step.base, *step.others))
    names = sorted({side[1] for side in sides if side is not None})
    teller = _Teller(working, meant, repository.blobs(names), day)
    for index, step in enumerate(steps):
        if step.earliest and repository.shallow:
            yield Moment(step.commit, (), earliest=True)
        elif step.others:
            told = _of_merge(teller, step)
            if told:
                yield Moment(step.commit, told, 1 + len(step.others))
        else:
            told = teller.between(step.before, step.after)
            yield Moment(step.commit, (*told, *_since_readable(teller, steps[index:])))


def _of_merge(teller: _Teller, step: Step) -> tuple[Told, ...]:
    """Return what a merge says that no parent says, then what a parent had written and the merge did not keep."""
    # A parent that never had the file says nothing of what the others brought.
    known: list[Version | None] = [side for side in (step.before, *step.others) if side is not None]
    known = known or [None]
    first, *others = sides = [teller.between(side, step.after) for side in known]
    told = [each for each in first if all(_is_said(each, other) for other in others)]
    for side, beside in zip(known, sides, strict=True) if step.base is not None else ():
        wrote = {saying.path for _, saying in teller.between(step.base, side)}
        said = {saying.path for _, saying in told}
        told += [each for each in beside if each[1].path in wrote - said]
    return tuple(told)


def _since_readable(teller: _Teller, steps: Sequence[Step]) -> Iterator[Told]:
    """Yield what changed since the last version that could be read, where the one before this commit could not."""
    before, after = steps[0].before, steps[0].after
    if before is None or after is None or teller.reads(before) or not teller.reads(after):
        return
    earlier = next((step for step in steps[1:] if step.after is not None and teller.reads(step.after)), None)
    if earlier is not None:
        since = f"So với bản đọc được gần nhất ({short_name(earlier.commit)})"
        for change, saying in teller.between(earlier.after, after):
            yield change, replace(saying, sentence=f"{since}: {low(saying.sentence)}")


def told_of(changes: Iterable[FileChange]) -> tuple[Told, ...]:
    """Return the changes of files, each with its sentences."""
    return tuple((change, saying) for change in changes for saying in sayings(change))


def _is_said(each: Told, others: tuple[Told, ...]) -> bool:
    """Whether a value is new beside another parent too; what one parent has, that one's own commits tell."""
    return any((each[1].path, each[1].after) == (saying.path, saying.after) for _, saying in others)
