"""A change to a text: what it says afterwards, which lines differ, and what else stays."""

from __future__ import annotations

import difflib
import os
import re

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from danvan_cli.source.edit import ABSENT, Change, edited
from danvan_cli.source.owners import settled
from danvan_cli.source.reader import read_source
from danvan_cli.source.refused import EditRefused
from tests.source.writings import at, lifted, wish

ORDER = ("ten", "don_vi", "muc_tieu", "ke_hoach", "dang_ky", "bao_cao", "tham_dinh")
DAY = "05/3/2026"
EDITS = 10_000 if os.environ.get("DANVAN_FULL") == "1" else 400


def order(path):
    """Put a day before a number, and the parts of a dossier in their order."""
    return ("ngay", "so_ky_hieu") if path else ORDER


def changed(text, *changes):
    """Return a text after changes, given as path and value in turn."""
    document = read_source("a.yaml", text.encode())
    pairs = zip(changes[::2], changes[1::2], strict=True)
    return edited(document, [Change(path, value) for path, value in pairs], order).decode()


def difference(before, after):
    """Return the lines taken away and put in, as `git diff` shows them."""
    lines = difflib.ndiff(before.splitlines(keepends=True), after.splitlines(keepends=True))
    return [line for line in lines if line[0] in "+-"]


LONG = " ".join(["chữ dài"] * 17)
HANDS = {
    "two spaces": "ten: A\ndang_ky:\n  so_ky_hieu: 1/BC\nbao_cao:\n  ngay: 9/9/2026\n",
    "four spaces": "ten: A\ndang_ky:\n    so_ky_hieu: 1/BC\nbao_cao:\n    ngay: 9/9/2026\n",
    "Windows": "ten: A\r\ndang_ky:\r\n  so_ky_hieu: 1/BC\r\nbao_cao:\r\n  ngay: 9/9/2026\r\n",
    "Notepad": "\ufefften: A\r\ndang_ky:\r\n  ngay:\r\n  so_ky_hieu: 1/BC\r\n",
    "braces": "ten: A\ndang_ky: {so_ky_hieu: 1/BC}  # nộp tay\nbao_cao: {}\n",
    "empty braces": "ten: A\ndang_ky: {}\nbao_cao: {}\n",
    "unwritten": "ten: A\ndang_ky:\n  ngay:   # chưa nộp\n  so_ky_hieu: 1/BC\n",
    "double quotes": 'ten: "A"\ndang_ky:\n  ngay: "01/3/2026"   # sửa sau\n',
    "single quotes": "ten: 'A'\ndang_ky:\n  ngay: '01/3/2026'\n  so_ky_hieu: '1'\n",
    "plain": "ten: A\ndang_ky:\n  ngay: 01/3/2026\n",
    "comments everywhere": "# đầu\nten: A # a\n# trên\ndang_ky: # d\n  # trong\n  so_ky_hieu: 1 # s\n  # cuối\n",
    "folded around": "ten: >-\n  A\n  B\n\ndang_ky:\n  so_ky_hieu: |\n    1/BC\n\nmuc_tieu:\n- ten: x\n",
    "a list at the margin": "muc_tieu:\n- ten: x\ndang_ky:\n   so_ky_hieu: 1\n# hết\n",
    "no last line end": "dang_ky:\n  so_ky_hieu: 1\nten: A",
    "old Mac": "ten: A\rdang_ky:\r  so_ky_hieu: 1\r",
}


@pytest.mark.parametrize("text", HANDS.values(), ids=HANDS)
def test_one_recorded_date_is_one_line(text):
    """Whatever the file looks like, a day is one line changed or added, and it is read back."""
    after = changed(text, ("dang_ky", "ngay"), DAY)
    lines = difference(text, after)
    assert [line[0] for line in lines] in (["+"], ["-", "+"])
    assert read_source("a.yaml", after.encode()).value["dang_ky"]["ngay"] == DAY


