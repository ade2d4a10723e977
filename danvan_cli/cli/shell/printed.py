"""The report of `danvan render`: what became of each paper, and what is still missing from them."""

from collections import Counter
from collections.abc import Iterator, Sequence

from danvan_cli.cli.shell.form_list import faulty_blocks
from danvan_cli.cli.shell.printed_data import run_as_data
from danvan_cli.cli.shell.run import Batch, Run
from danvan_cli.forms.bundle import Bundle
from danvan_cli.forms.engine.faults import TemplateFault
from danvan_cli.forms.printing import Document, owed
from danvan_cli.forms.sheet import Scope
from danvan_cli.forms.writing import Fate
from danvan_cli.progress.year import Year
from danvan_cli.report import Block, Bullets, Cell, Column, Heading, Outcome, Paragraph, Report, Step, Table, Tone

_TONES = {Fate.WRITTEN: Tone.GOOD, Fate.KEPT: Tone.GOOD, Fate.PLANNED: Tone.GOOD, Fate.BESIDE: Tone.CAUTION}
_GOOD = {Fate.WRITTEN, Fate.KEPT, Fate.PLANNED}
_MOST_ROWS = 60
"""Papers that are listed one by one; of more, only those that somebody has to look at."""


def printed_report(run: Run) -> Report:
    """Tell where each paper went, and list what is missing by the unit that owes it."""
    year, unread = run.year, _unread(run)
    return Report(
        command="render",
        title=_title(run),
        as_of=year.as_of,
        year=year.workspace.year,
        data=run_as_data(run),
        summary=_summary(run),
        blocks=tuple(_blocks(run, unread)),
        next_steps=tuple(_steps(run)),
        crashes=tuple(_crashes(run)),
        ended=_ended(run, unread),
    )


def _title(run: Run) -> str:
    if run.choice.bundle:
        return "Bộ hồ sơ đề nghị công nhận"
    titles = [batch.order.form.sheet.title for batch in run.batches]
    return titles[0] if len(titles) == 1 else f"In {len(titles)} biểu mẫu"


def _unread(run: Run) -> int:
    """Count the dossiers that a paper of every model should have been printed for, and was not."""
    orders = [batch.order for batch in run.batches]
    every_model = any(Scope.MODEL in order.form.sheet.scopes and len(order.subjects) > 1 for order in orders)
    return len(run.year.workspace.unreadable) if every_model else 0


def _summary(run: Run) -> str:
    documents = run.documents
    if not documents:
        return "Không có văn bản nào để in."
    counts = Counter(document.fate for document in documents)
    told = f"{len(documents)} văn bản trong {run.out}: {_counted(counts)}."
    if run.bundles:
        bundles = Counter(bundle.fate for bundle in run.bundles)
        told += f" {len(run.bundles)} bộ hồ sơ: {_counted(bundles)}."
    return f"Xem trước, chưa ghi gì. {told}" if run.choice.dry_run else told


def _counted(counts: Counter[Fate]) -> str:
    return ", ".join(f"{counts[fate]} {fate.value}" for fate in Fate if counts[fate])


def _blocks(run: Run, unread: int) -> Iterator[Block]:
    yield from _tables(run)
    if run.paging is not None:
        yield from run.paging.blocks()
    yield from _bundle_blocks(run.bundles)
    yield from _unusable_blocks(run)
    told = tuple(dict.fromkeys(sentence for document in run.documents for sentence in _told(document)))
    if told:
        yield Bullets(told, Tone.CAUTION)
    if run.notes:
        yield Bullets(run.notes, Tone.FAINT)
    if unread:
        yield Paragraph(f"{unread} hồ sơ lỗi chưa in được; chạy “danvan check” để xem lỗi ở đâu.", Tone.BAD)
    yield from _manifest_blocks(run)
    yield from _missing(run.year, run.documents)


def _tables(run: Run) -> Iterator[Block]:
    documents = run.documents
    if len(run.batches) > 1:
        yield _by_form(run.batches)
    listed = documents if len(documents) <= _MOST_ROWS else [each for each in documents if each.fate not in _GOOD]
    if listed:
        columns = (Column("Tệp"), Column("Tình trạng"), Column("Chỗ thiếu"))
        yield Table(columns, tuple(_row(document) for document in listed))


def _unusable_blocks(run: Run) -> Iterator[Block]:
    for batch in run.batches:
        if batch.faults and not batch.order.form.trusted:
            yield Bullets(_sentences(batch.faults), Tone.BAD)
    for form in run.faulty:
        yield from faulty_blocks(form)
    if run.unprintable:
        yield Bullets(run.unprintable, Tone.BAD)


