"""Run the rules over a workspace and gather what they say into a report."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from danvan_cli.diagnostics import Diagnostic
from danvan_cli.models.judgement import Waiver
from danvan_cli.progress.milestones import Milestone, happened
from danvan_cli.progress.pages import Measured, Unmeasured
from danvan_cli.progress.year import Year
from danvan_cli.report import Skipped
from danvan_cli.rules.check import Check
from danvan_cli.rules.finding import Finding, Skip
from danvan_cli.rules.registry import Rule, all_rules
from danvan_cli.vietnamese.dates import format_date
from danvan_cli.workspace import Workspace

_NO_YEAR = "chưa đọc được ke-hoach.yaml hoặc co-quan.yaml"


@dataclass(slots=True)
class Gathered:
    """What the rules have said so far. `crashes` names the rules that failed themselves (DV900).

    `year` is what they looked at, for those who count further; None while the plan or the office cannot be read.
    """

    year: Year | None
    findings: list[Diagnostic] = field(default_factory=list)
    waived: list[Diagnostic] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    crashes: list[str] = field(default_factory=list)


def run_rules(
    workspace: Workspace,
    as_of: date,
    asked: Milestone | None = None,
    rules: Sequence[Rule] | None = None,
    *,
    pages: Mapping[str, Measured] | Unmeasured | None = None,
) -> Gathered:
    """Run every rule (or those given) on the workspace as it stood on a day; findings come sorted for reading.

    `pages` are the facts of `Check.pages`.
    """
    chosen = all_rules() if rules is None else rules
    known_codes = frozenset(rule.code for rule in all_rules())
    check = Check(workspace, as_of, asked, known_codes=known_codes, pages=pages)
    gathered = Gathered(check.maybe_year)
    waivers = _Waivers(workspace, as_of)
    _run(check, [rule for rule in chosen if not rule.runs_last], gathered, waivers)
    _run(
        replace(check, raised=_raised(gathered)),
        [rule for rule in chosen if rule.runs_last],
        gathered,
        waivers,
    )
    gathered.findings.sort(key=_reading_order)
    gathered.waived.sort(key=_reading_order)
    return gathered


def _run(check: Check, rules: Sequence[Rule], gathered: Gathered, waivers: _Waivers) -> None:
    for rule in rules:
        if rule.needs_year and check.maybe_year is None:
            gathered.skipped.append(Skipped(rule.code, rule.name, _NO_YEAR))
            continue
        try:
            _gather(rule, check, gathered, waivers)
        except Exception as error:  # noqa: BLE001 - a broken rule must not hide what the others have found
            gathered.crashes.append(_crash(rule, error))


def _crash(rule: Rule, error: Exception) -> str:
    """Leave the traceback in the log, which `--debug` shows, and return the sentence for the user."""
    import logging

    logging.getLogger(__name__).debug("%s", rule.code, exc_info=error)
    return (
        f"DV900: quy tắc {rule.code} chưa kiểm tra được vì lỗi của chính danvan, không phải của hồ sơ; "
        "chạy “danvan --debug check” để lấy dấu vết gửi người sửa."
    )


def _gather(rule: Rule, check: Check, gathered: Gathered, waivers: _Waivers) -> None:
    for said in rule.findings(check):
        if isinstance(said, Skip):
            gathered.skipped.append(Skipped(rule.code, rule.name, said.reason))
            continue
        waiver = waivers.covering(said, rule.code)
        diagnostic = _concrete(rule, said, waiver)
        (gathered.findings if waiver is None else gathered.waived).append(diagnostic)


def _concrete(rule: Rule, finding: Finding, waiver: Waiver | None) -> Diagnostic:
    where = finding.location()
    return Diagnostic(
        code=rule.code,
        name=rule.name,
        severity=finding.severity or rule.severity,
        message=finding.message,
        location=where,
        hint=finding.hint,
        excerpt=finding.document.line(where.line) if where.path == finding.document.label else "",
        unit=finding.unit,
        related=finding.all_related(),
        waived_by=_waived_by(waiver) if waiver else "",
    )


def _waived_by(waiver: Waiver) -> str:
    day = f", ngày {format_date(waiver.day)}" if waiver.day else ""
    return f"{waiver.person or 'chưa ghi người'}{day}: {waiver.reason or 'chưa ghi lý do'}"


def _raised(gathered: Gathered) -> Mapping[str, frozenset[str]]:
    raised: dict[str, set[str]] = {}
    for diagnostic in (*gathered.findings, *gathered.waived):
        raised.setdefault(diagnostic.location.path, set()).add(diagnostic.code)
    return {path: frozenset(codes) for path, codes in raised.items()}


def _reading_order(diagnostic: Diagnostic) -> tuple[object, ...]:
    return (diagnostic.unit, diagnostic.location, diagnostic.code, diagnostic.message)


class _Waivers:
    """The waivers in force on the as-of day, by file and rule."""

    def __init__(self, workspace: Workspace, as_of: date) -> None:
        self._by_place = {(label, code): waiver for label, code, waiver in _in_force(workspace, as_of)}

    def covering(self, finding: Finding, code: str) -> Waiver | None:
        return self._by_place.get((finding.document.label, code)) if self._by_place else None


def _in_force(workspace: Workspace, as_of: date) -> Iterator[tuple[str, str, Waiver]]:
    for model in workspace.models:
        for waiver in model.dossier.waivers:
            if waiver.rule and happened(waiver.day, as_of):
                yield model.document.label, waiver.rule.upper(), waiver