@pytest.mark.parametrize(
    ("before", "change", "after"),
    [
        ("ten:\n", (("ten",), "no"), 'ten: "no"\n'),
        ("ten:   # n\nb: 1\n", (("ten",), "A"), "ten: A  # n\nb: 1\n"),
        ("ten: A # n\n", (("ten",), "hai chữ"), "ten: hai chữ  # n\n"),
        ("ten: A    # n\n", (("ten",), "BCD"), "ten: BCD  # n\n"),
        ("ten: ABC  # n\n", (("ten",), "D"), "ten: D    # n\n"),
        ("ten: 'A'\n", (("ten",), "it's"), "ten: 'it''s'\n"),
        ("ten: 'A'\n", (("ten",), "a\nb"), "ten: |-\n  a\n  b\n"),
        ('ten: "A"\n', (("ten",), "b"), 'ten: "b"\n'),
        ("ten: một\n  hai # n\nb: 1\n", (("ten",), "ba"), "ten: ba # n\nb: 1\n"),
        ("ten: A # n\n", (("ten",), "a\nb"), "ten: |- # n\n  a\n  b\n"),
        ("ten: |2+ # n\n   a\n\n\nb: 1\n", (("ten",), "c"), "ten: |+ # n\n  c\n\n\nb: 1\n"),
        ("ten: |\n  a\n   \nb: 1\n", (("ten",), "c"), "ten: |\n  c\nb: 1\n"),
        ("ten: | # n\n  a\n", (("ten",), " b"), 'ten: " b" # n\n'),
        ("ten: >-\n  a\n  b\n", (("ten",), "c\n\nd"), "ten: >-\n  c\n\n\n  d\n"),
        ("ten: A\n", (("ten",), {"a": "1"}), "ten: {a: 1}\n"),
        ("ten: A\n", (("ten",), {}), "ten: {}\n"),
        ("ten: A\n", (("ten",), None), "ten:\n"),
        ("ten: [a, 'b', \"c\"]\n", (("ten",), ["x", "y's", "z,"]), "ten: [x, 'y''s', \"z,\"]\n"),
        ("ten: {a, b: }\n", (("ten",), {"a": "1", "b": "2"}), "ten: {a: 1, b: 2}\n"),
        ("ten: {a: [x]}\n", (("ten", "a"), None), "ten: {a: }\n"),
        ("ten:\n  # t\n  - a # x\n  - b\n", (("ten",), "A"), "ten: A\n# t\n# x\n"),
        ("ten: >- # n\n  a\n", (("ten",), ["x", None]), "ten:\n  - x\n  -\n# n\n"),
        ("ten: A\n", (("ten",), "A"), "ten: A\n"),
        ("ten: một hai ba\n  bốn  # n\nb: 1\n", (("ten",), "x"), "ten: x  # n\nb: 1\n"),
        ('ten: "một hai ba\n  bốn năm"   # n\nb: 1\n', (("ten",), "x"), 'ten: "x"     # n\nb: 1\n'),
        ("a:\n  b:\n    # n\n  c: d\n", (("a", "b"), LONG), f"a:\n  b: {LONG}\n    # n\n  c: d\n"),
        ("ten: A\n\n  # n\n", (("ten",), "a\nb"), 'ten: "a\\nb"\n\n  # n\n'),
        ("ten: A\n # n\n", (("ten",), "a\nb"), "ten: |-\n  a\n  b\n # n\n"),
        ("ten: |4-\n    x\n   # n\n", (("ten",), "a\nb"), 'ten: "a\\nb"\n   # n\n'),
        (
            "a:\n  # n\n",
            (("a",), [{"b": "1\n2"}, "1\n2"]),
            "a:\n  - b: |-\n      1\n      2\n  - |-\n    1\n    2\n  # n\n",
        ),
        ("a:\n      # n\n", (("a",), ["1\n2", "1\n2"]), 'a:\n  - |-\n    1\n    2\n  - "1\\n2"\n      # n\n'),
    ],
)
def test_replacing_a_value(before, change, after):
    """A value takes over the quotes of the old one where it can, and the comment behind it stays."""
    assert changed(before, *change) == after


