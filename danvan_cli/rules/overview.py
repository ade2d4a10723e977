"""`danvan` alone: where the year stands, with what the rules have found among the next things to do."""

from __future__ import annotations

from datetime import date

from danvan_cli.progress.status import overview_report
from danvan_cli.report import Report
from danvan_cli.rules.engine import run_rules
from danvan_cli.workspace import Workspace


def day_report(workspace: Workspace, as_of: date) -> Report:
    """Return the few lines that a day begins with; while the plan cannot be read, they say so."""
    found = run_rules(workspace, as_of).findings
    return overview_report(workspace, as_of, errors=sum(finding.is_error for finding in found))
