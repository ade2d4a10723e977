"""`danvan check --layout`: the reports are printed into a temporary folder, laid out and measured."""

import tempfile
from collections.abc import Mapping
from pathlib import Path

from danvan_cli.cli.shell.progress import watched
from danvan_cli.cli.shell.session import Campaign
from danvan_cli.forms.catalogue import Form, load_catalogue
from danvan_cli.forms.engine.faults import FaultyTemplate
from danvan_cli.forms.paging.laying import NO_ENGINE, lay_out
from danvan_cli.forms.paging.libreoffice import find_engine
from danvan_cli.forms.printing import Order, print_papers
from danvan_cli.forms.selecting import Request, select
from danvan_cli.forms.sheet import Scope
from danvan_cli.progress.milestones import happened, reported_on
from danvan_cli.progress.pages import Measured, Unmeasured
from danvan_cli.progress.year import Year

_NO_FORM = Unmeasured("chưa có biểu mẫu báo cáo nào ghi dem_trang: có, hoặc biểu mẫu ấy đang hỏng.")


def measured_reports(campaign: Campaign) -> Mapping[str, Measured] | Unmeasured:
    """Return the length of the report of every model that has reported, by stem, or why none can be measured."""
    year, office = Year.of(campaign.workspace, campaign.day), campaign.workspace.office.record
    if year is None or office is None:
        return {}
    reported = [
        model.stem for model in year.models if model.living and happened(reported_on(model.dossier), year.as_of)
    ]
    if not reported:
        return {}
    engine, form = find_engine(), _report_form(campaign.root)
    if engine is None or form is None:
        return _NO_FORM if form is None else NO_ENGINE
    with tempfile.TemporaryDirectory(prefix="danvan-", ignore_cleanup_errors=True) as temporary:
        folder = Path(temporary)
        try:
            order = Order(form, select(form, year, Request(models=reported)).subjects)
            papers = print_papers(year, office, order, folder)
            printed = list(watched(papers, len(order.subjects), "Đang in"))
        except FaultyTemplate as unusable:
            return Unmeasured(unusable.faults[0].sentence)
        stems = {folder / document.label: document.subject.code for document in printed if not document.faults}
        results = watched(lay_out(engine, list(stems), folder), len(stems), "Đang đếm trang")
        measured = {stems[laid.document]: laid.measured for laid in results}
    failed = {each.subject.code: Unmeasured(each.faults[0].sentence) for each in printed if each.faults}
    return {**measured, **failed}


def _report_form(root: str) -> Form | None:
    forms = load_catalogue(root).forms.values()
    return next((form for form in forms if form.sheet.page_limited and Scope.MODEL in form.sheet.scopes), None)