@pytest.mark.parametrize(
    ("before", "change", "after"),
    [
        (
            "ten: A\n\nbao_cao:\n  x: 1\n",
            (("dang_ky", "ngay"), DAY),
            f"ten: A\ndang_ky: {{ngay: {DAY}}}\n\nbao_cao:\n  x: 1\n",
        ),
        (
            "ten: A\n\nmuc_tieu:\n  - ten: x\n    # thêm\n\n# sau\nbao_cao:\n  x: 1\n",
            (("dang_ky",), {"ngay": DAY}),
            f"ten: A\n\nmuc_tieu:\n  - ten: x\n    # thêm\ndang_ky: {{ngay: {DAY}}}\n\n# sau\nbao_cao:\n  x: 1\n",
        ),
        ("# đầu\n\n# về đơn vị\ndon_vi: x\n", (("ten",), "A"), "# đầu\n\nten: A\n# về đơn vị\ndon_vi: x\n"),
        ("# đầu\ndon_vi: x\n", (("ten",), "A"), "# đầu\nten: A\ndon_vi: x\n"),
        ("lạ: 1\n", (("ten",), "A"), "lạ: 1\nten: A\n"),
        ("ten: 1\n", (("lạ",), "A"), "ten: 1\nlạ: A\n"),
        (
            "a:\n  - so_ky_hieu: 1\n    b: 2\n",
            (("a", 0, "ngay"), DAY),
            f"a:\n  - ngay: {DAY}\n    so_ky_hieu: 1\n    b: 2\n",
        ),
        ("a: {so_ky_hieu: 1}\n", (("a", "ngay"), DAY), f"a: {{ngay: {DAY}, so_ky_hieu: 1}}\n"),
        ("a: {x: , y}\n", (("a", "z"), "1"), "a: {x: , y, z: 1}\n"),
        ("a: {x: }\n", (("a", "z"), "1"), "a: {x: , z: 1}\n"),
        ("a: {\n  x: 1,\n  y: 2,\n}\n", (("a", "z"), "3"), "a: {\n  x: 1,\n  y: 2,\n  z: 3,\n}\n"),
        ("a: [\n  x,\n  y    # n\n]\n", (("a", 2), "z"), "a: [\n  x,\n  y,   # n\n  z\n]\n"),
        ("a: [\n  x,\n  y, # n\n]\n", (("a", 2), "z"), "a: [\n  x,\n  y, # n\n  z,\n]\n"),
        ("a: [x, y # n\n  ]\n", (("a", 2), "z"), "a: [x, y, # n\n    z\n  ]\n"),
        ("a: {x: # n\n  }\n", (("a", "z"), "1"), "a: {x: , # n\n    z: 1\n  }\n"),
        ("  # n\ndon_vi: 1\n", (("ten",), "a\nb"), "  # n\nten: |-\n  a\n  b\ndon_vi: 1\n"),
        ("# đ\n\n  # n\ndon_vi: 1\n", (("ten",), "a\nb"), '# đ\n\nten: "a\\nb"\n  # n\ndon_vi: 1\n'),
        ("a: {}\n", (("a", "b"), {"c": "1"}), "a:\n  b: {c: 1}\n"),
        ("a: []\n", (("a", 0), {"c": "1"}), "a:\n  - c: 1\n"),
        ("a: []\n", (("a", 0), "x"), "a: [x]\n"),
        ("a: [[]]\n", (("a", 0, 0), {"c": "1"}), "a: [[{c: 1}]]\n"),
        ("a: [x]\n", (("a", 1), ["z"]), "a: [x, [z]]\n"),
        ("a:\n- x\n# sau\nb: 1\n", (("a", 1), "z"), "a:\n- x\n- z\n# sau\nb: 1\n"),
        ("a:\n  -   x\n", (("a", 1), {"b": "1", "c": ["2"]}), "a:\n  -   x\n  -   b: 1\n      c:\n        - 2\n"),
        ("a:\n  -\n    b: 1\n", (("a", 1), "z"), "a:\n  -\n    b: 1\n  - z\n"),
        ("a:\n  -\n  - # n\n    x\n", (("a", 1), "z"), "a:\n  -\n  - # n\n    z\n"),
        ("a:\n", (("a", 0, "b"), ["1", ["2"]]), "a:\n  - b:\n      - 1\n      - - 2\n"),
        ("a:\n  b: 1\n", (("a", "ket_qua", "2026"), "1.200"), 'a:\n  b: 1\n  ket_qua: {2026: "1.200"}\n'),
        ("a:\n  - {}\n", (("a", 0, "b"), {"c": "1"}), "a:\n  - b: {c: 1}\n"),
        ("a:\n  - x\n", (("a", 1), {"b": "1", "c": "2"}), "a:\n  - x\n  - {b: 1, c: 2}\n"),
        ("a:\n", (("a",), {"b": "x, y", "c": "2"}), "a:\n  b: x, y\n  c: 2\n"),
        ("a:\n", (("a",), {"b": "x" * 112}), f"a: {{b: {'x' * 112}}}\n"),
        ("a:\n", (("a",), {"b": "x" * 113}), f"a:\n  b: {'x' * 113}\n"),
        ("a: # n\n", (("a",), {"b": "1"}), "a: {b: 1}  # n\n"),
        (
            "a: {so_ky_hieu: 1, b: 2}\nc: 3\n",
            (("a", "ngay"), LONG[:110]),
            f"a:\n  ngay: {LONG[:110]}\n  so_ky_hieu: 1\n  b: 2\nc: 3\n",
        ),
        (
            "a: {b: '1', c: , d: [x], e}  # n\n",
            (("a", "ngay"), LONG[:110]),
            f"a:  # n\n  b: '1'\n  c:\n  d: [x]\n  e:\n  ngay: {LONG[:110]}\n",
        ),
        ('a: {b: "x, y", c: "no"}\n', (("a", "d"), "x" * 120), f'a:\n  b: x, y\n  c: "no"\n  d: {"x" * 120}\n'),
        ("a: {b: 1}\r\n", (("a", "b"), "x" * 120), f"a:\r\n  b: {'x' * 120}\r\n"),
        ("a:\n- {b: 1, c: 2}\n", (("a", 0, "b"), "x" * 120), f"a:\n- b: {'x' * 120}\n  c: 2\n"),
        ("a: {} # n\n", (("a", "b"), "x" * 120), f"a:  # n\n  b: {'x' * 120}\n"),
        ("a: {b: {c: 1}}\n", (("a", "b", "c"), "x" * 120), f"a:\n  b:\n    c: {'x' * 120}\n"),
        ("a: [x, y]\n", (("a", 2), "x" * 120), f"a:\n  - x\n  - y\n  - {'x' * 120}\n"),
        ("a: {2025: 1}\n", (("a", "2026"), "x" * 120), f"a: {{2025: 1, 2026: {'x' * 120}}}\n"),
        (f"a: {{b: {'x' * 120}}}\n", (("a", "c"), "1"), f"a: {{b: {'x' * 120}, c: 1}}\n"),
        ("a:\n  - {b: 1} # n\n", (("a", 0, "b"), "x" * 120), f"a:\n  - {{b: {'x' * 120}}} # n\n"),
        ("a:\n  {b: 1}\n", (("a", "b"), "x" * 120), f"a:\n  {{b: {'x' * 120}}}\n"),
        ("a:\n  # n\nb: 1\n", (("a",), {"c": "1"}), "a:\n  c: 1\n  # n\nb: 1\n"),
        ("a: {b: , c: }\n", (("a", "b"), "1"), "a: {b: 1, c: }\n"),
    ],
)
def test_adding(before, change, after):
    """A key stands where the vocabulary puts it, an item last; both look like what stands around them."""
    assert changed(before, *change) == after


