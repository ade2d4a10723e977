"""A year held in memory is the year on disk; what is known already is not read again."""

from __future__ import annotations

from danvan_cli import shelf as seam
from danvan_cli.workspace import File, load_files, load_workspace

FIRST = "dossiers/2026/xom-1--bua-sang.yaml"
MODEL = "ten: Bữa sáng 0 đồng\ndon_vi: xom-1\n"


def held(root):
    """Return the bytes of every file of a workspace by label."""
    files = (path for path in (root / "dossiers").rglob("*") if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in files}


def same(one: File, other: File) -> bool:
    """Whether two files were read alike."""
    read = [(file.label, file.stem, file.record is None, file.faults, file.document.value) for file in (one, other)]
    return read[0] == read[1]


def test_memory_reads_as_disk(sample_root, sample):
    """The sample campaign held in memory gives the same records and faults in the same order."""
    year = load_files(held(sample_root), 2026)
    assert all(same(*pair) for pair in zip(year.files(), sample.files(), strict=True))
    assert list(year.predecessors) == list(sample.predecessors)
    assert len(year.models) > 40


def test_bad_files_are_values(make_root):
    """Files that cannot be read, named or found are faults, as on disk."""
    files = {
        FIRST: "ten: [\n",
        "dossiers/2026/Xấu.yaml": MODEL,
        "dossiers/2026/xom-1--b.YML": MODEL,
        "dossiers/2026/don-vi/xom-1.yaml": b"\xff\xfe\0",
        "dossiers/2026/don-vi/ke-hoach.yaml": MODEL,
        "dossiers/2026/~$tam.yaml": MODEL,
        "dossiers/2026/sau/xom-1--c.yaml": MODEL,
        "dossiers/2026/xom-1--rong.yaml": b"",
    }
    root = make_root(files)
    year, disk = load_files(held(root), 2026), load_workspace(str(root), 2026)
    assert all(same(*pair) for pair in zip(year.files(), disk.files(), strict=True))
    assert len(year.unreadable) == 4
    assert list(year.unit_files) == ["ke-hoach", "xom-1"]


def test_a_year_that_is_not_there():
    """Without any file there is a year without records, and each missing file says so."""
    year = load_files({}, 2026)
    assert (year.office.record, year.plan.record, year.dossiers) == (None, None, ())
    assert "Không có tệp này." in {fault.message for fault in year.plan.faults}


def test_what_is_known_is_not_read_again(make_root, monkeypatch):
    """Only the file with other bytes is read; the others are the very ones known, their faults said once."""
    later = MODEL + "loai: nang-cao\nke_thua: 2025/xom-1--cu\n"
    root = make_root({FIRST: later, "dossiers/2026/Xấu.yaml": MODEL, "dossiers/2025/xom-1--cu.yaml": MODEL})
    known = load_workspace(str(root), 2026)
    files = held(root) | {"dossiers/2026/xom-1--moi.yaml": MODEL.encode()}
    read: list[str] = []
    whole = seam.read_source
    monkeypatch.setattr(seam, "read_source", lambda label, data: (read.append(label), whole(label, data))[1])
    year = load_files(files, 2026, known)
    assert read == ["dossiers/2026/xom-1--moi.yaml"]
    assert all(any(file is other for other in year.files()) for file in known.files())
    assert year.predecessors["2025/xom-1--cu"] is known.predecessors["2025/xom-1--cu"]


def test_a_dossier_of_last_year_is_not_taken_for_this_years(make_root):
    """A file known as predecessor is read anew where it is a dossier of the year itself."""
    later = MODEL + "loai: nang-cao\nke_thua: 2025/xom-1--cu\n"
    root = make_root({FIRST: later, "dossiers/2025/xom-1--cu.yaml": MODEL})
    known = load_workspace(str(root), 2026)
    (dossier,) = load_files(held(root), 2025, known).dossiers
    assert dossier is not known.predecessors["2025/xom-1--cu"]
    assert same(dossier, known.predecessors["2025/xom-1--cu"])
