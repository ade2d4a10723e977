"""Reading a printed paper back: the text of every content control is the value that was printed there."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from jinja2 import Environment

from danvan_cli.builtin import builtin_folder
from danvan_cli.forms.catalogue import load_catalogue
from danvan_cli.forms.engine.faults import FaultyTemplate
from danvan_cli.forms.engine.parts import controllable
from danvan_cli.forms.engine.patching import patch
from danvan_cli.forms.engine.template import TEXT_HASH, open_template
from danvan_cli.forms.engine.text import document_text, read_properties, text_hash
from danvan_cli.forms.engine.visible import visible
from danvan_cli.forms.keys import labels
from danvan_cli.forms.printing import Order, papers
from danvan_cli.forms.reading_back import read_controls
from danvan_cli.forms.selecting import Request, select
from danvan_cli.progress.year import Year
from tests.conftest import required

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from danvan_cli.forms.engine.template import Job
    from danvan_cli.workspace import Workspace

FORMS = sorted(folder.parent.name for folder in builtin_folder("templates").glob("*/mau.docx"))
# Enough for every layout and kind of unit; all of them take half a minute.
PAPERS = 12
_STEP = re.compile(r"(\w+)|\[(\d+)\]")
_KEY_TAG = re.compile(r"\{\{\s*(?!loop\b)([a-z_][\w.]*)\s*((?:\|[^{}]*)?)\}\}")

_ATTRIBUTE = re.compile(r'="[^"]*\{\{[^"]*"')


def leaf(context: Any, place: str) -> Any:
    """Return what stands at a place such as `nhom[1].mo_hinh[3].ten` in a context."""
    for key, index in _STEP.findall(place):
        context = context[int(index)] if index else context[key]
    return context


def filled_tags(template: bytes, context: Mapping[str, Any]) -> int:
    """Count the tags of the text that print a key and print anything, with Jinja alone, not as danvan fills a form."""
    seen: list[str] = []

    def count(value: object) -> str:
        seen.extend([str(value)] if str(value) else [])
        return ""

    with zipfile.ZipFile(io.BytesIO(template)) as archive:
        for name in filter(controllable, archive.namelist()):
            source = _ATTRIBUTE.sub('=""', patch(archive.read(name).decode()).source)
            counted = _KEY_TAG.sub(r"{{ dem(\1) }}", source)
            Environment(autoescape=True).from_string(counted).render(context, dem=count)
    return len(seen)


def printed(sample: Workspace, name: str, *, blank: bool = False) -> Iterator[tuple[Job, bytes, bytes]]:
    """Yield some papers of a form, spread over the sample: what was to be printed, the template, the document."""
    year = Year.of(sample, date(2026, 10, 14))
    assert year is not None
    assert sample.office.record is not None
    form = load_catalogue(None).forms[name]
    template = open_template(form.template, name, labels())
    subjects = select(form, year, Request(everything=True)).subjects
    chosen = subjects[:: max(1, len(subjects) // PAPERS)]
    for paper in papers(year, sample.office.record, Order(form, chosen, blank=blank), template):
        yield paper.job, form.template, template.fill(paper.job)


@pytest.mark.parametrize("blank", [False, True])
@pytest.mark.parametrize("name", FORMS)
def test_every_control_holds_what_was_printed(name: str, blank: bool, sample: Workspace) -> None:  # noqa: FBT001
    """In each form, each filled tag has one control, and its text is the value at its place in the data."""
    for job, template, document in printed(sample, name, blank=blank):
        controls = read_controls(document)
        assert len(controls) == filled_tags(template, job.context)
        assert controls
        wrong = [
            control
            for control in controls
            if not control.shown_by and control.text != visible(str(leaf(job.context, control.place)))
        ]
        assert wrong == []


def test_rows_belong_to_their_dossiers(sample: Workspace) -> None:
    """In a list, a value is told with the stem of the dossier in whose row it stands, and its path inside it."""
    told: dict[str, str] = {}
    for job, _, document in printed(sample, "phu-luc-01"):
        rows = [model for group in job.context["nhom"] for model in group["mo_hinh"] if model["stem"]]
        names = {read.owner: read.text for read in read_controls(document) if read.path == "ten"}
        assert names == {row["stem"]: row["ten"] for row in rows}
        told |= names
    assert len(told) > PAPERS


def test_a_models_paper_is_its_own(sample: Workspace) -> None:
    """In a paper of one model, the values are told with its stem and with indexes into its lists."""
    for job, _, document in printed(sample, "phieu-dang-ky"):
        read = {control.path: control for control in read_controls(document)}
        stem = job.context["mo_hinh"]["stem"]
        for index, target in enumerate(job.context["mo_hinh"]["muc_tieu"]):
            assert read[f"mo_hinh.muc_tieu[{index}].ten"][:3] == (stem, f"mo_hinh.muc_tieu[{index}].ten", target["ten"])


@pytest.fixture
def slip(sample: Workspace) -> bytes:
    """Return the slip of a model."""
    return next(printed(sample, "phieu-dang-ky"))[2]


def changed(document: bytes, part: str, change: Callable[[str], str]) -> bytes:
    """Return the document with one part changed."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(document)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, change(content.decode()).encode() if name == part else content)
    return stream.getvalue()


