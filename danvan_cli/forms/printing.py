"""Printing many papers of one form: contexts, markers, the engine, and each result into its place."""

from __future__ import annotations

import hashlib
import json
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from danvan_cli.forms.approving import unapproved, unapproved_sentence
from danvan_cli.forms.context import ContextBuilder
from danvan_cli.forms.engine.batch import Failure, Rendered, render_batch
from danvan_cli.forms.engine.template import Job, open_template
from danvan_cli.forms.filling import Gap, fill_gaps
from danvan_cli.forms.illustrating import Illustrated, illustrate
from danvan_cli.forms.keys import known_paths, labels
from danvan_cli.forms.markers import Marker, Wording, with_markers
from danvan_cli.forms.naming import Names, file_name
from danvan_cli.forms.respelling import in_spelling, respelled_labels, sheet_words, style_of
from danvan_cli.forms.sheet import Scope
from danvan_cli.forms.writing import FORM, PAPER_OF, Fate, write_document

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from danvan_cli.forms.catalogue import Form
    from danvan_cli.forms.engine.faults import TemplateFault
    from danvan_cli.forms.engine.template import Template
    from danvan_cli.forms.paper_context import Subject
    from danvan_cli.forms.trees import Tree
    from danvan_cli.models.office import Office
    from danvan_cli.progress.year import JudgedModel, Year
    from danvan_cli.vietnamese.spelling import Style

DATA_HASH = "danvan_du_lieu"
"""The custom property that holds the hash of a paper's data."""

BLANK_NAME = "mau-trong"
_AT_ONCE = 32
"""Papers that an untrusted template fills in one child: more would only pile up in memory."""


class Order(NamedTuple):
    """What to print and how: `final` refuses an unfinished paper, `blank` prints the empty form.

    `dry` only says what would become of each paper; nothing is written.
    """

    form: Form
    subjects: Sequence[Subject]
    blank: bool = False
    final: bool = False
    dry: bool = False


class Paper(NamedTuple):
    """A paper ready for the engine: its file name and data, what is missing from it, and whose approval."""

    subject: Subject
    name: str
    job: Job
    markers: tuple[Marker, ...]
    unapproved: tuple[JudgedModel, ...] = ()

    @property
    def unfinished(self) -> bool:
        """Whether no final copy can be printed yet: something is missing, or an approval that its form demands."""
        return bool(self.markers or self.unapproved)


class Document(NamedTuple):
    """What became of one paper; `label` is its path below `out`, with forward slashes.

    `edited` is the path of the copy that was edited by hand and left alone, `data_hash` the hash of the data.
    """

    subject: Subject
    label: str
    fate: Fate
    sentence: str = ""
    markers: tuple[Marker, ...] = ()
    faults: tuple[TemplateFault, ...] = ()
    edited: str = ""
    data_hash: str = ""


def print_papers(year: Year, office: Office, order: Order, out: Path) -> Iterator[Document]:
    """Print the papers of an order into `out`/<year>/<form>/, yielding each as it is done.

    Raises `FaultyTemplate` before anything is written when the template cannot be read at all.
    """
    order = order._replace(form=in_spelling(order.form, style_of(office)))
    template = open_template(order.form.template, order.form.label, labels())
    folder = out / str(year.workspace.year) / order.form.name
    place = f"{year.workspace.year}/{order.form.name}"
    ready = papers(year, office, order, template)
    for paper, result in _rendered(template, ready, order):
        if result is None:
            yield Document(
                paper.subject, f"{place}/{paper.name}", Fate.REFUSED, _refusal(year, order, paper), paper.markers
            )
        elif isinstance(result, Failure):
            sentence = result.faults[0].sentence
            yield Document(paper.subject, f"{place}/{paper.name}", Fate.FAILED, sentence, paper.markers, result.faults)
        else:
            put = write_document(folder, paper.name, result.data, out, dry=order.dry)
            yield Document(
                paper.subject,
                f"{place}/{put.name}",
                put.fate,
                put.sentence,
                paper.markers,
                edited=f"{place}/{put.edited}" if put.edited else "",
                data_hash=paper.job.properties[DATA_HASH],
            )


