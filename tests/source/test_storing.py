"""A file is written whole and flushed, or not at all; two windows never write at once."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from danvan_cli.source import storing
from danvan_cli.source.refused import Unwritable
from danvan_cli.source.storing import (
    flush_folder,
    land,
    make_folder,
    remove_whole,
    stage,
    sweep,
    unwritable,
    workspace_lock,
    write_whole,
)


@pytest.fixture
def target(tmp_path):
    """Return a file with old bytes."""
    path = tmp_path / "a.yaml"
    path.write_bytes(b"old")
    return path


def failing(number):
    """Return a function that raises an error of the system."""

    def fail(*_, **__):
        raise OSError(number, os.strerror(number))

    return fail


def test_new_bytes_and_old_rights(target):
    """The file has the new bytes and the rights it had; nothing else is left in its folder."""
    target.chmod(0o640)
    write_whole(target, b"new")
    assert target.read_bytes() == b"new"
    assert target.stat().st_mode & 0o777 == 0o640
    assert os.listdir(target.parent) == ["a.yaml"]


def test_a_new_file_has_ordinary_rights(tmp_path):
    """A file that was not there gets the rights that any program would give it."""
    mask = os.umask(0o027)
    try:
        write_whole(tmp_path / "b.yaml", b"")
    finally:
        os.umask(mask)
    assert (tmp_path / "b.yaml").stat().st_mode & 0o777 == 0o640


def test_a_link_is_written_through(target):
    """A link stays a link, and what it leads to is changed."""
    link = target.parent / "link.yaml"
    link.symlink_to(target)
    write_whole(link, b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"


def test_a_read_only_file_is_not_replaced(target):
    """A file that nobody may write stays, even in a folder that may be written and for root."""
    target.chmod(0o444)
    with pytest.raises(PermissionError):
        write_whole(target, b"new")
    assert target.read_bytes() == b"old"


def staged_and_landed(path, data):
    """Write a file in the two steps of a command that changes several."""
    land(stage(path, data), path)


WAYS = pytest.mark.parametrize("write", [write_whole, staged_and_landed])


@WAYS
@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EACCES])
@pytest.mark.parametrize("call", ["open", "write", "fsync", "replace"])
def test_a_step_that_fails_leaves_the_old_file_alone(target, monkeypatch, write, call, number):
    """Whatever the system refuses before the rename, the old bytes stay and nothing is left behind."""
    with monkeypatch.context() as patch:
        patch.setattr(os, call, failing(number))
        with pytest.raises(OSError, match=os.strerror(number)):
            write(target, b"new")
    assert target.read_bytes() == b"old"
    assert os.listdir(target.parent) == ["a.yaml"]


@WAYS
def test_what_is_written_takes_the_place_of_the_old(target, write):
    """In one step or in two, the new bytes stand under the name, and nothing beside it."""
    write(target, b"new")
    assert (target.read_bytes(), os.listdir(target.parent)) == (b"new", ["a.yaml"])


@pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning")
def test_an_interrupt_at_any_line_leaves_nothing_behind(target):
    """Ctrl-C may arrive between any two lines: the file is old or new, and no temporary one is left."""
    for line in range(1, 200):
        target.write_bytes(b"old")
        if not interrupted_at(line, lambda: write_whole(target, b"new")):
            break
        assert target.read_bytes() in {b"old", b"new"}
        assert os.listdir(target.parent) == ["a.yaml"], line
    assert line > len(("path", "name", "fill", "move", "flush"))


def interrupted_at(number, do):
    """Raise what Ctrl-C raises at the n-th line that runs in the module; return whether it ran so far."""
    left, tracer = [number], sys.gettrace()

    def trace(frame, event, _):
        if frame.f_code.co_filename != storing.__file__:
            return None
        left[0] -= event == "line"
        if event == "line" and left[0] == 0:
            raise KeyboardInterrupt
        return trace

    sys.settrace(trace)
    try:
        do()
    except KeyboardInterrupt:
        return True
    finally:
        sys.settrace(tracer)
    return False


def test_short_writes_are_continued(target, monkeypatch):
    """A system that takes a few bytes at a time gets all of them."""
    write = os.write
    monkeypatch.setattr(os, "write", lambda handle, data: write(handle, bytes(data[:2])))
    write_whole(target, b"new bytes")
    assert target.read_bytes() == b"new bytes"


def test_bytes_that_come_back_different_are_not_kept(target, monkeypatch):
    """A disk that keeps other bytes than it was given is found out before the rename."""
    write = os.write
    with monkeypatch.context() as patch:
        patch.setattr(os, "write", lambda handle, data: write(handle, bytes(data).upper()))
        with pytest.raises(OSError, match=os.strerror(errno.EIO)):
            write_whole(target, b"new")
    assert target.read_bytes() == b"old"


def _in_use(times, real):
    left = [times]

    def busy(*paths):
        if left[0]:
            left[0] -= 1
            error = PermissionError(errno.EACCES, "in use")
            error.winerror = 32
            raise error
        real(*paths)

    return busy


def test_a_file_in_use_is_tried_again(target, monkeypatch):
    """When Windows says that the file is in use, the rename waits for it."""
    monkeypatch.setattr(storing, "_PAUSE", 0)
    monkeypatch.setattr(os, "replace", _in_use(3, os.replace))
    write_whole(target, b"new")
    assert target.read_bytes() == b"new"


def test_a_file_in_use_is_removed_when_it_is_free(target, monkeypatch):
    """A file that an antivirus program or OneDrive looks at for a moment is removed all the same."""
    monkeypatch.setattr(storing, "_PAUSE", 0)
    monkeypatch.setattr(os, "unlink", _in_use(3, os.unlink))
    remove_whole(target)
    assert not target.exists()


def test_a_file_that_stays_in_use_is_given_up(target, monkeypatch):
    """A file that another program never lets go of is left as it is."""
    monkeypatch.setattr(storing, "_PAUSE", 0)
    monkeypatch.setattr(os, "replace", _in_use(1000, os.replace))
    with pytest.raises(PermissionError):
        write_whole(target, b"new")
    assert target.read_bytes() == b"old"


@pytest.mark.parametrize(("number", "fails"), [(errno.EIO, True), (errno.EINVAL, False), (errno.ENOTSUP, False)])
def test_flushing_a_folder(tmp_path, monkeypatch, number, fails):
    """A folder that could not be flushed is a failure, one of a system that knows no such thing is not."""
    monkeypatch.setattr(os, "fsync", failing(number))
    if fails:
        with pytest.raises(OSError, match=os.strerror(number)):
            flush_folder(str(tmp_path))
    else:
        flush_folder(str(tmp_path))


def test_windows_flushes_no_folders(monkeypatch):
    """Where folders cannot be opened, none is."""
    with monkeypatch.context() as patch:
        patch.setattr(storing.os, "name", "nt")
        flush_folder("/nowhere")


def test_removing_twice_is_no_fault(target):
    """A file is gone after the first time, and the second changes nothing."""
    remove_whole(target)
    remove_whole(target)
    assert not target.exists()


def test_folders_are_made_from_the_top(tmp_path):
    """Every folder on the way is made, and making them again is no fault."""
    make_folder(tmp_path / "a" / "b")
    make_folder(tmp_path / "a" / "b")
    assert (tmp_path / "a" / "b").is_dir()


def test_sweeping_takes_only_our_own(target):
    """What a killed command left is taken away, anything else stays; a folder that is not there is no fault."""
    (target.parent / ".danvan-00.tmp").write_bytes(b"half")
    sweep(str(target.parent))
    sweep(str(target.parent / "nowhere"))
    assert os.listdir(target.parent) == ["a.yaml"]


def test_the_lock_may_be_taken_again_by_who_holds_it(tmp_path):
    """A function that locks may call another that locks."""
    with workspace_lock(str(tmp_path)), workspace_lock(str(tmp_path)):
        assert (tmp_path / ".danvan" / "khoa").exists()


_HOLD = """
import sys
from pathlib import Path
from danvan_cli.source.storing import workspace_lock
with workspace_lock(sys.argv[1]):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_another_window_is_told_and_a_dead_one_holds_nothing(tmp_path):
    """While another process holds the lock a sentence says so; once it is killed the lock is free."""
    holder = subprocess.Popen(  # noqa: S603 - this very program
        [sys.executable, "-c", _HOLD, str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=Path(__file__).parents[2],
    )
    with holder:
        assert holder.stdout.readline().strip() == b"held"
        with pytest.raises(Unwritable, match="khác đang ghi"), workspace_lock(str(tmp_path), patience=0.2):
            pass
        holder.kill()
    with workspace_lock(str(tmp_path), patience=0.2):
        assert holder.returncode != 0


def test_a_workspace_that_cannot_be_written(tmp_path):
    """Where the folder for the lock cannot be made, the sentence says what is in the way."""
    (tmp_path / ".danvan").write_bytes(b"")
    with pytest.raises(Unwritable, match="trùng tên"), workspace_lock(str(tmp_path)):
        pass


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (OSError(errno.ENOSPC, ""), "đĩa đã đầy"),
        (OSError(errno.EROFS, ""), "chỉ cho đọc"),
        (PermissionError(errno.EACCES, ""), "chương trình khác đang mở"),
        (OSError(errno.EIO, ""), "máy báo lỗi"),
        (OSError(), "máy báo lỗi"),
    ],
)
def test_what_is_told_of_an_error(error, sentence):
    """Each refusal of the system has its sentence, with the file and what to do."""
    told = unwritable("dossiers/a.yaml", error)
    assert sentence in told.sentence
    assert "dossiers/a.yaml" in told.sentence
    assert told.hint


