"""What a person did wrong on one line, in her own terms.

Each check looks at a single line that is not inside a block of text and either knows the mistake or is
silent. The order matters: the first that speaks is believed.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from danvan_cli.source.faults import Fault, FaultKind
from danvan_cli.vietnamese.invisible import visible
from danvan_cli.vietnamese.misread import quoted

if TYPE_CHECKING:
    from collections.abc import Callable

ODD_SPACES = "\u00a0\u1680\u2000-\u200b\u202f\u205f\u3000"
QUOTED = re.compile(r""""(?:[^"\\]|\\.)*"|'(?:[^']|'')*'""")
_LEAD = re.compile(r" *(?:- +)*")
_KEY = re.compile(r"""("[^"]*"|'[^']*'|[^\s:#"'\[{&*!|>%@`-][^:#]*?)[ \t]*:(?=\s|$)""")
_GLUED_KEY = re.compile(rf"[^\W\d]\w*:(?=[^ \t/])([{ODD_SPACES}]*)")
_BAD_ESCAPE = re.compile(
    r'\\(?!["/ \\0abefnrtvLNP_\t]|$|x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8})[^\s"]*',
)
_ODD_INDENT = re.compile(rf"[ -]*([{ODD_SPACES}][{ODD_SPACES} ]*)(?=\S)")
_TAB_INDENT = re.compile(r"[ -]*(\t[\t ]*)(?=\S)")
_LONGEST = 60


class Line(NamedTuple):
    """A line cut in its parts: `lead` (indentation and dashes), key with its colon, and what follows."""

    number: int
    text: str
    lead: str
    key: str
    value: str
    value_column: int

    @property
    def indent(self) -> int:
        """The number of spaces before the first character or dash."""
        return len(self.text) - len(self.text.lstrip(" "))

    @property
    def start(self) -> str:
        """What stands before the value, as it should be written again in an example."""
        before = self.text[: self.value_column - 1].strip()
        return f"{before} " if before else ""


def cut(number: int, text: str) -> Line:
    """Return line `number` of a file, cut in its parts; columns count from 1."""
    lead = _LEAD.match(text)[0]  # type: ignore[index]
    found = _KEY.match(text, len(lead))
    after = found.end() if found else len(lead)
    value = text[after:].lstrip(" \t")
    return Line(number, text, lead, found[1] if found else "", value.rstrip(), len(text) - len(value) + 1)


def mistake_on(line: Line) -> Fault | None:
    """Return what is wrong on this line, if one can tell from the line alone."""
    for check in _CHECKS:
        fault = check(line)
        if fault is not None:
            return fault
    return None


def syntax(line: Line, column: int, length: int, message: str, hint: str) -> Fault:
    """Return a fatal fault of writing on `line`."""
    return Fault(FaultKind.SYNTAX, message, hint, line.number, column, max(length, 1))


def example(text: str) -> str:
    """Return a line as an example, on one line and not too long."""
    shown = " ".join(text.split())
    short = shown if len(shown) <= 2 * _LONGEST else f"{shown[: 2 * _LONGEST].rstrip()}…"
    return f"“{visible(short)}”"


def in_quotes(value: str) -> str:
    """Return `value` as YAML text in quotes, whichever kind leaves it readable."""
    if '"' in value or "\\" in value:
        return "'" + value.replace("'", "''") + "'"
    return f'"{value}"'


def _tab(line: Line) -> Fault | None:
    found = _TAB_INDENT.match(line.text)
    if found is None:
        return None
    return syntax(
        line,
        found.start(1) + 1,
        len(found[1]),
        "Đầu dòng có phím Tab; tệp chỉ nhận dấu cách nên không biết dòng này thuộc mục nào.",
        "Xóa phím Tab rồi gõ dấu cách cho đến khi chữ đầu dòng thẳng cột với chữ đầu các mục cùng cấp.",
    )


def odd_indent(line: Line) -> Fault | None:
    """Return the fault of a space in the indentation that only looks like one."""
    found = _ODD_INDENT.match(line.text)
    if found is None:
        return None
    rest = line.text[found.end() :]
    if not (rest.startswith("-") or _KEY.match(rest) or line.text[: found.start(1)].endswith("-")):
        return None
    name = f"U+{ord(found[1][0]):04X}"
    return syntax(
        line,
        found.start(1) + 1,
        len(found[1]),
        f"Đầu dòng {quoted(line.text.strip())} có dấu cách đặc biệt ({name}), thường do chép từ Word hay "
        "trang web; "
        "nhìn như dấu cách thường nhưng không thụt được đầu dòng.",
        "Xóa các dấu cách ở đầu dòng này rồi gõ lại bằng phím cách.",
    )


def glued_dash(line: Line) -> Fault | None:
    """Return the fault of a dash that lacks its space and so starts no item."""
    item = line.text[len(line.lead) :].rstrip()
    if "-" in line.lead or not re.match(r"-[^\s-]", item):
        return None
    return syntax(
        line,
        len(line.lead) + 1,
        len(item),
        f"{quoted(item)} viết liền sau dấu gạch ngang nên không thành một dòng của danh sách.",
        f"Thêm một dấu cách sau dấu gạch: {example('- ' + item[1:])}. Nếu đó là câu chữ thì đặt trong ngoặc kép.",
    )


