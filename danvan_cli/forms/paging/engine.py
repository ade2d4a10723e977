"""The seam: what a layout engine does for us. LibreOffice is the first; Word itself may be another."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path


class Converted(NamedTuple):
    """What became of one document: `pdf` is where its PDF stands, or None with a Vietnamese sentence why not."""

    document: Path
    pdf: Path | None
    reason: str = ""


class LayoutEngine(Protocol):
    """A program that lays Word documents out on pages."""

    @property
    def name(self) -> str:
        """Its name as people are told it."""

    @property
    def version(self) -> str:
        """Its version, read without starting it; empty where that is not to be had."""

    def convert(self, documents: Sequence[Path], out: Path) -> Iterator[Converted]:
        """Make a PDF of each document into the folder `out`, yielding each as it is done.

        Every document is yielded exactly once and none of them raises; names in `out` are the engine's own.
        """


def label(engine: LayoutEngine) -> str:
    """Return name and version as one phrase."""
    return f"{engine.name} {engine.version}".strip()
