"""What is short stands in braces, on one line: an event that is recorded is one line of a change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from danvan_cli.source.nodes import Kind, comments_between
from danvan_cli.source.scalars import written

if TYPE_CHECKING:
    from danvan_cli.source.layout import Tree
    from danvan_cli.source.nodes import Node


def flow_text(value: Tree) -> str:
    """Return a value as it stands inside braces or brackets."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{written(key, flow=True)}: {flow_text(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(flow_text, value)) + "]"
    return "" if value is None else written(value, flow=True)


def fits(value: Tree, room: int) -> bool:
    """Return whether a mapping of texts stands well in braces: `room` letters are enough, and no list is in it.

    Nor is a text that would need quotes only there, for its comma: who mends it by hand would forget them.
    """
    if not isinstance(value, dict) or not value:
        return False
    return all(map(_is_bare, value.values())) and len(flow_text(value)) <= room


def _is_bare(value: Tree) -> bool:
    return isinstance(value, str) and "\n" not in value and written(value, flow=True) == written(value)


def tree_in(node: Node, text: str) -> dict[str, Tree] | None:
    """Return what a mapping in braces says; None where it is commented, quoted, broken or nested in a way to keep."""
    if comments_between(text, node.start, node.end) or "\n" in text[node.start : node.end]:
        return None
    values = {key: entry.node for key, entry in node.entries.items()}
    plain = all(one.kind is Kind.SCALAR and one.written and not one.style for one in values.values())
    return {key: one.value for key, one in values.items()} if plain else None
