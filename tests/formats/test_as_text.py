"""The text format."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from danvan_cli.formats.as_text import render
from danvan_cli.formats.findings import by_unit
from danvan_cli.formats.measure import columns
from danvan_cli.formats.page import Page
from danvan_cli.report import Bar, Bars

ANSI = re.compile("\x1b\\[[0-9;]*m")
PLACE = re.compile(r"^ +\S+\.yaml:\d+:\d+$", re.MULTILINE)


def test_the_office_comes_first_and_files_stay_together(checked):
    """Findings without a unit lead, then each unit with the findings of one file side by side."""
    first, second, third, fourth = checked.findings
    other_file = replace(first, location=replace(first.location, path="dossiers/2026/khac.yaml"))
    gathered = by_unit((first, other_file, fourth, third, second))
    assert list(gathered) == ["", "hoi-phu-nu", "chi-bo-xom-3"]
    assert gathered["hoi-phu-nu"] == [first, fourth, other_file]


@pytest.mark.parametrize("width", [20, 80])
def test_a_place_is_never_broken(checked, width):
    """Every finding has its place whole on a line of its own, on the narrowest page too."""
    assert len(PLACE.findall(render(checked, Page(width=width)))) == len(checked.findings)


@pytest.mark.parametrize("name", ["checked", "standing", "crashed", "empty"])
def test_colour_changes_no_letter(reports, name):
    """Without its codes the painted text is the bare one: one layout, two painters."""
    painted = render(reports[name], Page(colour=True))
    assert ANSI.sub("", painted) == render(reports[name], Page())


def test_severity_is_told_without_colour(checked):
    """Errors and warnings bear different marks, symbols or words."""
    assert {"✗ DV006", "! DV102"} <= set(re.findall(r"^\S+ DV\d+", render(checked, Page()), re.MULTILINE))
    letters = render(checked, Page(unicode=False))
    assert "[LỖI] DV006" in letters
    assert "[CHÚ Ý] DV102" in letters


def test_a_console_of_letters_gets_no_symbol(reports):
    """What the program itself draws is in a Vietnamese code page when symbols cannot be shown."""
    for report in reports.values():
        assert not set(render(report, Page(unicode=False))) & set("✗✓•─│…█░┃⟨")


def test_sentences_fit_the_page(standing):
    """No line of a report without long words is wider than the page."""
    assert max(map(columns, render(standing, Page(width=60)).splitlines())) <= 60


def test_a_file_is_not_broken_into_lines(checked):
    """On a plain page a message is on one line, so that a search finds it."""
    text = render(checked, Page(width=40, plain=True))
    for finding in checked.findings:
        assert finding.message in text
        assert finding.hint in text


def test_the_summary_counts_all(checked):
    """A sentence counts errors, warnings, the scope, the waived and the skipped; the totals follow."""
    expected = "✗ 3 lỗi, 1 cảnh báo trong 47 hồ sơ; 1 điểm được miễn; 1 quy tắc chưa xét được."
    lines = render(checked, Page(width=200)).splitlines()
    assert lines[lines.index(expected) + 1] == checked.summary


def test_large_counts_are_written_the_vietnamese_way(checked):
    """A thousand has its dot, among the findings and beside a bar."""
    many = replace(checked, findings=checked.findings[:1] * 1200, blocks=(Bars((Bar("Tính", 1000, 5500),)),))
    text = render(many, Page())
    assert "✗ 1.200 lỗi trong 47 hồ sơ" in text
    assert "1.000/5.500" in text


def test_a_report_that_checks_nothing_claims_nothing(standing):
    """A status has its totals, and no word on faults that nobody looked for."""
    text = render(standing, Page())
    assert standing.summary in text.splitlines()
    assert "lỗi" not in text


def test_a_clean_check_says_so(checked):
    """Nothing found is said in words, with the mark of good news only when no rule was skipped."""
    clean = replace(checked, findings=(), waived=())
    assert "! Không có lỗi, không có cảnh báo trong 47 hồ sơ; 1 quy tắc" in render(clean, Page())
    assert "✓ Không có lỗi, không có cảnh báo trong 47 hồ sơ.\n" in render(replace(clean, skipped=()), Page())


def test_it_ends_with_the_next_steps(checked):
    """The last lines are the commands, numbered and unbroken, each with its reason."""
    end = render(checked, Page(width=40)).partition("Việc tiếp theo\n")[2].splitlines()
    assert f"  1. {checked.next_steps[0].command}" in end
    assert "     xem mô hình thế nào thì được tính." in end[-2:]


def test_a_finding_without_a_file_has_no_place(checked):
    """A finding of no file names none."""
    lost = replace(checked.findings[0], location=replace(checked.findings[0].location, path=""), excerpt="")
    assert not PLACE.search(render(replace(checked, findings=(lost,), waived=()), Page()))


def test_no_line_ends_in_a_space(reports):
    """Lines end with their last letter, painted or not."""
    for report in reports.values():
        for page in (Page(), Page(colour=True)):
            lines = ANSI.sub("", render(report, page)).split("\n")
            assert lines == [line.rstrip(" ") for line in lines]


def test_the_name_of_an_unseen_character_suits_the_console(standing):
    """Where symbols cannot be shown the name stands in plain brackets."""
    bell = replace(standing, title="a\x07b")
    assert render(bell, Page()).startswith("a⟨U+0007⟩b\n")
    assert render(bell, Page(unicode=False)).startswith("a<U+0007>b\n")


@pytest.mark.parametrize("page", [Page(), Page(width=1), Page(plain=True), Page(unicode=False)])
def test_hostile_values_cannot_act(hostile, page):
    """No value can steer the terminal, turn the reading direction or break the encoding."""
    text = render(hostile, page)
    text.encode("utf-8")
    assert not set(text) & set("\x1b\x07\x00\x9b\u202e\u202c\u200b\ufeff\u2028\x85\x0b\r\ud800")


def test_hostile_values_are_not_markup(hostile):
    """Painted text holds square brackets as they were, and the codes of the painter only."""
    painted = render(hostile, Page(colour=True))
    assert ANSI.sub("", painted) == render(hostile, Page())
    if "[/abc]" in hostile.title:
        assert painted.count("[/abc] [bold red]") > 10
