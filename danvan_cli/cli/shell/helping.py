"""Help pages in Vietnamese: the purpose, the examples, and only then the usage line and the options."""

from collections.abc import Sequence

from typer._click.core import Context, Parameter
from typer._click.formatting import HelpFormatter
from typer.core import TyperArgument, TyperOption

from danvan_cli.cli.shell.console import put
from danvan_cli.cli.shell.page import HelpPage

OPTIONS = "[TÙY CHỌN]"


def in_vietnamese(option: TyperOption | None) -> TyperOption | None:
    """Give `--help` its Vietnamese sentence and our way to print."""
    if option is not None:
        option.help = "Hiện trang trợ giúp này."
        # The parser keeps the names in a set, whose order differs from run to run.
        option.opts = sorted(option.opts, key=len)
        option.callback = _show_help
    return option


def _show_help(context: Context, _: Parameter, asked: object) -> None:
    if asked and not context.resilient_parsing:
        put(context.get_help())
        context.exit()


def write_page(context: Context, formatter: HelpFormatter, page: HelpPage) -> None:
    """Write all of a page that stands above its options."""
    formatter.write_text(page.summary)
    if page.details:
        formatter.write_paragraph()
        formatter.write_text(page.details)
    _write_examples(formatter, page)
    _write_listing(formatter, page)
    formatter.write_paragraph()
    pieces = context.command.collect_usage_pieces(context)
    formatter.write_usage(context.command_path, " ".join(pieces), prefix="Cách dùng: ")


def write_parameters(context: Context, formatter: HelpFormatter) -> None:
    """Write the arguments and the options of the command, each with its sentence."""
    shown = [each for each in context.command.get_params(context) if not getattr(each, "hidden", False)]
    _write_list(context, formatter, "Tham số", [each for each in shown if isinstance(each, TyperArgument)])
    _write_list(context, formatter, "Tùy chọn", [each for each in shown if isinstance(each, TyperOption)])


def _write_examples(formatter: HelpFormatter, page: HelpPage) -> None:
    if page.examples:
        with formatter.section("Ví dụ"):
            formatter.write_dl([(each.command, each.purpose) for each in page.examples], col_max=44)


def _write_listing(formatter: HelpFormatter, page: HelpPage) -> None:
    if page.listing is not None:
        with formatter.section(page.listing.heading):
            formatter.write_dl(list(page.listing.rows), col_max=44)


def _write_list(
    context: Context,
    formatter: HelpFormatter,
    heading: str,
    parameters: Sequence[TyperArgument | TyperOption],
) -> None:
    if parameters:
        with formatter.section(heading):
            formatter.write_dl([(_spelling(context, each), each.help or "") for each in parameters])


def _spelling(context: Context, parameter: Parameter) -> str:
    if isinstance(parameter, TyperOption):
        names = ", ".join([*parameter.opts, *parameter.secondary_opts])
        return names if parameter.is_flag else f"{names} {parameter.make_metavar(ctx=context)}"
    return parameter.human_readable_name
