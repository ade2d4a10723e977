"""Several files change as one, survive any interruption, and are taken back byte for byte."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
from contextlib import suppress
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from danvan_cli.editing import kept, transaction
from danvan_cli.editing.reversal import last_undoable, reversal, undo
from danvan_cli.editing.transaction import Draft, commit, writing
from danvan_cli.source import storing
from danvan_cli.source.edit import Change, edited
from danvan_cli.source.reader import read_source
from danvan_cli.source.refused import EditRefused, Unwritable
from tests.source.writings import wish

NOW = datetime(2026, 3, 5, 8, 30)  # noqa: DTZ001 - the civil time of one place
OLD = {"dossiers/a.yaml": b"a: 1\n", "dossiers/b.yaml": b"b: 1\r\n"}
NEW = {"dossiers/a.yaml": b"a: 2\n", "dossiers/c.jpg": b"\xff\xd8"}
DRAFTS = [
    Draft("dossiers/a.yaml", b"a: 1\n", b"a: 2\n"),
    Draft("dossiers/b.yaml", b"b: 1\r\n", None),
    Draft("dossiers/c.jpg", None, b"\xff\xd8"),
]


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


def test_all_files_change_and_are_taken_back(root):
    """A change, a removal and a new file are made together, and undone together."""
    receipt = commit(root, DRAFTS, "record", NOW)
    assert files(root) == NEW
    assert receipt == last_undoable(root)
    assert (receipt.number, receipt.what) == (1, "record")
    assert undo(root, NOW).what == "undo: record"
    assert files(root) == OLD
    assert last_undoable(root) is None


@pytest.fixture(scope="module")
def one_folder(tmp_path_factory):
    """Return one folder for a file that is written again and again."""
    folder = tmp_path_factory.mktemp("viết")
    (folder / "dossiers").mkdir()
    return folder


@settings(max_examples=10_000 if os.environ.get("DANVAN_FULL") == "1" else 40, deadline=None)
@given(seed=st.integers(0, 1 << 40))
def test_any_edit_of_any_handwriting_is_undone_to_the_byte(one_folder, seed):
    """Whatever was changed, in whatever style it was written, undo gives back every byte."""
    text, _, path, value, _ = wish(seed, ("ten", "don_vi", "muc_tieu", "ke_hoach", "dang_ky"))
    label, before = "dossiers/a.yaml", text.encode()
    after = edited(read_source(label, before), [Change(path, value)], lambda _: ())
    (one_folder / label).write_bytes(before)
    if commit(str(one_folder), [Draft(label, before, after)], "set", NOW).number:
        assert (one_folder / label).read_bytes() == after != before
        undo(str(one_folder), NOW)
    assert (one_folder / label).read_bytes() == before


def test_undo_goes_back_step_by_step(root):
    """Each undo takes back one command more; what was undone is not undone again."""
    commit(root, [Draft("dossiers/a.yaml", b"a: 1\n", b"a: 2\n")], "one", NOW)
    commit(root, [Draft("dossiers/a.yaml", b"a: 2\n", b"a: 3\n")], "two", NOW)
    assert undo(root, NOW).what == "undo: two"
    assert undo(root, NOW).what == "undo: one"
    assert files(root) == OLD
    with pytest.raises(EditRefused, match="Không còn lệnh ghi nào"):
        undo(root, NOW)


def test_twenty_commands_are_taken_back_one_after_the_other(root):
    """However many were given, the last twenty are undone step by step, and what is kept stays bounded."""
    for number in range(1, 26):
        commit(root, [Draft("dossiers/a.yaml", b"a: %d\n" % number, b"a: %d\n" % (number + 1))], f"{number}", NOW)
    assert [undo(root, NOW).what for _ in range(20)] == [f"undo: {number}" for number in range(25, 5, -1)]
    assert files(root)["dossiers/a.yaml"] == b"a: 6\n"
    with pytest.raises(EditRefused, match=r"^Không còn lệnh ghi nào để hoàn tác"):
        undo(root, NOW)
    assert len(kept.all_kept(root)) <= 2 * kept.MOST


def test_commands_between_undos_leave_twenty_to_take_back(root):
    """A day of commands, half of them taken back at once, leaves the last twenty that stand to be undone."""
    now = 1
    for number in range(1, 61):
        commit(root, [Draft("dossiers/a.yaml", b"a: %d\n" % now, b"a: %d\n" % (now + 1))], f"{number}", NOW)
        now += 1
        if number % 2:
            undo(root, NOW)
            now -= 1
    assert [undo(root, NOW).what for _ in range(20)] == [f"undo: {number}" for number in range(60, 20, -2)]
    assert len(kept.all_kept(root)) <= 2 * kept.MOST


@pytest.fixture
def three(root):
    """Carry out three commands; the last two change one file."""
    commit(root, [Draft("dossiers/b.yaml", b"b: 1\r\n", b"b: 2\r\n")], "one", NOW)
    commit(root, [Draft("dossiers/a.yaml", b"a: 1\n", b"a: 2\n"), DRAFTS[2]], "two", NOW)
    commit(root, [Draft("dossiers/a.yaml", b"a: 2\n", b"a: 3\n")], "three", NOW)


@pytest.mark.usefixtures("three")
def test_what_was_put_back_by_other_means_counts_as_undone(root):
    """A command whose every file is as before is told of and gone past, now and later; the one before comes back."""
    Path(root, "dossiers/a.yaml").write_bytes(b"a: 2\n")
    found = reversal(root)
    assert (found.receipt.what, found.passed, ["“three” coi như đã hoàn tác" in one for one in found.told]) == (
        "two",
        (3,),
        [True],
    )
    assert undo(root, NOW).what == "undo: two"
    assert undo(root, NOW).what == "undo: one"
    assert files(root) == OLD


@pytest.mark.usefixtures("three")
def test_a_command_half_put_back_by_hand_is_put_back_whole(root):
    """Of a command of which one file is as before, undo takes back the rest."""
    undo(root, NOW)
    Path(root, "dossiers/a.yaml").write_bytes(b"a: 1\n")
    assert [draft.label for draft in reversal(root).drafts] == ["dossiers/c.jpg"]
    assert undo(root, NOW).what == "undo: two"
    assert files(root) == OLD | {"dossiers/b.yaml": b"b: 2\r\n"}


@pytest.mark.usefixtures("three")
def test_everything_put_back_by_other_means_leaves_nothing_to_undo(root):
    """Where all commands were put back, each is told of, and nothing is written."""
    for label, data in OLD.items():
        Path(root, label).write_bytes(data)
    Path(root, "dossiers/c.jpg").unlink()
    with pytest.raises(EditRefused, match="đã được sửa sau lệnh “three”"):
        undo(root, NOW)
    with pytest.raises(EditRefused, match=r"“two” coi như đã hoàn tác.*“one” coi như.*Không còn lệnh ghi nào khác"):
        undo(root, NOW, skip=True)
    assert files(root) == OLD


@pytest.mark.usefixtures("three")
def test_skip_goes_past_what_was_changed_since(root):
    """With `skip` commands whose files were edited stay as they are, for good, and the one before is taken back."""
    Path(root, "dossiers/a.yaml").write_bytes(b"by hand\n")
    with pytest.raises(EditRefused, match="danvan undo --skip"):
        undo(root, NOW)
    found = reversal(root, skip=True)
    assert (found.receipt.what, found.passed) == ("one", (3, 2))
    assert "không đụng tới: dossiers/a.yaml" in found.told[0]
    assert undo(root, NOW, skip=True).what == "undo: one"
    assert files(root) == NEW | OLD | {"dossiers/a.yaml": b"by hand\n"}
    Path(root, "dossiers/a.yaml").write_bytes(b"a: 3\n")
    with pytest.raises(EditRefused, match=r"^Không còn lệnh ghi nào"):
        undo(root, NOW)


@pytest.mark.usefixtures("three")
def test_skip_goes_past_a_copy_that_is_gone(root):
    """With `skip` a command whose old bytes are lost does not stand in the way of the one before it."""
    undo(root, NOW)
    Path(root, kept.FOLDER, "000002", "1.cu").unlink()
    assert reversal(root, skip=True).receipt.what == "one"


def test_what_changes_nothing_is_no_command(root):
    """A draft that is as the file is writes nothing and leaves nothing to undo."""
    assert commit(root, [Draft("dossiers/a.yaml", b"a: 1\n", b"a: 1\n")], "set", NOW).number == 0
    assert last_undoable(root) is None


@pytest.mark.parametrize(
    ("draft", "sentence"),
    [
        (Draft("dossiers/a.yaml", b"a: 0\n", b"a: 2\n"), "vừa được sửa"),
        (Draft("dossiers/x.yaml", b"x: 0\n", b"x: 2\n"), "vừa được sửa"),
        (Draft("dossiers/a.yaml", None, b"a: 2\n"), "đã có sẵn"),
        (Draft("../a.yaml", None, b"a: 2\n"), "dẫn ra ngoài"),
        (Draft("dossiers/a\\b", None, b"a: 2\n"), "dẫn ra ngoài"),
        (Draft("dossiers", None, b"a: 2\n"), "trùng tên"),
    ],
)
def test_refused_as_a_whole(root, draft, sentence):
    """One file that is not as it was read, or not ours, keeps all of them from being written."""
    with pytest.raises(EditRefused, match=sentence):
        commit(root, [DRAFTS[1], draft], "record", NOW)
    assert files(root) == OLD
    assert last_undoable(root) is None


def test_a_link_out_of_the_workspace_is_not_followed(root, tmp_path_factory):
    """A file that is really elsewhere is not written."""
    other = tmp_path_factory.mktemp("other") / "x.yaml"
    other.write_bytes(b"x")
    Path(root, "dossiers/x.yaml").symlink_to(other)
    with pytest.raises(EditRefused, match="dẫn ra ngoài"):
        commit(root, [Draft("dossiers/x.yaml", b"x", b"y")], "set", NOW)
    assert other.read_bytes() == b"x"


def test_undo_refuses_a_file_that_moved_on(root):
    """What was edited by hand since is never taken back, and the file is named."""
    commit(root, DRAFTS, "record", NOW)
    Path(root, "dossiers/a.yaml").write_bytes(b"a: by hand\n")
    with pytest.raises(EditRefused, match=r"dossiers/a\.yaml.*đã được sửa sau lệnh “record”"):
        undo(root, NOW)
    assert files(root) == NEW | {"dossiers/a.yaml": b"a: by hand\n"}


def test_undo_refuses_a_copy_that_is_spoilt_or_gone(root):
    """Bytes that are not the old ones are never written for them."""
    commit(root, DRAFTS, "record", NOW)
    copy = Path(root, kept.FOLDER, "000001", "1.cu")
    copy.write_bytes(b"")
    with pytest.raises(EditRefused, match="đã bị hỏng"):
        undo(root, NOW)
    copy.unlink()
    with pytest.raises(Unwritable):
        undo(root, NOW)
    assert files(root) == NEW


@pytest.mark.parametrize("saved", ["a.yaml", "c.jpg"])
def test_what_is_saved_while_the_files_are_made_ready_is_kept(root, monkeypatch, saved):
    """A file that a person saves while others are still being staged keeps her words, and nothing is written."""
    path = Path(root, "dossiers", saved)

    def slow(*arguments):
        path.write_bytes(b"by hand\n")
        return storing.stage(*arguments)

    monkeypatch.setattr(transaction, "stage", slow)
    with pytest.raises(EditRefused, match=r"vừa được sửa|đã có sẵn"):
        commit(root, DRAFTS, "record", NOW)
    assert files(root) == OLD | {f"dossiers/{saved}": b"by hand\n"}


def test_two_drafts_of_one_file_are_no_command(root):
    """Whoever hands in a file twice has made a mistake of its own: it is told before anything is written."""
    with pytest.raises(ValueError, match="two drafts"):
        commit(root, [DRAFTS[2], Draft("dossiers/c.jpg", None, b"other")], "record", NOW)
    assert files(root) == OLD


_CUT = """
import os, signal, sys
from datetime import datetime
from danvan_cli.editing import transaction
from danvan_cli.editing.transaction import Draft, commit
from tests.editing.test_transaction import DRAFTS, NOW
call, at = sys.argv[2], int(sys.argv[3])
real, seen = getattr(os, call), [0]
def cut(*args, **named):
    seen[0] += 1
    if seen[0] == at:
        os.kill(os.getpid(), signal.SIGKILL)
    return real(*args, **named)
