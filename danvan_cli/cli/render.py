"""`danvan render`: the papers."""

from typing import Annotated

import typer

from danvan_cli.cli.shell.choice import Choice
from danvan_cli.cli.shell.page import Chapter, Example, HelpPage
from danvan_cli.cli.shell.session import Campaign
from danvan_cli.report import Report

PAGE = HelpPage(
    chapter=Chapter.DAILY,
    order=3,
    summary="In biểu mẫu ra tệp Word từ số liệu trong hồ sơ.",
    examples=(
        Example("danvan render phu-luc-01", "danh sách đăng ký của toàn xã"),
        Example("danvan render phu-luc-01 --unit hoi-nong-dan", "danh sách của một đơn vị"),
        Example("danvan render phieu-dang-ky --all", "phiếu đăng ký của mọi mô hình"),
        Example("danvan render phieu-dang-ky --blank", "mẫu trống để điền tay"),
    ),
    details=(
        "Tệp được ghi vào out/<năm>/<biểu mẫu>. Chỗ còn thiếu số liệu được in là [CẦN BỔ SUNG: …] và kể ra "
        "cùng đơn vị còn nợ. Tệp đã sửa tay trong Word thì giữ nguyên, bản mới ghi sang bên cạnh."
    ),
)


def command(
    campaign: Campaign,
    form: Annotated[str, typer.Argument(metavar="BIỂU-MẪU", help="Tên biểu mẫu; xem “danvan forms”.")],
    choice: Choice,
) -> Report:
    """Write the papers asked for and return what became of each."""
    from danvan_cli.cli.shell.printing import print_form

    return print_form(campaign, form, choice)
