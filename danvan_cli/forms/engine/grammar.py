"""Which Jinja a template may use: a list of what is allowed, so that what is not on it never runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jinja2 import nodes

from danvan_cli.forms.engine.words import ALLOWED_FILTERS, ALLOWED_TESTS

if TYPE_CHECKING:
    from collections.abc import Iterator

_ALLOWED = (
    *(nodes.Template, nodes.Output, nodes.TemplateData, nodes.For, nodes.If, nodes.Assign),
    *(nodes.Name, nodes.Const, nodes.List, nodes.Tuple, nodes.Getattr, nodes.Getitem, nodes.Slice),
    *(nodes.Filter, nodes.Test, nodes.Compare, nodes.Operand, nodes.And, nodes.Or, nodes.Not, nodes.CondExpr),
    *(nodes.Add, nodes.Sub, nodes.Mul, nodes.Div, nodes.FloorDiv, nodes.Mod, nodes.Neg, nodes.Pos),
    *(nodes.Concat, nodes.Keyword),
)
_WORDS: dict[type[nodes.Node], str] = {
    nodes.Include: "include",
    nodes.Import: "import",
    nodes.FromImport: "from … import",
    nodes.Extends: "extends",
    nodes.Block: "block",
    nodes.Macro: "macro",
    nodes.CallBlock: "call",
    nodes.FilterBlock: "filter",
    nodes.AssignBlock: "set … endset",
    nodes.With: "with",
    nodes.Scope: "autoescape",
    nodes.Pow: "**",
    nodes.NSRef: "namespace",
    nodes.Dict: "{…}",
}
NO_CALLS = "Biểu mẫu chỉ lấy dữ liệu ra in, không gọi hàm; hãy dùng bộ lọc, như “{{ ten|upper }}”."
ONLY_THESE = "Biểu mẫu chỉ dùng “{{ … }}”, “{% for %}”, “{% if %}” và “{% set %}”."


def forbidden(tree: nodes.Template) -> Iterator[tuple[int, str, str]]:
    """Yield the line, a sentence and a hint for everything that a template may not use, in reading order."""
    # A list, not recursion: a template nested a thousand deep must be a fault, not a crash.
    waiting: list[tuple[nodes.Node, int]] = [(tree, 1)]
    while waiting:
        node, line = waiting.pop()
        line = node.lineno or line
        said = _objection(node)
        if said:
            yield _line(node) or line, *said
        else:
            waiting.extend((child, line) for child in reversed(list(node.iter_child_nodes())))


def _line(node: nodes.Node) -> int:
    """Return the first line that a node or anything in it knows; 0 when none does."""
    return next((inner.lineno for inner in (node, *node.find_all(nodes.Node)) if inner.lineno), 0)


def _objection(node: nodes.Node) -> tuple[str, str] | None:
    match node:
        case nodes.Call(node=nodes.Name(name="range")):
            return None
        case nodes.Call():
            return "Thẻ gọi một hàm, điều không được phép trong biểu mẫu.", NO_CALLS
        case nodes.For(recursive=True):
            return "Vòng lặp “for … recursive” không dùng được trong biểu mẫu.", ONLY_THESE
    if isinstance(node, _ALLOWED):
        return _word_objection(node)
    word = _WORDS.get(type(node), type(node).__name__.lower())
    return f"Thẻ “{word}” không dùng được trong biểu mẫu.", ONLY_THESE


def _word_objection(node: nodes.Node) -> tuple[str, str] | None:
    """Return what is wrong with the name, filter or test of a node whose kind is allowed."""
    match node:
        case nodes.Filter(name=name) if name not in ALLOWED_FILTERS:
            return f"Bộ lọc “{name}” không dùng được trong biểu mẫu.", _known("bộ lọc", ALLOWED_FILTERS)
        case nodes.Test(name=name) if name not in ALLOWED_TESTS:
            return f"Phép thử “is {name}” không dùng được trong biểu mẫu.", _known("phép thử", ALLOWED_TESTS)
        case (
            nodes.Name(name=str() as name)
            | nodes.Getattr(attr=str() as name)
            | nodes.Getitem(arg=nodes.Const(value=str() as name))
        ) if name.startswith("_"):
            return f"Thẻ dùng tên “{name}”, bắt đầu bằng dấu gạch dưới, nên bị từ chối.", ""
    return None


def _known(what: str, names: frozenset[str]) -> str:
    return f"Các {what} dùng được: {', '.join(sorted(name for name in names if name.isalpha()))}."
