"""The single writer of YAML: a change is made where it stands in the text, and every other byte stays.

What comes out is read again before anybody sees it: it must say what the old text said and the change, with
every comment in its order. Where it does not, the change is refused and nothing is lost.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeAlias

from danvan_cli.source.braces import opened, outermost, outgrows
from danvan_cli.source.decoding import MAX_BYTES, exact_bytes, exact_text
from danvan_cli.source.events import PARSE_ERRORS
from danvan_cli.source.intention import ABSENT, Absent, Change, Path, intended, pieces
from danvan_cli.source.nodes import Kind, comments, parse
from danvan_cli.source.reader import read_source
from danvan_cli.source.refused import EditRefused, refused_for
from danvan_cli.source.removal import taken_out
from danvan_cli.source.sites import find
from danvan_cli.source.surgery import added_item, added_key, replaced

if TYPE_CHECKING:
    from danvan_cli.source.builder import Value
    from danvan_cli.source.document import SourceDocument
    from danvan_cli.source.layout import Tree
    from danvan_cli.source.nodes import Node

__all__ = ["ABSENT", "Absent", "Change", "KeyOrder", "Path", "edited"]

KeyOrder: TypeAlias = Callable[[Path], Sequence[str]]
"""The keys that a mapping may hold, in their order, by its path; empty where any key goes last."""


def edited(document: SourceDocument, changes: Sequence[Change], order: KeyOrder) -> bytes:
    """Return the bytes of a file with the changes made, one after the other.

    Indentation, quotes, line ends, coding and the places of comments follow what stands around; a comment on a
    line that goes stays as a line of its own. Raises `EditRefused` where a file has a fatal fault, where a
    change does not fit what it says, and where the outcome cannot be proved.
    """
    value: Value = document.value
    if value is None:
        raise refused_for(document.label, next(fault for fault in document.faults if fault.fatal))
    mark, before = exact_text(document.data)
    text = before
    for change in changes:
        for piece in pieces(value, change):
            value = _aimed(document, value, piece)
            text = _cut(text, piece, order, document)
    if text == before:
        return document.data
    data = exact_bytes(mark, text)
    if not _proved(document.label, data, value, before, text):
        raise _unproved(document, changes[0].path)
    return data


def _aimed(document: SourceDocument, value: Value, piece: Change) -> Value:
    try:
        return intended(value, piece.path, piece.value)
    except EditRefused as refused:
        raise type(refused)(refused.sentence, refused.hint, document.locate(piece.path)) from None


def _cut(text: str, piece: Change, order: KeyOrder, document: SourceDocument) -> str:
    """Return the text after one piece of a change that fits what the text says."""
    try:
        root = parse(text)
    except PARSE_ERRORS:
        raise _unproved(document, piece.path) from None
    if piece.value is ABSENT:
        return taken_out(find(text, root, piece.path[:-1])[0], piece.path[-1])
    after = _put(text, root, piece.path, piece.value, order)
    braces = outermost(text, root, piece.path)
    if braces is not None and outgrows(braces, after):
        return _cut(opened(braces), piece, order, document)
    return after


def _put(text: str, root: Node, path: Path, value: Tree, order: KeyOrder) -> str:
    """Return the text with a value at a path, in place of the old one or added to what leads there."""
    site, depth = find(text, root, path)
    if depth == len(path):
        return replaced(site, value)
    if site.node.kind is Kind.SCALAR:
        return replaced(site, _wrapped(path[depth:], value))
    step, tree = path[depth], _wrapped(path[depth + 1 :], value)
    if isinstance(step, str):
        return added_key(site, step, tree, order(path[:depth]))
    return added_item(site, tree)


def _wrapped(path: Path, value: Tree) -> Tree:
    """Return a value in the mappings and lists that lead to it."""
    for step in reversed(path):
        value = {step: value} if isinstance(step, str) else [value]
    return value


def _proved(label: str, data: bytes, value: Value, before: str, after: str) -> bool:
    """Return whether the new bytes say what they should, and every comment is still there."""
    if len(data) > MAX_BYTES or read_source(label, data).value != value:
        return False
    return comments(after) == comments(before)


def _unproved(document: SourceDocument, path: Path) -> EditRefused:
    return EditRefused(
        "Chỗ này được viết theo cách mà danvan chưa sửa được chắc chắn, nên tệp được giữ nguyên.",
        "Mở tệp và sửa tay chỗ ấy, hoặc chạy “danvan fmt” cho tệp này rồi chạy lại lệnh.",
        document.locate(path),
    )
