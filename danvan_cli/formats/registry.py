"""The formats that exist: every module `as_<name>.py` of this folder."""

from __future__ import annotations

import pkgutil
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

import danvan_cli.formats

if TYPE_CHECKING:
    from collections.abc import Callable

    from danvan_cli.formats.page import Page
    from danvan_cli.report import Report

_PREFIX = "as_"


@dataclass(frozen=True, slots=True)
class Format:
    """A way to say a report: its name on the command line, a Vietnamese line for the help, and the writer.

    `of_findings`: it tells findings alone, so that a report of anything else would come out empty.
    """

    name: str
    description: str
    render: Callable[[Report, Page], str]
    of_findings: bool = False


def format_names() -> tuple[str, ...]:
    """Return the names of all formats in alphabetical order, without importing any of them."""
    modules = pkgutil.iter_modules(danvan_cli.formats.__path__)
    return tuple(sorted(module.name.removeprefix(_PREFIX) for module in modules if module.name.startswith(_PREFIX)))


def find_format(name: str) -> Format:
    """Return the format of this name; KeyError for a name that `format_names` does not list."""
    if name not in format_names():
        raise KeyError(name)
    module = import_module(f"{danvan_cli.formats.__name__}.{_PREFIX}{name}")
    of_findings = bool(getattr(module, "OF_FINDINGS", False))
    return Format(module.NAME, module.DESCRIPTION, module.render, of_findings)
