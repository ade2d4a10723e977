"""Printing the papers that `danvan render` is asked for."""

from pathlib import Path

from danvan_cli.cli.shell.choice import Choice
from danvan_cli.cli.shell.form_list import faulty_report, find_form
from danvan_cli.cli.shell.printed import printed_report, unusable_report
from danvan_cli.cli.shell.progress import watched
from danvan_cli.cli.shell.session import Campaign
from danvan_cli.cli.shell.stop import wrong_use
from danvan_cli.forms.catalogue import Form, load_catalogue
from danvan_cli.forms.engine.faults import FaultyTemplate
from danvan_cli.forms.printing import Order, print_papers
from danvan_cli.forms.selecting import Request, select
from danvan_cli.models.office import Office
from danvan_cli.progress.status import unreadable_report
from danvan_cli.progress.year import Year
from danvan_cli.report import Report

_OUT = "out"


def print_form(campaign: Campaign, name: str, choice: Choice) -> Report:
    """Print the papers of a form; what stands in the way of all of them is told before any is written."""
    catalogue = load_catalogue(campaign.root)
    faulty = next((each for each in catalogue.faulty if each.name == name), None)
    if faulty is not None:
        return faulty_report("render", faulty)
    form = find_form(catalogue, name)
    year, office = Year.of(campaign.workspace, campaign.day), campaign.workspace.office.record
    if year is None or office is None:
        return unreadable_report("render", campaign.workspace, campaign.day)
    return _print(year, office, _order(form, year, choice), choice.out or Path(campaign.root, _OUT))


def _order(form: Form, year: Year, choice: Choice) -> Order:
    request = Request(choice.unit or (), choice.model or (), choice.everything, choice.blank)
    selection = select(form, year, request)
    if selection.refusals:
        sentences = " ".join(refusal.sentence for refusal in selection.refusals)
        hints = dict.fromkeys(refusal.hint for refusal in selection.refusals if refusal.hint)
        raise wrong_use(sentences, " ".join(hints))
    return Order(form, selection.subjects, blank=choice.blank, final=choice.final)


def _print(year: Year, office: Office, order: Order, out: Path) -> Report:
    papers = print_papers(year, office, order, out)
    try:
        documents = tuple(watched(papers, len(order.subjects), "Đang in"))
    except FaultyTemplate as unusable:
        return unusable_report(order.form, unusable.faults)
    return printed_report(year, order, documents, out)
