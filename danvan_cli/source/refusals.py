"""What a dossier never needs and never may hold: the second pass, which says what and where."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from yaml.error import MarkedYAMLError
from yaml.events import (
    CollectionEndEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    StreamEndEvent,
)

from danvan_cli.diagnostics import Location, Related
from danvan_cli.source import events
from danvan_cli.source.builder import MAX_DEPTH
from danvan_cli.source.controls import restored
from danvan_cli.source.decoding import position
from danvan_cli.source.faults import Fault, FaultKind
from danvan_cli.source.lines import example, in_quotes
from danvan_cli.source.mistakes import first_mistake
from danvan_cli.vietnamese.misread import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from danvan_cli.source.events import EventSource

MAX_DUPLICATES = 20
_BRACKET = re.compile(r"([\[{])|[\]}]")


def refusals(safe: str, text: str, label: str) -> tuple[Fault, ...]:
    """Return what must not stand in a dossier: the first such thing, or up to 20 keys written twice.

    `safe` is what the parser may see of `text`, index by index. Raises one of `events.PARSE_ERRORS` where the
    text is no YAML.
    """
    faults: list[Fault] = []
    parser = events.new_parser(safe)
    try:
        for fault in _walk(parser, text, label):
            faults.append(fault)
            if fault.kind is not FaultKind.DUPLICATE_KEY or len(faults) >= MAX_DUPLICATES:
                break
    finally:
        parser.dispose()
    return tuple(faults)


def opened_too_deep(text: str, error: Exception) -> Fault | None:
    """Return the fault of brackets open deeper than a dossier may go, where a parser gave up behind them.

    Some parsers read far ahead and stop at a depth of their own before they give the first event.
    """
    mark = error.problem_mark if isinstance(error, MarkedYAMLError) else None
    depth = 0
    for bracket in _BRACKET.finditer(text, 0, mark.index + 1 if mark else len(text)):
        depth += 1 if bracket[1] else -1
        if depth >= MAX_DEPTH:
            return _too_deep(text, bracket.start())
    return None


@dataclass(slots=True)
class _Open:
    """A mapping or list that has begun: where each key was first written, and whether a key comes next."""

    firsts: dict[str, int] | None
    at_key: bool


def _walk(parser: EventSource, text: str, label: str) -> Iterator[Fault]:
    """Yield each thing refused, in document order."""
    stack: list[_Open] = []
    documents = 0
    while not isinstance(event := parser.get_event(), StreamEndEvent):
        index = event.start_mark.index
        if isinstance(event, DocumentStartEvent):
            documents += 1
            if documents > 1:
                yield _second_document(text, index)
        elif isinstance(event, CollectionEndEvent):
            stack.pop()
        elif isinstance(event, NodeEvent):
            yield from _node(event, stack, text, label)
    if not documents:
        yield _empty()


def _node(event: Any, stack: list[_Open], text: str, label: str) -> Iterator[Fault]:  # noqa: ANN401
    """Yield what is wrong with one node, and note that it was seen."""
    index = event.start_mark.index
    if event.anchor is not None or getattr(event, "tag", None) is not None:
        yield _alias_or_tag(text, index)
    if not stack:
        if not isinstance(event, MappingStartEvent):
            yield _not_a_mapping(event, text, index)
    elif stack[-1].firsts is not None:
        if stack[-1].at_key:
            yield from _key(event, stack[-1].firsts, text, label)
        stack[-1].at_key = not stack[-1].at_key
    if isinstance(event, CollectionStartEvent):
        keyed = isinstance(event, MappingStartEvent)
        stack.append(_Open({} if keyed else None, keyed))
        if len(stack) > MAX_DEPTH:
            yield _too_deep(text, index)


def _key(event: Any, firsts: dict[str, int], text: str, label: str) -> Iterator[Fault]:  # noqa: ANN401
    """Yield what is wrong with a key, and remember where it stands."""
    index = event.start_mark.index
    if not isinstance(event, ScalarEvent):
        yield _complex_key(text, index)
    elif event.value == "<<":
        yield _alias_or_tag(text, index)
    elif firsts.setdefault(event.value, index) != index:
        yield _duplicate(restored(event.value), firsts[event.value], index, text, label)


def _duplicate(key: str, first: int, second: int, text: str, label: str) -> Fault:
    line, column = position(text, second)
    first_line, first_column = position(text, first)
    length = max(len(key), 1)
    return Fault(
        FaultKind.DUPLICATE_KEY,
        f"Mục {quoted(key)} được viết hai lần, lần đầu ở dòng {first_line}; không rõ phải lấy nội dung nào.",
        _how_to_part(key) if _opens_a_row(text, first) else "Gộp những dòng cần giữ về một chỗ, rồi xóa chỗ kia.",
        line,
        column,
        length,
        (Related(Location(label, first_line, first_column, length), "lần viết đầu tiên"),),
    )


def _opens_a_row(text: str, index: int) -> bool:
    """Whether the key at `index` is the first of a row of a list: the next row would begin with it too."""
    return text[text.rfind("\n", 0, index) + 1 : index].strip(" ").endswith("-")


def _how_to_part(key: str) -> str:
    return (
        f"Nếu từ đây là một mục khác của danh sách thì còn thiếu dấu gạch: viết dấu gạch trước {quoted(key)}, thẳng "
        "cột với các dấu gạch ở trên. Nếu vẫn là mục ấy thì gộp những dòng cần giữ về một chỗ, rồi xóa chỗ kia."
    )


def _at(kind: FaultKind, text: str, index: int, message: str, hint: str) -> Fault:
    line, column = position(text, index)
    return Fault(kind, message, hint, line, column, max(len(_word(text, index)), 1))


def _word(text: str, index: int) -> str:
    """Return the word at `index`."""
    return text[index : index + 100].split(maxsplit=1)[0] if text[index : index + 1].strip() else ""


def _empty() -> Fault:
    return Fault(
        FaultKind.SYNTAX,
        "Tệp trống: không có mục nào, nên không biết đây là hồ sơ gì.",
        "Nhập nội dung, ít nhất là “ten: …” và “don_vi: …”, hoặc xóa tệp nếu không dùng.",
    )


def _second_document(text: str, index: int) -> Fault:
    return _at(
        FaultKind.SYNTAX,
        text,
        index,
        "Dấu “---” ở đây bắt đầu một hồ sơ thứ hai; mỗi tệp chỉ chứa một hồ sơ.",
        "Xóa dòng “---” nếu gõ nhầm, hoặc chuyển phần sau sang một tệp riêng.",
    )


def _not_a_mapping(event: NodeEvent, text: str, index: int) -> Fault:
    if isinstance(event, ScalarEvent) and not event.value and not event.style:
        return _empty()
    mistake = first_mistake(text)
    if mistake is not None:
        return mistake
    what = "một câu chữ" if isinstance(event, ScalarEvent) else "một danh sách"
    return _at(
        FaultKind.SYNTAX,
        text,
        index,
        f"Tệp này chỉ là {what} ({quoted(_line_at(text, index))}), không phải các mục có tên nên không đọc được.",
        "Viết mỗi mục trên một dòng, tên mục rồi dấu hai chấm và dấu cách: “ten: Bữa sáng 0 đồng”.",
    )


def _line_at(text: str, index: int) -> str:
    return text[index : index + 500].split("\n", 1)[0].rstrip()


def _alias_or_tag(text: str, index: int) -> Fault:
    written = _word(text, index)
    mark = written[:2] if written.startswith("<<") else written[:1]
    return _at(
        FaultKind.ALIAS_OR_TAG,
        text,
        index,
        f"Chữ {quoted(written)} bắt đầu bằng dấu “{mark}”, là cách viết tắt mà hồ sơ không dùng, "
        "nên nội dung sẽ bị hiểu khác đi.",
        f"Nếu là câu chữ thì đặt cả câu trong ngoặc kép: {example(in_quotes(_line_at(text, index)))}; nếu là "
        "cách "
        "viết tắt thì ghi đầy đủ nội dung ra.",
    )


def _complex_key(text: str, index: int) -> Fault:
    return _at(
        FaultKind.SYNTAX,
        text,
        index,
        f"Chỗ này phải là tên mục, nhưng {quoted(_line_at(text, index))} lại là một danh sách hoặc một nhóm mục.",
        "Viết tên mục bằng chữ thường không dấu, rồi dấu hai chấm; câu chữ có dấu “[”, “{” hay “?” ở đầu thì "
        "đặt "
        "trong ngoặc kép.",
    )


def _too_deep(text: str, index: int) -> Fault:
    return _at(
        FaultKind.TOO_LARGE,
        text,
        index,
        f"Các mục lồng nhau quá {MAX_DEPTH} tầng; hồ sơ không bao giờ cần đến thế nên tệp không được đọc tiếp.",
        "Xem lại dấu “[”, “{”, “-” và chỗ thụt đầu dòng ở đây; có lẽ một đoạn bị dán lặp nhiều lần.",
    )
