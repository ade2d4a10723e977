"""`danvan rollover`: a new year in one go, or not at all."""

import hashlib
import shutil

import pytest


@pytest.fixture
def sample(tmp_path, sample_root):
    """Return a copy of the sample campaign."""
    shutil.copytree(sample_root / "dossiers", tmp_path / "dossiers")
    return tmp_path


def prints(folder):
    """Return what every file of a folder holds, by its path."""
    return {path: hashlib.sha256(path.read_bytes()).digest() for path in folder.rglob("*") if path.is_file()}


def test_nothing_of_the_old_year_changes_and_the_new_one_checks(run, sample):
    """Every byte of 2026 stays; 2027 holds the plan and 48 dossiers, and check finds only what is left to do."""
    before = prints(sample / "dossiers")
    ended = run("-C", str(sample), "rollover", "2027")
    assert (ended.status, ended.err) == (0, "")
    after = prints(sample / "dossiers")
    new = set(after) - set(before)
    assert {path: after[path] for path in before} == before
    assert (len(new), {path.parent.name for path in new}) == (49, {"2027"})
    assert run("-C", str(sample), "check", "--year", "2027", "--as-of", "10/01/2027").status == 0


def test_the_new_year_has_the_one_style(run, sample):
    """What rollover wrote needs no tidying, nor does a dossier that goes on from one it left behind."""
    run("-C", str(sample), "rollover", "2027")
    left = "2026/chi-bo-khoi-7-dien-thanh--nha-van-hoa-mo-cua"
    assert run("-C", str(sample), "new", "--year", "2027", "--continue", left).status == 0
    assert run("-C", str(sample), "fmt", "--check", "--year", "2027").status == 0


def test_dry_run_writes_nothing_and_tells_the_same(run, sample):
    """With --dry-run the folder stays as it is, the fates of the models are told, and the same command is next."""
    before = prints(sample)
    ended = run("-C", str(sample), "rollover", "2027", "--dry-run")
    assert (ended.status, prints(sample)) == (0, before)
    assert "chi-bo-xom-5-dien-hoa--ca-ruong-sau" in ended.out
    assert "đã loại bỏ ngày 04/5/2026" in ended.out


def test_a_year_that_is_there_is_not_overwritten(run, sample):
    """A second rollover is refused and changes nothing."""
    run("-C", str(sample), "rollover", "2027")
    before = prints(sample / "dossiers")
    ended = run("-C", str(sample), "rollover", "2027")
    assert (ended.status, prints(sample / "dossiers")) == (1, before)
    assert "Đã có thư mục dossiers/2027" in ended.err


@pytest.mark.parametrize("year", ["2029", "2025"])
def test_a_year_without_the_one_before_is_wrong_use(run, sample, year):
    """Only the year that follows one that is there can be opened."""
    ended = run("-C", str(sample), "rollover", year)
    assert ended.status == 2
    assert f"Chưa có thư mục dossiers/{int(year) - 1}" in ended.err


def test_an_unreadable_dossier_stops_it_with_nothing_written(run, sample):
    """One file that does not parse is named, and no folder of the new year appears."""
    broken = sample / "dossiers/2026/chi-bo-cong-an--mat-than-ngo-xom.yaml"
    broken.write_text("ten: [\n", encoding="utf-8")
    ended = run("-C", str(sample), "rollover", "2027")
    assert ended.status == 1
    assert "chi-bo-cong-an--mat-than-ngo-xom.yaml" in ended.err
    assert not (sample / "dossiers/2027").exists()


def test_undo_takes_the_year_back_and_the_old_one_is_looked_at_again(run, sample, monkeypatch):
    """After undo nothing of the new year is left that a command would take for a year; it can be opened again."""
    before = prints(sample / "dossiers")
    monkeypatch.setenv("DANVAN_TODAY", "2027-01-05")
    run("-C", str(sample), "rollover", "2027")
    assert run("-C", str(sample), "undo").status == 0
    assert prints(sample / "dossiers") == before
    assert "2026" in run("-C", str(sample), "status").out.splitlines()[0]
    assert run("-C", str(sample), "rollover", "2027").status == 0
