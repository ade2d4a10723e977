"""The github format, read back as the runner of GitHub Actions reads it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from danvan_cli.formats.as_github import escape_data, escape_property, render
from danvan_cli.formats.page import Page

KNOWN = {"error", "warning", "notice"}


def unescape(text, pairs):
    """Undo the escapes in the order of the runner, `%25` last."""
    for code, letter in pairs:
        text = text.replace(code, letter)
    return text.replace("%25", "%")


def command(line):
    """Return (level, properties, message) of a workflow command, None for a plain line.

    The same steps as `ActionCommand.TryParseV2` of actions/runner.
    """
    line = line.lstrip()
    end = line.find("::", 2)
    if not line.startswith("::") or end < 0:
        return None
    level, _, said = line[2:end].partition(" ")
    if level not in KNOWN:
        return None
    breaks = [("%0D", "\r"), ("%0A", "\n")]
    pairs = [piece.split("=", 1) for piece in said.strip().split(",") if piece]
    properties = {key: unescape(value, [*breaks, ("%3A", ":"), ("%2C", ",")]) for key, value in pairs if value}
    return level, properties, unescape(line[end + 2 :], breaks)


def read(report):
    """Return the commands and the plain lines of a report."""
    lines = render(report, Page()).split("\n")
    assert lines.pop() == ""
    found = [command(line) for line in lines]
    plain = [line for line, it in zip(lines, found, strict=True) if it is None]
    return [it for it in found if it], plain


def test_an_annotation_comes_back_whole(checked):
    """The runner reads file, line, column, title and message as they were meant."""
    comma = replace(
        checked.findings[0],
        location=replace(checked.findings[0].location, path="dossiers/2026/a,b: 100%.yaml"),
        message="Đạt 80%, gồm: a, b",
        hint="ghi “80”.",
    )
    commands, _ = read(replace(checked, findings=(comma,)))
    assert commands[0] == (
        "error",
        {"file": "dossiers/2026/a,b: 100%.yaml", "line": "14", "col": "9", "title": "DV006 wrong_value"},
        "Đạt 80%, gồm: a, b\nCách sửa: ghi “80”.",
    )


def test_errors_come_before_warnings(checked):
    """GitHub shows the first ten only, so the gravest lead; equals keep their order."""
    commands, _ = read(replace(checked, findings=tuple(reversed(checked.findings))))
    titles = [properties["title"][:5] for level, properties, _ in commands if level != "notice"]
    assert titles == ["DV003", "DV201", "DV006", "DV102"]


def test_the_total_is_a_notice_and_a_plain_line(checked):
    """The total is told in both ways, for GitHub hides all but ten annotations."""
    commands, plain = read(checked)
    total = f"3 lỗi, 1 cảnh báo trong 47 hồ sơ; 1 điểm được miễn; 1 quy tắc chưa xét được. {checked.summary}"
    notices = [message for level, _, message in commands if level == "notice"]
    assert notices[0].startswith(total + " GitHub chỉ hiện 10")
    assert plain == [f"danvan: {total}"]


def test_a_related_place_is_named(checked):
    """The other place of a finding stands in its message."""
    commands, _ = read(checked)
    said = next(message for _, properties, message in commands if properties["title"].startswith("DV003"))
    assert "Xem thêm: dossiers/2026/chi-bo-xom-3--cong-an.yaml:1:1 lần ghi đầu tiên ở đây" in said.split("\n")


def test_a_crash_is_an_error_without_a_place(crashed):
    """A fault of the program is annotated, on no file."""
    commands, _ = read(crashed)
    assert commands == [("error", {"title": "Trục trặc của chương trình"}, crashed.crashes[0])]


def test_a_report_without_findings_writes_no_command(standing, empty):
    """Where nothing was checked nothing is annotated."""
    assert read(standing) == ([], [f"danvan: {standing.summary}"])
    assert render(empty, Page()) == ""


def test_hostile_values_start_no_command(hostile):
    """There are as many commands as meant, and no plain line holds an old-style one."""
    commands, plain = read(hostile)
    assert [level for level, _, _ in commands] == ["error", "error", "notice", "notice"]
    assert len(plain) == 1
    assert "##[" not in plain[0]
    assert not set(render(hostile, Page())) & set("\x1b\x07\x00\x9b\u202e\u2028\x85\x0b\r\ud800")


def test_a_hostile_total_starts_no_command(hostile, empty):
    """A total that is all there is stays a plain line."""
    commands, plain = read(replace(empty, summary=hostile.summary))
    assert commands == []
    assert not any("##[" in line for line in plain)


@pytest.mark.parametrize(
    ("text", "data", "prop"),
    [
        ("100%", "100%25", "100%25"),
        ("%0A", "%250A", "%250A"),
        ("a\r\nb", "a%0D%0Ab", "a%0D%0Ab"),
        ("a:b,c", "a:b,c", "a%3Ab%2Cc"),
    ],
)
def test_escapes_are_those_of_the_runner(text, data, prop):
    """Percent signs go first, so that an escape in a value stays text."""
    assert escape_data(text) == data
    assert escape_property(text) == prop
