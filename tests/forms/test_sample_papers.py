"""Papers of every form that the sample can give, against the independent validator and LibreOffice.

One unit of each layout and the commune by default; with DANVAN_FULL=1 every unit and every model.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

import pytest

from danvan_cli.cli.app import run
from danvan_cli.forms.catalogue import load_catalogue
from danvan_cli.forms.engine.text import document_text
from danvan_cli.forms.sheet import Issuer, Scope
from danvan_cli.workspace import Workspace
from tests.conftest import beside, required

REPOSITORY = Path(__file__).resolve().parents[2]
FULL = os.environ.get("DANVAN_FULL") == "1"
SHEETS = {name: form.sheet for name, form in load_catalogue(None).forms.items()}
FORMS = tuple(SHEETS)
OF_THE_COMMUNE = tuple(name for name, sheet in SHEETS.items() if Scope.COMMUNE in sheet.scopes)
STAGES = ("01/3/2026", "05/9/2026", "14/10/2026")
FULLEST = ("2", "blank")
"""The folders of the papers of the last stage, and of the empty ones."""
UNITS = ("chi-bo-khoi-7-dien-thanh", "ubnd-xa", "hoi-lien-hiep-phu-nu")
"""A unit of each layout; the first still owes something in October."""
TITLES = {"dang": "ĐẢNG CỘNG SẢN VIỆT NAM", "hanh-chinh": "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"}
RULES = {
    "dang": {"size": "10-16", "margins": "top=20,bottom=20,left=30,right=15"},
    "nd30": {"size": "11-14", "margins": "top=20-25,bottom=20-25,left=30-35,right=15-20"},
}
PROFILES = {"dang": ("dang",), "hanh-chinh": ("nd30",), "khac": ("dang", "nd30")}
"""The rules that a paper of each layout keeps; one of neither authority keeps both."""
WORD, OLD_WORD, OPEN = "docx:MS Word 2007 XML", "doc:MS Word 97", "odt:writer8"
HOSTILE = 'A & B < C > "D" {{ 7*7 }} {% raw %}'

# The validator leaves the files it reads to the garbage collector.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")


class Paper(NamedTuple):
    """A printed file, and what was asked for."""

    path: Path
    form: str
    stage: str
    text: str

    @property
    def layout(self) -> str:
        """Return the layout by the title that stands in the head."""
        return next((layout for layout, title in TITLES.items() if title in self.text), "khac")


@pytest.fixture(scope="module")
def validator() -> ModuleType:
    """Return the validator of Word files that stands beside the repository; CI demands it."""
    path = beside("docx/validate_docx.py", "docx")
    spec = importlib.util.spec_from_file_location("validate_docx", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> list[Paper]:
    """Return the papers of each stage of the year, and the empty forms."""
    folder = tmp_path_factory.mktemp("papers")
    for number, stage in enumerate(STAGES):
        render(folder / str(number), "--as-of", stage)
    render(folder / "blank", "--blank", "--as-of", STAGES[-1])
    return list(read(folder))


def render(out: Path, *more: str) -> None:
    """Print every form: for every unit and model, or for the chosen units and the commune."""
    units = [word for unit in UNITS for word in ("--unit", unit)]
    for words in [["--all"]] if FULL else [units, OF_THE_COMMUNE]:
        assert run(["-C", str(REPOSITORY), "render", *words, *more, "--out", str(out)]) == 0


def read(folder: Path) -> Iterator[Paper]:
    """Return the papers below a folder of stages, in one order."""
    for path in sorted(folder.rglob("*.docx")):
        yield Paper(path, path.parent.name, path.relative_to(folder).parts[0], document_text(path.read_bytes()))


def one_of_each(papers: list[Paper]) -> list[Paper]:
    """Return one paper of each form, layout and stage."""
    return list({(paper.form, paper.layout, paper.stage): paper for paper in reversed(papers)}.values())


def errors(validator: ModuleType, path: Path, profile: str, *, allow_tags: bool = False) -> list[str]:
    """Return what the validator finds wrong under a profile of layout."""
    options = argparse.Namespace(
        allow_tags=allow_tags,
        strict=False,
        font="Times New Roman",
        page="A4",
        must=[],
        must_not=[],
        **RULES[profile],
    )
    return [f"{path.name}: {finding}" for finding in validator.validate(str(path), options).errors]


def test_the_sample_gives_every_form_in_its_layouts(papers: list[Paper]) -> None:
    """Every form is printed at every stage and empty; what units write is printed in all three layouts."""
    given = {(paper.form, paper.stage) for paper in papers}
    assert given == {(form, stage) for form in FORMS for stage in ("0", "1", "2", "blank")}
    layouts = {(paper.form, paper.layout) for paper in papers}
    of_units = [form for form in FORMS if SHEETS[form].issuer is Issuer.UNIT]
    assert len(of_units) > 5
    assert {(form, layout) for form in of_units for layout in PROFILES} <= layouts


@pytest.mark.parametrize("form", FORMS)
def test_every_paper_is_sound_and_in_layout(validator: ModuleType, papers: list[Paper], form: str) -> None:
    """Each paper, full at each stage and blank, has no error under the rules of its layout."""
    ours = [paper for paper in papers if paper.form == form]
    assert ours
    found = [
        (paper.stage, fault)
        for paper in ours
        for name in PROFILES[paper.layout]
        for fault in errors(validator, paper.path, name)
    ]
    assert found == []


def test_no_tag_is_left(papers: list[Paper]) -> None:
    """No paper holds a tag of its template."""
    assert [paper.path for paper in papers if re.search(r"\{\{|\{%|\{#|%\}|\}\}", paper.text)] == []


def test_every_models_name_stands_letter_for_letter(tmp_path: Path, sample: Workspace) -> None:
    """The slip of each living model says its name exactly as the dossier has it."""
    arguments = ["-C", str(REPOSITORY), "render", "phieu-dang-ky", "--all", "--as-of", STAGES[-1]]
    assert run([*arguments, "--out", str(tmp_path)]) == 0
    slips = {path.stem: document_text(path.read_bytes()) for path in tmp_path.rglob("*.docx")}
    living = [model for model in sample.models if model.dossier.removal is None]
    assert len(living) > 46
    for model in living:
        assert model.dossier.name in slips[model.stem]


def test_the_same_data_gives_the_same_bytes(papers: list[Paper], tmp_path: Path) -> None:
    """Rendering again into another folder gives equal files."""
    render(tmp_path / "1", "--as-of", STAGES[1])
    first = {(paper.form, paper.path.name): paper.path.read_bytes() for paper in papers if paper.stage == "1"}
    again = {(paper.form, paper.path.name): paper.path.read_bytes() for paper in read(tmp_path)}
    assert first
    assert first == again


@pytest.mark.parametrize("form", FORMS)
def test_a_value_is_never_a_template(
    validator: ModuleType, make_root: Callable[[dict[str, str]], Path], tmp_path: Path, form: str
) -> None:
    """Markup, tags and a control character in a value stand as text, the last by its visible name."""
    name = "chi-bo-xom-1--duong-hoa"
    text = (
        f"ten: '{HOSTILE} \x07'\ndon_vi: chi-bo-xom-1\nlinh_vuc: kinh-te\nloai: moi\ndia_diem: Xóm 1\n"
        "chu_the: {loai: ca-nhan, ten: Một người}\nmuc_tieu: [{ten: Hoa, ket_qua: {2026: 5}}]\n"
        "dang_ky: {ngay: 03/3/2026}\nbao_cao: {ngay: 05/9/2026}\nde_nghi: {ngay: 20/9/2026}\n"
        "tham_dinh: {ngay: 22/9/2026, ket_luan: cong-nhan}\n"
    )
    visit = f"lich_tham_dinh: [{{ngay: 22/9/2026, dia_diem: Xóm 1, mo_hinh: [{name}]}}]\n"
    files = {
        "dossiers/co-quan.yaml": "nguoi_ky: [{ma: ban-thuong-vu, quyen_han: T/M BTV, chuc_vu: BÍ THƯ}]\n",
        "dossiers/2026/ke-hoach.yaml": f"tieu_bieu: [{name}]\n{visit}",
        f"dossiers/2026/{name}.yaml": text,
    }
    out = tmp_path / "ra"
    arguments = ["-C", str(make_root(files)), "render", form, "--all", "--as-of", STAGES[-1]]
    assert run([*arguments, "--out", str(out)]) == 0
    documents = list(out.rglob("*.docx"))
    assert documents
    for path in documents:
        assert f"{HOSTILE} ⟨U+0007⟩" in document_text(path.read_bytes())
        assert errors(validator, path, "dang", allow_tags=True) == []


@pytest.fixture(scope="module")
def convert(tmp_path_factory: pytest.TempPathFactory) -> Callable[[list[Path], str], list[Path]]:
    """Return a function that has LibreOffice save many files as another kind in one call; CI demands it."""
    office = shutil.which("soffice")
    if not office and required("office"):
        pytest.fail("LibreOffice is required here and is not installed")
    if not office:
        pytest.skip("LibreOffice is not installed")
    profile = f"-env:UserInstallation={tmp_path_factory.mktemp('profile').as_uri()}"

    def saved(files: list[Path], kind: str) -> list[Path]:
        out = tmp_path_factory.mktemp("saved")
        command = [str(office), profile, "--headless", "--convert-to", kind, "--outdir", str(out), *map(str, files)]
        subprocess.run(command, check=True, capture_output=True, timeout=300)  # noqa: S603 - the office program here
        return [out / f"{file.stem}.{kind.partition(':')[0]}" for file in files]

    return saved


@pytest.mark.parametrize("between", [OPEN, OLD_WORD])
def test_the_text_outlives_other_kinds_of_file(
    papers: list[Paper], convert: Callable[[list[Path], str], list[Path]], tmp_path: Path, between: str
) -> None:
    """A paper of each form and layout keeps its text when saved as .odt or .doc and again as .docx.

    With `DANVAN_FULL=1` one of every stage of the year does, else those that say most and the empty ones.
    """
    chosen = [paper for paper in one_of_each(papers) if FULL or paper.stage in FULLEST]
    copies = [tmp_path / f"{number:03}.docx" for number in range(len(chosen))]
    for paper, copy in zip(chosen, copies, strict=True):
        shutil.copyfile(paper.path, copy)
    back = convert(convert(copies, between), WORD)
    changed = [
        (paper.form, paper.layout, paper.stage)
        for paper, path in zip(chosen, back, strict=True)
        if document_text(path.read_bytes()) != paper.text
    ]
    assert changed == []
