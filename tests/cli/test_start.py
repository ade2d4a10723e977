"""Start-up: what is not needed is not imported."""

import subprocess
import sys

import pytest

HEAVY = ("pydantic", "rich", "docx", "docxtpl", "jinja2", "lxml", "ruamel", "yaml", "rapidfuzz")

_SCRIPT = """
import sys
from danvan_cli.__main__ import main
main({arguments!r})
print(*sorted({{name.partition(".")[0] for name in sys.modules}}), file=sys.stderr)
"""


def _loaded(*arguments):
    done = subprocess.run(  # noqa: S603 - the program under test
        [sys.executable, "-c", _SCRIPT.format(arguments=list(arguments))],
        capture_output=True,
        check=True,
        encoding="utf-8",
        timeout=60,
    )
    return set(done.stderr.splitlines()[-1].split())


@pytest.mark.parametrize("arguments", [("--help",), ("--version",), ("doctor", "--help"), ("nope",)])
def test_help_loads_nothing_heavy(arguments):
    """A help page, the version or a complaint costs typer and the standard library, nothing else."""
    loaded = _loaded(*arguments)
    assert "typer" in loaded
    assert loaded.isdisjoint(HEAVY)


def test_check_loads_no_printing_and_no_editing(make_root):
    """A piped check needs the parser and the models, but neither Word, templates, colours nor the YAML writer."""
    root = make_root({"dossiers/2026/chi-bo-xom-1--duong-hoa.yaml": "ten: Đường hoa\ndon_vi: chi-bo-xom-1\n"})
    loaded = _loaded("-C", str(root), "check", "--as-of", "01/3")
    assert {"yaml", "pydantic"} <= loaded
    assert loaded.isdisjoint({"rich", "docx", "docxtpl", "jinja2", "lxml", "ruamel", "git"})
