"""Which forms there are: the program's, and the office's before them, file by file."""

from __future__ import annotations

from pathlib import Path

import pytest

from danvan_cli.builtin import builtin_folder
from danvan_cli.forms import catalogue
from danvan_cli.forms.catalogue import load_catalogue
from danvan_cli.forms.sheet import Scope
from danvan_cli.source.faults import FaultKind

SHEET = 'ten: Giấy mời\npham_vi: [don-vi]\nten_tep: "{{ don_vi.ma }}.docx"\n'


def place(root: Path, label: str, data: str | bytes) -> None:
    """Write a file of the office's templates."""
    path = root / "templates" / label
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data.encode() if isinstance(data, str) else data)


def test_builtin_sheets() -> None:
    """The program's forms are trusted, name their authority, and say where the plan fixes no layout."""
    forms = load_catalogue(None).forms
    assert all(form.trusted and form.sheet.authority for form in forms.values())
    fixed = {name for name, form in forms.items() if not form.sheet.suggested}
    assert fixed == {"phieu-dang-ky", "ke-hoach-mo-hinh"}
    assert forms["phieu-dang-ky"].sheet.scopes == (Scope.MODEL,)
    assert forms["phu-luc-01"].sheet.scopes == (Scope.UNIT, Scope.COMMUNE)


def test_office_adds_a_form(tmp_path) -> None:
    """A folder with both files is a form of its own, and its template is not trusted."""
    place(tmp_path, "giay-moi/bieu-mau.yaml", SHEET)
    place(tmp_path, "giay-moi/mau.docx", b"PK")
    found = load_catalogue(str(tmp_path))
    assert found.faulty == ()
    assert (found.forms["giay-moi"].template, found.forms["giay-moi"].trusted) == (b"PK", False)
    assert set(found.forms) == {*load_catalogue(None).forms, "giay-moi"}


def test_office_replaces_one_file(tmp_path) -> None:
    """The office may bring only its template, or only its sheet; the other file is the program's."""
    place(tmp_path, "phu-luc-01/mau.docx", b"PK")
    place(tmp_path, "phu-luc-02/bieu-mau.yaml", SHEET)
    forms = load_catalogue(str(tmp_path)).forms
    assert (forms["phu-luc-01"].template, forms["phu-luc-01"].trusted) == (b"PK", False)
    assert forms["phu-luc-01"].sheet.title.startswith("Phụ lục 01")
    assert (forms["phu-luc-02"].sheet.title, forms["phu-luc-02"].trusted) == ("Giấy mời", True)
    assert forms["phu-luc-02"].label == "templates/phu-luc-02/mau.docx"


def test_own_checkout_is_trusted() -> None:
    """Where the workspace is the program's own folder, its templates are the program's."""
    root = builtin_folder("templates").parent
    assert all(form.trusted for form in load_catalogue(str(root)).forms.values())


@pytest.mark.parametrize(
    ("files", "name", "words"),
    [
        ({"giay-moi/bieu-mau.yaml": SHEET}, "giay-moi", "thiếu tệp mau.docx"),
        ({"giay-moi/mau.docx": "PK"}, "giay-moi", "thiếu tệp bieu-mau.yaml"),
        ({"Giấy mời/mau.docx": "PK"}, "Giấy mời", "“Giấy mời” không dùng được"),
        ({"giay-moi/bieu-mau.yaml": "ten: A\n", "giay-moi/mau.docx": "PK"}, "giay-moi", "Thiếu mục"),
        ({"giay-moi/bieu-mau.yaml": SHEET + "cann: [a]\n", "giay-moi/mau.docx": "PK"}, "giay-moi", "“cann”"),
        (
            {"giay-moi/bieu-mau.yaml": SHEET.replace("don-vi", "donvi"), "giay-moi/mau.docx": "PK"},
            "giay-moi",
            "“donvi”",
        ),
        ({"giay-moi/bieu-mau.yaml": SHEET, "giay-moi/mau.docx/a": ""}, "giay-moi", "không phải là một tệp"),
    ],
)
def test_faulty(tmp_path, files, name, words) -> None:
    """A form that cannot be used says why, and hides no other form."""
    for label, data in files.items():
        place(tmp_path, label, data)
    found = load_catalogue(str(tmp_path))
    (faulty,) = found.faulty
    assert faulty.name == name
    assert words in faulty.faults[0].message
    assert faulty.faults[0].hint
    assert set(found.forms) == set(load_catalogue(None).forms)


def test_unknown_key_is_pointed_at(tmp_path) -> None:
    """A needed key that no data has is told at its line, with the one that was meant."""
    wrong = (
        SHEET
        + "can:\n  - don_vi.ten\n  - don_vi.tem\nde_trong:\n  chu: {don_vi.ma: …, mo_hinh.tenn: …}\n  dong: {nhom: 1}\n"
    )
    place(tmp_path, "giay-moi/bieu-mau.yaml", wrong)
    place(tmp_path, "giay-moi/mau.docx", b"PK")
    (faulty,) = load_catalogue(str(tmp_path)).faulty
    assert [(fault.kind, fault.line) for fault in faulty.faults] == [
        (FaultKind.WRONG_VALUE, 6),
        (FaultKind.WRONG_VALUE, 8),
    ]
    assert "“don_vi.tem”" in faulty.faults[0].message
    assert "“don_vi.ten”" in faulty.faults[0].hint


def test_template_is_not_followed_out(tmp_path) -> None:
    """A template that is a link out of the workspace is refused; one that leads nowhere too."""
    (tmp_path / "mau.docx").write_bytes(b"PK")
    root = tmp_path / "xa"
    place(root, "giay-moi/bieu-mau.yaml", SHEET)
    link = root / "templates" / "giay-moi" / "mau.docx"
    link.symlink_to(tmp_path / "mau.docx")
    assert "lối tắt" in load_catalogue(str(root)).faulty[0].faults[0].message
    link.unlink()
    link.symlink_to("khong-co")
    assert "Không mở được" in load_catalogue(str(root)).faulty[0].faults[0].message


def test_heavy_template(tmp_path, monkeypatch) -> None:
    """A template heavier than the limit is not read."""
    place(tmp_path, "giay-moi/bieu-mau.yaml", SHEET)
    place(tmp_path, "giay-moi/mau.docx", b"PK123")
    monkeypatch.setattr(catalogue, "LARGEST_TEMPLATE", 4)
    (faulty, *_) = [form for form in load_catalogue(str(tmp_path)).faulty if form.name == "giay-moi"]
    assert "nặng quá" in faulty.faults[0].message


def test_only_the_forms_asked_for_are_read() -> None:
    """Forms that are not named stay unread; a name that leads nowhere brings them all, so that one can be suggested."""
    assert set(load_catalogue(None, ["phu-luc-01"]).forms) == {"phu-luc-01"}
    assert "phu-luc-01" in load_catalogue(None, ["phu-luc-1"]).forms
