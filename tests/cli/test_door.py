"""The door: exit statuses, quiet endings, and no traceback."""

import os
import subprocess
import sys

import pytest

from danvan_cli.cli import app
from danvan_cli.cli.shell import saying


@pytest.fixture
def failing(monkeypatch):
    """Make the chosen exception come out of the middle of a command."""

    def fail_with(fault):
        def raise_fault(*_, **__):
            raise fault

        monkeypatch.setattr(saying, "find_format", raise_fault)

    return fail_with


def test_a_fault_of_the_program_is_told_in_vietnamese(run, failing):
    """An unforeseen exception ends with status 3, says what to send, and shows no traceback."""
    failing(KeyError("bí mật"))
    ended = run("doctor", "--color", "never")
    assert ended.status == 3
    assert ended.out == ""
    assert "Chương trình gặp lỗi" in ended.err
    assert "danvan --debug doctor --color never" in ended.err
    assert "KeyError, test_door.py:" in ended.err
    assert "Traceback" not in ended.err
    assert "bí mật" not in ended.err


def test_debug_shows_the_traceback(run, failing):
    """With --debug the traceback of the fault reaches the one who mends it."""
    failing(KeyError("bí mật"))
    ended = run("--debug", "doctor")
    assert ended.status == 3
    assert "Traceback" in ended.err
    assert "bí mật" in ended.err


def test_an_import_that_fails_is_told_too(run, monkeypatch):
    """A command whose module cannot be imported is a fault of the program, not a missing command."""
    monkeypatch.setitem(sys.modules, "danvan_cli.cli.doctor", None)
    ended = run("doctor")
    assert ended.status == 3
    assert "ModuleNotFoundError" in ended.err


@pytest.mark.parametrize("fault", [KeyboardInterrupt(), EOFError()])
def test_an_interruption_is_quiet(run, failing, fault):
    """Ctrl-C, or the end of the input where an answer was awaited, ends with 130 and one sentence."""
    failing(fault)
    ended = run("doctor")
    assert (ended.status, ended.out) == (130, "")
    assert ended.err.strip() == "Đã dừng theo yêu cầu."


def test_an_interruption_while_starting_is_quiet(run, monkeypatch):
    """Ctrl-C before any command is chosen ends the same way."""

    def interrupt(_):
        raise KeyboardInterrupt

    monkeypatch.setattr(app, "run", interrupt)
    ended = run("doctor")
    assert (ended.status, ended.err) == (130, "Đã dừng theo yêu cầu.\n")


LOST = """
import signal, sys, time
from danvan_cli.__main__ import main
from danvan_cli.cli import app

# A shell that starts a job behind `&` lets it hear no Ctrl-C.
signal.signal(signal.SIGINT, signal.default_int_handler)

class Cleared:
    def __del__(self):
        signal.raise_signal(signal.SIGINT)

def run(_):
    Cleared()
    time.sleep(30)

app.run = run
sys.exit(main())
"""


def test_an_interruption_that_python_drops_is_sent_again():
    """Ctrl-C while something is cleared away, as after every import, stops the command and shows no traceback."""
    done = subprocess.run([sys.executable, "-c", LOST], capture_output=True, check=False, timeout=20)  # noqa: S603
    assert (done.returncode, done.stderr.decode()) == (130, "Đã dừng theo yêu cầu.\n")


def test_an_interruption_when_all_is_done_changes_nothing():
    """Ctrl-C while the interpreter leaves is not heard: the command has ended with its own status."""
    leaving = "import atexit, signal, sys; from danvan_cli.__main__ import main; "
    leaving += "signal.signal(signal.SIGINT, signal.default_int_handler); "
    leaving += "atexit.register(signal.raise_signal, signal.SIGINT); sys.exit(main())"
    command = [sys.executable, "-c", leaving, "--version"]
    done = subprocess.run(command, capture_output=True, check=False, timeout=20)  # noqa: S603 - the program under test
    assert (done.returncode, done.stderr) == (0, b"")


def test_a_reader_that_leaves_is_no_fault():
    """`danvan … | head -0` ends with the command's own status and not a word on stderr."""
    reading, writing = os.pipe()
    os.close(reading)
    for arguments in (["doctor", "--format", "json"], ["--help"], ["doctor", "--help"], ["--version"]):
        done = subprocess.run(  # noqa: S603 - the program under test
            [sys.executable, "-m", "danvan_cli", *arguments],
            stdout=writing,
            stderr=subprocess.PIPE,
            check=False,
            timeout=60,
        )
        assert (done.returncode, done.stderr) == (0, b""), arguments
    os.close(writing)


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="chỉ Linux có /dev/full")
def test_a_full_disk_is_the_surroundings():
    """A result that cannot be written ends with status 4 and the reason in Vietnamese."""
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "danvan_cli", "doctor"],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
            timeout=60,
        )
    assert done.returncode == 4
    assert done.stderr.decode().strip() == "Lỗi: Không ghi được kết quả ra ngoài: đĩa đã đầy."


@pytest.mark.parametrize("coding", ["cp1258", "ascii", "cp1252"])
@pytest.mark.parametrize("name", app.command_names())
def test_any_console_coding_serves(run_process, coding, name):
    """On a console of another coding every help page comes out, and comes out as UTF-8."""
    ended = run_process(name, "--help", PYTHONIOENCODING=coding, PYTHONUTF8="0")
    assert (ended.status, ended.err) == (0, "")
    assert "Cách dùng: danvan" in ended.out


def test_a_complaint_on_a_foreign_console(run_process):
    """A complaint is UTF-8 too, whatever the console's coding."""
    ended = run_process("không-có", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert (ended.status, ended.out) == (2, "")
    assert ended.err.startswith("Lỗi: Không có lệnh “không-có”.")


def test_version_is_one_line(run):
    """--version prints the name and number, and nothing else."""
    ended = run("--version")
    assert (ended.status, ended.err) == (0, "")
    assert ended.out.startswith("danvan ")
    assert ended.out.count("\n") == 1
