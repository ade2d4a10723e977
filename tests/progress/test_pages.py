"""What is said of the length of a report."""

from __future__ import annotations

import pytest

from danvan_cli.progress.pages import Limit, Pages, Section, pages_sentence

REPORT = Pages(6, 2, 5.4, (Section("1", 0.5), Section("4", 1.8)), "LibreOffice 7.4", "Liberation Serif")


@pytest.mark.parametrize(
    ("limit", "told"),
    [
        (None, "6 trang (LibreOffice 7.4, Liberation Serif); phụ lục ảnh: 2 trang"),
        (
            Limit(5),
            (
                "6 trang, vượt mức tối đa 5 trang (LibreOffice 7.4, Liberation Serif); "
                "dài nhất là mục 4: 1,8 trang; phụ lục ảnh: 2 trang"
            ),
        ),
        (
            Limit(9, whole=True),
            (
                "8 trang kể cả phụ lục ảnh, trong mức tối đa 9 trang (LibreOffice 7.4, Liberation Serif); "
                "phụ lục ảnh: 2 trang"
            ),
        ),
    ],
)
def test_the_length_is_said_against_the_limit(limit: Limit | None, told: str) -> None:
    """The sentence gives the pages, the limit where there is one, the engine and font, the appendix."""
    assert pages_sentence(REPORT, limit) == told


def test_a_report_without_pictures_says_nothing_of_an_appendix() -> None:
    """The appendix is told only where there is one."""
    assert "phụ lục" not in pages_sentence(REPORT._replace(appendix=0), Limit(5))
