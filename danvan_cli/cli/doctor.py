"""`danvan doctor`: what this machine offers, for a report of trouble."""

from danvan_cli.cli.shell.page import Chapter, Example, HelpPage
from danvan_cli.cli.shell.session import Session
from danvan_cli.report import Report

PAGE = HelpPage(
    chapter=Chapter.HELP,
    order=3,
    summary="Xem máy này có đủ những gì danvan cần: thư viện, LibreOffice, phông chữ, thư mục làm việc.",
    examples=(
        Example("danvan doctor", "xem tất cả"),
        Example("danvan doctor --output may-nay.txt", "ghi ra tệp để gửi kèm khi báo lỗi"),
    ),
)


def command(session: Session) -> Report:
    """Return what was found on this machine, with an advice for each thing that is not good."""
    from danvan_cli.cli.shell.examination import examination_report

    return examination_report(session)
