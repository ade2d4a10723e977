"""One changed file, and everything that changed: the values that reports and sentences are made from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Literal

from danvan_cli.models.content import Tree
from danvan_cli.models.dossier import Dossier
from danvan_cli.models.office import Office
from danvan_cli.models.unit_file import UnitFile
from danvan_cli.models.year_plan import YearPlan
from danvan_cli.review.difference import Difference

What = Literal["ho-so", "ke-hoach", "co-quan", "don-vi"]
"""The kinds of files, by the name of their schema."""
RECORDS: dict[What, type] = {"ho-so": Dossier, "ke-hoach": YearPlan, "co-quan": Office, "don-vi": UnitFile}


class Kind(Enum):
    """What became of a file."""

    ADDED = "them"
    REMOVED = "bo"
    RENAMED = "doi-ten"
    STRUCK_OFF = "loai-bo"
    CHANGED = "sua"
    UNREADABLE = "khong-doc-duoc"


@dataclass(frozen=True, slots=True)
class FileChange:
    """One file that says something else than before.

    `name` is what people call it: the model's name, the unit's, the office's, the plan's. `unit` is the code of the
    unit that answers for it, empty for plan and office. `faults` are sentences about the sides that cannot be read;
    the tree is None on such a side, and then there is no difference. `names` are what people call the plan's codes.
    `years` stand where two years are compared. `evidence` are sentences about the files beside a dossier.
    """

    kind: Kind
    what: What
    stem: str
    name: str
    label: str
    former_stem: str | None = None
    unit: str = ""
    before: dict[str, Tree] | None = None
    after: dict[str, Tree] | None = None
    difference: Difference | None = None
    faults: tuple[str, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict, compare=False, repr=False)
    years: tuple[int, int] | None = None
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything that changed: the dossiers first, by stem; then plan, office and the units' own files.

    `counted` is the number of counted models before and after, with the quota. `untouched_text` names the files whose
    bytes differ while their content is the same; `past` names the dossiers of earlier years that say something else
    and on which the count leans. `names` are what people call the codes of either side.
    """

    files: tuple[FileChange, ...] = ()
    effects: tuple[str, ...] = ()
    counted: tuple[int, int, int] | None = None
    untouched_text: tuple[str, ...] = ()
    past: tuple[str, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict, compare=False, repr=False)
