"""The list of what was printed: kept up to date, safe in a spreadsheet, the same for the same files."""

from __future__ import annotations

import pytest

from danvan_cli.forms.manifest import AS_PRINTED, EDITED, NAME, Entry, read_manifest, update_manifest
from danvan_cli.forms.writing import Fate


def entry(path: str, **changes: str) -> Entry:
    """Return a line of the list."""
    form = path.partition("/")[0]
    return Entry(path, form, "Phiếu", "ma", "“Đường hoa”", "ngày 05/9/2026", "0", AS_PRINTED, "sha256:1e5")._replace(
        **changes
    )


@pytest.fixture
def folder(tmp_path):
    """Lay out two printed files of a year."""
    for path in ("phieu/a.docx", "bao-cao/b.docx"):
        (tmp_path / path).parent.mkdir()
        (tmp_path / path).write_bytes(b"x")
    return tmp_path


def test_lines_are_kept_and_sorted(folder) -> None:
    """A later printing of another form adds its lines and keeps the former ones, sorted by form."""
    assert update_manifest(folder, [entry("phieu/a.docx")]).fate is Fate.WRITTEN
    assert update_manifest(folder, [entry("bao-cao/b.docx")]).fate is Fate.WRITTEN
    assert [each.path for each in read_manifest(folder)] == ["bao-cao/b.docx", "phieu/a.docx"]


def test_the_same_lines_leave_the_file(folder) -> None:
    """The same entries change no byte, whatever their order."""
    entries = [entry("phieu/a.docx"), entry("bao-cao/b.docx")]
    update_manifest(folder, entries)
    before = (folder / NAME).stat()
    assert update_manifest(folder, entries[::-1]).fate is Fate.KEPT
    assert (folder / NAME).stat().st_ino == before.st_ino


def test_files_that_are_gone_drop_out(folder) -> None:
    """A line whose file was deleted leaves the list; one that points out of the folder never enters it."""
    update_manifest(folder, [entry("phieu/a.docx"), entry("bao-cao/b.docx")])
    (folder / "phieu/a.docx").unlink()
    (folder.parent / "ngoai.docx").write_bytes(b"x")
    update_manifest(folder, [entry("../ngoai.docx")])
    assert [each.path for each in read_manifest(folder)] == ["bao-cao/b.docx"]


def test_an_edited_file_keeps_what_was_known(folder) -> None:
    """A file edited by hand keeps the day and data of its last printing and says that it was edited."""
    update_manifest(folder, [entry("phieu/a.docx")])
    update_manifest(folder, [entry("phieu/a.docx", day="", missing="", state=EDITED, data="")])
    (line,) = read_manifest(folder)
    assert line == entry("phieu/a.docx", state=EDITED)


@pytest.mark.parametrize("cell", ["=1+1", "+84", "-x", "@SUM(A1)", "＝1"])
def test_formulas_are_defused(folder, cell) -> None:
    """A name that a spreadsheet would run stands behind an apostrophe, and is read back as it was."""
    update_manifest(folder, [entry("phieu/a.docx", whose=cell)])
    text = (folder / NAME).read_bytes().decode("utf-16")
    assert f"\t'{cell}\t" in text
    assert read_manifest(folder)[0].whose == cell


def test_a_list_saved_by_excel(folder) -> None:
    """A list that Excel saved again, with another coding and separator, is still read."""
    update_manifest(folder, [entry("phieu/a.docx")])
    text = (folder / NAME).read_bytes().decode("utf-16").replace("\t", ";")
    (folder / NAME).write_text(text, "utf-8-sig", newline="")
    assert [each.path for each in read_manifest(folder)] == ["phieu/a.docx"]


@pytest.mark.parametrize("data", [b"\xff\xfe\x00", b"\x00\xff", "Tệp\n\n".encode(), b""])
def test_a_list_that_is_broken(folder, data) -> None:
    """A list that is no longer ours is made anew."""
    (folder / NAME).write_bytes(data)
    assert update_manifest(folder, [entry("phieu/a.docx")]).fate is Fate.WRITTEN
    assert len(read_manifest(folder)) == 1


def test_a_list_open_in_excel(folder) -> None:
    """While Excel holds the list it stays, and a sentence says so."""
    update_manifest(folder, [entry("phieu/a.docx")])
    before = (folder / NAME).read_bytes()
    (folder / f"~${NAME}").touch()
    placed = update_manifest(folder, [entry("bao-cao/b.docx")])
    assert (placed.fate, NAME in placed.sentence) == (Fate.LOCKED, True)
    assert (folder / NAME).read_bytes() == before
