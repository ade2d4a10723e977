"""How results leave the program: streams, files, colour."""

import json
import os
import stat

import jsonschema
import pytest

from danvan_cli.cli.shell import console, storing
from danvan_cli.cli.shell.stop import Stop
from danvan_cli.report import Outcome


def test_a_result_goes_to_stdout_alone(run):
    """The report is data on stdout; stderr stays empty."""
    ended = run("doctor", "--format", "json")
    assert (ended.status, ended.err) == (0, "")
    assert json.loads(ended.out)["command"] == "doctor"


@pytest.mark.parametrize(
    "line",
    ["", "check", "status", "doctor", "forms", "explain DV101", "explain ten", "render phu-luc-01", "forms phu-luc-01"],
)
def test_json_follows_its_schema(run, make_root, line):
    """The JSON of every command keeps to the schema that `danvan schema ket-qua` prints."""
    schema = json.loads(run("schema", "ket-qua").out)
    words = line.split() or ["overview"]
    report = json.loads(run("-C", str(make_root({})), *words, "--format", "json").out)
    jsonschema.validate(report, schema)


def test_output_writes_what_stdout_would_hold(run, tmp_path):
    """--output puts the same text into the file, talks on stderr, and leaves stdout empty."""
    path = tmp_path / "kết quả.json"
    printed = run("doctor", "--format", "json")
    ended = run("doctor", "--format", "json", "--output", str(path))
    assert (ended.status, ended.out) == (0, "")
    assert ended.err == f"Đã ghi: {path}\n"
    assert path.read_text("utf-8") == printed.out
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(os.name == "nt", reason="Windows không có umask")
def test_a_written_file_has_the_usual_rights(tmp_path):
    """The file is readable by those who may read any other file made here."""
    plain = tmp_path / "plain"
    plain.touch()
    storing.store(tmp_path / "x.txt", "x")
    assert stat.S_IMODE((tmp_path / "x.txt").stat().st_mode) == stat.S_IMODE(plain.stat().st_mode)


def test_a_file_that_cannot_be_replaced_stays_whole(run, tmp_path, monkeypatch):
    """When the system refuses (Word holds the file), the old file stays, nothing is left over, status 4."""
    path = tmp_path / "x.txt"
    path.write_text("cũ", "utf-8")

    def refuse(*_):
        raise PermissionError(13, "locked")

    monkeypatch.setattr(os, "replace", refuse)
    ended = run("doctor", "--output", str(path))
    assert ended.status == 4
    assert "đóng lại rồi chạy lại" in ended.err
    assert "locked" not in ended.err
    assert path.read_text("utf-8") == "cũ"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("name", ["không-có/x.txt", "."])
def test_a_place_that_cannot_hold_the_file_is_wrong_use(tmp_path, name):
    """A missing folder, or a folder in place of a file, is told before anything is written."""
    with pytest.raises(Stop) as stop:
        storing.store(tmp_path / name, "x")
    assert stop.value.outcome is Outcome.WRONG_USE
    assert stop.value.hint


@pytest.mark.parametrize(
    ("choice", "environment", "to_file", "wanted"),
    [
        ("auto", {}, False, True),
        ("auto", {}, True, False),
        ("auto", {"NO_COLOR": "1"}, False, False),
        ("auto", {"NO_COLOR": ""}, False, True),
        ("auto", {"TERM": "dumb"}, False, False),
        ("auto", {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False, False),
        ("always", {"NO_COLOR": "1", "TERM": "dumb"}, True, True),
        ("never", {"FORCE_COLOR": "1"}, False, False),
    ],
)
def test_colour_on_a_terminal(monkeypatch, choice, environment, to_file, wanted):
    """The option is obeyed; left to itself the program asks the environment, then the terminal."""
    _surround(monkeypatch, environment, terminal=True)
    assert console.wants_colour(choice, to_file=to_file) is wanted


def test_colour_in_a_pipe(monkeypatch):
    """Without a terminal there is no colour unless FORCE_COLOR asks for it."""
    _surround(monkeypatch, {}, terminal=False)
    assert not console.wants_colour("auto", to_file=False)
    _surround(monkeypatch, {"FORCE_COLOR": "1"}, terminal=False)
    assert console.wants_colour("auto", to_file=False)


def _surround(monkeypatch, environment, *, terminal):
    for name in ("NO_COLOR", "FORCE_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(console, "is_terminal", lambda: terminal)


def test_width_without_a_terminal_is_fixed(monkeypatch):
    """A piped result does not depend on the window it was called in; COLUMNS still may set it."""
    monkeypatch.delenv("COLUMNS", raising=False)
    monkeypatch.setattr(console, "is_terminal", lambda: False)
    assert console.page_width() == 100
    monkeypatch.setenv("COLUMNS", "60")
    assert console.page_width() == 60
    monkeypatch.setenv("COLUMNS", "10")
    assert console.page_width() == 40
