"""What every writing command shares: its turn at the workspace, the preview, the commit, what came of it."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

from danvan_cli.cli.shell.clock import now
from danvan_cli.cli.shell.console import talk
from danvan_cli.cli.shell.session import Campaign
from danvan_cli.cli.shell.stop import Stop
from danvan_cli.editing.preview import Preview, preview
from danvan_cli.editing.transaction import Draft, commit, writing
from danvan_cli.report import Block, Bullets, Heading, Json, Outcome, Paragraph, Report, Step, Tone, Verbatim
from danvan_cli.source.refused import EditRefused, Unwritable, WrongUse


@contextmanager
def in_turn(root: str, *, dry_run: bool = False) -> Iterator[tuple[str, ...]]:
    """Hold the right to write while a command reads, asks and writes; a refusal becomes the end of the command.

    Gives what was told of a command that had been cut off and is now rolled back. A dry run needs no turn.
    The workspace must be read in here, never before.
    """
    try:
        if dry_run:
            yield ()
            return
        with writing(root) as told:
            for sentence in told:
                talk(sentence)
            yield told
    except EditRefused as refused:
        raise stop_for(refused) from None


def stop_for(refused: EditRefused) -> Stop:
    """Return the end of a command whose change was refused: exit 4 for the surroundings, 2 for wrong use, else 1."""
    outcome = Outcome.FAULTS
    if isinstance(refused, Unwritable):
        outcome = Outcome.SURROUNDINGS
    elif isinstance(refused, WrongUse):
        outcome = Outcome.WRONG_USE
    return Stop(outcome, f"{_place(refused)}{refused.sentence}", refused.hint)


def _place(refused: EditRefused) -> str:
    """Return where the reason stands; the start of a file is no line, and what the sentence names is not said twice."""
    where = refused.location
    if where is None or f"“{where.path}”" in refused.sentence:
        return ""
    is_start = (where.line, where.column) == (1, 1)
    return f"{where.path}: " if is_start else f"{where.path}, dòng {where.line}: "


def carry_out(campaign: Campaign, drafts: Sequence[Draft], what: str, dry_run: bool) -> Report:  # noqa: FBT001
    """Write the drafts, or with `dry_run` only look at them, and return the lines that change and their effect.

    `what` is the command as the person would say it, without the program's name. Call it inside `in_turn`.
    """
    with in_turn(campaign.root, dry_run=dry_run):
        seen = preview(campaign.workspace, drafts, campaign.day)
        doubts = tuple(_doubts(campaign, seen))
        if not dry_run:
            commit(campaign.root, drafts, what, now())
    report = change_report(campaign, seen, what, dry_run=dry_run)
    if not doubts:
        return report
    told = (Heading("Cần xem lại ngay"), Bullets(doubts, Tone.CAUTION))
    return replace(report, blocks=(*report.blocks, *told), data={**report.data, "doubts": list(doubts)})


def _doubts(campaign: Campaign, seen: Preview) -> Iterator[str]:
    """Yield what the rules say of the changed files that they did not say before, such as a code not in the plan."""
    from danvan_cli.rules.engine import run_rules
    from danvan_cli.rules.registry import OF_WHAT_IS_WRITTEN, all_rules

    labels = {change.label for change in seen.changes}
    if seen.after is None or not labels:
        return
    rules = [rule for rule in all_rules() if rule.code.startswith(OF_WHAT_IS_WRITTEN)]
    old, new = (run_rules(year, campaign.day, rules=rules).findings for year in (campaign.workspace, seen.after))
    known = {(finding.code, finding.location.path, finding.message) for finding in old}
    for finding in new:
        where = finding.location
        if where.path in labels and (finding.code, where.path, finding.message) not in known:
            yield f"{where.path}, dòng {where.line} ({finding.code}): {finding.message} {finding.hint}".strip()


def change_report(campaign: Campaign, seen: Preview, what: str, *, dry_run: bool) -> Report:
    """Tell what was written, or would be."""
    command = what.split(" ", 1)[0]
    bare = Report(command=command, title="", as_of=campaign.day, year=campaign.plan_year, data=_data(seen, dry_run))
    if not seen.changes:
        return replace(bare, title="Không có gì phải ghi: hồ sơ đã đúng như vậy.")
    files = f"{len(seen.changes)} tệp"
    return replace(
        bare,
        title=f"Xem trước “{what}”: sẽ đổi {files}, chưa ghi gì." if dry_run else f"Đã ghi {files}: “{what}”.",
        blocks=tuple(_blocks(seen)),
        next_steps=() if dry_run else (Step("danvan undo", "Nếu ghi nhầm: trả các tệp về đúng như trước lệnh này."),),
    )


def _blocks(seen: Preview) -> Iterator[Block]:
    for change in seen.changes:
        yield Heading(change.label)
        yield Verbatim("\n".join(change.lines))
    if seen.effects:
        yield Heading("Thay đổi này làm")
        yield Bullets(seen.effects, Tone.GOOD)
    elif seen.counted is None:
        why = "vì còn tệp đang có lỗi; gõ danvan check để xem"
        yield Paragraph(f"Chưa tính lại được số mô hình và việc còn nợ của các đơn vị {why}.", Tone.CAUTION)
    else:
        yield Paragraph("Số mô hình được tính và việc còn nợ của các đơn vị không đổi.", Tone.FAINT)


def _data(seen: Preview, dry_run: bool) -> dict[str, Json]:  # noqa: FBT001
    before, after, quota = seen.counted or (None, None, None)
    return {
        "dry_run": dry_run,
        "changes": [{"file": change.label, "lines": list(change.lines)} for change in seen.changes],
        "counted": {"before": before, "after": after, "quota": quota},
        "effects": list(seen.effects),
    }
