"""The program as a whole: it knows its commands by name and loads only the one that is asked for."""

from collections.abc import Callable

from typer._click.core import Command, Context
from typer._click.formatting import HelpFormatter
from typer.core import TyperGroup, TyperOption

from danvan_cli.cli.shell.helping import in_vietnamese, write_page, write_parameters
from danvan_cli.cli.shell.misuse import blaming
from danvan_cli.cli.shell.page import Chapter, HelpPage
from danvan_cli.cli.shell.verb import Verb


class Program(TyperGroup):
    """`danvan`: a group whose commands are looked up by name when they are needed."""

    page: HelpPage
    names: tuple[str, ...]
    load: Callable[[str], Verb]

    def list_commands(self, ctx: Context) -> list[str]:  # noqa: ARG002 - the signature is typer's
        """Return the names of all commands in the order of the help page."""
        return sorted(self.names, key=lambda name: self._verb(name).page.place)

    def get_command(self, ctx: Context, cmd_name: str) -> Command | None:  # noqa: ARG002 - likewise
        """Return the command of that name, or None."""
        return self._verb(cmd_name) if cmd_name in self.names else None

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        """Parse what stands before the name of the command."""
        with blaming(ctx):
            return super().parse_args(ctx, args)

    def resolve_command(self, ctx: Context, args: list[str]) -> tuple[str | None, Command | None, list[str]]:
        """Return the command that the first word names; complain in Vietnamese, with the nearest name."""
        name = " ".join(args[:2])
        part = self.get_command(ctx, name) if " " in name else None
        if part is not None:
            return name, part, args[2:]
        verb = self.get_command(ctx, args[0])
        if verb is None and not ctx.resilient_parsing:
            from danvan_cli.vietnamese.suggestions import did_you_mean

            ctx.fail(f"Không có lệnh “{args[0]}”. {did_you_mean(args[0], self.list_commands(ctx))}".strip())
        return args[0], verb, args[1:]

    def get_help_option(self, ctx: Context) -> TyperOption | None:
        """Return `--help` in Vietnamese."""
        return in_vietnamese(super().get_help_option(ctx))

    def format_help(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Write the first page: examples, usage, the commands by chapter, the options before them."""
        write_page(ctx, formatter, self.page)
        for chapter in Chapter:
            self._write_chapter(ctx, formatter, chapter)
        write_parameters(ctx, formatter)

    def _write_chapter(self, ctx: Context, formatter: HelpFormatter, chapter: Chapter) -> None:
        pages = [(name, self._verb(name).page) for name in self.list_commands(ctx)]
        rows = [(name, page.summary) for name, page in pages if page.chapter is chapter and not page.hidden]
        if rows:
            with formatter.section(chapter.value):
                formatter.write_dl(rows)

    def _verb(self, name: str) -> Verb:
        if name not in self.commands:
            self.commands[name] = self.load(name)
        verb = self.commands[name]
        if not isinstance(verb, Verb):
            raise TypeError(name)
        return verb
