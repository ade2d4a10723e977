"""Usage errors: one Vietnamese sentence, the way out, status 2, nothing on stdout."""

import ast
from pathlib import Path

import pytest
import typer
from typer._click import exceptions
from typer._click.core import Parameter
from typer._click.types import BoolParamType, FuncParamType, StringParamType
from typer.core import TyperOption

from danvan_cli.cli.app import build_program, command_names, load_command

TABLE = {
    "chek": "Không có lệnh “chek”. Có phải ý bạn là “check”?",
    "xyzzy": "Không có lệnh “xyzzy”.",
    "--formt json doctor": "Không có tùy chọn “--formt”.",
    "doctor --formt json": "Không có tùy chọn “--formt”. Có phải ý bạn là “--format”?",
    "doctor -x": "Không có tùy chọn “-x”.",
    "doctor --format": "Tùy chọn “--format” cần một giá trị đứng sau: --format KIỂU.",
    "doctor --format yaml": "Tùy chọn “--format”: không có lựa chọn “yaml”; chỉ có:",
    "doctor --color blue": "Tùy chọn “--color”: không có lựa chọn “blue”; chỉ có: auto, always, never.",
    "--debug=1 doctor": "Tùy chọn “--debug” đứng một mình, không nhận giá trị.",
    "doctor hai ba": "Lệnh “danvan doctor” không hiểu phần thừa: “hai”, “ba”.",
    "doctor --output=": "Tùy chọn “--output”: đường dẫn đang để trống.",
    "-C": "Tùy chọn “-C” cần một giá trị đứng sau: -C THƯ-MỤC.",
    "--show-completion sh": "Tùy chọn “--show-completion”: không có lựa chọn “sh”; chỉ có:",
}


@pytest.mark.parametrize("line", TABLE)
def test_misuse_is_told_in_vietnamese(run, line):
    """Each kind of misuse has its sentence on stderr and status 2; stdout stays empty."""
    ended = run(*line.split(" "))
    assert (ended.status, ended.out) == (2, "")
    assert ended.err.startswith(f"Lỗi: {TABLE[line]}")
    assert "--help” để xem cách dùng." in ended.err


def test_control_characters_are_named(run):
    """What was typed is quoted without the characters that would steer the terminal."""
    ended = run("chek\x1b[31m")
    assert ended.err.startswith("Lỗi: Không có lệnh “chek⟨U+001B⟩[31m”.")


def test_an_option_of_the_program_belongs_before_the_command(run):
    """-C after the command is answered with where it belongs."""
    ended = run("doctor", "-C", "x")
    assert ended.status == 2
    assert "“-C” đứng trước tên lệnh: danvan -C … doctor" in ended.err


def test_an_option_of_a_command_belongs_after_it(run):
    """--format before the command is answered with where it belongs."""
    ended = run("--format", "json", "doctor")
    assert ended.status == 2
    assert "“--format” đứng sau tên lệnh, ví dụ: danvan" in ended.err


def _parameters():
    program = build_program()
    context = typer.Context(program)
    yield from program.get_params(context)
    for name in command_names():
        yield from load_command(name).get_params(context)


def test_values_are_read_by_our_own_readers():
    """No parameter has a type, prompt or variable whose complaints the parser would write in English."""
    kinds = (StringParamType, BoolParamType, FuncParamType)
    parameters = list(_parameters())
    assert len(parameters) > 10
    for each in parameters:
        assert isinstance(each, Parameter)
        assert type(each.type) in kinds, each.name
        assert each.nargs in {1, -1}, each.name
        assert each.envvar is None, each.name
        if isinstance(each, TyperOption):
            assert each.prompt is None, each.name
            assert each.is_flag == isinstance(each.type, BoolParamType), each.name


SENTENCES_OF_THE_PARSER = {
    # Answered by our own words.
    "No such command {name!r}.",
    "Got unexpected extra argument(s) ({})",
    "Option {} requires {}",
    "Option {} does not take a value.",
    # Out of reach: a command is always found, and no parameter takes a fixed number of values.
    "Missing command.",
    "Value must be an iterable.",
    "Takes {} values but {} given.",
    "Argument {} takes {} values.",
}


def _told(call):
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    kind = getattr(exceptions, name, None)
    return name == "fail" or (isinstance(kind, type) and issubclass(kind, exceptions.ClickException))


def _pattern(node):
    if isinstance(node, ast.Call):
        return _pattern(node.func.value if isinstance(node.func, ast.Attribute) else node.args[0])
    if isinstance(node, ast.JoinedStr):
        return "".join(part.value if isinstance(part, ast.Constant) else "{}" for part in node.values)
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def test_no_new_sentence_of_the_parser():
    """Every sentence that the parser can complain with has been looked at; a new one fails here."""
    folder = Path(typer.__file__).parent
    sentences = set()
    for name in ("core.py", "_click/core.py", "_click/parser.py"):
        for node in ast.walk(ast.parse((folder / name).read_text("utf-8"))):
            if isinstance(node, ast.Call) and _told(node):
                sentences |= {_pattern(argument) for argument in node.args}
    assert sentences - {""} == SENTENCES_OF_THE_PARSER


def test_every_kind_of_complaint_is_known():
    """The kinds of usage faults are those that the mapping was written for."""
    kinds = {
        name
        for name, kind in vars(exceptions).items()
        if isinstance(kind, type) and issubclass(kind, exceptions.ClickException)
    }
    out_of_reach = {"BadArgumentUsage", "NoArgsIsHelpError", "FileError"}
    mapped = {
        "ClickException",
        "UsageError",
        "BadParameter",
        "MissingParameter",
        "NoSuchOption",
        "BadOptionUsage",
    }
    assert kinds == out_of_reach | mapped
