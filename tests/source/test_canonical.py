"""The one style of a file: same data, same comments, and doing it twice is doing it once."""

from __future__ import annotations

import os
from collections.abc import Callable

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from danvan_cli.source.canonical import canonical
from danvan_cli.source.events import PARSE_ERRORS
from danvan_cli.source.nodes import comments
from danvan_cli.source.owners import settled
from danvan_cli.source.reader import read_source
from danvan_cli.source.refused import EditRefused
from tests.source.writings import lifted, wish

STYLES = {
    "four spaces": (
        "chu_the:\n    ten: Xóm 1\n    loai: chi-bo\n",
        "chu_the:\n  ten: Xóm 1\n  loai: chi-bo\n",
    ),
    "list at the key": ("gan_voi:\n- a\n- b\n", "gan_voi:\n  - a\n  - b\n"),
    "wide dashes": ("muc_tieu:\n  -   ten: a\n      chieu: tang\n", "muc_tieu:\n  - ten: a\n    chieu: tang\n"),
    "needless quotes": ("ten: 'Xóm 1'\ndia_diem: \"Xóm 2\"\n", "ten: Xóm 1\ndia_diem: Xóm 2\n"),
    "needed quotes": ("a: no\nb: 10:30\nc: 1.200\nd: '0123'\n", 'a: "no"\nb: "10:30"\nc: "1.200"\nd: "0123"\n'),
    "quoted figure": ("so: '12'\ndem: 12\n", 'so: "12"\ndem: 12\n'),
    "spaces": ("ten:    Xóm 1   \nloai :   moi\n", "ten: Xóm 1\nloai: moi\n"),
    "empty lines": ("\n\nten: a\n\n\n\nloai: moi\n\n\n", "ten: a\n\nloai: moi\n"),
    "no last line end": ("ten: a", "ten: a\n"),
    "Windows": ("\ufefften: a\r\nloai: moi\r\n", "ten: a\nloai: moi\n"),
    "a Windows folder": ('a:   "D:\\\\anh\\\\xóm"\n', 'a: "D:\\\\anh\\\\xóm"\n'),
    "flow over lines": ("han: [{ma: a,\n   ten: b},\n  {ma: c}]\n", "han: [{ma: a, ten: b}, {ma: c}]\n"),
    "flow with a comment": ("han: [a, # đầu\n  b]\n", "han:\n  - a # đầu\n  - b\n"),
    "folded": ("thuc_trang: >-\n      một\n      hai\n", "thuc_trang: >-\n  một\n  hai\n"),
    "literal with a deeper line": ("noi_dung: |\n    một\n      hai\n", "noi_dung: |\n  một\n    hai\n"),
    "indicated block": ("noi_dung: |1-\n  một\n hai\n", 'noi_dung: " một\\nhai"\n'),
    "text over lines": ("ten: một\n      hai\n\n      ba\n", "ten: một\n  hai\n\n  ba\n"),
    "quoted over lines": ('ten: "một\n  hai"\n', "ten: một hai\n"),
    "key without a value": ("a: {x}\nb: {c: , d:  }\n", "a: {x: }\nb: {c: , d: }\n"),
    "comments": (
        "# đầu\n\nten: a   # đuôi\ngan_voi:\n# đứng trên\n- b\n  # đứng dưới\n# của khóa sau\nloai: moi\n# cuối\n",
        "# đầu\n\nten: a   # đuôi\ngan_voi:\n  # đứng trên\n  - b\n  # đứng dưới\n# của khóa sau\nloai: moi\n# cuối\n",
    ),
    "what shall be filled in": (
        "ke_hoach:\n    # muc_dich:\n    # yeu_cau:\n\n\ndang_ky:\n    ngay: 05/3/2026\n    # số\n",
        "ke_hoach:\n  # muc_dich:\n  # yeu_cau:\n\ndang_ky:\n  ngay: 05/3/2026\n  # số\n",
    ),
}


def tidy(text):
    """Return a text in the one style."""
    data = text if isinstance(text, bytes) else text.encode()
    return canonical(read_source("dossiers/2026/a--b.yaml", data)).decode()


@pytest.mark.parametrize(("before", "after"), STYLES.values(), ids=STYLES)
def test_each_way_of_writing_becomes_the_one_style(before, after):
    """What differs only in its writing is written in one way."""
    assert tidy(before) == after


@pytest.mark.parametrize(("before", "after"), STYLES.values(), ids=STYLES)
def test_twice_is_once(before, after):
    """A file in the one style comes back byte for byte."""
    assert tidy(tidy(before)) == tidy(after) == after


def test_long_braces_are_laid_out_in_lines():
    """Braces that do not fit on a line become lines of their own, and results by year stay on theirs."""
    long = "x" * 70
    assert tidy(f"a: {{b: {long}, c: {long}}}\n") == f"a:\n  b: {long}\n  c: {long}\n"
    years = ", ".join(f"{year}: {long}" for year in (2025, 2026))
    assert tidy(f"ket_qua: {{{years}}}\n") == f"ket_qua: {{{years}}}\n"


