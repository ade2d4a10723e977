"""The shape of the records, described once for everybody who walks them by name, key or label."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, is_dataclass
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin

Place = tuple[str | int, ...]
"""A way into a record in English field names, list indices and mapping keys: ("targets", 0, "goal")."""
KeyPath = tuple[str | int, ...]
"""The same way in the keys of the file: ("muc_tieu", 0, "chi_tieu")."""


class Shape(Enum):
    """How many values stand behind a key."""

    ONE = "one"
    ROWS = "rows"
    MAPPING = "mapping"


@dataclass(frozen=True, slots=True)
class Attribute:
    """One key of a record: its English name, its key in files, its label, and what stands behind it.

    `record` is the class of the value (of each row, of each mapped value) where that is a record.
    """

    name: str
    key: str
    label: str
    demanded: bool
    shape: Shape
    kind: type
    record: type | None


def _described(annotation: Any) -> tuple[Shape, type]:  # noqa: ANN401 - any type expression
    origin = get_origin(annotation)
    if origin in (Union, UnionType):
        return _described(next(part for part in get_args(annotation) if part is not NoneType))
    if origin is tuple:
        return Shape.ROWS, _described(get_args(annotation)[0])[1]
    if origin is dict:
        return Shape.MAPPING, _described(get_args(annotation)[1])[1]
    if origin is not None:
        return _described(get_args(annotation)[0])
    return Shape.ONE, annotation


def row_label(label: str) -> str:
    """Return what one row is called whose list has this label: “Giai đoạn” of “Các giai đoạn”."""
    one = label.removeprefix("Các ")
    return one[:1].upper() + one[1:]


def below(above: str, label: str) -> str:
    """Return the way “above › label”; a label that says the last one again and more takes its place.

    “Chỉ tiêu toàn xã” below “Chỉ tiêu” is “Chỉ tiêu toàn xã”.
    """
    last = above.rpartition(" › ")[2]
    if last and label.startswith(f"{last} "):
        return above.removesuffix(last) + label
    return f"{above} › {label}" if above else label


@cache
def attributes(cls: type) -> tuple[Attribute, ...]:
    """Return the keys of a record class in the order of their declaration."""
    found = []
    for name, info in cls.__pydantic_fields__.items():  # type: ignore[attr-defined]
        shape, kind = _described(info.annotation)
        demanded = bool(isinstance(info.json_schema_extra, dict) and info.json_schema_extra.get("demanded"))
        nested = kind if is_dataclass(kind) else None
        found.append(Attribute(name, info.alias, info.title, demanded, shape, kind, nested))
    return tuple(found)


@cache
def attributes_by_name(cls: type) -> dict[str, Attribute]:
    """Return the keys of a record class by English name."""
    return {attribute.name: attribute for attribute in attributes(cls)}


@cache
def attributes_by_key(cls: type) -> dict[str, Attribute]:
    """Return the keys of a record class by the key in files."""
    return {attribute.key: attribute for attribute in attributes(cls)}


@cache
def known_by(cls: type) -> tuple[str, ...]:
    """Return the keys by which a row of a record class is known among its siblings, such as its name."""
    names: tuple[str, ...] = cls.KNOWN_BY  # type: ignore[attr-defined]
    return tuple(attributes_by_name(cls)[name].key for name in names)


def _steps(cls: type, place: Sequence[str | int]) -> Iterator[tuple[str | int, Attribute | None]]:
    record: type | None = cls
    last: Attribute | None = None
    for step in place:
        attribute = attributes_by_name(record).get(step) if record and isinstance(step, str) else None
        if attribute is not None:
            last, record = attribute, attribute.record
            yield attribute.key, attribute
        else:
            yield str(step) if last and last.shape is Shape.MAPPING else step, None


def key_path(cls: type, place: Sequence[str | int]) -> KeyPath:
    """Translate a place in English names into the keys of the file.

    A step that is no field of the record is a row's index, which stays as it is, or a mapping's key, which
    becomes text as keys are text in a file.
    """
    return tuple(step for step, _ in _steps(cls, place))


def attribute_at(cls: type, place: Sequence[str | int]) -> Attribute:
    """Return the key that a place ends in; rows and mapping keys belong to the key that holds them."""
    return next(found for _, found in reversed(list(_steps(cls, place))) if found)


def written(path: Sequence[str | int]) -> str:
    """Write a key path as people do on the command line: `muc_tieu[0].chi_tieu`."""
    text = ""
    for step in path:
        text += f"[{step}]" if isinstance(step, int) else f".{step}" if text else step
    return text
