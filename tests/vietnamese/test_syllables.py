"""Vietnamese syllables are known from other letters."""

from __future__ import annotations

import pytest

from danvan_cli.vietnamese.syllables import is_syllable

SENTENCE = """
Ủy ban Mặt trận Tổ quốc Việt Nam xã và các tổ chức chính trị xã hội tiếp tục vận động Nhân dân hiến
đất mở rộng đường giữ gìn vệ sinh môi trường xây dựng nếp sống văn minh khuyến khích thanh niên khởi
nghiệp giúp hộ nghèo thoát nghèo bền vững quyết tâm hoàn thành chỉ tiêu thuở khuya nguyệt quýt giặt
giếng yêu ngoẹo khuỷu xoong oạp quờ gì huếch tuệch uỳnh oách Quỳnh Thuỷ Hoà Hòa NGHỆ AN
"""


@pytest.mark.parametrize("word", SENTENCE.split())
def test_words_of_every_day_are_syllables(word):
    """Real words in either style of tones and any case are recognised."""
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["", "façade", "Noël", "bl", "cac", "hoc", "tàp", "chợợ", "hòà", "zá", "strong", "â9"])
def test_other_words_are_not(word):
    """Foreign words, two tones, and a stopped syllable without a sharp or heavy tone are not syllables."""
    assert not is_syllable(word)
