"""Bytes in, plain texts and faults out."""

from __future__ import annotations

import sys
import time
from unicodedata import normalize

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from yaml.error import Mark, MarkedYAMLError

from danvan_cli.source import reader
from danvan_cli.source.events import PureParser
from danvan_cli.source.faults import FaultKind
from danvan_cli.source.reader import MAX_WARNINGS, read_source
from danvan_cli.source.refusals import opened_too_deep

NAME = "Bữa sáng 0 đồng"


def value_of(text):
    """Return what a text says, after asserting that nothing is wrong with it."""
    document = read_source("a.yaml", text.encode())
    assert document.faults == ()
    return document.value


def kinds(document):
    """Return the kinds of the faults of a document with whether each is fatal."""
    return [(fault.kind, fault.fatal) for fault in document.faults]


@pytest.mark.parametrize(
    "written",
    [
        "0791",
        "1.200",
        "no",
        "2025-02-30",
        "1_000",
        "1e3",
        "true",
        "null",
        "~",
        "05/3/2026",
        "80%",
        "-5",
        "a#b",
        "=",
        "“a”",
    ],
)
def test_every_scalar_stays_the_text_it_is(written: str):
    """No number, date, boolean or null is guessed."""
    assert value_of(f"a: {written}\nb: [{written}]\n") == {"a": written, "b": [written]}


def test_lists_and_groups_nest():
    """Groups become dictionaries and lists lists, in the order of the file."""
    text = "a:\n  - b: 1\n    c:\n      - x\n      - [y, {z: t}]\n  - 2\nd: {e: f}\ng: []\nh: {}\n"
    expected = {"a": [{"b": "1", "c": ["x", ["y", {"z": "t"}]]}, "2"], "d": {"e": "f"}, "g": [], "h": {}}
    assert value_of(text) == expected
    assert list(value_of(text)) == ["a", "d", "g", "h"]


def test_what_is_not_written_is_none_and_what_is_quoted_empty_is_text():
    """Only a scalar that is not written at all is None."""
    assert value_of("a:\nb: ''\nc: \"\"\nd:\n  -\n  - x\ne: |\n") == {
        "a": None,
        "b": "",
        "c": "",
        "d": [None, "x"],
        "e": "",
    }


@pytest.mark.parametrize("sign", ["|", "|-", "|+", ">", ">-", "|2"])
def test_a_block_ends_without_a_line_break(sign: str):
    """Whatever the sign of a block, its text does not end in a line feed."""
    assert value_of(f"a: {sign}\n  một\n\nb: x\n")["a"] == "một"


def test_line_breaks_inside_a_block_stay():
    """A literal block keeps its lines, a folded one its paragraphs."""
    assert value_of("a: |\n  một\n  hai\nb: >-\n  một\n  hai\n\n  ba\n") == {"a": "một\nhai", "b": "một hai\nba"}


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_byte_order_mark_change_nothing(ending: str, mark: str):
    """The same dossier saved by Notepad and by git gives the same values and places."""
    text = f"{mark}ten: {NAME}{ending}mo_ta: |{ending}  một{ending}  hai{ending}loai: moi{ending}"
    document = read_source("a.yaml", text.encode())
    assert document.value == {"ten": NAME, "mo_ta": "một\nhai", "loai": "moi"}
    assert document.faults == ()
    assert (document.locate(["loai"]).line, document.locate(["ten"]).column) == (5, 6)
    assert document.text.startswith("ten: ")
    assert "\r" not in document.text