def _by_form(batches: Sequence[Batch]) -> Table:
    rows = []
    for batch in batches:
        counts = Counter(document.fate for document in batch.documents)
        markers = sum(len(document.markers) for document in batch.documents)
        fates = _counted(counts) or ("mẫu hỏng" if batch.faults else "không có văn bản nào")
        tone = Tone.GOOD if counts and set(counts) <= _GOOD else Tone.CAUTION
        rows.append((batch.order.form.name, str(len(batch.documents)), Cell(fates, tone), str(markers or "")))
    return Table((Column("Biểu mẫu"), Column("Văn bản"), Column("Tình trạng"), Column("Chỗ thiếu")), tuple(rows))


def _row(document: Document) -> tuple[str | Cell, ...]:
    fate = Cell(document.fate.value, _TONES.get(document.fate, Tone.BAD))
    return document.label, fate, str(len(document.markers)) if document.markers else ""


def _bundle_blocks(bundles: Sequence[Bundle]) -> Iterator[Block]:
    if not bundles:
        return
    yield Heading("Bộ hồ sơ")
    columns = (Column("Tệp"), Column("Tình trạng"), Column("Gồm"), Column("Còn thiếu"))
    rows = []
    for bundle in bundles:
        fate = Cell(bundle.fate.value, _TONES.get(bundle.fate, Tone.BAD))
        size = f"{len(bundle.parts)} tệp" if bundle.parts else ""
        rows.append((bundle.label, fate, size, "; ".join(bundle.missing)))
    yield Table(columns, tuple(rows))
    told = tuple(bundle.sentence for bundle in bundles if bundle.sentence)
    if told:
        yield Bullets(told, Tone.CAUTION)


def _told(document: Document) -> Iterator[str]:
    if document.faults:
        yield from _sentences(document.faults)
    elif document.sentence:
        yield document.sentence


def _sentences(faults: Sequence[TemplateFault]) -> tuple[str, ...]:
    return tuple(f"{fault.message} {fault.hint}".strip() for fault in faults)


def _manifest_blocks(run: Run) -> Iterator[Block]:
    if run.manifest is None:
        return
    if run.manifest.sentence:
        yield Bullets((f"Chưa cập nhật được danh sách tệp đã in. {run.manifest.sentence}",), Tone.CAUTION)
    elif len(run.documents) > 1:
        yield Paragraph(f"Danh sách mọi tệp đã in: {run.year.workspace.year}/{run.manifest.name}", Tone.FAINT)


def _missing(year: Year, documents: Sequence[Document]) -> Iterator[Block]:
    missing = owed(documents)
    if not missing:
        return
    yield Heading(f"Còn thiếu {sum(len(markers) for markers in missing.values())} chỗ [CẦN BỔ SUNG]")
    rows = []
    for code, markers in missing.items():
        unit = year.workspace.units.get(code)
        by_stem: dict[str, list[str]] = {}
        for marker in markers:
            by_stem.setdefault(marker.stem, []).append(f"{marker.label} ({marker.key})")
        rows += [((unit and unit.name) or code, stem, "; ".join(labels)) for stem, labels in by_stem.items()]
    yield Table((Column("Đơn vị"), Column("Hồ sơ"), Column("Thiếu")), tuple(rows))


def _steps(run: Run) -> Iterator[Step]:
    documents = run.documents
    placed = (run.manifest, *run.bundles, *documents)
    if any(each is not None and each.fate is Fate.LOCKED for each in placed):
        yield Step(run.choice.command(list(run.names)), "Đóng các tệp đang mở trong Word, Excel rồi chạy lại lệnh này.")
    if run.choice.dry_run and documents:
        yield Step(run.choice.command(list(run.names), dry_run=False), "Ghi thật các tệp trên.")
    if any(document.markers for document in documents):
        yield Step("danvan check", "Xem hồ sơ nào còn thiếu mục nào, ở dòng nào.")


def _crashes(run: Run) -> Iterator[str]:
    for batch in run.batches:
        if batch.order.form.trusted:
            yield from _sentences(batch.faults)
            for document in batch.documents:
                yield from (fault.message for fault in document.faults)


def _ended(run: Run, unread: int) -> Outcome | None:
    documents, bundles = run.documents, run.bundles
    fates = {document.fate for document in documents if not document.faults} | {bundle.fate for bundle in bundles}
    faults = [fault for batch in run.batches for fault in batch.faults]
    manifest = run.manifest.fate if run.manifest else Fate.KEPT
    broken = any(document.faults for document in documents) or faults or run.faulty or run.unprintable
    if {*fates, manifest} & {Fate.LOCKED, Fate.FAILED} and not broken:
        return Outcome.SURROUNDINGS
    if unread or Fate.REFUSED in fates or broken:
        return Outcome.FAULTS
    return run.paging.ended() if run.paging else None
