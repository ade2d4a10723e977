"""A mistyped word is asked about when something near exists, and only then."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan_cli.vietnamese.suggestions import closest, did_you_mean

KEYS = (
    "ten",
    "don_vi",
    "linh_vuc",
    "noi_dung",
    "loai",
    "tu_nam",
    "dia_diem",
    "thoi_gian",
    "muc_tieu",
    "ma",
    "nam",
)


@pytest.mark.parametrize(
    "word",
    [
        "lĩnh vực",
        "Linh_Vuc",
        "linh-vuc",
        "LINH VUC",
        "linhvuc",
        "linh_vuc",
        "linh_vục",
        "lihn_vuc",
        "linh_vu",
    ],
)
def test_one_key_written_many_ways(word):
    """Accents, case, joints and a slip of the keyboard do not hide the key."""
    assert closest(word, KEYS) == "linh_vuc"


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("tne", "ten"),
        ("dia_diemm", "dia_diem"),
        ("muc_tiu", "muc_tieu"),
        ("so_dien_thoai", None),
        ("xyz", None),
        ("vi", None),
        ("", None),
        ("x" * 1_000_000, None),
    ],
)
def test_only_a_near_word_is_proposed(word, meant):
    """One slip in three letters is forgiven; a short or strange word is left alone."""
    assert closest(word, KEYS) == meant


def test_the_nearest_wins():
    """An exact match wins over an earlier candidate with a slip."""
    assert closest("xom 10", ["xom-1", "xom-10"]) == "xom-10"


def test_of_equals_the_first_wins():
    """Among candidates equally near, the first given is taken."""
    assert closest("xom-3-dien-hoa", iter(["xom-1-dien-hoa", "xom-2-dien-hoa"])) == "xom-1-dien-hoa"


def test_the_question_names_the_candidate():
    """The question quotes the candidate as it is written."""
    assert did_you_mean("lĩnh vực", KEYS) == "Có phải ý bạn là “linh_vuc”?"


def test_no_question_without_a_candidate():
    """Nothing near means nothing said."""
    assert did_you_mean("xyz", KEYS) == ""
    assert did_you_mean("ten", ()) == ""


@given(
    st.text("abcd", min_size=9, max_size=12),
    st.integers(0, 8),
    st.sampled_from(["drop", "double", "swap", "change"]),
)
def test_any_single_slip_is_forgiven(word, at, slip):
    """A letter missing, doubled, swapped or wrong in a word of nine or more letters still finds it."""
    typed = {
        "drop": word[:at] + word[at + 1 :],
        "double": word[:at] + word[at] + word[at:],
        "swap": word[:at] + word[at : at + 2][::-1] + word[at + 2 :],
        "change": word[:at] + "z" + word[at + 1 :],
    }[slip]

    assert closest(typed, [word]) == word
