"""The table of the benchmark: what was measured, against whom, the ratio, the goal, and whether it is met."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from measure import MIB, Series, ratios

if TYPE_CHECKING:
    from collections.abc import Iterable

_HEAD = ("Việc", "So với", "danvan", "bên kia", "tỷ số (từng vòng)", "mục tiêu", "")


@dataclass(frozen=True, slots=True)
class Row:
    """One line. `met` is None where the line only informs or could not be measured."""

    what: str
    against: str
    ours: str = ""
    theirs: str = ""
    ratio: str = ""
    goal: str = ""
    met: bool | None = None
    failed: bool = False

    def cells(self) -> tuple[str, ...]:
        """Return the texts of the line, in the order of the head."""
        verdict = {True: "đạt", False: "CHƯA ĐẠT", None: ""}[self.met]
        return (self.what, self.against, self.ours, self.theirs, self.ratio, self.goal, verdict)


def compared(what: str, against: str, ours: Series, theirs: Series, limit: float | None = None) -> Row:
    """Return a line on processor time: met when the ratio of the medians is at most `limit`."""
    ratio, least, greatest = ratios(ours, theirs)
    return Row(
        what,
        against,
        seconds(ours.cpu),
        seconds(theirs.cpu),
        f"{ratio:.3f} ({least:.3f}–{greatest:.3f})",
        "" if limit is None else f"≤ {limit}",
        None if limit is None else ratio <= limit,
    )


def memory(what: str, against: str, peak: int, base: float, limit: float | None = None) -> Row:
    """Return a line on peak memory: met when `peak` is at most `limit` times `base`, both in bytes."""
    goal, met = ("", None) if limit is None else (f"≤ {limit:g}", peak <= limit * base)
    return Row(what, against, mebibytes(peak), mebibytes(base), f"{peak / base:.3f}", goal, met)


def unmeasured(what: str, against: str, reason: str, *, failed: bool = False) -> Row:
    """Return a line that says frankly why there is no figure; `failed` marks our own side as the cause."""
    return Row(what, against, ratio=f"không đo: {reason}", failed=failed)


def seconds(value: float) -> str:
    """Return a time as a person compares it."""
    return f"{value * 1000:.1f} ms" if value < 1 else f"{value:.2f} s"


def mebibytes(value: float) -> str:
    """Return a size as a person compares it."""
    return f"{value / MIB:.1f} MiB"


def drawn(rows: Iterable[Row]) -> str:
    """Return the lines as a Markdown table with aligned columns."""
    lines = [_HEAD, *(row.cells() for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(_HEAD))]
    texts = [
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)) + " |" for line in lines
    ]
    texts.insert(1, "|" + "|".join("-" * (width + 2) for width in widths) + "|")
    return "\n".join(texts)
