"""What a change would do, seen before it is made: the lines, the count, what the units owe."""

from __future__ import annotations

from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from difflib import SequenceMatcher
from itertools import takewhile

from danvan_cli.diagnostics import Location
from danvan_cli.editing.transaction import Draft
from danvan_cli.models.dossier import Dossier
from danvan_cli.models.structure import KeyPath, key_path
from danvan_cli.models.unit_file import UnitFile
from danvan_cli.models.year_plan import YearPlan
from danvan_cli.progress.chronology import (
    Impossible,
    impossible_in_dossier,
    impossible_in_plan,
    impossible_in_unit_file,
)
from danvan_cli.progress.effects import effects
from danvan_cli.progress.year import Year
from danvan_cli.source.decoding import exact_text
from danvan_cli.source.refused import EditRefused
from danvan_cli.vietnamese.numbers import format_number
from danvan_cli.workspace import Workspace, load_workspace

_MOST_NEW = 12
_KILO = 1024


@dataclass(frozen=True, slots=True)
class FileChange:
    """The lines of one file that go and come; `lines` carry `-` and `+`, with the first line's number before."""

    label: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Preview:
    """What drafts would do: the lines that change, what that does to the year, the workspace with them in it.

    `counted` is the number of counted models before and after, with the quota.
    """

    changes: tuple[FileChange, ...]
    effects: tuple[str, ...] = ()
    counted: tuple[int, int, int] | None = None
    after: Workspace | None = None


def preview(before: Workspace, drafts: Sequence[Draft], day: date) -> Preview:
    """Look at a workspace with the drafts in it.

    Raises `EditRefused` when a file could not be read any more, or a date in it cannot be.
    """
    after = load_workspace(before.root, before.year, {draft.label: draft.after for draft in drafts})
    labels = {draft.label for draft in drafts}
    _check_readable(before, after, labels)
    _check_dates(before, after, labels)
    years = Year.of(before, day), Year.of(after, day)
    changes = file_changes(drafts)
    if years[0] is None or years[1] is None:
        return Preview(changes, after=after)
    old, new = years
    assert old is not None and new is not None  # noqa: S101, PT018 - checked above
    return Preview(changes, tuple(effects(old, new)), (len(old.counted), len(new.counted), new.quota), after)


def file_changes(drafts: Sequence[Draft]) -> tuple[FileChange, ...]:
    """Return the lines that change in each draft that changes anything."""
    return tuple(FileChange(draft.label, tuple(_lines(draft))) for draft in drafts if draft.before != draft.after)


def _lines(draft: Draft) -> Iterator[str]:
    old, new = _text(draft.before), _text(draft.after)
    if old is None or new is None or not draft.label.endswith(".yaml"):
        data = draft.before if draft.after is None else draft.after
        yield f"{'-' if draft.after is None else '+'} (tệp {_size(len(data or b''))})"
        return
    if draft.before is None and len(new) > _MOST_NEW:
        yield f"+ (tệp mới, {len(new)} dòng)"
        return
    if draft.after is None and len(old) > _MOST_NEW:
        yield f"- (cả tệp, {len(old)} dòng)"
        return
    yield from _unseen(draft.before or b"", draft.after or b"")
    for first, gone, come in _differences(old, new):
        yield f"dòng {first + 1}:"
        yield from (f"- {line}" for line in gone)
        yield from (f"+ {line}" for line in come)


def _unseen(old: bytes, new: bytes) -> Iterator[str]:
    """Yield a line for the coding, the mark and the line ends of Windows that only one of two readable files has."""
    if not old or not new:
        return
    (mark, text), (new_mark, new_text) = exact_text(old), exact_text(new)
    wide, now_wide = (each not in (b"", BOM_UTF8) for each in (mark, new_mark))
    if wide != now_wide:
        yield f"(đổi mã hóa của tệp sang {'UTF-16' if now_wide else 'UTF-8'})"
    elif bool(mark) != bool(new_mark):
        yield f"({_come_or_gone(new_mark)} dấu ẩn BOM ở đầu tệp)"
    ends, new_ends = "\r" in text, "\r" in new_text
    if ends != new_ends:
        yield f"({_come_or_gone(new_ends)} dấu xuống dòng kiểu Windows)"


def _come_or_gone(now: object) -> str:
    return "thêm" if now else "bỏ"


def _differences(old: list[str], new: list[str]) -> Iterator[tuple[int, list[str], list[str]]]:
    """Yield the lines that go and those that come instead, with the index among the new ones where they stand.

    What is alike at both ends is left aside, and a line that stands nearly everywhere, as an empty one may, is no
    place to compare from: to match each of thousands with each would take longer than all else.
    """
    head = _alike(zip(old, new, strict=False))
    old, new = old[head:], new[head:]
    tail = _alike(zip(reversed(old), reversed(new), strict=False))
    old, new = old[: len(old) - tail], new[: len(new) - tail]
    for kind, start, end, begin, finish in SequenceMatcher(None, old, new).get_opcodes():
        if kind != "equal":
            yield head + begin, old[start:end], new[begin:finish]


def _alike(pairs: Iterable[tuple[str, str]]) -> int:
    """Return how many pairs, from the first on, hold the same line twice."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _size(count: int) -> str:
    return f"{count} byte" if count < _KILO else f"{format_number(Decimal(count // _KILO))} KB"


def _text(data: bytes | None) -> list[str] | None:
    try:
        text = exact_text(data or b"")[1].replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError:
        return None
    # Unlike `splitlines`, an editor counts no other sign as the end of a line.
    return text.removesuffix("\n").split("\n") if text else []


def _check_readable(before: Workspace, after: Workspace, labels: set[str]) -> None:
    readable = {file.label for file in before.files() if file.record is not None}
    known = {file.label for file in before.files()}
    for file in after.files():
        if file.label in labels and file.record is None and (file.label in readable or file.label not in known):
            fault = file.faults[0]
            # The line of the fault is one of a text that nobody has seen yet.
            raise EditRefused(fault.message, fault.hint, Location(file.label))


def _check_dates(before: Workspace, after: Workspace, labels: set[str]) -> None:
    known = {(label, message) for label, message, _ in _impossible(before, labels)}
    for label, message, where in _impossible(after, labels):
        if (label, message) not in known:
            present = next((file.document for file in before.files() if file.label == label), None)
            found = present.locate(where) if present is not None and present.data else None
            raise EditRefused(message, "Xem lại ngày trên giấy tờ gốc rồi chạy lại lệnh; chưa ghi gì cả.", found)


def _impossible(workspace: Workspace, labels: set[str]) -> Iterator[tuple[str, str, KeyPath]]:
    """Yield the label, the sentence and the place, in keys, of each impossible date of these files."""
    for file in workspace.files():
        record = file.record
        if file.label not in labels or record is None:
            continue
        if isinstance(record, Dossier):
            found: Iterator[Impossible] = impossible_in_dossier(record, workspace.year)
        elif isinstance(record, UnitFile):
            found = impossible_in_unit_file(record, workspace.year)
        elif isinstance(record, YearPlan):
            found = impossible_in_plan(record, workspace.year)
        else:
            continue
        for fault in found:
            yield file.label, fault.message, key_path(type(record), fault.place)
