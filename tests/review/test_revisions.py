"""A year as it stood at a revision, and the words that name two of them."""

from __future__ import annotations

import shutil

import pytest

from danvan_cli import shelf as seam
from danvan_cli.review import running
from danvan_cli.review.git import GitRefused
from danvan_cli.review.revisions import Range, parse_range, year_at
from tests.review.conftest import digest

A = "dossiers/2026/xom-1--bua-sang.yaml"
B = "dossiers/2026/xom-1--bat-chao.yaml"
MODEL = "ten: Bữa sáng 0 đồng\ndon_vi: xom-1\n"


@pytest.fixture
def counted(monkeypatch):
    """Count the files that are parsed and the git processes that are started."""
    parsed: list[str] = []
    started: list[str] = []
    whole, command = seam.read_source, running.Git.command
    monkeypatch.setattr(seam, "read_source", lambda label, data: (parsed.append(label), whole(label, data))[1])
    asked = lambda words: next(word for word in words if not word.startswith("--"))  # noqa: E731 - used once
    monkeypatch.setattr(
        running.Git, "command", lambda git, words: (started.append(asked(words)), command(git, words))[1]
    )
    return parsed, started


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (None, Range("HEAD", None)),
        ("HEAD~3", Range("HEAD~3", None)),
        ("a..b", Range("a", "b")),
        ("a..", Range("a", "HEAD")),
        ("..b", Range("HEAD", "b")),
        ("v1.0", Range("v1.0", None)),
        ("HEAD@{1 week ago}", Range("HEAD@{1 week ago}", None)),
    ],
)
def test_the_words_for_two_states(text, expected):
    """Nothing is HEAD against the disk, one revision it against the disk, two with dots the one against the other."""
    assert parse_range(text) == expected


@pytest.mark.parametrize(("text", "word"), [("a...b", "ba dấu chấm"), ("...", "ba dấu chấm"), ("a..b..c", "nhiều hơn")])
def test_words_for_something_else(text, word):
    """Three dots and three revisions are refused, with what to write."""
    with pytest.raises(GitRefused, match=word) as caught:
        parse_range(text)
    assert caught.value.wrong_use
    assert "A..B" in caught.value.hint


def test_the_disk_is_itself(box):
    """No revision is the working year."""
    working = box.load()
    assert year_at(box.open(), None, working) is working


def test_the_year_as_it_stood(box):
    """At a revision the year has the files and the words it had, and the disk is as it was."""
    box.commit("một", {A: MODEL, "dossiers/2026/don-vi/xom-1.yaml": "han_che: ít người\n"})
    box.commit("hai", {A: MODEL.replace("Bữa", "Bát"), B: MODEL, "dossiers/2026/don-vi/xom-1.yaml": None})
    box.write(A, MODEL.replace("Bữa", "Tô"))
    before = digest(box.top)
    working = box.load()
    old, new = (year_at(box.open(), revision, working) for revision in ("HEAD~1", "HEAD"))
    assert [(model.stem, model.dossier.name) for model in old.models] == [("xom-1--bua-sang", "Bữa sáng 0 đồng")]
    assert [model.dossier.name for model in new.models] == ["Bữa sáng 0 đồng", "Bát sáng 0 đồng"]
    assert list(old.unit_files) == ["xom-1"]
    assert not new.unit_files
    assert working.models[1].dossier.name == "Tô sáng 0 đồng"
    assert digest(box.top) == before


def test_files_that_git_does_not_know_are_not_there(box):
    """A dossier not yet committed, or ignored by git, is on disk only."""
    (box.top / ".gitignore").write_text("*bat-chao*\n", encoding="utf-8")
    box.commit("một", {A: MODEL})
    box.write(B, MODEL)
    box.write("dossiers/2026/xom-2--moi.yaml", MODEL)
    assert [model.stem for model in year_at(box.open(), "HEAD", box.load()).models] == ["xom-1--bua-sang"]


def test_a_dossier_that_did_not_parse_then(box):
    """A dossier broken in the old revision is a file with its fault, and the others are read."""
    box.commit("hỏng", {A: "ten: [\n", B: MODEL})
    box.commit("mất chữ", {A: b"ten: \xff\xff\n"})
    box.commit("lành", {A: MODEL})
    working = box.load()
    for revision in ("HEAD~2", "HEAD~1"):
        year = year_at(box.open(), revision, working)
        assert [model.stem for model in year.models] == ["xom-1--bat-chao"]
        (broken,) = year.unreadable
        assert broken.stem == "xom-1--bua-sang"
        assert broken.faults


