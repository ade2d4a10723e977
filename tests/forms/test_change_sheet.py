"""The sheet of changes: its template, its head in each layout, its rows, and values that stay values."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest

from danvan_cli.builtin import builtin_folder
from danvan_cli.forms import change_sheet as sheets
from danvan_cli.forms.catalogue import load_catalogue
from danvan_cli.forms.change_sheet import NAME, TEMPLATE, ChangedFile, Changes, change_sheet
from danvan_cli.forms.engine.text import document_text, read_properties
from danvan_cli.forms.writing import is_edited
from danvan_cli.progress.year import Year
from danvan_cli.workspace import load_workspace
from tests.forms import test_sample_papers as sample_papers
from tests.forms import test_templates as templates

ROOT = sample_papers.REPOSITORY
OFFICE = "dossiers/co-quan.yaml"
FILES = (
    ChangedFile(
        "“Đường hoa”", "Chi bộ xóm 3", "chi-bo-xom-3--duong-hoa", ("Chỉ tiêu: 800 → 850 m (+6,3 %).", "Bỏ ảnh.")
    ),
    ChangedFile("Kế hoạch của năm", "", "ke-hoach", ("Trước ngày: 05/3/2026 → 06/3/2026.",)),
)
CHANGES = Changes(
    before="bản a1b2c3d ghi ngày 05/3/2026",
    after="các tệp đang có trên máy",
    code="tu-a1b2c3d-den-dang-soan",
    amount="1 hồ sơ và 1 tệp khác",
    effects=("Mô hình được tính: 41 → 42/42",),
    files=FILES,
    untouched=("dossiers/2026/a--b.yaml",),
)
script, validator = templates.script, sample_papers.validator
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")

Fill = Callable[..., bytes]


@pytest.fixture
def fill() -> Fill:
    """Return a function that fills the sheet for the sample's office with some of its lines replaced."""

    def filled(changes: Changes = CHANGES, **lines: str) -> bytes:
        text = (ROOT / OFFICE).read_text(encoding="utf-8")
        for key, value in lines.items():
            text, found = re.subn(rf"(?m)^{key}: .*$", f"{key}: {value}", text)
            assert found == 1
        workspace = load_workspace(str(ROOT), 2026, {OFFICE: text.encode()})
        year, office = Year.of(workspace, date(2026, 10, 14)), workspace.office.record
        assert year is not None
        assert office is not None
        data = change_sheet(year, office, changes)
        assert isinstance(data, bytes)
        return data

    return filled


def lines(data: bytes) -> list[str]:
    """Return the lines of a Word file."""
    return [line for line in document_text(data).split("\n") if line]


def stands_in_order(wanted: Iterable[str], text: list[str]) -> bool:
    """Whether the lines stand among those of a text, in this order."""
    rest = iter(text)
    return all(line in rest for line in wanted)


def test_the_script_makes_the_committed_template(script) -> None:
    """Running templates/make.py gives the sheet that is committed, and every sheet has its file."""
    made = {label: make() for label, make in script["SHEETS"].items()}
    assert made == {f"{NAME}/{TEMPLATE}": (builtin_folder("templates") / NAME / TEMPLATE).read_bytes()}


def test_no_list_of_forms_offers_it() -> None:
    """`danvan forms` and `danvan render` know nothing of the sheet."""
    catalogue = load_catalogue(None)
    assert NAME not in catalogue.forms
    assert catalogue.faulty == ()


def test_a_sheet_says_what_a_leader_asks(fill: Fill) -> None:
    """Head, question, effects, rows with a sentence a line, what did not change, room for the answer, signatures."""
    wanted = (
        "PHIẾU TRÌNH",
        "về thay đổi trong hồ sơ “Dân vận khéo” năm 2026",
        "(Mẫu gợi ý)",
        "Kính trình: Lãnh đạo Ban Xây dựng Đảng",
        "1. Tác động đến tiến độ của năm",
        "- Mô hình được tính: 41 → 42/42.",
        "2. Nội dung thay đổi",
        "“Đường hoa”",
        "Chi bộ xóm 3",
        "chi-bo-xom-3--duong-hoa",
        "- Chỉ tiêu: 800 → 850 m (+6,3 %).",
        "- Bỏ ảnh.",
        "Kế hoạch của năm",
        "ke-hoach",
        "- Trước ngày: 05/3/2026 → 06/3/2026.",
        "Chỉ đổi cách trình bày, nội dung không thay đổi: dossiers/2026/a--b.yaml.",
        "3. Ý kiến của lãnh đạo",
        "NGƯỜI TRÌNH",
        "NGƯỜI DUYỆT",
    )
    text = lines(fill())
    assert stands_in_order(wanted, text)
    assert any("giữa bản a1b2c3d ghi ngày 05/3/2026 và các tệp đang có trên máy; tiến độ" in line for line in text)
    assert "Diễn Châu, ngày 14 tháng 10 năm 2026" in text


