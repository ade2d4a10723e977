"""What becomes of printed papers on pages: their number is told, and PDF files are kept (`--pdf`)."""

import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from danvan_cli.cli.shell.progress import watched
from danvan_cli.forms.paging.engine import LayoutEngine, label
from danvan_cli.forms.paging.keeping import join_pdfs, keep_pdf, pdf_made_from
from danvan_cli.forms.paging.laying import NO_ENGINE, Laid, lay_out
from danvan_cli.forms.paging.libreoffice import find_engine
from danvan_cli.forms.paging.measuring import measure
from danvan_cli.forms.printing import Document, Order
from danvan_cli.forms.writing import Fate, Placed
from danvan_cli.progress.pages import Limit, Measured, Pages, Unmeasured, cutting_hint, pages_sentence
from danvan_cli.progress.year import Year
from danvan_cli.report import Block, Bullets, Heading, Json, Outcome, Paragraph, Tone

_ON_DISK = {Fate.WRITTEN, Fate.KEPT, Fate.BESIDE}


@dataclass(frozen=True, slots=True)
class Sheet:
    """One paper on pages; `limited` means that the plan limits its length. `pdf` is the file kept, if asked for."""

    document: Document
    measured: Measured
    limited: bool
    pdf: Placed | None = None


@dataclass(frozen=True, slots=True)
class Paging:
    """What was laid out; `joined` are the files with all papers of a form, by their path below `out`."""

    limit: Limit | None = None
    sheets: list[Sheet] = field(default_factory=list)
    joined: dict[str, Placed] = field(default_factory=dict)
    lacking: Unmeasured | None = None
    pdf: bool = False

    def blocks(self) -> Iterator[Block]:
        """Tell the pages of each paper that has a limit, and what became of the PDF files."""
        if self.lacking is not None:
            what = "Chưa làm được PDF" if self.pdf else "Số trang"
            yield Bullets((f"{what}: {self.lacking.sentence}",), Tone.CAUTION)
            return
        limited = [sheet for sheet in self.sheets if sheet.limited]
        if limited:
            yield Heading("Số trang")
            good = tuple(_told(sheet, self.limit) for sheet in limited if not self._troubles(sheet))
            bad = tuple(_told(sheet, self.limit) for sheet in limited if self._troubles(sheet))
            if bad:
                yield Bullets(bad, Tone.CAUTION)
            if good:
                yield Bullets(good)
        if self.pdf:
            yield from self._pdf_blocks()

    def ended(self) -> Outcome | None:
        """Return how the command ends because of its PDF files; None when all is well or none were asked for."""
        placed = [*self.joined.values(), *(sheet.pdf for sheet in self.sheets)]
        missing = self.lacking or any(each is None or each.fate not in _ON_DISK for each in placed)
        return Outcome.SURROUNDINGS if self.pdf and missing else None

    def as_data(self) -> list[Json]:
        """Return the papers for machines."""
        return [_as_data(sheet, self.limit) for sheet in self.sheets]

    def _troubles(self, sheet: Sheet) -> bool:
        if isinstance(sheet.measured, Unmeasured):
            return True
        return self.limit is not None and self.limit.exceeded(sheet.measured)

    def _pdf_blocks(self) -> Iterator[Block]:
        made = [sheet.pdf for sheet in self.sheets if sheet.pdf and sheet.pdf.fate in _ON_DISK]
        yield Paragraph(f"{len(made)}/{len(self.sheets)} tệp PDF, đặt cạnh tệp Word.")
        for path, placed in self.joined.items():
            if placed.fate in _ON_DISK:
                yield Paragraph(f"In cả tập: {path}", Tone.STRONG)
        told = [placed.sentence for placed in self.joined.values() if placed.sentence]
        for sheet in self.sheets:
            if sheet.pdf is not None and sheet.pdf.sentence:
                told.append(sheet.pdf.sentence)
            if not sheet.limited and isinstance(sheet.measured, Unmeasured):
                told.append(f"{_name(sheet)}: {sheet.measured.reason} {sheet.measured.hint}".strip())
        if told:
            yield Bullets(tuple(dict.fromkeys(told)), Tone.CAUTION)


