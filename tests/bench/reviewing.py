"""Telling what changed since the last commit, every dossier by one figure: against a check of the same folder."""

from __future__ import annotations

import re
import shutil
import subprocess
from typing import TYPE_CHECKING

from bench import check, danvan
from corpus import AS_OF, write_campaign
from measure import BenchmarkError, in_turn
from table import Row, compared, unmeasured

if TYPE_CHECKING:
    from bench import Bench
    from corpus import Campaign

_COMMUNE = 42
_LAST_FIGURE = re.compile(r"(?m)^( *chi_tieu: .*)(\d)$")
_WHO = ("-c", "user.name=a", "-c", "user.email=a@b", "-c", "commit.gpgsign=false", "-c", "gc.auto=0")


def rows(bench: Bench) -> list[Row]:
    """Compare `diff` with `check` for a commune, and with a tenth of the dossiers for a province."""
    git = shutil.which("git")
    if git is None:
        return [unmeasured("diff", "check", "không có git")]
    commune, few, many = (_changed(bench, git, count) for count in (_COMMUNE, bench.many // 10, bench.many))
    diff = ("diff", "--as-of", AS_OF)
    small = in_turn({"diff": danvan(commune, *diff), "check": check(commune)}, max(bench.rounds, 5))
    large = in_turn({"few": danvan(few, *diff), "many": danvan(many, *diff), "check": check(many)}, bench.rounds)
    return [
        compared(
            f"diff {_COMMUNE} hồ sơ, hồ sơ nào cũng đổi", f"check {_COMMUNE} hồ sơ", small["diff"], small["check"], 2
        ),
        compared(f"diff {bench.many} hồ sơ", f"diff {bench.many // 10} hồ sơ", large["many"], large["few"], 11),
        compared(f"diff {bench.many} hồ sơ", f"check {bench.many} hồ sơ", large["many"], large["check"]),
    ]


def _changed(bench: Bench, git: str, count: int) -> Campaign:
    """Return a campaign under git in which every dossier has one figure more than in the last commit."""
    campaign = write_campaign(bench.scratch / f"git-{count}", count)
    for words in (("init", "-q"), ("add", "-A"), ("commit", "-qm", "đầu")):
        subprocess.run([git, *_WHO, *words], cwd=campaign.root, check=True, stdout=subprocess.DEVNULL)
    for path in campaign.dossiers:
        text, times = _LAST_FIGURE.subn(_next, path.read_text("utf-8"), count=1)
        if not times:
            raise BenchmarkError(f"{path.name}: không có chỉ tiêu để đổi")
        path.write_text(text, "utf-8", newline="\n")
    return campaign


def _next(found: re.Match[str]) -> str:
    return f"{found[1]}{(int(found[2]) + 1) % 10}"
