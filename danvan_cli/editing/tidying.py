"""Files brought into the one style: which of them would change, and which must be left as they are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from danvan_cli.editing.set_value import subject
from danvan_cli.editing.transaction import Draft
from danvan_cli.source.canonical import canonical
from danvan_cli.source.refused import EditRefused

if TYPE_CHECKING:
    from danvan_cli.source.document import SourceDocument
    from danvan_cli.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Tidied:
    """The drafts of files that do not have the one style yet, and why others are left alone."""

    seen: int
    drafts: tuple[Draft, ...]
    refused: tuple[EditRefused, ...]


def tidied(workspace: Workspace, names: Sequence[str]) -> Tidied:
    """Bring the files of these names into the one style, or every file of the year where none is named.

    Raises `EditRefused` for a name that no file, or more than one, has.
    """
    documents: Iterable[SourceDocument]
    if names:
        meant = [one for one in (subject(workspace, name) for name in names) if not one.new]
        documents = {one.document.label: one.document for one in meant}.values()
    else:
        documents = [file.document for file in workspace.files()]
    drafts: list[Draft] = []
    refused: list[EditRefused] = []
    seen = 0
    for document in documents:
        seen += 1
        try:
            after = canonical(document)
        except EditRefused as refusal:
            refused.append(refusal)
            continue
        if after != document.data:
            drafts.append(Draft(document.label, document.data, after))
    return Tidied(seen, tuple(drafts), tuple(refused))
