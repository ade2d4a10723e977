"""Every format of every report, byte for byte; DANVAN_UPDATE_GOLDEN=1 writes anew what differs."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from danvan_cli.formats.page import Page
from danvan_cli.formats.registry import find_format, format_names

GOLDEN = Path(__file__).parent / "golden"
PAGES = {
    "text": {
        "text": Page(),
        "text-narrow": Page(width=48),
        "text-letters": Page(unicode=False),
        "text-plain": Page(plain=True),
        "text-colour": Page(colour=True),
    },
}
REPORTS = ("checked", "standing", "empty", "crashed")
CASES = [
    (report, name, label) for report in REPORTS for name in format_names() for label in PAGES.get(name, {name: Page()})
]


@pytest.mark.parametrize(("report", "name", "label"), CASES)
def test_a_format_writes_the_same_bytes(report, name, label, reports):
    """The text of a report is the golden file, to the byte."""
    page = PAGES.get(name, {}).get(label, Page())
    written = find_format(name).render(reports[report], page).encode("utf-8")
    file = GOLDEN / f"{report}.{label}"
    known = file.read_bytes() if file.exists() else None
    if known != written and os.environ.get("DANVAN_UPDATE_GOLDEN") == "1":
        file.write_bytes(written)
        pytest.fail(f"{file.name} was written anew: read it, then run again without DANVAN_UPDATE_GOLDEN")
    assert known == written


def test_every_golden_file_is_compared():
    """No golden file lies unused, and there is one for each case."""
    files = {file.name for file in GOLDEN.iterdir()} - {".gitattributes"}
    assert files == {f"{report}.{label}" for report, _, label in CASES}


def test_there_are_cases_for_every_format(reports):
    """The cases cover each shared report and each format that exists."""
    assert set(REPORTS) == set(reports)
    assert {name for _, name, _ in CASES} == set(format_names()) != set()