@pytest.mark.parametrize(
    ("before", "change", "after"),
    [
        ("a: 1\nb: 2 # n\n", (("b",), ABSENT), "a: 1\n# n\n"),
        ("a: 1\n\nb:\n  c: 2\n\nd: 3\n", (("b",), ABSENT), "a: 1\n\nd: 3\n"),
        ("a: 1\nb:\n  - c: 2\nd: 3\n", (("b", 0, "c"), ABSENT), "a: 1\nd: 3\n"),
        ("a:\n  - b: 1\n    c: 2\n", (("a", 0, "b"), ABSENT), "a:\n  - c: 2\n"),
        ("a: {b: 1, c: 2}\n", (("a", "b"), ABSENT), "a: {c: 2}\n"),
        ("a: {b: 1, c: 2}\n", (("a", "c"), ABSENT), "a: {b: 1}\n"),
        ("a: {b: , c: 2}\n", (("a", "c"), ABSENT), "a: {b: }\n"),
        ("a: [b, c, d]\n", (("a",), ["b", "d"]), "a: [b, d]\n"),
        ("a: [b, c, d]\n", (("a",), ["x"]), "a: [x]\n"),
        ("a:\n- b\n- c\n", (("a", 0), ABSENT), "a:\n- c\n"),
        ("a: {b: 1, c: 2}\n", (("a",), {"c": "2", "d": "3"}), "a: {c: 2, d: 3}\n"),
        ("a: 1\n", (("b", "c"), ABSENT), "a: 1\n"),
        ("a: 1\nb: 2", (("b",), ABSENT), "a: 1\n"),
        ("a:\n  - b: 1 # n\n    c: 2\n", (("a", 0, "b"), ABSENT), "a:\n  # n\n  - c: 2\n"),
        ("a: [\n  b, # 1\n  c, # 2\n  d # 3\n]\n", (("a", 1), ABSENT), "a: [\n  b, # 1\n  # 2\n  d # 3\n]\n"),
        ("a: [\n  b, # 1\n  c # 2\n]\n", (("a", 1), ABSENT), "a: [\n  b, # 1\n  # 2\n]\n"),
        ("a: {\n  b: 1, # 1\n  c: 2 }\n", (("a", "c"), ABSENT), "a: {\n  b: 1, # 1\n  }\n"),
        ("a: {\n  b: 1, # 1\n  c: 2, # 2\n}\n", (("a", "b"), ABSENT), "a: {\n  # 1\n  c: 2, # 2\n}\n"),
        ("a: {b: 1, # n\n  c: 2}\n", (("a", "b"), ABSENT), "a: {\n  # n\n  c: 2}\n"),
        ("a: [b, c # n\n  ]\n", (("a", 1), ABSENT), "a: [b,\n    # n\n  ]\n"),
        ("a: [b, [c # n\n  ], d]\n", (("a", 1), ABSENT), "a: [b,\n     # n\n     d]\n"),
        ("a: [b, c] # n\n", (("a", 1), ABSENT), "a: [b] # n\n"),
    ],
)
def test_taking_out(before, change, after):
    """What goes takes its lines with it, and a mapping or list that it leaves empty; its comments stay."""
    assert changed(before, *change) == after


