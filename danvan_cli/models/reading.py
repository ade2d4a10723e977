"""A document becomes a record, or faults that say in the reader's language why it cannot."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import EnumMeta
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from pydantic import ValidationError

from danvan_cli.models.demands import missing
from danvan_cli.models.structure import (
    KeyPath,
    attribute_at,
    attributes,
    attributes_by_key,
    key_path,
    written,
)
from danvan_cli.source.faults import Fault, FaultKind
from danvan_cli.vietnamese.invisible import visible
from danvan_cli.vietnamese.suggestions import did_you_mean

if TYPE_CHECKING:
    from danvan_cli.models.base import Labelled
    from danvan_cli.source.document import SourceDocument

T = TypeVar("T")

_EXCERPT = 60
_GLUED = re.compile(r"(\w+):(\S.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Reading(Generic[T]):
    """What came of reading: a record when the document allows one, and all faults found on the way."""

    record: T | None
    faults: tuple[Fault, ...]


def read_record(cls: type[T], document: SourceDocument) -> Reading[T]:
    """Read a document as a record of the vocabulary; a document with a fatal fault gives no record.

    With a record at hand few ask for the document's own value, so it is let go of.
    """
    if any(fault.fatal for fault in document.faults):
        return Reading(None, document.faults)
    try:
        record = cls.__pydantic_validator__.validate_python(document.value)  # type: ignore[attr-defined]
    except ValidationError as error:
        return Reading(None, (*document.faults, *_faults(cls, document, error)))
    document.release()
    return Reading(record, document.faults)


def demanded_faults(record: object, document: SourceDocument) -> Iterator[Fault]:
    """Yield a fault for every demanded key that is empty: for files that no milestone excuses."""
    for place in missing(record):
        path = key_path(type(record), place)
        attribute = attribute_at(type(record), place)
        hint = f"Thêm mục {path[-1]} ({attribute.label}) và ghi giá trị sau dấu hai chấm."
        yield _fault(
            FaultKind.MISSING_KEY,
            document,
            path,
            f"Thiếu {written(path)}: {attribute.label}.",
            hint,
            key=True,
        )


def _faults(cls: type, document: SourceDocument, error: ValidationError) -> Iterator[Fault]:
    for item in error.errors(include_url=False):
        yield _translated(cls, document, item)


def _translated(cls: type, document: SourceDocument, item: Mapping[str, Any]) -> Fault:
    path: KeyPath = tuple(step for step in item["loc"] if step != "[key]")
    kind, value, context = item["type"], item["input"], item.get("ctx", {})
    if kind == "unexpected_keyword_argument":
        return _unknown_key(cls, document, path, value)
    if kind == "missing" or (value is None and len(path) == 1):
        return _missing_key(cls, document, path)
    if kind == "misread":
        return _fault(FaultKind.WRONG_VALUE, document, path, context["sentence"], context["hint"])
    if kind == "enum":
        return _unknown_choice(cls, document, path, value)
    return _wrong_shape(document, path, kind, value)


def _fault(  # noqa: PLR0913 - each part of a sentence is its own
    kind: FaultKind,
    document: SourceDocument,
    path: Sequence[str | int],
    message: str,
    hint: str,
    *,
    key: bool = False,
) -> Fault:
    where = document.locate(path, key=key)
    return Fault(kind, message, hint, where.line, where.column, where.length)


def _holder(cls: type, path: Sequence[str | int]) -> type | None:
    current: type | None = cls
    for step in path:
        if isinstance(step, str) and current is not None:
            attribute = attributes_by_key(current).get(step)
            if attribute is not None:
                current = attribute.record
    return current


def _unknown_key(cls: type, document: SourceDocument, path: KeyPath, value: object) -> Fault:
    holder = _holder(cls, path[:-1])
    keys = [attribute.key for attribute in attributes(holder)] if holder else []
    wrong = str(path[-1])
    guess = did_you_mean(wrong, keys)
    inside = f" trong {written(path[:-1])}" if path[:-1] else ""
    message = f"Không có mục “{visible(wrong)}”{inside}.{' ' + guess if guess else ''}"
    hint = f"Các mục dùng được ở đây: {', '.join(keys)}." if keys else "Bỏ mục này."
    hint = (value is None and _in_braces(document, path, wrong)) or hint
    return _fault(FaultKind.UNKNOWN_KEY, document, path, message, hint, key=True)


def _in_braces(document: SourceDocument, path: KeyPath, wrong: str) -> str:
    """Return how a piece in braces without a value of its own is mended; nothing where it is none of the usual."""
    glued = _GLUED.match(wrong)
    if glued is not None:
        return f"Sau dấu hai chấm phải có một dấu cách: “{glued[1]}: {visible(glued[2])}”."
    if not _is_cut_off(document, path):
        return ""
    return (
        f"Trong {{ }} dấu phẩy ngắt sang mục khác: nếu “{visible(wrong)}” là phần sau của một câu thì đặt cả câu "
        "trong ngoặc kép."
    )


def _is_cut_off(document: SourceDocument, path: KeyPath) -> bool:
    """Return whether a key without a colon stands behind a comma, as the rest of a sentence in braces does."""
    where = document.locate(path, key=True)
    line, end = document.line(where.line), where.column - 1 + where.length
    return line[: where.column - 1].rstrip().endswith(",") and not line[end:].lstrip().startswith(":")


def _missing_key(cls: type, document: SourceDocument, path: KeyPath) -> Fault:
    holder = _holder(cls, path[:-1])
    attribute = attributes_by_key(holder).get(str(path[-1])) if holder else None
    label = f" ({attribute.label})" if attribute else ""
    message = f"Thiếu mục {written(path)}{label}; thiếu mục này thì không đọc được tệp."
    return _fault(FaultKind.MISSING_KEY, document, path, message, f"Thêm một dòng “{path[-1]}: …”.", key=True)


def _unknown_choice(cls: type, document: SourceDocument, path: KeyPath, value: object) -> Fault:
    holder = _holder(cls, path[:-1])
    attribute = attributes_by_key(holder).get(str(path[-1])) if holder else None
    members: list[Labelled] = list(attribute.kind) if attribute and isinstance(attribute.kind, EnumMeta) else []
    if not isinstance(value, str):
        return _wrong_shape(document, path, "string_type", value)
    guess = did_you_mean(value, [str(member.value) for member in members])
    message = f"“{_shown(value)}” không phải là giá trị của {written(path)}.{' ' + guess if guess else ''}"
    hint = "Chọn một trong: " + "; ".join(f"{member.value} ({member.label})" for member in members) + "."
    return _fault(FaultKind.WRONG_VALUE, document, path, message, hint)


_SHAPES = {
    "string_type": (
        "cần một giá trị viết trên cùng một dòng",
        "Viết giá trị ngay sau dấu hai chấm: {key}: …",
    ),
    "tuple_type": ("cần một danh sách", "Viết mỗi giá trị một dòng, bắt đầu bằng “- ”."),
    "dataclass_type": ("cần các mục con", "Xuống dòng, lùi vào hai dấu cách rồi ghi từng mục con."),
    "dict_type": ("cần các mục con", "Xuống dòng, lùi vào hai dấu cách rồi ghi từng mục con."),
}


def _wrong_shape(document: SourceDocument, path: KeyPath, kind: str, value: object) -> Fault:
    want, hint = _SHAPES.get(kind, ("có giá trị không dùng được", "Xem “danvan explain {key}”."))
    key = next((step for step in reversed(path) if isinstance(step, str)), "")
    message = f"Mục {written(path) or 'đầu tệp'} {want}, nhưng ở đây {_found(value)}."
    return _fault(FaultKind.WRONG_VALUE, document, path, message, hint.format(key=key))


def _found(value: object) -> str:
    if value is None:
        return "chưa ghi gì"
    if isinstance(value, str):
        return f"ghi “{_shown(value)}”"
    return "là một danh sách" if isinstance(value, list) else "là các mục con"


def _shown(value: str) -> str:
    line = visible(" ".join(value.split()))
    return line if len(line) <= _EXCERPT else line[: _EXCERPT - 1] + "…"
