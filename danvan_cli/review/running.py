"""Running git to read: one program of a known place, no shell, nothing of the repository's own is run.

A repository's configuration may name programs (monitors, pagers, filters, hooks, transports). Only plumbing
that compares nothing with the working tree is asked, every such key is set on the command line, which wins
over any file, and no transport is allowed, so that a missing object is missing and not fetched.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass

from danvan_cli.review.refusal import GitRefused, is_partial, no_git, not_understood, partial, too_slow

PATIENCE = 60
"""Seconds after which git is stopped."""

_CONFIG = {
    "core.alternateRefsCommand": "",
    "core.askPass": "",
    "core.attributesFile": os.devnull,
    "core.fsmonitor": "false",
    "core.gitProxy": "",
    "core.hooksPath": os.devnull,
    "core.pager": "cat",
    "core.quotePath": "false",
    "core.sshCommand": "",
    "core.warnAmbiguousRefs": "true",
    "credential.helper": "",
    "diff.external": "",
    # A git older than GIT_NO_LAZY_FETCH would start `git fetch` for what is missing, which writes into .git
    # before it learns that no transport is allowed; a value that it cannot take stops it at its first step.
    "fetch.parallel": "-1",
    "gc.auto": "0",
    "i18n.logOutputEncoding": "UTF-8",
    "log.showSignature": "false",
    "maintenance.auto": "false",
    "protocol.allow": "never",
    # A folder of the workspace laid out as a bare repository would bring its own configuration.
    "safe.bareRepository": "explicit",
}
_GLOBAL = ("--no-pager", "--no-optional-locks", "--no-replace-objects")
_ENVIRONMENT = {
    "GIT_ALLOW_PROTOCOL": "",
    "GIT_ASKPASS": "",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_PAGER": "cat",
    "GIT_TERMINAL_PROMPT": "0",
    # What git says is looked at, so it speaks one language; LANGUAGE would win over LC_ALL.
    "LANGUAGE": "C",
    "LC_ALL": "C.UTF-8",
}
_KEPT = ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_NOSYSTEM", "GIT_CONFIG_SYSTEM", "GIT_CEILING_DIRECTORIES")

_NO_INDEX = (".danvan", "no-index")
"""Where no index is."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What git wrote, and its exit code."""

    code: int
    out: bytes
    said: str


@dataclass(frozen=True, slots=True)
class Git:
    """The git program, asked in one folder."""

    program: str
    folder: str

    def command(self, words: tuple[str, ...]) -> list[str]:
        """Return the command line of a question."""
        settings = [word for key, value in _CONFIG.items() for word in ("-c", f"{key}={value}")]
        return [self.program, *_GLOBAL, *settings, "-C", self.folder, *words]

    def environment(self, *, index: bool = False) -> Mapping[str, str]:
        """Return the environment for git. `index`: it may read the index.

        Comparing two commits reads it too, for nothing, and puts a new time on an index that is kept in two parts.
        """
        return environment() if index else {**environment(), "GIT_INDEX_FILE": os.path.join(self.folder, *_NO_INDEX)}

    def ask(self, *words: str, given: bytes = b"", index: bool = False) -> Answer:
        """Return git's answer, whatever its exit code; `given` is its standard input, `index` as above."""
        try:
            done = subprocess.run(  # noqa: S603 - a program looked for by name, no shell
                self.command(words),
                input=given,
                capture_output=True,
                check=False,
                env=self.environment(index=index),
                timeout=PATIENCE,
            )
        except subprocess.TimeoutExpired:
            raise too_slow(PATIENCE) from None
        except OSError:
            raise no_git() from None
        return Answer(done.returncode, done.stdout, done.stderr.decode("utf-8", "replace"))

    def read(self, *words: str, given: bytes = b"", index: bool = False) -> bytes:
        """Return what git wrote; refused where it failed."""
        answer = self.ask(*words, given=given, index=index)
        if answer.code:
            raise failed(answer.said)
        return answer.out


def find_git(root: str) -> str:
    """Return the absolute path of git; never one in the current folder or below `root`, where anybody can put it."""
    name = "git.exe" if sys.platform == "win32" else "git"
    for folder in os.get_exec_path():
        if not os.path.isabs(folder) or _anybodys(os.path.realpath(folder), os.path.realpath(root)):
            continue
        # A name with a folder is looked for nowhere else, not even on Windows.
        program = shutil.which(os.path.join(folder, name))
        if program is not None:
            return program
    raise no_git()


def _anybodys(folder: str, workspace: str) -> bool:
    """Whether a folder is the current one or in the workspace; everything is below a workspace at the very top."""
    is_top = os.path.dirname(workspace) == workspace
    below = os.path.join(folder, "").startswith(os.path.join(workspace, ""))
    return folder == os.path.realpath(os.curdir) or (below and not is_top)


def failed(said: str) -> GitRefused:
    """Return the refusal for what git wrote as it failed."""
    return partial() if is_partial(said) else not_understood(said)


def environment() -> Mapping[str, str]:
    """Return the environment for git: the caller's without what steers git (a hook sets GIT_DIR), and our own."""
    outer = os.environ  # noqa: TID251 - handed on; nothing of it decides what danvan does
    return {name: value for name, value in outer.items() if not name.startswith("GIT_") or name in _KEPT} | _ENVIRONMENT