@pytest.mark.parametrize(
    ("text", "path", "value", "sentence", "line"),
    [
        ("ten: A\n", ("ten", "b"), "1", "một câu chữ", 1),
        ("a: [x]\n", ("a", "b"), "1", "danh sách", 1),
        ("x: 1\na: {b: c}\n", ("a", 0), "1", "các mục có tên", 2),
        ("a: [x]\n", ("a", 3), "1", "mới có 1 dòng", 1),
        ("a: [b: c]\n", ("a", 0, "d"), "1", "chưa sửa được chắc chắn", 1),
        ("a: [x]\n", ("a", 1), None, "chưa sửa được chắc chắn", 1),
        ("a: [x]\n", ("a",), [[None]], "chưa sửa được chắc chắn", 1),
        ("a: x\n", ("a",), ABSENT, "chưa sửa được chắc chắn", 1),
        ("a: x\n", ("a",), "y" * (1 << 20), "chưa sửa được chắc chắn", 1),
        ("a: x\n\tb: 1\n", ("a",), "1", "đang có lỗi", 2),
    ],
)
def test_refusals(text, path, value, sentence, line):
    """What does not fit, or cannot be proved, is refused with the place, and nothing is returned."""
    with pytest.raises(EditRefused, match=sentence) as refused:
        changed(text, path, value)
    assert refused.value.location.line == line
    assert str(refused.value).endswith(refused.value.hint)


def test_a_text_that_later_pieces_break_is_refused():
    """An odd way of writing that the first cut spoils ends in a refusal, never in an error of the parser."""
    with pytest.raises(EditRefused, match="chưa sửa được chắc chắn"):
        changed("? ten\n? b\n", ("ten",), {"a": "1"}, ("b",), "2")


