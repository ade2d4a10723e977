"""Help pages: complete, in Vietnamese, with examples that work."""

import re
import shlex

import pytest

from danvan_cli.cli.app import PAGE, build_program, command_names, load_command
from danvan_cli.editing.events import EVENTS

ENGLISH = re.compile(
    r"\b(usage|options?|commands?|arguments?|error|missing|required|default|invalid|unexpected|no such|try"
    r"|show|exit|message|and|the|for|not|value|text|integer|boolean|path|directory|file|did you mean"
    r"|aborted|env var)\b",
    re.IGNORECASE,
)
# Words that a user types, and so may stand in a help page.
TYPED = re.compile(r"--[a-z-]+|\b(text|json|github|sarif)\b|“[^”]*”|danvan [a-z -]+|dossiers/\S+")


def english_in(text):
    """Return the English words of a text, leaving out what is to be typed."""
    return ENGLISH.findall(TYPED.sub(" ", text))


def test_the_search_for_english_finds_some():
    """The scan sees the parser's own words, so that a clean result means something."""
    text = "Usage: danvan [OPTIONS]\nError: No such option: --x"
    assert {word.lower() for word in english_in(text)} >= {"usage", "options", "error", "no such"}


@pytest.mark.parametrize("arguments", [(), *(tuple(name.split(" ")) for name in command_names())])
def test_help_is_vietnamese(run, arguments):
    """Every help page is printed on stdout with status 0 and holds no English sentence."""
    ended = run(*arguments, "--help")
    assert (ended.status, ended.err) == (0, "")
    assert "Cách dùng: danvan" in ended.out
    assert english_in(ended.out) == []


@pytest.mark.parametrize("arguments", [("--nope",), ("nope",), ("doctor", "--format"), ("doctor", "x")])
def test_complaints_are_vietnamese(run, arguments):
    """No complaint about the command line holds an English sentence."""
    assert english_in(run(*arguments).err) == []


@pytest.mark.parametrize("name", command_names())
def test_a_page_has_one_sentence_and_examples(name):
    """Every command says in one sentence what it is for, and shows how it is called."""
    page = load_command(name).page
    assert page.summary.endswith(".")
    assert page.summary[0].isupper()
    assert page.examples


@pytest.mark.parametrize("example", [each.command for each in PAGE.examples])
def test_examples_of_the_program_parse(example):
    """The examples of the first page are understood as they stand."""
    _parse(example)


@pytest.mark.parametrize("name", command_names())
def test_examples_parse(name):
    """The examples of every command are understood as they stand, and call that very command."""
    for each in load_command(name).page.examples:
        assert _parse(each.command) == name


def _parse(line):
    words = shlex.split(line)
    assert words[0] == "danvan"
    program = build_program()
    context = program.make_context("danvan", [word for word in words[1:] if word != "--help"])
    rest = [*context._protected_args, *context.args]
    if not rest:
        return None
    name, verb, arguments = program.resolve_command(context, rest)
    verb.make_context(name, arguments, parent=context)
    return name


def test_help_of_record_tells_the_options_of_every_event(run):
    """Each event stands there with the options that it takes, those in brackets that it can do without."""
    shown = run("record", "tham-dinh", "--help").out
    for line in (
        "  tham-dinh HỒ-SƠ… --ngay [--ket-luan] [--gio] [--dia-diem]\n",
        "  nop dang-ky|bao-cao --unit --ngay [--so]",
    ):
        assert line in shown
    for event in EVENTS:
        for entry in event.entries:
            assert f"--{entry.option}" in shown.partition("Tùy chọn:")[2]


@pytest.mark.parametrize("seed", ["1", "2", "3", "4"])
def test_the_help_option_is_spelt_the_same_every_time(run_process, seed):
    """The order of its names does not hang on the hashing of a run."""
    assert "\n  -h, --help" in run_process("doctor", "--help", PYTHONHASHSEED=seed).out


def test_commands_stand_in_their_chapters(run):
    """The first page lists every command that is not hidden, in the order of the pages."""
    lines = run("--help").out.splitlines()
    listed = [line.split()[0] for line in lines if re.match(r"  [a-z]", line)]
    listed = [word for word in listed if word in command_names()]
    shown = [name for name in command_names() if not load_command(name).page.hidden]
    assert listed == sorted(shown, key=lambda name: load_command(name).page.place)
    places = [load_command(name).page.place for name in command_names()]
    assert len(set(places)) == len(places)
