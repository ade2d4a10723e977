"""Text as it will stand on the screen: harmless characters, columns of a terminal, lines of a width."""

from __future__ import annotations

import re
from unicodedata import category, east_asian_width

from danvan_cli.vietnamese.invisible import visible

_NO_COLUMN = frozenset({"Mn", "Me", "Cf"})
# Latin letters, composed Vietnamese ones and our punctuation: one column each, so that most texts are
# measured without looking at their letters.
_ONE_COLUMN = re.compile("[ -~\xae-\u02ff\u1e00-\u1eff–“”…]*")


def one_line(text: str) -> str:
    """Return the text fit for one line: breaks and tabs as spaces, unseen characters by their name."""
    return visible(text.replace("\r\n", " ").replace("\n", " ").replace("\t", " "))


def columns(text: str) -> int:
    """Count the terminal columns of a text: 2 for a wide letter, 0 for a combining one."""
    if _ONE_COLUMN.fullmatch(text):
        return len(text)
    return sum(_letter_columns(letter) for letter in text)


def _letter_columns(letter: str) -> int:
    if category(letter) in _NO_COLUMN:
        return 0
    return 2 if east_asian_width(letter) in "WF" else 1


def pad(text: str, width: int, *, right: bool = False) -> str:
    """Fill the text with spaces up to `width` columns, before it when `right`."""
    filling = " " * (width - columns(text))
    return filling + text if right else text + filling


def wrap(text: str, width: int | None, *, first: int = 0, later: int = 0, chop: bool = False) -> list[str]:
    """Break the text at spaces into lines of at most `width` columns; None leaves it on one line.

    `first` and `later` columns are already taken on the first and on every later line. A word wider than
    the line stays whole, so that a path can still be clicked, unless `chop` is given.
    """
    if width is None:
        return [text]
    lines, space = [""], width - first
    for word in text.split(" "):
        for piece in _pieces(word, max(width - later, 1)) if chop else [word]:
            joined = f"{lines[-1]} {piece}" if lines[-1] else piece
            if columns(joined) <= space or not lines[-1]:
                lines[-1] = joined
            else:
                lines.append(piece)
                space = width - later
    return lines


def _pieces(word: str, width: int) -> list[str]:
    """Cut a word into pieces of at most `width` columns; marks stay with the letter before them."""
    pieces, used = [""], 0
    for letter in word:
        size = _letter_columns(letter)
        if used + size > width and pieces[-1]:
            pieces.append("")
            used = 0
        pieces[-1] += letter
        used += size
    return pieces
