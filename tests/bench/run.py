"""Measure danvan against its peers, in one run, and print the ratios beside their goals.

    python tests/bench/run.py [--quick] [--only NAME]… [--rounds N] [--keep]

Exit status 0 when every goal that could be measured is met, 1 otherwise.
"""

from __future__ import annotations

import argparse
import os
import platform
import resource
import shutil
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import checking
import paging
import peers
import printing
import reading
import reviewing
from bench import Bench
from measure import RSS_UNIT, BenchmarkError
from table import Row, drawn, mebibytes, unmeasured

if TYPE_CHECKING:
    from collections.abc import Callable

_PARTS: dict[str, Callable[[Bench], list[Row]]] = {
    "doc": reading.rows,
    "check-42": checking.commune,
    "check-5500": checking.province,
    "tang-truong": checking.growth,
    "diff": reviewing.rows,
    "phieu-42": printing.slips,
    "moi-van-ban": printing.further,
    "phu-luc-01": printing.long_list,
    "moi-bieu-mau": printing.every_form,
    "pdf": paging.rows,
}


def main() -> int:
    """Run the parts asked for and print their table."""
    options = _options()
    scratch = Path(tempfile.mkdtemp(prefix="danvan-bench-"))
    try:
        bench = Bench(scratch, peers.install(), options.rounds or (2 if options.quick else 5), options.quick)
        _say(_machine(bench))
        result = [row for name in options.only or _PARTS for row in _part(bench, name)]
    finally:
        if options.keep:
            _say(f"Thư mục làm việc: {scratch}")
        else:
            shutil.rmtree(scratch, ignore_errors=True)
    _say(drawn(result))
    return int(any(row.met is False or row.failed for row in result))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="ít tệp, ít vòng: chỉ để thử, không để kết luận")
    parser.add_argument("--only", action="append", choices=tuple(_PARTS), help="chỉ đo phần này")
    parser.add_argument("--rounds", type=int, help="số vòng của mỗi phép so (mặc định 5)")
    parser.add_argument("--keep", action="store_true", help="giữ lại thư mục làm việc")
    return parser.parse_args()


def _part(bench: Bench, name: str) -> list[Row]:
    sys.stderr.write(f"đang đo: {name}\n")
    try:
        return _PARTS[name](bench)
    except BenchmarkError as fault:
        return [unmeasured(name, "", str(fault).replace("\n", " ")[-160:], failed=True)]


def _machine(bench: Bench) -> str:
    # A child's peak is never read lower than its parent's, which stood in its place until exec.
    floor = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * RSS_UNIT
    how = "CPU = user + sys của cả tiến trình, trung vị, đo xen kẽ"
    return (
        f"Python {platform.python_version()}, {os.cpu_count()} nhân, {bench.rounds} vòng; {how}; "
        f"bộ nhớ đỉnh, không thấy được dưới {mebibytes(floor)}.\n"
        f"Bên kia: {', '.join(bench.peers.versions)}.\n"
    )


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")


if __name__ == "__main__":
    sys.exit(main())
