"""What a file shall say after a change, as plain values; the text itself is the business of `surgery.py`."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Final, TypeAlias

from danvan_cli.source.refused import EditRefused, WrongUse
from danvan_cli.source.scalars import readable
from danvan_cli.vietnamese.misread import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from danvan_cli.source.builder import Value
    from danvan_cli.source.layout import Tree

Path: TypeAlias = tuple[str | int, ...]
"""A way into a file by its keys and list indices: ("muc_tieu", 0, "chi_tieu")."""


class Absent(Enum):
    """The type of `ABSENT`, which stands for what is not there."""

    ABSENT = "absent"


ABSENT: Final = Absent.ABSENT


@dataclass(frozen=True, slots=True)
class Change:
    """What shall stand at `path`; with `ABSENT`, that nothing shall stand there any more.

    A mapping over a mapping, and a list over a list, touch only what differs. An index equal to the length of a
    list appends. What is missing on the way is made; a mapping or list that is emptied goes too.
    """

    path: Path
    value: Tree | Absent


def found(value: Value, path: Path) -> Value | Absent:
    """Return what stands at `path`, `ABSENT` where nothing does."""
    for step in path:
        below = _below(value, step)
        if below is ABSENT:
            return ABSENT
        value = below
    return value


def _below(value: Value, step: str | int) -> Value | Absent:
    if isinstance(step, str):
        return value.get(step, ABSENT) if isinstance(value, dict) else ABSENT
    return value[step] if isinstance(value, list) and 0 <= step < len(value) else ABSENT


def pieces(root: Value, change: Change) -> Iterator[Change]:
    """Yield the smallest changes that together, one after the other, make `change` to what the file says."""
    old = found(root, change.path)
    new = change.value
    if new is ABSENT:
        if old is not ABSENT:
            yield Change(_emptied(root, change.path), ABSENT)
    elif isinstance(old, dict) and isinstance(new, dict) and old and new:
        for key, one in new.items():
            yield from pieces(root, Change((*change.path, readable(key)), one))
        kept = set(map(readable, new))
        yield from (Change((*change.path, key), ABSENT) for key in old if key not in kept)
    elif isinstance(old, list) and isinstance(new, list) and old and new:
        yield from _list_pieces(root, change.path, old, new)
    elif (tree := as_read(new)) != old:
        yield Change(change.path, tree)


def as_read(tree: Tree) -> Tree:
    """Return a tree with every text as it will be read again."""
    if isinstance(tree, dict):
        return {readable(key): as_read(value) for key, value in tree.items()}
    if isinstance(tree, list):
        return [as_read(item) for item in tree]
    return None if tree is None else readable(tree)


def _list_pieces(root: Value, path: Path, old: list[Value], new: list[Tree]) -> Iterator[Change]:
    surplus = max(len(old) - len(new), 0)
    differs = (at for at, (one, other) in enumerate(zip(old, new, strict=False)) if one != as_read(other))
    first = next(differs, len(new))
    if old[first + surplus :] != [as_read(one) for one in new[first:]]:
        for at, one in enumerate(new):
            yield from pieces(root, Change((*path, at), one))
        first = len(new)
    yield from (Change((*path, first), ABSENT) for _ in range(surplus))


def _emptied(root: Value, path: Path) -> Path:
    """Return the path of what would be left empty without what stands at `path`, or else that path."""
    while len(path) > 1 and len(found(root, path[:-1])) == 1:  # type: ignore[arg-type]  # it holds something
        path = path[:-1]
    return path


def intended(value: Value | Absent, path: Path, new: Tree | Absent) -> Value:
    """Return `value` with `new` at `path`; `value` itself stays as it is."""
    step, rest = path[0], path[1:]
    if isinstance(step, str):
        return _with_key({} if value is None or value is ABSENT else value, step, rest, new)
    return _with_item([] if value is None or value is ABSENT else value, step, rest, new)


def _with_key(holder: Value, key: str, rest: Path, new: Tree | Absent) -> Value:
    if not isinstance(holder, dict):
        raise EditRefused(
            f"Chưa ghi được mục {quoted(key)}, vì chỗ chứa nó trong tệp đang là {_kind(holder)}.",
            "Mở tệp, sửa chỗ ấy thành các mục có tên, rồi chạy lại lệnh.",
        )
    below = intended(holder.get(key, ABSENT), rest, new) if rest else new
    others = {one: value for one, value in holder.items() if one != key or below is not ABSENT}
    return others if below is ABSENT else others | {key: below}


def _with_item(holder: Value, index: int, rest: Path, new: Tree | Absent) -> Value:
    if not isinstance(holder, list):
        raise EditRefused(
            f"Chưa ghi được dòng thứ {index + 1}, vì chỗ chứa nó trong tệp đang là {_kind(holder)}.",
            "Mở tệp, sửa chỗ ấy thành danh sách (mỗi dòng một dấu gạch), rồi chạy lại lệnh.",
        )
    if not 0 <= index <= len(holder):
        raise WrongUse(
            f"Danh sách này mới có {len(holder)} dòng, chưa thể ghi dòng thứ {index + 1}.",
            f"Số trong ngoặc vuông đếm từ 0; dòng thêm vào cuối là [{len(holder)}].",
        )
    before = holder[index] if index < len(holder) else ABSENT
    below = intended(before, rest, new) if rest else new
    return [*holder[:index], *([] if below is ABSENT else [below]), *holder[index + 1 :]]


def _kind(holder: Value) -> str:
    return "một câu chữ" if isinstance(holder, str) else "danh sách" if isinstance(holder, list) else "các mục có tên"
