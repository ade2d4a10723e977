"""Where a new key stands among its siblings: in the order in which the vocabulary declares them."""

from __future__ import annotations

from collections.abc import Callable

from danvan_cli.models.structure import KeyPath, Shape, attributes, attributes_by_key


def key_order(cls: type) -> Callable[[KeyPath], tuple[str, ...]]:
    """Return a function from the path of a mapping in a file of `cls` to its keys in order.

    A mapping whose keys are free, and a path that the vocabulary does not know, have no order.
    """

    def order(path: KeyPath) -> tuple[str, ...]:
        record: type | None = cls
        free = False
        for step in path:
            if free or isinstance(step, int):
                free = False
                continue
            attribute = attributes_by_key(record).get(step) if record is not None else None
            record = attribute.record if attribute else None
            free = attribute is not None and attribute.shape is Shape.MAPPING
        return () if record is None or free else tuple(one.key for one in attributes(record))

    return order
