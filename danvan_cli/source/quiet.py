"""What YAML accepts without a word although it is not what the person meant."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING

from danvan_cli.diagnostics import Location, Related
from danvan_cli.source.decoding import position
from danvan_cli.source.faults import Fault, FaultKind
from danvan_cli.source.lines import cut, example, glued_dash, glued_key, in_quotes, odd_indent, syntax
from danvan_cli.vietnamese.invisible import odd_characters
from danvan_cli.vietnamese.legacy import find_legacy
from danvan_cli.vietnamese.misread import quoted

if TYPE_CHECKING:
    from array import array
    from collections.abc import Iterator

    from danvan_cli.source.lines import Line

_CONFLICT = re.compile(r"^(?:<{7}|\|{7}|>{7})(?: .*)?$|^={7}$", re.MULTILINE)
_PIECE = 1 << 14
_NOTE = re.compile(r"(?:^|\s)#", re.MULTILINE)
_OPENED = frozenset("\"'|>")
_CLOSED = frozenset("]}")
_UNWRITTEN = frozenset(":-")
_EMPTY_BLOCK = re.compile(r"[|>][-+]?[1-9][-+]? *(?:\n|$)")
# A backslash that spells itself is one of them, so that the letter behind it is not taken for an escape.
_ESCAPE = re.compile(r"\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|[\\0abevfNLP_])")
_NAMED_ESCAPES = dict(zip("\\0abevfNLP_", "\\\0\a\b\x1b\v\f\x85\u2028\u2029\xa0", strict=True))


def conflict(text: str, label: str) -> Fault | None:
    """Return the fault of the marks that git leaves where two changes could not be joined."""
    if "<<<<<<<" not in text and ">>>>>>>" not in text and "\n=======\n" not in text:
        return None
    marks = list(_CONFLICT.finditer(text))
    if not marks:
        return None
    places = [(*position(text, mark.start()), mark[0]) for mark in marks[:4]]
    line, column, written = places[0]
    return Fault(
        FaultKind.CONFLICT_MARK,
        f"Dòng {quoted(written)} là dấu do git để lại khi hai người sửa cùng một chỗ, nên không rõ phải lấy bản nào.",
        "Chọn nội dung đúng trong hai phần giữa các dấu, xóa phần kia và xóa cả các dòng “<<<<<<<”, "
        "“=======”, “>>>>>>>”.",
        line,
        column,
        len(written),
        tuple(
            Related(Location(label, row, start, len(mark)), "dấu tiếp theo của cùng chỗ này")
            for row, start, mark in places[1:]
        ),
    )


def misplaced(text: str, marks: array[int]) -> Fault | None:
    """Return the first line that YAML took for text, or a name, where a key or an item was meant.

    `marks` are the places of the parts of a document that was read without an error.
    """
    row = start = 0
    for index, following in pairwise((*marks, len(text))):
        row += text.count("\n", start, index)
        start = text.rfind("\n", 0, index) + 1
        sign = text[index : index + 1]
        fault = None
        if sign in {"|", ">"}:
            fault = _empty_block(text, _line(text, row, start), start, index - start)
        elif sign not in {'"', "'"}:
            if not text[start:index].strip(" -"):
                line = _line(text, row, start)
                fault = glued_key(line) or glued_dash(line) or odd_indent(line)
            fault = fault or _swallowed(text[index:following] + ("\n" if following == len(text) else ""), row)
        if fault is not None:
            return fault
    return None


def _swallowed(written: str, row: int) -> Fault | None:
    """Return the fault of an item or key that continues the unquoted text before it.

    `written` runs from one mark to the next, so its last line is the indentation of what follows.
    """
    for number, raw in enumerate(written.split("\n")[1:-1], start=row + 2):
        line = cut(number, raw)
        if raw.lstrip(" ").startswith("#"):
            continue
        fault = glued_key(line) or glued_dash(line)
        if fault is None and "-" in line.lead and raw.strip(" -"):
            written = raw.strip()
            fault = syntax(
                line,
                line.indent + 1,
                len(written),
                f"Dòng {quoted(written)} thụt vào sâu hơn dòng trên nên bị nối vào câu ở dòng trên, không "
                "thành một dòng "
                "riêng của danh sách.",
                "Cho dấu gạch của dòng này thẳng hàng với dấu gạch của dòng trên; nếu đúng là một câu thì "
                "đặt cả câu "
                "trong ngoặc kép.",
            )
        if fault is not None:
            return fault
    return None


def _empty_block(text: str, line: Line, start: int, at: int) -> Fault | None:
    """Return the fault of `>5`, at character `at` of a line, which YAML takes for the head of a block."""
    found = _EMPTY_BLOCK.match(line.text, at)
    if found is None:
        return None
    inside = len(line.lead) if line.key else line.indent
    if re.compile(rf"\n* {{{inside + 1}}}").match(text, start + len(line.text)):
        return None
    written = found[0].strip()
    return syntax(
        line,
        at + 1,
        len(written),
        f"{quoted(written)} bị hiểu là dấu mở đầu một đoạn văn chứ không phải nội dung, nên mục này thành trống.",
        f"Đặt trong ngoặc kép: {example(line.start + in_quotes(written))}.",
    )


def cut_comments(text: str, marks: array[int]) -> Iterator[Fault]:
    """Yield a warning for each note that looks like the rest of the sentence before it.

    An ordinary note stands on its own line, or behind two spaces, or behind a single word with a space after
    its sign: `nam: 2026 # năm của kế hoạch`.
    """
    at = -1
    while (at := text.find(" #", at + 1)) >= 0:
        last = at - 1
        if last < 0 or text[last] in " \n":
            continue
        start = marks[max(bisect_right(marks, last) - 1, 0)]
        value = text[start : last + 1]
        line_start = text.rfind("\n", 0, last) + 1
        end = text.find("\n", last)
        note = text[last + 2 : end if end >= 0 else len(text)].rstrip()
        if cuts(value, note) and not _NOTE.search(text, line_start, last):
            yield _cut_comment(text, last + 2, note, "" if value[-1:] in _UNWRITTEN else value)


def cuts(value: str, note: str) -> bool:
    """Return whether a note one space behind a value, as it is written, looks like the rest of its sentence.

    A key or item without a value ends in its colon or dash.
    """
    if value[:1] in _OPENED or value[-1:] in _CLOSED:
        return False
    glued = note[1:2].strip() != ""
    return glued or (value[-1:] not in _UNWRITTEN and len(value.split()) > 1)


def _cut_comment(text: str, index: int, note: str, value: str) -> Fault:
    line, column = position(text, index)
    kept = f"chỉ còn {quoted(value)}" if value else "thành trống"
    whole = " ".join(f"{value} {note}".split())
    return Fault(
        FaultKind.SYNTAX,
        f"Phần {quoted(note)} sau dấu “#” bị coi là ghi chú nên không được đọc; nội dung của mục {kept}.",
        f"Nếu đó là nội dung thì đặt cả câu trong ngoặc kép: {example(in_quotes(whole))}; "
        "nếu là ghi chú thì để hai dấu cách trước dấu “#” và một dấu cách sau nó.",
        line,
        column,
        len(note),
        fatal=False,
    )


def odd_marks(text: str) -> Iterator[Fault]:
    """Yield a warning for each run of characters that a reader cannot see or takes for another.

    The text is looked through piece by piece, and a piece that is all but full of them is the last, so that a
    broken file costs no more than its first lines.
    """
    after = -1
    for start in range(0, len(text), _PIECE):
        odd = odd_characters(text[start : start + _PIECE])
        for place, name in odd:
            index = start + place
            if index != after:
                yield _odd(text, index, text[index], name)
            after = index + 1
        if len(odd) > _PIECE // 2:
            return


def odd_escapes(text: str, marks: array[int]) -> Iterator[Fault]:
    """Yield a warning for each odd character that a text in double quotes spells with a backslash."""
    for found in _ESCAPE.finditer(text):
        start = marks[max(bisect_right(marks, found.start()) - 1, 0)]
        if text[start : start + 1] != '"':
            continue
        spelt = found[0][1:]
        character = _NAMED_ESCAPES[spelt] if len(spelt) == 1 else chr(min(int(spelt[1:], 16), 0x10FFFF))
        for _, name in odd_characters(character):
            yield _odd(text, found.start(), character, name, len(found[0]))


def _odd(text: str, index: int, character: str, name: str, length: int = 1) -> Fault:
    line, column = position(text, index)
    start = text.rfind("\n", 0, index) + 1
    around = text[max(start, index - 15) : index + length + 15].split("\n", 1)[0]
    return Fault(
        FaultKind.ODD_CHARACTER,
        f"Ở {quoted(around)} có {name} (U+{ord(character):04X}), mắt không thấy được; tìm kiếm, so sánh và "
        "bản in "
        "có thể sai vì nó.",
        "Xóa chỗ ấy rồi gõ lại bằng bàn phím, thường chỉ cần một dấu cách.",
        line,
        column,
        length,
        fatal=False,
    )


def legacy(text: str) -> Iterator[Fault]:
    """Yield a warning for the first text in the letters of an old font."""
    found = find_legacy(text)
    if found is None:
        return
    line, column = position(text, found.index)
    yield Fault(
        FaultKind.LEGACY_TEXT,
        f"Chữ {quoted(found.sample)} gõ bằng phông cũ (bảng mã {found.coding}), đúng ra là "
        f"{quoted(found.converted)}; "
        "để nguyên thì bản in và tìm kiếm đều sai.",
        f"Dùng UniKey (Ctrl + Shift + F6) chuyển {found.coding} sang Unicode, hoặc gõ lại.",
        line,
        column,
        len(found.sample),
        fatal=False,
    )


def _line(text: str, row: int, start: int) -> Line:
    end = text.find("\n", start)
    return cut(row + 1, text[start : end if end >= 0 else len(text)])
