"""A repository whose configuration, attributes and hooks name programs: danvan runs none, and changes nothing."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from danvan_cli.review import running
from danvan_cli.review.git import GitRefused
from danvan_cli.review.revisions import year_at
from danvan_cli.workspace import load_workspace
from tests.conftest import REPOSITORY, required
from tests.review.conftest import Sandbox, digest

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the tricks are shell scripts")

LABEL = "dossiers/2026/xom-1--bua-sang.yaml"
LOST = "dossiers/2026/xom-1--mat.yaml"
MODEL = "ten: Bữa sáng 0 đồng\ndon_vi: xom-1\n"
HOOKS = ("post-checkout", "post-index-change", "reference-transaction", "pre-commit", "post-commit", "pre-auto-gc")
SETTINGS = {
    "alias.cat-file": "!{}",
    "alias.log": "!{}",
    "core.alternateRefsCommand": "{}",
    "core.askPass": "{}",
    "core.editor": "{}",
    "core.fsmonitor": "{}",
    "core.gitProxy": "{}",
    "core.pager": "{}",
    "core.sshCommand": "{}",
    "credential.helper": "!{}",
    "diff.external": "{}",
    "diff.worse.command": "{}",
    "diff.evil.textconv": "{}",
    "filter.evil.clean": "{}",
    "filter.evil.smudge": "{}",
    "filter.worse.process": "{}",
    "gpg.program": "{}",
    "gpg.ssh.program": "{}",
    "interactive.diffFilter": "{}",
    "pager.log": "{}",
    "pager.rev-list": "{}",
    "remote.ngoai.url": "ext::{}",
    "sequence.editor": "{}",
    "uploadpack.packObjectsHook": "{}",
}
PLAIN = {
    "extensions.partialClone": "ngoai",
    "log.showSignature": "true",
    "protocol.allow": "always",
    "protocol.ext.allow": "always",
    "remote.ngoai.promisor": "true",
}
SCRIPT = """
import sys
from datetime import date
from danvan_cli.review.git import GitRefused, find_repository
from danvan_cli.review.revisions import year_at
from danvan_cli.workspace import load_workspace

root = sys.argv[1]
working = load_workspace(root, 2026)
repository = find_repository(root)
for ask in (
    lambda: repository.commit("HEAD"),
    lambda: repository.commit("khong-co"),
    lambda: repository.history("dossiers/2026/xom-1--bua-sang.yaml"),
    repository.merging,
    lambda: year_at(repository, "HEAD~1", working),
    lambda: year_at(repository, "HEAD", working),
):
    try:
        print(type(ask()).__name__)
    except GitRefused as refused:
        print(type(refused).__name__)
