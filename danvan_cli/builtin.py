"""Where the files that travel with the program stand: templates, schemas, the sample campaign."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def builtin_folder(name: str) -> Path:
    """Return the folder `templates`, `schemas` or `dossiers` that came with this installation.

    A wheel carries them inside the package; a checkout has them at its top level.
    """
    packed = _PACKAGE / "builtin" / name
    return packed if packed.is_dir() else _PACKAGE.parent / name
