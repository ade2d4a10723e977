"""The registry of commands: every module of this folder but this one is a command of the same name.

A module named with two underscores (`forms__check`) is a command under another (`danvan forms check`).

A command module declares `PAGE`, its help, and `command`, a function that returns a report or a text.
"""

import pkgutil
from importlib import import_module
from pathlib import Path
from typing import Annotated

import typer
import typer.main

import danvan_cli.cli
from danvan_cli.cli.shell.completion import InstallCompletion, ShowCompletion, answer_shells
from danvan_cli.cli.shell.console import put, show_traces, talk
from danvan_cli.cli.shell.helping import OPTIONS
from danvan_cli.cli.shell.misuse import UsageFault, explain_misuse
from danvan_cli.cli.shell.options import read_path
from danvan_cli.cli.shell.page import Chapter, Example, HelpPage
from danvan_cli.cli.shell.program import Program
from danvan_cli.cli.shell.session import Session
from danvan_cli.cli.shell.spread import spread
from danvan_cli.cli.shell.stop import Declined, Stop, wrong_use
from danvan_cli.cli.shell.verb import Verb

_INTERRUPTED = 130
_HELP_NAMES = {"help_option_names": ["--help", "-h"]}

PAGE = HelpPage(
    chapter=Chapter.DAILY,
    order=0,
    summary=(
        "danvan giữ hồ sơ phong trào “Dân vận khéo” của một xã: cho biết chỗ nào sai, ai còn nợ gì, "
        "bao nhiêu mô hình thực sự được tính, và in mọi biểu mẫu từ một nguồn số liệu."
    ),
    examples=(
        Example("danvan", "đang ở đâu, ba việc gấp nhất, lệnh tiếp theo"),
        Example("danvan check --help", "cách dùng một lệnh"),
    ),
)


def run(arguments: list[str]) -> int:
    """Run one command line and return its exit status (design section 9)."""
    answer_shells()
    try:
        _demand_letters(arguments)
        status = build_program().main(arguments, prog_name="danvan", standalone_mode=False)
    except UsageFault as fault:
        return _tell(explain_misuse(fault))
    except Stop as stop:
        return _tell(stop)
    except typer.Abort:
        raise KeyboardInterrupt from None
    if status == _INTERRUPTED:
        raise KeyboardInterrupt
    return int(status or 0)


def _demand_letters(arguments: list[str]) -> None:
    """Refuse a word that the terminal handed over in another coding: it could not be stored as it was meant."""
    for word in arguments:
        if any("\ud800" <= letter <= "\udfff" for letter in word):
            shown = word.encode("utf-8", "replace").decode()
            raise wrong_use(f"“{shown}” có chữ mà danvan không đọc được.", "Đặt bảng mã của cửa sổ lệnh là UTF-8.")


def build_program() -> Program:
    """Build the program; no command is loaded yet."""
    app = typer.Typer(add_completion=False, rich_markup_mode=None)
    as_group = app.callback(
        cls=Program,
        invoke_without_command=True,
        options_metavar=OPTIONS,
        subcommand_metavar="LỆNH [THAM SỐ]…",
        context_settings=_HELP_NAMES,
    )
    as_group(_before_the_command)
    program = typer.main.get_command(app)
    if not isinstance(program, Program):
        raise TypeError(type(program).__name__)
    program.page, program.names, program.load = PAGE, command_names(), load_command
    return program


def command_names() -> tuple[str, ...]:
    """Return the names of all commands without importing any of them."""
    modules = pkgutil.iter_modules(danvan_cli.cli.__path__)
    names = (each.name for each in modules if not each.ispkg and each.name != "app")
    return tuple(name.replace("__", " ").replace("_", "-") for name in names)


def load_command(name: str) -> Verb:
    """Import the module of a command and return the command; a module that fails to import is fatal."""
    module = import_module(f"{danvan_cli.cli.__name__}.{name.replace(' ', '__').replace('-', '_')}")
    app = typer.Typer(add_completion=False, rich_markup_mode=None)
    as_command = app.command(
        name, cls=Verb, hidden=module.PAGE.hidden, options_metavar=OPTIONS, context_settings=_HELP_NAMES
    )
    as_command(spread(module.command))
    verb = typer.main.get_command(app)
    if not isinstance(verb, Verb):
        raise TypeError(type(verb).__name__)
    verb.page = module.PAGE
    verb.parts = tuple(other for other in command_names() if other.startswith(f"{name} "))
    return verb


def _before_the_command(  # noqa: PLR0913 - an option is an argument
    ctx: typer.Context,
    directory: Annotated[
        Path | None,
        typer.Option(
            "-C", metavar="THƯ-MỤC", parser=read_path, help="Tìm thư mục làm việc từ đây, thay vì từ chỗ đang đứng."
        ),
    ] = None,
    *,
    debug: Annotated[bool, typer.Option("--debug", help="Khi chương trình lỗi, hiện dấu vết để gửi đi sửa.")] = False,
    version: Annotated[bool, typer.Option("--version", help="Hiện số phiên bản.")] = False,
    install: InstallCompletion = None,  # noqa: ARG001 - acted on while it is read
    show: ShowCompletion = None,  # noqa: ARG001 - likewise
) -> None:
    if version:
        put(f"danvan {danvan_cli.__version__}")
        raise typer.Exit
    ctx.obj = Session(directory, debug)
    if debug:
        show_traces()
    if ctx.invoked_subcommand is None:
        _invoke_alone(ctx)


def _invoke_alone(ctx: typer.Context) -> None:
    """Run the command that stands for no command at all."""
    verb = load_command("overview")
    with verb.make_context("overview", [], parent=ctx) as inner:
        verb.invoke(inner)


def _tell(stop: Stop) -> int:
    sentence = stop.sentence if isinstance(stop, Declined) else f"Lỗi: {stop.sentence}"
    talk("\n".join(line for line in (sentence, stop.hint) if line))
    return int(stop.outcome)
