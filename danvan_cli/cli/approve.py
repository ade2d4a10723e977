"""`danvan approve`: somebody stands behind what a dossier says."""

from typing import Annotated

import typer

from danvan_cli.cli.shell.naming import complete_stem
from danvan_cli.cli.shell.page import Chapter, Example, HelpPage
from danvan_cli.cli.shell.session import Campaign
from danvan_cli.report import Report

PAGE = HelpPage(
    chapter=Chapter.REVIEW,
    order=3,
    summary="Ghi người duyệt vào hồ sơ, gắn với đúng nội dung lúc duyệt.",
    examples=(
        Example('danvan approve hoi-nong-dan--vu --nguoi "Trưởng Ban"', "duyệt một hồ sơ, ngày hôm nay"),
        Example('danvan approve hoi-nong-dan--vu mttq-xa --nguoi "Trưởng Ban" --ngay 14/10', "duyệt hai hồ sơ"),
        Example('danvan approve --all --nguoi "Trưởng Ban" --dry-run', "xem trước khi duyệt mọi mô hình đã đăng ký"),
    ),
    details=(
        "Mã nội dung ghi kèm lần duyệt cho biết về sau hồ sơ có bị sửa không: xếp lại tệp, thêm ghi chú, ghi công "
        "nhận, khen thưởng thì vẫn là đã duyệt; đổi một con số thì danvan check báo DV409 và nêu đúng chỗ đổi. Hồ sơ "
        "còn lỗi (không kể nhắc nhở) thì không duyệt được; --ngay chỉ là ngày ghi vào hồ sơ. Ghi tên nhiều hồ sơ thì "
        "duyệt được cả hoặc không ghi gì; --all duyệt mọi mô hình đã đăng ký mà chưa duyệt hoặc đã đổi, hồ sơ còn lỗi "
        "thì để lại và kể tên. Ghi nhầm thì chạy danvan undo."
    ),
)


def command(  # noqa: PLR0913 - an option is an argument
    campaign: Campaign,
    stems: Annotated[
        list[str] | None,
        typer.Argument(metavar="[HỒ-SƠ]…", autocompletion=complete_stem, help="Tên các hồ sơ, phần đầu cũng đủ."),
    ] = None,
    *,
    person: Annotated[str | None, typer.Option("--nguoi", metavar="…", help="Chức vụ hoặc họ tên người duyệt.")] = None,
    day: Annotated[
        str | None,
        typer.Option("--ngay", metavar="NGÀY", help="Ngày duyệt; không ghi thì lấy hôm nay, hoặc ngày của --as-of."),
    ] = None,
    everything: Annotated[
        bool, typer.Option("--all", help="Mọi mô hình đã đăng ký mà nội dung hiện nay chưa được duyệt.")
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Chỉ cho xem các dòng sẽ đổi, không ghi gì.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Thay lần duyệt trước mà không hỏi lại.")] = False,
) -> Report:
    """Write the approvals and return the lines that changed."""
    from danvan_cli.cli.shell.approving import Wanted, approve
    from danvan_cli.cli.shell.stop import wrong_use

    if bool(stems) == everything:
        raise wrong_use(
            "Cho cả tên hồ sơ lẫn “--all”, nên không rõ duyệt những hồ sơ nào."
            if stems
            else "Chưa biết duyệt hồ sơ nào.",
            "Ghi tên các hồ sơ, hoặc --all cho mọi mô hình đã đăng ký mà chưa duyệt.",
        )
    return approve(campaign, Wanted(tuple(stems or ()), person, day, dry_run, yes))
