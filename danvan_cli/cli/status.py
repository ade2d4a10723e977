"""`danvan status`: how the year stands."""

from danvan_cli.cli.shell.page import Chapter, Example, HelpPage
from danvan_cli.cli.shell.session import Campaign
from danvan_cli.report import Report

PAGE = HelpPage(
    chapter=Chapter.DAILY,
    order=2,
    summary="Xem tiến độ của năm: các hạn, hai chỉ tiêu, số liệu theo lĩnh vực và khối, đơn vị còn nợ.",
    examples=(
        Example("danvan status", "tiến độ tính đến hôm nay"),
        Example("danvan status --as-of 05/9", "tiến độ như vào ngày 05/9 của năm kế hoạch"),
        Example("danvan status --output tien-do.txt", "ghi ra tệp để gửi"),
    ),
)


def command(campaign: Campaign) -> Report:
    """Return the standing of every deadline, both quotas, the funnel and the units that owe."""
    from danvan_cli.progress.status import status_report

    return status_report(campaign.workspace, campaign.day)