"""


class Trap:
    """A repository full of tricks; each that works leaves a file of its name in `marks`."""

    def __init__(self, box: Sandbox, folder: Path) -> None:
        """Make the folders for the programs and for their marks."""
        self.box = box
        self.programs = folder / "tricks"
        self.marks = folder / "marks"
        self.programs.mkdir()
        self.marks.mkdir()

    def program(self, name: str, folder: Path | None = None) -> str:
        """Write a program that leaves a mark, and return its path."""
        path = (folder or self.programs) / name
        # One that failed, or a filter that kept a text to itself, would keep the next ones from being tried.
        passed_on = "cat" if name.startswith("filter.") else "exit 0"
        path.write_text(f'#!/bin/sh\n: > "{self.marks}/{name}"\n{passed_on}\n', encoding="utf-8")
        path.chmod(0o755)
        return str(path)

    def sprung(self) -> set[str]:
        """Return the names of the tricks that worked."""
        return {path.name for path in self.marks.iterdir()}


def _signed(box: Sandbox) -> None:
    """Put a signature on the last commit, as `log.showSignature` would have verified."""
    head, _, rest = box.git("cat-file", "commit", "HEAD").partition("\n\n")
    text = f"{head}\ngpgsig -----BEGIN PGP SIGNATURE-----\n \n iQ==\n -----END PGP SIGNATURE-----\n\n{rest}\n"
    box.git("reset", "--soft", box.git("hash-object", "-t", "commit", "-w", "--stdin", given=text.encode()))


@pytest.fixture
def trap(box, tmp_path):
    """Return a repository with a signed commit, an object that is only elsewhere, a merge going on, and the tricks."""
    (box.top / ".gitattributes").write_text(
        "*.yaml diff=evil filter=evil\nco-quan.yaml diff=worse\n*.bin filter=worse\n", encoding="utf-8"
    )
    box.commit("một", {LABEL: MODEL, LOST: MODEL + "# nội dung không có trên máy\n"})
    lost = box.git("rev-parse", f"HEAD:{box.root.name}/{LOST}")
    box.commit("hai", {LOST: None})
    box.git("branch", "khac")
    box.commit("ba", {LABEL: MODEL.replace("0", "không")})
    box.git("checkout", "--quiet", "khac")
    box.commit("bốn", {LABEL: MODEL.replace("0", "2")})
    box.git("checkout", "--quiet", "chinh")
    _signed(box)
    box.git("merge", "khac", check=False)
    (box.top / ".git" / "objects" / lost[:2] / lost[2:]).unlink()
    trap = Trap(box, tmp_path)
    hooks = trap.programs / "hooks"
    hooks.mkdir()
    for name in HOOKS:
        trap.program(name, hooks)
        trap.program(name, box.top / ".git" / "hooks")
    box.git("config", "core.repositoryFormatVersion", "1")
    included = "".join(
        f"[{key.rpartition('.')[0]}]\n\t{key.rpartition('.')[2]} = {value}\n" for key, value in PLAIN.items()
    )
    (box.top / ".git" / "more").write_text(
        included.replace("[protocol.ext]", '[protocol "ext"]').replace("[remote.ngoai]", '[remote "ngoai"]'),
        encoding="utf-8",
    )
    for key, value in SETTINGS.items():
        box.git("config", key, value.format(trap.program(key)))
    box.git("config", "extensions.partialClone", "ngoai")
    box.git("config", "core.hooksPath", str(hooks))
    box.git("config", "include.path", "more")
    for mark in trap.marks.iterdir():
        mark.unlink()
    os.utime(box.root / LABEL)
    return trap


def ask_everything(box: Sandbox) -> list[str]:
    """Ask each public question, and return how those without an answer were refused."""
    repository = box.open()
    working = load_workspace(str(box.root), 2026)
    refused = []
    for ask in (
        lambda: repository.commit("HEAD"),
        lambda: repository.commit("khong-co"),
        lambda: repository.commit("0123abc"),
        lambda: repository.commit("0" * 40),
        lambda: repository.commit("-p"),
        lambda: repository.files(repository.resolve("HEAD")),
        lambda: repository.blobs(repository.files(repository.resolve("HEAD~1")).values()),
        lambda: repository.blobs(["0" * 40]),
        lambda: repository.history(LABEL),
        repository.merging,
        lambda: year_at(repository, "HEAD", working),
        lambda: year_at(repository, "HEAD~2", working),
    ):
        try:
            ask()
        except GitRefused as refusal:
            refused.append(refusal.sentence)
    return refused


def test_the_tricks_work(trap):
    """Whoever works there with git itself springs eleven tricks at the least, so the trap is one."""
    trap.box.write("x.bin", "x")
    for words in (
        ("status",),
        ("diff", "HEAD~1", "HEAD"),
        ("-c", "diff.external=", "log", "-p", "--textconv", "-1"),
        ("log", "--show-signature", "-1"),
        ("add", "--all"),
        ("commit", "--allow-empty"),
        ("commit", "--allow-empty", "-m", "x"),
        ("fetch", "ngoai"),
        ("ls-remote", "ssh://khong.invalid/x"),
        ("checkout", "-f", "HEAD~1"),
    ):
        trap.box.git(*words, check=False)
    assert trap.sprung() >= {
        "core.editor",
        "core.fsmonitor",
        "core.sshCommand",
        "diff.evil.textconv",
        "diff.external",
        "filter.evil.clean",
        "filter.evil.smudge",
        "gpg.program",
        "pre-commit",
        "reference-transaction",
        "remote.ngoai.url",
    }


def test_nothing_of_the_repository_is_run(trap):
    """Every question gets its answer or its sentence, no trick works, and .git stays as it was to the byte."""
    before = digest(trap.box.top)
    refused = ask_everything(trap.box)
    assert trap.sprung() == set()
    assert digest(trap.box.top) == before
    assert len(refused) == 6, refused
    assert "tải về một phần" in refused[-1]
    assert trap.box.open().merging() == (LABEL,)


def test_nothing_is_fetched_by_an_older_git(trap, monkeypatch):
    """Where git does not know that it must not fetch what is missing, no transport is allowed to it."""
    monkeypatch.delitem(running._ENVIRONMENT, "GIT_NO_LAZY_FETCH")
    before = digest(trap.box.top)
    refused = ask_everything(trap.box)
    assert trap.sprung() == set()
    assert digest(trap.box.top) == before
    assert "tải về một phần" in refused[-1]


def test_the_environment_brings_no_program(trap, monkeypatch):
    """What the caller's environment names for git is not run either."""
    for name in ("GIT_EXTERNAL_DIFF", "GIT_PAGER", "GIT_ASKPASS", "GIT_SSH_COMMAND", "GIT_EDITOR", "GIT_PROXY_COMMAND"):
        monkeypatch.setenv(name, trap.program(name))
    monkeypatch.setenv("GIT_CONFIG_COUNT", "1")
    monkeypatch.setenv("GIT_CONFIG_KEY_0", "core.fsmonitor")
    monkeypatch.setenv("GIT_CONFIG_VALUE_0", trap.program("count"))
    ask_everything(trap.box)
    assert trap.sprung() == set()


