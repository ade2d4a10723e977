"""`danvan render`: the papers."""

from typing import Annotated

import typer

from danvan_cli.cli.shell.choice import Choice
from danvan_cli.cli.shell.naming import complete_form
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
        Example("danvan render bao-cao-mo-hinh --all --pdf", "báo cáo của mọi mô hình, đếm trang, kèm PDF để in"),
        Example("danvan render --all --dry-run", "xem trước: mọi biểu mẫu của cả xã sẽ ghi những tệp nào"),
        Example("danvan render --bundle --unit hoi-nong-dan", "bộ hồ sơ đề nghị công nhận, mỗi mô hình một tệp zip"),
    ),
    details=(
        "Tệp được ghi vào out/<năm>/<biểu mẫu>; out/<năm>/danh-sach.csv kê mọi tệp đã in, mở được bằng Excel. Chỗ "
        "còn thiếu số liệu được in là [CẦN BỔ SUNG: …] và kể ra cùng đơn vị còn nợ. Tệp đã sửa tay trong Word thì "
        "giữ nguyên, bản mới ghi sang bên cạnh."
    ),
)


def command(
    campaign: Campaign,
    choice: Choice,
    forms: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[BIỂU-MẪU]…",
            autocompletion=complete_form,
            help="Tên các biểu mẫu, xem “danvan forms”; để trống là mọi biểu mẫu.",
        ),
    ] = None,
) -> Report:
    """Write the papers asked for and return what became of each."""
    from danvan_cli.cli.shell.printing import print_forms

    return print_forms(campaign, forms or [], choice)
