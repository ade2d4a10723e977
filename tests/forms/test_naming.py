"""File names that every system takes, each once."""

from __future__ import annotations

import unicodedata

import pytest

from danvan_cli.forms.naming import LONGEST, Names, file_name, safe_name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("xom-3--rac.docx", "xom-3--rac.docx"),
        ("Tổ 1/2: “Rác” *mới*?", "Tổ 1-2- “Rác” -mới-.docx"),
        ("../../etc/passwd", "-..-etc-passwd.docx"),
        ("CON", "van-ban-CON.docx"),
        ("lpt1.tar.docx", "van-ban-lpt1.tar.docx"),
        ("  . ", "van-ban.docx"),
        ("a\u202eb\u200bc\n d", "a-b-c- d.docx"),
        ("kết thúc bằng chấm. .docx", "kết thúc bằng chấm.docx"),
    ],
)
def test_safe(text, name) -> None:
    """What Windows refuses, hides or reserves is replaced."""
    assert safe_name(text) == name


def test_composed_letters() -> None:
    """A name in decomposed letters is written composed."""
    assert safe_name(unicodedata.normalize("NFD", "Hiến đất")) == "Hiến đất.docx"


def test_length() -> None:
    """No name is longer than the limit, its mark and ending included."""
    assert len(safe_name("a" * 300)) == LONGEST
    assert len(safe_name("ệ" * 10_000).encode()) <= 230
    assert len(safe_name("a" * 300, " (mới)")) == LONGEST
    assert safe_name("ă" * 300, " (mới)").endswith("ă (mới).docx")


def test_pattern() -> None:
    """Tags of the pattern are values of the context; what is no text gives nothing."""
    context = {"van_ban": {"ban_cua": "xom-3"}, "nhom": []}
    assert file_name("{{ van_ban.ban_cua }} - {{nhom}}{{ la.lung }}.docx", context) == "xom-3 -.docx"
    assert file_name("{{ van_ban.ban_cua|upper }}", context) == "- van_ban.ban_cua-upper -.docx"


def test_names_are_unique_as_windows_compares_them() -> None:
    """A second paper of the same name is numbered, upper and lower case being the same."""
    names = Names()
    assert [names.take("Rác.docx"), names.take("rác.docx"), names.take("RÁC.docx")] == [
        "Rác.docx",
        "rác (2).docx",
        "RÁC (3).docx",
    ]
