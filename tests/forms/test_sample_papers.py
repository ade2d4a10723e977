"""Every paper of the three forms that the sample can give, against the independent validator."""

from __future__ import annotations

import argparse
import importlib.util
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from danvan_cli.cli.app import run
from danvan_cli.forms.engine.text import document_text
from danvan_cli.workspace import Workspace

REPOSITORY = Path(__file__).resolve().parents[2]
BESIDE = REPOSITORY.parent / "shared" / "tools"
FORMS = ("phieu-dang-ky", "phu-luc-01", "phu-luc-02")
PROFILES = {
    "dang": {"size": "10-16", "margins": "top=20,bottom=20,left=30,right=15"},
    "nd30": {"size": "11-14", "margins": "top=20-25,bottom=20-25,left=30-35,right=15-20"},
}
# The validator leaves the files it reads to the garbage collector.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")

HOSTILE = 'A & B < C > "D" {{ 7*7 }} {% raw %}'


@pytest.fixture(scope="module")
def validator() -> ModuleType:
    """Return the validator of Word files that stands beside the repository; CI demands it."""
    path = Path(os.environ.get("DANVAN_TOOLS") or BESIDE) / "docx" / "validate_docx.py"
    if not path.exists():
        if "docx" in os.environ.get("DANVAN_REQUIRE", "").split(","):
            pytest.fail("the validator of Word files is required here and was not found")
        pytest.skip("the validator of Word files is not found; DANVAN_TOOLS names its folder")
    spec = importlib.util.spec_from_file_location("validate_docx", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Path]]:
    """Return every paper of each form, full at the end of the year and blank."""
    made = {}
    for form in FORMS:
        folder = tmp_path_factory.mktemp(form)
        for more in ([], ["--blank"]):
            arguments = ["-C", str(REPOSITORY), "render", form, "--all", "--as-of", "14/10/2026"]
            assert run([*arguments, *more, "--out", str(folder / "-".join(["to", *more]))]) == 0
        made[form] = sorted(folder.rglob("*.docx"))
    return made


def errors(validator: ModuleType, path: Path, profile: str, *, allow_tags: bool = False) -> list[str]:
    """Return what the validator finds wrong under a profile of layout."""
    options = argparse.Namespace(
        allow_tags=allow_tags,
        strict=False,
        font="Times New Roman",
        page="A4",
        must=[],
        must_not=[],
        **PROFILES[profile],
    )
    return [f"{path.name}: {finding}" for finding in validator.validate(str(path), options).errors]


@pytest.mark.parametrize("form", FORMS)
def test_every_paper_is_sound_and_in_layout(validator: ModuleType, papers: dict[str, list[Path]], form: str) -> None:
    """Each paper of every unit and model, full and blank, has no error under both profiles of layout."""
    assert len(papers[form]) > 50
    assert [fault for path in papers[form] for name in PROFILES for fault in errors(validator, path, name)] == []


def test_every_models_name_stands_letter_for_letter(papers: dict[str, list[Path]], sample: Workspace) -> None:
    """The slip of each living model says its name exactly as the dossier has it."""
    slips = {path.stem: document_text(path.read_bytes()) for path in papers["phieu-dang-ky"]}
    living = [model for model in sample.models if model.dossier.removal is None]
    assert len(living) > 46
    for model in living:
        assert model.dossier.name in slips[model.stem]


@pytest.mark.parametrize("form", FORMS)
def test_the_same_data_gives_the_same_bytes(tmp_path: Path, form: str) -> None:
    """Rendering twice into two folders gives equal files."""
    for folder in ("a", "b"):
        arguments = ["-C", str(REPOSITORY), "render", form, "--all", "--as-of", "05/9/2026"]
        assert run([*arguments, "--out", str(tmp_path / folder)]) == 0
    first = {path.relative_to(tmp_path / "a"): path.read_bytes() for path in (tmp_path / "a").rglob("*.docx")}
    second = {path.relative_to(tmp_path / "b"): path.read_bytes() for path in (tmp_path / "b").rglob("*.docx")}
    assert first
    assert first == second


@pytest.mark.parametrize("form", FORMS)
def test_a_value_is_never_a_template(
    validator: ModuleType, make_root: Callable[[dict[str, str]], Path], tmp_path: Path, form: str
) -> None:
    """Markup, tags and a control character in a value stand as text, the last by its visible name."""
    name = "chi-bo-xom-1--duong-hoa"
    text = (
        f"ten: '{HOSTILE} \x07'\ndon_vi: chi-bo-xom-1\nlinh_vuc: kinh-te\nloai: moi\ndia_diem: Xóm 1\n"
        "dang_ky: {ngay: 03/3/2026}\nbao_cao: {ngay: 05/9/2026}\nmuc_tieu: [{ten: Hoa}]\n"
    )
    root = make_root({f"dossiers/2026/{name}.yaml": text})
    out = tmp_path / "ra"
    assert run(["-C", str(root), "render", form, "--all", "--as-of", "14/10/2026", "--out", str(out)]) == 0
    documents = list(out.rglob("*.docx"))
    holding = [path for path in documents if f"{HOSTILE} ⟨U+0007⟩" in document_text(path.read_bytes())]
    assert holding
    for path in documents:
        assert errors(validator, path, "dang", allow_tags=True) == []
    shutil.rmtree(out)
