"""How a value of content, a row and a block are called in a sentence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from enum import Enum

from danvan_cli.models.content import Tree
from danvan_cli.models.dossier import Target
from danvan_cli.models.structure import Attribute, Shape, attributes, attributes_by_key, known_by
from danvan_cli.progress.naming import Names, called, entry_label, row_word
from danvan_cli.review.figure_change import shown

_WHOLE_ITEMS = 4
_BRIEF = 60
"""How many letters a phrase may have that is told of a large block."""
TECHNICAL = frozenset({"ma_noi_dung"})
"""Keys whose value says nothing to a reader."""


def low(text: str) -> str:
    """Return a label as it stands within a sentence; an abbreviation keeps its capitals."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def measure_of(tree: Tree | None) -> str:
    """Return the unit of measure of a target's content, empty where there is none."""
    measure = tree.get("don_vi_tinh") if isinstance(tree, Mapping) else None
    return measure if isinstance(measure, str) else ""


def value_said(owner: type, attribute: Attribute, value: str, names: Names, measure: str = "") -> str:
    """Return a single value: words in quotation marks, a code or choice by its name, a figure with its unit."""
    if attribute.kind is Decimal:
        return shown(value, measure)
    if attribute.kind in (int, bool, date):
        return value
    return f"“{called(owner, attribute, value, names)}”"


def row_name(cls: type, row: Mapping[str, Tree], names: Names) -> str:
    """Return what a row is known by to a reader, empty where it has no name yet."""
    if isinstance(row.get("ten"), str):
        return f"“{row['ten']}”"
    keys = known_by(cls)
    if keys == ("ma",) and "chuc_vu" in row:
        keys = ("chuc_vu",)
    known = attributes_by_key(cls)
    return ", ".join(_part(cls, known[key], value, names) for key in keys if isinstance(value := row.get(key), str))


def _part(cls: type, attribute: Attribute, value: str, names: Names) -> str:
    said = value_said(cls, attribute, value, names)
    return f"ngày {said}" if attribute.kind is date else said


def named_by(cls: type, row: Mapping[str, Tree]) -> frozenset[str]:
    """Return the keys that `row_name` speaks of, so that they are not said twice."""
    if isinstance(row.get("ten"), str):
        return frozenset({"ten"})
    keys = known_by(cls)
    return frozenset({"chuc_vu"} if keys == ("ma",) and "chuc_vu" in row else keys)


def items(cls: type, tree: Mapping[str, Tree], names: Names, without: frozenset[str] = frozenset()) -> list[str]:
    """Return the phrases that tell a block or row whole, in the vocabulary's order."""
    return [phrase for _, phrases in _told(cls, tree, names, without) for phrase in phrases]


def summed_up(cls: type, tree: Mapping[str, Tree], names: Names) -> str:
    """Return what a block says: a small one whole, a large one as `in_brief` does, the long parts named."""
    phrases = items(cls, tree, names)
    if len(phrases) <= _WHOLE_ITEMS:
        return "; ".join(phrases)
    return joined(*in_brief(cls, tree, names))


def joined(shown: list[str], long: list[str]) -> str:
    """Return phrases as one, with the names of the parts too long to be quoted behind them."""
    named = ", ".join(f"“{label}”" for label in long)
    rest = [f"{'cùng phần' if shown else 'phần'} {named}"] if long else []
    return "; ".join([*shown, *rest])


def in_brief(cls: type, tree: Mapping[str, Tree], names: Names) -> tuple[list[str], list[str]]:
    """Return what decides in a block, and the labels of its long texts.

    Every day, figure, choice and short text is told, also within its blocks; of rows that are long their number.
    """
    shown: list[str] = []
    long: list[str] = []
    for attribute, phrases in _told(cls, tree, names):
        value = tree[attribute.key]
        if all(len(phrase) <= _BRIEF for phrase in phrases):
            shown += phrases
        elif isinstance(value, tuple):
            shown.append(f"{len(value)} {low(row_word(attribute))}")
        elif attribute.record is not None and isinstance(value, Mapping) and attribute.shape is Shape.ONE:
            inner, left = in_brief(attribute.record, value, names)
            if inner:
                shown.append(f"{low(attribute.label)} ({', '.join([*inner, *(['…'] if left else [])])})")
            else:
                long.append(attribute.label)
        else:
            long.append(attribute.label)
    return shown, long


def _told(
    cls: type, tree: Mapping[str, Tree], names: Names, without: frozenset[str] = frozenset()
) -> Iterator[tuple[Attribute, list[str]]]:
    """Yield each key of a block that says more than its absence would, with the phrases that tell it."""
    measure = measure_of(tree)
    skipped = without | TECHNICAL
    if cls is Target and tree.keys() & {"chi_tieu", "chi_tieu_nam_truoc", "ket_qua"}:
        skipped |= {"don_vi_tinh"}
    for attribute in attributes(cls):
        if attribute.key not in skipped and tree.get(attribute.key) not in (None, default_of(cls, attribute)):
            yield attribute, list(_phrases(cls, attribute, tree[attribute.key], names, measure))


def _phrases(cls: type, attribute: Attribute, value: Tree, names: Names, measure: str) -> Iterator[str]:
    label = low(attribute.label)
    if isinstance(value, str):
        joint = ": " if attribute.kind is bool else " "
        yield f"{label}{joint}{value_said(cls, attribute, value, names, measure)}"
    elif isinstance(value, tuple):
        yield f"{low(row_word(attribute))} {', '.join(_rows_named(cls, attribute, value, names))}"
    elif attribute.shape is Shape.MAPPING:
        for key, entry in value.items():
            yield f"{low(entry_label(attribute, key))}: {_entry(cls, attribute, entry, names, measure)}"
    elif attribute.record is not None:
        yield f"{label} ({', '.join(items(attribute.record, value, names))})"


def _entry(cls: type, attribute: Attribute, entry: Tree, names: Names, measure: str) -> str:
    if isinstance(entry, str):
        return value_said(cls, attribute, entry, names, measure)
    if attribute.record is not None and isinstance(entry, Mapping):
        return f"({', '.join(items(attribute.record, entry, names))})"
    return ""


def _rows_named(cls: type, attribute: Attribute, rows: tuple[Tree, ...], names: Names) -> Iterator[str]:
    for index, row in enumerate(rows):
        if isinstance(row, str):
            yield value_said(cls, attribute, row, names)
        elif attribute.record is not None and isinstance(row, Mapping):
            goal = row.get("chi_tieu") if attribute.record is Target else None
            figure = f" ({shown(goal, measure_of(row))})" if isinstance(goal, str) else ""
            yield (row_name(attribute.record, row, names) or f"thứ {index + 1}") + figure


def default_of(owner: type, attribute: Attribute) -> str | None:
    """Return, as content has it, what the absence of a key stands for; None where it stands for nothing."""
    default = owner.__pydantic_fields__[attribute.name].default  # type: ignore[attr-defined]
    if isinstance(default, Enum):
        return str(default.value)
    if isinstance(default, bool):
        return "có" if default else "không"
    return str(default) if isinstance(default, int) else None


def ended(sentence: str) -> str:
    """Return a sentence with its closing point, unless a quotation at its end has closed it."""
    return sentence if sentence.rstrip("”").endswith((".", "!", "?", "…")) else f"{sentence}."
