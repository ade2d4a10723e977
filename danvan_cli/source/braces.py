"""Braces and brackets on one line: what stands in them well, and the lines they give way to when it is too much."""

from __future__ import annotations

from typing import TYPE_CHECKING

from danvan_cli.source.layout import HOUSE, column_of, style_of
from danvan_cli.source.nodes import Kind, line_end, parse
from danvan_cli.source.scalars import written
from danvan_cli.source.sites import Site, child, line_break

if TYPE_CHECKING:
    from danvan_cli.source.intention import Path
    from danvan_cli.source.nodes import Node


def outermost(text: str, root: Node, path: Path) -> Site | None:
    """Return the first braces or brackets on the way to `path` that could be laid out in lines; None if none could.

    Those on the line of their key or dash could: with figures by year they stay, however many, and so they do
    behind a dash where a comment follows.
    """
    site: Site | None = Site(text, root)
    for step in path:
        if site is None or site.node.flow:
            break
        site = child(site, step)
    if site is None or not site.node.flow or site.after is None or "\n" in text[site.start : site.node.end]:
        return None
    by_year = bool(site.node.entries) and all(map(str.isdecimal, site.node.entries))
    noted = _is_item(site) and text[site.node.end : line_end(text, site.node.end)].strip() != ""
    return None if by_year or noted else site


def outgrows(site: Site, text: str) -> bool:
    """Return whether braces that fit on their line no longer do in `text`, which differs only between them."""
    end = site.node.end + len(text) - len(site.text)
    column = column_of(text, site.node.start)
    fitted = column + site.node.end - site.node.start <= HOUSE.width
    return fitted and "\n" not in text[site.node.start : end] and column + end - site.node.start > HOUSE.width


def opened(site: Site) -> str:
    """Return the text with the parts of braces or brackets on lines of their own, each written as it was."""
    text, node = site.text, site.node
    style = style_of(text, parse(text))
    gap = node.start - site.start - 1
    step = 1 + gap if _is_item(site) else style.list_step if node.kind is Kind.LIST else style.step
    eol = line_break(text, site.start) + " " * (site.column + step)
    first = " " * gap if _is_item(site) else eol
    note = text[node.end : line_end(text, node.end)]
    parts = _parts(node, text)
    return (
        text[: site.after]
        + ("  " + note.lstrip(" ") if note.strip() else "")
        + (first + eol.join(parts) if parts else "")
        + text[node.end + len(note) :]
    )


def _is_item(site: Site) -> bool:
    return site.holder is not None and site.holder.kind is Kind.LIST


def _parts(node: Node, text: str) -> list[str]:
    """Return each key with its value, or each dash with its item."""
    if node.kind is Kind.LIST:
        return [f"- {_as_it_was(item, text)}".rstrip() for item in node.items]
    entries = node.entries.values()
    return [f"{text[one.start : one.end]}: {_as_it_was(one.node, text)}".rstrip() for one in entries]


def _as_it_was(node: Node, text: str) -> str:
    """Return a value letter for letter, but without the quotes that it needed in braces alone."""
    source = text[node.start : node.end]
    in_need = node.value is not None and source == written(node.value, flow=True)
    return written(node.value or "") if in_need else source