def test_without_effects_the_sheet_says_so(fill: Fill) -> None:
    """Changes that move no figure are said to move none; nothing is said of untouched files where there are none."""
    text = lines(fill(CHANGES._replace(effects=(), untouched=())))
    heading = text.index("1. Tác động đến tiến độ của năm")
    assert text[heading + 1].startswith("Không làm thay đổi số mô hình được tính")
    assert not any("Chỉ đổi cách trình bày" in line for line in text)


@pytest.mark.parametrize(
    ("layout", "title"),
    [("dang", "ĐẢNG CỘNG SẢN VIỆT NAM"), ("hanh-chinh", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), ("khac", "")],
)
def test_the_head_follows_the_office(fill: Fill, layout: str, title: str) -> None:
    """The head is that of the office's layout, and no other's."""
    text = lines(fill(the_thuc=layout))
    assert {line for line in text if line in sample_papers.TITLES.values()} == {title} - {""}


@pytest.mark.parametrize(("layout", "profile"), [("dang", "dang"), ("hanh-chinh", "nd30")])
def test_a_sheet_is_sound(fill: Fill, validator: ModuleType, tmp_path: Path, layout: str, profile: str) -> None:
    """The validator of Word files finds nothing wrong in either layout."""
    path = tmp_path / "phieu.docx"
    path.write_bytes(fill(the_thuc=layout))
    assert sample_papers.errors(validator, path, profile) == []


def test_a_value_is_never_a_template(fill: Fill) -> None:
    """Tags, entities, elements and control characters in a value stand as they were written."""
    hostile = "{{ co_quan.ten }} {% for x in y %} {{ 7*7 }} <b>&amp;</b>\x07\u202e"
    row = ChangedFile(hostile, hostile, hostile, (hostile,))
    shown = hostile.replace("\x07", "⟨U+0007⟩").replace("\u202e", "⟨U+202E⟩")
    sides = {"before": hostile, "after": hostile, "effects": (hostile,), "untouched": (hostile,)}
    text = document_text(fill(CHANGES._replace(files=(row,), **sides)))
    assert text.count(shown) == 8


def test_the_same_changes_give_the_same_bytes(fill: Fill) -> None:
    """A sheet carries whose it is and the hash of its data, and depends on nothing else."""
    data = fill()
    assert data == fill()
    assert data != fill(CHANGES._replace(amount="2 hồ sơ"))
    known = read_properties(data)
    assert (known["danvan_bieu_mau"], known["danvan_ban_cua"]) == (NAME, CHANGES.code)
    assert not is_edited(data)


def test_the_sheet_is_spelt_as_the_office_spells(fill: Fill) -> None:
    """The sheet's own words follow `chinh_ta`; what people wrote stays."""
    row = ChangedFile("“Văn hóa”", "", "a--b", ("Ủy ban → Uỷ ban.",))
    text = lines(fill(CHANGES._replace(files=(row,)), chinh_ta="kieu-moi", the_thuc="hanh-chinh"))
    assert "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM" in text
    assert "“Văn hóa”" in text
    assert "- Ủy ban → Uỷ ban." in text


def test_a_missing_template_is_a_sentence(monkeypatch: pytest.MonkeyPatch, make_root: Callable[..., Path]) -> None:
    """An installation without the sheet's template is told, and nothing raises."""
    monkeypatch.setattr(sheets, "TEMPLATE", "khong-co.docx")
    workspace = load_workspace(str(make_root({})), 2026)
    year, office = Year.of(workspace, date(2026, 10, 14)), workspace.office.record
    assert year is not None
    assert office is not None
    fault = change_sheet(year, office, CHANGES)
    assert not isinstance(fault, bytes)
    assert "khong-co.docx" in fault.sentence


def test_a_broken_template_is_a_sentence(make_root: Callable[..., Path]) -> None:
    """An office's own template that is no Word file is told with its name."""
    workspace = load_workspace(str(make_root({f"templates/{NAME}/{TEMPLATE}": b"PK"})), 2026)
    year, office = Year.of(workspace, date(2026, 10, 14)), workspace.office.record
    assert year is not None
    assert office is not None
    fault = change_sheet(year, office, CHANGES)
    assert not isinstance(fault, bytes)
    assert f"templates/{NAME}/{TEMPLATE}" in fault.message
