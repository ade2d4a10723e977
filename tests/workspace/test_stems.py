"""File names as identities."""

from __future__ import annotations

import unicodedata

import pytest

from danvan_cli.source.refused import WrongUse
from danvan_cli.stems import LONGEST, name_fault, named_in, stem_of, unit_of


@pytest.mark.parametrize("name", ["a--b.yaml", "chi-bo-xom-1--bua-sang-0-dong.yaml", "a--" + "b" * 77 + ".yaml"])
def test_good_dossier_name(name: str) -> None:
    """A unit, two hyphens and a model in plain small letters serve as identity."""
    assert name_fault(name) is None


@pytest.mark.parametrize(
    ("name", "suggestion"),
    [
        ("Chi bộ 1--Đường hoa.yaml", "chi-bo-1--duong-hoa.yaml"),
        ("duong-hoa.yaml", "<mã đơn vị>--duong-hoa.yaml"),
        ("a--b--c.yaml", "a--b-c.yaml"),
        ("--b.yaml", ".yaml"),
        ("A--b.yml", "a--b.yaml"),
        ("duong hoa.YAML", "duong-hoa.yaml"),
        ("a--" + "b" * 78 + ".yaml", "ngắn lại"),
    ],
)
def test_bad_dossier_name(name: str, suggestion: str) -> None:
    """A name that cannot serve is answered with one that can."""
    fault = name_fault(name)
    assert fault is not None
    assert suggestion in fault[1]


@pytest.mark.parametrize(
    "name", ["con.yaml", "NUL.yaml", "com1.yaml", "Xóm 1.yaml", "a--b.yaml", "xom-1.yml", "a/b.yaml"]
)
def test_bad_unit_name(name: str) -> None:
    """A unit's file bears the unit's code, and no name that Windows keeps for itself."""
    assert name_fault(name, dossier=False) is not None
    assert name_fault("xom-1.yaml", dossier=False) is None


def test_too_long_name_says_its_length() -> None:
    """The sentence on a long name gives its length and the limit."""
    fault = name_fault("a" * (LONGEST + 1) + ".yaml")
    assert fault is not None
    assert f"{LONGEST + 1} ký tự; tối đa là {LONGEST}" in fault[0]


def test_odd_character_of_a_name_is_shown() -> None:
    """A control character of a name stands escaped in the sentence."""
    fault = name_fault("a\x07--b.yaml")
    assert fault is not None
    assert "⟨U+0007⟩" in fault[0]


def test_stem_and_unit() -> None:
    """A stem is the composed name without folders and ending; the unit is what stands before the mark."""
    assert stem_of("dossiers/2026/a--b.YML") == "a--b"
    assert stem_of(unicodedata.normalize("NFD", "xóm.yaml")) == "xóm"
    assert (unit_of("a--b--c"), unit_of("a-b")) == ("a", "")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("a--b", "a--b"),
        ("a--b.YML", "a--b"),
        ("2026/a--b", "a--b"),
        ("dossiers/2026/a--b.yaml", "a--b"),
        (".\\dossiers\\2026\\don-vi\\a.yaml", "don-vi/a"),
        ("../2026/ke-hoach.yaml", "ke-hoach"),
        ("/nha/2025/dossiers/2026/a--b.yaml", "a--b"),
        ("dossiers/co-quan.yaml", "co-quan"),
        ("2025", "2025"),
        ("", ""),
    ],
)
def test_a_path_names_a_file_of_its_year(text: str, name: str) -> None:
    """A path into the year's folder, in any system's spelling, means what stands behind that folder."""
    assert named_in(2026, text) == name


@pytest.mark.parametrize("name", ["a--b.yaml", "a--b", "ke-hoach", "don-vi/a.yaml"])
@pytest.mark.parametrize("folder", ["2025/", "dossiers/2025/", "Dossiers\\2025\\", "../2025/", "/nha/dossiers/2025/"])
def test_a_path_into_another_year_names_nothing_here(folder: str, name: str) -> None:
    """A path into another year's folder is refused with both years, and with the option that leads there."""
    with pytest.raises(WrongUse, match=r"của năm 2025, còn lệnh đang làm việc với năm 2026.*--year 2025"):
        named_in(2026, folder + name)
