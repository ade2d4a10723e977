"""A command's function becomes options: groups opened, the rest as declared."""

import inspect
from dataclasses import dataclass
from typing import Annotated

import pytest
import typer

from danvan_cli.cli.shell.session import Campaign, OptionGroup, Session
from danvan_cli.cli.shell.spread import spread
from danvan_cli.report import Report


def _names(function):
    return list(inspect.signature(spread(function)).parameters)


def test_groups_are_opened():
    """A group's options stand in its place, and those of saying a report at the end."""

    def command(campaign: Campaign, code: Annotated[str, typer.Argument()]) -> Report: ...

    assert _names(command) == ["ctx", "as_of", "year", "code", "format", "output", "colour"]


def test_a_text_has_no_format():
    """A command whose result is a text of its own has only --output."""

    def command(session: Session) -> str: ...

    assert _names(command) == ["ctx", "output"]


def test_a_group_must_be_a_dataclass():
    """A group that declares no fields is a mistake that shows at once."""

    class Nothing(OptionGroup):
        pass

    def command(nothing: Nothing) -> Report: ...

    with pytest.raises(TypeError, match="Nothing"):
        spread(command)


def test_values_reach_the_function(capsys):
    """The function is called with the session, the built group and its own values."""

    @dataclass(frozen=True)
    class Pair(OptionGroup):
        session: Session
        left: int = 1

    seen = []

    def command(session: Session, pair: Pair, word: str) -> str:
        seen.append((session, pair, word))
        return "xong"

    context = typer.Context(typer.main.get_command(_app()))
    context.obj = Session(debug=True)
    spread(command)(context, left=5, word="x", output=None)
    assert seen == [(context.obj, Pair(context.obj, 5), "x")]
    assert capsys.readouterr().out == "xong\n"


def _app():
    app = typer.Typer()
    app.command()(lambda: None)
    return app
