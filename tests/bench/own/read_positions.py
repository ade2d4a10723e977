"""Read every YAML file of a folder from memory with danvan and print the processor seconds: FOLDER."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import yaml

from danvan_cli.source.reader import read_source

texts = [(path.name, path.read_bytes()) for path in sorted(Path(sys.argv[1]).glob("*.yaml"))]
started = time.process_time()
documents = [read_source(name, text) for name, text in texts]
spent = time.process_time() - started
for document, (name, text) in zip(documents, texts, strict=True):
    # The same job must have been done: the tree that PyYAML's all-strings loader sees, and no fault.
    if document.faults or document.value != yaml.load(text, yaml.CBaseLoader):  # noqa: S506
        sys.exit(f"{name} was read otherwise than PyYAML reads it: {document.faults}")
    if document.locate(("bao_cao", "tu_danh_gia")).line < document.locate(("ten",)).line:
        sys.exit(f"{name} came without positions")
sys.stdout.write(f"{spent}\n")
