"""PDF files beside the Word files: made once, never over what others put there, joined for printing."""

from __future__ import annotations

import pytest
from pypdf import PdfReader, PdfWriter

from danvan_cli.forms.paging import keeping
from danvan_cli.forms.paging.keeping import join_pdfs, keep_pdf, pdf_made_from
from danvan_cli.forms.writing import Fate


def blank(path, pages=1):
    """Write a PDF of empty pages."""
    writer = PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(595, 842)
    writer.write(path)
    return path


@pytest.fixture
def paper(tmp_path):
    """Return a Word file, as far as its bytes matter here."""
    path = tmp_path / "báo cáo.docx"
    path.write_bytes(b"word")
    return path


def test_a_pdf_stands_beside_its_paper(paper, tmp_path):
    """The PDF takes the name of the Word file, and a second time nothing is written."""
    placed = keep_pdf(blank(tmp_path / "x.pdf"), paper)
    assert (placed.name, placed.fate) == ("báo cáo.pdf", Fate.WRITTEN)
    first = paper.with_suffix(".pdf").read_bytes()
    assert keep_pdf(tmp_path / "x.pdf", paper).fate is Fate.KEPT
    assert paper.with_suffix(".pdf").read_bytes() == first


def test_a_newer_paper_replaces_its_pdf(paper, tmp_path):
    """When the Word file has changed its own PDF is written over."""
    keep_pdf(blank(tmp_path / "x.pdf"), paper)
    paper.write_bytes(b"new word")
    assert keep_pdf(blank(tmp_path / "y.pdf", 2), paper).fate is Fate.WRITTEN
    assert len(PdfReader(paper.with_suffix(".pdf")).pages) == 2


@pytest.mark.parametrize("theirs", [b"a scan", b""])
def test_somebody_elses_pdf_is_left_alone(paper, tmp_path, theirs):
    """A PDF that is not ours, such as the signed scan, stays as it is and ours goes beside it."""
    paper.with_suffix(".pdf").write_bytes(theirs)
    placed = keep_pdf(blank(tmp_path / "x.pdf"), paper)
    assert (placed.name, placed.fate) == ("báo cáo (mới).pdf", Fate.BESIDE)
    assert "không phải do danvan làm ra" in placed.sentence
    assert paper.with_suffix(".pdf").read_bytes() == theirs


def test_a_pdf_of_the_same_paper_is_known_again(paper, tmp_path, monkeypatch):
    """A kept PDF serves as long as the paper is the same and its fonts may be trusted."""
    monkeypatch.setattr(keeping, "body_font", lambda _: "Tinos")
    assert pdf_made_from(paper) is None
    keep_pdf(blank(tmp_path / "x.pdf"), paper)
    assert pdf_made_from(paper) == paper.with_suffix(".pdf")
    paper.write_bytes(b"new word")
    assert pdf_made_from(paper) is None


def test_a_pdf_in_doubtful_fonts_is_made_again(paper, tmp_path):
    """A kept PDF whose fonts are not known to be right is not relied on."""
    keep_pdf(blank(tmp_path / "x.pdf"), paper)
    assert pdf_made_from(paper) is None


def test_papers_are_joined_in_order(tmp_path):
    """One file has the pages of all, is named for the folder, and is the same bytes the second time."""
    folder = tmp_path / "bao-cao"
    folder.mkdir()
    parts = [blank(folder / "a.pdf", 2), blank(folder / "b.pdf", 3)]
    assert join_pdfs(parts, folder).name == "bao-cao-in-chung.pdf"
    joined = folder / "bao-cao-in-chung.pdf"
    assert len(PdfReader(joined).pages) == 5
    first = joined.read_bytes()
    assert join_pdfs(parts, folder).fate is Fate.KEPT
    assert joined.read_bytes() == first


def test_a_broken_pdf_is_a_sentence(paper, tmp_path):
    """A PDF that cannot be read is not kept, and that is said."""
    (tmp_path / "x.pdf").write_bytes(b"rubbish")
    placed = keep_pdf(tmp_path / "x.pdf", paper)
    assert placed.fate is Fate.FAILED
    assert "bị hỏng" in placed.sentence
    assert not paper.with_suffix(".pdf").exists()


def test_a_pdf_held_open_is_a_sentence(paper, tmp_path, monkeypatch):
    """Where the system refuses to write, the paper is told as locked and nothing raises."""

    def refuse(*_):
        raise PermissionError

    monkeypatch.setattr(keeping, "write_whole", refuse)
    placed = keep_pdf(blank(tmp_path / "x.pdf"), paper)
    assert placed.fate is Fate.LOCKED
    assert placed.sentence
