"""Numbers are read exactly or asked about, and written with dots for thousands and a decimal comma."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from danvan_cli.vietnamese.misread import Misread
from danvan_cli.vietnamese.numbers import Percent, format_number, padded, parse_number

EXAMPLE = "Chỉ ghi một con số, ví dụ “80”, “1.200” hoặc “1,5”."
DOTTED_HINT = "Nếu là số thập phân, hãy viết dấu phẩy: “{}”; nếu là hàng nghìn, hãy viết đủ ba chữ số sau dấu chấm."
DECIMALS = st.decimals(allow_nan=False, allow_infinity=False, places=5, min_value=-(10**15), max_value=10**15)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1.200", "1200"),
        ("1 200", "1200"),
        ("1\u00a0200", "1200"),
        ("1\u202f200\u202f300", "1200300"),
        ("1.200,5", "1200.5"),
        ("1 200,5", "1200.5"),
        ("1.200,500", "1200.500"),
        ("1.500.050,30", "1500050.30"),
        ("1,5", "1.5"),
        ("0,75", "0.75"),
        ("0,125", "0.125"),
        ("1,2340", "1.234"),
        ("-3", "-3"),
        ("\u22123", "-3"),
        ("-1.200,5", "-1200.5"),
        ("05", "5"),
        ("0", "0"),
        ("1200", "1200"),
        ("079123456789", "79123456789"),
        ("  80 ", "80"),
        ("12345678901234567890123456789012345,5", "12345678901234567890123456789012345.5"),
    ],
)
def test_a_number_is_read_to_the_last_digit(text, value):
    """Each accepted writing gives its exact value, and no percent."""
    number = parse_number(text)

    assert number == Decimal(value)
    assert not isinstance(number, Percent)


@pytest.mark.parametrize(
    ("text", "value"),
    [("80%", "80"), ("80 %", "80"), ("12,5%", "12.5"), ("-3%", "-3"), ("100\u00a0%", "100")],
)
def test_a_percent_sign_is_remembered(text, value):
    """A number with % is that number, of a type that says so."""
    number = parse_number(text)

    assert number == Decimal(value)
    assert isinstance(number, Percent)


@pytest.mark.parametrize(
    ("text", "sentence", "hint"),
    [
        (
            "1,234",
            "Không rõ “1,234” là hàng nghìn hay số thập phân.",
            "Nếu là hàng nghìn, hãy viết “1.234”; nếu là số thập phân, hãy viết “1,2340”.",
        ),
        (
            "-100,000 %",
            "Không rõ “-100,000 %” là hàng nghìn hay số thập phân.",
            "Nếu là hàng nghìn, hãy viết “-100.000%”; nếu là số thập phân, hãy viết “-100,0000%”.",
        ),
        (
            "1.2",
            "Không rõ “1.2” là bao nhiêu: dấu chấm chỉ để ngăn hàng nghìn, mỗi nhóm đủ ba chữ số.",
            DOTTED_HINT.format("1,2"),
        ),
        (
            "1234.567",
            "Không rõ “1234.567” là bao nhiêu: dấu chấm chỉ để ngăn hàng nghìn, mỗi nhóm đủ ba chữ số.",
            DOTTED_HINT.format("1234,5670"),
        ),
        (
            "0.500",
            "Không rõ “0.500” là bao nhiêu: dấu chấm chỉ để ngăn hàng nghìn, mỗi nhóm đủ ba chữ số.",
            DOTTED_HINT.format("0,500"),
        ),
        (
            "1,234.5",
            "“1,234.5” viết theo lối nước ngoài: phẩy ngăn hàng nghìn, chấm trước phần thập phân.",
            "Hãy viết “1.234,5”.",
        ),
        (
            "1,234,567",
            "“1,234,567” viết theo lối nước ngoài: phẩy ngăn hàng nghìn, chấm trước phần thập phân.",
            "Hãy viết “1.234.567”.",
        ),
        (",5", "“,5” thiếu chữ số trước dấu.", "Hãy viết “0,5”."),
        ("", "Chỗ này để trống, chưa có con số nào.", EXAMPLE),
        (
            "khoảng 80",
            "“khoảng 80” không phải là một con số viết đúng.",
            "Chỉ ghi con số, ví dụ “80”; chữ đi kèm hãy ghi ở mục khác.",
        ),
        (
            "1.200 hộ",
            "“1.200 hộ” không phải là một con số viết đúng.",
            "Chỉ ghi con số, ví dụ “1.200”; chữ đi kèm hãy ghi ở mục khác.",
        ),
    ],
)
def test_each_mistake_has_its_own_sentence(text, sentence, hint):
    """A number that can be read in two ways, or in none, is asked about in plain words."""
    with pytest.raises(Misread) as caught:
        parse_number(text)

    assert (caught.value.sentence, caught.value.hint) == (sentence, hint)


@pytest.mark.parametrize(
    "text",
    [
        "1.20.3",
        "12,5,3",
        "1e3",
        "1_000",
        "80-90",
        "5–7",
        "19/19",
        "khoảng 1,234",
        "năm 1.2",
        "--5",
        "-",
        "%",
        "+5",
        "1.200 300",
        "0 500",
        "0912 345 678",
        "1.200,",
        "٨٠",
        "８０",
        "nan",
        "Infinity",
        "tám mươi",
        "0x10",
    ],
)
def test_what_is_no_number_is_refused(text):
    """Ranges, ratios, programmers' forms, foreign digits and words never become a number."""
    with pytest.raises(Misread) as caught:
        parse_number(text)

    assert caught.value.sentence == f"“{text}” không phải là một con số viết đúng."


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        (1200, "1.200"),
        (Decimal("1200.50"), "1.200,5"),
        (Decimal("1500050.30"), "1.500.050,3"),
        (Decimal("0.75"), "0,75"),
        (Decimal("80.000"), "80"),
        (Decimal("1E+3"), "1.000"),
        (Decimal("1.234"), "1,234"),
        (-3, "-3"),
        (Decimal("-0.0"), "0"),
        (Decimal(100), "100"),
        (0, "0"),
        (Percent(80), "80"),
        (
            Decimal("12345678901234567890123456789012345.5"),
            "12.345.678.901.234.567.890.123.456.789.012.345,5",
        ),
    ],
)
def test_a_number_is_written_the_vietnamese_way(number, shown):
    """Dots stand between thousands, a comma before decimals, and no zero trails."""
    assert format_number(number) == shown


