"""Checking dossiers: danvan with rules, positions and the year's plan, against plain schema validators."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bench import check
from measure import BenchmarkError, Command, accepts, in_turn
from peers import PEER_FILES
from table import Row, compared, memory, unmeasured

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from bench import Bench

_YAMALE = PEER_FILES / "dossier.yamale.yaml"
_SCHEMA = PEER_FILES / "dossier.schema.json"
_COMMUNE = 42
# Each breaks a sound dossier in one way that any validator of these schemas must see.
_BREAKS: dict[str, Callable[[str], str]] = {
    "khóa lạ": lambda text: text + "khoa_la: 1\n",
    "thiếu tên": lambda text: text.replace("\nten: ", "\n# ten: ", 1),
    "giá trị ngoài danh sách": lambda text: text.replace("tu_danh_gia: hieu-qua", "tu_danh_gia: tot"),
    "sai kiểu": lambda text: text.replace("  muc_dich: ", "  muc_dich:\n    sau: ", 1),
    "ngày sai": lambda text: text.replace("  bat_dau: ", "  bat_dau: khoảng ", 1),
}


def commune(bench: Bench) -> list[Row]:
    """Compare the check of a commune's dossiers, nothing cached."""
    campaign, folder = bench.campaign(_COMMUNE), bench.dossiers_alone(_COMMUNE)
    commands = {
        "danvan": check(campaign),
        "yamale": _yamale(bench, folder),
        "yamale-1": _yamale(bench, folder, "-n", "1"),
    }
    _prove_rejections(bench, {"yamale"})
    measured = in_turn(commands, bench.rounds if bench.quick else max(bench.rounds, 9))
    what, ours = f"check {_COMMUNE} hồ sơ", measured["danvan"]
    return [
        compared(what, "yamale, lệnh mặc định (4 tiến trình)", ours, measured["yamale"], 1.5),
        compared(what, "yamale -n 1", ours, measured["yamale-1"]),
    ]


def province(bench: Bench) -> list[Row]:
    """Compare the check of a province's dossiers in one process, nothing cached."""
    campaign, folder = bench.campaign(bench.many), bench.dossiers_alone(bench.many)
    commands = {"danvan": check(campaign), "yamale": _yamale(bench, folder)}
    if bench.peers.ajv:
        commands["ajv"] = _ajv(bench, folder)
    _prove_rejections(bench, (commands.keys() - {"danvan"}) | {"check-jsonschema"})
    measured = in_turn(commands, bench.rounds)
    what, ours = f"check {bench.many} hồ sơ", measured["danvan"]
    result = [compared(what, "yamale, lệnh mặc định (4 tiến trình)", ours, measured["yamale"], 0.35)]
    if bench.peers.ajv:
        result.append(compared(what, "ajv-cli", ours, measured["ajv"], 1.5))
    else:
        result.append(unmeasured(what, "ajv-cli", "không có Node"))
    # So slow that a single round tells; the nearest run of danvan stands beside it.
    slow = in_turn({"danvan": check(campaign), "peer": _check_jsonschema(bench, folder)}, 1, warm=False)
    result.append(compared(what, "check-jsonschema (một vòng)", slow["danvan"], slow["peer"], 0.06))
    return result


def growth(bench: Bench) -> list[Row]:
    """Compare the check with that of a tenth of the dossiers, and its memory with their bytes."""
    few, many = bench.campaign(bench.many // 10), bench.campaign(bench.many)
    measured = in_turn({"few": check(few), "many": check(many)}, bench.rounds)
    whole = f"check {bench.many} hồ sơ"
    return [
        compared(whole, f"check {bench.many // 10} hồ sơ", measured["many"], measured["few"], 11),
        memory(f"{whole}: bộ nhớ", "cỡ các tệp", measured["many"].peak, many.file_bytes, 8),
    ]


def _yamale(bench: Bench, folder: Path, *options: str) -> Command:
    return Command((bench.peers.yamale, *options, "-s", _YAMALE, folder))


def _ajv(bench: Bench, folder: Path) -> Command:
    if bench.peers.ajv is None:
        raise BenchmarkError("ajv-cli cần Node")
    return Command((bench.peers.ajv, "validate", "-s", _SCHEMA, "--strict=false", "-d", "*.yaml"), cwd=folder)


def _check_jsonschema(bench: Bench, folder: Path) -> Command:
    names = sorted(path.name for path in folder.glob("*.yaml"))
    return Command((bench.peers.check_jsonschema, "--schemafile", _SCHEMA, *names), cwd=folder)


def _prove_rejections(bench: Bench, names: set[str]) -> None:
    """Raise unless every named peer accepts a sound dossier and refuses each broken one.

    A validator that looked at nothing would be the fastest of all.
    """
    sound = bench.campaign(_COMMUNE).dossiers[0].read_text("utf-8")
    makers: dict[str, Callable[[Bench, Path], Command]] = {
        "yamale": _yamale,
        "ajv": _ajv,
        "check-jsonschema": _check_jsonschema,
    }
    broken = {label: spoil(sound) for label, spoil in _BREAKS.items()}
    for label, text in {"hồ sơ đúng": sound, **broken}.items():
        folder = bench.scratch / "thu" / label
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "ho-so.yaml").write_text(text, "utf-8")
        for name in names:
            command = makers[name](bench, folder)
            if accepts(command) != (text == sound):
                raise BenchmarkError(f"{name} trả lời sai cho “{label}”")
