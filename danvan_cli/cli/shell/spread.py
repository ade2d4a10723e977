"""From a command's function to the callable that typer reads: option groups opened, the result said.

A command is a function of plain arguments and option groups that returns a report, or a text that is the
result itself. What is shared by all (how to say it, where to write it) is added here.
"""

import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from typing import Any, get_type_hints

import typer

from danvan_cli.cli.shell.printable import PrintableReport, Printed
from danvan_cli.cli.shell.saying import Spoken, Written
from danvan_cli.cli.shell.session import OptionGroup, Session
from danvan_cli.report import Report

Command = Callable[..., Report | str]
_SAID: dict[type, type[OptionGroup]] = {str: Written, PrintableReport: Printed}
"""How the result of a function is said; a report of no other kind is spoken."""


@dataclass(frozen=True, slots=True)
class _Opened:
    """A parameter of the function, and the parameters that typer shall see in its place."""

    name: str
    group: Callable[..., Any] | None
    parameters: tuple[inspect.Parameter, ...]

    def value(self, session: Session, given: dict[str, Any]) -> Any:  # noqa: ANN401 - whatever typer made of it
        values = {each.name: given[each.name] for each in self.parameters}
        return values[self.name] if self.group is None else self.group(session, **values)


def spread(function: Command) -> Callable[..., None]:
    """Return the callable behind a command: it builds the groups, calls `function`, says what it returns."""
    hints = get_type_hints(function, include_extras=True)
    how = _open("how", _SAID.get(hints["return"], Spoken))
    own = [_open(name, hints[name], each) for name, each in inspect.signature(function).parameters.items()]

    def callback(ctx: typer.Context, **given: Any) -> None:  # noqa: ANN401 - whatever typer made of it
        session = ctx.find_object(Session) or Session()
        values = {each.name: each.value(session, given) for each in own}
        outlet = how.value(session, given)
        outlet.get_ready()
        result = function(**values)
        for group in values.values():
            if isinstance(group, OptionGroup) and isinstance(result, Report):
                result = group.carried_on(result)
        outlet.say(result)

    _sign(callback, [each for opened in [*own, how] for each in opened.parameters])
    return callback


def _open(name: str, kind: Any, parameter: inspect.Parameter | None = None) -> _Opened:  # noqa: ANN401 - any type
    if kind is Session:
        return _Opened(name, lambda session: session, ())
    if isinstance(kind, type) and issubclass(kind, OptionGroup):
        return _Opened(name, kind, tuple(_options_in(kind)))
    default = inspect.Parameter.empty if parameter is None else parameter.default
    seen = inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=kind)
    return _Opened(name, None, (seen,))


def _options_in(group: type[OptionGroup]) -> Iterator[inspect.Parameter]:
    if not is_dataclass(group):
        raise TypeError(group.__name__)
    hints = get_type_hints(group, include_extras=True)
    for each in fields(group)[1:]:
        yield inspect.Parameter(
            each.name, inspect.Parameter.KEYWORD_ONLY, default=each.default, annotation=hints[each.name]
        )


def _sign(callback: Callable[..., None], parameters: list[inspect.Parameter]) -> None:
    context = inspect.Parameter("ctx", inspect.Parameter.POSITIONAL_OR_KEYWORD, annotation=typer.Context)
    everything = [context, *parameters]
    callback.__signature__ = inspect.Signature(everything)  # type: ignore[attr-defined]
    callback.__annotations__ = {each.name: each.annotation for each in everything}