@pytest.mark.parametrize("coding", ["utf-8-sig", "utf-16-le", "utf-16-be"])
def test_bytes_around_stay(coding):
    """The mark, the coding and letters that are not NFC stay as they are in all that is not changed."""
    mark = "" if coding == "utf-8-sig" else "\ufeff"
    text = "ten: a\u0302\u0301m\r\n# e\u0323\nb: 1\n"
    data = (mark + text).encode(coding)
    after = edited(read_source("a.yaml", data), [Change(("b",), "2")], order)
    assert after == (mark + text.replace("1", "2")).encode(coding)


@pytest.mark.usefixtures("pure_parser")
def test_without_libyaml():
    """The slow parser gives the same places, so the same cuts."""
    for text in HANDS.values():
        assert DAY in changed(text, ("dang_ky", "ngay"), DAY)


def test_a_comment_that_would_be_lost_is_never_lost(monkeypatch):
    """A comment that a cut does not keep keeps the whole change from being made."""
    monkeypatch.setattr("danvan_cli.source.removal.comments_between", lambda *_: [])
    with pytest.raises(EditRefused, match="chưa sửa được chắc chắn"):
        changed("a: {b: 1, # n\n  c: 2}\n", ("a", "b"), ABSENT)


def _set(value, path, new):
    """Make a change to plain data in the most direct way, apart from the code under test."""
    holder = at(value, path[:-1])
    if isinstance(holder, list) and path[-1] == len(holder):
        holder.append(new)
    elif new is not ABSENT:
        holder[path[-1]] = new
    else:
        del holder[path[-1]]
        if not holder and len(path) > 1:
            _set(value, path[:-1], ABSENT)


def _plain(data):
    """Return what another reader makes of a file: texts, with the empty ones and line ends of blocks aside."""

    def bare(value):
        if isinstance(value, dict):
            return {key: bare(one) for key, one in value.items()}
        if isinstance(value, list):
            return list(map(bare, value))
        return (value or "").rstrip("\n")

    return bare(data)


def _goes(value, path, new):
    """Return the path of what goes with a change: the holder that it leaves empty, or what stands there now."""
    while new is ABSENT and len(path) > 1 and len(at(value, path[:-1])) == 1:
        path = path[:-1]
    return path


def _moved(path, gone):
    """Return where a path leads once another, an item perhaps, is gone; None where it is gone with it."""
    depth = len(gone) - 1
    if path[: depth + 1] == gone:
        return None
    shifts = isinstance(gone[-1], int) and path[:depth] == gone[:-1] and len(path) > depth and path[depth] > gone[-1]
    return (*path[:depth], path[depth] - 1, *path[depth + 1 :]) if shifts else path


@settings(max_examples=EDITS, deadline=None)
@given(st.integers(0, 1 << 40))
def test_data_afterwards_is_data_before_and_the_change(seed):
    """In any handwriting, another reader finds the old data and the change, and each comment beside its own."""
    text, tree, path, value, notes = wish(seed, ORDER)
    document = read_source("a.yaml", text.encode())
    assert document.value == tree
    after = edited(document, [Change(path, value)], order).decode()
    goes = _goes(tree, path, value)
    _set(tree, path, value)
    found = yaml.load(after, yaml.BaseLoader)  # noqa: S506 - it makes texts only
    assert _plain(found) == _plain(tree)
    assert re.findall(r"# ghi chú \d+", after) == re.findall(r"# ghi chú \d+", text)
    places = dict(settled(after)[0])
    for note, its in notes.items():
        now = _moved(its, goes) if value is ABSENT or its[: len(goes)] == goes else its
        assert now is None or places[note] == (lifted(tree, now), False)


@pytest.mark.parametrize("old", ['"Xóm 1"', "'Xóm 1'", "Xóm 1"])
def test_several_paragraphs_stand_in_lines_of_their_own(old):
    """A text of two paragraphs can be edited by hand afterwards, whatever quotes stood there; the note stays."""
    text = f"ten: A\ndia_diem: {old}  # nơi\nloai: moi\n"
    after = changed(text, ("dia_diem",), "Đoạn một.\nĐoạn hai: “nhà”.")
    assert re.sub(" +#", " #", after) == ("ten: A\ndia_diem: |- # nơi\n  Đoạn một.\n  Đoạn hai: “nhà”.\nloai: moi\n")
