"""Two contents compared: the laws of a difference, and which row is which."""

from __future__ import annotations

import os
from datetime import date
from decimal import Decimal
from enum import EnumMeta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from danvan_cli.models.content import content
from danvan_cli.models.dossier import Dossier, Target
from danvan_cli.models.structure import Shape, attributes, known_by
from danvan_cli.models.vocabulary import ROOTS
from danvan_cli.models.year_plan import YearPlan
from danvan_cli.review.difference import Changed, Match, Rows, Within, applied, difference, swapped
from danvan_cli.review.matching import likeness
from danvan_cli.vietnamese.dates import format_date

EXAMPLES = 5_000 if os.environ.get("DANVAN_FULL") == "1" else 200

years = st.integers(2022, 2026).map(str)
words = st.sampled_from(["Xóm 1", "Xóm 2", "xóm 1", "hoà giải", "hòa giải", "Đường hoa", "Đường hoa nở", "“…”", "!"])
SCALARS = {
    str: words | st.text(alphabet="aăđ HN2.:“”🌾", min_size=1, max_size=8).filter(str.strip),
    bool: st.sampled_from(["có", "không"]),
    int: years,
    Decimal: st.sampled_from(["0", "80", "80%", "1.200", "1.200,5", "-3"]),
    date: st.dates(date(2026, 1, 1), date(2026, 3, 1)).map(format_date),
}


def value_of(attribute):
    """Return a strategy for what a person may write behind a key."""
    if attribute.record is not None:
        one = block_of(attribute.record)
    elif isinstance(attribute.kind, EnumMeta):
        one = st.sampled_from([str(member.value) for member in attribute.kind])
    else:
        one = SCALARS[attribute.kind]
    if attribute.shape is Shape.ROWS:
        return st.lists(one, max_size=5)
    if attribute.shape is Shape.MAPPING:
        return st.dictionaries(years if attribute.record is None else words, one, max_size=3)
    return one


@st.composite
def block_of(draw, cls):
    """Return blocks of a record class with a few of its keys, those included without which it cannot be read."""
    keys = attributes(cls)
    fields = cls.__pydantic_fields__
    nested = [key for key in keys if key.record is not None]
    wanted = {key.name for key in draw(st.lists(st.sampled_from([*keys, *nested, *nested]), min_size=1, max_size=5))}
    return {key.key: draw(value_of(key)) for key in keys if key.name in wanted or fields[key.name].is_required()}


def edited_rows(draw, rows, attribute):
    """Return rows with one inserted, removed, swapped, renamed or changed inside."""
    row = draw(value_of(attribute).filter(bool))[0]
    if not rows:
        return [row]
    at, other = (draw(st.integers(0, len(rows) - 1)) for _ in range(2))
    rest = [*rows[:at], *rows[at + 1 :]]
    what = draw(st.sampled_from(["insert", "remove", "swap", "rename", "inside"]))
    if what == "insert":
        return [*rows[:at], row, *rows[at:]]
    if what == "remove":
        return rest
    if what == "swap":
        return [*rest[:other], rows[at], *rest[other:]]
    if attribute.record is None:
        return [*rows[:at], row, *rows[at + 1 :]]
    made = {**rows[at], known_by(attribute.record)[0]: row.get(known_by(attribute.record)[0])}
    return [*rows[:at], made if what == "rename" else edited(draw, rows[at], attribute.record), *rows[at + 1 :]]


def edited(draw, block, cls):
    """Return a block with one key set, cleared or changed, on whatever depth."""
    written = [one for one in attributes(cls) if one.key in block]
    key = draw(st.sampled_from(attributes(cls)) | st.sampled_from(written or attributes(cls)))
    now = block.get(key.key)
    if draw(st.integers(0, 4)) == 0 and not cls.__pydantic_fields__[key.name].is_required():
        return {name: value for name, value in block.items() if name != key.key}
    if key.shape is Shape.ROWS:
        return {**block, key.key: edited_rows(draw, now or [], key)}
    if key.record is not None and key.shape is Shape.ONE and now:
        return {**block, key.key: edited(draw, now, key.record)}
    return {**block, key.key: draw(value_of(key))}


def told(block, cls):
    """Return the content of the record that a block makes."""
    return content(cls.__pydantic_validator__.validate_python(block))