def test_a_changed_value_is_read_and_is_an_edit(slip: bytes) -> None:
    """A value that a hand changed is read as it now stands, and the file counts as edited."""
    before = next(control for control in read_controls(slip) if control.path == "mo_hinh.dia_diem")
    edited = changed(slip, "word/document.xml", lambda xml: xml.replace(f">{before.text}<", ">Chỗ khác<"))
    after = next(control for control in read_controls(edited) if control.path == "mo_hinh.dia_diem")
    assert after == before._replace(text="Chỗ khác")
    assert text_hash(slip) == read_properties(slip)[TEXT_HASH] != text_hash(edited)


def test_an_emptied_value_is_empty(slip: bytes) -> None:
    """The prompt that Word shows in an emptied control is not taken for a value."""
    prompt = "Click or tap here to enter text."
    mark = '<w:tag w:val="mo_hinh.dia_diem"/>'
    place = next(control.text for control in read_controls(slip) if control.path == "mo_hinh.dia_diem")
    emptied = changed(
        slip,
        "word/document.xml",
        lambda xml: xml.replace(f">{place}<", f">{prompt}<").replace(mark, mark + "<w:showingPlcHdr/>"),
    )
    assert next(c.text for c in read_controls(emptied) if c.path == "mo_hinh.dia_diem") == ""


@pytest.mark.parametrize("tag", ["tieu_de_rieng", "mo_hinh.khong_co", "Họ tên", "~9", "~99999999999", "", "a|b|", "1:"])
def test_a_strange_control_is_left_out(tag: str, slip: bytes) -> None:
    """A control of the office's own, or with a tag that names no key, is no value of ours."""
    strange = changed(slip, "word/document.xml", lambda xml: xml.replace('w:val="mo_hinh.dia_diem"', f'w:val="{tag}"'))
    assert [control.path for control in read_controls(strange)] == [
        control.path for control in read_controls(slip) if control.path != "mo_hinh.dia_diem"
    ]


def test_a_row_without_its_table_keeps_its_path(sample: Workspace) -> None:
    """Where a program threw the table of rows away, the values are still read, without their dossiers."""
    _, _, document = next(printed(sample, "phu-luc-01"))
    bare = changed(document, "customXml/item1.xml", lambda _: "<hang xmlns='urn:danvan:hang'><dong so='x'/></hang>")
    read, lost = read_controls(document), read_controls(bare)
    rows = [index for index, control in enumerate(read) if control.place.startswith("nhom[0].mo_hinh")]
    assert rows
    assert [lost[index] for index in rows] == [read[index]._replace(owner="", place=read[index].path) for index in rows]


@pytest.mark.parametrize("part", ["customXml/item1.xml", "word/document.xml"])
def test_a_hostile_file_is_refused(part: str, sample: Workspace) -> None:
    """A file with a document type in any part is refused, not read."""
    _, _, document = next(printed(sample, "phu-luc-01"))
    bomb = '<!DOCTYPE a [<!ENTITY b "bbbb">]>'
    with pytest.raises(FaultyTemplate, match="DOCTYPE"):
        read_controls(changed(document, part, lambda xml: xml.replace("?>", f"?>{bomb}", 1)))


def test_libreoffice_save_is_no_edit(sample: Workspace, tmp_path: Path) -> None:
    """Saved again by LibreOffice, a paper of each kind keeps its hash; through .odt it keeps its text."""
    office = shutil.which("soffice")
    if not office and required("office"):
        pytest.fail("LibreOffice is required here and is not installed")
    if not office:
        pytest.skip("LibreOffice is not installed")
    first = {name: next(printed(sample, name))[2] for name in FORMS}
    for name, document in first.items():
        (tmp_path / f"{name}.docx").write_bytes(document)

    def convert(source: str, kind: str, out: str) -> None:
        files = sorted(tmp_path.glob(source))
        profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
        command = [office, profile, "--headless", "--convert-to", kind, "--outdir", tmp_path / out, *files]
        subprocess.run(command, check=True, capture_output=True, timeout=120)  # noqa: S603 - the office program here

    def words(folder: str, name: str) -> str:
        return document_text((tmp_path / folder / f"{name}.docx").read_bytes())

    convert("*.docx", "docx:MS Word 2007 XML", "saved")
    convert("*.docx", "odt", "odt")
    convert("odt/*.odt", "docx:MS Word 2007 XML", "from-odt")
    assert {name: text_hash((tmp_path / "saved" / f"{name}.docx").read_bytes()) for name in FORMS} == {
        name: text_hash(document) for name, document in first.items()
    }
    assert {name: words("from-odt", name) for name in FORMS} == {name: words(".", name) for name in FORMS}
