"""What holds for the program as a whole: who may import whom, and that nothing was lost on the way."""

from __future__ import annotations

import subprocess
import sys

import pytest

from danvan_cli.cli.app import build_program
from danvan_cli.formats.registry import format_names
from danvan_cli.forms.catalogue import load_catalogue
from danvan_cli.models.vocabulary import ROOTS, terms
from danvan_cli.rules.registry import all_rules
from tests.conftest import REPOSITORY

_LINT = "from importlinter.cli import lint_imports_command; lint_imports_command()"


def test_the_import_contracts_hold():
    """Imports run downwards only, Word stays in forms/, and nothing opens a connection."""
    done = subprocess.run(  # noqa: S603 - the linter of this project
        [sys.executable, "-c", _LINT, "--no-cache"],
        cwd=REPOSITORY,
        capture_output=True,
        check=False,
        encoding="utf-8",
        timeout=120,
        env={"PYTHONIOENCODING": "utf-8", "PYTHONPATH": str(REPOSITORY)},
    )
    assert "Contracts: 3 kept, 0 broken." in done.stdout, done.stdout + done.stderr
    assert done.returncode == 0


@pytest.mark.parametrize(
    ("found", "at_least"),
    [
        (all_rules, {"DV001", "DV101", "DV413"}),
        (format_names, {"text", "json", "sarif", "github"}),
        (lambda: load_catalogue(None).forms, {"phieu-dang-ky"}),
        (lambda: build_program().names, {"check", "render", "explain"}),
        (lambda: ROOTS, {"ho-so"}),
        (terms, {"muc_tieu[].chi_tieu"}),
    ],
    ids=["rules", "formats", "forms", "commands", "files", "terms"],
)
def test_no_registry_is_empty(found, at_least):
    """Discovery finds what the folders hold: rules, formats, forms, commands and the vocabulary."""
    names = {getattr(one, "code", None) or getattr(one, "path", one) for one in found()}
    assert at_least <= names


def test_no_form_that_ships_is_faulty():
    """Every form that comes with the program can be used."""
    assert load_catalogue(None).faulty == ()
