"""What teaches git to compare dossiers and Word files in words, and to check them before a commit.

Three files of the repository, none of them ever committed: `config` (the two drivers), `info/attributes` (which
files they are for) and `hooks/pre-commit`. What is written there is worked out first, shown, and only then written.
"""

from __future__ import annotations

import os
import shlex
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from danvan_cli.review.git import find_repository
from danvan_cli.review.git_files import Edit, bytes_of
from danvan_cli.review.refusal import GitRefused
from danvan_cli.review.wired_text import (
    CHECK,
    has_attributes,
    hook_text,
    is_own_hook,
    pattern,
    with_attributes,
    with_settings,
    without_attributes,
    without_settings,
)

if TYPE_CHECKING:
    from danvan_cli.review.running import Git

DOSSIER_DRIVER, WORD_DRIVER = "danvan", "danvan-docx"


@dataclass(frozen=True, slots=True)
class Wiring:
    """The files that change, and sentences on what is left to the person."""

    edits: tuple[Edit, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Place:
    """A workspace in its repository: git's folder shared by all worktrees, the way from the top, with a `/` behind."""

    git: Git
    common: str
    prefix: str


def installation(root: str) -> Wiring:
    """Return what connects git to danvan for the workspace at `root`; nothing where all of it stands.

    Raises `GitRefused`.
    """
    place = _find(root)
    config, attributes = _path(place, "config"), _path(place, "info", "attributes")
    before, known = bytes_of(config), bytes_of(attributes)
    after = with_settings(before or b"", _settings())
    _prove(place, after)
    lines = (
        f"{pattern(place.prefix, '/dossiers/**/*.yaml')} diff={DOSSIER_DRIVER}",
        f"{pattern(place.prefix, '*.docx')} diff={WORD_DRIVER}",
    )
    hook, notes = _hook(place)
    edits = (Edit(config, before, after), Edit(attributes, known, with_attributes(known, place.prefix, lines)), *hook)
    return Wiring(tuple(edit for edit in edits if edit.before != edit.after), notes)


def removal(root: str) -> Wiring:
    """Return what takes danvan out of git again, and nothing else with it. Raises `GitRefused`."""
    place = _find(root)
    config, attributes = _path(place, "config"), _path(place, "info", "attributes")
    before, known = bytes_of(config), bytes_of(attributes)
    rest = without_attributes(known, place.prefix)
    # Another workspace of the same repository still needs the drivers.
    after = before if before is None or has_attributes(rest) else without_settings(before)
    hook, notes = _hook_removal(place)
    edits = (Edit(config, before, after), Edit(attributes, known, rest), *hook)
    return Wiring(tuple(edit for edit in edits if edit.before != edit.after), notes)


def program() -> str:
    """Return how git starts this danvan, quoted for sh, through which git calls it on every system.

    With -P the folder in which git stands is not searched for modules: that is the repository, which anybody may have
    filled.
    """
    interpreter = sys.executable.replace("\\", "/") if os.name == "nt" else sys.executable
    return f"{shlex.quote(interpreter)} -P -m danvan_cli"


def _settings() -> dict[str, dict[str, str]]:
    # A cache would keep what an older danvan said, and write into the repository.
    keys = {"textconv": f"{program()} textconv", "cachetextconv": "false"}
    return {DOSSIER_DRIVER: keys, WORD_DRIVER: keys}


def _find(root: str) -> _Place:
    repository = find_repository(root)
    out = repository.git.read("rev-parse", "--path-format=absolute", "--git-common-dir")
    return _Place(repository.git, out.decode("utf-8", "surrogateescape").removesuffix("\n"), repository.prefix)


def _path(place: _Place, *names: str) -> str:
    """Return a file of git's folder; refused where a link leads elsewhere, which git never makes itself."""
    path = os.path.join(place.common, *names)
    if os.path.realpath(path) != os.path.join(os.path.realpath(place.common), *names):
        raise GitRefused(
            f"“{path}” là lối tắt sang chỗ khác, nên danvan không ghi vào đó.",
            "Thay lối tắt bằng tệp thường rồi chạy lại.",
            surroundings=True,
        )
    return path


def _prove(place: _Place, config: bytes) -> None:
    """Let git read the configuration that is to be written: it must find our settings in it, letter for letter."""
    for driver, keys in _settings().items():
        for key, value in keys.items():
            answer = place.git.ask("config", "--file", "-", "--get", f"diff.{driver}.{key}", given=config)
            if answer.out.decode("utf-8", "replace") != f"{value}\n":
                raise GitRefused(
                    "git không đọc lại được đúng những gì danvan định ghi, nên chưa ghi gì.",
                    "Đường dẫn tới Python có ký tự lạ; hãy cài danvan vào một thư mục khác.",
                    surroundings=True,
                )


def _hook(place: _Place) -> tuple[tuple[Edit, ...], tuple[str, ...]]:
    workspace = shlex.quote(place.prefix or ".")
    line = f"{program()} -C {workspace} {CHECK} || exit 1"
    elsewhere = _hooks_path(place)
    if elsewhere:
        told = f"Kho này để các lệnh git tự chạy (hook) ở “{elsewhere}” (core.hooksPath), nên danvan không ghi vào đó."
        return (), (f"{told} Muốn kiểm tra trước mỗi lần ghi (commit) thì thêm vào tệp pre-commit ở đó dòng: {line}",)
    try:
        path = _path(place, "hooks", "pre-commit")
    except GitRefused as refused:
        return (), (f"{refused.sentence} Muốn kiểm tra trước mỗi lần ghi (commit) thì thêm vào hook dòng: {line}",)
    before, after = bytes_of(path), hook_text(program(), workspace)
    if before is not None and not (is_own_hook(before) and f"\nworkspace={workspace}\n".encode() in before):
        told = f"Đã có sẵn hook (lệnh git tự chạy) “{path}”; danvan không ghi đè."
        return (), (f"{told} Muốn gọi danvan từ đó thì thêm dòng: {line}",)
    return (Edit(path, before, after, executable=True),), ()


def _hook_removal(place: _Place) -> tuple[tuple[Edit, ...], tuple[str, ...]]:
    try:
        path = _path(place, "hooks", "pre-commit")
    except GitRefused:
        return (), ()
    before = bytes_of(path)
    if before is None or b"danvan" not in before:
        return (), ()
    if not is_own_hook(before):
        told = f"Hook “{path}” có nhắc đến danvan nhưng không còn đúng như danvan đã ghi, nên để nguyên;"
        return (), (f"{told} hãy tự xem và sửa.",)
    if f"\nworkspace={shlex.quote(place.prefix or '.')}\n".encode() not in before:
        return (), ()
    return (Edit(path, before, None, executable=True),), ()


def _hooks_path(place: _Place) -> str:
    """Return where the configuration puts hooks; empty where it says nothing. What danvan sets itself is no answer."""
    answer = place.git.ask("config", "--null", "--show-origin", "--get-all", "core.hooksPath")
    parts = answer.out.decode("utf-8", "replace").split("\0")
    set_by = zip(parts[::2], parts[1::2], strict=False)
    return next((value for origin, value in reversed(list(set_by)) if not origin.startswith("command line")), "")
