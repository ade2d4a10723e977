"""`danvan forms new`: a form of the office's own from a Word file."""

from pathlib import Path
from typing import Annotated

import typer

from danvan_cli.cli.shell.options import read_path
from danvan_cli.cli.shell.page import Chapter, Example, HelpPage
from danvan_cli.cli.shell.session import Session, find_workspace
from danvan_cli.report import Report

PAGE = HelpPage(
    chapter=Chapter.DAILY,
    order=43,
    summary="Tạo biểu mẫu riêng của cơ quan từ một tệp Word có thẻ.",
    examples=(
        Example('danvan forms new giay-moi --from "Giấy mời.docx"', "tạo thư mục templates/giay-moi"),
        Example("danvan forms new phu-luc-01 --from mau.docx", "thay phần Word của một biểu mẫu có sẵn"),
    ),
    details=(
        "Thư mục templates/<tên> gồm mau.docx (bản sao của tệp), bieu-mau.yaml (tờ khai, có lời giải thích từng mục) "
        "và vi-du.yaml (số liệu để thử). Tên trùng biểu mẫu kèm theo danvan thì mẫu của cơ quan được dùng thay."
    ),
    hidden=True,
)


def command(
    session: Session,
    name: Annotated[str, typer.Argument(metavar="TÊN", help="Tên biểu mẫu: chữ thường không dấu, gạch nối.")],
    source: Annotated[Path, typer.Option("--from", metavar="TỆP", parser=read_path, help="Tệp Word (.docx) có thẻ.")],
    title: Annotated[
        str, typer.Option("--title", metavar="TÊN-ĐẦY-ĐỦ", help="Tên đầy đủ của biểu mẫu; để trống là tên tệp Word.")
    ] = "",
    *,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Chỉ cho biết sẽ tạo gì; không ghi gì cả.")] = False,
) -> Report:
    """Make the folder of the form and return what to do next."""
    from danvan_cli.cli.shell.template_report import NewForm, make_form

    return make_form(find_workspace(session), NewForm(name, source, title, dry_run))
