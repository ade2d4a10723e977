"""Blocks that a dossier holds ready for the year: as long as nothing is filled in, they are as good as not there."""

from typing import Annotated, TypeVar

from pydantic import AfterValidator

from danvan_cli.models.demands import is_empty
from danvan_cli.models.structure import attributes

T = TypeVar("T")


def _says_something(value: object) -> bool:
    if is_empty(value):
        return False
    if isinstance(value, tuple):
        return any(map(_says_something, value))
    cls: type = type(value)
    keys = attributes(cls) if hasattr(cls, "__pydantic_fields__") else ()
    return any(_says_something(getattr(value, key.name)) for key in keys) if keys else True


def _if_filled(block: T | None) -> T | None:
    return block if _says_something(block) else None


Filled = Annotated[T | None, AfterValidator(_if_filled)]
"""A block that is None until a word or figure is written in it; rows with nothing in them are none.

The blocks of the registration slip are no such: each of their keys is asked for from the first day.
"""
