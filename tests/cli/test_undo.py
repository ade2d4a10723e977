"""`danvan undo`: the last writing command taken back, one after the other."""

from __future__ import annotations

import pytest

STEM = "chi-bo-xom-1--duong-hoa"
DOSSIER = "ten: Đường hoa\r\ndon_vi: chi-bo-xom-1\r\n"


@pytest.fixture
def root(make_root):
    """Lay out a workspace of one dossier."""
    return make_root({f"dossiers/2026/{STEM}.yaml": DOSSIER})


@pytest.fixture
def path(root):
    """Return the dossier's file."""
    return root / f"dossiers/2026/{STEM}.yaml"


@pytest.fixture
def here(run, root):
    """Run danvan in that workspace."""
    return lambda *arguments: run("-C", str(root), *arguments)


def test_each_undo_goes_one_command_further_back(here, path):
    """Two commands are taken back one by one to the very bytes before them; then there is none left."""
    here("set", STEM, "dia_diem", "Xóm 1")
    once = path.read_bytes()
    here("set", STEM, "dia_diem", "Xóm 2")
    assert "dia_diem Xóm 2" in here("undo").out
    assert path.read_bytes() == once
    assert here("undo").status == 0
    assert path.read_bytes() == DOSSIER.encode()
    ended = here("undo")
    assert (ended.status, "Không còn lệnh ghi nào" in ended.err) == (1, True)


def test_a_file_changed_since_is_not_touched(here, path):
    """A file that somebody changed after the command is named, and nothing is taken back."""
    here("set", STEM, "dia_diem", "Xóm 1")
    path.write_bytes(path.read_bytes() + b"# tay\r\n")
    changed = path.read_bytes()
    ended = here("undo")
    assert (ended.status, f"{STEM}.yaml" in ended.err) == (1, True)
    assert path.read_bytes() == changed


def test_dry_run_shows_what_would_come_back(here, path):
    """With `--dry-run` the command and its lines are shown, and stay done."""
    here("set", STEM, "dia_diem", "Xóm 1")
    done = path.read_bytes()
    ended = here("undo", "--dry-run")
    assert ended.status == 0
    assert "- dia_diem: Xóm 1" in ended.out
    assert path.read_bytes() == done


def test_a_new_file_goes_again(here, root):
    """A file that the command made is gone afterwards."""
    made = root / "dossiers/2026/don-vi/chi-bo-xom-1.yaml"
    here("set", "don-vi/chi-bo-xom-1", "nop.dang-ky.ngay", "03/3")
    assert made.exists()
    assert here("undo").status == 0
    assert not made.exists()


def test_a_mended_fault_comes_back(here, path):
    """What a command mended is taken back too, though the file is faulty then."""
    faulty = DOSSIER.encode() + b"loai: cu\r\n"
    path.write_bytes(faulty)
    assert here("set", STEM, "loai", "moi").status == 0
    assert here("undo").status == 0
    assert path.read_bytes() == faulty


@pytest.fixture
def cut_off(here, root, path):
    """Leave a command half done after one that was finished: its list says that it is still under way."""
    here("set", STEM, "dia_diem", "Xóm 1")
    before = path.read_bytes()
    here("set", STEM, "dia_diem", "Xóm 2")
    listed = root / ".danvan/hoan-tac/000002/danh-muc.json"
    listed.write_text(listed.read_text("utf-8").replace('"xong"', '"dang-ghi"'), "utf-8")
    return before


def test_a_reading_command_tells_of_a_change_that_was_cut_off(here, path, cut_off):
    """Figures that may be half old and half new are never shown without a word; nothing is written."""
    half = path.read_bytes()
    assert "set" in here("status").err
    assert "ngắt giữa chừng" in here("check").err
    assert path.read_bytes() == half != cut_off


def test_undo_after_a_cut_only_rolls_that_command_back(here, path, cut_off):
    """The command that was cut off is put back, and the one finished before it stays done."""
    ended = here("undo")
    assert (ended.status, "không hoàn tác gì thêm" in ended.out) == (0, True)
    assert path.read_bytes() == cut_off
    assert "ngắt" not in here("check").err


def test_what_git_put_back_does_not_stand_in_the_way(here, path):
    """A command that somebody put back otherwise is told of as undone, and the one before it is taken back."""
    here("set", STEM, "dia_diem", "Xóm 1")
    once = path.read_bytes()
    here("set", STEM, "dia_diem", "Xóm 2")
    path.write_bytes(once)
    ended = here("undo")
    assert (ended.status, "dia_diem Xóm 2” coi như đã hoàn tác" in ended.err) == (0, True)
    assert "lệnh “set chi-bo-xom-1--duong-hoa dia_diem Xóm 1”" in ended.out
    assert path.read_bytes() == DOSSIER.encode()


def test_skip_leaves_a_changed_file_and_goes_further_back(here, path, root):
    """The refusal names `--skip`, which says what stays as it is and takes back the command before."""
    made = root / "dossiers/2026/don-vi/chi-bo-xom-1.yaml"
    here("set", "don-vi/chi-bo-xom-1", "nop.dang-ky.ngay", "03/3")
    here("set", STEM, "dia_diem", "Xóm 1")
    path.write_bytes(DOSSIER.encode() + b"# tay\r\n")
    assert "danvan undo --skip" in here("undo").err
    seen = here("undo", "--skip", "--dry-run")
    assert (seen.status, f"không đụng tới: dossiers/2026/{STEM}.yaml" in seen.err, made.exists()) == (0, True, True)
    assert here("undo", "--skip").status == 0
    assert (made.exists(), path.read_bytes()) == (False, DOSSIER.encode() + b"# tay\r\n")
    assert "Không còn lệnh ghi nào" in here("undo").err
