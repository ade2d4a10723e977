"""One command as typer runs it: Vietnamese help, Vietnamese complaint about words too many."""

from typer._click.core import Context
from typer._click.formatting import HelpFormatter
from typer.core import TyperCommand, TyperOption

from danvan_cli.cli.shell.helping import in_vietnamese, write_page, write_parameters
from danvan_cli.cli.shell.misuse import blaming
from danvan_cli.cli.shell.page import HelpPage


class Verb(TyperCommand):
    """A command whose help is its page."""

    page: HelpPage
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
        write_parameters(ctx, formatter)