def lay_out_papers(
    year: Year, printed: Sequence[tuple[Order, Sequence[Document]]], out: Path, *, pdf: bool
) -> Paging | None:
    """Lay out the papers that are on disk: with `pdf` all of them, else those of forms with a limit of pages."""
    limited = {id(document): bool(order.form.sheet.page_limited) for order, papers in printed for document in papers}
    wanted = {
        out / document.label: document
        for order, papers in printed
        for document in papers
        if document.fate in _ON_DISK and (pdf or (limited[id(document)] and not order.blank))
    }
    if not wanted:
        return None
    engine, limit = find_engine(), Limit.of(year.plan)
    if engine is None:
        return Paging(limit, lacking=NO_ENGINE, pdf=pdf)
    paging = Paging(limit, pdf=pdf)
    with tempfile.TemporaryDirectory(prefix="danvan-", ignore_cleanup_errors=True) as temporary:
        laid = watched(_laid(engine, list(wanted), Path(temporary), pdf=pdf), len(wanted), "Đang dàn trang")
        done = {each.document: (each, _kept(each) if pdf else None) for each in laid}
    for path, document in wanted.items():
        each, placed = done[path]
        paging.sheets.append(Sheet(document, each.measured, limited[id(document)], placed))
    if pdf:
        paging.joined.update(_joined(paging.sheets, out))
    return paging


def _laid(engine: LayoutEngine, documents: list[Path], folder: Path, *, pdf: bool) -> Iterator[Laid]:
    """Yield each document laid out; one whose PDF from an earlier run still holds is only measured."""
    fresh = []
    for document in documents:
        known = pdf_made_from(document) if pdf else None
        if known is None:
            fresh.append(document)
        else:
            yield Laid(document, measure(known, label(engine)), known)
    yield from lay_out(engine, fresh, folder)


def _kept(laid: Laid) -> Placed | None:
    if laid.pdf is None:
        return None
    if laid.pdf.parent == laid.document.parent:
        return Placed(laid.pdf.name, Fate.KEPT)
    return keep_pdf(laid.pdf, laid.document)


def _joined(sheets: Sequence[Sheet], out: Path) -> Iterator[tuple[str, Placed]]:
    folders: dict[Path, list[Path]] = {}
    for sheet in sheets:
        if sheet.pdf is not None and sheet.pdf.fate in _ON_DISK:
            folder = (out / sheet.document.label).parent
            folders.setdefault(folder, []).append(folder / sheet.pdf.name)
    for folder, pdfs in folders.items():
        if len(pdfs) > 1:
            placed = join_pdfs(pdfs, folder)
            yield f"{folder.relative_to(out).as_posix()}/{placed.name}", placed


def _name(sheet: Sheet) -> str:
    return sheet.document.label.rpartition("/")[2]


def _told(sheet: Sheet, limit: Limit | None) -> str:
    measured = sheet.measured
    if isinstance(measured, Unmeasured):
        return f"{_name(sheet)}: {measured.sentence}"
    hint = f" {cutting_hint(measured, limit)}" if limit is not None and limit.exceeded(measured) else ""
    return f"{_name(sheet)}: {pages_sentence(measured, limit)}.{hint}"


def _as_data(sheet: Sheet, limit: Limit | None) -> Json:
    measured = sheet.measured
    data: dict[str, Json] = {"path": sheet.document.label}
    if sheet.pdf is not None and sheet.pdf.fate in _ON_DISK:
        data["pdf"] = f"{sheet.document.label.rpartition('/')[0]}/{sheet.pdf.name}"
    if not isinstance(measured, Pages):
        return {**data, "pages": None, "reason": measured.reason}
    data |= {"pages": measured.text, "appendix_pages": measured.appendix, "filled": measured.filled}
    data["sections"] = [{"number": section.number, "pages": section.length} for section in measured.sections]
    data |= {"engine": measured.engine, "font": measured.font}
    if sheet.limited and limit is not None:
        data["within_limit"] = not limit.exceeded(measured)
    return data
