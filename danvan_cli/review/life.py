"""The life of one dossier: what each commit changed in it, newest first, under whatever name it lived."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from danvan_cli.report import Block, Bullets, Heading, Json, Paragraph, Report, Tone
from danvan_cli.review.commits import Commit
from danvan_cli.review.compare import compare
from danvan_cli.review.file_change import FileChange, Kind
from danvan_cli.review.git import Repository, Step
from danvan_cli.review.report import saying_as_data
from danvan_cli.review.revisions import year_at
from danvan_cli.review.saying import sayings, sentences
from danvan_cli.review.sides import commit_as_data, short_name
from danvan_cli.stems import stem_of
from danvan_cli.vietnamese.dates import format_date
from danvan_cli.workspace import OFFICE_FILE, Workspace, load_files

_ONLY_WRITING = "Chỉ đổi cách trình bày; nội dung không thay đổi."


@dataclass(frozen=True, slots=True)
class Moment:
    """What one commit changed in a dossier; no commit is what stands on disk and not yet in git."""

    commit: Commit | None
    changes: tuple[FileChange, ...]


@dataclass(frozen=True, slots=True)
class Life:
    """A dossier's moments, newest first. `shallow`: there were earlier ones that are not on this machine."""

    stem: str
    name: str
    moments: tuple[Moment, ...]
    shallow: bool = False

    @property
    def commits(self) -> int:
        """How often it was committed."""
        return sum(moment.commit is not None for moment in self.moments)


def life_of(repository: Repository, working: Workspace, stem: str, day: date) -> Life | None:
    """Return the life of the dossier that has this stem or last had it; None where git and the disk know of none."""
    steps = _followed(repository, _label(working.year, stem))
    committed = _last_stem(steps, stem)
    comparison = compare(year_at(repository, "HEAD", working), working, day)
    fresh = [
        change
        for change in comparison.files
        if change.what == "ho-so" and not {stem, committed}.isdisjoint({change.stem, change.former_stem})
    ]
    if fresh and fresh[0].former_stem not in (None, committed):
        steps = _followed(repository, _label(working.year, fresh[0].former_stem))
    is_rewritten = _label(working.year, committed) in comparison.untouched_text
    moments = [Moment(None, tuple(fresh))] if fresh or is_rewritten else []
    moments += _moments(repository, working, steps, day)
    if not moments and all(file.stem != stem for file in working.dossiers):
        return None
    stands = fresh[0].stem if fresh else committed
    return Life(stands, _name(working, stands, moments), tuple(moments), repository.shallow)


def life_report(life: Life, day: date, year: int) -> Report:
    """Return the life of a dossier as a report."""
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


def _moments(repository: Repository, working: Workspace, steps: tuple[Step, ...], day: date) -> Iterator[Moment]:
    names = {side[1] for step in steps for side in (step.before, step.after) if side is not None}
    contents = repository.blobs(sorted(names))
    for step in steps:
        before, after = (_alone(working, side, contents) for side in (step.before, step.after))
        changes = compare(before, after, day).files
        yield Moment(step.commit, tuple(change for change in changes if change.what == "ho-so"))


def _alone(working: Workspace, side: tuple[str, str] | None, contents: Mapping[str, bytes]) -> Workspace:
    """Return a year in which there is only this dossier; plan and office are today's, whose names people know."""
    files = {OFFICE_FILE: working.office.document.data, working.plan.label: working.plan.document.data}
    if side is not None:
        files[_label(working.year, stem_of(side[0]))] = contents[side[1]]
    return load_files(files, working.year, working)


def _label(year: int, stem: str) -> str:
    return f"dossiers/{year}/{stem}.yaml"


def _last_stem(steps: tuple[Step, ...], stem: str) -> str:
    side = (steps[0].after or steps[0].before) if steps else None
    return stem_of(side[0]) if side is not None else stem


def _name(working: Workspace, stem: str, moments: list[Moment]) -> str:
    standing = (model.dossier.name for model in working.models if model.stem == stem)
    past = (change.name for moment in moments for change in moment.changes)
    return next(standing, None) or next(past, stem)


def _blocks(life: Life) -> Iterator[Block]:
    for moment in life.moments:
        yield Heading(_heading(moment))
        broken = any(change.kind is Kind.UNREADABLE for change in moment.changes)
        said = tuple(sentence for change in moment.changes for sentence in sentences(change))
        yield Bullets(said, Tone.CAUTION if broken else Tone.PLAIN) if said else Paragraph(_ONLY_WRITING, Tone.FAINT)
    if life.shallow:
        told = "Kho git trên máy này chỉ có phần lịch sử gần đây; xem đủ sau khi chạy “git fetch --unshallow”."
        yield Paragraph(told, Tone.CAUTION)


def _heading(moment: Moment) -> str:
    if moment.commit is None:
        return "Chưa ghi vào git"
    commit = moment.commit
    when = f"{format_date(commit.when.date())} {commit.when:%H:%M}"
    return " · ".join(filter(None, (when, commit.author, commit.subject, short_name(commit))))


def _data(life: Life) -> dict[str, Json]:
    return {
        "stem": life.stem,
        "name": life.name,
        "shallow": life.shallow,
        "entries": [_entry(moment) for moment in life.moments],
    }


def _entry(moment: Moment) -> Json:
    changes = [saying_as_data(change, saying) for change in moment.changes for saying in sayings(change)]
    return {**commit_as_data(moment.commit), "changes": changes}
