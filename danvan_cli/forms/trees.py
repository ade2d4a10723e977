"""Records as plain trees under the keys of the files: every key at every depth, leaves as they are printed."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any

from danvan_cli.forms.derived import LABEL_SUFFIX
from danvan_cli.models.base import Labelled
from danvan_cli.models.structure import Attribute, Shape, attributes
from danvan_cli.vietnamese.dates import format_date
from danvan_cli.vietnamese.numbers import Percent, format_number

if TYPE_CHECKING:
    from collections.abc import Iterable

Tree = dict[str, Any]
"""Plain data for a template: texts, lists and trees. Trees are shared between documents and never changed."""


class Wanted:
    """Which keys of a block a template asks for, so that thousands of rows carry no others."""

    def __init__(self, keys: Iterable[str] | None = None) -> None:
        """Want these keys; without any list, every key."""
        self._keys = None if keys is None else frozenset(keys)

    def __contains__(self, key: object) -> bool:
        """Whether the key is wanted."""
        return self._keys is None or key in self._keys

    @classmethod
    def under(cls, prefixes: Iterable[str], paths: Iterable[str]) -> Wanted:
        """Want the keys right below any of the prefixes among these key paths."""
        starts = tuple(f"{prefix}." for prefix in prefixes)
        below = (path.removeprefix(start) for path in paths for start in starts if path.startswith(start))
        return cls(re.split(r"[.\[]", rest, maxsplit=1)[0] for rest in below)


EVERYTHING = Wanted()


def tree_of(cls: type, record: object | None, wanted: Wanted = EVERYTHING) -> Tree:
    """Return the whole key tree of a record; an absent record gives the same keys, all empty."""
    if record is None:
        return empty_tree(cls)
    tree: Tree = {}
    for attribute in attributes(cls):
        if attribute.key not in wanted:
            continue
        value = getattr(record, attribute.name)
        tree[attribute.key] = _branch(attribute, value)
        if _is_choice(attribute):
            tree[attribute.key + LABEL_SUFFIX] = value.label if isinstance(value, Labelled) else ""
    return tree


@cache
def empty_tree(cls: type) -> Tree:
    """Return the key tree of a record class with empty leaves and lists."""
    tree: Tree = {}
    for attribute in attributes(cls):
        tree[attribute.key] = _branch(attribute, None)
        if _is_choice(attribute):
            tree[attribute.key + LABEL_SUFFIX] = ""
    return tree


def leaf(value: object) -> str:
    """Return a value as it is printed; nothing at all is the empty text."""
    match value:
        case bool():
            return "có" if value else "không"
        case Labelled():
            return str(value.value)
        case date():
            return format_date(value)
        case Percent():
            return f"{format_number(value)}%"
        case Decimal():
            return format_number(value)
    return "" if value is None else str(value).strip()


def _is_choice(attribute: Attribute) -> bool:
    return attribute.shape is Shape.ONE and issubclass(attribute.kind, Labelled)


def _branch(attribute: Attribute, value: Any) -> Any:  # noqa: ANN401 - a tree of any depth
    if attribute.shape is Shape.ROWS:
        return [_one(attribute, row) for row in value or ()]
    if attribute.shape is Shape.MAPPING:
        return {str(key): _one(attribute, row) for key, row in (value or {}).items()}
    return _one(attribute, value)


def _one(attribute: Attribute, value: object) -> Any:  # noqa: ANN401 - likewise
    return tree_of(attribute.record, value) if attribute.record is not None else leaf(value)
