"""`danvan set`: one value of a file, said in one line."""

from typing import Annotated

import typer

from danvan_cli.cli.shell.key_words import complete_key, complete_value
from danvan_cli.cli.shell.naming import complete_file
from danvan_cli.cli.shell.page import Chapter, Example, HelpPage
from danvan_cli.cli.shell.session import Campaign
from danvan_cli.report import Report

PAGE = HelpPage(
    chapter=Chapter.DOSSIERS,
    order=4,
    summary="Ghi một giá trị vào hồ sơ, kế hoạch, tệp của đơn vị hoặc co-quan.yaml; các dòng khác giữ nguyên.",
    examples=(
        Example('danvan set chi-bo-xom-3--duong-hoa dia_diem "Xóm 3"', "đổi địa điểm của một mô hình"),
        Example("danvan set chi-bo-xom-3--duong-hoa muc_tieu[0].chi_tieu 850", "chỉ tiêu của mục tiêu đầu tiên"),
        Example('danvan set chi-bo-xom-3--duong-hoa gan_voi[+] "Nhiệm vụ"', "thêm một dòng vào danh sách"),
        Example("danvan set ke-hoach han[0].truoc_ngay 05/3", "sửa hạn đăng ký trong kế hoạch"),
        Example("danvan set don-vi/hoi-nong-dan nop.bao-cao.ngay 07/9", "ngày đơn vị nộp báo cáo"),
        Example("danvan set chi-bo-xom-3--duong-hoa noi_dung --clear", "bỏ một mục"),
        Example("danvan set chi-bo-xom-3--duong-hoa muc_tieu[1] --clear", "bỏ cả mục tiêu thứ hai"),
    ),
    details=(
        "Tên mục xem bằng “danvan explain”. Số trong ngoặc vuông đếm từ 0; [+] là thêm vào cuối danh sách. Tên hồ sơ "
        "chỉ cần phần đầu, miễn không trùng hồ sơ khác. Giá trị sai kiểu bị từ chối trước khi ghi. Ngày không có năm "
        "lấy năm của kế hoạch. Giá trị bắt đầu bằng dấu trừ viết sau “--”: danvan set HỒ-SƠ MỤC -- -5. "
        "Trong zsh, tên mục có ngoặc vuông để trong ngoặc kép."
    ),
)

_LONGEST = 60


def command(  # noqa: PLR0913 - an option is an argument
    campaign: Campaign,
    subject: Annotated[
        str,
        typer.Argument(
            metavar="HỒ-SƠ", autocompletion=complete_file, help="Tên hồ sơ, ke-hoach, co-quan, hoặc don-vi/MÃ-ĐƠN-VỊ."
        ),
    ],
    key: Annotated[
        str,
        typer.Argument(
            metavar="MỤC", autocompletion=complete_key, help="Tên mục, ví dụ dia_diem hoặc muc_tieu[0].chi_tieu."
        ),
    ],
    value: Annotated[
        str | None,
        typer.Argument(
            metavar="[GIÁ-TRỊ]", autocompletion=complete_value, help="Giá trị mới; câu có dấu cách để trong ngoặc kép."
        ),
    ] = None,
    *,
    clear: Annotated[
        bool, typer.Option("--clear", help="Bỏ mục này khỏi tệp; cả khối, cả dòng của danh sách cũng được.")
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Chỉ cho xem dòng sẽ đổi; không ghi gì cả.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Bỏ cả khối hoặc cả dòng mà không hỏi lại.")] = False,
) -> Report:
    """Set or clear one value and return the line that changed."""
    from danvan_cli.cli.shell.asking import can_ask, confirm
    from danvan_cli.cli.shell.carrying_out import carry_out, in_turn
    from danvan_cli.cli.shell.stop import wrong_use
    from danvan_cli.editing import set_value
    from danvan_cli.editing.preview import file_changes

    if clear == (value is not None):
        raise wrong_use(
            "Cho cả giá trị lẫn “--clear”, nên không rõ ghi hay bỏ." if clear else f"Thiếu giá trị cho “{key}”.",
            f"Ghi giá trị: danvan set {subject} {key} GIÁ-TRỊ; bỏ mục: danvan set {subject} {key} --clear",
        )
    with in_turn(campaign.root, dry_run=dry_run):
        meant = set_value.subject(campaign.workspace, subject)
        if value is None:
            draft = set_value.clear_value(meant, key)
            if can_ask() and not (yes or dry_run) and set_value.holds_more(meant, key):
                gone = [line for change in file_changes([draft]) for line in (change.label, *change.lines)]
                confirm(f"Bỏ cả “{key}”?", gone, yes=False)
        else:
            draft = set_value.set_value(meant, key, value, campaign.plan_year)
        return carry_out(campaign, [draft], f"set {subject} {key} {_named(value)}", dry_run)


def _named(value: str | None) -> str:
    """Return a value as the name of the command tells it: one short line."""
    from danvan_cli.vietnamese.invisible import visible

    if value is None:
        return "--clear"
    line = visible(" ".join(value.split()))
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"
