"""New values in the style of the text around them: the lines of a block, the braces and brackets of a flow."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

from danvan_cli.source.nodes import Kind
from danvan_cli.source.scalars import folded_lines, literal_lines, written

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from danvan_cli.source.nodes import Node

Tree: TypeAlias = "str | list[Tree] | dict[str, Tree] | None"
"""Texts as they shall be read, in lists and mappings; None is a value that is not written."""


@dataclass(frozen=True, slots=True)
class Style:
    """How many spaces a mapping, a list, and what follows a dash stand in; how long a line should be at most.

    `note_below` is the column of the comment on the line below what is laid out, -1 where there is none: a block
    of text at that column, or to its left, would take it for one of its lines. `compact`: what is short stands in
    braces on the line of its key or dash.
    """

    step: int = 2
    list_step: int = 2
    gap: int = 1
    width: int = 120
    note_below: int = -1
    compact: bool = False


HOUSE = Style()
COMPACT = replace(HOUSE, compact=True)


def column_of(text: str, index: int) -> int:
    """Return how many characters stand before `index` on its line."""
    return index - max(text.rfind("\n", 0, index), text.rfind("\r", 0, index)) - 1


def style_of(text: str, root: Node) -> Style:
    """Return the style of what is added to a text: that of its first mapping and its first list below a key."""
    found = dict(reversed(list(_steps(text, root))))
    return Style(found.get(Kind.MAPPING, HOUSE.step), found.get(Kind.LIST, HOUSE.list_step), compact=True)


def _steps(text: str, node: Node) -> Iterator[tuple[Kind, int]]:
    """Yield how deep each block stands below its key, in the order of the text."""
    for entry in node.entries.values():
        below = entry.node
        if below.kind is not Kind.SCALAR and not below.style:
            yield below.kind, column_of(text, below.start) - column_of(text, entry.start)
    for child in node.children():
        yield from _steps(text, child)


def document_text(tree: Mapping[str, Tree], style: Style = HOUSE) -> str:
    """Return a new file that says `tree`."""
    return "".join(f"{line}\n" for line in mapping_lines(tree, 0, style))


def mapping_lines(tree: Mapping[str, Tree], column: int, style: Style = HOUSE) -> list[str]:
    """Return the lines of a mapping whose keys stand at `column`."""
    lines: list[str] = []
    for (key, value), own in zip(tree.items(), _in_turn(style, len(tree)), strict=True):
        lead = f"{' ' * column}{written(key, flow=True)}:"
        first, *below = value_lines(value, column, own, len(lead))
        lines += [lead + first, *below]
    return lines


def list_lines(tree: list[Tree], column: int, style: Style = HOUSE) -> list[str]:
    """Return the lines of a list whose dashes stand at `column`."""
    lines: list[str] = []
    for item, own in zip(tree, _in_turn(style, len(tree)), strict=True):
        first, *below = item_lines(item, column, own)
        lines += [f"{' ' * column}-{first}", *below]
    return lines


def _in_turn(style: Style, count: int) -> list[Style]:
    """Return the style of each part of a mapping or list; what stands below it stands below its last part alone."""
    return [replace(style, note_below=HOUSE.note_below)] * (count - 1) + [style]


def value_lines(value: Tree, column: int, style: Style, used: int) -> list[str]:
    """Return what stands behind a key at `column` and its colon, and the whole lines below.

    `used` letters of the key's line are written already. Figures by year always stand in braces.
    """
    if style.compact and fits_in_braces(value, style.width - used - 1):
        return [f" {flow_text(value)}"]
    if isinstance(value, dict) and value and not all(map(str.isdecimal, value)):
        return ["", *mapping_lines(value, column + style.step, style)]
    if isinstance(value, list) and value:
        return ["", *list_lines(value, column + style.list_step, style)]
    return _text_or_nothing(value, column, style)


def item_lines(value: Tree, column: int, style: Style = HOUSE) -> list[str]:
    """Return what stands behind a dash at `column`, and the whole lines below; a lone key needs no braces."""
    inside = column + 1 + style.gap
    if style.compact and isinstance(value, dict) and len(value) > 1 and fits_in_braces(value, style.width - inside):
        return [" " * style.gap + flow_text(value)]
    if isinstance(value, dict) and value:
        lines = mapping_lines(value, inside, style)
    elif isinstance(value, list) and value:
        lines = list_lines(value, inside, style)
    else:
        return _text_or_nothing(value, column, style)
    return [" " * style.gap + lines[0][inside:], *lines[1:]]


def _text_or_nothing(value: Tree, column: int, style: Style) -> list[str]:
    if value is None:
        return [""]
    if not isinstance(value, str):
        return [f" {flow_text(value)}"]
    return _text_lines(value, column, style)


def _text_lines(value: str, column: int, style: Style) -> list[str]:
    """Return a text on one line, or as a block where it has several lines or is too long for one, and can be one."""
    if style.note_below >= column + style.step:
        return [f" {written(value)}"]
    indent = " " * (column + style.step)
    sign, lines = "|-", literal_lines(value) if "\n" in value else None
    if lines is None and len(value) + column > style.width:
        sign, lines = ">-", folded_lines(value, style.width - len(indent))
    if lines is None or len(lines) == 1:
        return [f" {written(value)}"]
    return [f" {sign}", *(f"{indent}{line}" if line else "" for line in lines)]


def flow_text(value: Tree) -> str:
    """Return a value as it stands inside braces or brackets."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{written(key, flow=True)}: {flow_text(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(flow_text, value)) + "]"
    return "" if value is None else written(value, flow=True)


def fits_in_braces(value: Tree, room: int) -> bool:
    """Return whether a mapping of short texts stands well in braces, in `room` letters.

    It does not with a text that needs quotes there but nowhere else, as for its comma: who mends it by hand would
    forget them.
    """
    if not isinstance(value, dict) or not value:
        return False
    return all(map(_is_as_in_a_line, value.values())) and len(flow_text(value)) <= room


def _is_as_in_a_line(value: Tree) -> bool:
    return isinstance(value, str) and "\n" not in value and written(value, flow=True) == written(value)
