"""Dates are read day first, never guessed, and written as official papers write them."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan_cli.vietnamese.dates import format_date, long_date, parse_date, weekday
from danvan_cli.vietnamese.misread import Misread

DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))


@pytest.mark.parametrize(
    "text",
    ["05/3/2026", "5/3/2026", "05/03/2026", "5-3-2026", "2026-03-05", "  05/3/2026\u00a0\n"],
)
def test_every_accepted_form_is_the_same_day(text):
    """All forms of the contract, also with spaces around, mean the fifth of March."""
    assert parse_date(text) == date(2026, 3, 5)


@pytest.mark.parametrize("text", ["01/3", "1-3", "1/03"])
def test_a_given_year_completes_day_and_month(text):
    """Day and month alone take the year that the caller knows."""
    assert parse_date(text, year=2027) == date(2027, 3, 1)


def test_a_written_year_wins_over_the_given_one():
    """A year in the text is never replaced by the caller's."""
    assert parse_date("01/3/2025", year=2026) == date(2025, 3, 1)


@pytest.mark.parametrize(
    ("text", "sentence", "hint"),
    [
        (
            "30/2/2026",
            "Tháng 2 năm 2026 chỉ có 28 ngày, nên không có ngày “30/2/2026”.",
            "Hãy xem lại giấy tờ gốc; ngày cuối của tháng đó là “28/02/2026”.",
        ),
        (
            "32/12/2026",
            "Tháng 12 năm 2026 chỉ có 31 ngày, nên không có ngày “32/12/2026”.",
            "Hãy xem lại giấy tờ gốc; ngày cuối của tháng đó là “31/12/2026”.",
        ),
        (
            "31/12/1899",
            "Năm 1899 trong “31/12/1899” không hợp lý.",
            "Hãy xem lại năm: chỉ nhận từ 1900 đến 2100.",
        ),
        (
            "05/3/0026",
            "Năm 0026 trong “05/3/0026” không hợp lý.",
            "Hãy xem lại năm: chỉ nhận từ 1900 đến 2100.",
        ),
        (
            "25/13/2026",
            "Không có tháng 13 trong “25/13/2026”.",
            "Tháng chỉ từ 1 đến 12 và viết sau ngày, ví dụ “05/3/2026”.",
        ),
        (
            "5/0/2026",
            "Không có tháng 0 trong “5/0/2026”.",
            "Tháng chỉ từ 1 đến 12 và viết sau ngày, ví dụ “05/3/2026”.",
        ),
        (
            "0/3/2026",
            "Không có ngày 0 trong “0/3/2026”.",
            "Ngày đầu tháng là ngày 01; hãy sửa lại ngày.",
        ),
        (
            "03/25/2026",
            "Không có tháng 25 trong “03/25/2026”; có lẽ ngày và tháng đã đổi chỗ cho nhau.",
            "Ngày viết trước, tháng viết sau: “25/3/2026”.",
        ),
        (
            "2026-13-05",
            "Không có tháng 13 trong “2026-13-05”; có lẽ ngày và tháng đã đổi chỗ cho nhau.",
            "Ngày viết trước, tháng viết sau: “13/5/2026”.",
        ),
        (
            "05/3/26",
            "Năm trong “05/3/26” phải có đúng bốn chữ số.",
            "Hãy viết năm đủ bốn chữ số, ví dụ “05/3/2026”.",
        ),
        (
            "30/2/26",
            "Năm trong “30/2/26” phải có đúng bốn chữ số.",
            "Hãy viết ngày trước, tháng sau, rồi đến năm bốn chữ số, ví dụ “05/3/2026”.",
        ),
        (
            "05/3/20266",
            "Năm trong “05/3/20266” phải có đúng bốn chữ số.",
            "Hãy viết ngày trước, tháng sau, rồi đến năm bốn chữ số, ví dụ “05/3/2026”.",
        ),
        (
            "25/3",
            "Ngày “25/3” thiếu năm.",
            "Hãy viết ngày trước, tháng sau, rồi đến năm bốn chữ số, ví dụ “05/3/2026”.",
        ),
        (
            "3/2026",
            "“3/2026” mới có tháng và năm, chưa có ngày.",
            "Hãy viết ngày trước, tháng sau, rồi đến năm bốn chữ số, ví dụ “05/3/2026”.",
        ),
        (
            "  ",
            "Chỗ này để trống, chưa có ngày nào.",
            "Hãy viết ngày trước, tháng sau, rồi đến năm bốn chữ số, ví dụ “05/3/2026”.",
        ),
        (
            "hôm qua",
            "“hôm qua” không đúng cách viết một ngày.",
            "Hãy viết ngày trước, tháng sau, rồi đến năm bốn chữ số, ví dụ “05/3/2026”.",
        ),
    ],
)
def test_each_mistake_has_its_own_sentence(text, sentence, hint):
    """A date that cannot be is refused with what is wrong and how to write it."""
    with pytest.raises(Misread) as caught:
        parse_date(text)

    assert (caught.value.sentence, caught.value.hint) == (sentence, hint)


