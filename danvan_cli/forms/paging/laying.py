"""Laying out many papers in as few calls as may be, and measuring each."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from danvan_cli.forms.paging.engine import label
from danvan_cli.forms.paging.measuring import measure
from danvan_cli.progress.pages import Measured, Unmeasured

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from danvan_cli.forms.paging.engine import LayoutEngine

NO_ENGINE = Unmeasured(
    "máy này không có LibreOffice để đếm trang.",
    "Hãy cài LibreOffice (miễn phí, libreoffice.org) rồi chạy lại; xem máy có gì bằng “danvan doctor”.",
)


class Laid(NamedTuple):
    """A document laid out: its length, and its PDF if one came out, which the next step may find gone."""

    document: Path
    measured: Measured
    pdf: Path | None = None


def lay_out(engine: LayoutEngine, documents: Sequence[Path], folder: Path) -> Iterator[Laid]:
    """Lay documents out by way of `folder`, yielding each as it is done; its PDF is removed after that."""
    told = label(engine)
    for converted in engine.convert(documents, folder):
        if converted.pdf is None:
            yield Laid(converted.document, Unmeasured(converted.reason))
            continue
        yield Laid(converted.document, measure(converted.pdf, told), converted.pdf)
        converted.pdf.unlink(missing_ok=True)
