"""Any bytes under dossiers/: a located sentence within a second, and no other file's fault is hidden."""

from __future__ import annotations

import os
import sys
import time
import unicodedata
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from danvan_cli.report import Outcome, Report
from danvan_cli.rules.report import check_report
from danvan_cli.workspace import find_root, load_workspace, years

YEAR = "dossiers/2026"
BAD = f"{YEAR}/chi-bo-xom-1--xau.yaml"
NEIGHBOUR = f"{YEAR}/chi-bo-xom-1--tot.yaml"
SOUND = "ten: Đường hoa\ndon_vi: chi-bo-xom-1\n"
DAY = date(2026, 3, 1)
BOMB = "a0: &a0 [x, x]\n" + "".join(f"a{i}: &a{i} [*a{i - 1}, *a{i - 1}]\n" for i in range(1, 40))

BYTES = {
    "empty": (b"", "DV002"),
    "only NULs": (b"\0" * 4096, "DV001"),
    "half a file": (b'ten: "\xc4\x90\xc6\xb0\xe1\xbb\x9dng hoa', "DV002"),
    "half a letter": ("ten: Đườ".encode()[:-1], "DV001"),
    "UTF-16": (SOUND.encode("utf-16"), "DV001"),
    "UTF-16 without its mark": (SOUND.encode("utf-16-le"), "DV001"),
    "TCVN3": (b"ten: U\xfb ban nh\xa9n d\xa9n\ndon_vi: chi-bo-xom-1\n", "DV001"),
    "tabs": (b"ten: a\ndang_ky:\n\tngay: 03/3/2026\n", "DV002"),
    "conflict marks": ((SOUND + "<<<<<<< HEAD\nlinh_vuc: a\n=======\nlinh_vuc: b\n>>>>>>> x\n").encode(), "DV009"),
    "10,000 levels": (b"ten: " + b"[" * 10_000 + b"]" * 10_000, "DV007"),
    "10,000 open levels": (b"ten: " + b"[" * 10_000, "DV007"),
    "alias bomb": (BOMB.encode(), "DV008"),
    "python tag": (b"ten: !!python/object/apply:os.system [exit 3]\n", "DV008"),
}


def checked(root: Path) -> Report:
    """Load and check a workspace, and see that it takes less than a second of the processor."""
    started = time.process_time()
    report = check_report(load_workspace(str(root), 2026), DAY)
    assert time.process_time() - started < 1 * (5 if sys.gettrace() else 1)
    assert report.crashes == ()
    return report


def codes(report: Report, path: str) -> list[str]:
    """Return the codes found in a file, each with a sentence in Vietnamese at a place that can be."""
    found = [finding for finding in report.findings if unicodedata.normalize("NFC", finding.location.path) == path]
    for finding in found:
        assert not finding.message.isascii()
        assert finding.hint
        assert min(finding.location.line, finding.location.column, finding.location.length) >= 1
    return [finding.code for finding in found]


@pytest.fixture
def root(make_root: Callable[..., Path]) -> Path:
    """Return a workspace in which a neighbour has an unknown key."""
    return make_root({NEIGHBOUR: SOUND + "linh_vux: kinh-te\n"})


def assert_told(root: Path, code: str, path: str = BAD) -> None:
    """See that a file's fault is told, and its neighbour's too."""
    report = checked(root)
    assert code in codes(report, path)
    assert codes(report, NEIGHBOUR) == ["DV004"]
    assert report.outcome() is Outcome.FAULTS


@pytest.mark.parametrize("case", BYTES)
def test_bytes(root: Path, case: str) -> None:
    """Bytes that are no dossier give a located sentence, and the neighbour keeps its own."""
    data, code = BYTES[case]
    (root / BAD).write_bytes(data)
    assert_told(root, code)


def test_huge_file(root: Path) -> None:
    """A file of 50 MB is named without being read."""
    with open(root / BAD, "wb") as file:
        file.truncate(50 << 20)
    assert_told(root, "DV007")


def test_folder_named_as_a_file(root: Path) -> None:
    """A folder with the name of a dossier is named as such."""
    (root / BAD).mkdir()
    assert_told(root, "DV001")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_pipe(root: Path) -> None:
    """A named pipe without a writer does not hang the check."""
    os.mkfifo(root / BAD)
    assert_told(root, "DV001")


