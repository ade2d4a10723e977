"""`danvan forms fields`: every tag that a template may use."""

from typing import Annotated

import typer

from danvan_cli.cli.shell.page import Chapter, Example, HelpPage
from danvan_cli.cli.shell.session import Session, find_workspace
from danvan_cli.report import Report

PAGE = HelpPage(
    chapter=Chapter.DAILY,
    order=42,
    summary="Liệt kê mọi thẻ dùng được trong mẫu Word, kèm nghĩa của từng thẻ.",
    examples=(
        Example("danvan forms fields", "mọi thẻ"),
        Example("danvan forms fields phu-luc-01", "các thẻ dùng được trong một biểu mẫu"),
        Example('danvan forms fields --find "chỉ tiêu"', "các thẻ có chữ ấy; gõ không dấu cũng được"),
    ),
    hidden=True,
)


def command(
    session: Session,
    form: Annotated[str | None, typer.Argument(metavar="BIỂU-MẪU", help="Chỉ các thẻ dùng được ở đây.")] = None,
    word: Annotated[
        str, typer.Option("--find", metavar="CHỮ", help="Chỉ các thẻ có chữ này trong tên hoặc trong nghĩa.")
    ] = "",
) -> Report:
    """Return the tags with their meaning."""
    from danvan_cli.cli.shell.template_report import list_fields

    return list_fields(find_workspace(session), form, word)
