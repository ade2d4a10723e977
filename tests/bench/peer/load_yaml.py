"""Load every YAML file of a folder from memory and print the processor seconds: LOADER FOLDER."""

from __future__ import annotations

import sys
import time
from pathlib import Path

loader, folder = sys.argv[1:]
texts = [path.read_bytes() for path in sorted(Path(folder).glob("*.yaml"))]
if loader == "pyyaml":
    import yaml

    started = time.process_time()
    values = [yaml.load(text, yaml.CSafeLoader) for text in texts]
else:
    from ruamel.yaml import YAML

    reader = YAML(typ="rt")
    started = time.process_time()
    values = [reader.load(text) for text in texts]
spent = time.process_time() - started
if not all(value["ten"] for value in values):
    sys.exit("a dossier came out without its name")
sys.stdout.write(f"{spent}\n")
