"""Which demanded keys are empty in a record."""

from __future__ import annotations

from danvan_cli.models.structure import Attribute, Place, Shape, attributes


def is_empty(value: object) -> bool:
    """Whether nothing was written: no value, no rows, or words of white space alone."""
    if isinstance(value, str):
        return not value or value.isspace()
    return value is None or value in ((), {})


def missing(record: object, place: Place = ()) -> list[Place]:
    """Return the place of every demanded key that is empty, into rows and nested records.

    A block that is absent as a whole gives its own place alone, not one place for each of its keys.
    """
    found: list[Place] = []
    _collect(record, place, found)
    return found


def missing_in(record: object, attribute: Attribute, place: Place = ()) -> list[Place]:
    """Return what `missing` would for a single key of the record."""
    found: list[Place] = []
    _collect_key(record, attribute, place, found)
    return found


# A list handed down rather than generators: a year of 5,500 dossiers is walked through here several times.
def _collect(record: object, place: Place, found: list[Place]) -> None:
    cls: type = type(record)
    for attribute in attributes(cls):
        if attribute.demanded or attribute.record is not None:
            _collect_key(record, attribute, place, found)


def _collect_key(record: object, attribute: Attribute, place: Place, found: list[Place]) -> None:
    value = getattr(record, attribute.name)
    if value is None or is_empty(value):
        if attribute.demanded:
            found.append((*place, attribute.name))
    elif attribute.record is not None:
        _collect_inside(value, attribute.shape, (*place, attribute.name), found)


def _collect_inside(value: object, shape: Shape, here: Place, found: list[Place]) -> None:
    if shape is Shape.ROWS and isinstance(value, tuple):
        for index, row in enumerate(value):
            _collect(row, (*here, index), found)
    elif shape is Shape.MAPPING and isinstance(value, dict):
        for key, row in value.items():
            _collect(row, (*here, key), found)
    else:
        _collect(value, here, found)
