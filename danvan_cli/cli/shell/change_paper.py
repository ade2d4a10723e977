"""The changes as a paper for a leader to sign."""

from collections.abc import Iterator
from pathlib import Path

from danvan_cli.cli.shell.session import Campaign
from danvan_cli.cli.shell.stop import wrong_use
from danvan_cli.forms.change_sheet import NAME, ChangedFile, Changes, change_sheet
from danvan_cli.forms.writing import Fate, Placed, write_document
from danvan_cli.progress.status import unreadable_report
from danvan_cli.progress.year import Year
from danvan_cli.report import Outcome, Paragraph, Report, Tone
from danvan_cli.review.file_change import Comparison
from danvan_cli.review.report import NO_EFFECTS, Review, amount, file_name, merging_told, named_effects, past_told
from danvan_cli.review.saying import sentences
from danvan_cli.stems import stem_of

_OUT = "out"
_ENDING = ".docx"
_OUTCOMES = {Fate.LOCKED: Outcome.SURROUNDINGS, Fate.FAILED: Outcome.SURROUNDINGS}


def print_changes(campaign: Campaign, review: Review, path: Path | None) -> Report:
    """Write the sheet of changes to `path`, or below out/ where none is given, and return what became of it."""
    if path is not None and path.suffix.lower() != _ENDING:
        raise wrong_use(f"“{path.name}” không phải là tên tệp Word.", f"Đặt tên tệp có đuôi {_ENDING}.")
    year, office = Year.of(campaign.workspace, campaign.day), campaign.workspace.office.record
    if year is None or office is None:
        return unreadable_report("diff", campaign.workspace, campaign.day)
    if not amount(review.comparison):
        return _told(review, "Không có thay đổi nào, nên không có gì để trình.")
    changes = _changes(review)
    sheet = change_sheet(year, office, changes)
    if not isinstance(sheet, bytes):
        return _told(review, f"{sheet.message} {sheet.hint}".strip(), Outcome.FAULTS)
    folder = Path(campaign.root, _OUT, str(review.year), NAME) if path is None else path.parent
    root = Path(campaign.root, _OUT) if path is None else folder
    if path is not None and not folder.is_dir():
        raise wrong_use(f"Chưa có thư mục “{folder}” để ghi tệp “{path.name}”.", "Hãy tạo thư mục đó trước.")
    placed = write_document(folder, changes.file_name if path is None else path.name, sheet, root)
    return _placed(review, folder, placed)


def _placed(review: Review, folder: Path, placed: Placed) -> Report:
    if placed.fate in _OUTCOMES:
        return _told(review, placed.sentence, _OUTCOMES[placed.fate])
    done = "Giữ nguyên, nội dung không đổi" if placed.fate is Fate.KEPT else "Đã ghi phiếu trình"
    return _told(review, f"{done}: {folder / placed.name}. {placed.sentence}".strip())


def _told(review: Review, sentence: str, ended: Outcome | None = None) -> Report:
    tone = Tone.PLAIN if ended is None else Tone.BAD
    return Report("diff", "", review.day, review.year, blocks=(Paragraph(sentence, tone),), ended=ended)


def _changes(review: Review) -> Changes:
    comparison = review.comparison
    return Changes(
        before=review.before.phrase,
        after=review.after.phrase,
        code="-".join(filter(None, ("tu", review.before.code, "den", review.after.code, review.wanted.code))),
        amount=amount(comparison),
        scope=review.scope,
        effects=_effects(review),
        files=list(_rows(comparison)),
        untouched=[_known_as(comparison, label) for label in comparison.untouched_text],
        caution=merging_told(review) if review.merging else "",
    )


def _effects(review: Review) -> tuple[str, ...]:
    """Return the effects; where none were reckoned, a sentence that says so, for the sheet must not say “none”."""
    if review.comparison.counted is not None or review.comparison.effects:
        return named_effects(review.comparison, with_stem=False)
    return ("Chưa tính tác động đến tiến độ của năm." if review.narrowed else NO_EFFECTS,)


def _known_as(comparison: Comparison, label: str) -> str:
    """Return what people call a file: its model or unit, else the path it has."""
    stem = stem_of(label)
    kind = "don_vi" if "/don-vi/" in label else "mo_hinh"
    name = comparison.names.get(f"{kind}:{stem}")
    return f"“{name}”" if name else label


def _rows(comparison: Comparison) -> Iterator[ChangedFile]:
    for change in comparison.files:
        yield ChangedFile(*file_name(change), sentences(change))
    if comparison.past:
        yield ChangedFile("Hồ sơ năm trước", "", "", (past_told(comparison),))