@st.composite
def pairs(draw):
    """Return a class, a content of it, and an edited copy or another content."""
    cls = draw(st.sampled_from([Dossier, Dossier, *ROOTS.values()]))
    before = after = draw(block_of(cls))
    for _ in range(draw(st.integers(1, 5))):
        after = edited(draw, after, cls)
    if draw(st.integers(0, 5)) == 0:
        after = draw(block_of(cls))
    return cls, told(before, cls), told(after, cls)


def lists_of(cls):
    """Yield every list below a class, with the class of the block that holds it."""
    for attribute in attributes(cls):
        if attribute.shape is Shape.ROWS:
            yield cls, attribute
        if attribute.record is not None:
            yield from lists_of(attribute.record)


LISTS = [found for root in ROOTS.values() for found in lists_of(root)]


@st.composite
def lists(draw):
    """Return a class of blocks with one list in it, and the same with rows inserted, removed, moved or renamed."""
    cls, attribute = draw(st.sampled_from(LISTS))
    head = {key.key: draw(value_of(key)) for key in attributes(cls) if cls.__pydantic_fields__[key.name].is_required()}
    before = after = draw(st.lists(value_of(attribute).filter(bool).map(lambda rows: rows[0]), min_size=1, max_size=6))
    for _ in range(draw(st.integers(1, 5))):
        after = edited_rows(draw, after, attribute)
    return cls, told({**head, attribute.key: before}, cls), told({**head, attribute.key: after}, cls)


# Two letters make texts that are often alike, and often alike in the same measure.
near = st.text(alphabet="ab", min_size=3, max_size=6)
texts = st.lists(near, max_size=6).map(tuple)
nearly_alike = st.tuples(st.just(YearPlan), *[texts.map(lambda rows: {"can_cu": rows} if rows else {})] * 2)


def holds_together(cls, before, after):
    """Return the difference of two contents, of which every law of this room has been seen to hold."""
    assert difference(before, dict(before), cls) is None
    assert difference(after, dict(after), cls) is None
    found, back = difference(before, after, cls), difference(after, before, cls)
    assert (found is None) == (back is None) == (before == after)
    if found is not None:
        assert applied(found, before) == after
        assert applied(swapped(found), after) == before
        assert swapped(found) == back
        assert swapped(swapped(found)) == found
    return found


@settings(max_examples=EXAMPLES, deadline=None)
@given(pairs())
def test_a_difference_can_be_calculated_with(pair):
    """Nothing differs from itself; a difference leads from one side to the other, and swapped it leads back."""
    holds_together(*pair)


@settings(max_examples=EXAMPLES, deadline=None)
@given(lists() | nearly_alike)
def test_a_difference_of_rows_can_be_calculated_with(pair):
    """The same laws hold for every list of the vocabulary, and each row of both sides is told exactly once."""
    cls, before, after = pair
    found = holds_together(cls, before, after)
    for key, rows in found.entries.items() if found else ():
        if isinstance(rows, Rows):
            one, other = before.get(key, ()), after.get(key, ())
            assert sorted([row.before for row in rows.matched] + [at for at, _ in rows.removed]) == [*range(len(one))]
            assert sorted([row.after for row in rows.matched] + [at for at, _ in rows.added]) == [*range(len(other))]
            assert [row.after for row in rows.matched] == sorted(row.after for row in rows.matched)
            assert all(one[at] == row for at, row in rows.removed)
            assert all(other[at] == row for at, row in rows.added)


def test_keys_come_in_the_order_of_the_vocabulary():
    """A difference names keys as the vocabulary declares them, and years in their order."""
    before = {"dia_diem": "a", "ten": "b", "muc_tieu": ({"ten": "c", "ket_qua": {"2026": "1", "2025": "1"}},)}
    after = {"dia_diem": "x", "ten": "y", "muc_tieu": ({"ten": "c", "ket_qua": {"2026": "2", "2025": "2"}},)}
    found = difference(before, after, Dossier)
    assert list(found.entries) == ["ten", "dia_diem", "muc_tieu"]
    assert list(found.entries["muc_tieu"].matched[0].difference.entries["ket_qua"].entries) == ["2025", "2026"]


