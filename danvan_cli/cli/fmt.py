"""`danvan fmt`: one style for every file, with not a word of its data or comments changed."""

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from danvan_cli.cli.shell.naming import complete_file
from danvan_cli.cli.shell.page import Chapter, Example, HelpPage
from danvan_cli.cli.shell.session import Campaign
from danvan_cli.report import Block, Bullets, Heading, Outcome, Report, Step, Tone

if TYPE_CHECKING:
    from danvan_cli.editing.tidying import Tidied

PAGE = HelpPage(
    chapter=Chapter.DOSSIERS,
    order=5,
    summary="Xếp lại tệp cho gọn theo một kiểu chung; số liệu và mọi ghi chú giữ nguyên.",
    examples=(
        Example("danvan fmt chi-bo-xom-3--duong-hoa", "xếp lại một hồ sơ"),
        Example("danvan fmt --all", "xếp lại mọi tệp của năm"),
        Example("danvan fmt --check", "chỉ kể những tệp chưa theo kiểu chung"),
    ),
    details=(
        "Kiểu chung: mỗi cấp lùi hai dấu cách, ngoặc kép chỉ ở chỗ cần, dòng trống liền nhau còn một, bỏ dấu cách "
        "thừa cuối dòng, tệp UTF-8 với dấu xuống dòng LF (Notepad đọc được). Thứ tự các mục và chỗ ngắt dòng trong "
        "câu không đổi. danvan đọc lại và đối chiếu từng giá trị, từng ghi chú trước khi ghi; tệp nào không đối chiếu "
        "được thì để nguyên và nói ra. Với --check, có tệp chưa theo kiểu chung thì mã kết thúc là 1."
    ),
)


def command(
    campaign: Campaign,
    names: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[HỒ-SƠ]…",
            autocompletion=complete_file,
            help="Tên hồ sơ, ke-hoach, co-quan, hoặc don-vi/MÃ-ĐƠN-VỊ.",
        ),
    ] = None,
    *,
    everything: Annotated[bool, typer.Option("--all", help="Mọi tệp của năm và co-quan.yaml.")] = False,
    check: Annotated[bool, typer.Option("--check", help="Chỉ kể tệp sẽ đổi; không ghi gì cả.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Chỉ cho xem dòng sẽ đổi; không ghi gì cả.")] = False,
) -> Report:
    """Bring files into the one style and return what changed, or with `--check` which would."""
    from danvan_cli.cli.shell.carrying_out import carry_out, in_turn
    from danvan_cli.cli.shell.stop import wrong_use
    from danvan_cli.editing.tidying import tidied

    if names and everything:
        raise wrong_use("Cho cả tên tệp lẫn “--all”, nên không rõ xếp lại những tệp nào.", "Bỏ một trong hai.")
    if not (names or everything or check):
        raise wrong_use("Chưa biết xếp lại tệp nào.", "Ghi tên hồ sơ, hoặc --all cho mọi tệp, hoặc --check để xem.")
    with in_turn(campaign.root, dry_run=dry_run or check):
        outcome = tidied(campaign.workspace, names or ())
        if check:
            return _checked(campaign, outcome)
        what = " ".join(("fmt", *(names or ("--all",))))
        report = carry_out(campaign, outcome.drafts, what, dry_run)
    if not outcome.drafts:
        report = replace(report, title=f"{outcome.seen - len(outcome.refused)} tệp đã theo kiểu chung; không ghi gì.")
    return _with_refused(report, outcome)


def _checked(campaign: Campaign, outcome: "Tidied") -> Report:
    labels = tuple(draft.label for draft in outcome.drafts)
    good = f"{outcome.seen - len(outcome.refused)} tệp đã theo kiểu chung."
    report = Report(
        command="fmt",
        title=f"{len(labels)}/{outcome.seen} tệp chưa theo kiểu chung:" if labels else good,
        as_of=campaign.day,
        year=campaign.plan_year,
        data={"changes": list(labels)},
        blocks=(Bullets(labels),) if labels else (),
        next_steps=(Step("danvan fmt --all", "Xếp lại các tệp này; số liệu và ghi chú giữ nguyên."),) if labels else (),
        ended=Outcome.FAULTS if labels else None,
    )
    return _with_refused(report, outcome)


def _with_refused(report: Report, outcome: "Tidied") -> Report:
    """Return the report with the files that were left alone; they make the command end with 1."""
    if not outcome.refused:
        return report
    lines = tuple(f"{one.location.path if one.location else ''}: {one}" for one in outcome.refused)
    blocks: tuple[Block, ...] = (*report.blocks, Heading("Để nguyên"), Bullets(lines, Tone.BAD))
    return replace(report, blocks=blocks, data={**report.data, "refused": list(lines)}, ended=Outcome.FAULTS)
