"""What `danvan approve` does: who may be approved, in whose name, and what is left alone."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from danvan_cli.cli.shell.carrying_out import carry_out, confirm, demand, in_turn
from danvan_cli.cli.shell.session import Campaign
from danvan_cli.diagnostics import Diagnostic
from danvan_cli.editing.approval import approval_day, is_approved
from danvan_cli.editing.approval import approve as approved
from danvan_cli.editing.ledger import readable
from danvan_cli.editing.stems import find_stem
from danvan_cli.progress.status import unreadable_report
from danvan_cli.progress.year import Year
from danvan_cli.report import Block, Bullets, Heading, Outcome, Report, Step, Tone
from danvan_cli.rules.engine import run_rules
from danvan_cli.source.refused import EditRefused
from danvan_cli.vietnamese.dates import format_date
from danvan_cli.workspace import Workspace

_NAMED = 5


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a person asks for; no stems means every registered model that is not approved as it is."""

    stems: tuple[str, ...]
    person: str | None
    day: str | None
    dry_run: bool
    yes: bool


def approve(campaign: Campaign, wanted: Wanted) -> Report:
    """Write the approvals: all of the dossiers named or none; of all dossiers, those that have no error."""
    person = " ".join(demand(wanted.person, "--nguoi", "Ai duyệt?").split())
    with in_turn(campaign.root, dry_run=wanted.dry_run):
        workspace = campaign.workspace
        day = approval_day(wanted.day, campaign.plan_year, campaign.day) if wanted.day else campaign.day
        year = Year.of(workspace, day)
        if year is None:
            return unreadable_report("approve", workspace, campaign.day)
        stems = _named(workspace, wanted.stems) or _waiting(year)
        faulty = _faulty(workspace, stems, day)
        if wanted.stems and faulty:
            raise _refused(faulty)
        redate = bool(wanted.stems and wanted.day)
        done = approved(workspace, [stem for stem in stems if stem not in faulty], person, day, redate=redate)
        if done.replaced and not wanted.dry_run:
            confirm("Thay lần duyệt trước?", done.replaced, yes=wanted.yes)
        report = carry_out(campaign, done.drafts, _said(wanted, stems, person, day), wanted.dry_run)
    return report if wanted.stems else _with_left(report, workspace, faulty)


def _named(workspace: Workspace, texts: Sequence[str]) -> list[str]:
    stems = list(dict.fromkeys(find_stem(workspace, text) for text in texts))
    for file in workspace.dossiers:
        if file.stem in stems:
            readable(file)
    return stems


def _waiting(year: Year) -> list[str]:
    return [model.stem for model in year.in_funnel if not is_approved(model.dossier, year.as_of)]


def _faulty(workspace: Workspace, stems: Sequence[str], day: date) -> dict[str, list[Diagnostic]]:
    """Return the errors that stand in these dossiers on the day, by stem."""
    labels = {file.label: file.stem for file in workspace.dossiers if file.stem in stems}
    found: dict[str, list[Diagnostic]] = {}
    for finding in run_rules(workspace, day).findings if stems else ():
        if finding.is_error and finding.location.path in labels:
            found.setdefault(labels[finding.location.path], []).append(finding)
    return found


def _refused(faulty: Mapping[str, Sequence[Diagnostic]]) -> EditRefused:
    told = [_told(stem, findings) for stem, findings in list(faulty.items())[:_NAMED]]
    if len(faulty) > _NAMED:
        told.append(f"và {len(faulty) - _NAMED} hồ sơ khác")
    return EditRefused(
        f"Chưa duyệt được vì hồ sơ còn lỗi. {'; '.join(told)}.",
        "Xem đầy đủ các lỗi và cách sửa: danvan check. Chưa ghi gì cả.",
    )


def _told(stem: str, findings: Sequence[Diagnostic]) -> str:
    lines = ", ".join(f"{finding.code} dòng {finding.location.line}" for finding in findings[:_NAMED])
    return f"{stem}: {lines}{' …' if len(findings) > _NAMED else ''}"


def _said(wanted: Wanted, stems: Sequence[str], person: str, day: date) -> str:
    subjects = stems if wanted.stems else ("--all",)
    return " ".join(("approve", *subjects, f'--nguoi "{person}"', f"--ngay {format_date(day)}"))


def _with_left(report: Report, workspace: Workspace, faulty: Mapping[str, Sequence[Diagnostic]]) -> Report:
    """Return the report with the dossiers that `--all` leaves as they are; they make the command end with 1."""
    left = [f"{file.label}: chưa đọc được" for file in workspace.unreadable]
    left += [_told(stem, findings) for stem, findings in faulty.items()]
    if not left:
        return report
    blocks: tuple[Block, ...] = (
        *report.blocks, Heading(f"Chưa duyệt được vì còn lỗi ({len(left)})"), Bullets(tuple(left), Tone.BAD)
    )  # fmt: skip
    steps = (*report.next_steps, Step("danvan check", "Xem đầy đủ các lỗi và cách sửa."))
    data = {**report.data, "refused": list(left)}
    return replace(report, blocks=blocks, data=data, next_steps=steps, ended=Outcome.FAULTS)