setattr(os, call, cut)
commit(sys.argv[1], DRAFTS, "record", NOW)
"""


@pytest.mark.skipif(os.name == "nt", reason="SIGKILL")
@pytest.mark.parametrize("call", ["fsync", "replace", "mkdir", "unlink"])
def test_killed_at_any_step(root, call):
    """Killed before any flush, rename, new folder or removal: all is old or, after the last step, all is new."""
    for at in range(1, 60):
        done = subprocess.run(  # noqa: S603 - this very program
            [sys.executable, "-c", _CUT, root, call, str(at)],
            capture_output=True,
            check=False,
            cwd=Path(__file__).parents[2],
        )
        with writing(root) as told:
            assert all("bị ngắt giữa chừng" in sentence for sentence in told)
        assert files(root) in (OLD, NEW)
        if files(root) == NEW:
            undo(root, NOW)
            assert files(root) == OLD
        if done.returncode != -signal.SIGKILL:
            assert done.returncode == 0, done.stderr
            return
    pytest.fail("never ran to its end")


def refusing(real, at, error):
    """Return a call of the system that raises `error` the `at`th time, and the list whose one item counts the times."""
    seen = [0]

    def refuse(*args, **named):
        seen[0] += 1
        if seen[0] == at:
            raise error
        return real(*args, **named)

    return refuse, seen


@pytest.mark.parametrize("call", ["open", "write", "fsync", "replace", "unlink", "mkdir"])
def test_refused_at_any_step(root, call, monkeypatch):
    """A system that refuses any one step leaves every file as it was, or the command was done and says so."""
    real = getattr(os, call)
    for at in range(1, 80):
        refuse, seen = refusing(real, at, OSError(errno.ENOSPC, "full"))
        done = False
        with monkeypatch.context() as patch, suppress(Unwritable):
            patch.setattr(os, call, refuse)
            commit(root, DRAFTS, "record", NOW)
            done = True
        assert files(root) == (NEW if done else OLD)
        if done:
            undo(root, NOW)
        if seen[0] < at:
            return
    pytest.fail("never ran to its end")


@pytest.mark.parametrize("call", ["fsync", "replace", "unlink", "mkdir"])
@pytest.mark.parametrize("undoing", [False, True])
def test_refused_at_any_step_of_a_rollback(root, call, undoing, monkeypatch):
    """A command cut off, and a system that then refuses any step of rolling back: later all comes back for all that."""
    real = getattr(os, call)

    def cut(*_):
        raise KeyboardInterrupt

    for at in range(1, 80):
        refuse, seen = refusing(real, at, OSError(errno.EACCES, "in use"))
        if undoing:
            commit(root, DRAFTS, "record", NOW)
        with monkeypatch.context() as patch:
            patch.setattr(transaction, "roll_back", cut)
            patch.setattr(transaction, "land", _landing_all_but("danh-muc.json"))
            with pytest.raises(KeyboardInterrupt):
                undo(root, NOW) if undoing else commit(root, DRAFTS, "record", NOW)
        with monkeypatch.context() as patch, suppress(Unwritable):
            patch.setattr(os, call, refuse)
            with writing(root):
                pass
        with writing(root):
            pass
        assert files(root) == (NEW if undoing else OLD), at
        if undoing:
            undo(root, NOW)
            assert files(root) == OLD
        if seen[0] < at:
            return
    pytest.fail("never ran to its end")


def _landing_all_but(name):
    """Return a `land` that is cut off at the file of that name, when all the others have theirs."""

    def land(temporary, path):
        if str(path).endswith(name):
            raise KeyboardInterrupt
        storing.land(temporary, path)

    return land


def test_an_interruption_puts_everything_back(root, monkeypatch):
    """Ctrl-C in the middle of the renames leaves the old files and no copies."""
    landed = []

    def interrupted(temporary, path):
        landed.append(path)
        if len(landed) == 2:
            raise KeyboardInterrupt
        storing.land(temporary, path)

    monkeypatch.setattr(transaction, "land", interrupted)
    with pytest.raises(KeyboardInterrupt):
        commit(root, [DRAFTS[0], DRAFTS[2]], "record", NOW)
    assert files(root) == OLD
    assert kept.all_kept(root) == []


def test_only_the_last_twenty_are_kept(root):
    """Older copies go, as does what no command ever finished keeping; a spoilt list is left alone."""
    Path(root, kept.FOLDER, "000001").mkdir(parents=True)
    Path(root, kept.FOLDER, "ghi-chu.txt").write_bytes(b"")
    for number in range(24):
        data = b"a: %d\n" % (number + 1)
        commit(root, [Draft("dossiers/a.yaml", data, b"a: %d\n" % (number + 2))], "set", NOW)
    assert [one.number for one in kept.all_kept(root)] == list(range(5, 25))
    Path(root, kept.FOLDER, "000024", "danh-muc.json").write_bytes(b"{")
    assert last_undoable(root).number == 23
