"""Tables on the screen."""

from __future__ import annotations

import unicodedata

import pytest

from danvan_cli.formats.lines import joined
from danvan_cli.formats.marks import marks_for
from danvan_cli.formats.measure import columns
from danvan_cli.formats.page import Page
from danvan_cli.formats.paint import paint
from danvan_cli.formats.tables import table_lines
from danvan_cli.report import Align, Column, Table


def draw(table, page):
    """Return the lines of a table as text."""
    return paint(joined([table_lines(table, page, marks_for(page))]), colour=False).splitlines()


def test_decomposed_and_composed_words_align():
    """The second column begins at the same place whatever the form of the letters before it."""
    word = "Diễn Hòa"
    table = Table((Column("Xóm"), Column("x")), ((word, "|"), (unicodedata.normalize("NFD", word), "|")))
    rows = draw(table, Page())[2:]
    assert {columns(row.partition("|")[0]) for row in rows} == {10}


def test_figures_stand_to_the_right():
    """A column of figures ends at one place."""
    table = Table((Column("Số", Align.RIGHT), Column("x")), (("5", "|"), ("1.200", "|")))
    assert draw(table, Page())[2:] == ["    5  |", "1.200  |"]


def test_long_cells_break_inside_their_column():
    """The widest column gives way, nothing is lost and no line is wider than the page."""
    long = "một câu rất dài cần xuống dòng nhiều lần trong ô của nó"
    rows = draw(Table((Column("Mã"), Column("Việc")), (("A1", long),)), Page(width=30))
    assert max(map(columns, rows)) <= 30
    assert " ".join(row[2:].strip() for row in rows[2:]) == long


def test_a_long_word_is_cut_inside_its_column():
    """A word wider than the page is cut, so that it pushes no column aside."""
    rows = draw(Table((Column("Mã"), Column("x")), (("W" * 100, "|"),)), Page(width=30))
    assert max(map(columns, rows)) <= 30
    assert "".join(rows[2:]).count("W") == 100


def test_a_file_keeps_rows_on_one_line():
    """On a plain page a row stays one line, so that a search finds it whole."""
    table = Table((Column("Mã"), Column("Việc")), (("A1", "chữ " * 30 + "cuối"),))
    assert len(draw(table, Page(width=30, plain=True))) == 3


def test_a_table_without_rows_says_so():
    """An empty table is told from a broken one."""
    assert draw(Table((Column("Mã"),), ()), Page())[-1] == "(chưa có dòng nào)"


def test_a_row_of_the_wrong_length_is_a_fault_of_the_program():
    """A row with a cell too many is never cut silently."""
    table = Table((Column("Mã"),), (("a", "b"),))
    with pytest.raises(ValueError, match="zip"):
        draw(table, Page())
