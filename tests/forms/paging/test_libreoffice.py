"""The engine behind the seam: many documents a call, and every document answered for whatever happens."""

from __future__ import annotations

import os
import tempfile
import time
from pathlib import Path

import pytest
from docx import Document

from danvan_cli.forms.paging import finding, libreoffice
from danvan_cli.forms.paging.finding import find_libreoffice, libreoffice_version
from danvan_cli.forms.paging.libreoffice import LibreOffice, Waiting


def words(converted):
    """Return the words inside the PDF of each answer, or the reason why there is none."""
    return [each.pdf.read_text().split("\n")[1] if each.pdf else each.reason for each in converted]


def test_every_document_has_its_own_pdf(fake, documents, out):
    """Documents of one name in several folders get a PDF each, in order, in one call."""
    asked = documents("một", "hai", "ba")
    answers = list(fake.convert(asked, out))
    assert [each.document for each in answers] == asked
    assert words(answers) == ["một", "hai", "ba"]
    assert fake.calls == [3]


def test_a_call_has_at_most_200(fake, documents, out):
    """Four hundred and one documents take three calls, and none is lost."""
    answers = list(fake.convert(documents(*(str(number) for number in range(401))), out))
    assert words(answers) == [str(number) for number in range(401)]
    assert fake.calls == [200, 200, 1]


def test_a_skipped_document_is_tried_once_alone(fake, documents, out):
    """A document that the engine passes over is given to it once more, alone, and then told."""
    answers = list(fake.convert(documents("một", "skip", "ba"), out))
    assert words(answers) == ["một", "ba", "LibreOffice không chuyển được văn bản này sang PDF."]
    assert fake.calls == [3, 1]


@pytest.mark.parametrize(("fault", "told"), [("hang", "bị treo"), ("crash", "bị lỗi giữa chừng")])
def test_one_bad_document_does_not_hold_up_the_others(fake, documents, out, fault, told):
    """Where the engine hangs or falls, that document is tried once alone and the rest go on without it."""
    answers = {each.document.parent.name: each for each in fake.convert(documents("a", fault, "c", "d"), out)}
    assert {name for name, each in answers.items() if each.pdf} == {"0", "2", "3"}
    assert told in answers["1"].reason
    assert fake.calls == [4, 1, 2]


def test_a_hanging_engine_is_ended_with_all_its_children(fake, documents, out):
    """After the timeout no process that the engine has started is left."""
    (answer,) = fake.convert(documents("hang"), out)
    assert answer.pdf is None
    child = int(Path(f"{fake.log}.child").read_text())
    assert _is_gone(child)


def test_leaving_early_ends_the_engine(fake, documents, out):
    """A caller who stops listening (Ctrl-C) leaves no engine behind."""
    answers = fake.convert(documents("a", "b", "hang"), out)
    assert next(answers).pdf
    while not Path(f"{fake.log}.child").exists():
        time.sleep(0.05)
    answers.close()
    assert _is_gone(int(Path(f"{fake.log}.child").read_text() or 0))


def _is_gone(pid):
    for _ in range(50):
        try:
            os.kill(pid, 0)
            state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
        except (ProcessLookupError, FileNotFoundError):
            return True
        if state == "Z":
            return True
        time.sleep(0.05)
    return False


def test_an_engine_that_returns_nothing_is_given_up(fake, documents, out):
    """An engine that makes no file at all is not called for every document, and every document is told."""
    answers = list(fake.convert(documents(*["skip"] * 40), out))
    assert [each.pdf for each in answers] == [None] * 40
    assert len({each.document for each in answers}) == 40
    assert len(fake.calls) <= 3


def test_half_a_pdf_is_none(fake, documents, out):
    """A file without its end is not taken for a PDF."""
    (answer,) = fake.convert(documents("half"), out)
    assert answer.pdf is None


def test_a_document_that_is_gone_is_told(fake, documents, out):
    """A Word file that has vanished has its sentence; the others are converted."""
    asked = documents("a", "b")
    asked[0].unlink()
    assert words(fake.convert(asked, out)) == ["không đọc được tệp Word vừa in.", "b"]


def test_a_program_that_cannot_start_is_told(tmp_path, documents, out):
    """A file that is no program gives a sentence for each document, without waiting."""
    (tmp_path / "soffice").write_text("no program")
    engine = LibreOffice(tmp_path / "soffice")
    assert [each.pdf for each in engine.convert(documents("a", "b"), out)] == [None, None]


def test_nothing_is_left_behind(fake, documents, out, tmp_path, monkeypatch):
    """Profile and copies are removed after the call."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "tạm"))
    (tmp_path / "tạm").mkdir()
    assert len(list(fake.convert(documents("a", "skip"), out))) == 2
    assert list((tmp_path / "tạm").iterdir()) == []


def test_it_is_found_on_path_then_in_the_usual_places(tmp_path, monkeypatch):
    """The newest version in the usual places is taken when PATH has none; nowhere is None."""
    monkeypatch.setattr(finding.shutil, "which", lambda _: None)
    monkeypatch.setattr(finding, "PLACES", (f"{tmp_path}/libreoffice*/soffice",))
    assert find_libreoffice() is None
    for version in ("7.6", "24.8", "24.10"):
        folder = tmp_path / f"libreoffice{version}"
        folder.mkdir()
        (folder / "soffice").touch()
        (folder / "bootstraprc").write_text(f"[Bootstrap]\nProductKey=LibreOffice {version}\n")
    found = find_libreoffice()
    assert found == tmp_path / "libreoffice24.10/soffice"
    assert libreoffice_version(found) == "24.10"
    monkeypatch.setattr(finding.shutil, "which", lambda name: f"/bin/{name}")
    assert find_libreoffice() == Path("/bin/soffice")
    assert libreoffice_version(tmp_path / "nowhere/soffice") == ""


def test_no_engine_at_all_is_none(monkeypatch):
    """Without the program there is no engine."""
    monkeypatch.setattr(libreoffice, "find_libreoffice", lambda: None)
    assert libreoffice.find_engine() is None


def test_the_real_one_works_in_a_folder_with_accents_and_a_bare_locale(office, documents, out, tmp_path, monkeypatch):
    """LibreOffice converts from and to folders with spaces and accents even in the C locale, where it would hang."""
    monkeypatch.setenv("LC_ALL", "C")
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "thư mục tạm"))
    (tmp_path / "thư mục tạm").mkdir()
    good, bad = documents("", "not a Word file")
    page = Document()
    page.add_paragraph("Dân vận khéo")
    page.save(good)
    engine = LibreOffice(office.program, Waiting(40, 10))
    answers = {each.document: each.pdf for each in engine.convert([good, bad], out)}
    assert answers[good] is not None
    assert engine.version
