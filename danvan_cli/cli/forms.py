"""`danvan forms`: the forms that can be printed."""

from typing import Annotated

import typer

from danvan_cli.cli.shell.page import Chapter, Example, HelpPage
from danvan_cli.cli.shell.session import Session, find_workspace
from danvan_cli.report import Report

PAGE = HelpPage(
    chapter=Chapter.DAILY,
    order=4,
    summary="Liệt kê các biểu mẫu in được, kèm theo danvan hay riêng của cơ quan.",
    examples=(
        Example("danvan forms", "mọi biểu mẫu"),
        Example("danvan forms phu-luc-01", "một biểu mẫu: cần những mục nào, in bằng lệnh nào"),
    ),
)


def command(
    session: Session,
    form: Annotated[str | None, typer.Argument(metavar="BIỂU-MẪU", help="Tên một biểu mẫu.")] = None,
) -> Report:
    """Return the list of forms, or what one of them is and needs."""
    from danvan_cli.cli.shell.form_list import form_list, form_page
    from danvan_cli.forms.catalogue import load_catalogue

    catalogue = load_catalogue(find_workspace(session))
    return form_list(catalogue) if form is None else form_page(catalogue, form)
