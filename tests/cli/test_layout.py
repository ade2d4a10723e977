"""`danvan check --layout` and `danvan render … --pdf`: what they say with an engine, with a bad one, with none."""

import json
import os
import shutil
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter

from danvan_cli.forms.paging.engine import Converted
from danvan_cli.forms.paging.libreoffice import LibreOffice
from danvan_cli.progress.pages import Pages, Section

STEM = "chi-bo-xom-1--duong-hoa"
REPORTED = (
    "ten: Đường hoa\ndon_vi: chi-bo-xom-1\nlinh_vuc: kinh-te\nloai: moi\ndang_ky: {{ngay: 03/3/2026}}\n"
    "bao_cao:\n  ngay: 05/9/2026\n  ket_qua: {}\n"
)
MODELS = {STEM: "850 m đường hoa.", "chi-bo-xom-1--ngo-xanh": "Ngõ xanh hơn trước nhiều. " * 600}
DAY = ("--as-of", "12/9/2026")


class _Engine:
    """An engine that makes PDF files of empty pages, as many as told; None makes no file."""

    name, version = "LibreOffice", "7.4"

    def __init__(self, pages):
        self.pages = pages
        self.asked = []

    def convert(self, documents, out):
        for number, document in enumerate(documents):
            self.asked.append(document)
            if self.pages is None:
                yield Converted(document, None, "LibreOffice bị treo.")
                continue
            writer = PdfWriter()
            for _ in range(self.pages):
                writer.add_blank_page(595, 842)
            writer.write(out / f"{number}.pdf")
            yield Converted(document, out / f"{number}.pdf")


@pytest.fixture
def engine(monkeypatch):
    """Return a function that puts an engine in the place of LibreOffice, measuring its pages as it is told."""

    def put(found, measured=None):
        for module in ("measuring", "paging"):
            monkeypatch.setattr(f"danvan_cli.cli.shell.{module}.find_engine", lambda: found)
        if measured is not None:
            monkeypatch.setattr("danvan_cli.forms.paging.laying.measure", lambda *_: measured)
        return found

    return put


@pytest.fixture
def root(make_root):
    """Return a workspace of a short report and one of more than five pages."""
    return make_root({f"dossiers/2026/{stem}.yaml": REPORTED.format(text) for stem, text in MODELS.items()})


@pytest.fixture
def office():
    """Return the real LibreOffice; CI demands it."""
    program = shutil.which("soffice")
    if program is None and "office" in os.environ.get("DANVAN_REQUIRE", "").split(","):
        pytest.fail("LibreOffice is required here and was not found")
    if program is None:
        pytest.skip("LibreOffice is not found")
    return LibreOffice(Path(program))


def skipped(ended):
    """Return the reasons why DV308 was not judged."""
    return [each["reason"] for each in json.loads(ended.out)["skipped"] if each["code"] == "DV308"]


def test_without_an_engine_the_rest_is_told(run, root):
    """--layout without LibreOffice is status 4; every other finding stands, and DV308 says what to install."""
    plain = json.loads(run("-C", str(root), "check", *DAY, "--format", "json").out)
    ended = run("-C", str(root), "check", "--layout", *DAY, "--format", "json")
    assert ended.status == 4
    assert json.loads(ended.out)["findings"] == plain["findings"]
    (reason,) = skipped(ended)
    assert reason.startswith("không xác định: máy này không có LibreOffice")
    assert "libreoffice.org" in reason


def test_without_a_report_no_engine_is_missed(run, make_root):
    """--layout where nobody has reported yet needs no engine."""
    root = make_root({f"dossiers/2026/{STEM}.yaml": "ten: Đường hoa\ndon_vi: chi-bo-xom-1\n"})
    assert run("-C", str(root), "check", "--layout", "--as-of", "01/3").status == 0


@pytest.mark.parametrize(("pages", "told"), [(None, "LibreOffice bị treo"), (0, "không có trang nào"), (1, "chữ")])
def test_what_cannot_be_measured_is_told_for_each_dossier(run, root, engine, pages, told):
    """A hanging engine, a PDF of no pages, one without words: each report is told as unknown, never as passed."""
    engine(_Engine(pages))
    ended = run("-C", str(root), "check", "--layout", *DAY, "--format", "json")
    reasons = skipped(ended)
    assert len(reasons) == len(MODELS)
    assert all("không xác định" in reason and told in reason for reason in reasons)