@pytest.mark.parametrize(
    "text",
    [
        "ngày 05 tháng 3 năm 2026",
        "05.3.2026",
        "5/3-2026",
        "5 / 3 / 2026",
        "05/3/2026 08:00",
        "2026/03/05",
        "2026-03-05T00:00:00",
    ],
)
def test_a_date_in_another_form_is_offered_in_ours(text):
    """A day that can be recognised is proposed, not taken."""
    with pytest.raises(Misread) as caught:
        parse_date(text)

    assert caught.value.hint == "Nếu là ngày này, hãy viết “05/3/2026”."


@pytest.mark.parametrize("text", ["5.3.26", "1.2.3", "30.2.2026", "٠٥/٣/٢٠٢٦", "1735689600", "05/3/2026a/b"])
def test_what_is_no_certain_date_is_refused(text):
    """Doubtful years, impossible days, foreign digits and bare numbers never become a date."""
    with pytest.raises(Misread):
        parse_date(text)


def test_month_before_day_is_noticed_without_a_year_too():
    """A swapped day and month is told with the caller's year."""
    with pytest.raises(Misread) as caught:
        parse_date("3/25", year=2026)

    assert caught.value.hint == "Ngày viết trước, tháng viết sau: “25/3/2026”."


@pytest.mark.parametrize(
    ("day", "short", "long"),
    [
        (date(2026, 3, 5), "05/3/2026", "ngày 05 tháng 3 năm 2026"),
        (date(2026, 9, 10), "10/9/2026", "ngày 10 tháng 9 năm 2026"),
        (date(2026, 2, 5), "05/02/2026", "ngày 05 tháng 02 năm 2026"),
        (date(2026, 1, 31), "31/01/2026", "ngày 31 tháng 01 năm 2026"),
        (date(2026, 12, 1), "01/12/2026", "ngày 01 tháng 12 năm 2026"),
    ],
)
def test_zeros_stand_where_official_papers_have_them(day, short, long):
    """Days under ten and the first two months are written with a zero, the other months without."""
    assert (format_date(day), long_date(day)) == (short, long)


@given(DAYS)
def test_a_written_date_is_read_back(day):
    """What format_date writes, parse_date reads as the same day."""
    assert parse_date(format_date(day)) == day


@given(st.text(st.characters(exclude_characters="0123456789"), max_size=30))
def test_no_text_without_digits_is_a_date(text):
    """Any text without digits is refused in a sentence, and nothing else happens."""
    with pytest.raises(Misread):
        parse_date(text)


@given(st.from_regex(r"\A[0-9]{1,2}[-/][0-9]{1,2}[-/][0-9]{4}\Z"))
def test_digits_in_the_right_places_are_a_date_or_are_refused(text):
    """No combination of digits breaks the parser in another way than by a Misread."""
    with suppress(Misread):
        assert parse_date(text).year == int(text[-4:])


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2026, 3, 2), "thứ Hai"),
        (date(2026, 3, 4), "thứ Tư"),
        (date(2026, 9, 9), "thứ Tư"),
        (date(2026, 10, 14), "thứ Tư"),
        (date(2026, 3, 7), "thứ Bảy"),
        (date(2026, 3, 8), "Chủ nhật"),
    ],
)
def test_days_of_the_week_are_named(day, name):
    """The three last good days of 2026 are Wednesdays, and the week ends with Chủ nhật."""
    assert weekday(day) == name
