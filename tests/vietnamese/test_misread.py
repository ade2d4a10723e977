"""A refused value is shown to its writer safely and shortly."""

from __future__ import annotations

import pickle

from danvan_cli.vietnamese.misread import Misread, quoted


def test_both_sentences_are_kept():
    """A Misread gives its sentence and hint apart, and together as text."""
    fault = Misread("Sai.", "Hãy sửa.")

    assert (fault.sentence, fault.hint, str(fault)) == ("Sai.", "Hãy sửa.", "Sai. Hãy sửa.")


def test_a_misread_survives_pickling():
    """A Misread that crosses a process border arrives whole."""
    arrived = pickle.loads(pickle.dumps(Misread("Sai.", "Hãy sửa.")))  # noqa: S301  # our own bytes

    assert (arrived.sentence, arrived.hint) == ("Sai.", "Hãy sửa.")


def test_a_quoted_value_is_one_line():
    """Line ends and repeated spaces in a quoted value become one space."""
    assert quoted("khoảng\n  80") == "“khoảng 80”"


def test_a_long_value_is_cut():
    """At most sixty characters of a value are quoted, the last an ellipsis."""
    assert quoted("a" * 60) == f"“{'a' * 60}”"
    assert quoted("a" * 1_000_000) == f"“{'a' * 59}…”"


def test_hidden_characters_are_shown_in_quotes():
    """A control character cannot reach the terminal through a quoted value."""
    assert quoted("80\x1b[2J\u202e") == "“80⟨U+001B⟩[2J⟨U+202E⟩”"
