"""The repository around a workspace, read through the `git` program and never written."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from danvan_cli.review.blobs import read_blobs
from danvan_cli.review.commits import Commit
from danvan_cli.review.history import Step, trace
from danvan_cli.review.refusal import GitRefused, bare, not_a_repository, not_understood
from danvan_cli.review.resolving import find_commit
from danvan_cli.review.running import Git, find_git

__all__ = ["Commit", "GitRefused", "Repository", "Step", "find_repository"]


@dataclass(frozen=True, slots=True)
class Repository:
    """The repository that holds a workspace.

    `top` is its working tree, `prefix` the workspace's place below it: nothing, or “a/b/”. Labels are relative to
    the workspace, with forward slashes. `shallow`: history ends where the copy was cut, not where it began.
    `folder` is what git keeps for itself, such as “…/.git”. What was asked once is not asked again.
    """

    git: Git
    top: str
    prefix: str
    shallow: bool
    folder: str
    _commits: dict[str, Commit] = field(default_factory=dict, repr=False, compare=False)
    _files: dict[str, Mapping[str, str]] = field(default_factory=dict, repr=False, compare=False)

    def resolve(self, revision: str) -> str:
        """Return the full name of the commit that a revision names; refused where it names none, or several."""
        return self.commit(revision).sha

    def commit(self, revision: str) -> Commit:
        """Return the commit that a revision names; refused as `resolve` does."""
        found = self._commits.get(revision)
        if found is None:
            found = find_commit(self.git, revision, shallow=self.shallow)
            self._commits[revision] = self._commits[found.sha] = found
        return found

    def files(self, sha: str) -> Mapping[str, str]:
        """Return the content's name of every file below dossiers/ in a commit, by label.

        Links and submodules are left out: what they lead to is not in the commit.
        """
        if sha not in self._files:
            self._files[sha] = self._listed(sha)
        return self._files[sha]

    def _listed(self, sha: str) -> dict[str, str]:
        folder = f"{self.prefix}dossiers/"
        out = self.git.read("--literal-pathspecs", "ls-tree", "-r", "-z", "--full-tree", sha, "--", folder)
        files: dict[str, str] = {}
        for entry in out.split(b"\0")[:-1]:
            about, _, path = entry.partition(b"\t")
            mode, _, name = about.split(b" ")
            if mode.startswith(b"100"):
                files[_text(path).removeprefix(self.prefix)] = name.decode()
        return files

    def blobs(self, shas: Iterable[str]) -> Mapping[str, bytes]:
        """Return contents by name, all in one run of git; one over 16 MiB is cut there."""
        return read_blobs(self.git, shas)

    def history(self, label: str) -> tuple[Step, ...]:
        """Return the commits that touched a file, newest first, its renames followed; none for an unknown file."""
        return trace(self.git, self.prefix, label, self.resolve("HEAD"))

    def merging(self) -> tuple[str, ...]:
        """Return the labels of the files of which a merge has left two versions to choose from.

        An index in two parts tells of none: git puts a new time on the shared part whenever it reads it. Such
        files still have the marks of the merge in them.
        """
        with os.scandir(self.folder) as entries:
            if any(entry.name.startswith("sharedindex.") for entry in entries):
                return ()
        folder = f"{self.prefix}dossiers/"
        words = ("--literal-pathspecs", "ls-files", "--unmerged", "-z", "--full-name", "--", "dossiers/")
        paths = (_text(entry.partition(b"\t")[2]) for entry in self.git.read(*words, index=True).split(b"\0"))
        return tuple(dict.fromkeys(path.removeprefix(self.prefix) for path in paths if path.startswith(folder)))


def find_repository(root: str) -> Repository:
    """Return the repository that holds the workspace at `root`; refused where there is none or no git."""
    git = Git(find_git(root), os.path.abspath(root))
    answer = git.ask(
        "rev-parse", "--is-bare-repository", "--is-inside-work-tree", "--is-shallow-repository", "--show-prefix",
        "--show-toplevel", "--absolute-git-dir",
    )  # fmt: skip
    lines = answer.out.split(b"\n")
    if lines[0] == b"true" or lines[1:2] == [b"false"]:
        raise bare()
    if answer.code:
        raise not_a_repository(git.folder, answer.said)
    if len(lines) != len(("bare", "inside", "shallow", "prefix", "top", "folder", "")):
        raise not_understood("tên thư mục có dấu xuống dòng")
    return Repository(git, _text(lines[4]), _text(lines[3]), lines[2] == b"true", _text(lines[5]))


def _text(path: bytes) -> str:
    """Return a path as Python has it; bytes that are no UTF-8 stay recognisable, as in a listing of a folder."""
    return path.decode("utf-8", "surrogateescape")
