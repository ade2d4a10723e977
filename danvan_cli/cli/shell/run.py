"""All that one `danvan render` has printed, for its report to tell."""

from dataclasses import dataclass, field
from pathlib import Path

from danvan_cli.cli.shell.choice import Choice
from danvan_cli.cli.shell.paging import Paging
from danvan_cli.forms.bundle import Bundle
from danvan_cli.forms.catalogue import FaultyForm
from danvan_cli.forms.engine.faults import TemplateFault
from danvan_cli.forms.printing import Document, Order
from danvan_cli.forms.writing import Placed
from danvan_cli.progress.year import Year


@dataclass(frozen=True, slots=True)
class Batch:
    """What became of one order; `faults` are those of a template that cannot be used at all."""

    order: Order
    documents: list[Document] = field(default_factory=list)
    faults: list[TemplateFault] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Run:
    """All that one command has printed, and what it was asked for.

    `faulty` are forms that cannot be read, `unprintable` sentences on others that cannot be printed, `notes` on
    those that have nothing to print.
    """

    year: Year
    choice: Choice
    names: tuple[str, ...]
    out: Path
    batches: tuple[Batch, ...]
    notes: tuple[str, ...] = ()
    faulty: tuple[FaultyForm, ...] = ()
    unprintable: tuple[str, ...] = ()
    manifest: Placed | None = None
    bundles: tuple[Bundle, ...] = ()
    paging: Paging | None = None

    @property
    def documents(self) -> list[Document]:
        """Every paper, in the order of printing."""
        return [document for batch in self.batches for document in batch.documents]
