"""Which demanded keys are empty in a record."""

from collections.abc import Iterator

from danvan_cli.models.structure import Attribute, Place, Shape, attributes


def is_empty(value: object) -> bool:
    """Whether nothing was written: no value, no rows, or words of white space alone."""
    return value is None or value in ((), {}) or (isinstance(value, str) and not value.strip())


def missing(record: object, place: Place = ()) -> Iterator[Place]:
    """Yield the place of every demanded key that is empty, into rows and nested records.

    A block that is absent as a whole yields its own place alone, not one place for each of its keys.
    """
    cls: type = type(record)
    for attribute in attributes(cls):
        yield from missing_in(record, attribute, place)


def missing_in(record: object, attribute: Attribute, place: Place = ()) -> Iterator[Place]:
    """Yield what `missing` would for a single key of the record."""
    value = getattr(record, attribute.name)
    here = (*place, attribute.name)
    if is_empty(value):
        if attribute.demanded:
            yield here
    elif attribute.record is not None:
        yield from _missing_inside(value, attribute.shape, here)


def _missing_inside(value: object, shape: Shape, here: Place) -> Iterator[Place]:
    if shape is Shape.ROWS and isinstance(value, tuple):
        for index, row in enumerate(value):
            yield from missing(row, (*here, index))
    elif shape is Shape.MAPPING and isinstance(value, dict):
        for key, row in value.items():
            yield from missing(row, (*here, key))
    else:
        yield from missing(value, here)