def test_all_reports_are_laid_out_in_one_call(run, root, engine):
    """The engine is given every report at once, and a report of six pages is DV308."""
    six = Pages(6, 0, 5.2, (Section("4", 1.8),), "LibreOffice 7.4", "Tinos")
    found = engine(_Engine(6), six)
    ended = run("-C", str(root), "check", "--layout", *DAY, "--format", "json")
    assert sorted(path.stem for path in found.asked) == sorted(MODELS)
    told = [each for each in json.loads(ended.out)["findings"] if each["code"] == "DV308"]
    assert len(told) == len(MODELS)
    assert "dài nhất là mục 4: 1,8 trang" in told[0]["message"]


def test_render_says_the_pages_of_each_report(run, root, engine, tmp_path):
    """Printing the reports counts their pages; other forms are not laid out."""
    found = engine(_Engine(2), Pages(2, 1, 1.6, (), "LibreOffice 7.4", "Tinos"))
    ended = run("-C", str(root), "render", "bao-cao-mo-hinh", "--all", *DAY, "--out", str(tmp_path / "ra"))
    told = " ".join(ended.out.split())
    assert f"{STEM}.docx: 2 trang, trong mức tối đa 5 trang (LibreOffice 7.4, Tinos); phụ lục ảnh: 1 trang." in told
    assert not list(tmp_path.rglob("*.pdf"))
    found.asked.clear()
    run("-C", str(root), "render", "phieu-dang-ky", "--all", *DAY, "--out", str(tmp_path / "ra"))
    assert found.asked == []


def test_render_without_an_engine_prints_all_the_same(run, root, tmp_path):
    """Counting is a service: without LibreOffice the papers are printed and the reason is told, status unchanged."""
    ended = run("-C", str(root), "render", "bao-cao-mo-hinh", "--all", *DAY, "--out", str(tmp_path / "ra"))
    assert ended.status == 0
    assert "Số trang: không xác định: máy này không có LibreOffice" in " ".join(ended.out.split())


def test_pdf_without_an_engine_is_status_4(run, root, tmp_path):
    """--pdf that cannot be had is said, with status 4; the Word files stand."""
    ended = run("-C", str(root), "render", "phieu-dang-ky", "--all", "--pdf", *DAY, "--out", str(tmp_path / "ra"))
    assert ended.status == 4
    assert "Chưa làm được PDF" in ended.out
    assert len(list(tmp_path.rglob("*.docx"))) == len(MODELS)


def test_pdf_keeps_every_paper_and_one_for_printing(run, root, engine, tmp_path):
    """--pdf puts a PDF beside each Word file of any form, and joins several into one."""
    engine(_Engine(3))
    ended = run("-C", str(root), "render", "phieu-dang-ky", "--all", "--pdf", *DAY, "--out", str(tmp_path / "ra"))
    folder = tmp_path / "ra/2026/phieu-dang-ky"
    assert sorted(path.name for path in folder.glob("*.pdf")) == sorted(
        [*(f"{stem}.pdf" for stem in MODELS), "phieu-dang-ky-in-chung.pdf"]
    )
    assert len(PdfReader(folder / "phieu-dang-ky-in-chung.pdf").pages) == 6
    assert "In cả tập: 2026/phieu-dang-ky/phieu-dang-ky-in-chung.pdf" in ended.out


def test_a_dry_run_lays_nothing_out(run, root, engine, tmp_path):
    """--dry-run with --pdf asks no engine and writes nothing."""
    found = engine(_Engine(1))
    arguments = ("render", "bao-cao-mo-hinh", "--all", "--pdf", "--dry-run", *DAY)
    run("-C", str(root), *arguments, "--out", str(tmp_path / "ra"))
    assert found.asked == []
    assert not (tmp_path / "ra").exists()


def test_with_the_real_engine_and_template(run, root, engine, office, tmp_path):
    """The long report is DV308 with its section, the short one is not; --pdf twice changes no byte."""
    engine(office)
    ended = run("-C", str(root), "check", "--layout", *DAY, "--format", "json")
    assert skipped(ended) == []
    (told,) = [each for each in json.loads(ended.out)["findings"] if each["code"] == "DV308"]
    assert "ngo-xanh" in told["location"]["path"]
    assert "vượt mức tối đa 5 trang" in told["message"]
    assert "dài nhất là mục 4" in told["message"]
    arguments = ("render", "bao-cao-mo-hinh", "--all", "--pdf", *DAY, "--out", str(tmp_path / "ra"))
    run("-C", str(root), *arguments)
    first = {path: path.read_bytes() for path in (tmp_path / "ra").rglob("*.*")}
    assert sum(path.suffix == ".pdf" for path in first) == 3
    engine(_Engine(None))
    run("-C", str(root), *arguments)
    assert {path: path.read_bytes() for path in (tmp_path / "ra").rglob("*.*")} == first
