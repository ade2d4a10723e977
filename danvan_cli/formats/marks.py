"""The symbols of the text format, and what stands for them on a console that cannot show them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from danvan_cli.formats.page import Page


@dataclass(frozen=True, slots=True)
class Marks:
    """The symbols of one kind of console; each is told from the others without colour."""

    error: str
    warning: str
    good: str
    bullet: str
    rule: str
    gutter: str
    more: str
    filled: str
    unfilled: str
    goal: str


_SYMBOLS = Marks("✗", "!", "✓", "•", "─", "│", "…", "█", "░", "┃")
_LETTERS = Marks("[LỖI]", "[CHÚ Ý]", "[ĐẠT]", "-", "-", "|", "...", "#", ".", "|")


def marks_for(page: Page) -> Marks:
    """Return the symbols that this page can show."""
    return _SYMBOLS if page.unicode else _LETTERS
