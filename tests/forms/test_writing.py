"""Documents reach the disk whole, and never over what a hand has changed."""

from __future__ import annotations

import errno
import io
import os
import zipfile
from pathlib import Path

import pytest

from danvan_cli.forms import writing
from danvan_cli.forms.engine.template import Template, open_template
from danvan_cli.forms.writing import Fate, write_document

NAME = "phu-luc-01.docx"
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument'
    '.wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1"'
    ' Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"'
    ' Target="word/document.xml"/></Relationships>'
)
_BODY = (
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r>'
    "<w:t>{{ ten }}</w:t></w:r></w:p></w:body></w:document>"
)


@pytest.fixture(scope="module")
def form(tmp_path_factory) -> Template:
    """Return a form of one word."""
    path = tmp_path_factory.mktemp("mau") / "mau.docx"
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in (("[Content_Types].xml", _TYPES), ("_rels/.rels", _RELATIONS), ("word/document.xml", _BODY)):
            archive.writestr(name, text)
    return open_template(path.read_bytes(), "mau.docx")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder that is not there yet."""
    return tmp_path / "2026" / "phu-luc-01"


def write(folder: Path, data: bytes):
    """Write under the usual name."""
    return write_document(folder, NAME, data, folder.parents[1])


def test_new_file(form, folder) -> None:
    """A document is written into folders made for it, and nothing else is left there."""
    data = form.render({"ten": "một"})
    placed = write(folder, data)
    assert (placed.name, placed.fate, placed.sentence) == (NAME, Fate.WRITTEN, "")
    assert (folder / NAME).read_bytes() == data
    assert os.listdir(folder) == [NAME]


def test_same_bytes_leave_the_file_alone(form, folder) -> None:
    """Writing the same bytes again does not touch the file."""
    data = form.render({"ten": "một"})
    write(folder, data)
    os.utime(folder / NAME, (1, 1))
    assert write(folder, data).fate is Fate.KEPT
    assert (folder / NAME).stat().st_mtime == 1


def test_newer_data_replace_our_own_file(form, folder) -> None:
    """A file that only the program has written is replaced when the data change."""
    write(folder, form.render({"ten": "một"}))
    assert write(folder, form.render({"ten": "hai"})).fate is Fate.WRITTEN
    assert os.listdir(folder) == [NAME]


@pytest.mark.parametrize("theirs", ["edited", "not a Word file", "another program's"])
def test_hand_edit_is_protected(form, folder, theirs) -> None:
    """A file changed by hand, or not ours, is left alone; the new one goes beside it, time after time."""
    write(folder, form.render({"ten": "một"}))
    edited = {
        "edited": _edited(form.render({"ten": "một"})),
        "not a Word file": b"PK",
        "another program's": form.data,
    }[theirs]
    (folder / NAME).write_bytes(edited)
    for word, fate in (("hai", Fate.BESIDE), ("hai", Fate.KEPT), ("ba", Fate.BESIDE)):
        placed = write(folder, form.render({"ten": word}))
        assert (placed.name, placed.fate) == ("phu-luc-01 (mới).docx", fate)
        assert "“phu-luc-01.docx” đã được sửa tay" in placed.sentence
        assert "“phu-luc-01 (mới).docx”" in placed.sentence
    assert (folder / NAME).read_bytes() == edited


def _edited(data: bytes) -> bytes:
    """Return the document with a word changed by hand: the hash of its text no longer holds."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace("một".encode(), "mười".encode()))
    return stream.getvalue()


def test_both_edited(form, folder) -> None:
    """Where the copy beside was edited too, the next free name is taken."""
    write(folder, form.render({"ten": "một"}))
    for name in (NAME, "phu-luc-01 (mới).docx"):
        (folder / name).write_bytes(b"sua tay")
    assert write(folder, form.render({"ten": "hai"})).name == "phu-luc-01 (mới 2).docx"


def test_too_many_edited_copies(form, folder) -> None:
    """When every name is taken by edited copies, nothing is overwritten and a sentence says so."""
    folder.mkdir(parents=True)
    for name in writing._candidates(NAME):
        (folder / name).write_bytes(b"sua tay")
    placed = write(folder, form.render({"ten": "hai"}))
    assert placed.fate is Fate.FAILED
    assert "quá nhiều bản sửa tay" in placed.sentence


def test_saved_again_without_change(form, folder) -> None:
    """A file that another program merely saved again is no edit, and is replaced."""
    write(folder, form.render({"ten": "một"}))
    (folder / NAME).write_bytes(_edited(form.render({"ten": "mấy"})))
    assert write(folder, form.render({"ten": "hai"})).fate is Fate.WRITTEN


@pytest.mark.parametrize(
    "mark", ["~$phu-luc-01.docx", "~$u-luc-01.docx", "~$hu-luc-01.docx", ".~lock.phu-luc-01.docx#"]
)
def test_open_in_word(form, folder, mark) -> None:
    """While Word or LibreOffice holds the file it is left alone, and a sentence says what to do."""
    write(folder, form.render({"ten": "một"}))
    before = (folder / NAME).read_bytes()
    (folder / mark).write_bytes(b"")
    placed = write(folder, form.render({"ten": "hai"}))
    assert placed.fate is Fate.LOCKED
    assert (
        placed.sentence == "“phu-luc-01.docx” đang mở trong Word hoặc không được phép ghi; hãy đóng tệp ấy rồi in lại."
    )
    assert (folder / NAME).read_bytes() == before


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (errno.EACCES, "đang mở trong Word"),
        (errno.ENOSPC, "đĩa đã đầy."),
        (errno.EIO, "máy không cho ghi vào thư mục này."),
    ],
)
def test_disk_refuses(form, folder, monkeypatch, code, words) -> None:
    """What the disk refuses becomes a sentence; the old file is whole and no half file is left."""
    old = form.render({"ten": "một"})
    write(folder, old)

    def refuse(*_: object) -> None:
        raise OSError(code, "x")

    monkeypatch.setattr(os, "replace", refuse)
    placed = write(folder, form.render({"ten": "hai"}))
    assert placed.fate is (Fate.LOCKED if code == errno.EACCES else Fate.FAILED)
    assert words in placed.sentence
    assert (folder / NAME).read_bytes() == old
    assert os.listdir(folder) == [NAME]


def test_never_through_a_link(form, folder, tmp_path) -> None:
    """A link in place of the file or of its folder is not followed out of the place of printing."""
    outside = tmp_path / "ngoai"
    outside.mkdir()
    folder.parent.mkdir()
    folder.symlink_to(outside, target_is_directory=True)
    placed = write_document(folder, NAME, form.render({"ten": "hai"}), folder.parent)
    assert (placed.fate, "lối tắt" in placed.sentence, os.listdir(outside)) == (Fate.FAILED, True, [])
    folder.unlink()
    folder.mkdir()
    (folder / NAME).symlink_to(outside / "khac.docx")
    placed = write(folder, form.render({"ten": "hai"}))
    assert (placed.fate, "lối tắt" in placed.sentence, os.listdir(outside)) == (Fate.FAILED, True, [])


def test_folder_in_the_way(form, folder) -> None:
    """A folder that bears the file's name is told, not removed."""
    (folder / NAME).mkdir(parents=True)
    placed = write(folder, form.render({"ten": "hai"}))
    assert placed.fate is Fate.FAILED
    assert "có một thư mục trùng tên" in placed.sentence
