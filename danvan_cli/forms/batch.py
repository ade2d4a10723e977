"""Printing many papers of one form: contexts, markers, the engine, and each result into its place."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from danvan_cli.forms.context import ContextBuilder
from danvan_cli.forms.engine.faults import FaultyTemplate
from danvan_cli.forms.engine.tags import unknown_tags
from danvan_cli.forms.engine.template import Job, open_template
from danvan_cli.forms.filling import fill_gaps
from danvan_cli.forms.keys import known_paths
from danvan_cli.forms.markers import Marker, with_markers
from danvan_cli.forms.naming import Names, file_name
from danvan_cli.forms.writing import Fate, Placed, write_document

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


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper ready for the engine: its file name and data, and what is missing from it."""

    subject: Subject
    name: str
    job: Job
    markers: tuple[Marker, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """What became of one paper; `label` is the form's folder and the file's name."""

    subject: Subject
    label: str
    fate: Fate
    sentence: str = ""
    markers: tuple[Marker, ...] = ()
    faults: tuple[TemplateFault, ...] = ()


@dataclass(frozen=True, slots=True)
class Order:
    """What to print and how: `final` refuses a paper that has markers, `blank` prints the empty form."""

    form: Form
    subjects: Sequence[Subject]
    blank: bool = False
    final: bool = False


def print_papers(year: Year, office: Office, order: Order, out: Path) -> Iterator[Document]:
    """Print the papers of an order into `out`/<year>/<form>/, yielding each as it is done.

    Raises `FaultyTemplate` before anything is written when the template itself cannot be used.
    """
    template = checked_template(order.form)
    folder = out / str(year.workspace.year) / order.form.name
    for paper in papers(year, office, order, template):
        label = f"{order.form.name}/{paper.name}"
        if order.final and paper.markers:
            yield Document(paper.subject, label, Fate.REFUSED, _unfinished(paper), paper.markers)
            continue
        try:
            data = template.fill(paper.job)
        except FaultyTemplate as error:
            yield Document(paper.subject, label, Fate.FAILED, str(error), paper.markers, error.faults)
            continue
        yield _document(paper, order.form.name, write_document(folder, paper.name, data, out))


def checked_template(form: Form) -> Template:
    """Return the form's template; raises `FaultyTemplate` naming every tag that no data will ever answer."""
    template = open_template(form.template, form.label)
    faults = () if form.trusted else unknown_tags(template.tags(), known_paths())
    if faults:
        raise FaultyTemplate(*faults)
    return template


def papers(year: Year, office: Office, order: Order, template: Template) -> Iterator[Paper]:
    """Yield the papers of an order, each with a file name of its own."""
    builder = ContextBuilder(year, office, order.form, frozenset(tag.path for tag in template.tags()))
    names = Names()
    for subject in order.subjects:
        context, markers = _blank(builder, subject) if order.blank else _filled(builder, subject)
        name = names.take(_name(order, subject, context))
        yield Paper(subject, name, _job(order.form, subject, context), markers)


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


def _document(paper: Paper, form: str, placed: Placed) -> Document:
    return Document(paper.subject, f"{form}/{placed.name}", placed.fate, placed.sentence, paper.markers)


def _unfinished(paper: Paper) -> str:
    return f"“{paper.name}” còn {len(paper.markers)} chỗ [CẦN BỔ SUNG] nên chưa in bản chính thức."


def owed(documents: Iterable[Document]) -> dict[str, list[Marker]]:
    """Return what is missing from the printed papers, by the unit that owes it, each once."""
    found: dict[str, dict[Marker, None]] = {}
    for document in documents:
        for marker in document.markers:
            found.setdefault(marker.unit, {})[marker] = None
    return {unit: list(markers) for unit, markers in found.items()}
