"""Writings of the same words fold alike, different words do not, and slugs are plain."""

from __future__ import annotations

import re
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan_cli.vietnamese.folding import fold, slug, unaccent

VIETNAMESE = st.text('aăâeêioôơuưyáàảãạhqnbcdđ ÁÀẢÃẠĐ ÒàỏÓỦỷúýỴ“”"-–.,!…²0123\u0300\u0301\u200b\u00a0', max_size=30)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("hòa giải", "hoà giải"),
        ("Đảng ủy", "Đảng uỷ"),
        ("THÚY", "thuý"),
        ("khỏe", "khoẻ"),
        (normalize("NFD", "Bữa sáng 0 đồng"), "Bữa sáng 0 đồng"),
        ("“Bữa sáng 0 đồng”", '"Bữa sáng 0 đồng"'),
        ("Mô hình “Bữa sáng”", "Mô hình Bữa sáng"),
        ("kinh tế - xã hội", "kinh tế–xã hội"),
        ("Sáng   thứ\u00a07\n", "sáng thứ 7"),
        ("Số hộ tham gia.", "Số hộ tham gia"),
        ("Số hộ , khẩu…", "số hộ, khẩu"),
        ("Diện tích (m²)", "diện tích (m2)"),
        ("Ngày\u200b Chủ nhật xanh", "Ngày Chủ nhật xanh"),
    ],
)
def test_the_same_words_fold_alike(one, other):
    """Style of tones, case, quotes, dashes, spaces and final points make no difference."""
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("ma", "má"), ("Đa", "Da"), ("xóm 1", "xóm 10"), ("1,5", "15")])
def test_different_words_fold_apart(one, other):
    """Accents, letters and numbers keep words apart."""
    assert fold(one) != fold(other)


@pytest.mark.parametrize("word", ["quý", "của", "toàn", "thuyết", "huỳnh", "quả"])
def test_words_without_two_spellings_stay(word):
    """Only open oa, oe and uy have two spellings."""
    assert fold(word) == word


@given(VIETNAMESE)
def test_folding_twice_changes_nothing(text):
    """A folded text is its own folding."""
    assert fold(fold(text)) == fold(text)


@given(VIETNAMESE)
def test_the_normal_form_does_not_matter(text):
    """Composed and decomposed letters fold alike."""
    assert fold(normalize("NFD", text)) == fold(normalize("NFC", text))


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Đảng ủy xã Diễn Châu", "Dang uy xa Dien Chau"),
        (normalize("NFD", "đường ƯỚC"), "duong UOC"),
        ("plain", "plain"),
        ("한 ñ", "한 n"),
    ],
)
def test_accents_can_be_dropped(text, plain):
    """Marks go, case and foreign scripts stay."""
    assert unaccent(text) == plain


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("Bữa sáng 0 đồng", "bua-sang-0-dong"),
        ("“Ngôi nhà xanh” – phân loại rác (tại nguồn)!", "ngoi-nha-xanh-phan-loai-rac-tai-nguon"),
        ("Đường   hoa--100 m²", "duong-hoa-100-m2"),
        ("…", ""),
    ],
)
def test_a_slug_is_plain(text, short):
    """A slug keeps letters and digits, lower and unaccented, joined by single hyphens."""
    assert slug(text) == short


@given(st.text())
def test_any_slug_is_safe_as_a_name(text):
    """Whatever the text, a slug has only small letters, digits and single inner hyphens."""
    assert re.fullmatch(r"(?:[a-z0-9]+(?:-[a-z0-9]+)*)?", slug(text))