def test_unreadable_file(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that the system does not let us open is named; an administrator's rights do not hide the case."""
    (root / BAD).write_text(SOUND, encoding="utf-8")
    opened = os.open

    def refused(path: str, *rest: int) -> int:
        if str(path).endswith(BAD):
            raise PermissionError(13, "Permission denied", str(path))
        return opened(path, *rest)

    monkeypatch.setattr(os, "open", refused)
    assert_told(root, "DV001")


def test_name_in_nfd(root: Path) -> None:
    """A file name with decomposed accents is refused as a name, whatever the system does to it."""
    name = f"{YEAR}/chi-bo-xóm-1--xấu.yaml"
    (root / unicodedata.normalize("NFD", name)).write_text(SOUND, encoding="utf-8")
    assert_told(root, "DV012", name)


@pytest.mark.parametrize("name", ["duong-hoa.yaml", "a--b.yml", "a--b.YAML"])
def test_name_that_is_no_identity(root: Path, name: str) -> None:
    """A dossier under a name that cannot be its identity is told, and not counted."""
    (root / YEAR / name).write_text(SOUND, encoding="utf-8")
    assert_told(root, "DV012", f"{YEAR}/{name}")
    workspace = load_workspace(str(root), 2026)
    assert [file.label for file in workspace.unreadable if file.label != NEIGHBOUR] == [f"{YEAR}/{name}"]


@pytest.mark.parametrize("link_to_folder", [False, True])
def test_link_that_leads_out(root: Path, tmp_path_factory: pytest.TempPathFactory, *, link_to_folder: bool) -> None:
    """A link out of the workspace is not followed."""
    outside = tmp_path_factory.mktemp("outside")
    (outside / "a.yaml").write_text(SOUND + "# bí mật\n", encoding="utf-8")
    (root / BAD).symlink_to(outside if link_to_folder else outside / "a.yaml")
    assert_told(root, "DV001")
    assert all("bí mật" not in finding.excerpt for finding in checked(root).findings)


def test_link_within(root: Path) -> None:
    """A link that stays in the workspace is read like the file."""
    (root / "kho.yaml").write_text(SOUND, encoding="utf-8")
    (root / BAD).symlink_to(root / "kho.yaml")
    assert not [code for code in codes(checked(root), BAD) if code.startswith("DV0")]
    assert "chi-bo-xom-1--xau" in {model.stem for model in load_workspace(str(root), 2026).models}


@pytest.mark.parametrize("path", [f"{YEAR}/ke-hoach.yaml", "dossiers/co-quan.yaml"])
@pytest.mark.parametrize("data", [b"", b"\0", b"ten: [", b"ten: \xff", b"ten: chi mot dong\n", None])
def test_bad_plan_or_office(root: Path, path: str, data: bytes | None) -> None:
    """A bad plan or office is told with its place; the rules that need the year say that they were skipped."""
    (root / path).unlink()
    if data is not None:
        (root / path).write_bytes(data)
    report = checked(root)
    assert codes(report, path)
    assert codes(report, NEIGHBOUR) == ["DV004"]
    assert report.outcome() is Outcome.FAULTS
    skipped = {skip.code for skip in report.skipped}
    assert {"DV101", "DV201", "DV301", "DV402"} <= skipped
    assert skipped.isdisjoint(finding.code for finding in report.findings)


def test_find_root(root: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """The workspace is the nearest folder upwards with dossiers/co-quan.yaml."""
    assert find_root(str(root)) == str(root)
    assert find_root(str(root / YEAR)) == str(root)
    assert find_root(str(tmp_path_factory.mktemp("nowhere"))) is None


def test_years(root: Path) -> None:
    """Only folders named with four digits are years."""
    for name in ("2025", "năm-cũ", "20266", "٢٠٢٤"):
        (root / "dossiers" / name).mkdir()
    (root / "dossiers" / "2027").write_text("", encoding="utf-8")
    assert years(str(root)) == (2025, 2026)


def test_contents_of_a_year(make_root: Callable[..., Path]) -> None:
    """The dossiers stand by stem, files kept by editors are passed over, predecessors are read where they are."""
    continued = SOUND + "loai: nang-cao\nke_thua: "
    root = make_root(
        {
            f"{YEAR}/chi-bo-xom-1--b.yaml": continued + "2025/chi-bo-xom-1--cu\n",
            f"{YEAR}/chi-bo-xom-1--a.yaml": continued + "2025/chi-bo-xom-1--khong-co\n",
            f"{YEAR}/chi-bo-xom-1--c.yaml": continued + "../../etc/passwd\n",
            f"{YEAR}/chi-bo-xom-1--d.yaml": continued + "2025\n",
            f"{YEAR}/chi-bo-xom-1--e.yaml": "don_vi: {a: b}\n",
            f"{YEAR}/.chi-bo-xom-1--f.yaml": SOUND,
            f"{YEAR}/~chi-bo-xom-1--g.yaml": SOUND,
            f"{YEAR}/ghi-chu.txt": "không phải hồ sơ",
            f"{YEAR}/don-vi/chi-bo-xom-1.yaml": "han_che: Ít\n",
            f"{YEAR}/don-vi/Chi bộ.yaml": "han_che: Ít\n",
            "dossiers/2025/chi-bo-xom-1--cu.yaml": SOUND,
        }
    )
    workspace = load_workspace(str(root), 2026)
    stems = [f"chi-bo-xom-1--{letter}" for letter in "abcde"]
    assert [file.stem for file in workspace.dossiers] == stems
    assert [model.stem for model in workspace.models] == stems[:4]
    assert [file.stem for file in workspace.unreadable] == stems[4:]
    assert list(workspace.predecessors) == ["2025/chi-bo-xom-1--cu"]
    assert workspace.unit_files["Chi bộ"].record is None
    assert workspace.unit_files["chi-bo-xom-1"].record is not None
    assert list(workspace.units) == ["chi-bo-xom-1", "ban-xay-dung-dang"]
    assert list(workspace.deadlines) == ["dang-ky", "bao-cao", "tong-hop"]
    assert [file.label for file in workspace.files()][:2] == ["dossiers/co-quan.yaml", f"{YEAR}/ke-hoach.yaml"]
    assert len(list(workspace.files())) == 2 + 2 + 5


def test_year_without_a_folder(root: Path) -> None:
    """A year that has no folder is an empty year whose plan cannot be found."""
    workspace = load_workspace(str(root), 2031)
    assert (workspace.dossiers, dict(workspace.units), dict(workspace.deadlines)) == ((), {}, {})
    assert workspace.plan.record is None
