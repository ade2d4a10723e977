"""Bars drawn to scale."""

from __future__ import annotations

import pytest

from danvan_cli.formats.bars import bars_lines, drawn_bar
from danvan_cli.formats.marks import marks_for
from danvan_cli.formats.page import Page
from danvan_cli.report import Bar, Bars

MARKS = marks_for(Page(unicode=False))


def plain(line):
    """Return a line without its tones."""
    return "".join(text for text, _ in line)


def test_bars_share_one_scale():
    """A quantity half as large takes half the cells, whatever its own whole is."""
    assert drawn_bar(Bar("a", 10, 10), 20, 20, MARKS) == "#" * 10
    assert drawn_bar(Bar("b", 20, 20), 20, 20, MARKS) == "#" * 20


def test_the_goal_stands_at_its_place():
    """The mark of the goal comes after as many cells as the goal measures, in the bar or beyond it."""
    assert drawn_bar(Bar("a", 4, 10, goal=6), 10, 10, MARKS) == "####..|...."
    assert drawn_bar(Bar("a", 2, 4, goal=8), 10, 10, MARKS) == "##..    |"


@pytest.mark.parametrize(("value", "goal"), [(999, 1000), (41, 42), (1, 2)])
def test_a_goal_not_reached_never_looks_reached(value, goal):
    """However close, a bar short of its goal ends a cell before the mark."""
    before = drawn_bar(Bar("a", value, 2 * goal, goal=goal), 2 * goal, 10, MARKS).partition("|")[0]
    assert before.endswith(".")


def test_a_whole_not_reached_never_looks_full():
    """However close, a bar short of its whole leaves a cell open."""
    assert drawn_bar(Bar("a", 999, 1000), 1000, 10, MARKS) == "#########."


def test_something_is_never_drawn_as_nothing():
    """One of a thousand is still a cell."""
    assert drawn_bar(Bar("a", 1, 1000), 1000, 10, MARKS) == "#" + "." * 9


@pytest.mark.parametrize("bar", [Bar("a", 0, 0), Bar("a", 0, 0, goal=0)])
def test_nothing_of_nothing_is_drawn_without_a_fault(bar):
    """A scale of zero divides nothing."""
    assert drawn_bar(bar, 0, 10, MARKS).strip("|") == ""


def test_more_than_the_whole_is_drawn_whole():
    """A value above its whole is drawn to its own length."""
    assert drawn_bar(Bar("a", 8, 4), 8, 8, MARKS) == "#" * 8


def test_a_figure_of_its_own_stands_beside_the_bar_or_below_where_there_is_no_room():
    """What a bar is said to measure is told as it is written, on a narrow page on a line of its own."""
    bars = Bars((Bar("Tính", 8, 28, figure="8 (được tính 7)"),))
    wide, *none = bars_lines(bars, Page(width=80), MARKS)
    drawn, below = bars_lines(bars, Page(width=24), MARKS)
    assert plain(wide).endswith("  8 (được tính 7)")
    assert none == []
    assert "8" not in plain(drawn)
    assert plain(below).strip() == "8 (được tính 7)"
