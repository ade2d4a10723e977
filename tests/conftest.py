"""Fixtures that every room's tests share: a small workspace made from a mapping of paths to texts."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path

import pytest

from danvan_cli.workspace import Workspace, load_workspace

MINIMAL = Path(__file__).parent / "minimal"
REPOSITORY = Path(__file__).parent.parent
OVERLAID = {"dossiers/co-quan.yaml": "co-quan.yaml", "dossiers/2026/ke-hoach.yaml": "ke-hoach.yaml"}
"""Files of which a test gives only the keys that matter; the minimal ones supply the rest, below."""

Files = Mapping[str, str | bytes]

_KEY = re.compile(rb"^(\w+):", re.MULTILINE)


def required(what: str) -> bool:
    """Whether CI demands that tests of `what` run; then a missing program is a failure, not a skip."""
    return what in os.environ.get("DANVAN_REQUIRE", "").split(",")


def beside(tool: str, need: str) -> Path:
    """Return a tool of the folder beside the clone; without it a test is skipped, and fails where CI demands `need`."""
    path = Path(os.environ.get("DANVAN_TOOLS") or REPOSITORY.parent / "shared" / "tools") / tool
    if path.exists():
        return path
    if required(need):
        pytest.fail(f"{tool} is required here and was not found")
    pytest.skip(f"{tool} was not found; DANVAN_TOOLS names the folder that holds it")


def _blocks(text: bytes) -> dict[bytes, bytes]:
    starts = [(match.start(), match[1]) for match in _KEY.finditer(text)]
    ends = [*(start for start, _ in starts[1:]), len(text)][: len(starts)]
    return {key: text[start:end] for (start, key), end in zip(starts, ends, strict=True)}


def completed(path: str, text: bytes) -> bytes:
    """Add to a plan or office the top-level keys of the minimal one that it leaves out."""
    if path not in OVERLAID:
        return text
    own = _blocks(text)
    rest = _blocks((MINIMAL / OVERLAID[path]).read_bytes())
    return text + b"".join(block for key, block in rest.items() if key not in own)


@pytest.fixture(scope="session", autouse=True)
def _no_layout_engine() -> Iterator[None]:
    """Let no command lay out what it prints, which takes seconds; tests of the engine name it themselves."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("danvan_cli.forms.paging.libreoffice.find_libreoffice", lambda: None)
        yield


@pytest.fixture
def make_root(tmp_path: Path) -> Callable[[Files], Path]:
    """Return a function that lays out a workspace and returns its folder."""

    def build(files: Files) -> Path:
        for path, content in (dict.fromkeys(OVERLAID, "") | dict(files)).items():
            target = tmp_path / path
            target.parent.mkdir(parents=True, exist_ok=True)
            data = content.encode() if isinstance(content, str) else content
            target.write_bytes(completed(path, data))
        return tmp_path

    return build


@pytest.fixture
def make_workspace(make_root: Callable[[Files], Path]) -> Callable[[Files], Workspace]:
    """Return a function that lays out a workspace of 2026 and loads it."""
    return lambda files: load_workspace(str(make_root(files)), 2026)


@pytest.fixture
def sample_root() -> Path:
    """Return the folder of the sample campaign."""
    return REPOSITORY


@pytest.fixture(scope="session")
def sample() -> Workspace:
    """Return the sample campaign of 2026, loaded once."""
    return load_workspace(str(REPOSITORY), 2026)


@pytest.fixture
def day() -> Callable[[str], date]:
    """Return a reader of days written as people do, in 2026."""
    from danvan_cli.vietnamese.dates import parse_date

    return lambda text: parse_date(text, 2026)
