"""`danvan undo`: the last writing command taken back, without git."""

from dataclasses import replace
from typing import Annotated

import typer

from danvan_cli.cli.shell.page import Chapter, Example, HelpPage
from danvan_cli.cli.shell.session import Campaign
from danvan_cli.report import Report

PAGE = HelpPage(
    chapter=Chapter.DOSSIERS,
    order=6,
    summary="Hoàn tác lệnh ghi gần nhất: các tệp trở về đúng từng chữ như trước lệnh ấy.",
    examples=(
        Example("danvan undo --dry-run", "xem sẽ hoàn tác lệnh nào, dòng nào"),
        Example("danvan undo", "hoàn tác lệnh gần nhất"),
        Example("danvan undo --skip", "bỏ qua lệnh mà tệp của nó đã sửa tay từ đó, hoàn tác lệnh trước nó"),
    ),
    details=(
        "Không cần git: danvan giữ bản cũ của 20 lệnh ghi gần nhất trong thư mục .danvan. Gọi thêm lần nữa là lùi "
        "thêm một lệnh trước đó; undo không lấy lại điều vừa hoàn tác, muốn có lại thì chạy lại lệnh đã ghi. Tệp đã "
        "được sửa sau lệnh ấy thì không tệp nào bị hoàn tác; --skip để nguyên những lệnh như thế và lùi về lệnh gần "
        "nhất còn hoàn tác được. Lệnh mà mọi tệp đã trở về như trước, do sửa tay hoặc do git, coi như đã hoàn tác."
    ),
)


def command(
    campaign: Campaign,
    *,
    skip: Annotated[
        bool, typer.Option("--skip", help="Để nguyên các lệnh mà tệp đã sửa sau đó, lùi về lệnh trước chúng.")
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Chỉ cho xem sẽ hoàn tác gì; không ghi gì cả.")] = False,
) -> Report:
    """Take back the last writing command and return the lines that came back."""
    from danvan_cli.cli.shell.carrying_out import change_report, in_turn
    from danvan_cli.cli.shell.clock import now
    from danvan_cli.cli.shell.console import talk
    from danvan_cli.editing.preview import Preview, file_changes, preview
    from danvan_cli.editing.reversal import reversal, undo
    from danvan_cli.source.refused import EditRefused

    with in_turn(campaign.root, dry_run=dry_run) as rolled_back:
        if rolled_back:
            title = "Lệnh bị ngắt đã được xử lý như vừa nói; không hoàn tác gì thêm."
            return Report(command="undo", title=title)
        meant = reversal(campaign.root, skip=skip)
        for sentence in meant.told:
            talk(sentence)
        what, drafts = meant.receipt.what, meant.drafts
        try:
            seen = preview(campaign.workspace, drafts, campaign.day)
        except EditRefused:
            # What a command mended comes back as it was, faults and all.
            seen = Preview(file_changes(drafts))
        report = change_report(campaign, seen, f"undo {what}", dry_run=dry_run)
        if not dry_run:
            undo(campaign.root, now(), skip=skip)
    done = f"{len(drafts)} tệp trở về như trước lệnh “{what}”"
    title = f"Xem trước: sẽ đưa {done}; chưa ghi gì." if dry_run else f"Đã hoàn tác: {done}."
    return replace(report, title=title, next_steps=())
