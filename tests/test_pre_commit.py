"""The hook that other repositories call through pre-commit."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.conftest import MINIMAL, REPOSITORY, required

MANIFEST = REPOSITORY / ".pre-commit-hooks.yaml"
DOSSIER = "dossiers/2026/chi-bo-xom-1--hoa.yaml"

if (shutil.which("git") is None or importlib.util.find_spec("pre_commit") is None) and not required("git"):
    pytest.skip("git and pre-commit are needed", allow_module_level=True)


def run(folder: Path, *command: str) -> tuple[int, str]:
    """Run a program in a folder and return its exit status and all that it said."""
    done = subprocess.run(  # noqa: S603 - programs of the tests' own
        command, cwd=folder, capture_output=True, check=False, timeout=120
    )
    return done.returncode, done.stdout.decode() + done.stderr.decode()


@pytest.fixture
def repository(tmp_path, monkeypatch):
    """Return a fresh repository with a workspace, whose configuration names our hook as the manifest has it.

    Only where the program comes from differs: this one, in place of one that pre-commit would fetch and build.
    """
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("PRE_COMMIT_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(filter(None, sys.path)))
    monkeypatch.setenv("DANVAN_TODAY", "2026-01-15")
    top = tmp_path / "kho hồ sơ"
    (top / "dossiers/2026").mkdir(parents=True)
    shutil.copyfile(MINIMAL / "co-quan.yaml", top / "dossiers/co-quan.yaml")
    shutil.copyfile(MINIMAL / "ke-hoach.yaml", top / "dossiers/2026/ke-hoach.yaml")
    (hook,) = yaml.safe_load(MANIFEST.read_text(encoding="utf-8"))
    program, *rest = hook["entry"].split()
    assert program == "danvan"
    hook |= {"language": "system", "entry": " ".join((f'"{sys.executable}"', "-m", "danvan_cli", *rest))}
    config = yaml.safe_dump({"repos": [{"repo": "local", "hooks": [hook]}]}, allow_unicode=True)
    (top / ".pre-commit-config.yaml").write_text(config, encoding="utf-8")
    run(top, "git", "init", "--quiet")
    return top


def hooked(repository: Path, dossier: str) -> tuple[int, str]:
    """Put a dossier into the repository and return what `pre-commit run` says of it."""
    (repository / DOSSIER).write_text(dossier, encoding="utf-8")
    run(repository, "git", "add", "--all")
    return run(repository, sys.executable, "-m", "pre_commit", "run", "--color", "never")


def test_the_manifest_is_valid():
    """pre-commit itself accepts the manifest."""
    assert run(REPOSITORY, sys.executable, "-m", "pre_commit", "validate-manifest", str(MANIFEST)) == (0, "")


def test_a_broken_dossier_fails_with_our_sentence(repository):
    """The sentence names the file, the line and what to do."""
    status, said = hooked(repository, "ten: Đường hoa\ndon_vi:chi-bo-xom-1\n")
    assert status == 1
    assert f"{DOSSIER}:2:" in said
    assert "thiếu dấu cách sau dấu hai chấm" in said


def test_a_good_dossier_passes(repository):
    """Warnings do not stop a commit."""
    status, said = hooked(repository, "ten: Đường hoa\ndon_vi: chi-bo-xom-1\n")
    assert (status, "Passed" in said) == (0, True), said


def test_other_files_are_not_its_business(repository):
    """A commit without a file of the workspace does not start danvan."""
    run(repository, "git", "add", ".pre-commit-config.yaml")
    status, said = run(repository, sys.executable, "-m", "pre_commit", "run", "--color", "never")
    assert (status, "Skipped" in said) == (0, True), said