@given(st.integers(-(10**18), 10**18))
def test_a_written_whole_number_is_read_back(number):
    """What format_number writes of a whole number, parse_number reads as the same."""
    assert parse_number(format_number(number)) == number


@given(DECIMALS)
def test_a_written_decimal_is_read_back(number):
    """What format_number writes of a decimal, parse_number reads as the same, three bare decimals apart."""
    shown = format_number(number)
    assume(not re.fullmatch(r"-?[1-9][0-9]*,[0-9]{3}", shown))

    assert parse_number(shown) == number


@given(
    st.sampled_from(["", "-"]),
    st.one_of(
        st.from_regex(r"\A[1-9][0-9]{0,6},[0-9]{3}\Z"),
        st.from_regex(r"\A[0-9]{1,5}\.([0-9]{1,2}|[0-9]{4,5})\Z"),
        st.from_regex(r"\A[1-9][0-9]{0,2}(,[0-9]{3}){2,3}(\.[0-9]{1,4})?\Z"),
        st.from_regex(r"\A[1-9][0-9]{0,2},[0-9]{3}\.[0-9]{1,4}\Z"),
        st.from_regex(r"\A[.,][0-9]{1,4}\Z"),
    ),
    st.sampled_from(["", "%", " %"]),
)
def test_every_number_proposed_can_be_read(sign, digits, percent):
    """A hint never proposes a number that would be refused again."""
    with pytest.raises(Misread) as caught:
        parse_number(sign + digits + percent)

    proposed = re.findall("“([^”]*)”", caught.value.hint)
    assert proposed
    assert [type(parse_number(number)) for number in proposed] == [Percent if percent else Decimal] * len(proposed)


@pytest.mark.parametrize(
    ("count", "shown"),
    [(0, "0"), (1, "01"), (5, "05"), (9, "09"), (10, "10"), (42, "42"), (1200, "1.200"), (-3, "-3")],
)
def test_counts_under_ten_have_a_zero(count, shown):
    """Official papers write 05 mô hình, but 42 and 1.200 as they are."""
    assert padded(count) == shown
