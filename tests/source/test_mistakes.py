"""What a secretary types, and what she is told."""

from __future__ import annotations

import pytest

from danvan_cli.source.events import PureParser
from danvan_cli.source.faults import FaultKind
from danvan_cli.source.mistakes import explain
from danvan_cli.source.reader import read_source

SYNTAX = FaultKind.SYNTAX
ALIAS = FaultKind.ALIAS_OR_TAG

# what is typed, kind of the fault, line, column, length, a part of the sentence, a part of the hint
TYPED = {
    "text after a closing quote": (
        'ten: "Bữa sáng 0 đồng" cho học sinh',
        (SYNTAX, 1, 24, 12),
        "Sau ngoặc đóng còn chữ “cho học sinh”",
        "“ten: '\"Bữa sáng 0 đồng\" cho học sinh'”",
    ),
    "text after a closing single quote": (
        "ten: 'it''s' x",
        (SYNTAX, 1, 14, 1),
        "Sau ngoặc đóng còn chữ “x”",
        "“ten: \"'it''s' x\"”",
    ),
    "colon and space in a sentence": (
        "loai: moi\nten: Mô hình: bữa sáng",
        (SYNTAX, 2, 13, 1),
        "Trong “Mô hình: bữa sáng” có dấu hai chấm",
        '“ten: "Mô hình: bữa sáng"”',
    ),
    "colon at the end of a sentence, before a note": (
        "ten: Gồm: # hai phần\nloai: moi",
        (SYNTAX, 1, 9, 1),
        "Trong “Gồm:” có dấu hai chấm",
        '“ten: "Gồm:"”',
    ),
    "leading at sign": ("ten: @abc", (SYNTAX, 1, 6, 1), "bắt đầu bằng dấu “@”", '“ten: "@abc"”'),
    "leading percent": ("ten: % hộ", (SYNTAX, 1, 6, 1), "bắt đầu bằng dấu “%”", '“ten: "% hộ"”'),
    "leading backtick": ("ds:\n  - `x", (SYNTAX, 2, 5, 1), "bắt đầu bằng dấu “`”", '“- "`x"”'),
    "leading star before a Vietnamese letter": ("ten: *Ươm", (SYNTAX, 1, 6, 1), "dấu “*”", '"*Ươm"'),
    "leading ampersand and space": ("ten: & x", (SYNTAX, 1, 6, 1), "bắt đầu bằng dấu “&”", '"& x"'),
    "leading bar and words": ("ten: | chữ", (SYNTAX, 1, 6, 1), "bắt đầu bằng dấu “|”", '"| chữ"'),
    "leading greater-than": ("chi_tieu: > 80%", (SYNTAX, 1, 11, 1), "bắt đầu bằng dấu “>”", '"> 80%"'),
    "greater-than and a digit": ("chi_tieu: >5", (SYNTAX, 1, 11, 2), "“>5” bị hiểu là dấu mở đầu", '">5"'),
    "greater-than and a digit in a list": (
        "ds:\n  - >5\n  - x",
        (SYNTAX, 2, 5, 2),
        "“>5” bị hiểu là dấu mở đầu",
        '“- ">5"”',
    ),
    "leading comma": ("ten: , x", (SYNTAX, 1, 6, 1), "bắt đầu bằng dấu “,”", '", x"'),
    "leading question mark and space": ("ten: ? x", (SYNTAX, 1, 6, 1), "bắt đầu bằng dấu “?”", '"? x"'),
    "bracket in front of a sentence": (
        "ten: [Mẫu] Bữa sáng",
        (SYNTAX, 1, 6, 14),
        "còn chữ sau dấu đóng “]”",
        '“ten: "[Mẫu] Bữa sáng"”',
    ),
    "bracket never closed": ("ten: [a, b\nloai: x", (SYNTAX, 1, 6, 5), "thiếu dấu đóng “]”", '"[a, b"'),
    "bracket within a bracket never closed": (
        "ten: [a, [b]\nloai: x",
        (SYNTAX, 2, 1, 7),
        "Không đọc được tệp từ dòng “loai: x”",
        "dòng ngay trên",
    ),
    "brace never closed": ("ten: {a", (SYNTAX, 1, 6, 2), "thiếu dấu đóng “}”", '"{a"'),
    "dash right after a key": ("ten: - abc", (SYNTAX, 1, 6, 5), "ngay sau “ten:”", '“ten: "- abc"”'),
    "unclosed quote": ('ten: "abc\nloai: moi', (SYNTAX, 1, 6, 4), "không có ngoặc đóng", '“ten: "abc"”'),
    "unclosed single quote": ("ten: 'abc", (SYNTAX, 1, 6, 4), "không có ngoặc đóng", "“ten: 'abc'”"),
    "quote that a later one closes": (
        'ten: "Mô hình A\nloai: moi\nmo_ta: "xyz"',
        (SYNTAX, 1, 6, 10),
        'Dấu ngoặc mở ở “"Mô hình A” không có ngoặc đóng',
        '“ten: "Mô hình A"”',
    ),
    "backslash in double quotes": (
        'tep: "minh-chung\\họp.jpg"',
        (SYNTAX, 1, 17, 8),
        "dấu “\\” ở “\\họp.jpg”",
        "“tep: 'minh-chung\\họp.jpg'”",
    ),
    "no space after the colon, alone": (
        "don_vi:ubnd",
        (SYNTAX, 1, 1, 11),
        "“don_vi:ubnd” thiếu dấu cách sau dấu hai chấm",
        "“don_vi: ubnd”",
    ),
    "no space after the colon, between others": (
        "ten: x\ndon_vi:ubnd\nloai: y",
        (SYNTAX, 2, 1, 11),
        "“don_vi:ubnd” thiếu dấu cách",
        "“don_vi: ubnd”",
    ),
    "no space after the colon, swallowed as a text": (
        "chu_the:\n  loai:ca-nhan\nten: x\n",
        (SYNTAX, 2, 3, 12),
        "“loai:ca-nhan” thiếu dấu cách",
        "“loai: ca-nhan”",
    ),
    "no space after the first of two colons": (
        "chu_the:\n  loai:ca-nhan\n  ten: y",
        (SYNTAX, 2, 3, 12),
        "“loai:ca-nhan” thiếu dấu cách",
        "“loai: ca-nhan”",
    ),
    "no space after the colon, joined to the line above": (
        "ten: Bữa sáng\n  # ghi chú\n  loai:moi",
        (SYNTAX, 3, 3, 8),
        "“loai:moi” thiếu dấu cách",
        "“loai: moi”",
    ),
    "non-breaking space after the colon": (
        "chu_the:\n  loai:\u00a0ca-nhan",
        (SYNTAX, 2, 3, 13),
        "có dấu cách đặc biệt",
        "“loai: ca-nhan”",
    ),
    "no space after the dash": (
        "ds:\n  -Một\n  -Hai",
        (SYNTAX, 2, 3, 4),
        "“-Một” viết liền sau dấu gạch ngang",
        "“- Một”",
    ),
    "no space after the second dash": ("ds:\n  - Một\n  -Hai", (SYNTAX, 3, 3, 4), "“-Hai” viết liền", "“- Hai”"),
    "item deeper than the item above": (
        "ds:\n  - Một\n    - Hai\n  - Ba",
        (SYNTAX, 3, 5, 5),
        "bị nối vào câu ở dòng trên",
        "thẳng hàng",
    ),
    "item deeper than the item above, at the end": (
        "ds:\n  - Một\n    - Hai",
        (SYNTAX, 3, 5, 5),
        "bị nối vào câu ở dòng trên",
        "thẳng hàng",
    ),
    "too shallow for the row it belongs to": (
        "ds:\n  - ma: a\n   ten: b\n",
        (SYNTAX, 3, 4, 6),
        "thụt vào sâu hơn dòng trên",
        "bằng “ma” ở dòng 2 (4 dấu cách)",
    ),
    "no colon, told of the next line": (
        "chi_tieu:\n  toan_xa 42\n  moi_don_vi: 1\n",
        (SYNTAX, 2, 3, 10),
        "Dòng “toan_xa 42” không có dấu hai chấm",
        "tên_mục: nội dung",
    ),
    "no dash before the next row": (
        "ds:\n  - ma: a\n    ten: b\n    ma: c\n",
        (FaultKind.DUPLICATE_KEY, 4, 5, 2),
        "Mục “ma” được viết hai lần",
        "dấu gạch trước “ma”",
    ),
    "tab in the indentation": ("a:\n\tb: 1", (SYNTAX, 2, 1, 1), "Đầu dòng có phím Tab", "thẳng cột"),
    "tab after spaces": ("a:\n  \tb: 1", (SYNTAX, 2, 3, 1), "Đầu dòng có phím Tab", "thẳng cột"),
    "tab before a list": ("ds:\n  - a\n \t- b: c\n", (SYNTAX, 3, 2, 1), "Đầu dòng có phím Tab", "dấu cách"),
    "non-breaking space in the indentation": (
        "chu_the:\n\u00a0\u00a0loai: x",
        (SYNTAX, 2, 1, 2),
        "Đầu dòng “loai: x” có dấu cách đặc biệt (U+00A0)",
        "phím cách",
    ),
    "non-breaking space that breaks the file": (
        "chu_the:\n  loai: x\n\u00a0\u00a0ten: y: z",
        (SYNTAX, 3, 1, 2),
        "có dấu cách đặc biệt (U+00A0)",
        "phím cách",
    ),
    "non-breaking space before a dash": ("ds:\n\u00a0- a", (SYNTAX, 2, 1, 1), "“- a”", "phím cách"),
    "non-breaking space after a dash": ("ds:\n  -\u00a0a", (SYNTAX, 2, 4, 1), "có dấu cách đặc biệt", "phím cách"),
    "dedent to no level": (
        "a:\n    b: 1\n  c: 2",
        (SYNTAX, 3, 3, 4),
        "“c: 2” thụt vào 2 dấu cách, không ngang hàng",
        "0 hoặc 4 dấu cách",
    ),
    "indented under a value": (
        "ten: x\n  don_vi: y",
        (SYNTAX, 2, 3, 9),
        "thụt vào sâu hơn dòng trên, mà dòng trên (“ten: x”) đã có nội dung",
        "bằng dòng 1 (0 dấu cách)",
    ),
    "braces without their end": (
        "de_nghi: {ngay: 12/9/2026\nten: A",
        (SYNTAX, 1, 10, 16),
        "mở bằng dấu “{” mà thiếu dấu đóng “}”",
        "“de_nghi: {ngay: 12/9/2026}”",
    ),
    "a number sign in braces": (
        "de_nghi: {ngay: 12/9/2026, so_ky_hieu: 05 #12}\nten: A",
        (SYNTAX, 1, 43, 1),
        "dấu “#” đứng sau dấu cách nên từ đó trở đi là ghi chú",
        "trong ngoặc kép",
    ),
    "a second colon in braces": (
        "vuong_mac:\n  - {ngay: 12/9/2026, noi_dung: Thiếu: nước}",
        (SYNTAX, 2, 33, 11),
        "Trong “Thiếu: nước” có dấu hai chấm",
        '“noi_dung: "Thiếu: nước"”',
    ),
    "indented under braces": (
        "de_nghi: {ngay: 12/9/2026}\n  so_ky_hieu: 4",
        (SYNTAX, 2, 3, 13),
        "thụt vào sâu hơn dòng trên, mà dòng trên (“de_nghi: {ngay: 12/9/2026}”) đã có nội dung",
        "Các mục ở dòng 1 nằm trong { }: viết mục này vào trong ấy, sau một dấu phẩy",
    ),
    "indented under an item": (
        "ds:\n- Một\n  don_vi: y",
        (SYNTAX, 3, 3, 9),
        "dòng trên (“- Một”) đã có nội dung",
        "bằng dòng 2",
    ),
    "list where none is awaited": ("a: 1\n- b", (SYNTAX, 2, 1, 3), "“- b” là một dòng của danh sách", "dòng 1"),
    "line without a colon": ("ten: x\nabc\nloai: y", (SYNTAX, 2, 1, 3), "“abc” không có dấu hai chấm", "tên_mục"),
    "last line without a colon": ("ten: x\nabc", (SYNTAX, 2, 1, 3), "“abc” không có dấu hai chấm", "tên_mục"),
    "unknown directive": ("%abc", (SYNTAX, 1, 1, 1), "bắt đầu bằng dấu “%”", '"%abc"'),
    "half a surrogate pair": ('a: "\\ud800"', (SYNTAX, 1, 1, 11), "viết chưa đúng cách", "tên_mục"),
    "list instead of a dossier": ("- a", (SYNTAX, 1, 1, 1), "Tệp này chỉ là một danh sách (“- a”)", "ten: Bữa sáng"),
    "sentence instead of a dossier": ("chỉ chữ", (SYNTAX, 1, 1, 3), "chỉ là một câu chữ (“chỉ chữ”)", "ten:"),
    "nothing at all": ("", (SYNTAX, 1, 1, 1), "Tệp trống", "ten: …"),
    "notes only": ("# ghi chú\n", (SYNTAX, 1, 1, 1), "Tệp trống", "ten: …"),
    "a start and nothing more": ("---\n", (SYNTAX, 1, 1, 1), "Tệp trống", "ten: …"),
    "second document": ("a: 1\n---\nb: 2", (SYNTAX, 2, 1, 3), "một hồ sơ thứ hai", "Xóa dòng “---”"),
    "list as a key": ("[a]: b", (SYNTAX, 1, 1, 4), "“[a]: b” lại là một danh sách", "ngoặc kép"),
    "marked list as a key": ("ten: x\n? [a]\n: b", (SYNTAX, 2, 3, 3), "“[a]” lại là một danh sách", "ngoặc kép"),
    "alias": ("ten: *abc", (ALIAS, 1, 6, 4), "“*abc” bắt đầu bằng dấu “*”", '"*abc"'),
    "anchor": ("a: &x 1", (ALIAS, 1, 4, 2), "“&x” bắt đầu bằng dấu “&”", '"&x 1"'),
    "tag": ("a: !!python/object 1", (ALIAS, 1, 4, 15), "bắt đầu bằng dấu “!”", '"!!python/object 1"'),
    "tag on a group": ("a: !x {b: 1}", (ALIAS, 1, 4, 2), "bắt đầu bằng dấu “!”", "ngoặc kép"),
    "merge key": ("<<: {a: 1}", (ALIAS, 1, 1, 3), "bắt đầu bằng dấu “<<”", "ghi đầy đủ"),
}


