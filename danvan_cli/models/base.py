"""What every record of the vocabulary is made of: the decorator, and the two kinds of keys."""

from collections.abc import Callable
from dataclasses import FrozenInstanceError
from enum import Enum
from typing import Annotated, Any, Self, TypeVar, dataclass_transform

from pydantic import BeforeValidator, ConfigDict, Field
from pydantic.dataclasses import dataclass

# Validators read by alias alone: an English name in a file is an unknown key like any other. They are built
# when a file is first read, so that only the four kinds of files cost a validator, not each of their blocks.
_CONFIG = ConfigDict(extra="forbid", validate_by_alias=True, validate_by_name=False, defer_build=True)

T = TypeVar("T")


class Labelled(Enum):
    """A closed choice: the unaccented value stands in the file, the label is what people read."""

    label: str

    def __new__(cls, value: str, label: str) -> Self:
        """Keep the label beside the value."""
        member = object.__new__(cls)
        member._value_ = value
        member.label = label
        return member


def demanded(key: str, label: str) -> Any:  # noqa: ANN401 - a field specifier stands for any type
    """Declare a key that its block's milestone demands (design section 5, keys without `?`)."""
    return Field(default=None, alias=key, title=label, json_schema_extra={"demanded": True})


def optional(key: str, label: str, default: object = None) -> Any:  # noqa: ANN401 - likewise
    """Declare a key that is never demanded (design section 5, keys with `?`), with the value it stands for."""
    return Field(default=default, alias=key, title=label)


def identity(key: str, label: str) -> Any:  # noqa: ANN401 - likewise
    """Declare a key without which the record cannot be read at all."""
    return Field(alias=key, title=label, json_schema_extra={"demanded": True})


def demanded_rows(key: str, label: str) -> Any:  # noqa: ANN401 - likewise
    """Declare a list that must hold at least one item by its block's milestone."""
    return Field(default=(), alias=key, title=label, json_schema_extra={"demanded": True})


def optional_rows(key: str, label: str) -> Any:  # noqa: ANN401 - likewise
    """Declare a list that may stay empty."""
    return Field(default=(), alias=key, title=label)


def _empty_rows(value: object) -> object:
    return () if value is None else value


Rows = Annotated[tuple[T, ...], BeforeValidator(_empty_rows)]
"""A list; a key with nothing behind it is an empty one."""


@dataclass_transform(
    kw_only_default=True,
    frozen_default=True,
    field_specifiers=(demanded, optional, identity, demanded_rows, optional_rows),
)
def record(cls: type[T]) -> type[T]:
    """Make a frozen, slotted, validating record: a third of a BaseModel's memory, which 5,500 dossiers feel."""
    build: Callable[[type], Any] = dataclass(slots=True, kw_only=True, eq=False, repr=False, config=_CONFIG)
    made = build(cls)
    # What `frozen=True` does, but written once: it would compile both methods anew for each record at every start.
    made.__setattr__ = made.__delattr__ = _refuse_change
    frozen: type[T] = made
    return frozen


def _refuse_change(_record: object, name: str, _value: object = None) -> None:
    raise FrozenInstanceError(name)
