"""What git-setup adds to files of git's, and takes out again, as text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan_cli.review.wired_text import (
    hook_text,
    is_own_hook,
    pattern,
    with_attributes,
    with_settings,
    without_attributes,
    without_settings,
)

SETTINGS = {"danvan": {"textconv": "'/a b/python' -P", "cachetextconv": "false"}, "danvan-docx": {"textconv": "x"}}
LINES = ("/dossiers/**/*.yaml diff=danvan", "*.docx diff=danvan-docx")
# Lines as such files have them, in any order, with any line ends, with and without one at the end.
FILES = st.lists(
    st.sampled_from(
        [
            "[core]",
            "\tbare = false",
            "# danvan",
            "",
            '[diff "danvan"]',
            "*.png binary",
            "\\",
            '[diff "danvan-docx"] ; x',
        ]
    ),
    max_size=6,
).flatmap(lambda lines: st.sampled_from(["\n", "\r\n"]).map(lambda end: end.join(lines).encode()))


@given(FILES)
def test_settings_taken_out_leave_the_bytes_as_they_were(before):
    """Whatever a configuration holds, it is back byte for byte."""
    after = with_settings(before, SETTINGS)
    assert after.startswith(before)
    assert without_settings(after) == before


@given(FILES, FILES)
def test_settings_taken_out_leave_what_came_behind_them(before, later):
    """What was written below our lines since then stays, and each of its lines stays a line."""
    behind = b"[alias]\n" + later
    rest = without_settings(with_settings(before, SETTINGS) + behind)
    assert rest.removeprefix(before).removeprefix(b"\n") == behind


@given(FILES)
def test_settings_are_added_once(before):
    """Adding them again changes nothing, even where others have written below."""
    after = with_settings(before, SETTINGS) + b"[alias]\n\tst = status\n"
    assert with_settings(after, SETTINGS) == after


def test_settings_that_changed_replace_the_old_ones():
    """After Python has moved, the new way to it stands alone."""
    old = with_settings(b"[core]\n", SETTINGS)
    new = {"danvan": {"textconv": "y"}}
    assert with_settings(old, new) == with_settings(b"[core]\n", new)


@given(FILES | st.none())
def test_attributes_taken_out_leave_the_file_as_it_was(before):
    """Whatever an attributes file holds, it is back byte for byte; one that was not there is gone."""
    after = with_attributes(before, "a/", LINES)
    assert without_attributes(after, "a/") == before


@given(FILES | st.none())
def test_attributes_of_two_workspaces_stand_side_by_side(before):
    """The block of one workspace comes and goes without touching that of another."""
    first = with_attributes(before, "a/", LINES)
    both = with_attributes(first, "", LINES)
    assert with_attributes(both, "a/", LINES) == both
    assert without_attributes(both, "") == first


def test_attributes_that_others_put_into_the_block_stay():
    """A line that is not ours stays, even between our marks."""
    block = with_attributes(b"x\n", "", LINES).replace(b"*.docx diff", b"*.pdf binary\n*.docx diff")
    assert without_attributes(block, "") == b"x\n*.pdf binary\n"


@pytest.mark.parametrize(
    ("prefix", "below", "expected"),
    [
        ("", "/dossiers/**/*.yaml", "/dossiers/**/*.yaml"),
        ("", "*.docx", "*.docx"),
        ("xã/", "*.docx", "/xã/**/*.docx"),
        ("#a/", "/d", "/#a/d"),
        ("a b/", "/d", '"/a b/d"'),
        ("a[1]*?/", "/d", r"/a\[1]\*\?/d"),
        ('a "b" [c]/', "/d", r'"/a \"b\" \\[c]/d"'),
    ],
)
def test_a_folder_name_is_no_pattern(prefix, below, expected):
    """Signs that mean something in a pattern, or to the reader of the line, are told apart from it."""
    assert pattern(prefix, below) == expected


def test_a_hook_knows_its_own_text():
    """A hook is ours as written; with one byte changed it is somebody's."""
    hook = hook_text("python -m danvan_cli", ".")
    assert is_own_hook(hook)
    assert not is_own_hook(hook + b"\n")
    assert not is_own_hook(hook.replace(b"check", b"chock"))
    assert not is_own_hook(b"#!/bin/sh\n")
