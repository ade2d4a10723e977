"""A year lived by command: it checks at every date, and each diff is measured.

With DANVAN_FULL=1 it is a whole commune and the size of every diff is printed.
"""

import shutil
from collections import Counter

import pytest

from danvan_cli.__main__ import main
from tests.editing.lived_year import FULL, MODELS, Office, begun, lived

IN_PLACE = tuple(f"record {event}" for event in ("dang-ky", "ke-hoach", "bao-cao", "de-nghi", "tham-dinh", "cong-nhan"))
ONE_LINE = tuple(
    f"record {event}"
    for event in ("ket-qua", "kiem-tra", "vuong-mac", "loai-bo", "nhan-xet", "minh-chung", "khen-thuong")
)


@pytest.fixture
def office(tmp_path, monkeypatch):
    """Return an office that has not begun."""
    if shutil.which("git") is None:
        pytest.skip("git is not installed")
    return Office(tmp_path, monkeypatch)


def told(sizes):
    """Return one line for each kind of command: how many, files, lines added and removed at most."""
    kinds = Counter(" ".join(what.split()[: 2 if what.startswith("record") else 1]) for what, *_ in sizes)
    for kind, times in kinds.items():
        rows = [row for row in sizes if f"{row[0]} ".startswith(f"{kind} ")]
        most = [max(row[column] for row in rows) for column in (1, 2, 3)]
        yield f"{kind:24} ×{times:<4} nhiều nhất {most[0]:3} tệp +{most[1]} -{most[2]}"


def test_a_year_lived_by_command_checks_at_every_date(office, capsys):
    """From an empty folder to the next year: no check finds an error, and every diff is as small as what was told."""
    stems = begun(office)
    assert (len(stems), lived(office, stems)) == (MODELS, [0, 0, 0])
    old = office.git("rev-parse", "HEAD:dossiers/2026")
    office.run("2027-01-05", "rollover", "2027")
    assert office.git("rev-parse", "HEAD:dossiers/2026") == old
    assert office.check("2027", "06/01/2027") == 0
    for year in ("2026", "2027"):
        assert main(["-C", str(office.root), "fmt", "--all", "--check", "--year", year]) == 0
    assert len(list((office.root / "dossiers/2027").glob("*--*.yaml"))) == MODELS - 2
    for what, files, added, removed in office.sizes:
        facts = sum(what.count(f" {option} ") for option in ("--ngay", "--so", "--tu-danh-gia", "--ket-luan"))
        if what.startswith(IN_PLACE):
            assert (added, removed) == (facts * files, facts * files), what
        if what.startswith(ONE_LINE):
            assert (added, removed) == (files, 0), what
        if what.startswith("set"):
            assert (files, added, removed) == (1, 1, 1), what
    if FULL:
        with capsys.disabled():
            print("", *told(office.sizes), sep="\n")  # noqa: T201 - asked for
