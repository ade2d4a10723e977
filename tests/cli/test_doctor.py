"""The doctor tells, and never falls ill itself."""

import json
import sys
from pathlib import Path

import pytest

from danvan_cli.cli.shell import checkup, fonts
from danvan_cli.cli.shell.session import Session
from danvan_cli.forms.paging import finding


def _items(session=None, root=None):
    return {each.name: each for each in checkup.examine(session or Session(), root)}


@pytest.fixture
def bare(monkeypatch):
    """Take away LibreOffice, git and the fonts."""
    monkeypatch.setattr(checkup.shutil, "which", lambda _: None)
    monkeypatch.setattr(finding, "PLACES", ())
    monkeypatch.setattr(fonts, "_FOLDERS", ())


@pytest.mark.usefixtures("bare")
def test_a_bare_machine_gets_advice():
    """Each thing that is missing is a notice with an advice, not an error."""
    items = _items()
    for name in ("LibreOffice", "git", "Phông chữ"):
        assert items[name].state is checkup.State.NOTICE
        assert items[name].advice


@pytest.mark.usefixtures("bare")
def test_doctor_exits_clean(run, tmp_path):
    """The doctor's finding is no fault in the data: status 0, in and out of a workspace."""
    ended = run("-C", str(tmp_path), "doctor", "--format", "json")
    assert (ended.status, ended.err) == (0, "")
    items = {each["name"]: each for each in json.loads(ended.out)["data"]["items"]}
    assert items["Thư mục làm việc"]["state"] == "notice"
    assert str(tmp_path) in items["Thư mục làm việc"]["found"]


def test_a_missing_library_is_bad(monkeypatch):
    """A library that is not installed is named with what to do."""
    monkeypatch.setattr(checkup, "LIBRARIES", ("typer", "no-such-library"))
    item = _items()["Thư viện"]
    assert item.state is checkup.State.BAD
    assert "no-such-library" in item.advice
    assert "typer" in item.found


def test_a_broken_installation_does_not_fell_the_doctor(run, monkeypatch):
    """Where the workspace cannot even be imported the other things are still told."""
    monkeypatch.setitem(sys.modules, "danvan_cli.workspace", None)
    ended = run("doctor")
    assert ended.status == 0
    assert "Python" in ended.out


def test_the_slow_parser_is_told(monkeypatch):
    """Without libyaml the doctor says that reading is slower, and that it is right all the same."""
    monkeypatch.setattr("yaml.__with_libyaml__", False)
    item = _items()["Bộ đọc YAML"]
    assert item.state is checkup.State.NOTICE
    assert "chậm" in item.found


def test_the_workspace_and_its_own_templates(tmp_path, monkeypatch):
    """The years and the forms that replace built-in ones are listed."""
    builtin = tmp_path / "builtin"
    (builtin / "phu-luc-01").mkdir(parents=True)
    monkeypatch.setattr(checkup, "builtin_folder", lambda _: builtin)
    root = tmp_path / "xã"
    for folder in ("dossiers/2026", "templates/phu-luc-01", "templates/giay-moi"):
        (root / folder).mkdir(parents=True)
    items = _items(Session(root), root)
    assert items["Thư mục làm việc"].found == f"{root}; dossiers có: 2026"
    assert items["Biểu mẫu riêng"].found == "giay-moi, phu-luc-01 (thay biểu mẫu kèm theo)"


def test_what_cannot_be_looked_at_is_told(tmp_path):
    """A folder that vanishes while it is looked at becomes an item, not a crash."""
    items = list(checkup.examine(Session(tmp_path), tmp_path))
    assert any("không xem được" in each.found for each in items)
    assert len(items) == 12


@pytest.mark.parametrize(
    ("folder", "state", "told"),
    [
        ("/nhà/hồ sơ", checkup.State.GOOD, "có dấu tiếng Việt"),
        ("/ho-so", checkup.State.GOOD, "dài 6 ký tự"),
        ("/" + "x" * 220, checkup.State.NOTICE, "dài 221 ký tự"),
        ("/ho\u0302\u0300", checkup.State.NOTICE, "/ho"),
    ],
)
def test_the_path(folder, state, told):
    """Long paths and names in loose accents are told, ordinary Vietnamese ones are fine."""
    item = checkup._path(Path(folder))
    assert item.state is state
    assert told in item.found


def test_a_font_with_vietnamese_letters_is_found(tmp_path, monkeypatch):
    """A file of the right name is taken only if it has the letter; other bytes are no font."""
    monkeypatch.setattr(fonts, "_FOLDERS", (str(tmp_path),))
    (tmp_path / "times.ttf").write_bytes(b"no font")
    assert fonts.find_body_font() is None
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub/Tinos-Regular.ttf").write_bytes(_font(0x1EA0, 0x1EF9))
    assert fonts.find_body_font() == tmp_path / "sub/Tinos-Regular.ttf"


@pytest.mark.parametrize(("first", "last"), [(0x41, 0x5A), (0x1EC0, 0x1EF9), (0x41, 0x1EBE)])
def test_a_font_without_the_letter_is_none(tmp_path, first, last):
    """A font whose letters end before, or begin after, “ế” does not have it."""
    (tmp_path / "x.ttf").write_bytes(_font(first, last))
    assert not fonts.has_letter(tmp_path / "x.ttf", 0x1EBF)


def _font(first, last):
    """Return the least TrueType file that maps the letters from `first` to `last`."""
    segments = b"".join(number.to_bytes(2, "big") for number in (last, 0xFFFF, 0, first, 0xFFFF))
    format4 = b"".join(number.to_bytes(2, "big") for number in (4, 32, 0, 4, 0, 0, 0)) + segments + bytes(8)
    cmap = bytes([0, 0, 0, 1, 0, 3, 0, 1]) + (12).to_bytes(4, "big") + format4
    table = b"cmap" + bytes(4) + (28).to_bytes(4, "big") + len(cmap).to_bytes(4, "big")
    return bytes([0, 1, 0, 0, 0, 1]) + bytes(6) + table + cmap
