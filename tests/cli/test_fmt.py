"""`danvan fmt`: files in one style, or told that they are not, or left alone."""

from __future__ import annotations

import pytest

STEM = "chi-bo-xom-1--duong-hoa"
UNTIDY = "ten:   'Đường hoa'\r\n\r\n\r\ndon_vi: chi-bo-xom-1   # mã\r\n"
TIDY = "ten: Đường hoa\n\ndon_vi: chi-bo-xom-1   # mã\n"


@pytest.fixture
def root(make_root):
    """Lay out a workspace of one dossier."""
    return make_root({f"dossiers/2026/{STEM}.yaml": UNTIDY})


@pytest.fixture
def path(root):
    """Return the dossier's file."""
    return root / f"dossiers/2026/{STEM}.yaml"


@pytest.fixture
def fmt(run, root):
    """Run `fmt` in that workspace."""
    return lambda *arguments: run("-C", str(root), "fmt", *arguments)


def test_a_file_is_brought_into_the_one_style(fmt, path):
    """The named file is written anew; the second time there is nothing to write."""
    assert fmt(STEM).status == 0
    assert path.read_bytes().decode() == TIDY
    again = fmt(STEM)
    assert (again.status, "1 tệp đã theo kiểu chung" in again.out) == (0, True)


def test_check_names_the_files_and_writes_nothing(fmt, path, root):
    """With `--check` a file that would change is named, with status 1; without one it is 0."""
    ended = fmt("--check", STEM)
    assert (ended.status, f"dossiers/2026/{STEM}.yaml" in ended.out) == (1, True)
    assert path.read_bytes().decode() == UNTIDY
    assert not (root / ".danvan").exists()
    path.write_text(TIDY, "utf-8")
    assert fmt("--check", STEM).status == 0


def test_all_takes_every_file_of_the_year(fmt, root):
    """With `--all` the office and the plan are among the files, and then `--check` finds nothing."""
    plan = root / "dossiers/2026/ke-hoach.yaml"
    plan.write_bytes(plan.read_bytes() + b"\n\n\n")
    assert fmt("--all").status == 0
    assert fmt("--check").status == 0
    assert not plan.read_bytes().endswith(b"\n\n")


def test_a_faulty_file_is_left_alone_and_told(fmt, path, root):
    """A file that cannot be read stays as it is; the others are done, and the status says that one was not."""
    broken = root / "dossiers/2026/chi-bo-xom-1--hong.yaml"
    broken.write_text("ten: a\nten: b\n", "utf-8")
    ended = fmt("--all")
    assert ended.status == 1
    assert "chi-bo-xom-1--hong.yaml" in ended.out
    assert broken.read_text("utf-8") == "ten: a\nten: b\n"
    assert path.read_bytes().decode() == TIDY


@pytest.mark.parametrize("arguments", [(), (STEM, "--all")])
def test_what_to_do_must_be_said(fmt, arguments):
    """Neither a name nor `--all`, or both, is wrong use."""
    assert fmt(*arguments).status == 2


def test_dry_run_shows_the_lines(fmt, path):
    """With `--dry-run` the lines are shown and nothing is written."""
    assert "+ ten: Đường hoa" in fmt(STEM, "--dry-run").out
    assert path.read_bytes().decode() == UNTIDY


def test_undo_brings_every_byte_back(fmt, run, path, root):
    """The old way of writing comes back, line ends and all."""
    fmt("--all")
    assert run("-C", str(root), "undo").status == 0
    assert path.read_bytes().decode() == UNTIDY
