"""`danvan record`: an event of the year in one line."""

from typing import Annotated

import typer

from danvan_cli.cli.shell.event_words import complete_event, complete_event_subject
from danvan_cli.cli.shell.options import one_of
from danvan_cli.cli.shell.page import Chapter, Example, HelpPage, Listing
from danvan_cli.cli.shell.recording import Told
from danvan_cli.cli.shell.session import Campaign
from danvan_cli.editing.events import EVENTS, event_names
from danvan_cli.editing.wish import Event
from danvan_cli.report import Report


def _written(event: Event) -> str:
    """Return how an event is written, with every option that it takes."""
    options = [f"--{entry.option}" if entry.demanded else f"[--{entry.option}]" for entry in event.entries]
    unit = ["--unit"] if event.of_units else []
    return " ".join(filter(None, (event.name, event.subjects, *unit, *options)))


PAGE = HelpPage(
    chapter=Chapter.DOSSIERS,
    order=3,
    summary="Ghi một việc đã diễn ra vào hồ sơ: nhận phiếu, báo cáo, thẩm định, công nhận.",
    examples=(
        Example("danvan record dang-ky hoi-nong-dan --ngay 03/3/2026 --so 05/DS-HND", "nhận phiếu đăng ký"),
        Example('danvan record ket-qua hoi-nong-dan "Diện tích" 850', "con số đạt được năm nay của một mục tiêu"),
        Example('danvan record minh-chung hoi-nong-dan anh.jpg --mo-ta "Ngày ra mắt"', "chép ảnh vào hồ sơ"),
        Example('danvan record loai-bo hoi-nong-dan --ngay 20/4 --ly-do "Trùng mô hình khác"', "loại khỏi danh sách"),
        Example("danvan record nop bao-cao --unit hoi-nong-dan --ngay 05/9", "đơn vị nộp báo cáo"),
        Example('danvan record lich-tham-dinh hoi-nong-dan --ngay 05/10 --dia-diem "Nhà văn hóa"', "lịch của đoàn"),
    ),
    details=(
        "Mỗi việc chỉ dùng các tùy chọn kể ở dòng của nó; tùy chọn trong ngoặc vuông không bắt buộc. Ghi nhiều hồ sơ "
        "một lần thì ghi được cả hoặc không ghi gì. Tên hồ sơ chỉ cần phần đầu, miễn là không trùng. "
        "Ngày không ghi năm thì lấy năm của kế hoạch; không bao giờ đoán ngày. Ghi nhầm thì chạy danvan undo."
    ),
    listing=Listing("Các việc", tuple((_written(event), event.meaning) for event in EVENTS)),
)


def command(
    campaign: Campaign,
    told: Told,
    event: Annotated[
        str,
        typer.Argument(metavar="VIỆC", parser=one_of(event_names), autocompletion=complete_event, help="Việc cần ghi."),
    ],
    subjects: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[HỒ-SƠ]…",
            autocompletion=complete_event_subject,
            help="Các hồ sơ (ket-qua: rồi mục tiêu và số; minh-chung: rồi các tệp).",
        ),
    ] = None,
) -> Report:
    """Write the event and return the lines that changed and what that did to the count."""
    from danvan_cli.cli.shell.recording import record

    return record(campaign, told, event, subjects or [])
