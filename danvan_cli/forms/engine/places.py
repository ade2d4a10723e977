"""Which place in the data a tag shows: keys from the top, or from the item of a loop."""

from __future__ import annotations

import re
from typing import NamedTuple

from jinja2 import nodes

_SAME_ITEMS = frozenset({"list", "reject", "rejectattr", "reverse", "select", "selectattr", "sort", "unique"})
# These show one value in another way; any other makes a new one, which stands nowhere in the data.
_SHOWING = frozenset({"abs", "capitalize", "d", "default", "float", "int", "join", "lower", "replace", "round",
                      "string", "title", "trim", "upper"})  # fmt: skip
_NOT_DATA = frozenset({"loop", "range"})
_KEY = re.compile(r"[A-Za-z0-9_]+")
_INDEX = re.compile(r"\[\d*\]")
# A list of a hundred thousand rows still has its numbers in this many characters.
_LONGEST_INDEX = 6


class Place(NamedTuple):
    """Where a value stands: keys from the top of the data or from the item of a loop.

    `item` is the hidden variable that holds the item's place while a document is filled, empty at the top;
    `path` is the whole key path with empty indexes.
    """

    item: str
    keys: str
    path: str

    def key(self, key: str) -> Place:
        """Return the place of a key of the block that stands here."""
        dot = "." if self.keys else ""
        return Place(self.item, f"{self.keys}{dot}{key}", f"{self.path}.{key}")

    def at(self, number: int) -> Place:
        """Return the place of an item of the list that stands here."""
        return Place(self.item, f"{self.keys}[{number}]", f"{self.path}[]")

    @property
    def longest(self) -> int:
        """The most characters that it can have as a tag, rows of its own aside."""
        return len(self.path) + len(_INDEX.findall(self.path)) * _LONGEST_INDEX


Scope = dict[str, Place | None]
"""What the names in a template stand for, beside the keys of the data; None is no one place."""


def shown_place(value: nodes.Expr, scope: Scope) -> tuple[Place | None, tuple[str, ...]]:
    """Return the place of the value that a tag shows, and the filters through which it does."""
    names: list[str] = []
    inner: nodes.Node | None = value
    while isinstance(inner, nodes.Filter) and inner.name in _SHOWING:
        names.append(inner.name)
        inner = inner.node
    return place_of(inner, scope), tuple(reversed(names))


def place_of(node: nodes.Node | None, scope: Scope) -> Place | None:
    """Return the place that an expression names; None for one that names none, or more than one."""
    match node:
        case nodes.Name(name=name) if name in scope or name in _NOT_DATA:
            return scope.get(name)
        case nodes.Name(name=name) if _KEY.fullmatch(name):
            return Place("", name, name)
        case nodes.Getattr(node=inner, attr=key) | nodes.Getitem(node=inner, arg=nodes.Const(value=str() as key)):
            block = place_of(inner, scope)
            return block.key(key) if block and _KEY.fullmatch(key) else None
        case nodes.Getitem(node=inner, arg=nodes.Const(value=int() as number)) if number >= 0:
            items = place_of(inner, scope)
            return items.at(number) if items else None
    return None


def unknown(target: nodes.Node) -> Scope:
    """Return the names that a loop or `set` gives to values whose place is not known."""
    names = [target] if isinstance(target, nodes.Name) else target.find_all(nodes.Name)
    return dict.fromkeys(name.name for name in names)


def whole_list(node: nodes.Node) -> nodes.Node:
    """Return the list in the data that a loop goes over, whichever of its items and in whatever order."""
    match node:
        case nodes.Filter(node=nodes.Expr() as inner, name=name) if name in _SAME_ITEMS:
            return whole_list(inner)
        case nodes.Getitem(node=inner, arg=nodes.Slice()):
            return whole_list(inner)
    return node
