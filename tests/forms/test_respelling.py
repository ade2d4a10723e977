"""The office's spelling: its forms' own words follow it, what people wrote does not."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from danvan_cli.cli.app import run
from danvan_cli.forms.catalogue import load_catalogue
from danvan_cli.forms.engine.text import document_text
from danvan_cli.forms.keys import known_paths
from danvan_cli.forms.respelling import OWN_SENTENCES, in_spelling, respelled_labels
from danvan_cli.vietnamese.spelling import respell

OLD, NEW = "chinh_ta: kieu-cu", "chinh_ta: kieu-moi"
NAME = "Hòa giải bên ấm chè, xóm ủy thác"
DOSSIER = f"""
ten: {NAME}
don_vi: chi-bo-xom-1
linh_vuc: kinh-te
loai: moi
chu_the: {{loai: mttq, ten: Tổ hòa giải}}
dang_ky: {{ngay: 02/3/2026}}
bao_cao: {{ngay: 04/9/2026}}
"""


@pytest.fixture
def root(make_root: Callable[[dict[str, str]], Path]) -> Path:
    """Return a workspace whose office writes uỷ, hoà, with a model that writes ủy, hòa."""
    return make_root({"dossiers/co-quan.yaml": f"{NEW}\n", "dossiers/2026/chi-bo-xom-1--hoa-giai.yaml": DOSSIER})


def papers(root: Path, form: str, out: Path, *more: str) -> list[str]:
    """Return the texts of every paper of a form."""
    assert run(["-C", str(root), "render", form, *more, "--as-of", "14/10/2026", "--out", str(out)]) == 0
    return [document_text(path.read_bytes()) for path in sorted(out.rglob("*.docx"))]


@pytest.mark.parametrize("form", sorted(load_catalogue(None).forms))
def test_the_words_of_every_form_follow_the_office(form: str) -> None:
    """No built-in form has a word in the other spelling left, and nothing else of it changes, the tags included."""
    old = load_catalogue(None).forms[form]
    new = in_spelling(old, "kieu-moi")
    before, after = document_text(old.template), document_text(new.template)
    assert respell(after, "kieu-moi") == after
    assert respell(after, "kieu-cu") == before
    assert re.findall(r"\{\{.*?\}\}|\{%.*?%\}", after) == re.findall(r"\{\{.*?\}\}|\{%.*?%\}", before)
    assert in_spelling(old, "kieu-cu") is old


def test_a_whole_paper_in_the_new_spelling(root: Path, tmp_path: Path) -> None:
    """The minutes say “chi uỷ” and mark “ý kiến chi uỷ” as missing, and the model keeps its own name."""
    (text,) = papers(root, "bien-ban-tham-dinh", tmp_path / "ra", "--model", "chi-bo-xom-1--hoa-giai")
    assert NAME in text
    ours = text.replace(NAME, "")
    assert "uỷ" in ours
    assert "chi ủy" not in ours


def test_titles_of_the_administration(root: Path) -> None:
    """The national title itself follows the office: CỘNG HOÀ."""
    form = load_catalogue(str(root)).forms["phu-luc-02"]
    assert "CỘNG HOÀ XÃ HỘI" in document_text(in_spelling(form, "kieu-moi").template)


def test_an_offices_own_template_is_left_alone() -> None:
    """What the office wrote into its own template stays as it wrote it."""
    form = load_catalogue(None).forms["phu-luc-02"]._replace(trusted=False)
    assert in_spelling(form, "kieu-moi") is form


def test_labels_follow_and_data_does_not() -> None:
    """The label of a closed choice and a sentence of the program are respelt in lists too; a name is not."""
    context = {
        "mo_hinh": {
            "ten": "Hòa giải",
            "chu_the": {"loai_ten": "Ủy ban", "ten": "Tổ hòa giải"},
            "ho_so_thieu": "minh họa",
        },
        "nhom": [{"mo_hinh": [{"ten": "Hòa giải", "ho_so_thieu": "minh họa"}]}],
        "van_ban": {"nguoi_ky": {"ho_ten": "Hòa"}},
    }
    assert respelled_labels(context, "kieu-cu") is context
    assert respelled_labels(context, "kieu-moi") == {
        "mo_hinh": {
            "ten": "Hòa giải",
            "chu_the": {"loai_ten": "Uỷ ban", "ten": "Tổ hòa giải"},
            "ho_so_thieu": "minh hoạ",
        },
        "nhom": [{"mo_hinh": [{"ten": "Hòa giải", "ho_so_thieu": "minh hoạ"}]}],
        "van_ban": {"nguoi_ky": {"ho_ten": "Hòa"}},
    }


def test_sentences_are_keys() -> None:
    """Every place of a sentence of the program is a key of the data."""
    assert known_paths() >= OWN_SENTENCES
