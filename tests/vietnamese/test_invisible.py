"""Hidden characters are named and shown, ordinary text is left alone."""

from __future__ import annotations

import sys
from unicodedata import category

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan_cli.vietnamese.invisible import odd_characters, visible

ORDINARY = "Đảng ủy “xã” – 100 m², 80 %; ½ ngày, 5 °C… ₫\tvà\r\n👍 日本"


def test_ordinary_text_has_nothing_odd():
    """Vietnamese letters, curly quotes, dashes, tabs, line ends and emoji are ordinary."""
    assert odd_characters(ORDINARY) == ()
    assert visible(ORDINARY.replace("\r", "")) == ORDINARY.replace("\r", "")


@pytest.mark.parametrize(
    ("character", "name"),
    [
        ("\u0000", "ký tự NUL"),
        ("\u0007", "ký tự điều khiển"),
        ("\u0085", "ký tự điều khiển"),
        ("\u00a0", "dấu cách không ngắt dòng"),
        ("\u2003", "dấu cách đặc biệt"),
        ("\u200b", "ký tự không bề rộng"),
        ("\u202e", "ký tự đổi chiều chữ"),
        ("\u2066", "ký tự đổi chiều chữ"),
        ("\ufeff", "dấu đầu tệp (BOM) nằm giữa chữ"),
        ("\ufffd", "ký tự hỏng do sai bảng mã"),
        ("\uf0b7", "ký hiệu riêng của một phông chữ"),
        (chr(0xD800), "ký tự hỏng do sai bảng mã"),
        ("\U000e0041", "ký tự không bề rộng"),
    ],
)
def test_odd_characters_are_found_and_named(character, name):
    """Each kind of odd character is reported at its index under its Vietnamese name."""
    assert odd_characters(f"một {character}hai") == ((4, name),)


def test_odd_characters_come_in_order():
    """Several odd characters are all reported, from left to right."""
    assert odd_characters("\u00a0a\u200b\u00a0") == (
        (0, "dấu cách không ngắt dòng"),
        (2, "ký tự không bề rộng"),
        (3, "dấu cách không ngắt dòng"),
    )


def test_every_odd_character_has_a_name():
    """No character that the search finds is without a name, over the whole of Unicode."""
    everything = "".join(map(chr, range(sys.maxunicode + 1)))

    assert all(name for _, name in odd_characters(everything))


def test_every_control_and_format_character_of_the_basic_plane_is_odd_but_line_ends():
    """Whatever Unicode calls a control, and every bidirectional or zero-width format mark, is found."""
    controls = {chr(code) for code in range(0x10000) if category(chr(code)) == "Cc"} - set("\t\n\r")
    marks = {chr(code) for code in range(0x2000, 0x2070) if category(chr(code)) == "Cf"}

    assert all(odd_characters(character) for character in controls | marks)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\u0007b", "a⟨U+0007⟩b"),
        ("a\u001b[31m", "a⟨U+001B⟩[31m"),
        ("\u202eabc", "⟨U+202E⟩abc"),
        ("a\u200bb", "a⟨U+200B⟩b"),
        ("a\rb", "a⟨U+000D⟩b"),
        ("\ud800", "⟨U+D800⟩"),
        ("\U000e0041", "⟨U+E0041⟩"),
        ("một\u00a0hai\tba\nbốn", "một\u00a0hai\tba\nbốn"),
    ],
)
def test_hidden_characters_are_made_visible(text, shown):
    """Controls, zero-width and bidirectional marks become names; spaces, tabs and line feeds stay."""
    assert visible(text) == shown


@given(st.text())
def test_a_visible_text_is_safe_everywhere(text):
    """What visible gives can be encoded and holds no control but tab and line feed."""
    shown = visible(text)

    assert shown.encode().decode() == shown
    assert not [c for c in shown if category(c) in {"Cc", "Cs"} and c not in "\t\n"]