def test_a_quoted_text_does_not_run_into_its_comment():
    """A sentence that loses its quotes keeps two spaces before the comment behind it."""
    assert tidy('ten: "Xóm 1" # ghi chú\n') == "ten: Xóm 1  # ghi chú\n"


LONG = " ".join(["chữ dài"] * 9)
COMMENTED = {
    "between key and text": (
        "thuc_trang: # theo phiếu\n    Đường làng nhiều rác\nthuan_loi: x\n",
        "thuc_trang: Đường làng nhiều rác  # theo phiếu\nthuan_loi: x\n",
    ),
    "on a line between key and text": (
        "x: 1\n\nthuc_trang:\n    # theo phiếu\n    Đường làng\nthuan_loi: x\n",
        "x: 1\n\n# theo phiếu\nthuc_trang: Đường làng\nthuan_loi: x\n",
    ),
    "between key and text, and behind it": (
        "# một\na: # hai\n  b\n  c # ba\nd: 1\n",
        "# một\n# hai\na: b\n  c # ba\nd: 1\n",
    ),
    "between dash and text": ("a:\n  - # một\n    b\n  - c\n", "a:\n  - b # một\n  - c\n"),
    "in the first key of an item": (
        "a:\n  - b:\n      # một\n      c\n    d: 1\n",
        "a:\n  # một\n  - b: c\n    d: 1\n",
    ),
    "two in a line of braces": (
        "a: {\n  ngay: 01/3/2026, so: 05-DS, # số\n  }\nb: 1\n",
        "a:\n  ngay: 01/3/2026\n  so: 05-DS # số\nb: 1\n",
    ),
    "two in a line of brackets": ("a: [\n  b, c, # c\n  d]\n", "a:\n  - b\n  - c # c\n  - d\n"),
    "behind the brace": (
        "a: {\n # c\n ngay: 01/3/2026\n} # nộp tay\nb:\n  x: 1\n",
        "a: # nộp tay\n  # c\n  ngay: 01/3/2026\nb:\n  x: 1\n",
    ),
    "at every place of braces": (
        "a: { # 0\n # c\n x: 1, # 1\n # cuối\n} #nộp\nb: 1\n",
        "# 0\na:  #nộp\n  # c\n  x: 1 # 1\n  # cuối\nb: 1\n",
    ),
    "behind the brace of an item": (
        "a:\n- {x: 1, # 1\n   z: 2} # b\n- c\n",
        "a:\n  # b\n  - x: 1 # 1\n    z: 2\n  - c\n",
    ),
    "empty braces": ("a: { # 1\n}\nb: [\n # 2\n]\n", "a: {} # 1\n# 2\nb: []\n"),
    "braces around everything": ("{a: 1, # 1\n b: 2} # c\n", "a: 1 # 1\nb: 2\n# c\n"),
    "long brackets": (
        f'a: ["{LONG}", "{LONG}"] # hai\nb: 1\n',
        f"a: # hai\n  - {LONG}\n  - {LONG}\nb: 1\n",
    ),
    "quotes that go": ('a: "moi" #mới\nb: \'c\' #x y\nc: "d" # e\n', "a: moi  #mới\nb: c  #x y\nc: d # e\n"),
    "a quoted text that becomes a block": (
        f'a: "{LONG}\n  {LONG}" # hai\nb: 1\n',
        f"a: >- # hai\n  {LONG} chữ dài chữ dài chữ dài chữ dài chữ dài chữ\n  dài chữ dài chữ dài chữ dài\nb: 1\n",
    ),
    "a mark of the document": ("--- # c\na: 1\n", "# c\na: 1\n"),
    "deeper than a list": ("a:\n- x\n  # sâu\n# của b\nb: 1\n", "a:\n  - x\n  # sâu\n# của b\nb: 1\n"),
    "deeper than one that left the block, at the end": ("a:\n# trên\n  # sâu\n", "a:\n# trên\n# sâu\n"),
    "deeper than one above the next key": ("a:\n# trên\n  # sâu\nb: 1\n", "a:\n# trên\n# sâu\nb: 1\n"),
    "each further out": ("a:\n  b:\n    # sâu\n  # giữa\n# ngoài\n", "a:\n  b:\n    # sâu\n  # giữa\n# ngoài\n"),
    "behind a key that is not written out": ("a:   #b\nc: hai chữ # d\n", "a:   #b\nc: hai chữ # d\n"),
}


@pytest.mark.parametrize(("before", "after"), COMMENTED.values(), ids=COMMENTED)
def test_a_comment_stays_with_its_key_or_item(before, after):
    """Wherever a comment stands, it is found beside the same key or item, and twice is once."""
    assert tidy(before) == after
    assert tidy(after) == after


def test_a_comment_that_would_change_its_neighbour_is_never_moved(monkeypatch):
    """A writer that put a comment beside another key changes no file, though no comment would be lost."""
    moved = "b: 1\nc: 2 # của b\n"
    monkeypatch.setattr("danvan_cli.source.canonical._Writer.whole", lambda _: moved)
    with pytest.raises(EditRefused, match="chưa xếp lại được chắc chắn"):
        tidy("b: 1 # của b\nc: 2\n")