def test_a_workspace_laid_out_as_a_bare_repository(box, tmp_path):
    """A workspace that itself looks like a repository does not bring its own configuration."""
    trap = Trap(box, tmp_path)
    for name in ("objects", "refs"):
        (box.root / name).mkdir()
    (box.root / "HEAD").write_text("ref: refs/heads/chinh\n", encoding="utf-8")
    (box.root / "config").write_text(
        f"[core]\n\trepositoryformatversion = 0\n\tbare = false\n\tworktree = {box.top}\n"
        f"\tfsmonitor = {trap.program('fsmonitor')}\n",
        encoding="utf-8",
    )
    with pytest.raises(GitRefused, match="kho git trần"):
        box.open()
    assert trap.sprung() == set()


def _can_run(command: list[str]) -> bool:
    if shutil.which(command[0]) is None:
        return False
    return subprocess.run(command, check=False, capture_output=True).returncode == 0  # noqa: S603


def test_only_git_is_run(trap, tmp_path):
    """Traced, the only program that danvan starts is git."""
    log = tmp_path / "traced"
    traced = ["strace", "-f", "-qq", "-s", "400", "-e", "trace=execve", "-o", str(log)]
    if not required("strace") and not _can_run([*traced, "true"]):
        pytest.skip("strace is not installed, or may not trace here")
    done = subprocess.run(  # noqa: S603
        [*traced, sys.executable, "-c", SCRIPT, str(trap.box.root)],
        check=True,
        capture_output=True,
        encoding="utf-8",
        env=os.environ | {"PYTHONPATH": str(REPOSITORY)},
    )
    assert done.stdout.split() == ["Commit", "GitRefused", "tuple", "tuple", "Workspace", "Workspace"]
    started = re.findall(r'execve\("([^"]+)".*\) = 0$', log.read_text(encoding="utf-8"), re.MULTILINE)
    assert len(started) > 8
    assert set(started[1:]) == {running.find_git(str(trap.box.root))}
    assert trap.sprung() == set()
