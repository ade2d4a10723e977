"""The programs that danvan is measured against, installed beside the benchmark and nowhere else."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from measure import BenchmarkError

_HERE = Path(__file__).resolve().parent
PEER_FILES = _HERE / "peer"
_FOLDER = _HERE / ".peers"
_PYTHON_PEERS = ("yamale", "check-jsonschema", "PyYAML", "ruamel.yaml", "docxtpl", "docx-mailmerge2")
_SHOWN = (*_PYTHON_PEERS, "jsonschema", "python-docx", "lxml", "Jinja2")
_NODE_PEERS = ("ajv-cli@5",)


@dataclass(frozen=True, slots=True)
class Peers:
    """Where the peers stand: the environment's programs, and ajv where there is Node."""

    python: Path
    yamale: Path
    check_jsonschema: Path
    ajv: Path | None
    soffice: Path | None
    versions: tuple[str, ...]


def install() -> Peers:
    """Make the peers' environments unless they stand already, and tell the versions found in them."""
    programs = _python_environment()
    ajv = _node_environment()
    soffice = shutil.which("soffice")
    return Peers(
        python=programs / "python",
        yamale=programs / "yamale",
        check_jsonschema=programs / "check-jsonschema",
        ajv=ajv,
        soffice=Path(soffice) if soffice else None,
        versions=(*_python_versions(programs / "python"), *_node_versions(ajv), *_soffice_version(soffice)),
    )


def _python_environment() -> Path:
    home = _FOLDER / "python"
    programs = home / ("Scripts" if os.name == "nt" else "bin")
    stamp = home / "installed.txt"
    wanted = "\n".join((sys.version, *_PYTHON_PEERS))
    if not stamp.is_file() or stamp.read_text("utf-8") != wanted:
        shutil.rmtree(home, ignore_errors=True)
        _quiet([sys.executable, "-m", "venv", home])
        _quiet([programs / "python", "-m", "pip", "install", "--quiet", *_PYTHON_PEERS])
        stamp.write_text(wanted, "utf-8")
    return programs


def _python_versions(python: Path) -> tuple[str, ...]:
    listed = json.loads(_quiet([python, "-m", "pip", "list", "--format", "json"]))
    found = {entry["name"].lower(): entry["version"] for entry in listed}
    return tuple(f"{name} {found[name.lower()]}" for name in _SHOWN)


def _node_environment() -> Path | None:
    npm = shutil.which("npm")
    if npm is None or shutil.which("node") is None:
        return None
    home = _FOLDER / "node"
    ajv = home / "node_modules" / ".bin" / "ajv"
    if not ajv.exists():
        home.mkdir(parents=True, exist_ok=True)
        (home / "package.json").write_text("{}", "utf-8")
        _quiet([npm, "install", "--no-audit", "--no-fund", "--ignore-scripts", *_NODE_PEERS], cwd=home)
    return ajv


def _node_versions(ajv: Path | None) -> tuple[str, ...]:
    if ajv is None:
        return ()
    package = ajv.parent.parent / "ajv-cli" / "package.json"
    version = json.loads(package.read_text("utf-8"))["version"]
    return (f"ajv-cli {version}", f"node {_quiet(['node', '--version']).strip().removeprefix('v')}")


def _soffice_version(soffice: str | None) -> tuple[str, ...]:
    if soffice is None:
        return ()
    return (" ".join(_quiet([soffice, "--version"]).split()[:2]),)


def _quiet(argv: list[str | Path], cwd: Path | None = None) -> str:
    ended = subprocess.run(
        [str(part) for part in argv],
        cwd=cwd,
        check=False,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
    )
    if ended.returncode:
        raise BenchmarkError(f"{argv[0]} kết thúc với mã {ended.returncode}: {ended.stderr.strip()[-600:]}")
    return ended.stdout
