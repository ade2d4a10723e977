"""Two cuts into a text: a value replaced, a key or item added; `removal.py` has the third.

Each returns the whole new text. What they may assume is that the reader has read the text; that they were right
is proved by `edit.py`, so that an odd way of writing ends in a refusal and never in a damaged file.
"""

from __future__ import annotations

import re
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

from danvan_cli.source.layout import column_of, flow_text, item_lines, list_lines, mapping_lines, style_of, value_lines
from danvan_cli.source.nodes import Kind, comments_between, head, line_end, parse
from danvan_cli.source.scalars import double_quoted, folded_lines, literal_lines, single_quoted
from danvan_cli.source.sites import (
    Site,
    blank_above,
    child,
    children,
    line_break,
    line_start,
    lines_end,
    next_line,
    note_column,
    notes_start,
    starts_its_line,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from danvan_cli.source.layout import Style, Tree

_BEFORE_NOTE = re.compile(r"([ \t]*)#")
_SPACE_BEFORE_SIGN = re.compile(r"\A[ ]+(?=[,}\]])")
_FLOW_END = re.compile(r"(?P<comma>(?:[ ]*,)?)(?P<spaces>[ ]*)(?P<note>(?:#[^\r\n]*)?)(?=[\r\n]|\Z)")
_ALIGNED = 2


def replaced(site: Site, value: Tree) -> str:
    """Return the text with another value at `site`; its comments and way of writing stay where they can."""
    text, node = site.text, site.node
    if site.flow:
        return _replaced_in_flow(site, value)
    if isinstance(value, str) and node.kind is Kind.SCALAR and node.written:
        return _put(text, node.start, node.end, _respelt(site, value))
    style = _style_above(text, next_line(text, site.end))
    if lines_end(site) > line_end(text, site.end):
        # Comments that stand deeper than the key belong to what will be in it, and could not below braces.
        style = replace(style, compact=False)
    behind_dash = site.holder is not None and site.holder.kind is Kind.LIST
    start, end = node.start if site.after is None else site.after, site.end
    if behind_dash:
        lines = item_lines(value, site.column, style)
    else:
        lines = value_lines(value, site.column, style, column_of(text, start))
    if comments_between(text, start, end):
        end = line_end(text, end)
        lines += [" " * site.column + note for note in comments_between(text, start, end)]
    return _put(text, start, end, lines)


def _replaced_in_flow(site: Site, value: Tree) -> str:
    text, node = site.text, site.node
    if site.after is None:
        return f"{text[: node.start]}: {flow_text(value)}{text[node.start :]}"
    if node.kind is Kind.SCALAR and node.style and isinstance(value, str):
        new = (single_quoted(value) if node.style == "'" else None) or double_quoted(value)
    else:
        new = flow_text(value)
    if node.written:
        return text[: node.start] + new + text[node.end :]
    return text[: node.start] + " " + new + _SPACE_BEFORE_SIGN.sub("", text[node.end :], count=1)


def _respelt(site: Site, value: str) -> list[str]:
    """Return another text in the way of writing of the one at `site`: its first line, and whole lines below."""
    text, node = site.text, site.node
    # Several paragraphs in quotes are one long line of signs, which nobody can edit by hand.
    in_quotes = node.style in {'"', "'"} and "\n" not in value
    if in_quotes:
        return [(single_quoted(value) if node.style == "'" else None) or double_quoted(value)]
    style = _style_above(text, next_line(text, node.end))
    if not node.style or node.style in "\"'":
        first, *below = value_lines(value, site.column, replace(style, width=sys.maxsize), 0)
        return [first[1:], *below]
    sign = head(text, node)
    note = text[node.start + len(sign) : line_end(text, node.start)]
    indent = _block_indent(site) or " " * (site.column + style.step)
    lines = literal_lines(value) if node.style == "|" else folded_lines(value, style.width - len(indent))
    if lines is None or style.note_below >= len(indent):
        return [double_quoted(value) + note]
    return [re.sub("[0-9]", "", sign) + note, *(indent + line if line else "" for line in lines)]


def _style_above(text: str, at: int) -> Style:
    """Return the style of a text for what shall stand right above the line that begins at `at`."""
    return replace(style_of(text, parse(text)), note_below=note_column(text, at))


def _block_indent(site: Site) -> str:
    """Return the spaces that the lines of a block of text stand behind."""
    found = re.search(r"[\r\n]([ ]+)(?=[^ \r\n])", site.text[site.node.start : site.node.end])
    return found[1] if found and head(site.text, site.node)[1:].strip("+-") == "" else ""


def _put(text: str, start: int, end: int, lines: Sequence[str]) -> str:
    """Return the text with its part replaced by lines; a comment behind the part stays, in its column."""
    stop = line_end(text, end)
    rest = text[end:stop]
    note = _BEFORE_NOTE.match(rest)
    if note is not None:
        shift = column_of(text, end) - column_of(text, start) - len(lines[0])
        rest = " " * _spaces(len(note[1]), shift, lines[0]) + rest[note.end(1) :]
    eol = line_break(text, start)
    return text[:start] + eol.join([lines[0] + (rest if rest.strip() else ""), *lines[1:]]) + text[stop:]


def _spaces(spaces: int, shift: int, new: str) -> int:
    """Return how many spaces keep a comment in its column, behind a value that ends `shift` columns to the left.

    Two at least, for behind one a reader of the file may take it for the rest of the sentence; but a comment
    that stands one space behind a word stays so.
    """
    if spaces == 1 and " " not in new.strip():
        return 1
    return max(spaces + shift, _ALIGNED) if spaces > 1 else _ALIGNED


def added_key(site: Site, key: str, value: Tree, order: Sequence[str]) -> str:
    """Return the text with one more key in the mapping at `site`, where `order` puts it among its siblings."""
    text, node = site.text, site.node
    before = _before(list(node.entries), key, order)
    if node.flow or site.flow:
        if _outgrows(site, value):
            return replaced(site, {key: value})
        return _added_in_flow(site, flow_text({key: value})[1:-1], child(site, before) if before else None)
    column = column_of(text, node.start)
    above = child(site, before) if before else None
    if above is None:
        style = _style_above(text, notes_start(text, node.start))
        return _added_first(text, node.start, mapping_lines({key: value}, column, style))
    lines = mapping_lines({key: value}, column, style_of(text, parse(text)))
    roomy = isinstance(value, (dict, list)) and len(lines) > 1 and _roomy(site)
    return _added_below(above, [""] * roomy + lines)


def _outgrows(site: Site, value: Tree) -> bool:
    """Return whether a value is too much for the empty braces or brackets it shall stand in."""
    node = site.node
    empty = not node.entries and not node.items
    return empty and not site.flow and site.holder is not None and isinstance(value, (dict, list))


def _before(keys: Sequence[str], key: str, order: Sequence[str]) -> str | None:
    """Return the key behind which a new one stands; None where it is the first."""
    if key not in order:
        return keys[-1] if keys else None
    earlier = order[: list(order).index(key)]
    known = [one for one in keys if one in earlier]
    if known:
        return known[-1]
    return None if any(one in order for one in keys) or not keys else keys[-1]


def _roomy(site: Site) -> bool:
    """Return whether the blocks of a mapping stand apart, an empty line above each."""
    return any(
        blank_above(site.text, entry.start)
        for entry in site.node.entries.values()
        if entry.node.kind is not Kind.SCALAR and not entry.node.style
    )


def _added_first(text: str, at: int, lines: Sequence[str]) -> str:
    eol = line_break(text, at)
    if starts_its_line(text, at):
        start = notes_start(text, at)
        return text[:start] + "".join(line + eol for line in lines) + text[start:]
    indent = at - line_start(text, at)
    return text[:at] + eol.join([lines[0].lstrip(" "), *lines[1:], " " * indent]) + text[at:]


def _added_below(above: Site, lines: Sequence[str]) -> str:
    text = above.text
    end = lines_end(above)
    eol = line_break(text, above.start)
    return text[:end] + "".join(eol + line for line in lines) + text[end:]


def added_item(site: Site, value: Tree) -> str:
    """Return the text with one more item at the end of the list at `site`."""
    text, node = site.text, site.node
    last = child(site, len(node.items) - 1)
    if node.flow or site.flow or last is None:
        return replaced(site, [value]) if _outgrows(site, value) else _added_in_flow(site, flow_text(value), last)
    style = style_of(text, parse(text))
    between = text[last.start + 1 : last.node.start]
    if last.node.written and between.strip(" ") == "":
        style = replace(style, gap=len(between))
    return _added_below(last, list_lines([value], last.column, style))


def _added_in_flow(site: Site, new: str, above: Site | None) -> str:
    """Return the text with a key or item behind `above`, or before all others."""
    text, node = site.text, site.node
    if above is None:
        at = node.start + 1
        return text[:at] + new + (", " if node.entries else "") + text[at:]
    end = above.end
    bare = " " * above.is_bare
    rest = _FLOW_END.match(text, end)
    alone = starts_its_line(text, above.start)
    if rest is None or not (alone or rest["note"]):
        behind = _SPACE_BEFORE_SIGN.sub("", text[end:], count=1) if bare else text[end:]
        return f"{text[:end]}{bare}, {new}{behind}"
    _, first = next(children(site))
    comma, spaces = rest["comma"], rest["spaces"]
    kept = comma + spaces if comma else f"{bare}," + " " * _spaces(len(spaces), -1 - len(bare), "")
    behind = kept + rest["note"] if rest["note"] else kept.rstrip(" ")
    indent = line_break(text, end) + " " * (above if alone else first).column
    return f"{text[:end]}{behind}{indent}{new}{comma and ','}{text[rest.end() :]}"
