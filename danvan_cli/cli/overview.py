"""`danvan` alone: where the year stands and what to do next."""

from danvan_cli.cli.shell.page import Chapter, Example, HelpPage
from danvan_cli.cli.shell.session import Campaign
from danvan_cli.report import Report

PAGE = HelpPage(
    chapter=Chapter.DAILY,
    order=0,
    summary="Xem đang ở đâu, ba việc gấp nhất và lệnh tiếp theo; gõ “danvan” là đủ.",
    examples=(Example("danvan overview --as-of 01/3", "như gõ “danvan” vào ngày 01/3"),),
    hidden=True,
)


def command(campaign: Campaign) -> Report:
    """Return the few lines that a day begins with."""
    from danvan_cli.rules.overview import day_report

    return day_report(campaign.workspace, campaign.day)
