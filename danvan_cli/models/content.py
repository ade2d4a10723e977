"""The data of a record without its writing: equal wherever two files say the same in other layouts or spellings."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import TypeAlias

from danvan_cli.models.structure import attributes
from danvan_cli.vietnamese.dates import format_date
from danvan_cli.vietnamese.numbers import Percent, format_number

Tree: TypeAlias = "str | tuple[Tree, ...] | Mapping[str, Tree]"
"""Texts, rows and blocks under the keys of the file; nothing absent or empty stands in it."""


def content(record: object) -> dict[str, Tree]:
    """Return what a record says, under the keys of its file in the vocabulary's order.

    Days as 05/3/2026, numbers as 1.200,5 (80% with its sign), counts and years in plain figures, yes and no as
    “có” and “không”, choices by their value in files, texts trimmed. What is empty is left out, an empty row too,
    so that a row's index here may be lower than in the file. A key that is absent says what it stands for
    (`chieu` says “tang”).
    """
    cls: type = type(record)
    return _block({key.key: getattr(record, key.name) for key in attributes(cls)})


def _block(values: Mapping[str, object]) -> dict[str, Tree]:
    trees = ((key, _tree(value)) for key, value in values.items() if value is not None)
    return {key: tree for key, tree in trees if tree}


def _tree(value: object) -> Tree:
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, tuple):
        return tuple(tree for one in value if (tree := _tree(one)))
    if isinstance(value, dict):
        return _block({str(key): value[key] for key in sorted(value)})
    return _scalar(value) or content(value)


def _scalar(value: object) -> str:
    """Return a value that is no text as one; nothing for a record."""
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, Decimal):
        return format_number(value) + ("%" if isinstance(value, Percent) else "")
    return format_date(value) if isinstance(value, date) else ""
