"""`danvan forms check`: a Word file of the office's own, looked at as a template."""

from pathlib import Path
from typing import Annotated

import typer

from danvan_cli.cli.shell.options import read_path
from danvan_cli.cli.shell.page import Chapter, Example, HelpPage
from danvan_cli.cli.shell.session import Session, find_workspace
from danvan_cli.report import Report

PAGE = HelpPage(
    chapter=Chapter.DAILY,
    order=41,
    summary="Xem một tệp Word có thẻ dùng làm mẫu được không: thẻ nào sai, cần số liệu gì, in thử ra sao.",
    examples=(
        Example('danvan forms check "Giấy mời.docx"', "thẻ sai kèm gợi ý, số liệu cần, một bản xem thử bên cạnh"),
        Example("danvan forms check mau.docx --form phu-luc-01", "xem thử bằng ví dụ của biểu mẫu ấy"),
    ),
    details=(
        "Thẻ viết ngay trong Word, như {{ mo_hinh.ten }}; “danvan forms fields” kể mọi thẻ dùng được. Word hay cắt "
        "một thẻ thành nhiều mảnh khi đổi phông hay soát chính tả; danvan tự nối lại, không phải gõ lại."
    ),
    hidden=True,
)


def command(
    session: Session,
    file: Annotated[Path, typer.Argument(metavar="TỆP", parser=read_path, help="Tệp Word (.docx) cần xem.")],
    form: Annotated[
        str | None, typer.Option("--form", metavar="BIỂU-MẪU", help="Biểu mẫu mà tệp này dùng cho, để lấy ví dụ.")
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option("--out", metavar="THƯ-MỤC", parser=read_path, help="Ghi bản xem thử vào đây thay vì cạnh tệp."),
    ] = None,
    *,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Chỉ xem, không ghi bản xem thử.")] = False,
) -> Report:
    """Return what the file asks for and what is wrong with it; write a preview of it filled with an example."""
    from danvan_cli.cli.shell.template_report import Wish, check_template

    return check_template(find_workspace(session), file, Wish(form, out, dry_run))
