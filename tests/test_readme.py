"""The README and the user's guide speak of what exists: blocks for CI, commands, links."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from danvan_cli.cli.app import command_names

REPOSITORY = Path(__file__).parent.parent
PAGES = ("README.md", "docs/huong-dan.md", "docs/git.md")

_FENCE = re.compile(r"^```[^\n]*\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_SPAN = re.compile(r"`([^`\n]+)`")
_VERB = re.compile(r"\bdanvan(?: -C \S+)? ([a-z][a-z-]*)")
_LINK = re.compile(r"\]\(([^)\s]+)\)")


def page(name: str) -> str:
    """Return the text of a page of the repository."""
    return (REPOSITORY / name).read_text(encoding="utf-8")


def code(text: str) -> str:
    """Return only what stands in code blocks and code spans."""
    return "\n".join((*_FENCE.findall(text), *_SPAN.findall(_FENCE.sub("", text))))


@pytest.mark.parametrize("mark", ["main-job", "tests"])
def test_a_marked_block_is_one_line_to_copy(mark):
    """README has exactly one block under each mark, and the block is a single line."""
    blocks = re.findall(rf"^<!-- {mark} -->\n```sh\n(.*?)^```$", page("README.md"), re.MULTILINE | re.DOTALL)
    assert [len(block.splitlines()) for block in blocks] == [1]


@pytest.mark.parametrize("name", PAGES)
def test_every_command_named_exists(name):
    """Every verb written after `danvan` in code is a command of the program."""
    verbs = set(_VERB.findall(code(page(name))))
    assert "check" in verbs
    assert verbs - set(command_names()) == set()


@pytest.mark.parametrize("name", PAGES)
def test_every_relative_link_leads_to_a_file(name):
    """Every link that stays in the repository leads to a file or folder that is there."""
    targets = [each.partition("#")[0] for each in _LINK.findall(page(name)) if "://" not in each]
    assert targets
    assert [each for each in targets if each and not (REPOSITORY / name).parent.joinpath(each).exists()] == []
