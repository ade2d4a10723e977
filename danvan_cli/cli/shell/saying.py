"""How a result leaves the program: rendered once by the chosen format, to the screen or to a file."""

from dataclasses import dataclass

import typer

from danvan_cli.cli.shell.console import can_show_symbols, is_terminal, page_width, put, talk, wants_colour
from danvan_cli.cli.shell.options import Colour, Format, Output
from danvan_cli.cli.shell.session import OptionGroup, Session
from danvan_cli.cli.shell.storing import SCHEMAS, demand_place, demand_replaceable, store
from danvan_cli.formats.page import Page
from danvan_cli.formats.registry import find_format
from danvan_cli.report import Report


@dataclass(frozen=True, slots=True)
class Written(OptionGroup):
    """The result is a text of its own: it is handed on letter for letter."""

    session: Session
    output: Output = None

    def get_ready(self) -> None:
        """Refuse an impossible file before the command does anything; a schema may go where schemas are kept."""
        if self.output is not None:
            demand_place(self.output, self.session.start, home=SCHEMAS)
            demand_replaceable(self.output)

    def say(self, text: str, *, done: bool = False) -> None:
        """Print the text, or write it to the file; `done` says that the command has written files of its own."""
        if self.output is None:
            put(text)
            return
        store(self.output, text if text.endswith("\n") else f"{text}\n", done=done)
        talk(f"Đã ghi: {self.output}")


@dataclass(frozen=True, slots=True)
class Spoken(OptionGroup):
    """The result is a report: a format says it, and its outcome is the exit status."""

    session: Session
    format: Format = "text"
    output: Output = None
    colour: Colour = "auto"

    def get_ready(self) -> None:
        """Refuse an impossible file before the command does anything."""
        if self.output is not None:
            demand_place(self.output, self.session.start)
            demand_replaceable(self.output)

    def say(self, report: Report) -> None:
        """Print the report, or write it to the file, and end the command with its outcome."""
        text = find_format(self.format).render(report, self._page())
        Written(self.session, self.output).say(text, done=_has_written(report))
        raise typer.Exit(int(report.outcome()))

    def _page(self) -> Page:
        to_file = self.output is not None
        return Page(
            width=page_width(),
            colour=wants_colour(self.colour, to_file=to_file),
            unicode=to_file or can_show_symbols(),
            plain=to_file or not is_terminal(),
        )


def _has_written(report: Report) -> bool:
    """Whether the command behind a report has changed files, as those tell that could have been asked not to."""
    return report.data.get("dry_run") is False and report.data.get("changes") != []
