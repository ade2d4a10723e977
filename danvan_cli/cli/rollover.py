"""`danvan rollover`: the folder of a new year."""

from typing import Annotated

import typer

from danvan_cli.cli.shell.options import read_year
from danvan_cli.cli.shell.page import Chapter, Example, HelpPage
from danvan_cli.cli.shell.session import Session
from danvan_cli.report import Report

PAGE = HelpPage(
    chapter=Chapter.DOSSIERS,
    order=9,
    summary="Mở thư mục năm mới từ năm vừa qua: kế hoạch dời ngày, mô hình còn sống được đề xuất tiếp tục hay nâng.",
    examples=(
        Example("danvan rollover 2027", "mở dossiers/2027 từ dossiers/2026"),
        Example("danvan rollover 2027 --dry-run", "xem trước: mô hình nào sang, mô hình nào ở lại, vì sao"),
    ),
    details=(
        "ke-hoach.yaml được chép nguyên chữ, cả lời chú thích; năm và các hạn dời một năm, mỗi ngày dời có "
        "ghi “cần xác nhận”; lịch thẩm định, tiêu biểu, báo cáo tổng hợp và số văn bản của năm cũ không "
        "chép. Mỗi mô hình còn sống có một hồ sơ mới: kết quả năm cũ làm mốc so sánh, chỉ tiêu mới để trống "
        "chờ ghi. Mô hình đã loại, chưa đăng ký, hay tự đánh giá chưa hiệu quả thì ở lại năm cũ, kèm lý do. "
        "Muốn làm tiếp mô hình chưa đăng ký hay chưa hiệu quả thì dùng “danvan new --continue”; mô hình đã loại "
        "không duy trì tiếp được, đơn vị làm lại thì lập hồ sơ mới. Năm cũ không đổi một chữ nào."
    ),
)


def command(
    session: Session,
    year: Annotated[int, typer.Argument(metavar="NĂM", parser=read_year, help="Năm mới, liền sau năm đã có.")],
    *,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Chỉ cho biết sẽ ghi gì; không ghi gì cả.")] = False,
) -> Report:
    """Write the new year and return what became of each model."""
    from danvan_cli.cli.shell.rolling import roll_over

    return roll_over(session, year, dry_run=dry_run)
