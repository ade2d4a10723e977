"""Usage errors in Vietnamese: what the parser of the command line complains of, and the way out."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

from typer._click.core import Command, Context, Parameter
from typer._click.exceptions import (
    BadOptionUsage,
    BadParameter,
    ClickException,
    MissingParameter,
    NoSuchOption,
    UsageError,
)
from typer.core import TyperArgument, TyperGroup, TyperOption

from danvan_cli.cli.shell.stop import Stop, wrong_use

UsageFault = ClickException


def explain_misuse(fault: ClickException) -> Stop:
    """Return the Vietnamese sentence and hint for a fault of the command line."""
    context = fault.ctx if isinstance(fault, UsageError) else None
    return wrong_use(_sentence(fault), _way_out(fault, context))


@contextmanager
def blaming(context: Context) -> Iterator[None]:
    """Give faults of parsing the command in whose words they were found; the parser leaves it out of some."""
    try:
        yield
    except UsageError as fault:
        fault.ctx = fault.ctx or context
        raise


def _sentence(fault: ClickException) -> str:
    match fault:
        case NoSuchOption():
            return _no_such_option(fault)
        case BadOptionUsage():
            return _bad_option_usage(fault)
        case MissingParameter():
            return f"Thiếu {_called(fault.param)}: {getattr(fault.param, 'help', '')}"
        case BadParameter():
            return f"{_capital(_called(fault.param))}: {fault.message}"
        case _:
            return fault.message


def _no_such_option(fault: NoSuchOption) -> str:
    from danvan_cli.vietnamese.suggestions import did_you_mean

    if _is_no_name(fault.option_name):
        return f"Chữ mở đầu bằng “{fault.option_name}” bị hiểu là một tùy chọn."
    known = _options_of(fault.ctx)
    guess = did_you_mean(fault.option_name, known)
    return f"Không có tùy chọn “{fault.option_name}”. {guess}".strip()


def _is_no_name(option: str) -> bool:
    """Whether no option could be called so: a list's dash, or the sign of a number."""
    return not option.lstrip("-")[:1].isalpha()


def _bad_option_usage(fault: BadOptionUsage) -> str:
    parameter = _option_called(fault.ctx, fault.option_name)
    if isinstance(parameter, TyperOption) and parameter.is_flag:
        return f"Tùy chọn “{fault.option_name}” đứng một mình, không nhận giá trị."
    return f"Tùy chọn “{fault.option_name}” cần một giá trị đứng sau{_example_of(parameter)}."


def _way_out(fault: ClickException, context: Context | None) -> str:
    if isinstance(fault, NoSuchOption) and context is not None:
        elsewhere = _rightful_place(fault.option_name, context)
        if elsewhere:
            return elsewhere
        if _may_be_a_value(fault.option_name, context):
            return f'Giá trị bắt đầu bằng dấu trừ thì viết ở cuối lệnh, sau “--”: {context.command_path} … -- "-…"'
    path = context.command_path if context is not None else "danvan"
    return f"Gõ “{path} --help” để xem cách dùng."


def _may_be_a_value(option: str, context: Context) -> bool:
    takes_words = any(isinstance(each, TyperArgument) for each in context.command.get_params(context))
    return takes_words and not option.startswith("--")


def _rightful_place(option: str, context: Context) -> str:
    """Say where an option belongs that another part of the command line would have understood."""
    root = context.find_root()
    if context is not root and option in _options_of(root):
        return f"“{option}” đứng trước tên lệnh: danvan {option} … {context.info_name}"
    if context is root and isinstance(root.command, TyperGroup):
        for name, verb in _verbs(root, root.command):
            if option in _names(verb.params):
                return f"“{option}” đứng sau tên lệnh, ví dụ: danvan {name} {option} …"
    return ""


def _verbs(root: Context, program: TyperGroup) -> Iterable[tuple[str, Command]]:
    for name in program.list_commands(root):
        verb = program.get_command(root, name)
        if verb is not None and not verb.hidden:
            yield name, verb


def _options_of(context: Context | None) -> list[str]:
    return [] if context is None else _names(context.command.get_params(context))


def _names(parameters: Sequence[Parameter]) -> list[str]:
    return [name for each in parameters if isinstance(each, TyperOption) for name in each.opts]


def _option_called(context: Context | None, name: str) -> Parameter | None:
    parameters = [] if context is None else context.command.get_params(context)
    return next((each for each in parameters if name in each.opts), None)


def _example_of(parameter: Parameter | None) -> str:
    return f": {parameter.opts[-1]} {parameter.metavar}" if parameter is not None and parameter.metavar else ""


def _called(parameter: Parameter | None) -> str:
    if parameter is None:
        return "giá trị"
    if isinstance(parameter, TyperOption):
        return f"tùy chọn “{parameter.opts[-1]}”"
    return f"tham số {parameter.human_readable_name}"


def _capital(phrase: str) -> str:
    return phrase[0].upper() + phrase[1:]