@pytest.mark.parametrize(
    ("before", "after", "want"),
    [
        ({}, {"dia_diem": "a"}, {"dia_diem": Changed(None, "a")}),
        ({"dia_diem": "a"}, {}, {"dia_diem": Changed("a", None)}),
        ({"dia_diem": "a"}, {"dia_diem": "b"}, {"dia_diem": Changed("a", "b")}),
        ({}, {"dang_ky": {"ngay": "d"}}, {"dang_ky": Changed(None, {"ngay": "d"})}),
        ({"dang_ky": {"ngay": "d"}}, {}, {"dang_ky": Changed({"ngay": "d"}, None)}),
        (
            {"dang_ky": {"ngay": "d"}},
            {"dang_ky": {"ngay": "e"}},
            {"dang_ky": Within({"ngay": Changed("d", "e")})},
        ),
        ({}, {"gan_voi": ("a",)}, {"gan_voi": Rows(added=((0, "a"),))}),
        ({"gan_voi": ("a",)}, {}, {"gan_voi": Rows(removed=((0, "a"),))}),
    ],
)
def test_each_kind_of_change(before, after, want):
    """A value or a block is set, cleared or changed; a list that begins or ends has rows added or removed."""
    assert difference(before, after, Dossier) == Within(want)


def test_free_keys_hold_blocks():
    """A plan's papers are compared form by form, each as the block it is."""
    before = {"van_ban": {"bao-cao": {"ngay": "a", "so_ky_hieu": "1"}, "to-trinh": {"ngay": "b"}}}
    after = {"van_ban": {"bao-cao": {"ngay": "c", "so_ky_hieu": "1"}, "giay-moi": {"ngay": "b"}}}
    found = difference(before, after, YearPlan)
    assert found.entries["van_ban"] == Within(
        {
            "bao-cao": Within({"ngay": Changed("a", "c")}),
            "giay-moi": Changed(None, {"ngay": "b"}),
            "to-trinh": Changed({"ngay": "b"}, None),
        }
    )
    assert list(found.entries["van_ban"].entries) == ["bao-cao", "giay-moi", "to-trinh"]


def rows_differ(before, after, cls=Target):
    """Return the difference of two lists of rows."""
    return difference(tuple(before), tuple(after), cls)


def test_rows_are_known_by_name_not_by_place():
    """A target put first moves the others on and changes none of them."""
    first, second, new = ({"ten": name} for name in ("Đường hoa", "Hộ tham gia", "Ngày công"))
    found = rows_differ([first, second], [new, first, second])
    assert found == Rows((Match(0, 1, None), Match(1, 2, None)), (), ((0, new),))
    assert not found.reordered


def test_another_order_alone_is_a_difference():
    """Rows that only changed places are matched without a difference, and said to be reordered."""
    found = rows_differ(["a", "b", "c"], ["c", "a", "b"], None)
    assert found == Rows((Match(2, 0, None), Match(0, 1, None), Match(1, 2, None)))
    assert found.reordered


def test_a_name_in_another_spelling_is_the_same_name():
    """The place of the tone mark, quotes and capitals make no other row, but they are a change of its text."""
    found = rows_differ(
        [{"ten": "Tổ Hoà giải", "don_vi_tinh": "cuộc gặp ở nhà văn hóa", "chi_tieu": "1"}],
        [{"ten": "tổ “hòa giải”", "don_vi_tinh": "%", "chi_tieu": "990"}],
    )
    assert found.matched[0].difference.entries["ten"] == Changed("Tổ Hoà giải", "tổ “hòa giải”")


def test_of_rows_with_one_name_those_that_say_the_same_belong_together():
    """Of two checks on one day the first goes: it is removed, and the second is not changed into it."""
    checks = [{"ngay": "05/3/2026", "noi_dung": "Việc A"}, {"ngay": "05/3/2026", "noi_dung": "Việc hoàn toàn khác"}]
    left = dict(reversed(checks[1].items()))
    found = rows_differ(checks, [left], dict(dossier_rows())["kiem_tra"])
    assert found == Rows((Match(1, 0, None),), ((0, checks[0]),))


def dossier_rows():
    """Yield the key and the class of each list of blocks in a dossier."""
    return ((key.key, key.record) for key in attributes(Dossier) if key.shape is Shape.ROWS and key.record)


