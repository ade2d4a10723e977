"""The report of `danvan render`: what became of each paper, and what is still missing from them."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from danvan_cli.forms.catalogue import Form
from danvan_cli.forms.engine.faults import TemplateFault
from danvan_cli.forms.printing import Document, Order, owed
from danvan_cli.forms.sheet import Scope
from danvan_cli.forms.writing import Fate
from danvan_cli.progress.year import Year
from danvan_cli.report import Block, Bullets, Cell, Column, Heading, Json, Outcome, Paragraph, Report, Step, Table, Tone

_TONES = {Fate.WRITTEN: Tone.GOOD, Fate.KEPT: Tone.GOOD, Fate.BESIDE: Tone.CAUTION}


def unusable_report(form: Form, faults: Sequence[TemplateFault]) -> Report:
    """Say why a template cannot be printed at all; one of our own is a fault of the program."""
    told = tuple(f"{fault.message} {fault.hint}".strip() for fault in faults)
    return Report(
        command="render",
        title=form.sheet.title,
        blocks=() if form.trusted else (Bullets(told, Tone.BAD),),
        crashes=told if form.trusted else (),
        ended=Outcome.FAULTS,
    )


def printed_report(year: Year, order: Order, documents: Sequence[Document], out: Path) -> Report:
    """Tell where each paper went, and list what is missing by the unit that owes it."""
    unread = _unread(year, order)
    return Report(
        command="render",
        title=order.form.sheet.title,
        as_of=year.as_of,
        year=year.workspace.year,
        data=_data(order, documents, out),
        summary=_summary(documents, out),
        blocks=tuple(_blocks(year, documents, unread)),
        next_steps=tuple(_steps(documents)),
        crashes=tuple(_crashes(order, documents)),
        ended=_ended(documents, unread),
    )


def _unread(year: Year, order: Order) -> int:
    """Count the dossiers that a paper of every model should have been printed for, and was not."""
    every_model = Scope.MODEL in order.form.sheet.scopes and len(order.subjects) > 1
    return len(year.workspace.unreadable) if every_model else 0


def _summary(documents: Sequence[Document], out: Path) -> str:
    counts = {fate: sum(document.fate is fate for document in documents) for fate in Fate}
    told = ", ".join(f"{count} {fate.value}" for fate, count in counts.items() if count)
    return f"{len(documents)} văn bản trong {out}: {told}." if documents else "Không có văn bản nào để in."


def _blocks(year: Year, documents: Sequence[Document], unread: int) -> Iterator[Block]:
    columns = (Column("Tệp"), Column("Tình trạng"), Column("Chỗ thiếu"))
    yield Table(columns, tuple(_row(document) for document in documents))
    told = tuple(sentence for document in documents for sentence in _told(document))
    if told:
        yield Bullets(told, Tone.CAUTION)
    if unread:
        yield Paragraph(f"{unread} hồ sơ lỗi chưa in được; chạy “danvan check” để xem lỗi ở đâu.", Tone.BAD)
    yield from _missing(year, documents)


def _row(document: Document) -> tuple[str | Cell, ...]:
    fate = Cell(document.fate.value, _TONES.get(document.fate, Tone.BAD))
    return document.label, fate, str(len(document.markers)) if document.markers else ""


def _told(document: Document) -> Iterator[str]:
    if document.faults:
        yield from (f"{fault.message} {fault.hint}".strip() for fault in document.faults)
    elif document.sentence:
        yield document.sentence


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


def _steps(documents: Sequence[Document]) -> Iterator[Step]:
    if any(document.fate is Fate.LOCKED for document in documents):
        yield Step("danvan render …", "Đóng các tệp đang mở trong Word rồi chạy lại lệnh vừa rồi.")
    if any(document.markers for document in documents):
        yield Step("danvan check", "Xem hồ sơ nào còn thiếu mục nào, ở dòng nào.")


def _crashes(order: Order, documents: Sequence[Document]) -> Iterator[str]:
    if order.form.trusted:
        for document in documents:
            yield from (fault.message for fault in document.faults)


def _ended(documents: Sequence[Document], unread: int) -> Outcome | None:
    fates = {document.fate for document in documents if not document.faults}
    if fates & {Fate.LOCKED, Fate.FAILED}:
        return Outcome.SURROUNDINGS
    if unread or Fate.REFUSED in fates or any(document.faults for document in documents):
        return Outcome.FAULTS
    return None


def _data(order: Order, documents: Sequence[Document], out: Path) -> dict[str, Json]:
    return {
        "form": order.form.name,
        "out": str(out),
        "documents": [
            {
                "path": document.label,
                "paper_of": document.subject.code,
                "fate": document.fate.name.lower(),
                "sentence": document.sentence,
                "missing": [
                    {"unit": marker.unit, "dossier": marker.stem, "key": marker.key, "label": marker.label}
                    for marker in document.markers
                ],
            }
            for document in documents
        ],
    }
