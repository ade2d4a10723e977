"""Tone marks move between the two styles, and only where there are two."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan_cli.vietnamese.spelling import respell

BOTH_WAYS = [
    ("hòa", "hoà"),
    ("HÒA", "HOÀ"),
    ("Hòa", "Hoà"),
    ("khỏe", "khoẻ"),
    ("thủy", "thuỷ"),
    ("ủy", "uỷ"),
    ("Ủy", "Uỷ"),
    ("ỦY", "UỶ"),
    ("thúy", "thuý"),
    ("tọa", "toạ"),
    ("nghĩa xõa", "nghĩa xoã"),
    ("lòe", "loè"),
    ("ngụy", "nguỵ"),
    ("CỘNG HÒA XÃ HỘI", "CỘNG HOÀ XÃ HỘI"),
    ("(Đảng ủy, Ủy ban)", "(Đảng uỷ, Uỷ ban)"),
]


@pytest.mark.parametrize(("old", "new"), BOTH_WAYS)
def test_old_becomes_new(old, new):
    """The new style has the mark on the second vowel."""
    assert respell(old, "kieu-moi") == new


@pytest.mark.parametrize(("old", "new"), BOTH_WAYS)
def test_new_becomes_old(old, new):
    """The old style has the mark on the first vowel."""
    assert respell(new, "kieu-cu") == old


@pytest.mark.parametrize("onset", ["b", "ch", "đ", "g", "h", "kh", "l", "ng", "nh", "ph", "s", "t", "th", "tr", "x"])
def test_every_consonant_may_come_before(onset):
    """Whatever consonant but q begins the syllable, it is respelt both ways, in capitals too."""
    old, new = f"{onset}ụy {onset.upper()}ÓE", f"{onset}uỵ {onset.upper()}OÉ"

    assert (respell(old, "kieu-moi"), respell(new, "kieu-cu")) == (new, old)


@pytest.mark.parametrize("style", ["kieu-cu", "kieu-moi"])
@pytest.mark.parametrize(
    "text",
    ["quý", "Quỳ", "quỷ QUỴ", "quỳnh", "của", "hoàn", "toán", "thuyết", "huỳnh", "khuỷu", "ngoẹo", "ngoài"],
)
def test_other_syllables_stay(text, style):
    """After q and in closed syllables there is one spelling only."""
    assert respell(text, style) == text


def test_foreign_words_stay():
    """A word that no Vietnamese consonant begins is not respelt, though it ends alike."""
    assert respell("Zoé và Chloé, hoà", "kieu-cu") == "Zoé và Chloé, hòa"


def test_a_second_mark_keeps_a_syllable_as_it_is():
    """A syllable with two tones is no word of either style, and is not taken apart."""
    assert respell("uỵ\u0300", "kieu-cu") == "uỵ\u0300"


@given(st.text("hòoàaủuỷyqnQ ỦUỶYé1_", max_size=20))
def test_there_and_back_is_the_same(text):
    """Respelling to the new style and back gives what respelling to the old one gives."""
    assert respell(respell(text, "kieu-moi"), "kieu-cu") == respell(text, "kieu-cu")
