"""What goes wrong on a line with several keys in braces, said in the terms of the person who typed it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from danvan_cli.source.lines import example, in_quotes, syntax
from danvan_cli.vietnamese.misread import quoted

if TYPE_CHECKING:
    from danvan_cli.source.faults import Fault
    from danvan_cli.source.lines import Line

_KEYS = re.compile(r"\{\s*\w+:\s")
_NOTE = re.compile(r"\s#")
_PART = re.compile(r"(?P<key>\w+):\s+(?P<value>[^\s,{}\[\]\"'][^,{}]*:(?:\s[^,{}]*)?)(?=[,}])")


def mistake_in_braces(line: Line) -> Fault | None:
    """Return what is wrong on a line whose value is keys in braces; None for any other line."""
    if not _KEYS.match(line.value):
        return None
    note = _NOTE.search(line.value)
    if note is not None and "}" not in line.value[: note.start()]:
        return syntax(
            line,
            line.value_column + note.end() - 1,
            1,
            f"Trong {quoted(line.value)}, dấu “#” đứng sau dấu cách nên từ đó trở đi là ghi chú, kể cả dấu đóng “}}”.",
            "Đặt câu có dấu # trong ngoặc kép.",
        )
    if "}" not in line.value:
        return syntax(
            line,
            line.value_column,
            len(line.value),
            f"{quoted(line.value)} mở bằng dấu “{{” mà thiếu dấu đóng “}}”, nên các dòng sau bị coi là viết tiếp.",
            f"Thêm dấu đóng ở cuối: {example(line.start + line.value + '}')}.",
        )
    return _second_colon(line)


def _second_colon(line: Line) -> Fault | None:
    part = _PART.search(line.value)
    if part is None:
        return None
    key, value = part["key"], part["value"].rstrip()
    return syntax(
        line,
        line.value_column + part.start("value"),
        len(value),
        f"Trong {quoted(value)} có dấu hai chấm theo sau bởi dấu cách, nên bị hiểu là một mục nữa.",
        f"Đặt cả câu trong ngoặc kép: {example(f'{key}: {in_quotes(value)}')}.",
    )