def papers(year: Year, office: Office, order: Order, template: Template) -> Iterator[Paper]:
    """Yield the papers of an order, each with a file name of its own.

    A trusted template tells which keys it uses, and rows carry no others; an untrusted one is read in a child
    process only, and gets them all.
    """
    paths = frozenset(tag.path for tag in template.tags()) if order.form.trusted else None
    builder = ContextBuilder(year, office, order.form, paths)
    names = Names()
    for subject in order.subjects:
        context, markers = _blank(builder, subject) if order.blank else _filled(builder, subject)
        name = names.take(_name(order, subject, context))
        shown = illustrate(year, None if order.blank else subject.model, context, paths)
        job = _job(order.form, subject, shown, style_of(office))
        demanded = order.final and order.form.sheet.approved_only and not order.blank
        waiting = unapproved(year, builder.named(subject)) if demanded else ()
        yield Paper(subject, name, job, markers + shown.markers, waiting)


def owed(documents: Iterable[Document]) -> dict[str, list[Marker]]:
    """Return what is missing from the printed papers, by the unit that owes it, each once."""
    found: dict[str, dict[Marker, None]] = {}
    for document in documents:
        for marker in document.markers:
            found.setdefault(marker.unit, {})[marker] = None
    return {unit: list(markers) for unit, markers in found.items()}


def _rendered(
    template: Template, ready: Iterator[Paper], order: Order
) -> Iterator[tuple[Paper, Rendered | Failure | None]]:
    """Yield each paper with its document; one that must not be printed yet has none."""
    if order.form.trusted:
        for paper in ready:
            unfinished = order.final and paper.unfinished
            yield paper, None if unfinished else render_batch(template, (paper.job,), trusted=True)[0]
        return
    while listed := list(islice(ready, _AT_ONCE)):
        yield from _rendered_apart(template, listed, order)


def _rendered_apart(
    template: Template, listed: Sequence[Paper], order: Order
) -> Iterator[tuple[Paper, Rendered | Failure | None]]:
    printed = [paper for paper in listed if not (order.final and paper.unfinished)]
    jobs = [paper.job for paper in printed]
    results = render_batch(template, jobs, trusted=False, known=known_paths())
    by_name = {paper.name: result for paper, result in zip(printed, results, strict=True)}
    yield from ((paper, by_name.get(paper.name)) for paper in listed)


def _filled(builder: ContextBuilder, subject: Subject) -> tuple[Tree, tuple[Marker, ...]]:
    owner = subject.unit.code if subject.unit else builder.office.unit or ""
    style = style_of(builder.office)
    context = respelled_labels(builder.build(subject), style)
    return with_markers(context, builder.form.sheet.needed, owner, Wording(style, _owners(builder, subject)))


def _owners(builder: ContextBuilder, subject: Subject) -> dict[str, str]:
    """Return the names of the units for a paper of the whole commune, whose reader must see who owes what."""
    if subject.scope is not Scope.COMMUNE:
        return {}
    return {unit.code: unit.name or unit.code for unit in builder.year.plan.units}


def _blank(builder: ContextBuilder, subject: Subject) -> tuple[Tree, tuple[Marker, ...]]:
    blank = builder.form.sheet.blank
    texts, rows = (blank.texts or {}, blank.rows or {}) if blank else ({}, {})
    context, style = builder.blank(subject), style_of(builder.office)

    def dots(gap: Gap) -> str | None:
        return sheet_words(builder.form, texts.get(gap.path), style)

    return fill_gaps(context, texts, dots, lambda path: rows.get(path) or 1), ()


def _name(order: Order, subject: Subject, context: Tree) -> str:
    if order.blank:
        return file_name(f"{subject.unit.code}--{BLANK_NAME}" if subject.unit else BLANK_NAME, context)
    return file_name(order.form.sheet.file_name, context)


def _job(form: Form, subject: Subject, shown: Illustrated, style: Style) -> Job:
    digest = hashlib.sha256(json.dumps(shown.context, ensure_ascii=False, sort_keys=True).encode())
    for picture in shown.pictures.values():
        digest.update(picture)
    properties = {FORM: form.name, PAPER_OF: subject.code, DATA_HASH: digest.hexdigest()}
    title = sheet_words(form, form.sheet.title, style) or ""
    return Job(shown.context, properties, title, shown.pictures, shown.charts)


def _refusal(year: Year, order: Order, paper: Paper) -> str:
    told = []
    if paper.markers:
        told.append(f"“{paper.name}” còn {len(paper.markers)} chỗ [CẦN BỔ SUNG] nên chưa in bản chính thức.")
    if paper.unapproved:
        told.append(unapproved_sentence(year, f"{order.form.name}/{paper.name}", paper.unapproved))
    return " ".join(told)
