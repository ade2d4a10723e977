"""Values that a form needs and nobody gave: a visible marker in their place, counted, with who owes it."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from danvan_cli.forms.filling import Gap, fill_gaps
from danvan_cli.forms.keys import key_at
from danvan_cli.vietnamese.spelling import respell

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from danvan_cli.forms.trees import Tree
    from danvan_cli.vietnamese.spelling import Style


class Marker(NamedTuple):
    """One missing value: its label, its key as its file has it (`muc_tieu[0].ket_qua`), the unit that owes it.

    `stem` is the dossier it is missing from; empty where it is missing from a unit's or the office's file.
    `owner` is the name of who owes it, where a report of many units must say so.
    """

    label: str
    key: str
    unit: str
    stem: str = ""
    owner: str = ""

    @property
    def text(self) -> str:
        """What stands in the document."""
        owner = f" ({self.owner})" if self.owner else ""
        return f"[CẦN BỔ SUNG: {self.label[:1].lower()}{self.label[1:]}{owner}]"


class Wording(NamedTuple):
    """How markers are written: the spelling of labels, and the units' names where a report says who owes."""

    style: Style = "kieu-cu"
    owners: Mapping[str, str] = MappingProxyType({})


PLAIN = Wording()
_REPORTS = ("loi_van.", "toan_xa.")
"""What a report says as a whole, not one row of a list that names its unit beside."""


def with_markers(
    context: Tree, needed: Iterable[str], unit: str, wording: Wording = PLAIN
) -> tuple[Tree, tuple[Marker, ...]]:
    """Return the context with a marker for each needed value that is empty, and the markers.

    A needed empty list gets one row of markers. `unit` owes what belongs to no dossier.
    """
    markers: list[Marker] = []

    def marked(gap: Gap) -> str:
        markers.append(_marker(gap, unit, wording))
        return markers[-1].text

    filled = fill_gaps(context, needed, marked, lambda _: 1)
    return filled, tuple(dict.fromkeys(markers))


def _marker(gap: Gap, unit: str, wording: Wording) -> Marker:
    known = key_at(gap.path)
    of_group = gap.path.startswith("nhom[].") and not gap.path.startswith("nhom[].mo_hinh[].")
    place = "" if of_group else gap.place.removeprefix("loi_van.")
    above, dot, last = place.rpartition(".")
    own = last if gap.path.endswith("[]") else known.source or last
    key = f"{above}{dot}{own}"
    owing = str(gap.owner.get("don_vi") or unit)
    owner = wording.owners.get(owing, "") if gap.path.startswith(_REPORTS) else ""
    return Marker(respell(known.label, wording.style), key, owing, gap.stem, owner)
