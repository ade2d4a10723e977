"""A changed file in sentences that a leader reads without opening the file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import reduce

from danvan_cli.models.content import Tree
from danvan_cli.models.dossier import Dossier
from danvan_cli.models.judgement import Approval, Removal
from danvan_cli.models.structure import Attribute, KeyPath, Shape, attributes_by_key, below
from danvan_cli.progress.naming import Names, entry_label, row_word
from danvan_cli.review.difference import Changed, Difference, Match, Rows, Within, difference
from danvan_cli.review.figure_change import count_change, figure_change
from danvan_cli.review.file_change import RECORDS, FileChange, Kind
from danvan_cli.review.heading import heading
from danvan_cli.review.text_change import text_change
from danvan_cli.review.wording import (
    TECHNICAL,
    default_of,
    ended,
    items,
    low,
    measure_of,
    named_by,
    row_name,
    summed_up,
    value_said,
)

_YEARS = frozenset({"nam", "tu_nam"})
_MARKS = frozenset({"diem", "diem_toi_da"})
"""Figures that move by points, not by their share."""
_UNDATED = "ghi mục loại bỏ nhưng chưa có ngày, nên mô hình chưa bị loại"


@dataclass(frozen=True, slots=True)
class Saying:
    """One change in one sentence. `path` leads to it in the keys of the later file (of the earlier for what is gone).

    `before` and `after` are the values there; None where there is none.
    """

    sentence: str
    path: KeyPath = ()
    before: Tree | None = None
    after: Tree | None = None


@dataclass(frozen=True, slots=True)
class _Spot:
    """A block: its record class, its contents on both sides, the labels and keys that lead to it."""

    cls: type
    names: Names
    before: Mapping[str, Tree]
    after: Mapping[str, Tree]
    labels: tuple[str, ...] = ()
    path: KeyPath = ()
    years: tuple[int, int] | None = None

    @property
    def lead(self) -> str:
        return reduce(below, self.labels, "")

    def within(self, label: str, key: str, cls: type) -> _Spot:
        """Return the block under a key."""
        sides = _block(self.before.get(key)), _block(self.after.get(key))
        return replace(
            self, cls=cls, before=sides[0], after=sides[1], labels=(*self.labels, label), path=(*self.path, key)
        )

    def say(self, label: str, phrase: str, change: Changed, *steps: str | int) -> Saying:
        """Return the sentence “labels › label: phrase”."""
        text = f"{below(self.lead, label)}: {phrase}"
        return Saying(ended(text), (*self.path, *steps), change.before, change.after)

    def act(self, phrase: str, change: Changed, *steps: str | int) -> Saying:
        """Return “Thêm mục tiêu …” at the top of a file, “Kế hoạch: thêm giải pháp …” within a block."""
        text = f"{self.lead}: {phrase}" if self.labels else phrase[:1].upper() + phrase[1:]
        return Saying(ended(text), (*self.path, *steps), change.before, change.after)


def sayings(change: FileChange) -> tuple[Saying, ...]:
    """Return the changes of a file in the order of the vocabulary, what became of the file itself first."""
    heads = tuple(Saying(ended(text), (), change.before, change.after) for text in heading(change))
    cls = RECORDS[change.what]
    found = change.difference
    if change.what == "don-vi" and change.kind is Kind.ADDED and change.after is not None:
        found = difference({}, change.after, cls)
    evidence = tuple(map(Saying, change.evidence))
    if not isinstance(found, Within):
        return heads + evidence
    spot = _Spot(cls, change.names, change.before or {}, change.after or {}, years=change.years)
    return (*heads, *_file(spot, dict(found.entries)), *evidence)


def sentences(change: FileChange) -> tuple[str, ...]:
    """Return the sentences of `sayings`."""
    return tuple(saying.sentence for saying in sayings(change))


def _file(spot: _Spot, entries: dict[str, Difference]) -> Iterator[Saying]:
    if spot.cls is Dossier:
        yield from _struck_off(spot, entries)
        yield from _new_name(spot, entries, "mô hình")
    approval = entries.pop("duyet", None)
    yield from _block_entries(spot, entries)
    if approval is not None:
        yield from _approval(spot, approval)


def _struck_off(spot: _Spot, entries: dict[str, Difference]) -> Iterator[Saying]:
    """Say first that a model left the list or came back, and take that out of what is still to be said."""
    change = entries.get("loai_bo")
    if isinstance(change, Changed):
        del entries["loai_bo"]
        block = _block(change.after or change.before)
        facts = "; ".join(items(Removal, block, spot.names))
        is_dated = "ngay" in block
        if change.before is None:
            told = f"loại mô hình khỏi danh sách: {facts}" if is_dated else f"{_UNDATED}: {facts}"
        elif is_dated:
            told = f"đưa mô hình trở lại danh sách; trước đó đã loại: {facts}"
        else:
            told = f"bỏ mục loại bỏ chưa có ngày; trước đó ghi: {facts}"
        yield spot.act(told, change, "loai_bo")


def _new_name(spot: _Spot, entries: dict[str, Difference], word: str) -> Iterator[Saying]:
    """Say a new name as one, and take it out of what is still to be said."""
    change = entries.get("ten")
    if isinstance(change, Changed) and change.before is not None and change.after is not None:
        del entries["ten"]
        yield spot.act(f"đổi tên {low(word)} “{change.before}” thành “{change.after}”", change, "ten")


def _approval(spot: _Spot, change: Difference) -> Iterator[Saying]:
    if isinstance(change, Changed):
        block = _block(change.after or change.before)
        facts = f"“{block.get('nguoi', '…')}” duyệt ngày {block.get('ngay', '…')}"
        gone = f"bỏ, nay chưa duyệt; trước đó {facts}"
        yield spot.say("Duyệt", facts if change.before is None else gone, change, "duyet")
    elif isinstance(change, Within):
        if not change.entries.keys() - TECHNICAL:
            yield spot.say("Duyệt", "duyệt lại theo nội dung mới", Changed(None, None), "duyet")
        yield from _block_entries(spot.within("Duyệt", "duyet", Approval), change.entries)


def _block_entries(spot: _Spot, entries: Mapping[str, Difference]) -> Iterator[Saying]:
    known = attributes_by_key(spot.cls)
    for key, change in entries.items():
        if key not in TECHNICAL:
            yield from _attribute(spot, known[key], change)


def _attribute(spot: _Spot, attribute: Attribute, change: Difference) -> Iterator[Saying]:
    if isinstance(change, Rows):
        yield from _rows(spot, attribute, change)
    elif attribute.shape is Shape.MAPPING:
        yield from _mapping(spot, attribute, change)
    elif attribute.record is not None:
        within = spot.within(attribute.label, attribute.key, attribute.record)
        yield from _record(spot, within, attribute.label, change)
    elif isinstance(change, Changed):
        yield spot.say(attribute.label, _scalar(spot, attribute, change), change, attribute.key)


def _mapping(spot: _Spot, attribute: Attribute, change: Difference) -> Iterator[Saying]:
    """Say what stands under free keys: the figures of the years, the papers by their forms."""
    sides = _block(spot.before.get(attribute.key)), _block(spot.after.get(attribute.key))
    whole = {key: Changed(sides[0].get(key), sides[1].get(key)) for key in {**sides[0], **sides[1]}}
    entries: Mapping[str, Difference] = change.entries if isinstance(change, Within) else whole
    around = replace(spot, before=sides[0], after=sides[1], path=(*spot.path, attribute.key))
    for key, one in entries.items():
        label = entry_label(attribute, key)
        if attribute.record is not None:
            yield from _record(around, around.within(label, key, attribute.record), label, one)
        elif isinstance(one, Changed):
            yield around.say(label, _scalar(spot, attribute, one), one, key)


def _record(spot: _Spot, within: _Spot, label: str, change: Difference) -> Iterator[Saying]:
    """Say a block: what changed in it; one that came or went summed up, or as its key when it has but one."""
    if isinstance(change, Changed):
        block = within.after or within.before
        if len(block) > 1:
            facts = summed_up(within.cls, block, spot.names)
            lead = "ghi" if change.before is None else "bỏ cả mục; trước đó ghi"
            yield spot.say(label, f"{lead} {facts}", change, within.path[-1])
            return
        found = difference(within.before, within.after, within.cls)
        change = found if found is not None else change
    if isinstance(change, Within):
        yield from _block_entries(within, change.entries)


def _scalar(spot: _Spot, attribute: Attribute, change: Changed) -> str:
    owner, measures = spot.cls, (measure_of(spot.before), measure_of(spot.after))
    old, new = _or_default(owner, attribute, change.before), _or_default(owner, attribute, change.after)
    if old is None or new is None:
        measure, value = (measures[1], new) if old is None else (measures[0], old)
        said = value_said(owner, attribute, value or "", spot.names, measure)
        return _come_or_gone(spot, attribute, said, has_come=old is None)
    if attribute.key in _MARKS:
        return count_change(old, new)
    if attribute.kind is Decimal:
        return figure_change(old, new, measures)
    if attribute.kind is int and attribute.key not in _YEARS:
        return count_change(old, new)
    return _words(spot, attribute, old, new)


def _come_or_gone(spot: _Spot, attribute: Attribute, said: str, *, has_come: bool) -> str:
    """Say a value that only one side has: of two years nothing was written or taken away, each has its own."""
    if spot.years is not None:
        has, lacks = spot.years if not has_come else reversed(spot.years)
        return f"năm {has} là {said}, năm {lacks} chưa ghi"
    if attribute.kind is bool:
        return f"chưa ghi → {said}" if has_come else f"{said} → chưa ghi"
    return f"{'ghi' if has_come else 'bỏ'} {said}"


def _words(spot: _Spot, attribute: Attribute, old: str, new: str) -> str:
    """Say a changed prose by sentence and word, and what stands for something by both its names."""
    said = [value_said(spot.cls, attribute, value, spot.names) for value in (old, new)]
    is_prose = attribute.kind is str and said == [f"“{old}”", f"“{new}”"]
    return text_change(old, new) if is_prose else " → ".join(said)


def _or_default(owner: type, attribute: Attribute, value: Tree | None) -> str | None:
    return value if isinstance(value, str) else default_of(owner, attribute)


def _rows(spot: _Spot, attribute: Attribute, change: Rows) -> Iterator[Saying]:
    """Say what went, what came and what changed within rows, then their order."""
    word = low(row_word(attribute))
    for index, row in change.removed:
        name, facts = _row_said(spot, attribute, row, index), _facts(spot, attribute, row)
        yield spot.act(f"bỏ {word} {name}{facts}", Changed(row, None), attribute.key, index)
    for index, row in change.added:
        name, facts = _row_said(spot, attribute, row, index), _facts(spot, attribute, row)
        yield spot.act(f"thêm {word} {name}{facts}", Changed(None, row), attribute.key, index)
    for match in change.matched:
        if match.difference is not None:
            yield from _row_change(spot, attribute, match, match.difference)
    if change.reordered:
        yield spot.act(f"đổi thứ tự các {word}", Changed(None, None), attribute.key)


def _row_change(spot: _Spot, attribute: Attribute, match: Match, change: Difference) -> Iterator[Saying]:
    rows = _row(spot.before, attribute, match.before), _row(spot.after, attribute, match.after)
    if attribute.record is not None and isinstance(change, Within):
        name = _row_said(spot, attribute, rows[1], match.after)
        label = f"{row_word(attribute)} {name}"
        entries = dict(change.entries)
        yield from _new_name(replace(spot, path=(*spot.path, attribute.key, match.after)), entries, row_word(attribute))
        path = (*spot.path, attribute.key, match.after)
        sides = _block(rows[0]), _block(rows[1])
        within = replace(
            spot, cls=attribute.record, before=sides[0], after=sides[1], labels=(*spot.labels, label), path=path
        )
        yield from _block_entries(within, entries)
    elif isinstance(change, Changed):
        label = f"{row_word(attribute)} thứ {match.after + 1}"
        phrase = _words(spot, attribute, str(change.before), str(change.after))
        yield spot.say(label, phrase, change, attribute.key, match.after)


def _row(side: Mapping[str, Tree], attribute: Attribute, index: int) -> Tree | None:
    rows = side.get(attribute.key)
    return rows[index] if isinstance(rows, tuple) else None


def _row_said(spot: _Spot, attribute: Attribute, row: Tree | None, index: int) -> str:
    """Return what a row is called; one without a name by its place."""
    if isinstance(row, str):
        return value_said(spot.cls, attribute, row, spot.names)
    name = row_name(attribute.record, _block(row), spot.names) if attribute.record is not None else ""
    return name or f"thứ {index + 1}"


def _facts(spot: _Spot, attribute: Attribute, row: Tree) -> str:
    if attribute.record is None or isinstance(row, str):
        return ""
    phrases = items(attribute.record, _block(row), spot.names, named_by(attribute.record, _block(row)))
    return f": {'; '.join(phrases)}" if phrases else ""


def _block(tree: Tree | None) -> Mapping[str, Tree]:
    return tree if isinstance(tree, Mapping) else {}
