"""`danvan explain` and `danvan schema`."""

import json

import pytest

from danvan_cli.cli.shell.key_example import key_example
from danvan_cli.models.reading import read_record
from danvan_cli.models.vocabulary import ROOTS, terms
from danvan_cli.rules.page import HEADINGS
from danvan_cli.rules.registry import all_rules
from danvan_cli.source.faults import FaultKind
from danvan_cli.source.reader import read_source


@pytest.mark.parametrize("code", [rule.code for rule in all_rules()])
def test_every_rule_has_its_page(run, code):
    """The page of a rule shows its title and all fixed headings."""
    ended = run("explain", code.lower())
    assert (ended.status, ended.err) == (0, "")
    assert ended.out.startswith(code)
    assert [line for line in ended.out.splitlines() if line in HEADINGS] == list(HEADINGS)


def test_without_a_subject_all_rules_are_listed(run):
    """`danvan explain` lists every rule with its code and gravity."""
    ended = run("explain")
    assert [line[:5] for line in ended.out.splitlines() if line.startswith("DV")] == [rule.code for rule in all_rules()]


@pytest.mark.parametrize("key", ["muc_tieu.chi_tieu", "muc_tieu[0].chi_tieu", "chi_tieu"])
def test_a_key_is_explained(run, key):
    """A key, alone or with its path, is explained with the file that it stands in."""
    ended = run("explain", key)
    assert (ended.status, ended.err) == (0, "")
    assert "muc_tieu[].chi_tieu: Chỉ tiêu" in ended.out
    assert "dossiers/<năm>/<đơn vị>--<mô hình>.yaml" in ended.out


def test_choices_are_listed(run):
    """A key that is a closed choice shows its values with their meaning."""
    ended = run("explain", "chu_the.loai")
    assert "chi-bo: " in ended.out


@pytest.mark.parametrize(
    ("key", "keys", "lines"),
    [
        ("dang_ky", ["ngay", "so_ky_hieu"], ["dang_ky:", "  ngay: 05/3/2026"]),
        ("giai_doan", ["ten", "noi_dung"], ["bao_cao:", "  giai_doan:", "    - ten: Tên giai đoạn"]),
        ("nhan_xet", ["co_quan", "ngay", "noi_dung"], ["nhan_xet:", "  - co_quan: Cơ quan nhận xét"]),
    ],
)
def test_a_key_that_holds_others_shows_them_and_an_example(run, key, keys, lines):
    """The keys inside are listed with their labels, and how the whole stands in a file is shown."""
    shown = [line.strip() for line in run("explain", key).out.splitlines()]
    for inside in keys:
        assert any(line.split()[:1] == [inside] for line in shown)
    for line in lines:
        assert line.strip() in shown


@pytest.mark.parametrize("term", [term for term in terms() if term.attribute.record], ids=lambda term: term.path)
def test_every_example_reads(term):
    """What is shown of a key is read in its file, where at most other keys are missing."""
    document = read_source("x.yaml", key_example(term).encode())
    faults = read_record(ROOTS[term.file], document).faults
    assert document.faults == ()
    assert [fault.message for fault in faults if fault.kind is not FaultKind.MISSING_KEY] == []


@pytest.mark.parametrize(("word", "meant"), [("DV1O1", "DV101"), ("linhvuk", "linh_vuc")])
def test_the_nearest_subject_is_suggested(run, word, meant):
    """A subject that does not exist is answered with the nearest that does."""
    ended = run("explain", word)
    assert (ended.status, ended.out) == (2, "")
    assert f"Có phải ý bạn là “{meant}”?" in ended.err


@pytest.mark.parametrize("name", ROOTS)
def test_a_schema_is_printed_whole(run, name):
    """`danvan schema NAME` prints the JSON Schema of that kind of file, and only that."""
    ended = run("schema", name)
    assert (ended.status, ended.err) == (0, "")
    assert json.loads(ended.out)["properties"]


def test_the_schema_of_our_own_results(run):
    """`danvan schema ket-qua` prints the schema that JSON results follow."""
    assert json.loads(run("schema", "ket-qua").out)["$schema"]


def test_the_glossary(run, tmp_path):
    """`danvan schema tu-dien` writes the vocabulary as a page to read."""
    ended = run("schema", "tu-dien", "--output", str(tmp_path / "tu-dien.md"))
    assert (ended.status, ended.out) == (0, "")
    assert "`muc_tieu[].chi_tieu`" in (tmp_path / "tu-dien.md").read_text("utf-8")


def test_a_schema_must_be_named(run):
    """Without a name the names are one help page away."""
    ended = run("schema")
    assert (ended.status, ended.out) == (2, "")
    assert ended.err.startswith("Lỗi: Thiếu tham số TÊN: ")
    assert "ket-qua" in run("schema", "--help").out
