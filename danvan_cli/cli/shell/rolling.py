"""Carrying out `danvan rollover`, and telling what it did."""

from collections.abc import Iterator
from pathlib import Path

from danvan_cli.cli.shell.carrying_out import in_turn
from danvan_cli.cli.shell.clock import now
from danvan_cli.cli.shell.session import Campaign, Session
from danvan_cli.cli.shell.stop import Stop, wrong_use
from danvan_cli.editing.rollover import Rollover, rollover
from danvan_cli.editing.succession import Proposal, Succession
from danvan_cli.editing.transaction import commit
from danvan_cli.report import Block, Bullets, Column, Heading, Json, Outcome, Paragraph, Report, Step, Table, Tone
from danvan_cli.workspace import load_workspace, years

_TITLES = {
    Proposal.RAISE: "Đạt chỉ tiêu, nên nâng",
    Proposal.CONTINUE: "Nên tiếp tục",
    Proposal.DROP: "Đề nghị thôi: chưa viết hồ sơ năm mới",
    Proposal.LEFT: "Ở lại năm cũ",
}


def roll_over(session: Session, year: int, *, dry_run: bool) -> Report:
    """Write the folder of `year` from that of the year before; with `dry_run` only tell what it would hold."""
    root = Campaign(session).root
    with in_turn(root, dry_run=dry_run):
        _demand_place(root, year)
        made = rollover(load_workspace(root, year - 1))
        if not dry_run:
            commit(root, made.drafts, f"rollover {year}", now())
    return _report(made, dry_run=dry_run)


def _demand_place(root: str, year: int) -> None:
    known = years(root)
    if year in known and _holds_something(root, year):
        raise Stop(
            Outcome.FAULTS,
            f"Đã có thư mục dossiers/{year}, nên không chuyển sang lần nữa để khỏi ghi đè.",
            "Thêm một mô hình bằng “danvan new”; nếu vừa chuyển nhầm thì “danvan undo”.",
        )
    if year - 1 not in known:
        raise wrong_use(
            f"Chưa có thư mục dossiers/{year - 1} để chuyển sang năm {year}.",
            f"Đang có: {', '.join(map(str, known))}; năm mới phải liền sau một năm đã có.",
        )


def _holds_something(root: str, year: int) -> bool:
    return any(Path(root, "dossiers", str(year)).iterdir())


def _report(made: Rollover, *, dry_run: bool) -> Report:
    going_on = [one for one in made.successions if one.proposal.goes_on]
    does = "Xem trước, chưa ghi gì: năm" if dry_run else "Đã mở năm"
    command = f"danvan rollover {made.new}" if dry_run else f"danvan check --year {made.new}"
    why = "Ghi các tệp này." if dry_run else "Xem năm mới còn phải điền gì."
    return Report(
        command="rollover",
        title=f"{does} {made.new} với kế hoạch và {len(going_on)}/{len(made.successions)} mô hình của năm {made.old}",
        year=made.new,
        data=_data(made, dry_run=dry_run),
        blocks=tuple(_blocks(made)),
        next_steps=(Step(command, why),),
        summary=f"Năm {made.old} không đổi một chữ nào.",
    )


def _data(made: Rollover, *, dry_run: bool) -> dict[str, Json]:
    return {
        "dry_run": dry_run,
        "from": made.old,
        "files": [draft.label for draft in made.drafts],
        "models": [
            {"stem": one.model.stem, "proposal": one.proposal.name.lower(), "reason": one.reason}
            for one in made.successions
        ],
        "told": list(made.told),
    }


def _blocks(made: Rollover) -> Iterator[Block]:
    yield Paragraph(
        f"dossiers/{made.new}/ke-hoach.yaml: mỗi hạn đã dời một năm và có ghi “cần xác nhận”; lịch thẩm định, mô hình "
        f"tiêu biểu, báo cáo tổng hợp và số văn bản của năm {made.old} không chép sang. Hãy xem lại cả căn cứ."
    )
    if made.told:
        yield Heading("Cần xem lại")
        yield Bullets(made.told, Tone.CAUTION)
    for proposal, title in _TITLES.items():
        chosen = [one for one in made.successions if one.proposal is proposal]
        if chosen:
            yield Heading(f"{title}: {len(chosen)}")
            yield _table(chosen)


def _table(chosen: list[Succession]) -> Table:
    rows = tuple((one.model.stem, one.reason) for one in chosen)
    return Table((Column("Hồ sơ"), Column("Vì sao")), rows)
