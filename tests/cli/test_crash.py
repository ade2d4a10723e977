"""Every writing command broken off at its calls to the system: nothing is lost, and the next run mends it.

The harness lies beside the clone. With DANVAN_FULL=1 it breaks every counted call, kills 300 times at random,
interrupts 100 times and lets four windows race a hundred times; without, it takes a sample of each.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import signal
import subprocess
import sys

import pytest

from tests.conftest import REPOSITORY, beside

FULL = os.environ.get("DANVAN_FULL") == "1"
FOLDER = "dossiers/2026"
STEMS = (
    "chi-bo-cong-an--mat-than-ngo-xom",
    "chi-bo-cong-an--mot-phut-canh-bao",
    "chi-bo-khoi-1-dien-thanh--tu-thuoc-nghia-tinh",
    "chi-bo-khoi-2-dien-thanh--via-he-nhuong-loi",
    "chi-bo-quan-su--tiep-buoc-quan-hanh",
    "hoi-nong-dan--vu-dong-lien-ket",
)
CROOKED = STEMS[:3]
COMMANDS = {
    "set": "set hoi-nong-dan dia_diem 'Xóm 1'",
    "new": "new chi-bo-khoi-1-dien-thanh 'Sân phơi chung'",
    "record": "record bao-cao hoi-nong-dan chi-bo-cong-an--mat chi-bo-quan-su --ngay 05/9/2026",
    "record minh-chung": "record minh-chung chi-bo-quan-su anh-1.jpg anh-2.jpg --mo-ta 'Ngày ra mắt'",
    "fmt": "fmt --all",
    "rollover": "rollover 2027",
}
RACES = {
    "set": (
        "set hoi-nong-dan 'muc_tieu[0].ket_qua.202{i}' 850",
        "sum(row.get(str(year)) == '850' for year in range(2020, 2024) for row in [dossier['muc_tieu'][0]['ket_qua']])",
    ),
    "new": ("new chi-bo-khoi-1-dien-thanh 'Sân phơi chung {i}'", "len(glob('dossiers/2026/*san-phoi-chung*.yaml'))"),
    "record": (
        "record kiem-tra hoi-nong-dan --ngay 1{i}/9/2026 --noi-dung 'Lần thứ {i}' --ket-qua Đạt",
        "sum(row['noi_dung'].startswith('Lần thứ') for row in dossier['kiem_tra'])",
    ),
    "fmt": ("fmt --all", "ok"),
    "rollover": ("rollover 2027", "ok"),
}
"""What four windows do at once, and how many of their changes stand afterwards: as many as ended well."""
READ = """
import yaml
from glob import glob
files = {{path: yaml.load(open(path, encoding="utf-8-sig"), yaml.CBaseLoader)
         for path in glob("dossiers/**/*.yaml", recursive=True)}}
assert len(files) >= {least}, len(files)
dossier = files["dossiers/2026/hoi-nong-dan--vu-dong-lien-ket.yaml"]
"""


@pytest.fixture
def campaign(tmp_path):
    """Lay out a campaign of a few dossiers, three of them out of style, with two pictures to be shown."""
    root = tmp_path / "xã nhà"
    (root / FOLDER).mkdir(parents=True)
    for label in ("dossiers/co-quan.yaml", f"{FOLDER}/ke-hoach.yaml", *(f"{FOLDER}/{stem}.yaml" for stem in STEMS)):
        shutil.copy(REPOSITORY / label, root / label)
    for stem in CROOKED:
        path = root / FOLDER / f"{stem}.yaml"
        path.write_text(re.sub(r"(?m)^(\w+): (\S.*)$", r"\1:   \2", path.read_text("utf-8")), encoding="utf-8")
    for name in ("anh-1.jpg", "anh-2.jpg"):
        (root / name).write_bytes(os.urandom(3000))
    return root


@pytest.fixture
def broken_off(campaign, tmp_path, monkeypatch):
    """Return a function that runs the harness over a command of danvan and returns all that it prints."""
    harness = beside("crash/crash_harness.py", "crash")
    monkeypatch.setenv("DANVAN_TODAY", "2026-10-14")
    monkeypatch.setenv("PYTHONPATH", str(REPOSITORY))
    verdict = tmp_path / "verdict.py"
    danvan = f"{sys.executable} -m danvan_cli"

    def run(*words, command, check="", raced=""):
        verdict.write_text(READ.format(least=2 + len(STEMS)) + check, encoding="utf-8")
        # The list of what was meant holds the hour, which no two runs share.
        fixed = ["--litter-ok", ".danvan/*", "--ignore", "danh-muc.json", "--rerun-ok", "--tmp", str(tmp_path)]
        judged = ["--verify", f"{sys.executable} {verdict}"]
        if raced:
            judged = ["--race-cmd", f"{danvan} {raced}", "--race-verify", f"{sys.executable} {verdict} {{ok}}"]
        done = subprocess.run(  # noqa: S603 - our own interpreter; nothing of this process runs beside it
            [sys.executable, harness, "--ws", campaign, "--cmd", f"{danvan} {command}", *judged, *fixed, *words],
            capture_output=True, text=True, check=False, preexec_fn=_hear_interrupts,
        )  # fmt: skip
        print(shlex.join(words), done.stdout, done.stderr)  # noqa: T201 - what a failure is told by
        return done

    return run


def _hear_interrupts():
    """Undo what a shell does to a job behind `&`, for which Ctrl-C is nothing: so no interrupt would arrive."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def held(done) -> bool:
    """Whether everything held, and the harness finds nothing to say of how files are written."""
    return done.returncode == 0 and "lint:" not in done.stdout


@pytest.mark.parametrize("command", COMMANDS)
def test_broken_off_at_any_call_nothing_is_lost(broken_off, command):
    """Killed, out of power, refused, out of space, cut short or read-only: every file is old or new, and it is told."""
    modes = ["kill", "power", "err", "sticky", "short", "readonly"] if FULL else ["kill", "err", "sticky", "readonly"]
    assert held(broken_off(*modes, *([] if FULL else ["--max-ops", "1"]), command=COMMANDS[command]))


@pytest.mark.parametrize("command", COMMANDS)
def test_stopped_at_any_moment_nothing_is_lost(broken_off, command):
    """A window closed or Ctrl-C at a random moment leaves old or new files, and no trace of the program's inside."""
    for modes, times in [(["random"], 300), (["sigint"], 100)] if FULL else [(["random", "sigint"], 2)]:
        assert held(broken_off(*modes, "--n", str(times), command=COMMANDS[command]))


@pytest.mark.parametrize("command", RACES)
def test_four_windows_lose_no_change(broken_off, command):
    """Of four commands at once, each that ended well has its change in the files."""
    raced, count = RACES[command]
    check = f"import sys\nok = int(sys.argv[1])\nassert ok >= 1, ok\nassert {count} == ok, ({count}, ok)\n"
    rounds = 100 if FULL else 1
    assert held(broken_off("race", "--n", str(rounds), command=COMMANDS[command], check=check, raced=raced))
