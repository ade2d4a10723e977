"""What the rules on quotas share."""

from __future__ import annotations

from danvan_cli.diagnostics import Severity
from danvan_cli.progress.milestones import REGISTRATION
from danvan_cli.progress.year import Year


def quota_severity(year: Year) -> Severity:
    """Return an error once registration is over, a warning while it still runs (design section 7)."""
    return Severity.ERROR if year.past(REGISTRATION) else Severity.WARNING
