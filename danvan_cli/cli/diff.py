"""`danvan diff`: what changed, in sentences, and what it does to the year."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from danvan_cli.cli.shell.naming import complete_stem, complete_unit
from danvan_cli.cli.shell.page import Chapter, Example, HelpPage
from danvan_cli.cli.shell.printable import PrintableReport, printable
from danvan_cli.cli.shell.session import PastCampaign
from danvan_cli.report import Report

if TYPE_CHECKING:
    from danvan_cli.review.report import Review

PAGE = HelpPage(
    chapter=Chapter.REVIEW,
    order=1,
    summary="Xem hồ sơ đã thay đổi những gì so với bản đã ghi trong git, và thay đổi ấy tác động thế nào.",
    examples=(
        Example("danvan diff", "thay đổi chưa ghi vào git, so với lần ghi cuối (HEAD)"),
        Example("danvan diff HEAD~3", "so với bản cách đây ba lần ghi"),
        Example("danvan diff main..nhanh-moi", "so hai nhánh, hai thẻ hoặc hai lần ghi"),
        Example("danvan diff 2025 2026", "so hồ sơ của hai năm"),
        Example("danvan diff --unit hoi-nong-dan", "chỉ hồ sơ của một đơn vị"),
        Example("danvan diff --format markdown --output thay-doi.md", "lời bình cho yêu cầu hợp nhất"),
        Example("danvan diff --format docx --output phieu-trinh.docx", "phiếu trình thay đổi để lãnh đạo ký"),
    ),
    details=(
        "Đổi cách trình bày hoặc ghi chú không phải là thay đổi nội dung. Tệp minh chứng được kể khi bị thay, đổi "
        "tên, không còn, và khi mới có giữa hai bản trong git. Chỉ đọc kho git, không ghi gì vào đó. "
        "In ra Word mà không có --output thì ghi vào out/<năm>/phieu-trinh-thay-doi."
    ),
)


def command(
    campaign: PastCampaign,
    revision: Annotated[
        str | None,
        typer.Argument(metavar="[BẢN[..BẢN]]", help="Lần ghi, nhánh hoặc thẻ để so; để trống là lần ghi cuối (HEAD)."),
    ] = None,
    later: Annotated[
        str | None, typer.Argument(metavar="[NĂM]", help="Chỉ khi so hai năm: danvan diff 2025 2026.")
    ] = None,
    *,
    unit: Annotated[
        list[str] | None,
        typer.Option(
            "--unit", metavar="MÃ-ĐƠN-VỊ", autocompletion=complete_unit, help="Chỉ đơn vị này; ghi được nhiều lần."
        ),
    ] = None,
    model: Annotated[
        list[str] | None,
        typer.Option(
            "--model", metavar="MÃ-HỒ-SƠ", autocompletion=complete_stem, help="Chỉ hồ sơ này; ghi được nhiều lần."
        ),
    ] = None,
) -> PrintableReport:
    """Return what changed between two states of the dossiers."""
    from danvan_cli.cli.shell.reviewing import Asked, review_of
    from danvan_cli.review.report import review_report

    words = tuple(word for word in (revision, later) if word is not None)
    review = review_of(campaign, Asked(words, tuple(unit or ()), tuple(model or ())))
    return printable(review_report(review), lambda path: _to_word(campaign, review, path))


def _to_word(campaign: PastCampaign, review: "Review", path: Path | None) -> Report:
    # Printing loads what Word files need, which no other format does.
    from danvan_cli.cli.shell.change_paper import print_changes

    return print_changes(campaign, review, path)
