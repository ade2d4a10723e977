"""The line of the file with carets under it."""

from __future__ import annotations

import pytest

from danvan_cli.diagnostics import Diagnostic, Location, Severity
from danvan_cli.formats.excerpt import underlined
from danvan_cli.formats.marks import marks_for
from danvan_cli.formats.measure import columns
from danvan_cli.formats.page import Page


def draw(text, column, length=1, *, width=60, page=None):
    """Return the two lines for a place on line 7 of a file."""
    where = Location("a.yaml", 7, column, length)
    finding = Diagnostic("DV006", "wrong_value", Severity.ERROR, "sai", where, excerpt=text)
    return underlined(finding, width, marks_for(page or Page()))


def meant(text, carets):
    """Return what stands above the carets, by the columns of the screen."""
    first = carets.index("^")
    above, at = "", 0
    for letter in text:
        if first <= at < len(carets) and columns(letter):
            above += letter
        at += columns(letter)
    return above


def test_carets_stand_under_the_meant_characters():
    """The carets are as many as the value has columns, right below it."""
    assert draw("  ngay: 30/2/2026", 9, 9) == ("7 │   ngay: 30/2/2026", "  │         ^^^^^^^^^")


def test_wide_letters_move_the_carets():
    """A wide letter before the place moves the carets by two columns."""
    assert draw("宽: x", 4) == ("7 │ 宽: x", "  │     ^")


def test_combining_marks_do_not_move_the_carets():
    """A mark that stands on its letter takes no column."""
    text, carets = draw("e\u0301e\u0301 x", 6)
    assert meant(text, carets) == "x"


def test_a_tab_is_four_columns_underlined_whole():
    """A tab is shown as four spaces, all of them marked."""
    assert draw("\tten: a", 1) == ("7 │     ten: a", "  │ ^^^^")


def test_a_hidden_character_is_named_and_underlined():
    """A control character shows its name, with a caret under each letter of the name."""
    text, carets = draw("a\x07b", 2)
    assert text == "7 │ a⟨U+0007⟩b"
    assert meant(text, carets) == "⟨U+0007⟩"


def test_a_place_behind_the_line_has_one_caret_after_it():
    """A place past the end, as for a missing value, is marked right after the text."""
    assert draw("ten:", 99, 5, width=200) == ("7 │ ten:", "  │     ^")


@pytest.mark.parametrize("column", [1, 40, 5_000, 9_990, 10_001])
@pytest.mark.parametrize("page", [Page(), Page(unicode=False)])
def test_a_long_line_is_cut_around_the_place(column, page):
    """Of ten thousand characters only those around the place are shown, and they fit."""
    text = "".join(chr(ord("a") + number % 26) for number in range(10_000))
    shown, carets = draw(text, column, 3, width=60, page=page)
    assert columns(shown) <= 60
    assert columns(carets) <= 61
    assert meant(shown, carets) == text[column - 1 : column + 2]
    body, more = shown[4:], marks_for(page).more
    assert body.startswith(text[:9]) != body.startswith(more)
    assert body.endswith(text[-9:]) != body.endswith(more)


def test_a_long_place_is_underlined_as_far_as_shown():
    """The carets of a value longer than the page end where the page ends."""
    shown, carets = draw("ten: " + "x" * 500, 6, 500)
    assert columns(carets) <= columns(shown) <= 60
