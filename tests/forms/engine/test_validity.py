"""Filled documents are valid by the schemas of the format, told by an independent validator."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from danvan_cli.forms.engine.template import open_template
from tests.conftest import beside

PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63f8ffff3f"
    "0005fe02fe0def46b80000000049454e44ae426082"
)


@pytest.fixture
def validator() -> Path:
    """Return the validator, which lives outside the repository."""
    return beside("docx/validate_docx.py", "docx")


def test_filled_documents_are_valid(validator: Path, word: Callable[..., bytes], tmp_path: Path) -> None:
    """Documents with tables, breaks, tabs, emptied lists, pictures and properties break no rule of the format."""
    rows = (("{%tr for m in ds %}", ""), ("{{ loop.index }}", "{{ m }}"), ("{%tr endfor %}", ""))
    plain = open_template(word("{{ x }}", "{%p if r %}", "có", "{%p endif %}", rows=rows, head="{{ x }}"), "m")
    cut = open_template(word(["{", "{ x }}"], rows=(("{%tc for m in ds %}", "{{ m }}", "{%tc endfor %}"),)), "m")
    value = "a & <b>\nhai\n\nbốn\tnăm \x07 “sáu”"
    made = {
        "full": plain.render({"x": value, "r": "", "ds": [value, "b"]}, {"danvan_id": value}, title="T"),
        "empty": plain.render({"x": "", "r": "1", "ds": []}),
        "cut": cut.render({"x": value, "ds": ["a", "b", "c"]}),
        "picture": plain.render({"x": "", "r": "", "ds": ["a"]}, pictures={"anh1": PIXEL}),
    }
    for name, data in made.items():
        (tmp_path / f"{name}.docx").write_bytes(data)
    files = sorted(str(path) for path in tmp_path.glob("*.docx"))
    done = subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, validator, *files], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout
