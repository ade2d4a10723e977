"""Completion of commands and options in the shell, set up on request."""

import os
from typing import Annotated

import typer

from danvan_cli.cli.shell.console import put, talk
from danvan_cli.cli.shell.options import one_of

SHELLS = ("bash", "zsh", "fish", "powershell", "pwsh")
_NAME = "danvan"
_VARIABLE = "_DANVAN_COMPLETE"


def answer_shells() -> None:
    """Let the shells that completion is written for be answered, if it is a shell that calls."""
    if _VARIABLE in os.environ:
        from danvan_cli.cli.shell.completed_words import register_shells

        register_shells()


def _install(shell: str | None) -> None:
    if shell is not None:
        from typer._completion_shared import install

        _, path = install(shell=shell, prog_name=_NAME, complete_var=_VARIABLE)
        talk(f"Đã ghi phần gợi ý lệnh vào: {path}. Hãy mở lại cửa sổ lệnh để dùng.")
        raise typer.Exit


def _show(shell: str | None) -> None:
    if shell is not None:
        from typer._completion_shared import get_completion_script

        put(get_completion_script(prog_name=_NAME, complete_var=_VARIABLE, shell=shell))
        raise typer.Exit


InstallCompletion = Annotated[
    str | None,
    typer.Option(
        "--install-completion",
        metavar="VỎ",
        parser=one_of(lambda: SHELLS),
        callback=_install,
        is_eager=True,
        help=f"Cài gợi ý lệnh bằng phím Tab cho vỏ lệnh: {', '.join(SHELLS)}.",
    ),
]
ShowCompletion = Annotated[
    str | None,
    typer.Option(
        "--show-completion",
        metavar="VỎ",
        parser=one_of(lambda: SHELLS),
        callback=_show,
        is_eager=True,
        help="In đoạn mã gợi ý lệnh để tự cài.",
    ),
]
