"""A key as people write it on the command line, `muc_tieu[0].chi_tieu`, followed through the vocabulary."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from danvan_cli.models.structure import Attribute, Shape, attributes, attributes_by_key, written
from danvan_cli.source.refused import WrongUse
from danvan_cli.vietnamese.folding import fold
from danvan_cli.vietnamese.invisible import visible
from danvan_cli.vietnamese.suggestions import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from danvan_cli.source.builder import Value

_STEP = re.compile(r"([^.\[\]\s]+)((?:\[(?:\d{1,6}|\+)\])*)(?:\.|\Z)")
_INDEX = re.compile(r"\[(\d+|\+)\]")
_HOW = "Viết như muc_tieu[0].chi_tieu: số trong ngoặc vuông đếm từ 0, [+] là thêm vào cuối danh sách."


@dataclass(frozen=True, slots=True)
class Target:
    """A part of a file: the way to it in the file's keys, and the key of the vocabulary that it belongs to.

    `holder` is the record whose key that is; `single` is whether it is one value, without keys or rows inside.
    """

    path: tuple[str | int, ...]
    attribute: Attribute
    holder: type
    single: bool


def target(cls: type, key: str, value: Value) -> Target:
    """Return the single value that `key` names in a file of `cls` that says `value` now.

    Raises `WrongUse` for a key that does not exist, with the nearest one that does, and for one that holds
    further keys or a list.
    """
    aim = part(cls, key, value)
    if not aim.single:
        raise _unfit(key, aim.path, aim.attribute)
    return aim


def part(cls: type, key: str, value: Value) -> Target:
    """Return the value, block, row or list that `key` names in a file of `cls` that says `value` now.

    Raises `WrongUse` for a key that does not exist, with the nearest one that does.
    """
    steps = _steps(cls, key)
    record: type | None = cls
    holder = cls
    attribute: Attribute | None = None
    path: list[str | int] = []
    rows = mapped = False
    for step in steps:
        if rows and isinstance(step, int):
            index = len(_rows(value, path)) if step < 0 else step
            path.append(index)
            rows = False
        elif mapped and isinstance(step, str):
            path.append(step)
            mapped = False
        else:
            if rows or mapped or record is None or isinstance(step, int):
                raise _unfit(key, path, attribute)
            attribute = attributes_by_key(record).get(step)
            if attribute is None:
                raise _unknown(step, path, record)
            path.append(step)
            holder, record = record, attribute.record
            rows, mapped = attribute.shape is Shape.ROWS, attribute.shape is Shape.MAPPING
    if attribute is None:
        raise _unfit(key, path, attribute)
    return Target(tuple(path), attribute, holder, single=not (rows or mapped or record is not None))


def _steps(cls: type, key: str) -> list[str | int]:
    """Return the steps of a key as typed; -1 stands for `[+]`."""
    steps: list[str | int] = []
    at = 0
    while at < len(key):
        found = _STEP.match(key, at)
        if found is None:
            break
        steps.append(found[1])
        steps += [-1 if index == "+" else int(index) for index in _INDEX.findall(found[2])]
        at = found.end()
    if at < len(key) or not steps or key.endswith("."):
        raise _no_key(cls, key)
    return steps


def _rows(value: Value, path: Sequence[str | int]) -> Sequence[Value]:
    for step in path:
        if isinstance(value, dict) and isinstance(step, str):
            value = value.get(step)
        elif isinstance(value, list) and isinstance(step, int) and step < len(value):
            value = value[step]
        else:
            return ()
    return value if isinstance(value, list) else ()


def _no_key(cls: type, key: str) -> WrongUse:
    """Return why a text is no key at all, with the key of that label if it is one."""
    path = _labelled(cls, key)
    return WrongUse(
        f"Không hiểu tên mục “{visible(key)}”." + (f" Có phải ý bạn là “{path}”?" if path else ""),
        _HOW,
    )


def _labelled(cls: type, label: str) -> str:
    """Return the first key of a file that people read under this label, empty when there is none."""
    from danvan_cli.models.vocabulary import ROOTS, terms

    wanted = fold(label)
    found = (term.path for term in terms() if ROOTS[term.file] is cls and fold(term.attribute.label) == wanted)
    return next(found, "").replace("[]", "[0]").replace("{}", "")


def _unknown(step: str, path: Sequence[str | int], record: type) -> WrongUse:
    keys = [one.key for one in attributes(record)]
    inside = f" trong {written(path)}" if path else ""
    named = next((one.key for one in attributes(record) if fold(one.label) == fold(step)), "")
    guess = f"Có phải ý bạn là “{named}”?" if named else did_you_mean(step, keys)
    return WrongUse(
        f"Không có mục “{visible(step)}”{inside}.{' ' + guess if guess else ''}",
        f"Các mục dùng được ở đây: {', '.join(keys)}.",
    )


def _unfit(key: str, path: Sequence[str | int], attribute: Attribute | None) -> WrongUse:
    """Return why a key that exists does not name a single value, with what would."""
    if attribute is None:
        return WrongUse(f"Không hiểu tên mục “{visible(key)}”.", _HOW)
    here = written(path)
    below = attribute.record
    inside = f".{attributes(below)[0].key}" if below is not None else ""
    if attribute.shape is Shape.ROWS and isinstance(path[-1], str):
        return WrongUse(
            f"“{here}” là một danh sách; cần nói rõ dòng nào.",
            f"Ví dụ: {here}[0]{inside} là dòng đầu, {here}[+]{inside} là thêm vào cuối.",
        )
    if attribute.shape is Shape.MAPPING and path[-1] == attribute.key:
        example = "2026" if below is None else f"phu-luc-01{inside}"
        return WrongUse(f"“{here}” gồm nhiều giá trị theo tên; cần nói rõ tên nào.", f"Ví dụ: {here}.{example}.")
    if below is not None and not (isinstance(path[-1], str) and path[-1] != attribute.key and not inside):
        keys = ", ".join(f"{here}.{one.key}" for one in attributes(below))
        return WrongUse(f"“{here}” gồm các mục con, không ghi thẳng một giá trị vào được.", f"Chọn một: {keys}.")
    return WrongUse(f"“{here}” chỉ giữ một giá trị, không có phần nào bên trong.", f"Viết: {here}.")
