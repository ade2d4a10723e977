"""What every part of the benchmark shares: rounds, peers, generated workspaces and danvan's command."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from corpus import AS_OF, Campaign, write_campaign
from measure import Command

if TYPE_CHECKING:
    from peers import Peers

ROOT = Path(__file__).resolve().parents[2]
OWN_FILES = Path(__file__).resolve().parent / "own"
# The program under test is this checkout, wherever the workspace stands. Its bytecode is kept, as pip keeps
# that of everything it installs (the peers too), even if the caller's environment forbids it.
OWN_ENV = {"PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": ""}


@dataclass(slots=True)
class Bench:
    """One run of the benchmark; `many` stands for 5,500 and is smaller in a quick run."""

    scratch: Path
    peers: Peers
    rounds: int
    quick: bool = False
    _campaigns: dict[int, Campaign] = field(default_factory=dict)
    _views: dict[int, Path] = field(default_factory=dict)

    @property
    def many(self) -> int:
        """The size of the large workspace."""
        return 550 if self.quick else 5500

    def campaign(self, count: int) -> Campaign:
        """Return a workspace of `count` dossiers, made once."""
        if count not in self._campaigns:
            self._campaigns[count] = write_campaign(self.scratch / f"xa-{count}", count)
        return self._campaigns[count]

    def dossiers_alone(self, count: int) -> Path:
        """Return a folder with these dossiers alone, for peers that read every file with one schema."""
        if count not in self._views:
            folder = self.scratch / f"ho-so-{count}"
            folder.mkdir()
            for path in self.campaign(count).dossiers:
                os.link(path, folder / path.name)
            self._views[count] = folder
        return self._views[count]


def danvan(campaign: Campaign, *words: str, clears: Path | None = None) -> Command:
    """Return `python -m danvan_cli -C … words`; faults in the data (1) are a result, anything else is not."""
    argv = (sys.executable, "-m", "danvan_cli", "-C", str(campaign.root), *words)
    return Command(argv, accepted=frozenset({0, 1}), clears=clears, env=OWN_ENV)


def check(campaign: Campaign, *words: str) -> Command:
    """Return the check that is measured: a given day, plain text, everything read anew."""
    return danvan(campaign, "check", "--as-of", AS_OF, "--format", "text", *words)


def render(campaign: Campaign, form: str, out: Path) -> Command:
    """Return the printing of all the papers of a form into an empty folder."""
    return danvan(campaign, "render", form, "--all", "--as-of", AS_OF, "--out", str(out), clears=out)


def print_sample(out: Path, *forms: str) -> Command:
    """Return the printing of all papers (of these forms) of the sample campaign, without counting pages."""
    argv = (sys.executable, "-m", "danvan_cli", "-C", str(ROOT), "render", *forms, "--all")
    words = ("--as-of", "14/10/2026", "--out", str(out))
    # Pages are laid out by LibreOffice where it is found; here only the filling is measured.
    env = {**OWN_ENV, "PATH": str(Path(sys.executable).parent)}
    return Command((*argv, *words), accepted=frozenset({0, 1, 4}), clears=out, env=env)


def own_script(name: str, *words: str | Path, inner: bool = False) -> Command:
    """Return the run of a script of own/, which calls a room of danvan directly."""
    return Command((sys.executable, OWN_FILES / name, *words), inner=inner, env=OWN_ENV)
