"""Which demanded keys are empty in a record."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from danvan_cli.models.structure import Attribute, Place, attributes


def is_empty(value: object) -> bool:
    """Whether nothing was written: no value, no rows, or words of white space alone."""
    if not value:
        return value is None or isinstance(value, (str, tuple, dict))
    return isinstance(value, str) and value.isspace()


def missing(record: object, place: Place = ()) -> list[Place]:
    """Return the place of every demanded key that is empty, into rows and nested records.

    A block that is absent as a whole gives its own place alone, not one place for each of its keys.
    """
    found: list[Place] = []
    _collect_all(record, place, found)
    return found


def missing_in(record: object, keys: Iterable[Attribute]) -> list[Place]:
    """Return what `missing` would for some keys of the record alone."""
    found: list[Place] = []
    _collect(record, keys, (), found)
    return found


@cache
def _watched(cls: type) -> tuple[Attribute, ...]:
    """Return the keys of a record class at which, or behind which, something may be missing."""
    return tuple(attribute for attribute in attributes(cls) if attribute.demanded or attribute.record is not None)


# A list handed down rather than generators: every key of 5,500 dossiers is looked at here.
def _collect(record: object, keys: Iterable[Attribute], place: Place, found: list[Place]) -> None:
    for attribute in keys:
        value = getattr(record, attribute.name)
        if value and attribute.record is not None:
            _collect_inside(value, (*place, attribute.name), found)
        elif attribute.demanded and is_empty(value):
            found.append((*place, attribute.name))


def _collect_all(record: object, place: Place, found: list[Place]) -> None:
    cls: type = type(record)
    _collect(record, _watched(cls), place, found)


def _collect_inside(value: object, here: Place, found: list[Place]) -> None:
    if isinstance(value, tuple):
        for index, row in enumerate(value):
            _collect_all(row, (*here, index), found)
    elif isinstance(value, dict):
        for key, row in value.items():
            _collect_all(row, (*here, key), found)
    else:
        _collect_all(value, here, found)
