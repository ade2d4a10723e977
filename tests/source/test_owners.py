"""Whose each comment is, told from where it stands."""

from __future__ import annotations

import pytest

from danvan_cli.source.nodes import parse
from danvan_cli.source.owners import Standing, owned_comments, stays_with_its_own

TEXT = """\
# trên a
a: 1 # sau a
b: # sau b
  # trên b.c
  c:
    # giữa b.c
    chữ
  d: { # sau b.d
\t# trên b.d.x
    x: 1, y: 2, # sau b.d.y
    # dưới b.d
  } # sau b.d
  # dưới b
# trên e
e:
- # sau e.0
  f: 1
  # dưới e.0
-
  # dưới e.1
# trên g
g: [[], [ # sau g.1
  # trên g.1
]] # sau g
h:
    # dưới h
# dưới
"""
WORDS = {Standing.ABOVE: "trên giữa", Standing.BEHIND: "sau", Standing.BELOW: "dưới"}


def test_each_comment_tells_whose_it_is():
    """In blocks, braces and brackets, a comment belongs to what it stands above, behind, or at the end of."""
    for comment in owned_comments(TEXT, parse(TEXT)):
        word, _, path = TEXT[comment.start + 2 : comment.end].partition(" ")
        assert (".".join(map(str, comment.path)), word in WORDS[comment.standing]) == (path, True)


@pytest.mark.parametrize(
    ("before", "after", "stays"),
    [
        ("a: 1 # n\nb: 2\n", "# n\na: 1\nb: 2\n", True),
        ("a: 1 # n\nb: 2\n", "a: 1\n# n\nb: 2\n", False),
        ("a: 1 # n\nb: 2\n", "a: 1\nb: 2 # n\n", False),
        ("a: 1 # n\n", "a: 1\n", False),
        ("a: 1 # n\n", "a: 1 # m\n", False),
        ("a: 1\n", "a: 1 # n\n", False),
        ("# n\n# m\na: 1\n", "# m\n# n\na: 1\n", False),
        ("a:\n  - # n\n    b: 1\n", "a:\n  # n\n  - b: 1\n", True),
        ("a:\n  - b: 1 # n\n    c: 2\n", "a:\n  - b: 1\n    c: 2 # n\n", False),
        ("a:\n  - - b # n\n", "a:\n  # n\n  - - b\n", True),
        ("a:\n  b: 1\n  # n\nc: 2\n", "a:\n  b: 1\n# n\nc: 2\n", False),
    ],
)
def test_what_counts_as_staying(before, after, stays):
    """On the line of a key or above it is the same place; another key, another order, another word is not."""
    assert stays_with_its_own(before, after) is stays
