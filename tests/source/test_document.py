"""Where each thing stands."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from danvan_cli.diagnostics import Location
from danvan_cli.source.reader import read_source

DOSSIER = """\
# hồ sơ mẫu
ten: Bữa sáng 0 đồng   # tên
chu_the:
  loai: ca-nhan
  ten: "Bà \\"Tư\\""
  "mô tả": 'nhà ''B'' đường'
muc_tieu:
  - ten: Số hộ
    chi_tieu: 1.200
  - ten: Số cây
    chi_tieu:
ds: [một, "hai", {ba: bốn}]
trong:
  - a
  -
doan: |
  dòng một
  dòng hai
dai: câu này
  viết hai dòng
"""

# a path, whether its key is meant, then line, column, length
PLACES = [
    (["ten"], False, (2, 6, 15)),
    (["ten"], True, (2, 1, 3)),
    (["chu_the"], False, (3, 1, 7)),
    (["chu_the", "loai"], False, (4, 9, 7)),
    (["chu_the", "ten"], False, (5, 8, 11)),
    (["chu_the", "mô tả"], False, (6, 12, 17)),
    (["chu_the", "mô tả"], True, (6, 3, 7)),
    (["muc_tieu"], False, (7, 1, 8)),
    (["muc_tieu", 0], False, (8, 5, 10)),
    (["muc_tieu", 0, "chi_tieu"], False, (9, 15, 5)),
    (["muc_tieu", 1, "ten"], True, (10, 5, 3)),
    (["muc_tieu", 1, "chi_tieu"], False, (11, 5, 8)),
    (["ds", 0], False, (12, 6, 3)),
    (["ds", 1], False, (12, 11, 5)),
    (["ds", 2, "ba"], False, (12, 23, 3)),
    (["trong", 1], False, (15, 4, 1)),
    (["doan"], False, (16, 7, 1)),
    (["dai"], False, (19, 6, 7)),
    # what is not there stands where its nearest ancestor stands
    (["chu_the", "dien_thoai"], False, (3, 1, 7)),
    (["muc_tieu", 1, "chi_tieu", "x"], False, (11, 5, 8)),
    (["muc_tieu", 7, "ten"], False, (7, 1, 8)),
    (["muc_tieu", "ten"], False, (7, 1, 8)),
    (["muc_tieu", 0, 0], False, (8, 5, 10)),
    (["ten", "x"], True, (2, 6, 15)),
    (["khong_co"], False, (1, 1, 1)),
    ([], False, (1, 1, 1)),
]


@pytest.mark.parametrize(("path", "key", "place"), PLACES)
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_each_path_points_at_its_key_or_value(path: list[str | int], key, place, ending: str):
    """A path points at what is written, and a missing one at its nearest ancestor."""
    document = read_source("2026/a.yaml", DOSSIER.replace("\n", ending).encode())
    assert document.faults == ()
    assert document.locate(path, key=key) == Location("2026/a.yaml", *place)


@pytest.mark.usefixtures("pure_parser")
@pytest.mark.parametrize(("path", "key", "place"), PLACES)
def test_the_slow_parser_gives_the_same_places(path: list[str | int], key, place):
    """Without libyaml the places are the same."""
    assert read_source("a.yaml", DOSSIER.encode()).locate(path, key=key) == Location("a.yaml", *place)


def test_a_document_without_a_value_has_one_place():
    """Whatever is asked of an unreadable file stands at its start."""
    assert read_source("a.yaml", b"a: b: c").locate(["a"]) == Location("a.yaml")


@pytest.mark.parametrize("text", ["a: b\nc: >-\n  d\n", "a: b d # e\nc: d"])
def test_what_is_let_go_of_comes_back_when_it_is_asked_for(text: str):
    """A released document says the same, at the same places; one with warnings keeps what it has."""
    document = read_source("a.yaml", text.encode())
    before = document.value, list(document.marks), document.locate(["c"])
    document.release()
    assert (document.built is None) == (not document.faults)
    assert (document.value, list(document.marks), document.locate(["c"])) == before


def test_an_opening_quote_that_never_closes_on_its_line_is_meant_to_the_end_of_the_line():
    """A quoted text of two lines is pointed at on its first line."""
    document = read_source("a.yaml", 'a: "một\n  hai"\n'.encode())
    assert document.locate(["a"]) == Location("a.yaml", 1, 4, 4)


@pytest.mark.parametrize(("number", "line"), [(0, ""), (1, "a: 1"), (2, "b: 2"), (3, ""), (4, ""), (-1, "")])
def test_a_line_is_given_without_its_end(number: int, line: str):
    """Lines count from 1; there is no line outside the file."""
    assert read_source("a.yaml", b"a: 1\r\nb: 2\r\n").line(number) == line


WORDS = st.text(
    st.sampled_from("aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạắằẳẵặếềểễệ 0123456789.,;#'\"[]{}&*!|>%@`?\\/“”😀"),
    min_size=1,
    max_size=12,
)
KEYS = st.from_regex(r"[a-z][a-z_0-9]{0,6}", fullmatch=True)
VALUES = st.recursive(
    WORDS,
    lambda inner: st.lists(inner, min_size=1, max_size=3) | st.dictionaries(KEYS, inner, min_size=1, max_size=3),
    max_leaves=12,
)
DOSSIERS = st.dictionaries(KEYS, VALUES, min_size=1, max_size=5)


def nodes(node, path=()):
    """Yield the path of each text below a node of PyYAML's own tree, its place, and that of its key."""
    if isinstance(node, yaml.MappingNode):
        for key, child in node.value:
            below = (*path, key.value)
            if isinstance(child, yaml.ScalarNode):
                yield below, True, key.start_mark
            yield from nodes(child, below)
    elif isinstance(node, yaml.SequenceNode):
        for step, child in enumerate(node.value):
            yield from nodes(child, (*path, step))
    else:
        yield path, False, node.start_mark


@given(DOSSIERS, st.sampled_from([None, True, False]), st.sampled_from([20, 10_000]))
@settings(max_examples=200, deadline=None)
def test_every_position_of_a_generated_dossier_points_at_its_key_or_value(value, flow, width: int):
    """The place of each key and value is the one that PyYAML's own tree gives it."""
    text = yaml.safe_dump(value, allow_unicode=True, default_flow_style=flow, width=width)
    document = read_source("a.yaml", text.encode())
    assert document.value == value
    places = list(nodes(yaml.compose(text, Loader=yaml.SafeLoader)))
    assert places
    for path, key, mark in places:
        place = document.locate(path, key=key)
        assert (place.line, place.column) == (mark.line + 1, mark.column + 1)
        assert 1 <= place.length <= len(document.line(place.line)) - mark.column