def test_git_leaves_the_kept_copies_alone(tmp_path):
    """The folder of copies and lock tells git itself to pass it over; what somebody wrote there stays."""
    with workspace_lock(str(tmp_path)):
        pass
    ignored = tmp_path / ".danvan/.gitignore"
    assert ignored.read_bytes() == b"*\n"
    ignored.write_bytes(b"# mine\n")
    with workspace_lock(str(tmp_path)):
        pass
    assert ignored.read_bytes() == b"# mine\n"


@pytest.mark.skipif(os.name == "nt", reason="links")
@pytest.mark.parametrize("label", [".danvan", ".danvan/khoa"])
def test_the_lock_is_not_taken_through_a_link(tmp_path, tmp_path_factory, label):
    """Where a link stands for the folder or the lock, no lock is taken, and nothing is made or emptied elsewhere."""
    outside = tmp_path_factory.mktemp("outside")
    (outside / "khoa").write_bytes(b"mine")
    (tmp_path / label).parent.mkdir(exist_ok=True)
    (tmp_path / label).symlink_to(outside if label == ".danvan" else outside / "khoa")
    with pytest.raises(Unwritable, match=f"“{label}” là một lối tắt"), workspace_lock(str(tmp_path)):
        pass
    assert (os.listdir(outside), (outside / "khoa").read_bytes()) == (["khoa"], b"mine")
