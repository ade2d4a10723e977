"""The sarif format: SARIF 2.1.0 (OASIS), for code scanning and editors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from danvan_cli import __version__
from danvan_cli.formats.dump import dump
from danvan_cli.formats.sarif_parts import fingerprints, message, physical_location
from danvan_cli.report import Outcome, RuleCard

if TYPE_CHECKING:
    from collections.abc import Mapping

    from danvan_cli.diagnostics import Diagnostic
    from danvan_cli.formats.page import Page
    from danvan_cli.report import Json, Report

NAME = "sarif"
DESCRIPTION = "SARIF 2.1.0, cho công cụ quét và trình soạn thảo"
OF_FINDINGS = True

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def render(report: Report, page: Page) -> str:  # noqa: ARG001  (every format has the same form)
    """Write the report as a SARIF log of one run."""
    rules = _rules(report)
    index = {rule.code: number for number, rule in enumerate(rules)}
    driver: dict[str, Json] = {
        "name": "danvan",
        "version": __version__,
        "semanticVersion": __version__,
        "language": "vi",
        "rules": [_rule(rule) for rule in rules],
    }
    run: dict[str, Json] = {
        "tool": {"driver": driver},
        "language": "vi",
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {"%SRCROOT%": {"description": {"text": "Thư mục chứa dossiers/."}}},
        "invocations": [_invocation(report, index)],
        "results": _results(report, index),
    }
    return dump({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def _rules(report: Report) -> list[RuleCard]:
    """List the rules by code: those handed in, and what is known of the others from the report itself."""
    rules = {rule.code: rule for rule in report.rules}
    for finding in (*report.findings, *report.waived):
        rules.setdefault(finding.code, RuleCard(finding.code, finding.name, finding.name, mend=finding.hint))
    for skipped in report.skipped:
        rules.setdefault(skipped.code, RuleCard(skipped.code, skipped.name, skipped.name))
    return [rules[code] for code in sorted(rules)]


def _rule(rule: RuleCard) -> dict[str, Json]:
    title = message(rule.title or rule.name or rule.code)
    # GitHub shows nothing of a rule that lacks one of these.
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": title,
        "fullDescription": message(rule.looks_at) if rule.looks_at else title,
        "help": message(rule.mend) if rule.mend else title,
    }


def _invocation(report: Report, index: Mapping[str, int]) -> dict[str, Json]:
    """Tell how the run went; a rule that was skipped and a fault of the program are its notifications."""
    outcome = report.outcome()
    skipped: list[Json] = [
        {
            "level": "warning",
            "message": message(rule.reason),
            "associatedRule": {"id": rule.code, "index": index[rule.code]},
        }
        for rule in report.skipped
    ]
    crashes: list[Json] = [{"level": "error", "message": message(sentence)} for sentence in report.crashes]
    return {
        "executionSuccessful": outcome in {Outcome.CLEAN, Outcome.FAULTS},
        "exitCode": int(outcome),
        "toolExecutionNotifications": [*crashes, *skipped],
    }


def _results(report: Report, index: Mapping[str, int]) -> list[Json]:
    findings = (*report.findings, *report.waived)
    marks = fingerprints(findings)
    waived = [False] * len(report.findings) + [True] * len(report.waived)
    return [
        _result(finding, index[finding.code], mark, waived=covered)
        for finding, mark, covered in zip(findings, marks, waived, strict=True)
    ]


def _result(finding: Diagnostic, rule_index: int, mark: str, *, waived: bool) -> dict[str, Json]:
    text = f"{finding.message}\nCách sửa: {finding.hint}" if finding.hint else finding.message
    related: list[Json] = [
        {
            "id": number,
            "message": message(it.message),
            "physicalLocation": physical_location(it.location),
        }
        for number, it in enumerate(finding.related, start=1)
    ]
    suppression: dict[str, Json] = {
        "kind": "inSource",
        "status": "accepted",
        "justification": finding.waived_by,
    }
    return {
        "ruleId": finding.code,
        "ruleIndex": rule_index,
        "level": finding.severity.value,
        "message": message(text),
        "locations": (
            [{"physicalLocation": physical_location(finding.location, finding.excerpt)}]
            if finding.location.path
            else []
        ),
        "relatedLocations": related,
        "partialFingerprints": {"danvanFinding/v1": mark},
        # SARIF wants this of all results or of none.
        "suppressions": [suppression] if waived else [],
        "properties": {"unit": finding.unit},
    }
