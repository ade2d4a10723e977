"""What a template asks for: every key path in its tags, with the text around, loop variables followed.

A path is written as `nhom[].mo_hinh[].ten`: `[]` is any item of a list, `.*` any key of a block whose keys
are data (a year).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from danvan_cli.forms.engine.faults import TemplateFault
from danvan_cli.forms.engine.words import LOOP_ATTRIBUTES

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from jinja2 import nodes

_LOOP = "loop"
_LOOP_PATHS = frozenset(f"{_LOOP}.{name}" for name in LOOP_ATTRIBUTES)
_ENTRY = ".*"
_ITEM = "[]"


class Tag(NamedTuple):
    """One key that a template asks for.

    `path` is where the key stands in the data, `text` how the tag writes it, `around` the paragraph it stands
    in, `place` the part of the document; `names` are the loop variables that could be meant there.
    """

    path: str
    text: str
    around: str
    place: str
    names: tuple[str, ...] = ()


def tags_of(tree: nodes.Template, source: str, place: str) -> tuple[Tag, ...]:
    """Return the keys that a parsed part asks for, in reading order."""
    from danvan_cli.forms.engine.scopes import references

    return tuple(Tag(found.path, found.text, found.around(source), place, found.names) for found in references(tree))


def key_paths(context: Mapping[str, Any]) -> frozenset[str]:
    """Return every path of a context in which each list has at least one item."""
    return frozenset(_paths(context, ""))


def unknown_tags(tags: Iterable[Tag], known: Collection[str]) -> tuple[TemplateFault, ...]:
    """Return a fault for every tag whose key is not among the known paths, each once, with a suggestion."""
    known = known if isinstance(known, frozenset) else frozenset(known)
    faults = (_fault(tag, known) for tag in tags if not _is_known(tag.path, known) and _parent_known(tag.path, known))
    return tuple(dict.fromkeys(faults))


def _paths(value: object, path: str) -> Iterator[str]:
    if path:
        yield path
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _paths(inner, f"{path}.{key}" if path else str(key))
    elif isinstance(value, list):
        for inner in value:
            yield from _paths(inner, path + _ITEM)


def _is_known(path: str, known: frozenset[str]) -> bool:
    if path in known or path in _LOOP_PATHS:
        return True
    parent, item = _split(path)
    return item != _ITEM and parent + _ENTRY in known


def _parent_known(path: str, known: frozenset[str]) -> bool:
    """Whether the fault is this key's own: below an unknown block every key is unknown."""
    parent, _ = _split(path)
    return not parent or parent == _LOOP or _is_known(parent, known)


def _split(path: str) -> tuple[str, str]:
    if path.endswith(_ITEM):
        return path.removesuffix(_ITEM), _ITEM
    parent, _, last = path.rpartition(".")
    return parent, last


def _fault(tag: Tag, known: frozenset[str]) -> TemplateFault:
    parent, last = _split(tag.path)
    if last == _ITEM:
        sentence = f"Thẻ lặp qua “{tag.text}”, nhưng mục này không phải là danh sách."
        return TemplateFault(sentence, "Bỏ vòng lặp, hoặc lặp qua một danh sách.", tag.around, tag.place)
    sentence = f"Mục “{last}” trong thẻ “{tag.text}” không có trong dữ liệu."
    return TemplateFault(sentence, _suggestion(parent, last, tag.names, known), tag.around, tag.place)


def _suggestion(parent: str, last: str, names: tuple[str, ...], known: frozenset[str]) -> str:
    from danvan_cli.vietnamese.suggestions import did_you_mean

    siblings = {key for path in known for above, key in (_split(path),) if above == parent and key not in {_ITEM, "*"}}
    if parent == _LOOP:
        siblings = {path.removeprefix(f"{_LOOP}.") for path in _LOOP_PATHS}
    candidates = sorted(siblings | (set() if parent else set(names)))
    return did_you_mean(last, candidates) or _MISSING


_MISSING = "Kiểm tra chính tả của tên mục; danh sách các mục xem bằng lệnh “danvan forms”."
