"""The report of `danvan check`: findings, totals that are true, and what to do next."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from danvan_cli.diagnostics import Diagnostic
from danvan_cli.progress.milestones import Milestone
from danvan_cli.progress.next_steps import next_steps
from danvan_cli.progress.pages import Measured, Unmeasured
from danvan_cli.progress.totals import read_sentence, totals
from danvan_cli.progress.year import Year
from danvan_cli.report import Json, Report, RuleCard, Step
from danvan_cli.rules.engine import Gathered, run_rules
from danvan_cli.rules.page import sections
from danvan_cli.rules.registry import all_rules
from danvan_cli.vietnamese.dates import format_date
from danvan_cli.workspace import Workspace

_MOST_STEPS = 3


def check_report(
    workspace: Workspace,
    as_of: date,
    asked: Milestone | None = None,
    pages: Mapping[str, Measured] | Unmeasured | None = None,
    only: tuple[str, ...] = (),
) -> Report:
    """Check a workspace as it stood on a day; `asked` asks whether one milestone's demands are met (`--for`).

    `pages` are the reports as they were laid out (`--layout`), by stem, or why none could be. `only` keeps what the
    rules say whose code begins so (`--only`); all of them look, for some lean on others.
    """
    gathered = _kept(run_rules(workspace, as_of, asked, pages=pages), only)
    year = gathered.year
    return Report(
        command="check",
        title=_title(workspace, as_of, only),
        as_of=as_of,
        year=workspace.year,
        data=_data(workspace, year, gathered),
        scope=read_sentence(workspace),
        summary=_summary(year),
        unit_names={code: unit.name or code for code, unit in workspace.units.items()},
        findings=tuple(gathered.findings),
        waived=tuple(gathered.waived),
        skipped=tuple(gathered.skipped),
        next_steps=tuple(_steps(gathered, None if only else year))[:_MOST_STEPS],
        crashes=tuple(gathered.crashes),
        rules=tuple(_cards(gathered)),
    )


def _title(workspace: Workspace, as_of: date, only: tuple[str, ...]) -> str:
    title = f"Kiểm tra hồ sơ năm {workspace.year}, tính đến ngày {format_date(as_of)}"
    return f"{title}; chỉ xét {', '.join(only)}" if only else title


def _kept(gathered: Gathered, only: tuple[str, ...]) -> Gathered:
    if not only:
        return gathered
    return replace(
        gathered,
        findings=[finding for finding in gathered.findings if finding.code.startswith(only)],
        waived=[finding for finding in gathered.waived if finding.code.startswith(only)],
        skipped=[skipped for skipped in gathered.skipped if skipped.code.startswith(only)],
    )


def _data(workspace: Workspace, year: Year | None, gathered: Gathered) -> dict[str, Json]:
    errors = sum(finding.is_error for finding in gathered.findings)
    counts: dict[str, Json] = {
        "errors": errors,
        "warnings": len(gathered.findings) - errors,
        "waived": len(gathered.waived),
        "dossiers": len(workspace.dossiers),
        "unreadable": len(workspace.unreadable),
    }
    return counts | (totals(year) if year else {})


def _summary(year: Year | None) -> str:
    if year is None:
        return "Chưa tính được chỉ tiêu vì ke-hoach.yaml hoặc co-quan.yaml còn lỗi."
    return f"Được tính vào chỉ tiêu: {len(year.counted)}/{year.quota} mô hình."


def _steps(gathered: Gathered, year: Year | None) -> Iterator[Step]:
    first = next((finding for finding in gathered.findings if finding.is_error and _stops_reading(finding)), None)
    if first is not None:
        yield Step(
            f"danvan explain {first.code}",
            f"Sửa {first.location.path}, dòng {first.location.line}: {first.message}",
        )
    if year is not None:
        yield from next_steps(year, "check")
    worst = next((finding for finding in gathered.findings if finding.is_error), None)
    if worst is not None and worst is not first:
        yield Step(f"danvan explain {worst.code}", f"Xem cách sửa lỗi {worst.code}: {worst.message}")
    elif gathered.findings and worst is None:
        code = gathered.findings[0].code
        yield Step(f"danvan explain {code}", f"Xem cảnh báo {code} nghĩa là gì.")


def _stops_reading(finding: Diagnostic) -> bool:
    return finding.code.startswith("DV0")


def _cards(gathered: Gathered) -> Iterator[RuleCard]:
    used = {finding.code for finding in (*gathered.findings, *gathered.waived)}
    for rule in all_rules():
        if rule.code in used:
            page = sections(rule.page)
            yield RuleCard(rule.code, rule.name, rule.title, page.get("Kiểm tra gì", ""), page.get("Cách sửa", ""))
