"""The plain part of YAML, read without a parser: either what the parser reads, or nothing."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from danvan_cli.source.builder import build
from danvan_cli.source.events import PARSE_ERRORS
from danvan_cli.source.scanner import scan

ORDINARY = {
    "scalars": "ten: Bữa sáng 0 đồng\nso: 1.200\ngio: 7:30\nma: so 1 \ntrong: \nnoi: T/M (a), b - c\n",
    "quotes": 'a: "b: \'c\' # d"\nd: \'e "f"\'\ng: ""\n',
    "groups": "# ghi chú\n\na:\n  b: c\n  d:\n    e: f\n\n# nữa\ng: h\n",
    "an indented document": "  a: b\n  c:\n    d: e\n",
    "lists": "a:\n  - b\n  -  c\nd:\n- e\n- f\ng: h\n",
    "rows": "a:\n  - b: c\n    d:\n    - e\n  - b: f\n    g:\n      h: i\nk: l\n",
    "nothing behind the keys": "a:\nb:\n  - c:\n  - d:\n    e:\nf:\n",
    "folded": "a: >-\n  một dòng\n  hai #dòng: \n\nb: >\n   ba\nc:\n  - d: >-\n      e\n  - >-\n    f\n",
    "kept lines": "a: |\n  một\n  hai\nb: |-\n  ba\n",
    "braces": 'a: {2025: 80%, 2026: 1.200 , so-ky: "a, b: c"}\nb: {}\nc:\n  - {d: e}\nf: {g: h, }\n',
}
LEFT = {
    "nothing": "",
    "notes alone": "# ghi chú\n",
    "a list": "- a\n- b\n",
    "a sentence": "một câu\n",
    "no last line end": "a: b",
    "a tab": "a: b\tc\n",
    "spaces on an empty line": "a: b\n  \nc: d\n",
    "a lone dash": "a:\n  -\n  - b\n",
    "a dash and a note": "a:\n  - # b\n  - c\n",
    "a dash and spaces": "a:\n  - \n  - b\n",
    "a second line": "a: b\n  c\n",
    "a stray indentation": "a:\n    b: c\n  d: e\n",
    "a deeper key": "a: b\n  c: d\n",
    "a key among items": "a:\n  - b\n  c: d\n",
    "an item among keys": "a: b\n- c\n",
    "a key written twice": "a: b\na: c\n",
    "a note behind": "a: # b\n",
    "a glued key": "a: b c:d\n",
    "a block to the left": "a:\n  b: >-\n  c\n",
    "a block with a gap": "a: >-\n  b\n\n  c\n",
    "a block with steps": "a: >-\n  b\n    c\n",
    "an odd entry in braces": "a: {b: c, d}\n",
    "an entry written twice": "a: {b: c, b: d}\n",
    "an escape": 'a: "\\n"\n',
    "a list in brackets": "a: [b]\n",
    "a sign": "a: @b\n",
}
VALUES = 'x|x |xã “A”|7:30|a:b|y - z|"q: r"|\'s\'|"|\'|{a: b}|{a: "b, c", d: e }|{a: -b}|{}|[x]|# n|u # v|u#v'
SIGNS = [">-", "|", ">", ">2", "-", "- x", "...", "---", "?", "&a", "%"]
PIECES = st.tuples(
    st.sampled_from(["", "", "", " ", "  ", "  ", "    ", "      "]),
    st.sampled_from(["", "", "", "- ", "-  ", "-"]),
    st.sampled_from(["", "", "a: ", "b: ", "c:", "d: ", "e:", "g-h: ", "2026: ", "é: "]),
    st.sampled_from(["", "", *VALUES.split("|"), *SIGNS]),
    st.sampled_from(["\n", "\n", "\n", "\n\n", "\n \n", ""]),
).map("".join)


@pytest.mark.parametrize("name", ORDINARY)
def test_ordinary_writing_is_read_as_the_parser_reads_it(name: str):
    """What most dossiers are written in needs no parser, and every part stands where the parser finds it."""
    assert scan(ORDINARY[name]) == build(ORDINARY[name])
    assert scan(ORDINARY[name]) is not None


@pytest.mark.parametrize("name", LEFT)
def test_any_other_writing_is_left_to_the_parser(name: str):
    """Nothing is guessed where the lines do not say it plainly."""
    assert scan(LEFT[name]) is None


@given(st.lists(PIECES, min_size=1, max_size=10).map("".join))
@settings(max_examples=1500, deadline=None)
def test_whatever_is_read_is_what_the_parser_reads(text: str):
    """Over any lines, what is read is what the parser reads, with the same places, the same keys in order."""
    ours = scan(text)
    if ours is not None:
        theirs = _built(text)
        assert theirs == ours
        assert str(theirs.value) == str(ours.value)


def _built(text):
    try:
        return build(text)
    except PARSE_ERRORS as error:
        return error
