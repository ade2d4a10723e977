"""New files from the texts that travel with the program: every `{{name}}` in them gives way to a value."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from danvan_cli.source.layout import COMPACT, Tree, document_text
from danvan_cli.source.scalars import written

_TEXTS = Path(__file__).parent / "texts"
_MARK = re.compile(r"\{\{(\w+)\}\}")


def starter_text(name: str) -> str:
    """Return one of the texts of a new workspace as it stands there."""
    return (_TEXTS / name).read_text("utf-8")


def filled(name: str, values: Mapping[str, str]) -> bytes:
    """Return one of the texts of a new workspace with its marks filled; values stand there letter for letter."""
    return _MARK.sub(lambda mark: values[mark[1]], starter_text(name)).encode()


def later_blocks(stem: str, registration: str = "", report: str = "") -> bytes:
    """Return what is filled in through the year, laid ready for a dossier; deadlines as “ (trước ngày 05/3/2026)”."""
    return filled("ho-so-trong-nam.yaml", {"ma_ho_so": stem, "han_dang_ky": registration, "han_bao_cao": report})


def unit_file_label(year: int, code: str) -> str:
    """Return where the file of a unit lies."""
    return f"dossiers/{year}/don-vi/{code}.yaml"


def unit_file_text(tree: Mapping[str, Tree] | None = None) -> str:
    """Return a new file of a unit that says `tree`, or nothing yet."""
    return starter_text("don-vi.yaml") + (document_text(tree, COMPACT) if tree else "")


def one_line(text: str) -> str:
    """Return a text as a person means it: without spaces around, or line breaks and doubled spaces within."""
    return " ".join(text.split())


def after_colon(value: str | None) -> str:
    """Return what stands behind a key and its colon: a value, or nothing."""
    return f" {written(value)}" if value else ""
