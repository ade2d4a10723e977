"""Printing the papers that `danvan render` is asked for."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from danvan_cli.cli.shell.choice import Choice
from danvan_cli.cli.shell.form_list import faulty_report
from danvan_cli.cli.shell.orders import asked_forms, make_orders
from danvan_cli.cli.shell.paging import lay_out_papers
from danvan_cli.cli.shell.printed import printed_report
from danvan_cli.cli.shell.progress import watched
from danvan_cli.cli.shell.run import Batch, Run
from danvan_cli.cli.shell.session import Campaign
from danvan_cli.forms.bundle import Bundle, Submission, make_bundle
from danvan_cli.forms.catalogue import load_catalogue
from danvan_cli.forms.engine.faults import FaultyTemplate, TemplateFault
from danvan_cli.forms.manifest import entries_of, update_manifest
from danvan_cli.forms.printing import Document, Order, print_papers
from danvan_cli.forms.writing import Placed
from danvan_cli.models.office import Office
from danvan_cli.progress.status import unreadable_report
from danvan_cli.progress.year import Year
from danvan_cli.report import Report

_OUT = "out"


def print_forms(campaign: Campaign, names: Sequence[str], choice: Choice) -> Report:
    """Print the papers asked for; what stands in the way of all of them is told before any is written."""
    asked = asked_forms(load_catalogue(campaign.root, names), names, choice)
    if not asked.forms and len(asked.faulty) == 1:
        return faulty_report("render", asked.faulty[0])
    year, office = Year.of(campaign.workspace, campaign.day), campaign.workspace.office.record
    if year is None or office is None:
        return unreadable_report("render", campaign.workspace, campaign.day)
    orders, notes, faults = make_orders(asked.forms, year, choice)
    out = choice.out or Path(campaign.root, _OUT)
    batches = _print(year, office, orders, out)
    papers = [(batch.order, batch.documents) for batch in batches]
    paging = None if choice.dry_run else lay_out_papers(year, papers, out, pdf=choice.pdf)
    bundles = tuple(_bundles(year, batches, choice, out)) if choice.bundle else ()
    manifest = None if choice.dry_run else _listed(year, batches, bundles, out)
    told = (notes, asked.faulty, faults)
    return printed_report(Run(year, choice, tuple(names), out, batches, *told, manifest, bundles, paging))


def _print(year: Year, office: Office, orders: Sequence[Order], out: Path) -> tuple[Batch, ...]:
    """Print every order; a template that cannot be used stops only its own form."""
    batches = [Batch(order) for order in orders]
    whole = sum(len(order.subjects) for order in orders)
    for index, result in watched(_results(year, office, orders, out), whole, "Đang in"):
        if isinstance(result, Document):
            batches[index].documents.append(result)
        else:
            batches[index].faults.extend(result)
    return tuple(batches)


def _results(
    year: Year, office: Office, orders: Sequence[Order], out: Path
) -> Iterator[tuple[int, Document | tuple[TemplateFault, ...]]]:
    for index, order in enumerate(orders):
        try:
            for document in print_papers(year, office, order, out):
                yield index, document
        except FaultyTemplate as unusable:
            yield index, unusable.faults


def _bundles(year: Year, batches: Sequence[Batch], choice: Choice, out: Path) -> Iterator[Bundle]:
    forms = [batch.order.form for batch in batches]
    by_stem: dict[str, list[Document]] = {}
    for document in (document for batch in batches for document in batch.documents):
        if document.subject.model is not None:
            by_stem.setdefault(document.subject.model.stem, []).append(document)
    for stem, papers in by_stem.items():
        yield make_bundle(year, Submission(year.by_stem[stem], forms, papers), out, dry=choice.dry_run)


def _listed(year: Year, batches: Sequence[Batch], bundles: Sequence[Bundle], out: Path) -> Placed | None:
    """Bring the list of what was printed up to date; nothing printed at all leaves it as it is."""
    fresh = [entry for batch in batches for entry in entries_of(year, batch.order.form, batch.documents)]
    fresh += [entry for bundle in bundles for entry in bundle.entries(year)]
    return update_manifest(out / str(year.workspace.year), fresh) if fresh else None
