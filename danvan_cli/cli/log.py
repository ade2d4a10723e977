"""`danvan log`: the life of one dossier, of the plan, the office or a unit's file, from the commits that touched it."""

from typing import Annotated

import typer

from danvan_cli.cli.shell.naming import complete_file
from danvan_cli.cli.shell.page import Chapter, Example, HelpPage
from danvan_cli.cli.shell.session import PastCampaign
from danvan_cli.report import Report

PAGE = HelpPage(
    chapter=Chapter.REVIEW,
    order=2,
    summary="Xem lịch sử một hồ sơ: ngày nào, ai ghi, đổi những gì, kể cả khi hồ sơ đã đổi tên.",
    examples=(
        Example("danvan log chi-bo-xom-3--duong-hoa", "mọi lần ghi, lần mới nhất trước"),
        Example("danvan log ke-hoach", "kế hoạch năm đã sửa những gì; co-quan và don-vi/MÃ-ĐƠN-VỊ cũng vậy"),
        Example("danvan log chi-bo-xom-3 --format json", "cho chương trình khác đọc"),
    ),
    details=(
        "Tên hồ sơ chỉ cần phần đầu, miễn không trùng hồ sơ khác; tên cũ trước khi đổi thì viết đủ. Thay đổi chưa "
        "ghi vào git đứng đầu. Lần gộp hai bản chỉ kể những gì cả hai bản đều chưa có. Chỉ đọc kho git, không ghi gì "
        "vào đó."
    ),
)


def command(
    campaign: PastCampaign,
    stem: Annotated[
        str,
        typer.Argument(
            metavar="HỒ-SƠ", autocompletion=complete_file, help="Tên hồ sơ, ke-hoach, co-quan, hoặc don-vi/MÃ-ĐƠN-VỊ."
        ),
    ],
) -> Report:
    """Return the life of a file."""
    from danvan_cli.cli.shell.reviewing import life_meant
    from danvan_cli.review.life import life_report

    return life_report(life_meant(campaign, stem), campaign.day, campaign.plan_year)
