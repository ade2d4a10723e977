"""Every rule's page is its test: the wrong example fires at its marks, the right one does not."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from danvan_cli.progress.pages import Pages
from danvan_cli.rules.engine import run_rules
from danvan_cli.rules.page import HEADINGS, Example, example, sections
from danvan_cli.rules.registry import Rule, all_rules, rule_named
from danvan_cli.workspace import Workspace

CODES = (
    *range(1, 13), *range(101, 110), *range(201, 208),
    *range(301, 312), *range(401, 416),
)  # fmt: skip
RULES = all_rules()
every_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)

MakeWorkspace = Callable[[Mapping[str, str | bytes]], Workspace]


def laid_out(shown: Example) -> Mapping[str, Pages] | None:
    """Return the reports of an example as if an engine had measured them; None where it says nothing of pages."""
    font = "Liberation Serif"
    return {stem: Pages(pages, 0, pages - 0.5, (), "LibreOffice", font) for stem, pages in shown.pages.items()} or None


def test_no_rule_is_lost() -> None:
    """The rules found are exactly the codes that the project promises."""
    assert [rule.code for rule in RULES] == [f"DV{code:03}" for code in CODES]


@every_rule
def test_page_has_the_fixed_headings(rule: Rule) -> None:
    """Every page has a title of one sentence and the fixed headings in order, none empty."""
    page = sections(rule.page)
    assert tuple(page) == ("", *HEADINGS)
    assert re.fullmatch(r"[^\n]+\.", page[""].strip())
    assert all(page[heading].strip() for heading in HEADINGS)


@every_rule
def test_wrong_example_fires_where_marked(rule: Rule, make_workspace: MakeWorkspace) -> None:
    """The wrong example fires this code at exactly the marked lines and columns."""
    wrong = example(sections(rule.page)["Ví dụ sai"])
    found = run_rules(make_workspace(wrong.files), wrong.as_of, rules=[rule], pages=laid_out(wrong))
    assert not found.crashes
    assert wrong.marks
    places = {(one.location.path, one.location.line, one.location.column) for one in found.findings}
    assert places == {(mark.path, mark.line, mark.column) for mark in wrong.marks}
    assert {one.code for one in found.findings} == {rule.code}


@every_rule
def test_right_example_is_silent(rule: Rule, make_workspace: MakeWorkspace) -> None:
    """The right example does not fire, and is not merely skipped."""
    right = example(sections(rule.page)["Ví dụ đúng"])
    found = run_rules(make_workspace(right.files), right.as_of, rules=[rule], pages=laid_out(right))
    assert found.findings == []
    assert found.skipped == []
    assert found.crashes == []


@every_rule
def test_page_is_plain_vietnamese(rule: Rule) -> None:
    """No page speaks in words of programmers."""
    banned = re.compile(r"\b(string|null|None|list|dict|boolean|parser|exception|traceback|integer)\b", re.IGNORECASE)
    assert not banned.search(rule.page)


def test_a_rule_is_found_by_its_code_in_either_case() -> None:
    """`danvan explain dv101` finds DV101."""
    assert rule_named("dv101") is rule_named("DV101") is not None
    assert rule_named("DV999") is None


def test_rule_files_stand_alone() -> None:
    """Each rule is one file named for its code and its fault."""
    folder = Path(__file__).parents[2] / "danvan_cli" / "rules"
    names = sorted(path.stem for path in folder.glob("dv*.py"))
    assert names == [f"{rule.code.lower()}_{rule.name}" for rule in RULES]
