"""The life of one file: what each commit changed in it, newest first, under whatever name it lived."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from danvan_cli.report import Block, Bullets, Heading, Json, Paragraph, Report, Tone
from danvan_cli.review.commits import Commit
from danvan_cli.review.compare import compare
from danvan_cli.review.file_change import FileChange, Kind
from danvan_cli.review.git import Repository, Step
from danvan_cli.review.report import saying_as_data
from danvan_cli.review.revisions import year_at
from danvan_cli.review.saying import Saying, sayings
from danvan_cli.review.sides import commit_as_data, short_name
from danvan_cli.review.subject import Subject
from danvan_cli.stems import stem_of
from danvan_cli.vietnamese.dates import format_date
from danvan_cli.workspace import OFFICE_FILE, Workspace, load_files

Told = tuple[FileChange, Saying]

_ONLY_WRITING = "Chỉ đổi cách trình bày; nội dung không thay đổi."
_COUNT = {2: "hai"}


@dataclass(frozen=True, slots=True)
class Moment:
    """What one commit changed in a file; no commit is what stands on disk and not yet in git.

    `joined` is how many versions a merge made into one; 1 for any other commit.
    """

    commit: Commit | None
    told: tuple[Told, ...]
    joined: int = 1


@dataclass(frozen=True, slots=True)
class Life:
    """A file's moments, newest first; `stem` is what it is called on the command line.

    `shallow`: there were earlier ones that are not on this machine.
    """

    stem: str
    name: str
    moments: tuple[Moment, ...]
    shallow: bool = False

    @property
    def commits(self) -> int:
        """How often it was committed."""
        return sum(moment.commit is not None for moment in self.moments)


def life_of(repository: Repository, working: Workspace, meant: Subject, day: date) -> Life | None:
    """Return the life of the file that has this name or last had it; None where git and the disk know of none."""
    steps = _followed(repository, meant.label)
    committed = _last_stem(steps, meant)
    comparison = compare(year_at(repository, "HEAD", working), working, day)
    fresh = [
        change
        for change in comparison.files
        if change.what == meant.what and not {meant.stem, committed}.isdisjoint({change.stem, change.former_stem})
    ]
    if fresh and fresh[0].former_stem not in (None, committed):
        steps = _followed(repository, meant.called(fresh[0].former_stem).label)
    is_rewritten = meant.called(committed).label in comparison.untouched_text
    moments = [Moment(None, _told(fresh))] if fresh or is_rewritten else []
    moments += _moments(repository, working, meant, steps, day)
    if not moments and all(file.label != meant.label for file in working.files()):
        return None
    stands = meant.called(fresh[0].stem if fresh else committed)
    return Life(stands.name, _name(working, stands, moments), tuple(moments), repository.shallow)


def life_report(life: Life, day: date, year: int) -> Report:
    """Return the life of a file as a report."""
    times = f"{life.commits} lần ghi vào git" if life.commits else "chưa ghi vào git lần nào"
    return Report(
        command="log",
        title=f"“{life.name}” · {life.stem}: {times}",
        as_of=day,
        year=year,
        data=_data(life),
        blocks=tuple(_blocks(life)),
    )


def _followed(repository: Repository, label: str) -> tuple[Step, ...]:
    """Return the steps of a file, those under a later name before them where the label is an earlier one."""
    steps = repository.history(label)
    seen = {label}
    while steps and (after := steps[0].after) is not None and after[0] not in seen:
        seen.add(after[0])
        steps = repository.history(after[0])
    return steps


def _moments(
    repository: Repository, working: Workspace, meant: Subject, steps: tuple[Step, ...], day: date
) -> Iterator[Moment]:
    names = {side[1] for step in steps for side in (step.before, step.after, *step.others) if side is not None}
    contents = repository.blobs(sorted(names))
    for step in steps:
        # A parent that never had the file says nothing of what the others brought.
        known = [side for side in (step.before, *step.others) if side is not None]
        after = _alone(working, meant, step.after, contents)
        first, *others = (
            _told(
                change
                for change in compare(_alone(working, meant, side, contents), after, day).files
                if change.what == meant.what
            )
            for side in known or (None,)
        )
        told = tuple(each for each in first if all(_is_said(each, other) for other in others))
        if told or not step.others:
            yield Moment(step.commit, told, 1 + len(step.others))


def _told(changes: Iterable[FileChange]) -> tuple[Told, ...]:
    return tuple((change, saying) for change in changes for saying in sayings(change))


def _is_said(each: Told, others: tuple[Told, ...]) -> bool:
    """Whether a value is new beside another parent too; what one parent has, that one's own commits tell."""
    return any((each[1].path, each[1].after) == (saying.path, saying.after) for _, saying in others)


def _alone(
    working: Workspace, meant: Subject, side: tuple[str, str] | None, contents: Mapping[str, bytes]
) -> Workspace:
    """Return a year in which there is only this file; plan and office are today's, whose names people know."""
    files = {OFFICE_FILE: working.office.document.data, working.plan.label: working.plan.document.data}
    files.pop(meant.label, None)
    if side is not None:
        files[meant.called(stem_of(side[0])).label] = contents[side[1]]
    return load_files(files, working.year, working)


def _last_stem(steps: tuple[Step, ...], meant: Subject) -> str:
    side = (steps[0].after or steps[0].before) if steps else None
    return meant.called(stem_of(side[0])).stem if side is not None else meant.stem


def _name(working: Workspace, stands: Subject, moments: list[Moment]) -> str:
    past = (change.name for moment in moments for change, _ in moment.told)
    return stands.people_say(working) or next(past, stands.name)


def _blocks(life: Life) -> Iterator[Block]:
    for moment in life.moments:
        yield Heading(_heading(moment))
        broken = any(change.kind is Kind.UNREADABLE for change, _ in moment.told)
        said = tuple(saying.sentence for _, saying in moment.told)
        yield Bullets(said, Tone.CAUTION if broken else Tone.PLAIN) if said else Paragraph(_ONLY_WRITING, Tone.FAINT)
    if life.shallow:
        told = "Kho git trên máy này chỉ có phần lịch sử gần đây; muốn xem đủ thì chạy “git fetch --unshallow”."
        yield Paragraph(told, Tone.CAUTION)


def _heading(moment: Moment) -> str:
    if moment.commit is None:
        return "Chưa ghi vào git"
    commit = moment.commit
    when = f"{format_date(commit.when.date())} {commit.when:%H:%M}"
    joined = f"gộp {_COUNT.get(moment.joined, moment.joined)} bản" if moment.joined > 1 else ""
    return " · ".join(filter(None, (when, commit.author, joined, commit.subject, short_name(commit))))


def _data(life: Life) -> dict[str, Json]:
    return {
        "stem": life.stem,
        "name": life.name,
        "shallow": life.shallow,
        "entries": [_entry(moment) for moment in life.moments],
    }


def _entry(moment: Moment) -> Json:
    changes = [saying_as_data(change, saying) for change, saying in moment.told]
    return {**commit_as_data(moment.commit), "merge": moment.joined > 1, "changes": changes}
