"""Where the parts of a text begin and end, and what of it is a comment."""

from __future__ import annotations

import pytest

from danvan_cli.source import events
from danvan_cli.source.events import PARSE_ERRORS, PureParser
from danvan_cli.source.nodes import Kind, comments, parse

TEXT = """\
# đầu
a: 1 # một
"b # không": 'c # không' # hai
c: | # ba
  # không
  x

# bốn
d: [x, # năm
  y#không]
e:   # sáu
  - >+
    gấp

  -
  - z: {t, u: }
"""


def parts(text, node):
    """Return what is written at each node, in order."""
    yield text[node.start : node.end]
    for child in node.children():
        yield from parts(text, child)


@pytest.mark.parametrize("parser", [events.new_parser, PureParser])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_each_part_is_found_whole(parser, end, monkeypatch):
    """Keys, texts, blocks, lists and values that are not written end where they end, by either parser."""
    monkeypatch.setattr(events, "new_parser", parser)
    text = TEXT.replace("\n", end)
    root = parse(text)
    found = [part.replace(end, "\n") for part in parts(text, root)]
    assert found[1:5] == ["1", "'c # không'", "| # ba\n  # không\n  x", "[x, # năm\n  y#không]"]
    assert found[5:] == [
        "x",
        "y#không",
        "- >+\n    gấp\n\n  -\n  - z: {t, u: }",
        ">+\n    gấp",
        "",
        "z: {t, u: }",
        "{t, u: }",
        "",
        "",
    ]
    assert [root.entries["e"].node.kind, root.entries["e"].node.flow] == [Kind.LIST, False]


def test_comments_are_those_of_no_value():
    """A sign inside quotes, a block or a word begins no comment; all others are found in order."""
    assert comments(TEXT) == ["# đầu", "# một", "# hai", "# ba", "# bốn", "# năm", "# sáu"]


def test_a_key_that_is_no_text():
    """What the reader refuses is refused here too."""
    with pytest.raises(PARSE_ERRORS):
        parse("? [a]\n: b\n")
