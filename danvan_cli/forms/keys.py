"""Every key that a template may use, with its label and explanation: the files' own and the derived ones."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from danvan_cli.forms.campaign_keys import EXEMPLARY
from danvan_cli.forms.campaign_keys import LISTS as CAMPAIGN_LISTS
from danvan_cli.forms.campaign_keys import TABLES as CAMPAIGN_TABLES
from danvan_cli.forms.derived import LABEL_SUFFIX, TABLES
from danvan_cli.forms.office_keys import LISTS as OFFICE_LISTS
from danvan_cli.forms.office_keys import TABLES as OFFICE_TABLES
from danvan_cli.models.base import Labelled
from danvan_cli.models.dossier import Dossier
from danvan_cli.models.office import Office
from danvan_cli.models.structure import Attribute, Shape, attributes
from danvan_cli.models.unit_file import UnitFile
from danvan_cli.models.year_plan import Unit, UnitSigner, YearPlan

if TYPE_CHECKING:
    from collections.abc import Iterator

_ROOTS: tuple[tuple[str, type], ...] = (
    ("co_quan", Office),
    ("phong_trao", YearPlan),
    ("don_vi", Unit),
    ("mo_hinh", Dossier),
    ("van_ban.nguoi_ky", UnitSigner),
)
_LISTS = frozenset(
    {"nhom", "nhom[].mo_hinh", "mo_hinh_tieu_bieu", "van_ban.cap_tren", "van_ban.tieu_de", "van_ban.noi_nhan"}
) | {"mo_hinh.cac_nam_truoc", "mo_hinh.muc_tieu[].ket_qua_cac_nam_truoc", "mo_hinh.bieu_do", "mo_hinh.hang_anh"}
MODEL_ROWS = ("nhom[].mo_hinh[]", "mo_hinh_tieu_bieu[]", f"{EXEMPLARY}[]")
"""The lists whose every row has the keys of `mo_hinh`."""
_MODELS = re.compile("^(?:" + "|".join(map(re.escape, MODEL_ROWS)) + ")")


class Key(NamedTuple):
    """A key of the context: its path, its label, what it means (empty for a file's own key), whether a list.

    `source` is the last step of the path under which a person fills it in; `record` the class of what stands
    there, or of each row, where that is a block.
    """

    path: str
    label: str
    explanation: str = ""
    many: bool = False
    source: str = ""
    record: type | None = None


@cache
def keys() -> dict[str, Key]:
    """Return every key by path; the rows of a list stand under `path[]`, a year of results under `path.*`."""
    return {key.path: key for key in _all_keys()}


@cache
def known_paths() -> frozenset[str]:
    """Return every path that a tag may ask for, the rows of lists (`[]`) included."""
    paths = set(keys())
    paths |= {f"{path}[]" for path, key in keys().items() if key.many}
    for path in [path for path in paths if path.startswith("mo_hinh.")]:
        paths |= {prefix + path.removeprefix("mo_hinh") for prefix in MODEL_ROWS}
    return frozenset(paths)


@cache
def labels() -> dict[str, str]:
    """Return what a person calls each key path that a tag may ask for."""
    return {path: key_at(path).label for path in known_paths()}


def key_at(path: str) -> Key:
    """Return the key at a path; one that nobody declared is its own label."""
    last = path.rpartition(".")[2]
    plain = path.removesuffix("[]")
    return (
        keys().get(path)
        or keys().get(_MODELS.sub("mo_hinh", path))
        or keys().get(plain)
        or Key(path, last, source=last)
    )


def _all_keys() -> Iterator[Key]:
    for place, table in {**TABLES, **CAMPAIGN_TABLES, **OFFICE_TABLES}.items():
        for derived in table:
            path = f"{place}.{derived.key}" if place else derived.key
            many = path in _LISTS | CAMPAIGN_LISTS | OFFICE_LISTS
            yield Key(path, derived.label, derived.explanation, many, derived.source or derived.key)
    for root, cls in _ROOTS:
        yield from _of_record(cls, root)
    for attribute in attributes(UnitFile):
        if attribute.record is None:
            yield Key(f"loi_van.{attribute.key}", attribute.label, source=attribute.key)


def _of_record(cls: type, root: str) -> Iterator[Key]:
    for attribute in attributes(cls):
        path = f"{root}.{attribute.key}"
        many = attribute.shape is Shape.ROWS
        yield Key(path, attribute.label, many=many, source=attribute.key, record=attribute.record)
        if issubclass(attribute.kind, Labelled):
            yield Key(path + LABEL_SUFFIX, attribute.label, source=attribute.key)
        yield from _inside(attribute, path)


def _inside(attribute: Attribute, path: str) -> Iterator[Key]:
    below = path + {Shape.ROWS: "[]", Shape.MAPPING: ".*"}.get(attribute.shape, "")
    if attribute.record is not None:
        yield from _of_record(attribute.record, below)
    elif attribute.shape is Shape.MAPPING:
        yield Key(below, attribute.label, source=attribute.key)
