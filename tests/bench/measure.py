"""Processor time, wall time and peak memory of whole processes, taken in turn."""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

MIB = 1024 * 1024
# ru_maxrss is in KiB, on macOS in bytes.
RSS_UNIT = 1 if sys.platform == "darwin" else 1024


class BenchmarkError(Exception):
    """A side did not do its work as it must, so its figure would mean nothing."""


@dataclass(frozen=True, slots=True)
class Command:
    """One side of a comparison. `accepted` are its good exit statuses.

    With `inner` the program prints the processor seconds of its own work as its only line, and that is
    taken instead of the whole process, so that start and imports are left out. The
    folder `clears` is removed before each run, so that every run writes anew.
    """

    argv: Sequence[str | Path]
    cwd: Path | None = None
    accepted: frozenset[int] = frozenset({0})
    inner: bool = False
    clears: Path | None = None
    env: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Sample:
    """One run: processor (user + system, children included) and wall seconds, peak resident bytes."""

    cpu: float
    wall: float
    peak: int


@dataclass(frozen=True, slots=True)
class Series:
    """The runs of one command, in the order of the rounds."""

    samples: tuple[Sample, ...]

    @property
    def cpu(self) -> float:
        """The median processor time in seconds."""
        return statistics.median(sample.cpu for sample in self.samples)

    @property
    def wall(self) -> float:
        """The median wall time in seconds."""
        return statistics.median(sample.wall for sample in self.samples)

    @property
    def peak(self) -> int:
        """The largest resident size seen, in bytes."""
        return max(sample.peak for sample in self.samples)


def run(command: Command) -> Sample:
    """Run once, with nothing shown; raise BenchmarkError on an exit status that is not accepted."""
    if command.clears:
        shutil.rmtree(command.clears, ignore_errors=True)
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        started = time.perf_counter()
        process = subprocess.Popen(
            [str(part) for part in command.argv],
            cwd=command.cwd,
            stdin=subprocess.DEVNULL,
            stdout=out if command.inner else subprocess.DEVNULL,
            stderr=err,
            env=os.environ | command.env,
        )
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in command.accepted:
            err.seek(0)
            last = err.read().decode(errors="replace").strip()[-600:]
            raise BenchmarkError(f"{command.argv[0]} … kết thúc với mã {process.returncode}: {last}")
        cpu = usage.ru_utime + usage.ru_stime
        if command.inner:
            out.seek(0)
            cpu = float(out.read())
        return Sample(cpu, wall, usage.ru_maxrss * RSS_UNIT)


def accepts(command: Command) -> bool:
    """Tell whether the command ends in an accepted way, whatever it costs."""
    try:
        run(command)
    except BenchmarkError:
        return False
    return True


def in_turn(commands: Mapping[str, Command], rounds: int, *, warm: bool = True) -> dict[str, Series]:
    """Run every command once a round, A, B, A, B, …; a first round that is not counted fills the caches."""
    samples: dict[str, list[Sample]] = {name: [] for name in commands}
    if warm:
        for command in commands.values():
            run(command)
    for _ in range(rounds):
        for name, command in commands.items():
            samples[name].append(run(command))
    return {name: Series(tuple(runs)) for name, runs in samples.items()}


def ratios(ours: Series, theirs: Series) -> tuple[float, float, float]:
    """Return the ratio of the medians of processor time, and the least and greatest ratio of one round."""
    pairs = [a.cpu / b.cpu for a, b in zip(ours.samples, theirs.samples, strict=False)]
    return ours.cpu / theirs.cpu, min(pairs), max(pairs)
