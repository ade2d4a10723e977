"""The json format and its schema."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from danvan_cli.formats.as_json import FORMAT_VERSION, render
from danvan_cli.formats.page import Page
from danvan_cli.report import Outcome

SCHEMA = json.loads((Path(__file__).parents[2] / "schemas" / "ket-qua.schema.json").read_text(encoding="utf-8"))


def read(report):
    """Return what another program reads."""
    return json.loads(render(report, Page()).encode("utf-8"))


def test_the_schema_is_a_schema():
    """The published schema is itself valid."""
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("name", ["checked", "standing", "empty", "crashed"])
def test_every_report_fits_the_schema(reports, name):
    """What is written is what the schema promises."""
    assert list(Draft202012Validator(SCHEMA).iter_errors(read(reports[name]))) == []


def test_hostile_values_fit_the_schema_and_come_back(hostile):
    """A value returns as it was, and the text on the way holds nothing that acts."""
    text = render(hostile, Page())
    assert not {letter for letter in text if ord(letter) < 32} - {"\n"}
    assert not set(text) & set("\x7f\x9b\u202e\u200b\ufeff\u2028\ud800")
    back = read(hostile)
    assert list(Draft202012Validator(SCHEMA).iter_errors(back)) == []
    assert back["findings"][0]["message"] == hostile.findings[0].message
    assert back["data"] == hostile.data


def test_the_schema_names_exactly_what_is_written(checked):
    """No key is written that the schema does not explain, and none is explained that is not written."""
    written = read(checked)
    parts = SCHEMA["$defs"]
    assert list(SCHEMA["properties"]) == list(written)
    assert list(parts["phat_hien"]["properties"]) == list(written["findings"][0])
    assert list(parts["cho"]["properties"]) == list(written["findings"][0]["location"])
    assert list(parts["buoc"]["properties"]) == list(written["next_steps"][0])
    assert list(parts["bo_qua"]["properties"]) == list(written["skipped"][0])
    assert [*parts["phat_hien"]["properties"], "waived_by"] == list(written["waived"][0])


def test_the_schema_demands_every_key():
    """A program may rely on each key being there."""
    objects = [SCHEMA, *SCHEMA["$defs"].values()]
    assert all(set(it["required"]) == set(it["properties"]) for it in objects if "allOf" not in it)


def test_the_schema_explains_every_key_in_words():
    """Each key has a title and an explanation."""
    for part in [SCHEMA, *SCHEMA["$defs"].values()]:
        for key, said in part["properties"].items():
            assert said.get("title"), key
            assert said.get("description"), key


def test_the_schema_knows_the_version_and_all_outcomes():
    """The version and the names of the outcomes are those of the program."""
    assert SCHEMA["properties"]["format_version"]["const"] == FORMAT_VERSION
    assert SCHEMA["properties"]["outcome"]["enum"] == [outcome.name.lower() for outcome in Outcome]


@pytest.mark.parametrize(
    "spoil",
    [
        {"format_version": 2},
        {"outcome": "ok"},
        {"as_of": "05/9/2026"},
        {"findings": [{}]},
        {"year": "2026"},
    ],
)
def test_the_schema_refuses_what_is_wrong(checked, spoil):
    """The schema is no empty promise: each of these is refused."""
    assert not Draft202012Validator(SCHEMA).is_valid({**read(checked), **spoil})


def test_vietnamese_is_readable_and_the_text_ends_with_a_line(checked):
    """Letters are written as they are, and the last character is a line feed."""
    text = render(checked, Page())
    assert "chưa đo số trang" in text
    assert text.endswith("}\n")
    assert text == render(checked, Page(width=20, colour=True))


def test_a_figure_that_json_lacks_is_a_fault_of_the_program(checked):
    """Not-a-number is never written as if it were JSON."""
    with pytest.raises(ValueError, match="not JSON compliant"):
        render(replace(checked, data={"x": float("nan")}), Page())
