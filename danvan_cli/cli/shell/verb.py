"""One command as typer runs it: Vietnamese help, Vietnamese complaint about words too many."""

from typer._click.core import Context
from typer._click.formatting import HelpFormatter
from typer.core import TyperCommand, TyperGroup, TyperOption

from danvan_cli.cli.shell.helping import in_vietnamese, write_page, write_parameters
from danvan_cli.cli.shell.misuse import blaming
from danvan_cli.cli.shell.page import HelpPage


class Verb(TyperCommand):
    """A command whose help is its page; `parts` are the commands that stand under it, such as `forms check`."""

    page: HelpPage
    parts: tuple[str, ...] = ()
    # Words too many are complained of here, since the parser would do it in English.
    allow_extra_args = True

    def get_help_option(self, ctx: Context) -> TyperOption | None:
        """Return `--help` in Vietnamese."""
        return in_vietnamese(super().get_help_option(ctx))

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        """Parse, and refuse words that no argument takes."""
        with blaming(ctx):
            extra = super().parse_args(ctx, args)
        if extra and not ctx.resilient_parsing:
            words = ", ".join(f"“{word}”" for word in extra)
            ctx.fail(f"Lệnh “{ctx.command_path}” không hiểu phần thừa: {words}.")
        return extra

    def format_help(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Write the help page."""
        write_page(ctx, formatter, self.page)
        self._write_parts(ctx, formatter)
        write_parameters(ctx, formatter)

    def _write_parts(self, ctx: Context, formatter: HelpFormatter) -> None:
        program = ctx.find_root().command
        found = [program.get_command(ctx, name) for name in self.parts] if isinstance(program, TyperGroup) else []
        rows = [(f"danvan {part.name}", part.page.summary) for part in found if isinstance(part, Verb)]
        if rows:
            with formatter.section("Lệnh con"):
                formatter.write_dl(rows)
