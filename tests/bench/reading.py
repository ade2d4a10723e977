"""Reading YAML held in memory: danvan with every position, PyYAML without, ruamel round trip with some."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bench import own_script
from measure import Command, in_turn
from peers import PEER_FILES
from table import Row, compared

if TYPE_CHECKING:
    from bench import Bench

_FILES = 400


def rows(bench: Bench) -> list[Row]:
    """Compare the readers' processor time over the same files, imports and disk left out."""
    count = 40 if bench.quick else _FILES
    folder = bench.dossiers_alone(count)

    def peer(loader: str) -> Command:
        return Command((bench.peers.python, PEER_FILES / "load_yaml.py", loader, folder), inner=True)

    measured = in_turn(
        {
            "danvan": own_script("read_positions.py", folder, inner=True),
            "pyyaml": peer("pyyaml"),
            "ruamel": peer("ruamel"),
        },
        bench.rounds,
    )
    what = f"Đọc {count} tệp trong bộ nhớ, có mọi vị trí"
    ours = measured["danvan"]
    return [
        compared(what, "PyYAML CSafeLoader (không vị trí)", ours, measured["pyyaml"], 0.45),
        compared(what, "ruamel.yaml round trip", ours, measured["ruamel"], 0.03),
    ]
