"""Words stand in the Vietnamese order of CLDR, and numbers in theirs."""

from __future__ import annotations

import itertools
import os
import random
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan_cli.vietnamese.collation import sort_key
from danvan_cli.vietnamese.syllables import ONSETS, RHYMES, TONES

PLACES = """
Diễn Châu|Diễn Ngọc|Diễn Bích|Diễn Hoa|Diễn Phúc|Diễn Thành|Diễn Hạnh|Diễn Hải|Diễn Quảng
Diễn Kỷ|Diễn Lộc|Diễn Phong|Nghi Ân|Quỳnh Tam|Mường Lống|Môn Sơn|Tân Kỳ|Đô Lương|Đại Phước
Đồng Nai|Đà Nẵng|Đắk Nông|Dầu Giây|Dĩ An|Ân Thi|An Lão|Ăn Cắp|Ẳng Tở|Anh Sơn|Âu Lâu
Ô Môn|Ơ Lưu|Ông Yên|Uông Bí|Ưng Hòa|Ứng Hoà|Chi bộ xóm 2|Chi bộ xóm 10|Chi bộ xóm 1
Chi bộ xóm 2 (Diễn Hoa)|Chi bộ xóm 2, Diễn Hoa|Chi bộ khối 7|Chi bộ Trường Mầm non
Chi bộ Trạm Y tế|chi bộ Công an|CHI BỘ CÔNG AN|Xóm 05|Xóm 5|Xóm 5a|Xóm 4/5|Xóm 4-5|Tổ 1 & 2
“Bữa sáng 0 đồng”|Bữa sáng 0 đồng|ma|mà|mả|mã|má|mạ|Ma|mac|mắc|mặc|mấc|hòa|hoà|hóa
Hoá
"""
TEXTS = st.text("aàạAăâÂbdđĐeêuư 0123\u0300é-.(“ñ日", max_size=8)


def generated_names():
    """Return some hundred names of one to three syllables, from the tables of the language."""
    chosen = random.Random(2026)  # noqa: S311  # the same names in every run

    def syllable():
        rhyme = chosen.choice(RHYMES)
        toned = rhyme[0] + chosen.choice(["", *TONES]) + rhyme[1:]
        casing = chosen.choice([str.lower, str.capitalize, str.upper])
        return casing(normalize("NFC", chosen.choice(ONSETS) + toned))

    def part():
        return chosen.choice([syllable, syllable, syllable, lambda: str(chosen.randrange(200))])()

    def name():
        return chosen.choice([" ", "-", " – ", ", "]).join(part() for _ in range(chosen.randint(1, 3)))

    return [name() for _ in range(400)]


def icu_order():
    """Return ICU's Vietnamese comparison with numbers in order, or skip where PyICU is not installed."""
    if "icu" in os.environ.get("DANVAN_REQUIRE", ""):
        import icu  # wanted, so its absence is a failure
    else:
        icu = pytest.importorskip("icu", reason="PyICU chưa cài: không so được với thứ tự của ICU")
    collator = icu.Collator.createInstance(icu.Locale("vi"))
    collator.setAttribute(icu.UCollAttribute.NUMERIC_COLLATION, icu.UCollAttributeValue.ON)
    return collator.compare


def compared(one, other):
    """Compare two keys as ICU compares texts, the last tie-break left out."""
    first, second = sort_key(one)[:3], sort_key(other)[:3]
    return (first > second) - (first < second)


def test_every_pair_stands_as_in_icu():
    """Place names, generated names and their small variants compare as ICU compares them, pair by pair."""
    order = icu_order()
    names = [*PLACES.replace("\n", "|").split("|"), *generated_names()]

    assert [pair for pair in itertools.product(names, names) if compared(*pair) != order(*pair)] == []


@pytest.mark.parametrize("sign", "\t _-–—,;:!?.'‘’\"“”()[]{}*/\\&#%+<=>|~$₫")
def test_each_sign_stands_as_in_icu(sign):
    """Spaces, points, brackets and symbols stand before digits and letters, in ICU's order."""
    order = icu_order()
    others = "\t _-–—,;:!?.'‘’\"“”()[]{}*/\\&#%+<=>|~$₫1aZ"

    assert [other for other in others if compared(sign, other) != order(sign, other)] == []


@pytest.mark.parametrize(
    "row",
    [
        list("aăâbcdđeêghiklmnoôơpqrstuưvxy"),
        ["ma", "mà", "mả", "mã", "má", "mạ"],
        ["Xóm 2", "Xóm 10", "Xóm 100"],
        ["an", "An", "Ân", "Đặng"],
        ["má a", "ma b"],
        ["Xóm 5", "Xóm 6"],
        ["an toàn", "anh"],
        ["z", "б", "日"],
        ["1" * 39, "1" * 40, "2" * 40_000],
    ],
)
def test_the_order_of_a_row(row):
    """Letters decide first, then tones, then case; numbers count by value; other scripts come last."""
    backwards = row[::-1]

    assert sorted(backwards, key=sort_key) == row


@given(TEXTS, TEXTS)
def test_only_the_same_text_has_the_same_key(one, other):
    """Two keys are equal exactly when the texts are, in NFC: the order is total."""
    assert (sort_key(one) == sort_key(other)) == (normalize("NFC", one) == normalize("NFC", other))


@given(TEXTS)
def test_the_normal_form_does_not_matter(text):
    """Decomposed letters stand where composed ones do."""
    assert sort_key(normalize("NFD", text)) == sort_key(text)


@given(st.integers(0, 10**30), st.integers(0, 10**30))
def test_numbers_stand_by_value(one, other):
    """Names that differ in one number stand as the numbers do."""
    assert (sort_key(f"Xóm {one}") < sort_key(f"Xóm {other}")) == (one < other)
