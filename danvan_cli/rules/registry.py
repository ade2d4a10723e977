"""The rules, discovered: every module named dvNNN_<fault> in this folder is one."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from types import ModuleType

import danvan_cli.rules as room
from danvan_cli.diagnostics import Severity
from danvan_cli.rules.check import Check
from danvan_cli.rules.finding import Finding, Skip

OF_WHAT_IS_WRITTEN = ("DV0", "DV108", "DV305", "DV4")
"""How the codes begin that judge what a file says, and not what is missing, late or too few."""

_MODULE = re.compile(r"dv(\d{3})_(\w+)")


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: its code and name come from the module's name, its page is the module's docstring.

    `needs_year` rules are skipped while the plan or the office cannot be read. `runs_last` rules look at
    what the others have found.
    """

    code: str
    name: str
    severity: Severity
    page: str
    findings: Callable[[Check], Iterator[Finding | Skip]]
    needs_year: bool
    runs_last: bool

    @property
    def title(self) -> str:
        """The first line of the page."""
        return self.page.strip().splitlines()[0]


def _rule(module: ModuleType) -> Rule:
    match = _MODULE.fullmatch(module.__name__.rpartition(".")[2])
    if match is None or not module.__doc__:
        raise ImportError(f"{module.__name__} is no rule: it needs the name dvNNN_<fault> and a page")
    return Rule(
        code=f"DV{match[1]}",
        name=match[2],
        severity=module.SEVERITY,
        page=module.__doc__,
        findings=module.findings,
        needs_year=getattr(module, "NEEDS_YEAR", True),
        runs_last=getattr(module, "RUNS_LAST", False),
    )


@cache
def all_rules() -> tuple[Rule, ...]:
    """Return every rule by code. A module that fails to import is fatal: a rule must never be lost in silence."""
    names = sorted(found.name for found in pkgutil.iter_modules(room.__path__) if _MODULE.fullmatch(found.name))
    rules = tuple(_rule(importlib.import_module(f"{room.__name__}.{name}")) for name in names)
    codes = [rule.code for rule in rules]
    if len(set(codes)) != len(codes):
        raise ImportError(f"a code is used twice: {sorted(code for code in codes if codes.count(code) > 1)}")
    return rules


def rule_named(code: str) -> Rule | None:
    """Return the rule of a code, written in either case, or None."""
    return next((rule for rule in all_rules() if rule.code == code.upper()), None)