@pytest.mark.parametrize("name", TYPED)
def test_each_mistake_is_told_in_her_terms(name: str):
    """Each mistake is found at its place, quoted as she wrote it, with the line to write instead."""
    typed, place, message, hint = TYPED[name]
    document = read_source("a.yaml", typed.encode())
    fault = document.faults[0]
    assert (fault.kind, fault.line, fault.column, fault.length) == place
    assert message in fault.message
    assert hint in fault.hint
    assert fault.fatal
    assert document.value is None


@pytest.mark.parametrize("name", TYPED)
def test_no_sentence_speaks_the_language_of_programs(name: str):
    """No message holds a word of the parser."""
    for fault in read_source("a.yaml", TYPED[name][0].encode()).faults:
        assert not {"mapping", "scalar", "token", "expected", "found", "None"} & set(fault.message.split())


@pytest.mark.parametrize("name", TYPED)
@pytest.mark.usefixtures("pure_parser")
def test_the_slow_parser_gives_the_same_answer(name: str):
    """Without libyaml every mistake is still fatal or at least told."""
    assert read_source("a.yaml", TYPED[name][0].encode()).faults


def test_the_line_that_a_mended_example_gives_can_be_read():
    """The example in the hint is itself right: reading it gives the sentence she meant."""
    for typed in ('ten: "Bữa sáng 0 đồng" cho học sinh', "ten: Mô hình: bữa sáng", "ten: @abc", "ten: [Mẫu] a"):
        hint = read_source("a.yaml", typed.encode()).faults[0].hint
        mended = read_source("a.yaml", hint[hint.index("“") + 1 : hint.rindex("”")].encode())
        assert mended.value == {"ten": typed.removeprefix("ten: ")}


