"""Comments put beside values and taken from above keys: what the file says stays the same."""

import pytest

from danvan_cli.source.reader import read_source
from danvan_cli.source.remarks import remarked, without_blocks


@pytest.mark.parametrize(
    ("before", "path", "after"),
    [
        ("a: 1\nb: 2\n", ("a",), "a: 1 # X\nb: 2\n"),
        ("a: 1", ("a",), "a: 1 # X"),
        ("a:\nb: 2\n", ("a",), "a: # X\nb: 2\n"),
        ("a: 1   # cũ\r\nb: 2\r\n", ("a",), "a: 1   # cũ # X\r\nb: 2\r\n"),
        ("a:\n  - {b: 1, c: 2}\n", ("a", 0, "b"), "a:\n  - {b: 1, c: 2} # X\n"),
        ("a:\n  - b: '1'\n", ("a", 0, "b"), "a:\n  - b: '1' # X\n"),
    ],
)
def test_a_remark_stands_at_the_end_of_the_line(before, path, after):
    """The comment follows whatever stands on the line of the value, and no other byte changes."""
    assert remarked(before.encode(), {path: "X"}) == after.encode()


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("a: 1\n", ("b",)),
        ("a: [\n", ("a",)),
        ("a: |\n  một\n  hai\nb: 2\n", ("a",)),
        ("a: {b: 1, c: hai\n  ba}\n", ("a", "b")),
        ('a: {b: 1, c: "hai\n  ba"}\n', ("a", "b")),
    ],
)
def test_where_no_comment_can_stand_none_is_put(text, path):
    """A path that is not there, an unreadable file, a text that would swallow the comment: nothing changes."""
    assert remarked(text.encode(), {path: "X"}) == text.encode()


@pytest.mark.parametrize("coding", ["utf-8-sig", "utf-16"])
def test_the_coding_of_the_file_stays(coding):
    """A byte order mark is kept, and the comment is written in the coding it tells of."""
    before, after = "tên: ấm\n".encode(coding), "tên: ấm # ghi chú\n".encode(coding)
    assert remarked(before, {("tên",): "ghi chú"}) == after
    assert read_source("", after).value == {"tên": "ấm"}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "# một\n# hai\na: 1\n# ba\n\n# bốn\nb: 2\n# năm\nc: 3\n",
            "# ba\n\n# năm\nc: 3\n",
        ),
        (
            "a:\n  # sáng\n  - ngay: 22/9/2026   # dời\n  # cuối\nb:  # gửi\n  # ngày\n# của c\nc: 3\n",
            "# của c\nc: 3\n",
        ),
        ("c: 3\r\n\r\na:\r\n# giữa\r\n- 1 # n\r\n\r\nd: 4\r\n", "c: 3\r\n\r\nd: 4\r\n"),
        ("c: 3\nb: |\n  # chữ\n", "c: 3\n"),
        ("c: 3\r\n\r\na: 1\r\nb: 2\r\n", "c: 3\r\n"),
    ],
)
def test_a_block_goes_with_every_comment_on_it(before, after):
    """The comments in and right above a key go with it; a paragraph set off, and those of other keys, stay."""
    assert without_blocks(before.encode(), {"a", "b", "vắng"}) == after.encode()


@pytest.mark.parametrize("text", ["c: 3\n? a\n: 1\n", "{c: 3,\na: 1}\n", "a: 1 # n\nb: 2\n"])
def test_a_block_that_cannot_go_by_whole_lines_stays(text):
    """Keys in braces or of an odd writing, all keys of a file: nothing changes."""
    assert without_blocks(text.encode(), {"a", "b"}) == text.encode()
