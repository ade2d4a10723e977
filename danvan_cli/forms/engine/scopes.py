"""Walking the tags of a template with its loop variables, to tell which key of the data each name means."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from jinja2 import nodes

from danvan_cli.forms.engine.locating import around

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_SAME_ITEMS = frozenset({"list", "reject", "rejectattr", "reverse", "select", "selectattr", "sort", "unique"})
_ONE_ITEM = frozenset({"first", "last", "min", "max"})
_BY_ATTRIBUTE = frozenset({"map", "sum", "sort", "selectattr", "rejectattr", "join", "unique", "min", "max"})
_BUILT_IN = frozenset({"range"})


class Reference(NamedTuple):
    """One key path that a tag reads."""

    path: str
    text: str
    line: int
    names: tuple[str, ...]

    def around(self, source: str) -> str:
        """Return the text of the paragraph in which the tag stands."""
        return around(source, self.line)


def references(tree: nodes.Template) -> list[Reference]:
    """Return every key path that the template reads, in reading order."""
    walk = _Walk()
    walk.statements(tree.body, {})
    return walk.found


class _Walk:
    def __init__(self) -> None:
        self.found: list[Reference] = []

    def statements(self, body: list[nodes.Node], scope: dict[str, str | None]) -> None:
        for node in body:
            match node:
                case nodes.For():
                    self._loop(node, scope)
                case nodes.Assign(target=nodes.Name(name=name)):
                    scope[name] = self.path(node.node, scope)
                case nodes.If():
                    self.path(node.test, scope)
                    for branch in (node.body, node.elif_, node.else_):
                        self.statements(list(branch), scope)
                case _:
                    self._children(node, scope)

    def _loop(self, node: nodes.For, scope: dict[str, str | None]) -> None:
        items = self.path(node.iter, scope)
        inner = {**scope, "loop": "loop"}
        if items is not None:
            self._record(f"{items}[]", _written(node.iter), node, scope)
        match node.target:
            case nodes.Name(name=name):
                inner[name] = None if items is None else f"{items}[]"
            case target:
                inner |= dict.fromkeys(_names(target))
        if node.test is not None:
            self.path(node.test, inner)
        self.statements(node.body, inner)
        self.statements(node.else_, dict(scope))

    def path(self, node: nodes.Node, scope: Mapping[str, str | None]) -> str | None:
        """Record what an expression reads; return the key path that it stands for, if it stands for one."""
        match node:
            case nodes.Name(name=name):
                return self._name(name, node, scope)
            case nodes.Getattr(node=inner, attr=key) | nodes.Getitem(node=inner, arg=nodes.Const(value=str() as key)):
                return self._key(self.path(inner, scope), key, node, scope)
            case nodes.Getitem(node=inner, arg=nodes.Slice() as part):
                self._children(part, scope)
                return self.path(inner, scope)
            case nodes.Getitem(node=inner, arg=nodes.Const(value=int())):
                return _item(self.path(inner, scope))
            case nodes.Filter():
                return self._filter(node, scope)
        self._children(node, scope)
        return None

    def _name(self, name: str, node: nodes.Node, scope: Mapping[str, str | None]) -> str | None:
        if name in scope:
            return scope[name]
        if name in _BUILT_IN:
            return None
        return self._record(name, name, node, scope)

    def _key(self, base: str | None, key: str, node: nodes.Node, scope: Mapping[str, str | None]) -> str | None:
        return None if base is None else self._record(f"{base}.{key}", _written(node), node, scope)

    def _filter(self, node: nodes.Filter, scope: Mapping[str, str | None]) -> str | None:
        base = self.path(node.node, scope) if node.node is not None else None
        for argument in (*node.args, *(keyword.value for keyword in node.kwargs)):
            self.path(argument, scope)
        attribute = _attribute(node) if node.name in _BY_ATTRIBUTE else ""
        if base is not None and attribute:
            self._record(f"{base}[].{attribute}", f"{_written(node.node)}|{node.name}", node, scope)
        if node.name in _SAME_ITEMS:
            return base
        return _item(base) if node.name in _ONE_ITEM else None

    def _children(self, node: nodes.Node, scope: Mapping[str, str | None]) -> None:
        for child in node.iter_child_nodes():
            self.path(child, scope)

    def _record(self, path: str, text: str, node: nodes.Node, scope: Mapping[str, str | None]) -> str:
        self.found.append(Reference(path, text, node.lineno, tuple(name for name in scope if name != "loop")))
        return path


def _item(path: str | None) -> str | None:
    return None if path is None else f"{path}[]"


def _names(target: nodes.Node) -> Iterator[str]:
    return (name.name for name in target.find_all(nodes.Name))


def _attribute(node: nodes.Filter) -> str:
    """Return the key by which a filter looks into the items of its list; empty when it does not."""
    for keyword in node.kwargs:
        if keyword.key == "attribute" and isinstance(keyword.value, nodes.Const):
            return str(keyword.value.value)
    first = node.args[0] if node.args and node.name in {"selectattr", "rejectattr"} else None
    return str(first.value) if isinstance(first, nodes.Const) else ""


def _written(node: nodes.Node | None) -> str:
    """Return an expression as the template writes it, without blanks."""
    match node:
        case nodes.Name(name=name):
            return name
        case nodes.Getattr(node=inner, attr=key):
            return f"{_written(inner)}.{key}"
        case nodes.Getitem(node=inner, arg=nodes.Const(value=key)):
            return f"{_written(inner)}[{key!r}]"
        case nodes.Filter(node=inner, name=name):
            return f"{_written(inner)}|{name}"
    return "…"
