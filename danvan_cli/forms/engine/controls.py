"""Content controls put into a parsed template: which value is which key of the data, and its tag's fixed text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jinja2 import nodes

from danvan_cli.forms.engine.marks import (
    AFTER_TAG,
    BEGINNING,
    LONGEST_TAG,
    controlled,
    controlled_paragraph,
    placed,
    short_tag,
)
from danvan_cli.forms.engine.parts import escape
from danvan_cli.forms.engine.places import Place, place_of, shown_place, unknown, whole_list
from danvan_cli.forms.engine.splitting import END, OPENED, RUN_END, START, VALUE

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from danvan_cli.forms.engine.places import Scope

MARKS = "_marks"
"""The name under which a compiled template finds the `Marks` of its document; no template can write it."""
CONTROLLED, CONTROLLED_PARAGRAPH = "_controlled", "_controlled_paragraph"
FILTERS: dict[str, Callable[..., object]] = {
    CONTROLLED: controlled,
    CONTROLLED_PARAGRAPH: controlled_paragraph,
    "_placed": placed,
    "_short_tag": short_tag,
}
"""Functions for compiled templates; what a template itself may call is in `words`, and is checked before."""
_NEIGHBOURS = frozenset({"nextitem", "previtem"})


def add_controls(tree: nodes.Template, labels: Mapping[str, str]) -> bool:
    """Put a control around each marked value that is one key of the data; `labels` name the key paths.

    Return whether documents need a table: a tag can begin with the number of a row, or be one itself.
    """
    adder = _Adder(labels)
    adder.statements(tree.body, {})
    if tree.environment is not None:
        tree.set_environment(tree.environment)
    return adder.tabled


class _Adder:
    def __init__(self, labels: Mapping[str, str]) -> None:
        self._labels = labels
        self._loops = 0
        self.tabled = False

    def statements(self, body: Sequence[nodes.Node], scope: Scope) -> None:
        for node in body:
            match node:
                case nodes.Output():
                    self._output(node, scope)
                case nodes.For():
                    self._loop(node, scope)
                case nodes.If():
                    self._branches(node, scope)
                case nodes.Assign(target=nodes.Name(name=name)):
                    scope[name] = place_of(node.node, scope)
                case nodes.Assign():
                    scope.update(unknown(node.target))

    def _branches(self, node: nodes.If, scope: Scope) -> None:
        before = dict(scope)
        for branch in (node.body, node.elif_, node.else_):
            inner = dict(before)
            self.statements(branch, inner)
            # A name set in one branch only may stand for either value afterwards.
            scope.update({name: None for name, place in inner.items() if before.get(name, name) != place})

    def _loop(self, node: nodes.For, scope: Scope) -> None:
        inner: Scope = {**scope, "loop": None, **unknown(node.target)}
        whole = whole_list(node.iter)
        items = place_of(whole, scope)
        if items is not None and isinstance(node.target, nodes.Name) and not _looks_around(node):
            self._loops += 1
            hidden = f"_place{self._loops}"
            inner[node.target.name] = Place(hidden, "", f"{items.path}[]")
            part = [] if whole is node.iter else [whole]
            arguments = [*_marks(), _item(items), nodes.Const(items.keys), *part]
            node.iter = _filter(node.iter, "_placed", arguments, node.lineno)
            node.target = nodes.Tuple([nodes.Name(hidden, "store"), node.target], "store", lineno=node.lineno)
        self.statements(node.body, inner)
        self.statements(node.else_, dict(scope))

    def _output(self, node: nodes.Output, scope: Scope) -> None:
        made: list[nodes.Expr] = []
        ending = ""
        for child in node.nodes:
            before = made[-1].data if made and isinstance(made[-1], nodes.TemplateData) else ""
            if isinstance(child, nodes.TemplateData):
                text = ending + child.data[1:] if child.data.startswith(END) else child.data
                made.append(nodes.TemplateData(text, lineno=child.lineno))
            elif before.endswith(VALUE):
                made.pop()
                filled, ending = self._filled(before, child, scope)
                made += filled
            else:
                made.append(child)
        node.nodes = made

    def _filled(self, marked: str, value: nodes.Expr, scope: Scope) -> tuple[list[nodes.Expr], str]:
        """Return what fills a marked value, and what must follow it where it gets no control."""
        before, _, openings = marked[: -len(VALUE)].rpartition(START)
        opening, _, run = openings.rpartition(OPENED)
        place, shown_by = shown_place(value, scope)
        if place is None:
            plain = nodes.TemplateData(before + opening + run, lineno=value.lineno)
            return [plain, value], RUN_END + ("</w:p>" if opening else "")
        # The line end before a paragraph only tells lines apart, and goes with the paragraph's opening.
        text = nodes.TemplateData(before.removesuffix("\n") if opening else before, lineno=value.lineno)
        arguments = [*_marks(), *self._tag(place, shown_by), nodes.Const(run)]
        if not opening:
            return [text, _filter(value, CONTROLLED, arguments, value.lineno)], ""
        arguments.append(nodes.Const(opening))
        return [text, _filter(value, CONTROLLED_PARAGRAPH, arguments, value.lineno)], ""

    def _tag(self, place: Place, shown_by: tuple[str, ...]) -> list[nodes.Expr]:
        """Return the text before the tag, the place of the item that it begins with, and its rest."""
        label = self._labels.get(place.path, "")
        start = BEGINNING + (f'<w:alias w:val="{escape(label)}"/>' if label else "") + '<w:tag w:val="'
        keys = "".join((place.keys, *(f"|{name}" for name in shown_by)))
        if place.longest + len(keys) - len(place.keys) > LONGEST_TAG:
            self.tabled = True
            short = _filter(_item(place), "_short_tag", [*_marks(), nodes.Const(keys)], 1)
            return [nodes.Const(start), short, nodes.Const(AFTER_TAG)]
        if not place.item:
            return [nodes.Const(start + keys), nodes.Const(""), nodes.Const(AFTER_TAG)]
        self.tabled = True
        return [nodes.Const(start), _item(place), nodes.Const(keys + AFTER_TAG)]


def _looks_around(loop: nodes.For) -> bool:
    """Whether the template asks a loop for the item before or after, which must stay a bare item."""
    return any(inner.attr in _NEIGHBOURS for inner in loop.find_all(nodes.Getattr))


def _marks() -> list[nodes.Expr]:
    return [nodes.Name(MARKS, "load")]


def _item(place: Place) -> nodes.Expr:
    return nodes.Name(place.item, "load") if place.item else nodes.Const("")


def _filter(value: nodes.Node, name: str, arguments: Sequence[nodes.Node], line: int) -> nodes.Filter:
    return nodes.Filter(value, name, arguments, [], None, None, lineno=line)
