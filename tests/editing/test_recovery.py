"""A command that was cut off is rolled back file by file, and nothing that is not proved is put in place."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

from danvan_cli.editing import kept, transaction
from danvan_cli.editing.reversal import last_undoable
from danvan_cli.editing.transaction import Draft, commit, writing
from danvan_cli.source.refused import Unwritable

NOW = datetime(2026, 3, 5, 8, 30)  # noqa: DTZ001 - the civil time of one place
A, B, C = "dossiers/a.yaml", "dossiers/b.yaml", "dossiers/c.jpg"
OLD = {A: b"a: 1\n", B: b"b: 1\n"}
DRAFTS = [Draft(A, b"a: 1\n", b"a: 2\n"), Draft(B, b"b: 1\n", b"b: 2\n"), Draft(C, None, b"\xff\xd8")]
NUMBER = f"{kept.FOLDER}/000001"


@pytest.fixture
def root(tmp_path):
    """Return a workspace with two files."""
    (tmp_path / "dossiers").mkdir()
    for label, data in OLD.items():
        (tmp_path / label).write_bytes(data)
    return str(tmp_path)


def files(root):
    """Return the bytes of every file of the dossiers, temporary ones too."""
    folder = Path(root)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.glob("dossiers/**/*.*"))}


@pytest.fixture
def cut_off(root, monkeypatch):
    """Leave a command behind that was cut off when its files were there and it was not yet true; return its folder."""

    def cut(*_):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(transaction, "roll_back", cut)
        patch.setattr(transaction, "_land", cut)
        with pytest.raises(KeyboardInterrupt):
            commit(root, DRAFTS, "record", NOW)
    for draft in DRAFTS:
        Path(root, draft.label).write_bytes(draft.after)
    return Path(root, NUMBER)


def copy_of(folder, label):
    """Return where the old bytes of a file lie in the folder of a command."""
    labels = [one["label"] for one in json.loads((folder / "danh-muc.json").read_bytes())["files"]]
    return folder / f"{labels.index(label)}.cu"


def test_the_next_command_rolls_back_and_tells(root, cut_off):
    """A command that was cut off is rolled back once, with a sentence, and the file has its rights still."""
    Path(root, A).chmod(0o600)
    with writing(root) as told:
        assert told == (
            "Lệnh “record” lần trước bị ngắt giữa chừng; các tệp của nó đã được đưa về như trước khi chạy.",
        )
    assert files(root) == OLD
    assert Path(root, A).stat().st_mode & 0o777 == 0o600
    assert not cut_off.exists()
    with writing(root) as told:
        assert told == ()


@pytest.mark.parametrize("label", [A, C])
def test_what_was_edited_since_is_left_alone(root, cut_off, label):
    """A file that a person changed after the interruption keeps her words; old bytes there were are kept and named."""
    Path(root, label).write_bytes(b"by hand\n")
    with writing(root) as told:
        assert "2/3 tệp của nó đã được đưa về" in told[0]
        assert told[1].startswith(f"Riêng “{label}” đã được sửa từ đó nên giữ nguyên")
        assert (NUMBER in told[1]) == (label == A)
    assert files(root) == OLD | {label: b"by hand\n"}
    if label == A:
        assert copy_of(cut_off, A).read_bytes() == b"a: 1\n"
    with writing(root) as told:
        assert told == ()


def _shorten(copy):
    copy.write_bytes(copy.read_bytes()[:2])


def _to_elsewhere(copy):
    copy.unlink()
    copy.symlink_to(copy.parents[3] / "outside")


@pytest.mark.parametrize("spoil", [_shorten, lambda copy: copy.write_bytes(b""), Path.unlink, _to_elsewhere])
def test_a_copy_that_is_not_what_was_kept_is_never_put_back(root, cut_off, spoil):
    """A kept copy that is shortened, empty, gone or a link costs no dossier: the file stays, and it is said."""
    outside = Path(root, "outside")
    outside.write_bytes(b"a: 1\n")
    outside.chmod(0o604)
    spoil(copy_of(cut_off, A))
    with writing(root) as told:
        assert "2/3 tệp" in told[0]
        assert f"Riêng “{A}” để nguyên như hiện nay" in told[1]
    assert files(root) == OLD | {A: b"a: 2\n"}
    assert not Path(root, A).is_symlink()
    assert outside.stat().st_mode & 0o777 == 0o604
    with writing(root) as told:
        assert told == ()


@pytest.mark.parametrize(
    ("label", "said"),
    [
        ("../victim", "dẫn ra ngoài"),
        ("dossiers/link/victim", "dẫn ra ngoài"),
        ("x" * 5000, "không còn là một tệp"),
        ("dossiers", "không còn là một tệp"),
        ("dossiers/b.yaml/x", "không còn là một tệp"),
    ],
)
def test_a_name_that_cannot_be_ours_keeps_no_command_from_writing(root, cut_off, tmp_path_factory, label, said):
    """A list that names something outside, or no file, is told once; the other files come back, and work goes on."""
    outside = tmp_path_factory.mktemp("outside")
    (outside / "victim").write_bytes(b"a: 2\n")
    Path(root, "dossiers/link").symlink_to(outside)
    listed = cut_off / "danh-muc.json"
    listed.write_text(listed.read_text("utf-8").replace(A, label), "utf-8")
    with writing(root) as told:
        assert said in told[1]
    assert Path(root, B).read_bytes() == b"b: 1\n"
    assert (outside / "victim").read_bytes() == b"a: 2\n"
    assert commit(root, [Draft(A, b"a: 2\n", b"a: 3\n")], "set", NOW).number == 2


def test_a_roll_back_that_the_system_refuses(root, cut_off, monkeypatch):
    """Where even putting back is refused the next command says so of the file, and the old bytes are still kept."""

    def refuse(*_):
        raise OSError(errno.EROFS, "read-only")

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", refuse)
        for _ in range(2):
            with (
                pytest.raises(Unwritable, match=r"dossiers/a\.yaml”: thư mục hoặc ổ đĩa này chỉ cho đọc"),
                writing(root),
            ):
                pass
    with writing(root) as told:
        assert len(told) == 1
    assert files(root) == OLD
    assert not cut_off.exists()


def test_a_removal_that_emptied_a_folder_is_rolled_back(root, monkeypatch):
    """Cut off when a file and its folder were gone and it was not yet true, both come back."""
    label = "dossiers/2027/a--b.yaml"
    commit(root, [Draft(label, None, b"a: 1\n")], "rollover", NOW)

    def cut(*_):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(transaction, "roll_back", cut)
        patch.setattr(transaction, "land", cut)
        with pytest.raises(KeyboardInterrupt):
            commit(root, [Draft(label, b"a: 1\n", None)], "undo", NOW)
    assert not Path(root, label).parent.exists()
    with writing(root) as told:
        assert len(told) == 1
    assert Path(root, label).read_bytes() == b"a: 1\n"


_KILLED = """
import os, signal, sys
from danvan_cli.editing import transaction
from danvan_cli.editing.transaction import Draft, commit
from tests.editing.test_recovery import NOW
real, seen = transaction.stage, [0]
def cut(*args):
    seen[0] += 1
    if seen[0] == 2:
        os.kill(os.getpid(), signal.SIGKILL)
    return real(*args)
transaction.stage = cut
commit(sys.argv[1], [Draft("dossiers/2027/" + name, None, b"a: 1") for name in ("a.yaml", "b.yaml")], "rollover", NOW)
"""


@pytest.mark.skipif(os.name == "nt", reason="SIGKILL")
def test_a_year_that_was_only_begun_leaves_no_folder(root):
    """Killed while the first files of a year are made ready, the year's empty folder goes with the rest."""
    subprocess.run([sys.executable, "-c", _KILLED, root], check=False, cwd=Path(__file__).parents[2])  # noqa: S603
    assert Path(root, "dossiers/2027").exists()
    with writing(root) as told:
        assert len(told) == 1
    assert not Path(root, "dossiers/2027").exists()


def test_a_finished_command_behind_an_unreadable_one_is_still_undoable(root):
    """A folder that only looks like a command does not hide those that were carried out."""
    commit(root, DRAFTS, "record", NOW)
    Path(root, kept.FOLDER, "202401").mkdir()
    assert last_undoable(root).what == "record"