def test_a_file_with_a_fault_is_left_alone():
    """A file that cannot be read is refused with its own fault and place."""
    with pytest.raises(EditRefused, match="để nguyên") as refused:
        tidy("ten: a\nten: b\n")
    assert refused.value.location.line == 2


def test_what_cannot_be_proved_is_left_alone(monkeypatch):
    """A writer that lost a comment changes no file."""
    monkeypatch.setattr("danvan_cli.source.canonical._Writer._own_line", lambda *_: None)
    with pytest.raises(EditRefused, match="chưa xếp lại được chắc chắn"):
        tidy("# ghi chú\nten: a\n")


def test_the_sample_campaign_is_proved_whole(sample):
    """Every file of the sample campaign can be brought into the one style, and reads the same for PyYAML."""
    files = list(sample.files())
    assert files
    for file in files:
        done = canonical(file.document)
        again = read_source(file.label, done)
        assert again.value == file.document.value
        assert comments(done.decode()) == comments(file.document.data.decode())
        assert canonical(again) == done
        assert _texts(yaml.load(done, yaml.BaseLoader)) == _texts(again.value)  # noqa: S506 - BaseLoader makes texts


def _texts(value):
    if isinstance(value, dict):
        return {key: _texts(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_texts(one) for one in value]
    return (value or "").rstrip("\n")


NOTE = st.sampled_from(["", "  # đuôi", "\n# ở lề", "\n        # thụt sâu", "\n\n\n", "   ", "\n  # thụt ít"])
VALUE = st.sampled_from(
    ["a", "'b c'", '"d: e"', "1.200", "no", "", "[x, 'y']", "{m: 1, n: }", "[]", "{}", ">-\n         gấp\n         lại"]
)
KEY = st.lists(st.tuples(NOTE, VALUE), min_size=1, max_size=4)


@settings(max_examples=10_000 if os.environ.get("DANVAN_FULL") == "1" else 150, deadline=None)
@given(KEY, KEY, st.integers(1, 6), st.sampled_from(["\n", "\r\n"]), st.booleans())
def test_whatever_stands_between_stays(one, other, deep, line_end, listed):
    """Values, comments in any place, and any indentation: data and comments stay, and twice is once."""
    lines = ["dau:"]
    for number, (note, value) in enumerate(one):
        lead = "- " if listed else f"k{number}: "
        block = value.startswith(">")
        lines += [" " * deep + lead + value + ("" if block else note)]
    lines += [
        f"s{number}: {value}{'' if value.startswith('>') else note}" for number, (note, value) in enumerate(other)
    ]
    text = line_end.join("\n".join(lines).split("\n")) + line_end
    document = read_source("dossiers/2026/a--b.yaml", text.encode())
    if document.value is None:
        return
    done = canonical(document)
    again = read_source(document.label, done)
    assert again.value == document.value
    assert comments(done.decode()) == comments(document.text)
    assert canonical(again) == done


@settings(max_examples=10_000 if os.environ.get("DANVAN_FULL") == "1" else 150, deadline=None)
@given(st.integers(0, 1 << 40))
def test_any_handwriting_keeps_its_comments_beside_their_own(seed):
    """In any handwriting, each comment is found beside the key or item that it was written for."""
    hand = wish(seed, ("ten", "don_vi", "muc_tieu", "ke_hoach", "dang_ky"))
    document = read_source("a.yaml", hand.text.encode())
    done = canonical(document)
    assert canonical(read_source("a.yaml", done)) == done
    assert dict(settled(done.decode())[0]) == {
        note: (lifted(hand.tree, path), False) for note, path in hand.notes.items()
    }


@pytest.mark.parametrize(
    ("text", "tidy"),
    [
        ("a:\n  -\n    - b\n    - c\n", "a:\n  - - b\n    - c\n"),
        ("a:\n  - # ghi chú\n    ten: b\n    loai: c\n", "a:\n  # ghi chú\n  - ten: b\n    loai: c\n"),
        ("a: {b: , # ghi chú\n  c: d}\n", "a:\n  b: # ghi chú\n  c: d\n"),
    ],
)
def test_lists_in_lists_and_comments_in_between(text: str, tidy: str) -> None:
    """A list within a list opens on its dash; a comment that stood in between keeps its place in the order."""
    assert canonical(read_source("a.yaml", text.encode())).decode() == tidy


def _unparsable(_: object) -> str:
    raise PARSE_ERRORS[0]


@pytest.mark.parametrize("whole", [lambda _: "ten: khác\n", _unparsable], ids=["other data", "not to be parsed"])
def test_what_cannot_be_proven_is_left_alone(monkeypatch: pytest.MonkeyPatch, whole: Callable[[object], str]) -> None:
    """A text that would say something else, or nothing that can be read, is never handed out."""
    document = read_source("a.yaml", b"ten:   a\n")
    monkeypatch.setattr("danvan_cli.source.canonical._Writer.whole", whole)
    with pytest.raises(EditRefused, match="chưa xếp lại được chắc chắn"):
        canonical(document)
