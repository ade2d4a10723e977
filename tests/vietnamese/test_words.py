"""Yes and no are read in Vietnamese only."""

from __future__ import annotations

import pytest

from danvan_cli.vietnamese.misread import Misread
from danvan_cli.vietnamese.words import parse_yes_no


@pytest.mark.parametrize("text", ["có", "co", "Có", "CÓ", " có. ", "co\u0301"])
def test_yes_is_read(text):
    """Có is yes, with or without accents, in any case and normal form."""
    assert parse_yes_no(text) is True


@pytest.mark.parametrize("text", ["không", "khong", "Không", "KHÔNG", "khong "])
def test_no_is_read(text):
    """Không is no, with or without accents, in any case."""
    assert parse_yes_no(text) is False


@pytest.mark.parametrize(
    ("text", "sentence", "hint"),
    [
        ("yes", "Ở đây chỉ nhận “có” hoặc “không”, không nhận “yes”.", "Nếu ý bạn là “có”, hãy viết “có”."),
        (
            "No",
            "Ở đây chỉ nhận “có” hoặc “không”, không nhận “No”.",
            "Nếu ý bạn là “không”, hãy viết “không”.",
        ),
        ("cỏ", "Ở đây chỉ nhận “có” hoặc “không”, không nhận “cỏ”.", "Hãy viết “có” hoặc “không”."),
        ("", "Chỗ này để trống, chưa có câu trả lời.", "Hãy viết “có” hoặc “không”."),
    ],
)
def test_other_answers_are_asked_about(text, sentence, hint):
    """Other words are refused, with the answer they probably mean."""
    with pytest.raises(Misread) as caught:
        parse_yes_no(text)

    assert (caught.value.sentence, caught.value.hint) == (sentence, hint)
