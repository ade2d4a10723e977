"""A result that can also leave the program as a Word file: `--format docx`."""

from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Annotated

import typer

from danvan_cli.cli.shell.options import one_of
from danvan_cli.cli.shell.saying import Spoken
from danvan_cli.cli.shell.stop import wrong_use
from danvan_cli.cli.shell.storing import demand_place
from danvan_cli.formats.registry import find_format, format_names
from danvan_cli.report import Report

DOCX = "docx"


@dataclass(frozen=True, slots=True)
class PrintableReport(Report):
    """A report with the way to print it: `to_word` writes the file, at the path given, and reports what became of it.

    It costs nothing until it is called, so that only who prints loads what Word files need.
    """

    to_word: Callable[[Path | None], Report] | None = None


def printable(report: Report, to_word: Callable[[Path | None], Report]) -> PrintableReport:
    """Return a report that `to_word` prints."""
    return PrintableReport(**{each.name: getattr(report, each.name) for each in fields(Report)}, to_word=to_word)


def _known() -> tuple[str, ...]:
    return (*format_names(), DOCX)


def _choices() -> tuple[str, ...]:
    """Return the formats that can tell a result without findings."""
    return (*(name for name in format_names() if not find_format(name).of_findings), DOCX)


def _complete(incomplete: str) -> list[str]:
    return [name for name in _choices() if name.startswith(incomplete)]


PrintFormat = Annotated[
    str,
    typer.Option(
        "--format",
        metavar="KIỂU",
        parser=one_of(_known),
        autocompletion=_complete,
        help=f"Kiểu trình bày kết quả: {', '.join(_choices())} ({DOCX}: tệp Word để trình ký).",
    ),
]


@dataclass(frozen=True, slots=True)
class Printed(Spoken):
    """The result is a printable report, which has no findings: a format says it, or it is written as a Word file."""

    format: PrintFormat = "text"

    def get_ready(self) -> None:
        """Refuse an impossible file; a Word file that is there is left to who writes it, who knows its own."""
        if self.format != DOCX:
            Spoken.get_ready(self)
        elif self.output is not None:
            demand_place(self.output, self.session.start)

    def say(self, report: Report) -> None:
        """Say the report; as a Word file, write it and say where it is."""
        how: Spoken = self
        if self.format != DOCX and find_format(self.format).of_findings:
            raise wrong_use(
                f"“{self.format}” chỉ kể lỗi của hồ sơ, mà kết quả này không phải là lỗi.",
                f"Chọn một trong: {', '.join(_choices())}.",
            )
        if self.format == DOCX and isinstance(report, PrintableReport) and report.to_word is not None:
            report, how = report.to_word(self.output), replace(self, format="text", output=None)
        Spoken.say(how, report)
