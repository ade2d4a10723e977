"""`danvan explain`: the page of a rule, or the meaning of a key."""

from typing import Annotated

import typer

from danvan_cli.cli.shell.naming import complete_subject
from danvan_cli.cli.shell.page import Chapter, Example, HelpPage
from danvan_cli.cli.shell.session import Session
from danvan_cli.report import Report

PAGE = HelpPage(
    chapter=Chapter.HELP,
    order=1,
    summary="Giải thích một quy tắc (kiểm tra gì, vì sao, cách sửa) hoặc một mục của hồ sơ.",
    examples=(
        Example("danvan explain DV101", "quy tắc DV101 nói gì, sửa thế nào"),
        Example("danvan explain muc_tieu.chi_tieu", "mục này nghĩa là gì, ghi ra sao"),
        Example("danvan explain", "danh sách mọi quy tắc"),
    ),
)


def command(
    session: Session,  # noqa: ARG001 - an explanation needs no workspace
    subject: Annotated[
        str | None,
        typer.Argument(
            metavar="MÃ|MỤC",
            autocompletion=complete_subject,
            help="Mã quy tắc, ví dụ DV101, hoặc tên mục, ví dụ linh_vuc.",
        ),
    ] = None,
) -> Report:
    """Return the page of the rule or the key; without either, the list of all rules."""
    from danvan_cli.cli.shell.explaining import explanation, rule_list

    return rule_list() if subject is None else explanation(subject)
