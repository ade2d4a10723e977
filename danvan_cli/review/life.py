"""The life of one file: what each commit changed in it, newest first, under whatever name it lived."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from danvan_cli.report import Block, Bullets, Heading, Json, Paragraph, Report, Tone
from danvan_cli.review.compare import compare
from danvan_cli.review.file_change import Kind
from danvan_cli.review.git import Repository, Step
from danvan_cli.review.moments import Moment, moments_of, told_of
from danvan_cli.review.report import saying_as_data
from danvan_cli.review.revisions import year_at
from danvan_cli.review.sides import commit_as_data, short_name
from danvan_cli.review.subject import Subject
from danvan_cli.stems import stem_of
from danvan_cli.vietnamese.dates import format_date
from danvan_cli.workspace import Workspace

_ONLY_WRITING = "Chỉ đổi cách trình bày; nội dung không thay đổi."
_EARLIEST = "Bản sớm nhất có trên máy này; những gì có trước đó không được tải về nên không kể được."
_COUNT = {2: "hai"}


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
    moments = [Moment(None, told_of(fresh))] if fresh or is_rewritten else []
    moments += moments_of(repository, working, meant, steps, day)
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
        silent = _EARLIEST if moment.earliest else _ONLY_WRITING
        yield Bullets(said, Tone.CAUTION if broken else Tone.PLAIN) if said else Paragraph(silent, Tone.FAINT)
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
    return {
        **commit_as_data(moment.commit),
        "merge": moment.joined > 1,
        "earliest": moment.earliest,
        "changes": changes,
    }