def test_the_nth_of_a_name_is_the_nth_of_it():
    """Rows of one name that all changed are taken in their order."""
    found = rows_differ([{"ten": "a", "chi_tieu": n} for n in "12"], [{"ten": "a", "chi_tieu": n} for n in "34"])
    changes = [match.difference for match in found.matched]
    assert changes == [Within({"chi_tieu": Changed("1", "3")}), Within({"chi_tieu": Changed("2", "4")})]


def test_a_row_under_a_new_name_is_found_by_likeness():
    """A target whose name was reworded is the same target; one that has nothing of it is another."""
    reworded = rows_differ(
        [{"ten": "Số hộ tham gia", "chi_tieu": "80"}], [{"ten": "Số hộ dân tham gia", "chi_tieu": "80"}]
    )
    assert reworded == Rows((Match(0, 0, Within({"ten": Changed("Số hộ tham gia", "Số hộ dân tham gia")})),))
    other = rows_differ([{"ten": "Số hộ tham gia"}], [{"ten": "Mét đường bê tông"}])
    assert (len(other.removed), len(other.added), other.matched) == (1, 1, ())


@pytest.mark.parametrize(("after", "same"), [("abcdef1234", True), ("abcde12345", False)])
def test_six_tenths_make_a_row_the_same(after, same):
    """Two texts of ten letters with six in common are one row, with five they are two."""
    assert bool(rows_differ(["abcdefghij"], [after], None).matched) is same


def test_the_most_alike_come_together_first():
    """Where several rows are alike, the nearest pair is made first and the rest keeps its order."""
    before = ["Vận động nhân dân hiến đất", "Vận động nhân dân hiến đất làm đường"]
    after = ["Vận động nhân dân hiến đất làm đường xóm", "Vận động người dân hiến đất"]
    assert [(match.before, match.after) for match in rows_differ(before, after, None).matched] == [(1, 0), (0, 1)]


def test_a_shared_choice_makes_no_likeness():
    """Two proofs that share only their kind are two proofs."""
    evidence = dict(dossier_rows())["minh_chung"]
    found = rows_differ([{"loai": "hinh-anh", "tep": "a"}], [{"loai": "hinh-anh", "tep": "b"}], evidence)
    assert found.matched == ()


def test_rows_without_a_name_are_told_apart_by_what_they_say():
    """A row with no name is the same row where it says the same, and by likeness else."""
    found = rows_differ([{"chi_tieu": "1.200"}, {"don_vi_tinh": "hộ"}], [{"don_vi_tinh": "hộ"}, {"chi_tieu": "1.250"}])
    assert [(match.before, match.after) for match in found.matched] == [(1, 0), (0, 1)]
    assert found.matched[0].difference is None
    assert rows_differ([{"don_vi_tinh": "hộ"}], [{"don_vi_tinh": "mét đường"}]).matched == ()


def test_too_many_rewritten_rows_are_not_compared_one_by_one():
    """Where a thousand rows changed at once, they are removed and added rather than compared for minutes."""
    before, after = ([f"Nội dung {kind} số {number}" for number in range(1_000)] for kind in "ab")
    found = rows_differ(before, after, None)
    assert (len(found.removed), len(found.added), found.matched) == (1_000, 1_000, ())


def test_likeness_looks_at_words_and_figures_alone():
    """Spelling, capitals, the order of keys and choices do not count; content without a word is like nothing."""
    one = {"ten": "Tổ Hoà giải", "loai": "moi", "gan_voi": ("Nông thôn mới",), "van_ban": {"ma": "1"}}
    other = {"van_ban": {"ma": "1"}, "gan_voi": ("nông thôn mới",), "loai": "nang-cao", "ten": "tổ hòa giải"}
    assert likeness(one, other, Dossier) == likeness(other, one, Dossier) == 100
    assert 60 < likeness(one, other) < 100
    assert likeness({"loai": "moi"}, {"loai": "moi"}, Dossier) == 0


def test_blocks_without_a_class_are_rows_as_well():
    """Rows of which nothing is known but their content are matched by it."""
    found = rows_differ([{"a": "Xóm 1"}, {"a": "Khối 20"}], [{"a": "Khối 21"}, {"a": "Xóm 1"}], None)
    assert [(match.before, match.after) for match in found.matched] == [(1, 0), (0, 1)]
