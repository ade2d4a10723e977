"""Evidence that was replaced or has gone, told under its model."""

from __future__ import annotations

import hashlib
import os
import unicodedata
from datetime import date

import pytest

from danvan_cli.review import running
from danvan_cli.review.compare import compare
from danvan_cli.review.evidence_change import Versions, with_evidence
from danvan_cli.review.file_change import Kind
from danvan_cli.review.revisions import year_at
from danvan_cli.review.saying import sentences

STEM = "chi-bo-xom-1--duong-hoa"
LABEL = f"dossiers/2026/{STEM}.yaml"
FOLDER = "dossiers/2026/minh-chung"
MODEL = "ten: Đường hoa\ndon_vi: chi-bo-xom-1\nlinh_vuc: kinh-te\nloai: moi\ndia_diem: Xóm 1\n"
GONE = "Tệp minh chứng “ảnh 1.jpg”: không còn nữa."
REPLACED = "Tệp minh chứng “ảnh 1.jpg”: đã thay bằng tệp khác, vẫn tên ấy."
DAY = date(2026, 4, 1)


@pytest.fixture
def kept(box):
    """Return a repository in which a dossier has two files of evidence."""
    box.commit("một", {LABEL: MODEL, picture(): b"\x89PNG one", picture("ảnh 2.jpg"): b"\x89PNG two"})
    return box


def picture(name="ảnh 1.jpg", stem=STEM):
    """Return where evidence stands."""
    return f"{FOLDER}/{stem}/{name}"


def changes(box, first="HEAD", second=None, takes=lambda _: True):
    """Compare two states with their evidence, and return the changed files."""
    repository, working = box.open(), box.load()
    shas = repository.resolve(first), second and repository.resolve(second)
    years = tuple(year_at(repository, sha, working) for sha in shas)
    return with_evidence(compare(*years, DAY), Versions(repository, shas, years), DAY, takes)


def told(box, *revisions):
    """Return the sentences of every changed file, by stem."""
    return {change.stem: sentences(change) for change in changes(box, *revisions).files}


def test_nothing_changed(kept):
    """Files as they were committed are no change, touched or not, and neither are others that git does not know."""
    os.utime(kept.root / picture())
    kept.write(picture("ảnh 3.jpg"), b"x")
    assert told(kept) == {}


def test_replaced_on_disk(kept):
    """Other bytes of the same length under the same name are told, with the model's name and the count of the year."""
    kept.write(picture(), b"\x89PNG eno")
    found = changes(kept)
    (change,) = found.files
    assert (change.kind, change.stem, change.name, change.unit) == (Kind.CHANGED, STEM, "Đường hoa", "chi-bo-xom-1")
    assert sentences(change) == (REPLACED,)
    assert found.counted is not None


def test_gone_from_disk(kept):
    """A deleted file is told."""
    (kept.root / picture()).unlink()
    assert told(kept) == {STEM: (GONE,)}


@pytest.mark.skipif(os.name == "nt", reason="links are for Unix")
def test_a_link_in_its_place(kept):
    """A link is not what it leads to."""
    (kept.root / picture()).rename(kept.top / "elsewhere")
    (kept.root / picture()).symlink_to(kept.top / "elsewhere")
    assert told(kept) == {STEM: (GONE,)}


def test_between_two_commits(kept):
    """Two commits are compared by what git calls their contents, both ways."""
    kept.commit("hai", {picture(): b"\x89PNG new", picture("ảnh 2.jpg"): None})
    assert told(kept, "HEAD~1", "HEAD") == {
        STEM: (REPLACED, GONE.replace("ảnh 1", "ảnh 2")),
    }
    assert told(kept, "HEAD", "HEAD~1") == {STEM: (REPLACED, "Tệp minh chứng “ảnh 2.jpg”: tệp mới.")}


def test_another_name_for_the_same_file(kept):
    """A file under another name is not gone and not new, on disk as between commits."""
    renamed = {STEM: ("Tệp minh chứng “ảnh 1.jpg”: đổi tên thành “ra mắt.jpg”, nội dung như cũ.",)}
    (kept.root / picture()).rename(kept.root / picture("ra mắt.jpg"))
    assert told(kept) == renamed
    kept.commit("đổi tên")
    assert told(kept, "HEAD~1", "HEAD") == renamed


