"""Printing many papers of one form: contexts, markers, the engine, and each result into its place."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, NamedTuple

from danvan_cli.forms.context import ContextBuilder
from danvan_cli.forms.engine.batch import Failure, Rendered, render_batch
from danvan_cli.forms.engine.template import Job, open_template
from danvan_cli.forms.filling import fill_gaps
from danvan_cli.forms.keys import known_paths
from danvan_cli.forms.markers import Marker, with_markers
from danvan_cli.forms.naming import Names, file_name
from danvan_cli.forms.writing import Fate, write_document

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from danvan_cli.forms.catalogue import Form
    from danvan_cli.forms.engine.faults import TemplateFault
    from danvan_cli.forms.engine.template import Template
    from danvan_cli.forms.paper_context import Subject
    from danvan_cli.forms.trees import Tree
    from danvan_cli.models.office import Office
    from danvan_cli.progress.year import Year

FORM, PAPER_OF, DATA_HASH = "danvan_bieu_mau", "danvan_ban_cua", "danvan_du_lieu"
"""The custom properties by which a file is known again: its form, whose paper it is, the hash of its data."""

BLANK_NAME = "mau-trong"


class Order(NamedTuple):
    """What to print and how: `final` refuses a paper that has markers, `blank` prints the empty form."""

    form: Form
    subjects: Sequence[Subject]
    blank: bool = False
    final: bool = False


class Paper(NamedTuple):
    """A paper ready for the engine: its file name and data, and what is missing from it."""

    subject: Subject
    name: str
    job: Job
    markers: tuple[Marker, ...]


class Document(NamedTuple):
    """What became of one paper; `label` is its path below `out`, with forward slashes."""

    subject: Subject
    label: str
    fate: Fate
    sentence: str = ""
    markers: tuple[Marker, ...] = ()
    faults: tuple[TemplateFault, ...] = ()


def print_papers(year: Year, office: Office, order: Order, out: Path) -> Iterator[Document]:
    """Print the papers of an order into `out`/<year>/<form>/, yielding each as it is done.

    Raises `FaultyTemplate` before anything is written when the template cannot be read at all.
    """
    template = open_template(order.form.template, order.form.label)
    folder = out / str(year.workspace.year) / order.form.name
    place = f"{year.workspace.year}/{order.form.name}"
    ready = papers(year, office, order, template)
    for paper, result in _rendered(template, ready, order):
        if result is None:
            yield Document(paper.subject, f"{place}/{paper.name}", Fate.REFUSED, _unfinished(paper), paper.markers)
        elif isinstance(result, Failure):
            sentence = result.faults[0].sentence
            yield Document(paper.subject, f"{place}/{paper.name}", Fate.FAILED, sentence, paper.markers, result.faults)
        else:
            put = write_document(folder, paper.name, result.data, out)
            yield Document(paper.subject, f"{place}/{put.name}", put.fate, put.sentence, paper.markers)


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
        yield Paper(subject, name, _job(order.form, subject, context), markers)


def owed(documents: Iterable[Document]) -> dict[str, list[Marker]]:
    """Return what is missing from the printed papers, by the unit that owes it, each once."""
    found: dict[str, dict[Marker, None]] = {}
    for document in documents:
        for marker in document.markers:
            found.setdefault(marker.unit, {})[marker] = None
    return {unit: list(markers) for unit, markers in found.items()}


def _rendered(
    template: Template, ready: Iterable[Paper], order: Order
) -> Iterator[tuple[Paper, Rendered | Failure | None]]:
    """Yield each paper with its document; one that must not be printed yet has none."""
    if order.form.trusted:
        for paper in ready:
            unfinished = order.final and paper.markers
            yield paper, None if unfinished else render_batch(template, (paper.job,), trusted=True)[0]
        return
    listed = list(ready)
    printed = [paper for paper in listed if not (order.final and paper.markers)]
    jobs = [paper.job for paper in printed]
    results = render_batch(template, jobs, trusted=False, known=known_paths())
    by_name = {paper.name: result for paper, result in zip(printed, results, strict=True)}
    yield from ((paper, by_name.get(paper.name)) for paper in listed)


def _filled(builder: ContextBuilder, subject: Subject) -> tuple[Tree, tuple[Marker, ...]]:
    owner = subject.unit.code if subject.unit else builder.office.unit or ""
    return with_markers(builder.build(subject), builder.form.sheet.needed, owner)


def _blank(builder: ContextBuilder, subject: Subject) -> tuple[Tree, tuple[Marker, ...]]:
    blank = builder.form.sheet.blank
    texts, rows = (blank.texts or {}, blank.rows or {}) if blank else ({}, {})
    context = builder.blank(subject)
    return fill_gaps(context, texts, lambda gap: texts.get(gap.path), lambda path: rows.get(path) or 1), ()


def _name(order: Order, subject: Subject, context: Tree) -> str:
    if order.blank:
        return file_name(f"{subject.unit.code}--{BLANK_NAME}" if subject.unit else BLANK_NAME, context)
    return file_name(order.form.sheet.file_name, context)


def _job(form: Form, subject: Subject, context: Tree) -> Job:
    data = json.dumps(context, ensure_ascii=False, sort_keys=True).encode()
    properties = {FORM: form.name, PAPER_OF: subject.code, DATA_HASH: hashlib.sha256(data).hexdigest()}
    return Job(context, properties, form.sheet.title)


def _unfinished(paper: Paper) -> str:
    return f"“{paper.name}” còn {len(paper.markers)} chỗ [CẦN BỔ SUNG] nên chưa in bản chính thức."
