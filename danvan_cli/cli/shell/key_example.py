"""A key of the vocabulary as it stands in a file, with values that show of what kind each is."""

from datetime import date
from decimal import Decimal

from danvan_cli.models.base import Labelled
from danvan_cli.models.structure import Attribute, Shape, attributes, row_label
from danvan_cli.models.vocabulary import Term
from danvan_cli.source.layout import Tree, document_text

_VALUES: dict[type, str] = {date: "05/3/2026", bool: "có", int: "2026", Decimal: "850"}
_YEAR, _FORM = "2026", "thong-bao-tham-dinh"


def key_example(term: Term) -> str:
    """Return the lines that a key takes in a file, below the keys in which it stands: all that is demanded of it."""
    *above, last = term.path.split(".")
    tree: dict[str, Tree] = {_bare(last): _value(term.attribute)}
    for step in reversed(above):
        inner: Tree = tree
        if step.endswith("[]"):
            inner = [tree]
        elif step.endswith("{}"):
            inner = {_FORM: tree}
        tree = {_bare(step): inner}
    return document_text(tree)


def _bare(step: str) -> str:
    return step.rstrip("[]{}")


def _value(attribute: Attribute) -> Tree:
    one = _scalar(attribute) if attribute.record is None else _record(attribute.record)
    if attribute.shape is Shape.ROWS:
        return [one]
    if attribute.shape is Shape.MAPPING:
        return {_YEAR if attribute.record is None else _FORM: one}
    return one


def _record(cls: type) -> dict[str, Tree]:
    inside = attributes(cls)
    shown = [one for one in inside if one.demanded] or inside
    return {one.key: _value(one) for one in shown}


def _scalar(attribute: Attribute) -> str:
    """Return a value of the kind; a text is told by what it is called."""
    if issubclass(attribute.kind, Labelled):
        return str(next(iter(attribute.kind)).value)
    return _VALUES.get(attribute.kind) or row_label(attribute.label)
