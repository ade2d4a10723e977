"""What the reader's screen or file can show."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Page:
    """The page that a report is laid out for.

    `width` counts the columns of a terminal. `colour` allows paint. `unicode` is false for a console that
    cannot show symbols such as ✗ and █. `plain` is for a file or a pipe: sentences are not broken into lines.
    """

    width: int = 80
    colour: bool = False
    unicode: bool = True
    plain: bool = False
