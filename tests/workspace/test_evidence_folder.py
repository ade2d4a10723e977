"""The files kept as proof."""

from __future__ import annotations

import hashlib
import os
import unicodedata
from pathlib import Path

import pytest

from danvan_cli.evidence_folder import EvidenceFolder, Standing

STEM = "a--b"


@pytest.fixture
def folder(tmp_path: Path) -> EvidenceFolder:
    """Return the evidence of a year with one dossier's folder, and a file outside it."""
    home = tmp_path / "minh-chung" / STEM
    (home / "trong").mkdir(parents=True)
    (home / "anh.jpg").write_bytes(b"anh")
    (home / "rong.jpg").write_bytes(b"")
    (home / unicodedata.normalize("NFD", "ảnh đẹp.jpg")).write_bytes(b"dep")
    (tmp_path / "minh-chung" / "a--bc").mkdir()
    (tmp_path / "minh-chung" / "a--bc" / "x.jpg").write_bytes(b"x")
    (home / "loi-tat.jpg").symlink_to(tmp_path / "minh-chung" / "a--bc" / "x.jpg")
    return EvidenceFolder(str(tmp_path), "minh-chung")


@pytest.mark.parametrize(
    ("name", "standing"),
    [
        ("anh.jpg", Standing.PRESENT),
        ("ảnh đẹp.jpg", Standing.PRESENT),
        ("rong.jpg", Standing.EMPTY),
        ("mat.jpg", Standing.MISSING),
        ("a\0b.jpg", Standing.MISSING),
        ("x" * 300, Standing.MISSING),
        ("trong", Standing.NOT_A_FILE),
        (".", Standing.OUTSIDE),
        ("../a--bc/x.jpg", Standing.OUTSIDE),
        ("/etc/passwd", Standing.OUTSIDE),
        ("..\\a--bc\\x.jpg", Standing.OUTSIDE),
        ("loi-tat.jpg", Standing.OUTSIDE),
    ],
)
def test_standing(folder: EvidenceFolder, name: str, standing: Standing) -> None:
    """A name leads to a file of the dossier's own folder, or it is said why not."""
    assert folder.standing(STEM, name) is standing


def test_dossier_without_a_folder(folder: EvidenceFolder) -> None:
    """A dossier for which nothing was kept has no file."""
    assert folder.standing("a--c", "anh.jpg") is Standing.MISSING


def test_digest_is_that_of_the_content_and_kept(folder: EvidenceFolder) -> None:
    """A digest is the SHA-256 of the content, and is counted once for a file."""
    expected = hashlib.sha256(b"anh").hexdigest()
    assert folder.digest(STEM, "anh.jpg") == expected
    os.remove(folder.path(STEM, "anh.jpg"))
    assert folder.digest(STEM, "anh.jpg") == expected


def test_size(folder: EvidenceFolder) -> None:
    """The size is counted in bytes, found by the composed spelling of a name."""
    assert folder.size(STEM, "ảnh đẹp.jpg") == 3
