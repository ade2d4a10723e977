"""The shape of the records: names, keys, rows, mappings, and ways into them."""

from __future__ import annotations

import pytest

from danvan_cli.models.choices import Direction
from danvan_cli.models.demands import is_empty, missing
from danvan_cli.models.dossier import Dossier, Target
from danvan_cli.models.papers import Paper
from danvan_cli.models.structure import (
    Shape,
    attribute_at,
    attributes,
    attributes_by_key,
    attributes_by_name,
    below,
    key_path,
    row_label,
    written,
)
from danvan_cli.models.year_plan import YearPlan


def test_attributes_stand_in_the_order_of_declaration():
    """The keys of a target come as the file is written."""
    keys = [attribute.key for attribute in attributes(Target)]
    assert keys == ["ten", "don_vi_tinh", "chi_tieu", "chi_tieu_nam_truoc", "chieu", "ket_qua"]


@pytest.mark.parametrize(
    ("cls", "name", "shape", "record"),
    [
        (Dossier, "name", Shape.ONE, None),
        (Dossier, "targets", Shape.ROWS, Target),
        (Dossier, "linked_to", Shape.ROWS, None),
        (Target, "results", Shape.MAPPING, None),
        (YearPlan, "papers", Shape.MAPPING, Paper),
    ],
)
def test_shape_of_a_key(cls, name, shape, record):
    """Single values, rows and mappings are told apart, with the record behind each."""
    attribute = attributes_by_name(cls)[name]
    assert (attribute.shape, attribute.record) == (shape, record)


def test_a_choice_keeps_its_class():
    """The kind of a closed choice is the choice itself, whatever wraps it."""
    assert attributes_by_key(Target)["chieu"].kind is Direction


def test_key_path_speaks_the_keys_of_the_file():
    """A place in English names becomes keys; a row stays a number and a year becomes text."""
    assert key_path(Dossier, ("targets", 0, "results", 2026)) == ("muc_tieu", 0, "ket_qua", "2026")
    assert key_path(YearPlan, ("papers", "phu-luc-01", "day")) == ("van_ban", "phu-luc-01", "ngay")
    assert key_path(Dossier, (3,)) == (3,)


def test_a_place_belongs_to_the_key_that_holds_it():
    """A row or a year of results is labelled by its key."""
    assert attribute_at(Dossier, ("targets", 0)).key == "muc_tieu"
    assert attribute_at(Dossier, ("targets", 0, "results", 2026)).key == "ket_qua"
    assert attribute_at(Dossier, ("targets", 0, "goal")).label == "Chỉ tiêu"


@pytest.mark.parametrize(
    ("path", "text"),
    [((), ""), (("ten",), "ten"), (("muc_tieu", 0, "chi_tieu"), "muc_tieu[0].chi_tieu"), ((2,), "[2]")],
)
def test_a_key_path_is_written_as_people_do(path, text):
    """Dots between keys, brackets around rows."""
    assert written(path) == text


@pytest.mark.parametrize("value", [None, (), {}, "", "  \n"])
def test_nothing_written_is_empty(value):
    """No value, no rows and white space are all nothing."""
    assert is_empty(value)


@pytest.mark.parametrize("value", [0, False, "0", ("a",)])
def test_zero_and_no_are_written(value):
    """A nought or a “no” is an answer."""
    assert not is_empty(value)


def test_missing_goes_into_rows_blocks_and_mappings():
    """Every demanded gap is found wherever it stands, and an absent block is one place."""
    dossier = Dossier.__pydantic_validator__.validate_python(
        {"ten": "A", "don_vi": "b", "chu_the": {"loai": "chi-bo"}, "muc_tieu": [{"ten": "x"}, {"ten": " "}]}
    )
    places = set(missing(dossier))
    assert {("subject", "name"), ("targets", 1, "name"), ("survey",)} <= places
    assert not any(place[:1] == ("survey",) and len(place) > 1 for place in places)
    plan = YearPlan.__pydantic_validator__.validate_python({"nam": "2026", "van_ban": {"phu-luc-01": {}}})
    assert not any(place[0] == "papers" for place in missing(plan))


@pytest.mark.parametrize(
    ("above", "label", "way"),
    [
        ("", "Chỉ tiêu", "Chỉ tiêu"),
        ("Báo cáo", "Ngày báo cáo", "Báo cáo › Ngày báo cáo"),
        ("Chỉ tiêu", "Chỉ tiêu toàn xã", "Chỉ tiêu toàn xã"),
        ("Kế hoạch › Lực lượng", "Lực lượng phối hợp", "Kế hoạch › Lực lượng phối hợp"),
        ("Nguồn", "Nguồn", "Nguồn › Nguồn"),
        ("Mục tiêu “Chỉ tiêu”", "Chỉ tiêu", "Mục tiêu “Chỉ tiêu” › Chỉ tiêu"),
    ],
)
def test_a_label_that_says_the_last_one_again_takes_its_place(above, label, way):
    """A way does not repeat a word: only a label that goes on after the whole of the last one stands in its place."""
    assert below(above, label) == way


def test_one_row_is_called_without_the_word_of_the_list():
    """“Các” speaks of all the rows, not of one."""
    assert [row_label(label) for label in ("Các giai đoạn", "Mục tiêu")] == ["Giai đoạn", "Mục tiêu"]
