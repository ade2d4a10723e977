"""The registry of formats."""

from __future__ import annotations

import subprocess
import sys

import pytest

from danvan_cli.formats.registry import find_format, format_names


def test_the_formats_of_the_design_exist():
    """The formats that the command line promises are found."""
    assert format_names() == ("github", "json", "markdown", "sarif", "text")


@pytest.mark.parametrize("name", format_names())
def test_a_format_bears_the_name_of_its_file(name):
    """The name found without importing is the one that the module declares, with a line for the help."""
    found = find_format(name)
    assert found.name == name
    assert found.description


def test_an_unknown_name_is_refused():
    """A name that is no format raises KeyError, also one that is a module of the room."""
    with pytest.raises(KeyError):
        find_format("page")


def test_text_without_colour_does_not_load_rich():
    """A piped report costs no import of rich, jinja2 or pydantic."""
    script = (
        "import sys\n"
        "from danvan_cli.formats.page import Page\n"
        "from danvan_cli.formats.registry import find_format\n"
        "from danvan_cli.report import Report\n"
        "assert find_format('text').render(Report('check', 'Tên'), Page()) == 'T\\u00ean\\n'\n"
        "print(sorted({'rich', 'jinja2', 'pydantic'} & set(sys.modules)))\n"
    )
    # The interpreter and the script are our own.
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True)  # noqa: S603
    assert run.stdout.strip() == b"[]"
