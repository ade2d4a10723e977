"""Ways to run danvan: inside this process, and as a process of its own."""

import os
import subprocess
import sys
from dataclasses import dataclass

import pytest

from danvan_cli.__main__ import main


@dataclass(frozen=True)
class Run:
    """What a run left behind."""

    status: int
    out: str
    err: str


@pytest.fixture
def run(capsys, monkeypatch):
    """Run danvan in this process, on a day that the calling machine does not choose."""
    monkeypatch.setenv("DANVAN_TODAY", "2026-03-01")
    monkeypatch.delenv("COLUMNS", raising=False)

    def run_here(*arguments):
        capsys.readouterr()
        status = main(list(arguments))
        said = capsys.readouterr()
        return Run(status, said.out, said.err)

    return run_here


@pytest.fixture
def run_process(monkeypatch):
    """Run danvan as a process; what it says is read as UTF-8 and must be UTF-8."""

    def run_apart(*arguments, cwd=None, **environment):
        monkeypatch.setenv("PYTHONPATH", os.pathsep.join(filter(None, sys.path)))
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        done = subprocess.run(  # noqa: S603 - the program under test
            [sys.executable, "-m", "danvan_cli", *arguments],
            capture_output=True,
            check=False,
            cwd=cwd,
            timeout=60,
        )
        return Run(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))

    return run_apart
