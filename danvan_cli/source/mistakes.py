"""Why the parser stopped, said in the terms of the person who typed: never in the parser's own words."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from yaml.error import MarkedYAMLError

from danvan_cli.source.brace_mistakes import mistake_in_braces
from danvan_cli.source.lines import Line, cut, mistake_on, syntax
from danvan_cli.vietnamese.misread import quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from danvan_cli.source.faults import Fault

_BLOCK_HEADER = re.compile(r"(?:.*[:-] +|)[|>][-+0-9]*\s*(?:#.*)?$")
_LOOK_BACK = 200
_GENERAL_HINT = (
    "Xem lại dòng này và dòng ngay trên: mỗi mục viết “tên_mục: nội dung”, các mục ngang hàng thụt vào bằng "
    "nhau, "
    "câu có dấu đặc biệt đặt trong ngoặc kép."
)


class Numbered(NamedTuple):
    """A line as it stands in the file."""

    number: int
    text: str


def explain(text: str, error: Exception) -> Fault:
    """Return what a person did at the place where a parser gave `error` on `text`.

    The line where the parser stopped is looked at first, then the one where it began to read what it could
    not finish, then the lines above, nearest first.
    """
    stopped, began = _rows(text, error)
    above = [raw for raw in structural_lines(text) if raw.number <= stopped]
    near = [cut(*raw) for raw in above[-_LOOK_BACK:]]
    candidates = [line for line in near if line.number == stopped]
    candidates += [cut(*raw) for raw in above if raw.number == began != stopped]
    fault = _first(candidates) or _indentation(near, stopped) or _no_colon(candidates, began)
    return fault or _first(reversed(near)) or _no_colon(_bare_above(near), began) or _general(near, text)


def first_mistake(text: str) -> Fault | None:
    """Return the first mistake that one of the first lines shows by itself."""
    return _first(cut(*raw) for raw in islice(structural_lines(text), _LOOK_BACK))


def structural_lines(text: str) -> Iterator[Numbered]:
    """Yield the lines that carry keys, items and values: no blank ones, notes, or inner lines of a block."""
    block = -1
    for number, raw in enumerate(text.split("\n"), start=1):
        bare = raw.lstrip(" ")
        if not bare or bare[0] == "#" or len(raw) - len(bare) > block >= 0:
            continue
        block = -1
        yield Numbered(number, raw)
        if ("|" in raw or ">" in raw) and _BLOCK_HEADER.match(raw):
            line = cut(number, raw)
            block = len(line.lead) if line.key else max(line.lead.rfind("-"), 0)


def _rows(text: str, error: Exception) -> tuple[int, int]:
    """Return the line where the parser stopped and the line where its unfinished part began."""
    if not isinstance(error, MarkedYAMLError):
        return 1, 1
    stopped, began = error.problem_mark, error.context_mark
    here = _row(text, stopped.index) if stopped else 1
    return here, _row(text, began.index) if began else here


def _row(text: str, index: int) -> int:
    written = len(text.rstrip())
    return text.count("\n", 0, min(index, written)) + 1


def _first(lines: Iterable[Line]) -> Fault | None:
    for line in lines:
        fault = mistake_in_braces(line) or mistake_on(line)
        if fault is not None:
            return fault
    return None


def _indentation(above: list[Line], stopped: int) -> Fault | None:
    """Return the fault of a line that is neither level with, nor properly inside, any line above it."""
    if len(above) < 2 or above[-1].number != stopped:  # noqa: PLR2004
        return None
    line, before = above[-1], above[-2]
    here = line.indent + 1
    if line.indent > before.indent and (before.value or not (before.key or before.lead.strip())):
        return syntax(
            line,
            here,
            len(line.text.strip()),
            f"Dòng {quoted(line.text.strip())} thụt vào sâu hơn dòng trên, mà dòng trên "
            f"({quoted(before.text.strip())}) "
            "đã có nội dung nên không chứa thêm mục con được.",
            _way_out(line, before),
        )
    levels = _levels(above[:-1])
    if line.indent in levels:
        return _stray_item(line, before) if line.text.lstrip().startswith("-") else None
    lower = max((level for level in levels if level < line.indent), default=None)
    higher = min((level for level in levels if level > line.indent), default=None)
    near = " hoặc ".join(str(level) for level in (lower, higher) if level is not None)
    return syntax(
        line,
        here,
        len(line.text.strip()),
        f"Dòng {quoted(line.text.strip())} thụt vào {line.indent} dấu cách, không ngang hàng với dòng nào ở trên.",
        f"Sửa thành {near} dấu cách ở đầu dòng, cho bằng các dòng cùng cấp.",
    )


def _way_out(line: Line, before: Line) -> str:
    """Return how a line may stand that cannot stand inside the one above it."""
    if before.value.startswith("{"):
        return (
            f"Các mục ở dòng {before.number} nằm trong {{ }}: viết mục này vào trong ấy, sau một dấu phẩy; hoặc bỏ "
            "{ } và cho mỗi mục một dòng riêng như dòng này."
        )
    inside = before.key and not line.text.lstrip().startswith("-")
    level = len(before.lead) if inside else before.indent
    beside = f"{quoted(before.key)} ở dòng {before.number}" if level > before.indent else f"dòng {before.number}"
    return (
        f"Cho dòng này thụt vào bằng {beside} ({level} dấu cách); nếu nó viết tiếp câu của "
        "dòng trên thì đặt cả câu trong ngoặc kép."
    )


def _stray_item(line: Line, before: Line) -> Fault:
    written = line.text.strip()
    return syntax(
        line,
        line.indent + 1,
        len(written),
        f"Dòng {quoted(written)} là một dòng của danh sách, nhưng ở trên nó không có mục nào đang chờ danh sách.",
        f"Danh sách đứng ngay dưới tên mục còn để trống, như “giai_phap:”; xem lại dòng {before.number}.",
    )


def _levels(lines: list[Line]) -> list[int]:
    """Return the indentations still open after `lines`, each from a dash or a key."""
    levels: list[int] = []
    for line in lines:
        levels = [level for level in levels if level < line.indent]
        levels.extend(column for column, sign in enumerate(line.lead) if sign == "-")
        levels.append(len(line.lead))
    return levels


def _no_colon(candidates: list[Line], began: int) -> Fault | None:
    """Return the fault of a line that is neither a key nor an item."""
    for line in sorted(candidates, key=lambda line: line.number != began):
        if not line.key and "-" not in line.lead and not line.text.startswith("---"):
            written = line.text.strip()
            return syntax(
                line,
                line.indent + 1,
                len(written),
                f"Dòng {quoted(written)} không có dấu hai chấm, nên không rõ là nội dung của mục nào.",
                "Nếu dòng này viết tiếp dòng trên thì đặt cả câu trong ngoặc kép trên một dòng; nếu là một "
                "mục mới "
                "thì viết “tên_mục: nội dung”.",
            )
    return None


def _bare_above(near: list[Line]) -> list[Line]:
    """Return the line above the last one where it is level with that key and has none: no text goes on so far left."""
    if len(near) < 2 or not near[-1].key or near[-2].key or near[-2].indent != near[-1].indent:  # noqa: PLR2004
        return []
    return [near[-2]]


def _general(near: list[Line], text: str) -> Fault:
    line = near[-1] if near else cut(1, text.split("\n", 1)[0])
    written = line.text.strip()
    return syntax(
        line,
        line.indent + 1,
        len(written),
        f"Không đọc được tệp từ dòng {quoted(written)}: dòng này viết chưa đúng cách nên không hiểu được.",
        _GENERAL_HINT,
    )
