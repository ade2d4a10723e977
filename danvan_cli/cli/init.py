"""`danvan init`: the folder of a new office."""

from typing import Annotated

import typer

from danvan_cli.cli.shell.options import one_of, read_year
from danvan_cli.cli.shell.page import Chapter, Example, HelpPage
from danvan_cli.cli.shell.session import Session
from danvan_cli.report import Report

PAGE = HelpPage(
    chapter=Chapter.DOSSIERS,
    order=1,
    summary="Lập thư mục làm việc cho một cơ quan mới: hỏi mười câu rồi ghi cơ quan, kế hoạch năm và một hồ sơ ví dụ.",
    examples=(
        Example("danvan init", "hỏi từng câu, Enter là nhận giá trị trong ngoặc"),
        Example(
            'danvan init --cap-uy "Đảng ủy xã Yên Thành" --cap-tren "Đảng bộ tỉnh Nghệ An" --toan-xa 30',
            "không hỏi; những mục khác lấy giá trị thường dùng",
        ),
        Example("danvan init --dry-run", "chỉ xem sẽ ghi những tệp nào"),
    ),
    details=(
        "Các tệp được ghi vào thư mục đang đứng (hoặc thư mục sau “-C”); tệp đã có thì không bao giờ bị ghi đè. "
        "Mọi lựa chọn đều có lời giải thích ngay trong tệp. danvan không đụng đến git."
    ),
)

_SPELLINGS = ("kieu-cu", "kieu-moi")
_MOST = 100_000


def _read_count(text: str | int) -> int:
    from danvan_cli.vietnamese.misread import Misread
    from danvan_cli.vietnamese.numbers import parse_number

    try:
        number = parse_number(str(text))
    except Misread as misread:
        raise typer.BadParameter(f"{misread.sentence} {misread.hint}") from None
    if number < 1 or number != int(number) or number > _MOST:
        raise typer.BadParameter(f"“{text}” không phải là số mô hình; hãy viết một số nguyên, ví dụ 42.")
    return int(number)


def command(  # noqa: PLR0913 - an option is an argument
    session: Session,
    *,
    cap_uy: Annotated[
        str | None, typer.Option("--cap-uy", metavar="TÊN", help="Cấp ủy, ví dụ Đảng ủy xã Diễn Châu.")
    ] = None,
    cap_tren: Annotated[
        str | None, typer.Option("--cap-tren", metavar="TÊN", help="Cấp trên của cấp ủy, ví dụ Đảng bộ tỉnh Nghệ An.")
    ] = None,
    dia_danh: Annotated[
        str | None, typer.Option("--dia-danh", metavar="TÊN", help="Địa danh trước ngày tháng; lấy từ tên cấp ủy.")
    ] = None,
    ten: Annotated[
        str | None, typer.Option("--ten", metavar="TÊN", help="Tên cơ quan tổng hợp; thường là Ban Xây dựng Đảng.")
    ] = None,
    ky_hieu_cap_uy: Annotated[
        str | None, typer.Option("--ky-hieu-cap-uy", metavar="CHỮ", help="Ký hiệu văn bản của cấp ủy; thường là ĐU.")
    ] = None,
    ky_hieu_co_quan: Annotated[
        str | None,
        typer.Option("--ky-hieu-co-quan", metavar="CHỮ", help="Ký hiệu văn bản của cơ quan; lấy chữ đầu của tên."),
    ] = None,
    chinh_ta: Annotated[
        str | None,
        typer.Option(
            "--chinh-ta",
            metavar="KIỂU",
            parser=one_of(lambda: _SPELLINGS),
            autocompletion=lambda incomplete: [each for each in _SPELLINGS if each.startswith(incomplete)],
            help="Kiểu bỏ dấu khi in: kieu-cu (ủy, hòa) hoặc kieu-moi (uỷ, hoà).",
        ),
    ] = None,
    dau_moi: Annotated[
        str | None, typer.Option("--dau-moi", metavar="CHỨC-VỤ", help="Chức vụ của người nhận đăng ký, báo cáo.")
    ] = None,
    nam: Annotated[
        int | None,
        typer.Option(
            "--nam", metavar="NĂM", parser=read_year, help="Năm của kế hoạch: năm nay; từ tháng 11 thì năm sau."
        ),
    ] = None,
    toan_xa: Annotated[
        int | None,
        typer.Option("--toan-xa", metavar="SỐ", parser=_read_count, help="Số mô hình tối thiểu của toàn xã."),
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Chỉ cho biết sẽ ghi gì; không ghi gì cả.")] = False,
) -> Report:
    """Write the folder and return what was written and what to do next."""
    from danvan_cli.cli.shell.founding import Given, found

    given = Given(
        {
            "--cap-uy": cap_uy,
            "--cap-tren": cap_tren,
            "--dia-danh": dia_danh,
            "--ten": ten,
            "--ky-hieu-cap-uy": ky_hieu_cap_uy,
            "--ky-hieu-co-quan": ky_hieu_co_quan,
            "--chinh-ta": chinh_ta,
            "--dau-moi": dau_moi,
            "--nam": None if nam is None else str(nam),
            "--toan-xa": None if toan_xa is None else str(toan_xa),
        },
        {"--nam": read_year, "--toan-xa": _read_count, "--chinh-ta": one_of(lambda: _SPELLINGS)},
    )
    return found(session, given, dry_run=dry_run)
