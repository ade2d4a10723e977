"""Turning Word reports into PDF: many in one call of the engine against a call for each."""

from __future__ import annotations

import shutil
import sys
from typing import TYPE_CHECKING

from bench import OWN_ENV, OWN_FILES, render
from measure import BenchmarkError, Command, Sample, Series, run
from table import Row, compared, unmeasured

if TYPE_CHECKING:
    from pathlib import Path

    from bench import Bench

_REPORT = "phu-luc-02"
_WHAT = "PDF của {count} báo cáo, một lần gọi"


def rows(bench: Bench) -> list[Row]:
    """Compare one call for all the reports with single calls, measured on a few and multiplied."""
    count, few = (6, 2) if bench.quick else (42, 6)
    what = _WHAT.format(count=count)
    if bench.peers.soffice is None:
        return [unmeasured(what, f"{count} lần gọi", "không có LibreOffice")]
    reports = _reports(bench, count)
    out = bench.scratch / "pdf"
    run(_convert(bench, reports[:1], out))
    together, alone = [], []
    for _ in range(min(bench.rounds, 3)):
        shutil.rmtree(out)
        together.append(run(_convert(bench, reports, out)))
        made = len(list(out.glob("*.pdf")))
        if made != count:
            raise BenchmarkError(f"{made} tệp PDF, đáng ra {count}")
        alone.append(_added([run(_convert(bench, [report], out)) for report in reports[:few]], count / few))
    against = f"{count} lần gọi (đo {few}, nhân lên)"
    return [compared(what, against, Series(tuple(together)), Series(tuple(alone)), 0.1)]


def _reports(bench: Bench, count: int) -> list[Path]:
    out = bench.scratch / "bao-cao"
    run(render(bench.campaign(42), _REPORT, out))
    reports = sorted(out.rglob("*.docx"))[:count]
    if len(reports) != count:
        raise BenchmarkError(f"{len(reports)} báo cáo, đáng ra {count}")
    return reports


def _convert(bench: Bench, reports: list[Path], out: Path) -> Command:
    return Command((sys.executable, OWN_FILES / "lay_out.py", str(bench.peers.soffice), out, *reports), env=OWN_ENV)


def _added(samples: list[Sample], times: float) -> Sample:
    return Sample(
        sum(sample.cpu for sample in samples) * times,
        sum(sample.wall for sample in samples) * times,
        max(sample.peak for sample in samples),
    )
