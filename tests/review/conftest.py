"""A repository of the test's own: no configuration of the machine reaches it, its clock goes by the hour."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from danvan_cli.review.git import Repository, find_repository
from danvan_cli.workspace import Workspace, load_workspace
from tests.conftest import MINIMAL, OVERLAID, required

_HOUR = 3600
_START = 1_772_000_000


@dataclass
class Sandbox:
    """A repository at `top` with a workspace at `root` in it."""

    top: Path
    root: Path
    commits: list[str] = field(default_factory=list)

    def git(self, *words: str, given: bytes = b"", check: bool = True) -> str:
        """Run git as its user would, and return what it writes."""
        moment = f"{_START + _HOUR * len(self.commits)} +0700"
        done = subprocess.run(  # noqa: S603
            ["git", "-C", str(self.top), *words],  # noqa: S607 - the user's own
            input=given,
            capture_output=True,
            check=False,
            env=os.environ | {"GIT_AUTHOR_DATE": moment, "GIT_COMMITTER_DATE": moment},
        )
        assert not check or done.returncode == 0, done.stderr.decode()
        return done.stdout.decode("utf-8", "surrogateescape").strip()

    def write(self, label: str, text: str | bytes) -> None:
        """Write a file of the workspace."""
        path = self.root / label
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)

    def commit(self, subject: str, files: Mapping[str, str | bytes | None] | None = None) -> str:
        """Write files (None takes one away), commit everything, and return the commit's name."""
        for label, text in (files or {}).items():
            if text is None:
                (self.root / label).unlink()
            else:
                self.write(label, text)
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "-m", subject)
        self.commits.append(self.git("rev-parse", "HEAD"))
        return self.commits[-1]

    def open(self) -> Repository:
        """Find the repository as danvan does."""
        return find_repository(str(self.root))

    def load(self) -> Workspace:
        """Load the files on disk."""
        return load_workspace(str(self.root), 2026)


def digest(folder: Path) -> dict[str, tuple[str, int]]:
    """Return what every file of a folder holds and when it was last written, folders included."""
    return {
        str(path.relative_to(folder)): (
            hashlib.sha256(path.read_bytes() if path.is_file() else b"").hexdigest(),
            path.lstat().st_mtime_ns,
        )
        for path in sorted(folder.rglob("*"))
    }


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give git a home of its own, so that nothing of this machine's configuration is read."""
    if shutil.which("git") is None and not required("git"):
        pytest.skip("git is not installed")
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    folder = tmp_path / "home"
    folder.mkdir()
    (folder / "gitconfig").write_text(
        "[user]\n\tname = Chị Hòa\n\temail = hoa@example.invalid\n[init]\n\tdefaultBranch = chinh\n"
        "[core]\n\tautocrlf = false\n",
        encoding="utf-8",
    )
    monkeypatch.setenv("HOME", str(folder))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(folder))
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(folder / "gitconfig"))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    return folder


@pytest.fixture
def empty(home: Path, tmp_path: Path) -> Sandbox:  # noqa: ARG001
    """Return a repository without commits whose workspace stands in a folder with diacritics, spaces and signs."""
    top = tmp_path / "kho"
    box = Sandbox(top, top / "hồ sơ [dân vận] của xã")
    box.root.mkdir(parents=True)
    box.git("init", "--quiet")
    for label, name in OVERLAID.items():
        box.write(label, (MINIMAL / name).read_bytes())
    return box


@pytest.fixture
def box(empty: Sandbox) -> Sandbox:
    """Return that repository with the office and the plan committed."""
    empty.commit("Bắt đầu")
    return empty
