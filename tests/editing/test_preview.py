"""The lines that a change touches, told before it is made, however long the file is."""

from time import process_time

import pytest

from danvan_cli.editing.preview import file_changes
from danvan_cli.editing.transaction import Draft
from danvan_cli.source.reader import read_source

BLANK = "\n" * 4000
LONG = f"ten: a\nloai: moi\n{BLANK}dia_diem: b\n{BLANK}don_vi: c\n"
"""A file whose lines are nearly all empty."""


def lines(before, after):
    """Return what is shown of a file that changes."""
    (change,) = file_changes([Draft("dossiers/2026/a--b.yaml", before.encode(), after.encode())])
    return list(change.lines)


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        ("a: 1\nb: 2\nc: 3\n", "a: 1\nb: 4\nc: 3\n", ["dòng 2:", "- b: 2", "+ b: 4"]),
        ("a: 1\nc: 3\n", "a: 1\nb: 2\nc: 3\n", ["dòng 2:", "+ b: 2"]),
        ("a:\n- x\n- x\n", "a:\n- x\n- x\n- x\n", ["dòng 4:", "+ - x"]),
        ("a: 1\nb: 2\nc: 3\n", "a: 1\nc: 3\n", ["dòng 2:", "- b: 2"]),
        ("a: 1\nb: 2\nc: 3\n", "a: 4\nb: 2\nc: 5\n", ["dòng 1:", "- a: 1", "+ a: 4", "dòng 3:", "- c: 3", "+ c: 5"]),
    ],
)
def test_only_what_differs_is_shown(before, after, shown):
    """Each place that changes is told with its line, what goes and what comes."""
    assert lines(before, after) == shown


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        (b"\xef\xbb\xbfa: 1\r\n", b"a: 1\n", ["(bỏ dấu ẩn BOM ở đầu tệp)", "(bỏ dấu xuống dòng kiểu Windows)"]),
        (b"a: 1\n", b"a: 1\r\n", ["(thêm dấu xuống dòng kiểu Windows)"]),
        (b"\xef\xbb\xbfa: 1\r\n", b"\xef\xbb\xbfa: 2\r\n", ["dòng 1:", "- a: 1", "+ a: 2"]),
        ("a: ừ\n".encode("utf-16"), "a: hử\n".encode("utf-16"), ["dòng 1:", "- a: ừ", "+ a: hử"]),
        ("a: č\n".encode("utf-16"), "a: č\n".encode(), ["(đổi mã hóa của tệp sang UTF-8)"]),
        (b"a: 1\n" * 20, None, ["- (cả tệp, 20 dòng)"]),
        (b"a: 1\n", None, ["dòng 1:", "- a: 1"]),
        (None, b"a: 1\n" * 20, ["+ (tệp mới, 20 dòng)"]),
    ],
)
def test_what_no_editor_shows_is_told_in_words(before, after, shown):
    """A mark or line ends that go or come are named; a long file that goes or comes is not quoted."""
    (change,) = file_changes([Draft("dossiers/2026/a--b.yaml", before, after)])
    assert list(change.lines) == shown


@pytest.mark.parametrize(
    ("changes", "shown"),
    [
        ({"ten: a": "ten: x"}, ["dòng 1:", "- ten: a", "+ ten: x"]),
        (
            {"loai: moi": "loai: nang-cao\ntu_nam: 2024", "don_vi: c": "don_vi: d"},
            [
                "dòng 2:",
                "- loai: moi",
                "+ loai: nang-cao",
                "+ tu_nam: 2024",
                "dòng 8005:",
                "- don_vi: c",
                "+ don_vi: d",
            ],
        ),
    ],
    ids=["one place", "two places"],
)
def test_thousands_of_empty_lines_cost_no_more_than_reading_them(changes, shown):
    """To show what changes in a file of 8,000 empty lines takes no longer than reading it some times over."""
    after = LONG
    for old, new in changes.items():
        after = after.replace(old, new)
    assert lines(LONG, after) == shown
    assert _seconds(lambda: lines(LONG, after)) <= 10 * _seconds(lambda: read_source("a.yaml", LONG.encode()))


def _seconds(work):
    """Return the least time of five that a piece of work takes."""
    times = []
    for _ in range(5):
        start = process_time()
        work()
        times.append(process_time() - start)
    return min(times)
