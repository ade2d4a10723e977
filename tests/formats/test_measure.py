"""Columns, lines and harmless characters."""

from __future__ import annotations

import unicodedata

import pytest

from danvan_cli.formats.measure import _ONE_COLUMN, _letter_columns, columns, one_line, pad, wrap


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_vietnamese_letter_takes_one_column(form):
    """Composed or not, “Nghệ” takes four columns."""
    assert columns(unicodedata.normalize(form, "Nghệ")) == 4


def test_a_wide_letter_takes_two_columns():
    """Letters that East Asian terminals draw wide are counted twice."""
    assert columns("宽a👍") == 5


def test_the_short_way_measures_like_the_long_one():
    """Every letter that is taken for one column without a look has one, all Vietnamese letters among them."""
    plain = [chr(code) for code in range(0x10000) if _ONE_COLUMN.fullmatch(chr(code))]
    assert {_letter_columns(letter) for letter in plain} == {1}
    assert set("ăâđêôơưẠỹ“”") <= set(plain)


def test_padding_counts_columns_not_characters():
    """A decomposed word is filled up to the same column as a composed one."""
    assert pad(unicodedata.normalize("NFD", "xã"), 4) == unicodedata.normalize("NFD", "xã") + "  "
    assert pad("12", 4, right=True) == "  12"


def test_lines_break_at_spaces_only():
    """No line is wider than asked, and the words come out as they went in."""
    text = "Toàn xã mới có bốn mươi mô hình được tính"
    lines = wrap(text, 12)
    assert max(map(columns, lines)) <= 12
    assert " ".join(lines) == text


def test_a_long_word_stays_whole():
    """A path wider than the line is not broken, so that it can be clicked."""
    assert wrap("xem dossiers/2026/a--b.yaml:1:1 nhé", 10) == ["xem", "dossiers/2026/a--b.yaml:1:1", "nhé"]


def test_a_long_word_is_cut_in_a_cell():
    """In a cell a word wider than the column is cut, its marks left on their letters."""
    assert wrap("ab e\u0301e\u0301e\u0301e\u0301", 3, chop=True) == ["ab", "e\u0301e\u0301e\u0301", "e\u0301"]


def test_columns_already_taken_are_left_free():
    """The first and the later lines are shorter by what stands before them."""
    assert wrap("aa bb cc dd ee", 8, first=6, later=3) == ["aa", "bb cc", "dd ee"]


def test_no_width_means_one_line():
    """Without a width nothing is broken."""
    assert wrap("một hai ba", None) == ["một hai ba"]


def test_one_line_leaves_no_character_that_acts():
    """Every control, line or paragraph separator, direction mark and surrogate is gone from a line."""
    acting = [chr(code) for code in range(0x110000) if _acts(chr(code))]
    assert len(acting) > 2000
    shown = one_line("".join(acting))
    assert not [letter for letter in shown if _acts(letter)]


def _acts(letter: str) -> bool:
    if unicodedata.category(letter) in {"Cc", "Zl", "Zp", "Cs"}:
        return True
    return unicodedata.bidirectional(letter) in {
        "LRE",
        "RLE",
        "LRO",
        "RLO",
        "PDF",
        "LRI",
        "RLI",
        "FSI",
        "PDI",
    }


@pytest.mark.parametrize("text", ["a\nb", "a\r\nb", "a\tb"])
def test_breaks_and_tabs_become_a_space(text):
    """A value of several lines is read on one."""
    assert one_line(text) == "a b"