def test_evidence_left_in_the_folder_of_the_former_name(kept):
    """A dossier that got another name without its evidence is told where that still lies."""
    new = "chi-bo-xom-1--ngo-hoa"
    (kept.root / LABEL).rename(kept.root / f"dossiers/2026/{new}.yaml")
    ((stem, said),) = told(kept).items()
    assert (stem, said[1]) == (new, f"Tệp minh chứng “ảnh 1.jpg”: vẫn nằm trong thư mục của tên cũ ({STEM}).")
    kept.commit("đổi tên")
    assert told(kept, "HEAD~1", "HEAD") == {new: said}


def test_beside_other_changes(kept):
    """Where the dossier changed too, its evidence is told after its values."""
    kept.write(LABEL, MODEL.replace("Xóm 1", "Xóm 2"))
    (kept.root / picture()).unlink()
    ((_, said),) = told(kept).items()
    assert said[-1] == GONE
    assert len(said) == 2


def test_a_renamed_dossier(kept):
    """Evidence that moved along with its dossier is neither gone nor new."""
    new = "chi-bo-xom-1--ngo-hoa"
    (kept.root / LABEL).rename(kept.root / f"dossiers/2026/{new}.yaml")
    (kept.root / FOLDER / STEM).rename(kept.root / FOLDER / new)
    (kept.root / picture(stem=new)).unlink()
    ((stem, said),) = told(kept).items()
    assert (stem, said[1:]) == (new, (GONE,))


def test_a_dossier_that_went(kept):
    """Of a dossier that went with all it had, only that is told."""
    kept.commit("bỏ", {LABEL: None, picture(): None, picture("ảnh 2.jpg"): None})
    ((_, said),) = told(kept, "HEAD~1", "HEAD").items()
    assert len(said) == 1


def test_only_what_is_wanted(kept):
    """Evidence of a model that was not asked for is left out."""
    (kept.root / picture()).unlink()
    assert changes(kept, takes=lambda _: False).files == ()


def test_a_name_in_two_spellings(kept):
    """A name that the disk spells with loose marks is the same name."""
    (kept.root / picture()).rename(kept.root / picture(unicodedata.normalize("NFD", "ảnh 1.jpg")))
    assert told(kept) == {}


def test_windows_line_ends(kept):
    """A list kept as text, with Windows line ends on disk, is the same list."""
    kept.commit("sổ", {picture("sổ.txt"): "một\nhai\n"})
    kept.write(picture("sổ.txt"), "một\r\nhai\r\n")
    assert told(kept) == {}


def test_a_picture_that_git_keeps_elsewhere(kept):
    """Where git has only a pointer to a large file, the file is known by the pointer's sum."""
    data = b"\x89PNG" * 1000
    pointer = f"version https://git-lfs.github.com/spec/v1\noid sha256:{hashlib.sha256(data).hexdigest()}\nsize 4000\n"
    kept.commit("lớn", {picture(): pointer})
    kept.write(picture(), data)
    assert told(kept) == {}
    kept.write(picture(), data + b"x")
    assert told(kept) == {STEM: (REPLACED,)}


def test_pictures_that_were_never_fetched(kept):
    """Where a content is not on this machine, what differs from it is replaced, and nothing breaks off."""
    blob = kept.git("rev-parse", f"HEAD:{kept.root.name}/{picture()}")
    (kept.top / ".git" / "objects" / blob[:2] / blob[2:]).unlink()
    kept.write(picture(), b"x")
    assert told(kept) == {STEM: (REPLACED,)}


def test_git_is_not_started_for_each(kept, monkeypatch):
    """Many replaced files cost no more runs of git than one."""
    kept.commit("nhiều", {picture(f"{number}.jpg"): f"{number}".encode() for number in range(12)})
    for number in range(12):
        kept.write(picture(f"{number}.jpg"), b"x")
    repository, working = kept.open(), kept.load()
    years = year_at(repository, "HEAD", working), working
    runs, command = [], running.Git.command
    monkeypatch.setattr(running.Git, "command", lambda git, words: (runs.append(words), command(git, words))[1])
    versions = Versions(repository, (repository.resolve("HEAD"), None), years)
    (change,) = with_evidence(compare(*years, DAY), versions, DAY, lambda _: True).files
    assert len(change.evidence) == 12
    assert len(runs) == 1
