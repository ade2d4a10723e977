"""Small workspaces with their expectations inline: carets mark where the rule of the file's name must fire."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from danvan_cli.diagnostics import Severity
from danvan_cli.rules.engine import run_rules
from danvan_cli.rules.page import example
from danvan_cli.rules.registry import rule_named
from danvan_cli.workspace import Workspace

FOLDER = Path(__file__).parent / "cases"
SEVERITIES = {"lỗi": Severity.ERROR, "chú ý": Severity.WARNING}


def cases() -> Iterator[object]:
    """Yield (code, text) of every case; `=== title` opens one."""
    for path in sorted(FOLDER.glob("DV*.txt")):
        for part in re.split(r"^=== ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
            title, _, text = part.partition("\n")
            yield pytest.param(path.stem, text.rstrip("\n"), id=f"{path.stem}: {title}")


CASES = list(cases())


def test_the_cases_are_found() -> None:
    """The folder of cases is not empty, and every file is named for a rule."""
    assert len(CASES) > 60
    assert all(rule_named(path.stem) for path in FOLDER.iterdir())


@pytest.mark.parametrize(("code", "text"), CASES)
def test_case(code: str, text: str, make_workspace: Callable[[Mapping[str, bytes]], Workspace]) -> None:
    """The rule fires at every caret and nowhere else, as gravely as the case says, or says that it is skipped."""
    rule = rule_named(code)
    assert rule is not None
    wanted = example(text)
    found = run_rules(make_workspace(wanted.files), wanted.as_of, rules=[rule])
    places = sorted((one.location.path, one.location.line, one.location.column) for one in found.findings)
    assert places == sorted((mark.path, mark.line, mark.column) for mark in wanted.marks)
    assert bool(found.skipped) == ("# bỏ qua" in text)
    assert found.crashes == []
    if grave := re.search(r"^# mức: (.+)$", text, re.MULTILINE):
        assert {one.severity for one in found.findings} == {SEVERITIES[grave[1]]}
