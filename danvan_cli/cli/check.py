"""`danvan check`: what is wrong, by unit, with the place and the way to mend it."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from danvan_cli.cli.shell.options import one_of
from danvan_cli.cli.shell.page import Chapter, Example, HelpPage
from danvan_cli.cli.shell.session import Campaign
from danvan_cli.report import Outcome, Report

if TYPE_CHECKING:
    from danvan_cli.progress.pages import Measured, Unmeasured

PAGE = HelpPage(
    chapter=Chapter.DAILY,
    order=1,
    summary="Kiểm tra mọi hồ sơ của năm: sai chỗ nào, thiếu gì, ai quá hạn, sửa thế nào.",
    examples=(
        Example("danvan check", "kiểm tra tính đến hôm nay"),
        Example("danvan check --as-of 01/3", "kiểm tra như vào ngày 01/3 của năm kế hoạch"),
        Example("danvan check --for bao-cao", "hồ sơ đã đủ để báo cáo kết quả chưa"),
        Example("danvan check --layout", "đếm cả số trang của báo cáo bằng LibreOffice"),
        Example("danvan check --only DV0 --only DV4", "chỉ lỗi của chính các tệp, không xét hạn và chỉ tiêu"),
        Example("danvan check --strict", "coi cả cảnh báo là lỗi"),
        Example("danvan check --format json --output loi.json", "ghi kết quả cho máy đọc"),
    ),
    details=(
        "Mã thoát: 0 không có lỗi; 1 hồ sơ có lỗi; 2 dùng sai lệnh; 3 lỗi của chương trình; "
        "4 máy không cho làm (tệp đang mở, đĩa đầy, “--layout” mà không có LibreOffice)."
    ),
)


def _milestones() -> tuple[str, ...]:
    from danvan_cli.progress.milestones import Milestone

    return tuple(milestone.value for milestone in Milestone)


def _complete_milestone(incomplete: str) -> list[str]:
    return [name for name in _milestones() if name.startswith(incomplete)]


def _read_code(text: str) -> str:
    """Read the code of a rule, or the beginning of some."""
    from danvan_cli.rules.registry import all_rules

    code = text.upper()
    if len(code) > len("DV") and any(rule.code.startswith(code) for rule in all_rules()):
        return code
    raise typer.BadParameter(f"không có quy tắc nào mã “{text}” hay mở đầu như vậy; ví dụ: DV0, DV4, DV108.")


def command(
    campaign: Campaign,
    *,
    milestone: Annotated[
        str | None,
        typer.Option(
            "--for",
            metavar="MỐC",
            parser=one_of(_milestones),
            autocompletion=_complete_milestone,
            help="Chỉ hỏi về một mốc: dang-ky, trien-khai, bao-cao, de-nghi, tham-dinh, cong-nhan.",
        ),
    ] = None,
    only: Annotated[
        list[str] | None,
        typer.Option(
            "--only",
            metavar="MÃ",
            parser=_read_code,
            help="Chỉ xét quy tắc này, hoặc các quy tắc có mã mở đầu như vậy (DV0: đọc tệp); ghi được nhiều lần.",
        ),
    ] = None,
    layout: Annotated[
        bool, typer.Option("--layout", help="In thử báo cáo của các mô hình, đếm trang bằng LibreOffice (DV308).")
    ] = False,
    strict: Annotated[bool, typer.Option("--strict", help="Cảnh báo cũng làm mã thoát là 1.")] = False,
) -> Report:
    """Return the findings of all rules on the as-of day."""
    from danvan_cli.progress.milestones import Milestone
    from danvan_cli.progress.pages import Unmeasured
    from danvan_cli.rules.report import check_report

    asked = next((each for each in Milestone if each.value == milestone), None)
    pages = _measured(campaign) if layout else None
    report = check_report(campaign.workspace, campaign.day, asked, pages, tuple(only or ()))
    if isinstance(pages, Unmeasured):
        return replace(report, ended=Outcome.SURROUNDINGS)
    return replace(report, ended=report.outcome(strict=True)) if strict else report


def _measured(campaign: Campaign) -> "Mapping[str, Measured] | Unmeasured":
    # Printing loads what Word files need, which no other check does.
    from danvan_cli.cli.shell.measuring import measured_reports

    return measured_reports(campaign)
