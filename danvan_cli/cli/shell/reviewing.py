"""Two states of a year, found for `danvan diff` and `danvan log` and compared."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from danvan_cli.cli.shell.session import Campaign
from danvan_cli.cli.shell.stop import Stop, wrong_use
from danvan_cli.folder import is_year, years
from danvan_cli.report import Outcome
from danvan_cli.review.compare import compare
from danvan_cli.review.elsewhere import changed_elsewhere
from danvan_cli.review.evidence_change import Versions, with_evidence
from danvan_cli.review.file_change import Comparison
from danvan_cli.review.git import find_repository
from danvan_cli.review.life import Life, life_of
from danvan_cli.review.narrowing import Wanted, narrowed
from danvan_cli.review.refusal import GitRefused
from danvan_cli.review.report import Review
from danvan_cli.review.revisions import parse_range, year_at
from danvan_cli.review.sides import ON_DISK, side_of_commit, side_of_year
from danvan_cli.workspace import is_absent

if TYPE_CHECKING:
    from danvan_cli.workspace import Workspace


@contextmanager
def asking_git() -> Iterator[None]:
    """Turn a refusal of git into the end of the command."""
    try:
        yield
    except GitRefused as refused:
        raise Stop(_outcome(refused), refused.sentence, refused.hint) from None


def _outcome(refused: GitRefused) -> Outcome:
    if refused.surroundings:
        return Outcome.SURROUNDINGS
    return Outcome.WRONG_USE if refused.wrong_use else Outcome.FAULTS


@dataclass(frozen=True, slots=True)
class Asked:
    """What a command line names: nothing, a revision, two of them, or two years; some units or models, or all."""

    words: tuple[str, ...]
    units: tuple[str, ...] = ()
    models: tuple[str, ...] = ()

    def wanted(self, comparison: Comparison, before: "Workspace", after: "Workspace") -> Wanted:
        """Return the units and models meant, in either state; a beginning that only one has is enough."""
        if not self.units and not self.models:
            return Wanted()
        from danvan_cli.editing.stems import find_stem, unit_meant
        from danvan_cli.source.refused import EditRefused

        former = {change.former_stem for change in comparison.files}
        both = _both(before, after, former - set(self.models))
        # A unit that left the plan, or whose plan is broken now, is still known to the other side.
        codes = list({**after.units, **before.units})
        try:
            return Wanted(
                frozenset(unit_meant(codes, unit) for unit in self.units),
                frozenset(find_stem(both, stem) for stem in self.models),
            )
        except EditRefused as refused:
            raise wrong_use(refused.sentence, refused.hint) from None


def _both(before: "Workspace", after: "Workspace", former: set[str | None]) -> "Workspace":
    """Return the later state with the dossiers that only the earlier one has, but for those of a former name."""
    known = {file.stem for file in after.dossiers} | former
    gone = (file for file in before.dossiers if file.stem not in known)
    return replace(after, dossiers=(*after.dossiers, *gone))


def review_of(campaign: Campaign, asked: Asked) -> Review:
    """Compare the two states that are asked for."""
    if len(asked.words) > 1:
        return _of_years(campaign, asked)
    with asking_git():
        return _of_revisions(campaign, asked)


def _of_years(campaign: Campaign, asked: Asked) -> Review:
    from danvan_cli.review.across_years import compare_years
    from danvan_cli.workspace import load_workspace

    known = years(campaign.root)
    if not all(is_year(word) and int(word) in known for word in asked.words):
        raise wrong_use(
            f"“{' '.join(asked.words)}” không phải là hai năm có thư mục hồ sơ.",
            f"Đang có: {', '.join(map(str, known))}. Muốn so hai phiên bản thì viết liền: danvan diff A..B",
        )
    earlier, later = (int(word) for word in asked.words)
    if earlier == later:
        raise wrong_use(
            f"Cả hai đều là năm {earlier}, nên không có gì để so.", "Ghi hai năm khác nhau, năm trước đứng trước."
        )
    if earlier > later:
        raise wrong_use("Năm trước phải đứng trước năm sau.", f"Chạy lại: danvan diff {later} {earlier}")
    before, after = load_workspace(campaign.root, earlier), load_workspace(campaign.root, later)
    comparison = compare_years(before, after, campaign.day)
    wanted = asked.wanted(comparison, before, after)
    if wanted.anything:
        comparison = replace(comparison, files=tuple(filter(wanted.takes, comparison.files)), effects=(), counted=None)
    sides = side_of_year(earlier), side_of_year(later)
    return Review(comparison, *sides, campaign.day, later, wanted=wanted)


def _of_revisions(campaign: Campaign, asked: Asked) -> Review:
    meant = parse_range(asked.words[0] if asked.words else None)
    repository = find_repository(campaign.root)
    first = repository.commit(meant.before)
    second = None if meant.after is None else repository.commit(meant.after)
    later = None if second is None else second.sha
    working = campaign.workspace
    before = year_at(repository, first.sha, working)
    after = year_at(repository, later, working)
    if not any(_stands(year) for year in (before, after)):
        raise wrong_use(
            f"Cả hai bên đều không có thư mục dossiers/{working.year}.",
            f"Đang có trên máy: {', '.join(map(str, years(campaign.root))) or 'chưa có năm nào'}.",
        )
    comparison = compare(before, after, campaign.day)
    wanted = asked.wanted(comparison, before, after)
    if wanted.anything:
        only = compare(before, narrowed(before, after, comparison, wanted), campaign.day)
        comparison = replace(only, names=comparison.names)
    versions = Versions(repository, (first.sha, later), (before, after))
    comparison = with_evidence(
        comparison, versions, campaign.day, lambda change: not wanted.anything or wanted.takes(change)
    )
    return Review(
        comparison,
        side_of_commit(meant.before, first),
        ON_DISK if second is None or meant.after is None else side_of_commit(meant.after, second),
        campaign.day,
        working.year,
        repository.merging() if second is None else (),
        changed_elsewhere(repository, first.sha, later, working.root, working.year),
        wanted=wanted,
    )


def _stands(year: "Workspace") -> bool:
    """Whether there is anything of a year: its plan, a dossier, a unit's own file."""
    return not is_absent(year.plan) or bool(year.dossiers or year.unit_files)


def life_meant(campaign: Campaign, text: str) -> Life:
    """Return the life of the file that is meant: one of the year's, or a dossier that git knows by a former name."""
    from danvan_cli.editing.stems import find_stem, find_unit
    from danvan_cli.review.subject import subject
    from danvan_cli.source.refused import EditRefused

    working = campaign.workspace
    with asking_git():
        repository = find_repository(campaign.root)
        meant, unknown = subject(working.year, text), None
        try:
            if meant.what == "ho-so":
                meant = replace(meant, stem=find_stem(working, text))
            elif meant.what == "don-vi" and meant.stem not in working.unit_files:
                meant = replace(meant, stem=find_unit(working, meant.stem))
        except EditRefused as refused:
            unknown = wrong_use(refused.sentence, refused.hint)
        found = life_of(repository, working, meant, campaign.day)
    if found is None:
        raise unknown or wrong_use(f"Cả git lẫn máy này đều chưa có tệp “{meant.name}”.")
    return found
