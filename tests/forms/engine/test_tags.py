"""What a template asks for is known before it is filled."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from danvan_cli.forms.engine.faults import FaultyTemplate
from danvan_cli.forms.engine.tags import key_paths, unknown_tags
from danvan_cli.forms.engine.template import open_template

CONTEXT = {
    "ten": "a",
    "don_vi": {"ten": "b", "dia_ban": "c"},
    "nhom": [{"ten": "A", "mo_hinh": [{"ten": "x", "noi": "y"}]}],
    "ghi_chu": ["một"],
}


def unknown(data: bytes, known: frozenset[str] = key_paths(CONTEXT)) -> list[tuple[str, str]]:
    """Return the sentence and hint of every unknown tag."""
    return [(fault.sentence, fault.hint) for fault in unknown_tags(open_template(data, "m").tags(), known)]


@pytest.mark.parametrize(
    ("source", "paths"),
    [
        ("{{ ten }}", ["ten"]),
        ("{{ don_vi.ten }}", ["don_vi", "don_vi.ten"]),
        ("{{ don_vi['ten'] }}", ["don_vi", "don_vi.ten"]),
        ("{{ nhom[0].ten }}", ["nhom", "nhom[].ten"]),
        ("{% for n in nhom %}{{ n.ten }}{% endfor %}", ["nhom", "nhom[]", "nhom[].ten"]),
        ("{% for n in nhom[1:]|sort(attribute='ten') %}{{ n.ten }}{% endfor %}",
         ["nhom", "nhom[].ten", "nhom[]", "nhom[].ten"]),
        ("{% for n in nhom %}{% for m in n.mo_hinh %}{{ m.noi }}{% endfor %}{% endfor %}",
         ["nhom", "nhom[]", "nhom[].mo_hinh", "nhom[].mo_hinh[]", "nhom[].mo_hinh[].noi"]),
        ("{% for n in nhom if n.ten %}{{ loop.index }}{% else %}{{ ten }}{% endfor %}",
         ["nhom", "nhom[]", "nhom[].ten", "loop.index", "ten"]),
        ("{% set d = don_vi %}{{ d.ten }}", ["don_vi", "don_vi.ten"]),
        ("{{ (nhom|first).ten }}", ["nhom", "nhom[].ten"]),
        ("{% if ten == don_vi.ten or not ten %}x{% elif ghi_chu %}y{% endif %}",
         ["ten", "don_vi", "don_vi.ten", "ten", "ghi_chu"]),
        ("{{ ten ~ don_vi.ten|default(dia_ban) }}", ["ten", "don_vi", "don_vi.ten", "dia_ban"]),
        ("{% for i in range(3) %}{{ i }}{% endfor %}", []),
        ("{% for n in nhom|batch(2) %}{{ n.gi_do }}{% endfor %}", ["nhom"]),
    ],
)  # fmt: skip
def test_paths(source: str, paths: list[str], word: Callable[..., bytes]) -> None:
    """Every key that a tag reads is listed by its place in the data, through loops, names and filters."""
    assert [tag.path for tag in open_template(word(source), "m").tags()] == paths


def test_key_paths() -> None:
    """The known paths of a context name every block, list, item and leaf."""
    assert key_paths({"a": {"b": 1}, "c": [{"d": ""}], "e": ["x"]}) == {"a", "a.b", "c", "c[]", "c[].d", "e", "e[]"}


def test_tag_knows_its_place(word: Callable[..., bytes]) -> None:
    """A tag is listed with its paragraph and the part of the document, cut by Word or not."""
    tags = open_template(word("Đầu", ["Họ tên: {", "{ te", "n }} ."], head="Số {{ so }}"), "m").tags()
    assert [(tag.text, tag.around, tag.place) for tag in tags] == [
        ("ten", "Họ tên: {{ ten }} .", "thân văn bản"),
        ("so", "Số {{ so }}", "đầu trang"),
    ]


def test_tag_in_a_row_is_shown_with_its_own_text(word: Callable[..., bytes]) -> None:
    """The tag of a whole row, lifted out of its cell, is still shown as written."""
    rows = (("{%tr for n in nhomm %}",), ("{{ n.ten }}",), ("{%tr endfor %}",))
    fault = unknown_tags(open_template(word("x", rows=rows), "m").tags(), key_paths(CONTEXT))[0]
    assert "{% for n in nhomm %}" in fault.around


@pytest.mark.parametrize(
    ("source", "sentence", "hint"),
    [
        ("{{ tenn }}", "Mục “tenn” trong thẻ “tenn” không có trong dữ liệu.", "“ten”"),
        ("{{ don_vi.dia_bann }}", "Mục “dia_bann” trong thẻ “don_vi.dia_bann” không có trong dữ liệu.", "“dia_ban”"),
        ("{% for mh in nhom[0].mo_hinh %}{{ mh.tenn }}{% endfor %}",
         "Mục “tenn” trong thẻ “mh.tenn” không có trong dữ liệu.", "“ten”"),
        ("{% for muc_lon in nhom %}{{ muc_lo.ten }}{% endfor %}",
         "Mục “muc_lo” trong thẻ “muc_lo” không có trong dữ liệu.", "“muc_lon”"),
        ("{% for n in nhom %}{{ loop.indexx }}{% endfor %}",
         "Mục “indexx” trong thẻ “loop.indexx” không có trong dữ liệu.", "“index”"),
        ("{% for c in ten %}{{ c }}{% endfor %}", "Thẻ lặp qua “ten”, nhưng mục này không phải là danh sách.", "Bỏ"),
        ("{{ nhom|map(attribute='tenn')|join }}", "Mục “tenn” trong thẻ “nhom|map” không có trong dữ liệu.", "“ten”"),
    ],
)  # fmt: skip
def test_unknown_tag(source: str, sentence: str, hint: str, word: Callable[..., bytes]) -> None:
    """An unknown key is told with the tag as written, and with the key that was meant."""
    (found,) = unknown(word(source))
    assert found[0] == sentence
    assert hint in found[1]


def test_known_tags_are_silent(word: Callable[..., bytes]) -> None:
    """A template that asks only for known keys has no fault."""
    assert unknown(word("{{ ten }}{% for n in nhom %}{{ n.ten }}{{ loop.last }}{% endfor %}{{ ghi_chu[0] }}")) == []


def test_unknown_block_is_told_once(word: Callable[..., bytes]) -> None:
    """Below an unknown block nothing more is told, and the same tag twice is told once."""
    assert len(unknown(word("{{ donvi.ten }}{{ donvi.dia_ban }}{% for x in donvi.ds %}{{ x.y }}{% endfor %}"))) == 1


def test_keys_that_are_data(word: Callable[..., bytes]) -> None:
    """Below a block whose keys are data, such as years, every key is known."""
    known = frozenset({"ket_qua", "ket_qua.*"})
    assert unknown(word("{{ ket_qua['2025'] }}{{ ket_qua[nam] }}"), known | {"nam"}) == []


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("{% endfor %}", "không có thẻ mở đi trước"),
        ("{% for m in ds %}", "chưa đóng"),
        ("{% lap m in ds %}", "“{% lap %}” không có trong cách viết"),
        ("{{ ten", "chưa đúng cách"),
        ("{{ ten + }}", "chưa đúng cách"),
        ("{{ ten|hoa }}", "Bộ lọc “hoa” không dùng được"),
        ("{% if ten is dep %}x{% endif %}", "Phép thử “is dep” không dùng được"),
        ("{{ ten.upper() }}", "gọi một hàm"),
        ("{{ ten|sort(1) ** 2 }}", "“**” không dùng được"),
        ("{{ {'a': 1} }}", "“{…}” không dùng được"),
        ("{{r Chỗ này }}", "“{{r Chỗ này }}” không dùng được"),
    ],
)
def test_bad_tag_is_located(source: str, said: str, word: Callable[..., bytes]) -> None:
    """A tag that cannot be read is told with the text around it."""
    with pytest.raises(FaultyTemplate) as told:
        open_template(word("Trước", f"Chỗ này {source}", "Sau"), "Mẫu A").tags()
    fault = told.value.faults[0]
    assert said in fault.sentence
    assert fault.template == "Mẫu A"
    assert "Chỗ này" in fault.around or "Sau" in fault.around


def test_faults_of_all_parts_are_told_together(word: Callable[..., bytes]) -> None:
    """Faults of the text and of the page head come in one answer."""
    with pytest.raises(FaultyTemplate) as told:
        open_template(word("{{ ten|hoa }} {{ f() }}", head="{% endif %}"), "m").tags()
    assert [fault.place for fault in told.value.faults] == ["thân văn bản", "thân văn bản", "đầu trang"]