def test_a_dossier_too_large_then(box):
    """A dossier over 1 MiB in the old revision is told with its size, as on disk."""
    box.commit("lớn", {A: MODEL + "# " + "x" * (3 << 20) + "\n"})
    box.commit("nhỏ", {A: MODEL})
    (large,) = year_at(box.open(), "HEAD~1", box.load()).unreadable
    assert "3,0 MB" in large.faults[0].message


def test_a_revision_before_the_year(box):
    """A revision without the year's plan is a year without records, not an error."""
    tree = box.git("mktree", given=b"")
    box.git("tag", "rong", box.git("commit-tree", "-m", "rỗng", tree))
    year = year_at(box.open(), "rong", box.load())
    assert (year.plan.record, year.office.record, year.dossiers) == (None, None, ())


def test_predecessors_as_they_stood(box, counted):
    """The dossiers of last year that the year continues are those of the revision, fetched at once."""
    later = MODEL + "loai: nang-cao\nke_thua: 2025/{}\n"
    old = {f"dossiers/2025/xom-1--{name}.yaml": MODEL for name in ("cu", "xua", "khac")}
    files = {A: later.format("xom-1--cu"), B: later.format("xom-1--xua")}
    box.commit("một", old | files)
    box.commit("hai", {label: MODEL.replace("Bữa", "Bát") for label in old})
    working = box.load()
    for seen in counted:
        seen.clear()
    year = year_at(box.open(), "HEAD~1", working)
    assert [file.record.name for file in year.predecessors.values()] == ["Bữa sáng 0 đồng"] * 2
    assert sorted(counted[0]) == ["dossiers/2025/xom-1--cu.yaml", "dossiers/2025/xom-1--xua.yaml"]
    assert counted[1].count("cat-file") == 1
    assert all(file is other for file, other in zip(year.files(), working.files(), strict=True))


def test_windows_line_ends_are_no_change(box, counted):
    """A working file with Windows line ends of which git keeps the plain ones is not read again."""
    box.commit("một", {A: MODEL})
    box.write(A, MODEL.replace("\n", "\r\n"))
    working = box.load()
    counted[0].clear()
    year = year_at(box.open(), "HEAD", working)
    assert year.dossiers[0] is working.dossiers[0]
    assert counted[0] == []


def test_a_repository_with_long_names(home, tmp_path, counted):  # noqa: ARG001
    """A repository of the newer, longer hash is read as any other, and equal files are known there too."""
    from tests.review.conftest import Sandbox

    box = Sandbox(tmp_path / "kho", tmp_path / "kho")
    box.top.mkdir()
    box.git("init", "--quiet", "--object-format=sha256")
    box.commit("một", {"dossiers/co-quan.yaml": "ten: X\n", A: MODEL, B: MODEL})
    box.commit("hai", {A: MODEL.replace("Bữa", "Bát")})
    working = box.load()
    counted[0].clear()
    year = year_at(box.open(), "HEAD~1", working)
    assert counted[0] == [A]
    assert [model.dossier.name for model in year.models] == ["Bữa sáng 0 đồng"] * 2
    assert [step.commit.subject for step in box.open().history(A)] == ["hai", "một"]


@pytest.fixture
def campaign(box, sample_root):
    """Return the sample campaign in a repository, five of its dossiers changed since."""
    shutil.copytree(sample_root / "dossiers", box.root / "dossiers", dirs_exist_ok=True)
    box.commit("mẫu")
    for path in sorted((box.root / "dossiers/2026").glob("*--*.yaml"))[:5]:
        path.write_bytes(path.read_bytes() + b"# x\n")
    return box


def test_the_sample_with_five_changes(campaign, counted):
    """Of the sample only the five changed dossiers are read, with three questions to git."""
    repository = campaign.open()
    working = campaign.load()
    for seen in counted:
        seen.clear()
    year = year_at(repository, "HEAD", working)
    assert len(counted[0]) == 5
    assert counted[1] == ["rev-list", "ls-tree", "cat-file"]
    assert [model.dossier.name for model in year.models] == [model.dossier.name for model in working.models]
    assert sum(one.dossier is other.dossier for one, other in zip(year.models, working.models, strict=True)) > 40
