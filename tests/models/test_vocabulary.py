"""The vocabulary told: labels, explanations, the glossary, the schemas, and the sample that follows them."""

from __future__ import annotations

import json
import posixpath
import re

import jsonschema
import pytest
import yaml

from danvan_cli.models.explanations import Explanation, explanations, purpose
from danvan_cli.models.json_schema import schema, schema_text
from danvan_cli.models.structure import attributes
from danvan_cli.models.vocabulary import ROOTS, find_terms, glossary, terms
from danvan_cli.source.reader import read_source
from tests.conftest import REPOSITORY

SAMPLE = sorted(path.relative_to(REPOSITORY).as_posix() for path in (REPOSITORY / "dossiers").rglob("*.yaml"))
every_kind = pytest.mark.parametrize("name", ROOTS)


def kind_of(path):
    """Return the kind of a sample file by where it stands."""
    if path.endswith(("co-quan.yaml", "ke-hoach.yaml")):
        return posixpath.basename(path).removesuffix(".yaml")
    return "don-vi" if "/don-vi/" in path else "ho-so"


class Core(yaml.SafeLoader):
    """Reads plain scalars by the core schema of YAML 1.2, as the editors do."""

    yaml_implicit_resolvers = {}  # noqa: RUF012 - the seam of the library


for _tag, _pattern, _first in (
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("bool", r"true|True|TRUE|false|False|FALSE", list("tTfF")),
    ("int", r"[-+]?[0-9]+", list("-+0123456789")),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", list("-+.0123456789")),
):
    Core.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(f"(?:{_pattern})$"), _first)
Core.add_constructor("tag:yaml.org,2002:int", lambda _, node: int(node.value))


def as_strings(data):
    """Load a file as danvan does: every scalar is a text."""
    return read_source("a.yaml", data).value


def as_core(data):
    """Load a file as an editor does, with the texts that JSON has for keys."""
    return json.loads(json.dumps(yaml.load(data, Loader=Core)))  # noqa: S506 - a safe loader


def record_classes(cls):
    """Yield a record class and every one below it."""
    yield cls
    for attribute in attributes(cls):
        if attribute.record is not None:
            yield from record_classes(attribute.record)


CLASSES = sorted({cls for root in ROOTS.values() for cls in record_classes(root)}, key=lambda cls: cls.__name__)


@pytest.mark.parametrize("cls", CLASSES, ids=lambda cls: cls.__name__)
def test_every_key_is_explained(cls):
    """Each key of each record has a label and an explanation that ends as a sentence, and the record a purpose."""
    told = explanations(cls)
    assert purpose(cls).text.endswith(".")
    for attribute in attributes(cls):
        assert attribute.label[:1].isupper()
        assert re.fullmatch("[a-z0-9_-]+", attribute.key)
        assert told[attribute.name].text.endswith(".")


def test_no_explanation_without_its_key():
    """Every key of every file is a term with its file, its path and its English name."""
    paths = {(term.file, term.path) for term in terms()}
    assert len(paths) == len(terms()) > 200
    assert ("ho-so", "muc_tieu[].chi_tieu") in paths
    assert ("ke-hoach", "van_ban{}.ngay") in paths


def test_an_explanation_gives_up_its_reference():
    """The words in brackets that name the plan are told apart from the sentence."""
    assert Explanation.of("Nội dung (KH II.3).") == Explanation("Nội dung.", "Kế hoạch II.3")
    assert Explanation.of("Địa điểm (phiếu đăng ký, mục 4).") == Explanation("Địa điểm.", "Phiếu đăng ký, mục 4")
    assert Explanation.of("Lời.") == Explanation("Lời.", "")


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("muc_tieu[0].chi_tieu", {"muc_tieu[].chi_tieu"}),
        ("MUC_TIEU.chi_tieu", {"muc_tieu[].chi_tieu"}),
        ("thuc_trang", {"khao_sat.thuc_trang"}),
        ("khong_co", set()),
    ],
)
def test_terms_are_found_by_key_or_path(asked, found):
    """A key, or a path with or without rows, finds its terms."""
    assert {term.path for term in find_terms(asked)} == found


def test_a_closed_choice_lists_its_values():
    """A term with choices gives them; any other gives none."""
    (direction,) = find_terms("muc_tieu.chieu")
    assert [choice.value for choice in direction.choices] == ["tang", "giam"]
    (goal,) = find_terms("muc_tieu.chi_tieu")
    assert goal.choices == ()


def test_the_glossary_is_up_to_date():
    """docs/tu-dien.md is what the models say."""
    text = (REPOSITORY / "docs/tu-dien.md").read_text("utf-8")
    assert text == glossary(), "run: danvan schema tu-dien --output docs/tu-dien.md"


@every_kind
def test_the_schemas_are_up_to_date(name):
    """schemas/ holds what the models say."""
    text = (REPOSITORY / f"schemas/{name}.schema.json").read_text("utf-8")
    assert text == schema_text(name), f"run: danvan schema {name} --output schemas/{name}.schema.json"


@every_kind
def test_a_schema_is_one(name):
    """Each schema is a valid draft-07 schema."""
    jsonschema.Draft7Validator.check_schema(schema(name))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("ho-so", {"ten": "A"}),
        ("ho-so", {"ten": "A", "don_vi": "b", "linh_vuk": "c"}),
        ("ho-so", {"ten": "A", "don_vi": "b", "loai": "cu"}),
        ("ho-so", {"ten": "A", "don_vi": "b", "muc_tieu": "c"}),
        ("ke-hoach", {"nam": "2026"}),
        ("don-vi", {"nop": {"dang-ky": "05/3/2026"}}),
        ("co-quan", []),
    ],
)
def test_a_schema_refuses_what_danvan_refuses(name, value):
    """An editor underlines a missing identity, an unknown key, a wrong choice and a wrong shape."""
    assert not jsonschema.Draft7Validator(schema(name)).is_valid(value)


def test_the_sample_is_found():
    """The sample has files of every kind."""
    assert {kind_of(path) for path in SAMPLE} == set(ROOTS)
    assert len(SAMPLE) > 40


@pytest.mark.parametrize("load", [as_strings, as_core])
def test_the_sample_follows_the_schemas(load):
    """No file of the sample is underlined in an editor, however the editor types its scalars."""
    validators = {name: jsonschema.Draft7Validator(schema(name)) for name in ROOTS}
    told = [
        f"{path}: {error.json_path}: {error.message}"
        for path in SAMPLE
        for error in validators[kind_of(path)].iter_errors(load((REPOSITORY / path).read_bytes()))
    ]
    assert told == []


@pytest.mark.parametrize("path", SAMPLE)
def test_the_sample_names_its_schema(path):
    """Each sample file begins with the lines by which both families of editors find its schema."""
    first, second = (REPOSITORY / path).read_text("utf-8").splitlines()[:2]
    up = posixpath.relpath(f"schemas/{kind_of(path)}.schema.json", posixpath.dirname(path))
    assert first == f"# yaml-language-server: $schema={up}"
    assert second == f"# $schema: {up}"