def glued_key(line: Line) -> Fault | None:
    """Return the fault of a colon that lacks its space and so makes no key."""
    item = line.text[len(line.lead) :].rstrip()
    found = _GLUED_KEY.match(item)
    if found is None:
        return None
    key = found[0].removesuffix(found[1])
    fixed = f"{key} {item[found.end() :]}"
    why = "có dấu cách đặc biệt (do chép từ Word hay trang web)" if found[1] else "thiếu dấu cách"
    return syntax(
        line,
        len(line.lead) + 1,
        len(item),
        f"{quoted(item)} {why} sau dấu hai chấm nên không thành một mục.",
        f"Viết lại thành {example(fixed)}. Nếu đó là câu chữ thì đặt trong ngoặc kép.",
    )


def _quotes(line: Line) -> Fault | None:
    mark = line.value[:1]
    if mark not in {'"', "'"}:
        return None
    found = QUOTED.match(line.value)
    if found is None:
        return syntax(
            line,
            line.value_column,
            len(line.value),
            f"Dấu ngoặc mở ở {quoted(line.value)} không có ngoặc đóng, nên các dòng sau bị nuốt vào trong.",
            f"Thêm ngoặc đóng ở cuối: {example(line.start + line.value + mark)}.",
        )
    rest = line.value[found.end() :]
    if not rest.strip() or re.match(r"\s+#", rest):
        return None
    tail = rest.strip()
    return syntax(
        line,
        line.value_column + found.end() + len(rest) - len(rest.lstrip()),
        len(tail),
        f"Sau ngoặc đóng còn chữ {quoted(tail)}; ngoặc mở đầu thì phải bao hết cả câu, nên không đọc được dòng này.",
        f"Đặt cả câu trong một cặp ngoặc: {example(line.start + in_quotes(line.value))}.",
    )


def _escape(line: Line) -> Fault | None:
    found = _BAD_ESCAPE.search(line.value) if line.value[:1] == '"' else None
    if found is None:
        return None
    single = "'" + line.value.strip('"').replace("'", "''") + "'"
    return syntax(
        line,
        line.value_column + found.start(),
        len(found[0]),
        f"Trong ngoặc kép, dấu “\\” ở {quoted(found[0])} có nghĩa riêng nên không đọc được thành chữ.",
        f"Đường dẫn thì viết dấu “/”; câu chữ thì dùng ngoặc đơn: {example(line.start + single)}.",
    )


def _leading(line: Line) -> Fault | None:
    mark = line.value[:1]
    if not mark or mark not in "@%*&!|>`,]}?":
        return None
    if mark in "|>" and re.fullmatch(r"[|>][-+0-9]*(\s+#.*)?", line.value):
        return None
    if mark == "?" and not re.match(r"\?\s", line.value):
        return None
    return syntax(
        line,
        line.value_column,
        1,
        f"{quoted(line.value)} bắt đầu bằng dấu “{mark}”, là dấu có nghĩa riêng trong tệp này nên không đọc "
        "được thành chữ.",
        f"Đặt cả câu trong ngoặc kép: {example(line.start + in_quotes(line.value))}.",
    )


def _brackets(line: Line) -> Fault | None:
    mark = line.value[:1]
    if mark not in {"[", "{"}:
        return None
    closing = "]" if mark == "[" else "}"
    end = line.value.rfind(closing)
    if end == len(line.value) - 1:
        return None
    what = f"thiếu dấu đóng “{closing}”" if end < 0 else f"còn chữ sau dấu đóng “{closing}”"
    return syntax(
        line,
        line.value_column,
        len(line.value),
        f"{quoted(line.value)} bắt đầu bằng dấu “{mark}” nhưng {what}, nên không đọc được.",
        f"Nếu là câu chữ thì đặt trong ngoặc kép: {example(line.start + in_quotes(line.value))}.",
    )


def _dash_value(line: Line) -> Fault | None:
    if not line.key or not re.match(r"-\s", line.value):
        return None
    return syntax(
        line,
        line.value_column,
        len(line.value),
        f"{quoted(line.value)} bắt đầu bằng dấu gạch ngang ngay sau “{line.key}:”, nên không rõ là câu hay "
        "là danh sách.",
        "Danh sách thì xuống dòng rồi mới gạch đầu dòng; câu chữ thì đặt trong ngoặc kép: "
        f"{example(line.start + in_quotes(line.value))}.",
    )


def _colon(line: Line) -> Fault | None:
    if line.value[:1] in {'"', "'", "[", "{", "#", "|", ">"}:
        return None
    value = re.split(r"\s#", line.value, maxsplit=1)[0].rstrip()
    found = re.search(r":(?=\s|$)", value)
    if found is None or not line.key:
        return None
    return syntax(
        line,
        line.value_column + found.start(),
        1,
        f"Trong {quoted(value)} có dấu hai chấm theo sau bởi dấu cách, nên bị hiểu là một mục nữa trên cùng dòng.",
        f"Đặt cả câu trong ngoặc kép: {example(line.start + in_quotes(value))}.",
    )


def _inner_tab(line: Line) -> Fault | None:
    at = line.text.rstrip().find("\t")
    if at < 0:
        return None
    return syntax(
        line,
        at + 1,
        1,
        f"Trong dòng {quoted(line.text.strip())} có phím Tab; tệp chỉ nhận dấu cách nên không đọc được dòng này.",
        f"Thay phím Tab bằng một dấu cách: {example(line.text.strip())}.",
    )


_CHECKS: tuple[Callable[[Line], Fault | None], ...] = (
    _tab,
    odd_indent,
    glued_dash,
    glued_key,
    _quotes,
    _escape,
    _leading,
    _brackets,
    _dash_value,
    _colon,
    _inner_tab,
)