def test_a_long_line_is_shortened_in_the_example():
    """An example of a very long sentence ends in an ellipsis."""
    fault = read_source("a.yaml", f"ten: Mô hình: {'dài ' * 100}".encode()).faults[0]
    assert fault.hint.endswith("…”.")


@pytest.mark.usefixtures("pure_parser")
def test_a_tab_inside_a_line_is_named_when_it_is_the_only_reason():
    """PyYAML's own parser refuses a tab after a colon, and the sentence says so."""
    fault = read_source("a.yaml", b"ten:\tx").faults[0]
    assert (fault.line, fault.column) == (1, 5)
    assert "phím Tab" in fault.message


def test_inner_lines_of_a_block_are_never_blamed():
    """A sentence with a colon inside a block of text is no mistake, the broken line after it is."""
    text = "mo_ta: |\n  Gồm: một, hai\n  -Ba\n\nds:\n  - |\n    x: y: z\nten: a: b\n"
    fault = read_source("a.yaml", text.encode()).faults[0]
    assert (fault.line, fault.column) == (8, 7)


def test_an_error_without_a_place_is_told_at_the_first_line():
    """An error that carries no mark gets the general sentence."""
    fault = explain("ten: x", ValueError("no mark"))
    assert (fault.kind, fault.line, fault.column) == (SYNTAX, 1, 1)
    assert "“ten: x”" in fault.message


def test_an_error_in_a_text_without_lines_is_told_all_the_same():
    """A text of notes only has no line to quote."""
    assert explain("# chỉ ghi chú", ValueError("no mark")).line == 1


def test_an_escape_beyond_unicode_is_a_fault_for_either_parser():
    """An escape of no character is refused, not raised."""
    data = rb'a: "\UFFFFFFFF"'
    with pytest.raises((ValueError, OverflowError)):
        _drain(PureParser(data.decode()))
    assert read_source("a.yaml", data).faults[0].fatal


def _drain(parser: PureParser) -> None:
    while parser.check_event():
        parser.get_event()
