"""A file of the dossiers as plain lines, so that git's line diff says in words what has changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from enum import EnumMeta

from danvan_cli.models.base import Labelled
from danvan_cli.models.content import Tree, content
from danvan_cli.models.reading import Reading, read_record
from danvan_cli.models.structure import Attribute, Shape, attributes, attributes_by_key, below, known_by, row_label
from danvan_cli.models.vocabulary import ROOTS
from danvan_cli.review.sentence_split import split_sentences
from danvan_cli.review.wording import TECHNICAL
from danvan_cli.source.decoding import decode
from danvan_cli.source.document import SourceDocument
from danvan_cli.source.reader import read_source
from danvan_cli.vietnamese.invisible import visible

_LONGEST_NAME = 60
# Of the mark of an approval these tell one from another; the rest is for programs.
_TELLING_WORDS = 2


def spoken(data: bytes) -> tuple[str, ...]:
    """Return the data of a dossier, plan, office or unit file as lines in words, one for each value or sentence.

    What kind of file it is, its own keys tell. Comments and layout are left out. A file that cannot be read as data
    is its own text, behind lines that say so; nothing is raised.
    """
    document = read_source("", data)
    cls = _kind(document)
    if cls is None:
        return _as_it_stands(document, data)
    reading: Reading[object] = read_record(cls, document)
    if reading.record is None:
        faults = [f"# dòng {fault.line}: {fault.message}" for fault in reading.faults if fault.fatal]
        return _as_it_stands(document, data, *faults)
    return tuple(_block(content(reading.record), cls, ""))


def _kind(document: SourceDocument) -> type | None:
    """Return the record class that knows most of the file's keys; a dossier where two know as many."""
    keys = document.value.keys() if isinstance(document.value, Mapping) else ()
    known = {cls: sum(key in attributes_by_key(cls) for key in keys) for cls in reversed(ROOTS.values())}
    likely = max(known, key=known.__getitem__)
    return likely if known[likely] else None


def _as_it_stands(document: SourceDocument, data: bytes, *faults: str) -> tuple[str, ...]:
    told = faults or tuple(f"# dòng {fault.line}: {fault.message}" for fault in document.faults if fault.fatal)
    text = decode(data).text or data.decode("utf-8", "replace")
    head = "# danvan không đọc được các mục của tệp này, nên dưới đây là nguyên văn."
    return tuple(visible(line) for line in (head, *told, *text.removesuffix("\n").split("\n")))


def _block(block: Mapping[str, Tree], cls: type, above: str) -> Iterator[str]:
    for key in attributes(cls):
        if key.key in block:
            yield from _value(block[key.key], key, above, below(above, key.label))


def _value(value: Tree, key: Attribute, above: str, named: str) -> Iterator[str]:
    """Yield the lines of what stands behind a key; `named` is all that is said before it, `above` without its label."""
    if key.shape is Shape.ROWS and isinstance(value, tuple):
        yield from _rows(value, key, named, below(above, row_label(key.label)))
    elif key.shape is Shape.MAPPING and isinstance(value, Mapping):
        for name, one in value.items():
            yield from _one(one, key, f"{named} {visible(name)}")
    else:
        yield from _one(value, key, named)


def _one(value: Tree, key: Attribute, named: str) -> Iterator[str]:
    if isinstance(value, str) and key.key in TECHNICAL:
        yield f"{named}: {' '.join(value.split()[:_TELLING_WORDS])}"
    elif isinstance(value, str):
        yield from (f"{named}: {sentence}" for sentence in split_sentences(visible(_label(value, key))))
    elif isinstance(value, Mapping) and key.record is not None:
        yield from _block(value, key.record, named)


def _rows(rows: tuple[Tree, ...], key: Attribute, named: str, one: str) -> Iterator[str]:
    seen: Counter[str] = Counter()
    for number, row in enumerate(rows, start=1):
        if key.record is None or not isinstance(row, Mapping):
            yield from _one(row, key, named)
            continue
        names = _names(row, key.record)
        title = visible(" ".join(", ".join(names.values()).split()))
        cut = len(title) > _LONGEST_NAME
        short = title[: _LONGEST_NAME - 1].rstrip() + "…" if cut else title
        seen[short] += 1
        again = f" ({seen[short]})" if seen[short] > 1 else ""
        head = f"{one} “{short}”{again}" if title else f"{one} thứ {number}"
        # What the head says in full need not be said again below it.
        rest = row if cut else {name: value for name, value in row.items() if name not in names}
        yield from _block(rest, key.record, head) if rest else (head,)


def _names(row: Mapping[str, Tree], cls: type) -> dict[str, str]:
    """Return what a row is known by, as much of it as a head has room for; always the first."""
    names: dict[str, str] = {}
    for key in known_by(cls):
        value = row.get(key)
        if isinstance(value, str) and (not names or len(", ".join((*names.values(), value))) <= _LONGEST_NAME):
            names[key] = value
    return names


def _label(value: str, key: Attribute) -> str:
    """Return what people call a choice; any other value is itself."""
    choices: list[Labelled] = list(key.kind) if isinstance(key.kind, EnumMeta) else []
    return next((choice.label for choice in choices if choice.value == value), value)
