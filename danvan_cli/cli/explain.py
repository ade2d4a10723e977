"""`danvan explain`: the page of a rule."""

from typing import Annotated

import typer

from danvan_cli.cli.shell.page import Chapter, Example, HelpPage
from danvan_cli.cli.shell.session import Session
from danvan_cli.report import Report

PAGE = HelpPage(
    chapter=Chapter.HELP,
    order=1,
    summary="Giải thích một quy tắc: kiểm tra gì, vì sao, căn cứ, ví dụ sai, ví dụ đúng, cách sửa.",
    examples=(
        Example("danvan explain DV101", "quy tắc DV101 nói gì, sửa thế nào"),
        Example("danvan explain", "danh sách mọi quy tắc"),
    ),
)


def command(
    session: Session,  # noqa: ARG001 - an explanation needs no workspace
    code: Annotated[str | None, typer.Argument(metavar="MÃ", help="Mã quy tắc, ví dụ DV101.")] = None,
) -> Report:
    """Return the page of the rule, or the list of all rules."""
    from danvan_cli.cli.shell.explaining import rule_list, rule_page

    return rule_list() if code is None else rule_page(code)
