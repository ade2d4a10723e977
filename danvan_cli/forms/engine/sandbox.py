"""The small language of templates: keys of plain data, a few filters, no calls, no attributes of objects."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from jinja2 import StrictUndefined, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.exceptions import SecurityError
from jinja2.filters import FILTERS
from jinja2.runtime import LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.tests import TESTS

from danvan_cli.forms.engine.controls import CONTROLLED, CONTROLLED_PARAGRAPH
from danvan_cli.forms.engine.controls import FILTERS as CONTROL_FILTERS
from danvan_cli.forms.engine.visible import shown
from danvan_cli.forms.engine.words import ALLOWED_FILTERS, ALLOWED_TESTS, LOOP_ATTRIBUTES

if TYPE_CHECKING:
    from jinja2.runtime import Context

# A blank form has at most some hundreds of empty rows.
MAX_RANGE = 1_000
MAX_REPLACED = 1_000_000
LARGEST = 10**15


class Missing(StrictUndefined):
    """A value that the data does not have; using it in any way is a fault that names it."""

    __slots__ = ()

    @property
    def _undefined_message(self) -> str:
        return str(self._undefined_name)


class _ShownOnce(CodeGenerator):
    """Fills a tag with what `shown` returns; Jinja's own escaping around it would only cost time.

    Constants are still escaped by Jinja, and `shown` leaves what is escaped alone. A content control has
    called `shown` for its value.
    """

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        del frame
        done = isinstance(node, nodes.Filter) and node.name in {CONTROLLED, CONTROLLED_PARAGRAPH}
        self.write("(" if done else finalize.src or "")

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        del node, frame, finalize
        self.write(")")


class PlainDataEnvironment(ImmutableSandboxedEnvironment):
    """A sandbox in which an attribute is always a key of a dict, and a method can never be reached."""

    code_generator_class = _ShownOnce
    intercepted_binops = frozenset({"*", "%"})

    def getattr(self, obj: Any, attribute: str) -> Any:  # noqa: ANN401 - Jinja's own signature
        """Return the value under a key, or what a loop knows of itself."""
        if type(obj) is dict and attribute in obj:
            return obj[attribute]
        if isinstance(obj, LoopContext) and attribute in LOOP_ATTRIBUTES:
            return getattr(obj, attribute)
        return self.undefined(obj=obj, name=attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:  # noqa: ANN401 - Jinja's own signature
        """Return the value under a key or at a position."""
        try:
            if isinstance(obj, dict | list | tuple | str):
                return obj[argument]
        except (TypeError, LookupError):
            pass
        return self.undefined(obj=obj, name=str(argument))

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:  # noqa: ANN401
        """Compute with numbers only: a multiplied or formatted text can be as large as memory."""
        if not all(isinstance(side, int | float) and abs(side) <= LARGEST for side in (left, right)):
            raise SecurityError(operator)
        return super().call_binop(context, operator, left, right)

    def is_safe_callable(self, obj: Any) -> bool:  # noqa: ANN401 - Jinja's own signature
        """Only `range` may be called."""
        return obj is few


def few(*bounds: int) -> range:
    """Return `range(*bounds)`; more than `MAX_RANGE` numbers are a fault of the template."""
    numbers = range(*bounds)
    if len(numbers) > MAX_RANGE:
        raise OverflowError(f"range({len(numbers)})")
    return numbers


def _replace(text: object, old: str, new: str) -> str:
    source = str(text)
    if len(source) + source.count(old) * len(new) > MAX_REPLACED:
        raise OverflowError("replace")
    return source.replace(old, new)


@cache
def environment() -> PlainDataEnvironment:
    """Return the one environment in which every template is compiled and filled."""
    made = PlainDataEnvironment(autoescape=True, undefined=Missing, finalize=shown, cache_size=0)
    made.globals = {"range": few}
    made.filters = {name: FILTERS[name] for name in ALLOWED_FILTERS} | {"replace": _replace} | CONTROL_FILTERS
    made.tests = {name: TESTS[name] for name in ALLOWED_TESTS}
    return made
