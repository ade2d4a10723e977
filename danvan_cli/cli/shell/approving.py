"""What `danvan approve` does: who may be approved, in whose name, and what is left alone."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from danvan_cli.cli.shell.asking import confirm, demand
from danvan_cli.cli.shell.carrying_out import carry_out, in_turn
from danvan_cli.cli.shell.clock import today
from danvan_cli.cli.shell.session import Campaign
from danvan_cli.diagnostics import Diagnostic
from danvan_cli.editing.approval import Signed, approval_day, is_approved, too_early
from danvan_cli.editing.approval import approve as approved
from danvan_cli.editing.ledger import readable
from danvan_cli.editing.stems import find_stem
from danvan_cli.progress.status import unreadable_report
from danvan_cli.progress.year import JudgedModel, Year
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
        signed = Signed(person, approval_day(wanted.day, campaign.plan_year, campaign.day, today()))
        year = Year.of(workspace, campaign.day)
        if year is None:
            return unreadable_report("approve", workspace, campaign.day)
        waiting = () if wanted.stems else _waiting(year)
        stems = _named(workspace, wanted.stems) or [model.stem for model in waiting]
        faulty = _faulty(workspace, stems, campaign.day)
        if wanted.stems and faulty:
            raise _refused(faulty, f" --as-of {format_date(campaign.day)}" if campaign.as_of else "")
        left = {} if wanted.stems else _left(workspace, waiting, faulty, signed.day)
        redate = bool(wanted.stems and wanted.day)
        chosen = [stem for stem in stems if stem not in left]
        done = approved(workspace, chosen, signed, campaign.day, redate=redate)
        if done.replaced and not wanted.dry_run:
            confirm("Thay lần duyệt trước?", done.replaced, yes=wanted.yes)
        report = carry_out(campaign, done.drafts, _said(wanted, stems, signed), wanted.dry_run)
    return _with_left(report, list(left.values()), nothing=not done.drafts) if left else report


def _named(workspace: Workspace, texts: Sequence[str]) -> list[str]:
    stems = list(dict.fromkeys(find_stem(workspace, text) for text in texts))
    for file in workspace.dossiers:
        if file.stem in stems:
            readable(file)
    return stems


def _waiting(year: Year) -> tuple[JudgedModel, ...]:
    return tuple(model for model in year.in_funnel if not is_approved(model.dossier, year.as_of))


def _faulty(workspace: Workspace, stems: Sequence[str], day: date) -> dict[str, list[Diagnostic]]:
    """Return the errors that stand in these dossiers on the day, by stem."""
    labels = {file.label: file.stem for file in workspace.dossiers if file.stem in stems}
    found: dict[str, list[Diagnostic]] = {}
    for finding in run_rules(workspace, day).findings if stems else ():
        if finding.is_error and finding.location.path in labels:
            found.setdefault(labels[finding.location.path], []).append(finding)
    return found


def _refused(faulty: Mapping[str, Sequence[Diagnostic]], day: str) -> EditRefused:
    told = [_told(stem, findings) for stem, findings in list(faulty.items())[:_NAMED]]
    if len(faulty) > _NAMED:
        told.append(f"và {len(faulty) - _NAMED} hồ sơ khác")
    return EditRefused(
        f"Chưa duyệt được vì hồ sơ còn lỗi. {'; '.join(told)}.",
        f"Xem đầy đủ các lỗi và cách sửa: danvan check{day}. Chưa ghi gì cả.",
    )


def _told(stem: str, findings: Sequence[Diagnostic]) -> str:
    named = list(dict.fromkeys(f"{finding.code} dòng {finding.location.line}" for finding in findings))
    return f"{stem}: {', '.join(named[:_NAMED])}{' …' if len(named) > _NAMED else ''}"


def _said(wanted: Wanted, stems: Sequence[str], signed: Signed) -> str:
    subjects = stems if wanted.stems else ("--all",)
    return " ".join(("approve", *subjects, f'--nguoi "{signed.person}"', f"--ngay {format_date(signed.day)}"))


def _left(
    workspace: Workspace, waiting: Sequence[JudgedModel], faulty: Mapping[str, Sequence[Diagnostic]], day: date
) -> dict[str, str]:
    """Return what `--all` leaves as it is, by stem, each with the reason."""
    left = {file.stem: f"{file.label}: chưa đọc được" for file in workspace.unreadable}
    left |= {stem: _told(stem, findings) for stem, findings in faulty.items()}
    for model in waiting:
        if model.stem not in left and (sentence := too_early(model.dossier, day)):
            left[model.stem] = f"{model.stem}: {sentence}"
    return left


def _with_left(report: Report, left: Sequence[str], *, nothing: bool) -> Report:
    """Return the report with the dossiers that `--all` leaves as they are; they make the command end with 1."""
    told: tuple[Block, ...] = (Heading(f"Chưa duyệt được ({len(left)})"), Bullets(tuple(left), Tone.BAD))
    return replace(
        report,
        title="Không duyệt thêm được hồ sơ nào." if nothing else report.title,
        blocks=(*report.blocks, *told),
        data={**report.data, "refused": list(left)},
        next_steps=(*report.next_steps, Step("danvan check", "Xem đầy đủ các lỗi và cách sửa.")),
        ended=Outcome.FAULTS,
    )
