"""Where in the Word file a tag failed: the text around it, since a Word file has no line numbers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from danvan_cli.forms.engine.faults import TemplateFault
from danvan_cli.forms.engine.grammar import ONLY_THESE
from danvan_cli.forms.engine.parts import plain_text

if TYPE_CHECKING:
    from types import TracebackType

    from jinja2 import Template, TemplateSyntaxError

_LONGEST = 160
_UNKNOWN_TAG = re.compile(r"unknown tag '(\w+)'")
_UNCLOSED = re.compile(r"Unexpected end of template|unexpected 'end of template'|Missing end of")


def around(source: str, line: int) -> str:
    """Return the text of the paragraph at a line (from 1) of a patched source, cut to a readable length."""
    lines = source.splitlines()
    text = plain_text(lines[line - 1]) if 0 < line <= len(lines) else ""
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def syntax_fault(error: TemplateSyntaxError, source: str, place: str) -> TemplateFault:
    """Return the fault for a tag that Jinja could not read."""
    said, hint = _syntax_words(error.message or "")
    return TemplateFault(said, hint, around(source, error.lineno), place)


def _syntax_words(message: str) -> tuple[str, str]:
    unknown = _UNKNOWN_TAG.search(message)
    if unknown and unknown[1].startswith(("end", "else", "elif")):
        return f"Thẻ “{{% {unknown[1]} %}}” không có thẻ mở đi trước.", _OPEN_FIRST
    if unknown:
        return f"Thẻ “{{% {unknown[1]} %}}” không có trong cách viết biểu mẫu.", ONLY_THESE
    if _UNCLOSED.search(message):
        return (
            "Có thẻ mở mà chưa đóng.",
            "Mỗi “{% for … %}” cần “{% endfor %}”, mỗi “{% if … %}” cần “{% endif %}”, mỗi “{{” cần “}}”.",
        )
    return (
        "Thẻ viết chưa đúng cách.",
        "Thẻ in dữ liệu viết là “{{ ten }}”, thẻ lặp viết là “{% for mh in mo_hinh %} … {% endfor %}”.",
    )


def runtime_fault(error: Exception, template: Template, source: str, place: str) -> TemplateFault:
    """Return the fault for a tag that could be read but not filled."""
    text = around(source, _line(error.__traceback__, template))
    kind = type(error).__name__
    if kind == "UndefinedError":
        return TemplateFault(f"Mục “{error}” trong thẻ không có trong dữ liệu.", _MISSING, text, place)
    if kind in {"OverflowError", "MemoryError", "SecurityError"}:
        return TemplateFault("Thẻ đòi nhiều hơn mức biểu mẫu được phép, nên bị dừng.", _TOO_MUCH, text, place)
    if kind == "NotPrintableError":
        return TemplateFault("Thẻ in ra cả một khối hoặc cả một danh sách.", _ONE_VALUE, text, place)
    return TemplateFault("Thẻ không điền được với dữ liệu này.", _CHECK_KIND, text, place)


_OPEN_FIRST = (
    "Mỗi “{% endfor %}” cần một “{% for … %}”, mỗi “{% endif %}” cần một “{% if … %}” ở phía trên; "
    "thẻ “{%tr … %}” đứng riêng một hàng, thẻ “{%p … %}” đứng riêng một đoạn."
)
_MISSING = "Kiểm tra chính tả của tên mục trong thẻ; danh sách các mục xem bằng lệnh “danvan forms”."
_ONE_VALUE = "Hãy viết tên một mục trong khối, như “{{ don_vi.ten }}”, hoặc lặp qua danh sách bằng “{% for %}”."
_TOO_MUCH = "Hãy bỏ phép nhân, phép ghép hoặc vòng lặp quá dài trong thẻ."
_CHECK_KIND = "Thường là vì lặp qua một mục không phải danh sách, hoặc tính toán với chữ; hãy xem lại thẻ."


def _line(trace: TracebackType | None, template: Template) -> int:
    """Return the line of the source that was being filled when the error rose; 0 when unknown."""
    found = 0
    while trace is not None:
        if trace.tb_frame.f_globals.get("__jinja_template__") is template:
            found = template.get_corresponding_lineno(trace.tb_lineno)
        trace = trace.tb_next
    return found