@pytest.mark.parametrize("coding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf16_with_its_mark_is_read_and_told(coding: str):
    """A file saved as “Unicode” by an old Notepad is read, with a warning."""
    text = f"ten: {NAME}\n" if coding == "utf-16" else f"\ufefften: {NAME}\n"
    document = read_source("a.yaml", text.encode(coding))
    assert document.value == {"ten": NAME}
    assert kinds(document) == [(FaultKind.UNREADABLE, False)]
    assert "UTF-16" in document.faults[0].message
    assert "UTF-8" in document.faults[0].hint


def test_decomposed_letters_are_composed_without_a_word():
    """A file typed on a Mac gives the same text and columns as one typed on Windows."""
    text = f"ten: {NAME} # số một hai\n"
    composed = read_source("a.yaml", text.encode())
    decomposed = read_source("a.yaml", _nfd(text).encode())
    assert _nfd(text) != text
    assert decomposed.value == composed.value
    assert decomposed.faults == composed.faults
    assert decomposed.text == composed.text


def test_letters_spelt_by_escapes_are_composed_too():
    """A combining accent written as an escape joins its letter."""
    assert value_of('a: "a\\u0301"\n') == {"a": "á"}


UNREADABLE = {
    "TCVN3": (b"ten: Uy ban nh\xa9n d\xa9n x\xb7 Di\xd4n Ch\xa9u\n", "TCVN3", 1),
    "cp1258": ("ten: Bữa sáng của học sinh nghèo\n".encode("cp1258", "ignore"), "UTF-8", 1),
    "unknown": (b"a: 1\nb: \xfe\xff\xff\xff", "UTF-8", 2),
    "NUL": (b"ten: a\nb: x\0y", "NUL", 2),
    "UTF-16 without its mark": ("ten: a".encode("utf-16-le"), "UTF-16", 1),
    "UTF-16 cut short": (b"\xff\xfea", "UTF-16", 1),
    "cut inside a letter": ("ten: Bữa\nloai: ế".encode()[:-1], "cắt dở", 2),
    "cut inside a letter behind a mark": ("\ufeffloai: ế".encode()[:-1], "cắt dở", 1),
    "Word file": (b"PK\x03\x04\x14\0\x06\0", "Word, Excel", 1),
    "PDF file": (b"%PDF-1.7\n", "PDF", 1),
}


@pytest.mark.parametrize("name", UNREADABLE)
def test_bytes_that_are_no_utf8_are_named(name: str):
    """A file in another coding or format says which, where, and what to do."""
    data, word, line = UNREADABLE[name]
    document = read_source("a.yaml", data)
    assert kinds(document) == [(FaultKind.UNREADABLE, True)]
    assert word in document.faults[0].message
    assert document.faults[0].line == line
    assert document.faults[0].hint
    assert (document.value, document.text) == (None, "")


def test_the_column_of_a_wrong_byte_counts_letters():
    """The wrong byte is pointed at in letters, though those before it take several bytes."""
    fault = read_source("a.yaml", "ten: x\r\nhọ: ".encode() + b"\xe9\xe9").faults[0]
    assert (fault.line, fault.column) == (2, 5)


@pytest.mark.parametrize(
    ("coding", "word"), [("TCVN3", "UniKey"), ("VNI", "UniKey"), ("cp1258", "Notepad"), (None, "Notepad")]
)
def test_what_to_do_fits_the_coding(monkeypatch, coding: str | None, word: str):
    """An old font needs a converter, an old Windows coding only another way to save."""
    monkeypatch.setattr("danvan_cli.source.decoding.guess_coding", lambda _: coding)
    fault = read_source("a.yaml", b"ten: \xb8\xb8").faults[0]
    assert word in fault.hint
    assert (coding or "không rõ") in fault.message


def test_each_key_written_twice_is_told_with_its_first_place():
    """A key written twice points at both places."""
    document = read_source("a.yaml", b"ten: a\nb:\n  - x: 1\n    x: 2\n  - x: 3\nten: b\n")
    assert document.value is None
    assert [(fault.kind, fault.line, fault.column, fault.length) for fault in document.faults] == [
        (FaultKind.DUPLICATE_KEY, 4, 5, 1),
        (FaultKind.DUPLICATE_KEY, 6, 1, 3),
    ]
    assert [fault.related[0].location.line for fault in document.faults] == [3, 1]
    assert "“ten” được viết hai lần, lần đầu ở dòng 1" in document.faults[1].message


def test_a_syntax_error_behind_a_key_written_twice_is_what_is_told():
    """Where the file cannot be read to its end, that is the fault."""
    assert read_source("a.yaml", b"a: 1\na: 2\nb: c: d\n").faults[0].kind is FaultKind.SYNTAX


def test_marks_of_a_merge_are_told_together():
    """The first mark carries the places of the others."""
    document = read_source("a.yaml", b"a: 1\n<<<<<<< HEAD\nten: a\n=======\nten: b\n>>>>>>> nhanh-khac\n")
    assert kinds(document) == [(FaultKind.CONFLICT_MARK, True)]
    fault = document.faults[0]
    assert (fault.line, fault.column, fault.length) == (2, 1, 12)
    assert [related.location.line for related in fault.related] == [4, 6]


def test_a_lone_dividing_line_is_a_mark_but_an_arrow_in_a_sentence_is_none():
    """A row of seven signs is a mark only when the line is nothing else."""
    assert read_source("a.yaml", b"a: 1\n=======\nb: 2\n").faults[0].kind is FaultKind.CONFLICT_MARK
    assert value_of("a: x <<<<<<< y\n") == {"a": "x <<<<<<< y"}


@pytest.mark.parametrize("sign", ["[", "{a: ", "- "])
@pytest.mark.parametrize("depth", [65, 10_000, 100_000])
def test_deep_nesting_is_refused_at_once(sign: str, depth: int):
    """Sixty-five levels or a hundred thousand: a sentence, not a crash."""
    start = time.process_time()
    document = read_source("a.yaml", f"a:\n  {sign * depth}".encode())
    assert document.faults[0].fatal
    assert document.faults[0].kind in {FaultKind.TOO_LARGE, FaultKind.SYNTAX}
    assert time.process_time() - start < 1 * (5 if sys.gettrace() else 1)


def test_brackets_open_too_deep_are_told_as_such_whatever_the_parser_stops_at():
    """A parser that gives up with a word of its own, with or without a place, does not hide what a person did."""
    deep = f"a: {'[' * 64}"
    assert opened_too_deep(deep, ValueError()).kind is FaultKind.TOO_LARGE
    assert opened_too_deep(deep, MarkedYAMLError(problem_mark=Mark("", 40, 0, 40, None, None))) is None
    assert opened_too_deep(f"a: {'[]' * 64}", ValueError()) is None


def test_sixty_four_levels_are_read_and_one_more_is_not():
    """The limit is exact: the dossier itself is the first level."""
    assert value_of("a: " + "[" * 63 + "]" * 63)
    document = read_source("a.yaml", f"a: {'[' * 64 + ']' * 64}".encode())
    assert kinds(document) == [(FaultKind.TOO_LARGE, True)]
    assert "64 tầng" in document.faults[0].message


def test_a_file_over_one_mebibyte_is_not_read():
    """A file one byte too long is refused; its bytes are not kept."""
    exact = b"a: " + b"x" * (1024 * 1024 - 3)
    assert read_source("a.yaml", exact).faults == ()
    document = read_source("a.yaml", exact + b"x")
    assert kinds(document) == [(FaultKind.TOO_LARGE, True)]
    assert document.data == b""


def test_an_alias_bomb_is_refused_at_its_first_anchor():
    """No alias is ever followed."""
    lines = ["a0: &a0 [x]"] + [f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]" for i in range(1, 10)]
    document = read_source("a.yaml", "\n".join(lines).encode())
    assert kinds(document) == [(FaultKind.ALIAS_OR_TAG, True)]
    assert (document.faults[0].line, document.faults[0].column) == (1, 5)


def test_lines_that_only_look_suspect_are_text():
    """A dash in front of a word is a text behind its key; notes and blocks around it are left alone."""
    text = "a: -x\n# - ghi chú\n\n# b:c\nd: |2\n    e\nf:\n  - -5\n  - k: Zalo:0912\n  - https://x.vn\n"
    assert value_of(text) == {"a": "-x", "d": "  e", "f": ["-5", {"k": "Zalo:0912"}, "https://x.vn"]}


def test_signs_inside_sentences_are_text():
    """An ampersand, an exclamation mark or a star within a sentence is no anchor, tag or alias."""
    text = 'a: A & B !\nb: "& x, ! y"\nc: a*b\nd: |\n  - & x\n  << y\n'
    assert value_of(text) == {"a": "A & B !", "b": "& x, ! y", "c": "a*b", "d": "- & x\n<< y"}


WARNED = {
    "sentence cut by a number sign": ("ten: Mô hình # số 1", 1, 14, 6, {"ten": "Mô hình"}),
    "sentence cut by a glued sign": ("ten: Mô #số 1", 1, 9, 5, {"ten": "Mô"}),
    "value that is only a sign": ("ten: #so1\nb: c", 1, 6, 4, {"ten": None, "b": "c"}),
    "item that is only a sign": ("a:\n  - #so1\n  - c", 2, 5, 4, {"a": [None, "c"]}),
    "second line of a sentence": ("ten: Mô hình\n  số # 1", 2, 6, 3, {"ten": "Mô hình số"}),
}


@pytest.mark.parametrize("name", WARNED)
def test_a_sign_that_cuts_a_sentence_is_warned_of(name: str):
    """A note that looks like the rest of a sentence is told, and the file is read."""
    text, line, column, length, value = WARNED[name]
    document = read_source("a.yaml", text.encode())
    assert kinds(document) == [(FaultKind.SYNTAX, False)]
    fault = document.faults[0]
    assert (fault.line, fault.column, fault.length) == (line, column, length)
    assert "bị coi là ghi chú" in fault.message
    assert document.value == value


@pytest.mark.parametrize(
    "text",
    [
        "nam: 2026 # năm của kế hoạch",
        "ten: Mô hình mới  # hai dấu cách",
        "ten: # chưa có\nloai: moi",
        'ten: "Mô hình # số 1" # tên cũ',
        "ten: 'Mô hình # số 1'",
        "ds: [một hai, ba bốn] # danh sách",
        "ten: | # đoạn văn\n  Mô hình # số 1",
        "# cả dòng # là ghi chú\nten: a  # một # hai ba",
        "ten: Mô hình#1",
        "ten: Mô hình\n# số #1 của xã\nloai: moi",
    ],
)
def test_an_ordinary_note_is_not_warned_of(text: str):
    """A note behind two spaces, behind one word, or on its own line is left alone."""
    assert read_source("a.yaml", text.encode()).faults == ()


def test_the_note_cut_off_is_quoted_with_what_is_left():
    """The warning says what remains, and how to write both meanings."""
    fault = read_source("a.yaml", "ten: Mô hình # số 1".encode()).faults[0]
    assert "“# số 1”" in fault.message
    assert "“Mô hình”" in fault.message
    assert '“"Mô hình # số 1"”' in fault.hint
    assert "hai dấu cách" in fault.hint


ODD = {
    "non-breaking space": ("ten: a\u00a0b", 1, 7, "U+00A0", {"ten": "a\u00a0b"}),
    "zero-width space": ("x: 1\nten: a\u200bb", 2, 7, "U+200B", {"x": "1", "ten": "a\u200bb"}),
    "direction mark": ("ten: a\u202eb", 1, 7, "U+202E", {"ten": "a\u202eb"}),
    "bell": ("ten: a\x07b", 1, 7, "U+0007", {"ten": "a\x07b"}),
    "vertical tab of Word": ("ten: a\x0bb\nloai: moi", 1, 7, "U+000B", {"ten": "a\x0bb", "loai": "moi"}),
    "line separator of Word": ("ten: a\u2028b", 1, 7, "U+2028", {"ten": "a\u2028b"}),
    "next line": ("ten: a\u0085b", 1, 7, "U+0085", {"ten": "a\u0085b"}),
    "byte order mark inside": ("ten: a\ufeffb", 1, 7, "U+FEFF", {"ten": "a\ufeffb"}),
    "bell in a key": ("a\x07b: {c: [d]}", 1, 2, "U+0007", {"a\x07b": {"c": ["d"]}}),
    "bell as an escape": ('ten: "a\\u0007b"', 1, 8, "U+0007", {"ten": "a\x07b"}),
    "bell as a short escape": ('x: y\nten: "a\\ab"', 2, 8, "U+0007", {"x": "y", "ten": "a\x07b"}),
    "run of spaces": ("ten: a\u00a0\u00a0\u00a0b", 1, 7, "U+00A0", {"ten": "a\u00a0\u00a0\u00a0b"}),
    "space before a sentence": ("ds:\n  - \u00a0a b", 2, 5, "U+00A0", {"ds": ["\u00a0a b"]}),
}


@pytest.mark.parametrize("name", ODD)
def test_an_odd_character_is_warned_of_and_kept(name: str):
    """A character that one cannot see is told at its place; the value keeps it."""
    text, line, column, code, value = ODD[name]
    document = read_source("a.yaml", text.encode())
    assert kinds(document) == [(FaultKind.ODD_CHARACTER, False)]
    assert (document.faults[0].line, document.faults[0].column) == (line, column)
    assert code in document.faults[0].message
    assert document.value == value


def test_an_escape_of_an_ordinary_letter_or_outside_quotes_is_no_odd_character():
    """Only a double-quoted text has escapes, and most of them are harmless."""
    assert value_of('a: "x\\u0041\\n\\ty"\nb: x\\u0007y\n') == {"a": "xA\n\ty", "b": "x\\u0007y"}


@pytest.mark.parametrize("written", [r'"D:\\anh\\xóm"', r'"\\\\máy\\u00A0"'])
def test_a_backslash_that_is_spelt_out_hides_nothing(written):
    """In the path of a Windows folder, two backslashes stand for one and no escape follows them."""
    document = read_source("a.yaml", f"dia_diem: {written}\n".encode())
    assert document.faults == ()
    assert document.value == {"dia_diem": written[1:-1].replace("\\\\", "\\")}


def test_an_odd_character_on_a_broken_line_is_not_told_twice():
    """The fault that explains the space is enough for its line; the other line has its own warning."""
    document = read_source("a.yaml", "a:\n\u00a0\u00a0b: 1\nc: x\u00a0y\n".encode())
    assert [(fault.kind, fault.line) for fault in document.faults] == [
        (FaultKind.SYNTAX, 2),
        (FaultKind.ODD_CHARACTER, 3),
    ]


def test_of_many_odd_characters_twenty_are_told():
    """A file full of them gives no flood, and takes no time."""
    document = read_source("a.yaml", ("a: " + "x\u00a0" * 200_000).encode())
    assert len(document.faults) == MAX_WARNINGS


@pytest.mark.parametrize("text", ["ten: Uû ban nh©n d©n x· DiÔn Ch©u", "ten: Uûy ban nhaân daân xaõ Dieãn Chaâu"])
def test_text_of_an_old_font_is_warned_of_with_its_meaning(text: str):
    """Letters of a TCVN3 or VNI font are told with the right letters beside."""
    document = read_source("a.yaml", f"loai: moi\n{text}\n".encode())
    assert kinds(document) == [(FaultKind.LEGACY_TEXT, False)]
    assert document.faults[0].line == 2
    assert "nhân dân" in document.faults[0].message
    assert document.value["loai"] == "moi"


@pytest.mark.usefixtures("pure_parser")
def test_half_a_surrogate_pair_becomes_a_replacement_without_libyaml():
    """What only PyYAML's own parser lets through cannot crash a printer later."""
    assert read_source("a.yaml", rb'a: "\ud800"').value == {"a": "\ufffd"}


@given(st.binary(max_size=400))
@settings(max_examples=400, deadline=None)
def test_any_bytes_give_a_document(data: bytes):
    """No bytes raise; a document has a value or a fatal fault, and every fault stands inside the file."""
    _assert_whole(read_source("a.yaml", data))


PIECES = st.sampled_from(
    [
        "a",
        "ten",
        ":",
        ": ",
        " ",
        "  ",
        "\n",
        "\n  ",
        "- ",
        "-",
        "#",
        " # ",
        '"',
        "'",
        "[",
        "]",
        "{",
        "}",
        ",",
        "|\n",
        ">",
        "&x",
        "*x",
        "!",
        "%",
        "@",
        "?",
        "? ",
        "\t",
        "\r\n",
        "\u00a0",
        "\u2028",
        "\x07",
        "ế",
        "e\u0302",
        "😀",
        "---\n",
        "<<<<<<<",
        "\\",
    ],
)


@given(st.lists(PIECES, max_size=40).map("".join))
@settings(max_examples=600, deadline=None)
def test_any_signs_give_a_document(text: str):
    """No mixture of the signs that YAML gives a meaning raises."""
    _assert_whole(read_source("a.yaml", text.encode()))


@given(st.lists(PIECES, max_size=40).map("".join))
@settings(max_examples=150, deadline=None)
def test_any_signs_give_a_document_without_libyaml(text: str):
    """The same holds where PyYAML's own parser reads."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("danvan_cli.source.events.new_parser", PureParser)
        _assert_whole(read_source("a.yaml", text.encode()))


@given(st.lists(PIECES, max_size=40).map("".join))
@settings(max_examples=600, deadline=None)
def test_the_quick_way_and_the_careful_way_agree(text: str):
    """A file read without a second look is read as with one."""
    careful = reader._careful("a.yaml", text.encode())
    assert _told(read_source("a.yaml", text.encode())) == _told(careful)


def test_an_ordinary_dossier_needs_no_second_look():
    """Vietnamese letters, quotation marks, dashes, notes and Windows line ends are everyday matters."""
    text = f"# ghi chú\r\nten: “{NAME}” – đợt 1…  # hai dấu cách\r\nmo_ta: |\r\n  a: b\r\n"
    quick = reader._everyday(text.encode())
    assert quick is not None
    assert quick.value == {"ten": f"“{NAME}” – đợt 1…", "mo_ta": "a: b"}


BIG = {
    "keys": b"a: 1\n" * 200_000,
    "items": b"a:\n" + b"- b\n" * 250_000,
    "odd spaces": ("a: " + "\u00a0" * 500_000).encode(),
    "controls": b"a: " + b"\x01" * 1_000_000,
    "notes": b"a: b c # d\n" + b"".join(b"k%d: b c # d\n" % i for i in range(60_000)),
    "glued": b"".join(b"k%d: x-y:z\n" % i for i in range(60_000)),
    "suspect": b"".join(b"k%d: -x\n" % i for i in range(80_000)),
    "blank": b"\n" * 1_000_000,
    "broken at the end": b"".join(b"k%d: x\n" % i for i in range(80_000)) + b"a: b: c",
    "repeated at the end": b"".join(b"k%d: x\n" % i for i in range(80_000)) + b"k1: x",
    "quotes": b'a: "' + b"x\n" * 500_000,
    "open": b"a: {" * 250_000,
    "spaces": b"a:" + b" " * 1_000_000 + b"\tb: c",
    "conflicts": b"<<<<<<< a\n" * 100_000,
    "colons": b"a: " + b"b:" * 500_000,
    "dashes": b"- " * 500_000,
    "blocks in a block": b"a: >-\n" + b"  a: >-\n" * 130_000 + b"\n  b",
    "long lines and braces": b"a: {b: c" + b", b: c" * 170_000 + b"\n",
}


@pytest.mark.parametrize("name", BIG)
def test_no_big_file_takes_long(name: str):
    """A mebibyte of whatever is worst takes seconds nowhere."""
    start = time.process_time()
    _assert_whole(read_source("a.yaml", BIG[name]))
    assert time.process_time() - start < 3 * (5 if sys.gettrace() else 1)


def _told(document):
    return document.value, document.faults, list(document.marks)


def _assert_whole(document):
    assert (document.value is None) == any(fault.fatal for fault in document.faults)
    # A file that is no text has no lines of text, but its faults still stand on lines of its bytes.
    lines = max(document.text.count("\n"), len(document.data.splitlines())) + 1
    for fault in document.faults:
        assert 1 <= fault.line <= lines
        assert fault.column >= 1
        assert fault.length >= 1
        assert fault.message
        assert fault.hint


def _nfd(text):
    return normalize("NFD", text)
