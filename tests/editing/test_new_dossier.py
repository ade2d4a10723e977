"""Stems of new dossiers: from unit and name, short enough, never one that is there."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from danvan_cli.editing.new_dossier import NewModel, dossier_draft, free_stem
from danvan_cli.source.reader import read_source
from danvan_cli.source.refused import EditRefused
from danvan_cli.source.scalars import readable
from danvan_cli.stems import LONGEST, name_fault
from danvan_cli.vietnamese.folding import slug

NAMES = st.text().filter(slug)


@given(NAMES, st.integers(0, 12))
def test_a_stem_is_a_usable_name_and_free(name, times):
    """Whatever the name and however often it is taken, the stem can be an identity and is none of those there."""
    taken = set()
    for _ in range(times):
        taken.add(free_stem("chi-bo-xom-1", name, frozenset(taken)))
    stem = free_stem("chi-bo-xom-1", name, frozenset(taken))
    assert name_fault(f"{stem}.yaml") is None
    assert stem not in taken
    assert len(taken) == times


def test_a_long_name_is_cut_between_words():
    """A stem has at most 80 characters and ends with a whole word."""
    stem = free_stem("chi-bo-xom-1", "Mỗi nhà một chậu hoa " * 10, frozenset())
    assert len(stem) <= LONGEST
    assert stem.endswith(("-moi", "-nha", "-mot", "-chau", "-hoa"))


def test_one_long_word_is_cut_within():
    """A name of a single endless word still gives a stem."""
    assert len(free_stem("a", "x" * 300, frozenset())) == LONGEST


@pytest.mark.parametrize("name", ["", "???", "語言"])
def test_a_name_without_letters_has_no_stem(name):
    """A name of which nothing remains in plain letters is refused."""
    with pytest.raises(EditRefused):
        free_stem("a", name, frozenset())


def test_a_unit_that_leaves_no_room_is_refused():
    """A code so long that no name fits behind it is refused, and the sentence says where to mend it."""
    with pytest.raises(EditRefused, match="mã của đơn vị"):
        free_stem("a" * 75, "Đường hoa", frozenset())


def test_a_file_of_other_case_or_ending_is_in_the_way(make_workspace):
    """On Windows “A.yml” and “a.yaml” are too near: the new file is numbered."""
    workspace = make_workspace({"dossiers/2026/CHI-BO-XOM-1--Duong-Hoa.YML": "x: 1\n"})
    draft = dossier_draft(workspace, NewModel("chi-bo-xom-1", "Đường hoa"))
    assert draft.label == "dossiers/2026/chi-bo-xom-1--duong-hoa-2.yaml"


ODD = [
    "a: b",
    "x #y",
    "no way",
    "'x'y",
    "- x",
    "@x",
    "10:30",
    "1.200",
    "0123",
    "{{ten}} x",
    "a\tb",
    "\\x",
    "% x",
    "a\u2028b",
]


@pytest.mark.parametrize("name", ODD)
def test_any_name_is_kept(make_workspace, name):
    """A name that YAML would misread is read back the same, by our reader and by a YAML 1.1 reader."""
    data = dossier_draft(make_workspace({}), NewModel("chi-bo-xom-1", name)).after
    document = read_source("x.yaml", data)
    meant = readable(" ".join(name.split()))
    assert (document.value["ten"], yaml.safe_load(data)["ten"]) == (meant, meant)


WHOLE = {
    "“Đường hoa”": "Đường hoa",
    '"Đường hoa"': "Đường hoa",
    "'Đường hoa'": "Đường hoa",
    "«Đường hoa»": "Đường hoa",
    "„Đường hoa“": "Đường hoa",
    "“ Gia đình “5 không, 3 sạch” ”": "Gia đình “5 không, 3 sạch”",
}
WITHIN = [
    "Gia đình “5 không, 3 sạch”",
    '"Bữa sáng 0 đồng" cho học sinh',
    "“A” gắn với “B”",
    '"A" gắn với "B"',
    "Nuôi bò 'nhốt'",
    "“Một dấu mở",
    "“Mở “hai lần”",
    'Dây 5"',
    "a",
]


@pytest.mark.parametrize(("name", "kept"), [*WHOLE.items(), *((name, name) for name in WITHIN)])
def test_only_marks_around_the_whole_name_are_left_out(make_workspace, name, kept):
    """One pair that encloses all of a name goes; marks that belong to words of the name stay."""
    data = dossier_draft(make_workspace({}), NewModel("chi-bo-xom-1", name)).after
    assert read_source("x.yaml", data).value["ten"] == kept
