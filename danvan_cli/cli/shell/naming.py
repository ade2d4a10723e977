"""The names of dossiers, units and forms for the Tab key, from the folder itself.

It is asked at every press of a key: files are listed, not read as records, and a fault only means no offer.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import typer

from danvan_cli.cli.shell.session import Campaign, Session
from danvan_cli.cli.shell.stop import Stop

if TYPE_CHECKING:
    from danvan_cli.source.builder import Value

Offer: TypeAlias = tuple[str, str]
"""A name that can be typed, and what it stands for."""

_NAME = re.compile(rb"^ten:[ \t]*[\"']?(.*?)[\"']?[ \t]*\r?$", re.MULTILINE)
_HEAD = 4096
_OTHER_FILES = (("ke-hoach", "kế hoạch của năm"), ("co-quan", "cơ quan"))


def complete_stem(ctx: typer.Context, incomplete: str) -> list[Offer]:
    """Offer the dossiers of the year."""
    return offered(ctx, incomplete, stems)


def complete_unit(ctx: typer.Context, incomplete: str) -> list[Offer]:
    """Offer the units of the plan."""
    return offered(ctx, incomplete, _units)


def complete_file(ctx: typer.Context, incomplete: str) -> list[Offer]:
    """Offer all that `danvan set` writes to: dossiers, the plan, the office, the files of units."""
    return offered(ctx, incomplete, _files)


def complete_field(ctx: typer.Context, incomplete: str) -> list[Offer]:
    """Offer the fields of the plan."""
    return offered(ctx, incomplete, lambda campaign: _coded(campaign, "linh_vuc"))


def complete_former(ctx: typer.Context, incomplete: str) -> list[Offer]:
    """Offer the dossiers of earlier years as `2025/<stem>`."""
    return offered(ctx, incomplete, _former)


def complete_form(ctx: typer.Context, incomplete: str) -> list[Offer]:
    """Offer the forms, the office's own among them."""
    return offered(ctx, incomplete, _forms)


def complete_subject(ctx: typer.Context, incomplete: str) -> list[Offer]:
    """Offer what `danvan explain` explains: the codes of rules."""
    return offered(ctx, incomplete, _rules)


def offered(ctx: typer.Context, incomplete: str, source: Callable[[Campaign], Iterator[Offer]]) -> list[Offer]:
    """Return what a source offers that begins as typed."""
    given = ctx.params
    try:
        session = Session(ctx.find_root().params.get("directory"))
        offers = list(source(Campaign(session, given.get("as_of"), given.get("year"))))
    except (Stop, OSError, ValueError):
        return []
    return [offer for offer in offers if offer[0].startswith(incomplete)]


def year_folder(campaign: Campaign) -> Path:
    """Return the folder of the year that is worked on."""
    return Path(campaign.root, "dossiers", str(campaign.plan_year))


def dossier_meant(campaign: Campaign, text: str) -> Path | None:
    """Return the dossier whose stem is meant by its whole name or a beginning; None where none or several are."""
    whole = year_folder(campaign) / f"{text}.yaml"
    meant = (
        [whole]
        if whole.is_file()
        else [path for path in _dossiers(year_folder(campaign)) if path.stem.startswith(text)]
    )
    return meant[0] if len(meant) == 1 else None


def _dossiers(folder: Path) -> list[Path]:
    return sorted(folder.glob("*--*.yaml"))


def stems(campaign: Campaign) -> Iterator[Offer]:
    """Yield the dossiers of the year with the names of their models."""
    yield from _stems_in(year_folder(campaign))


def _stems_in(folder: Path) -> Iterator[Offer]:
    for path in _dossiers(folder):
        with path.open("rb") as file:
            name = _NAME.search(file.read(_HEAD))
        yield path.stem, name[1].decode("utf-8", "replace") if name else ""


def _units(campaign: Campaign) -> Iterator[Offer]:
    yield from _coded(campaign, "don_vi")


def said_in(path: Path) -> "Mapping[str, Value]":
    """Return what a file says, as plain keys and texts; nothing of one that cannot be read."""
    from danvan_cli.source.reader import read_source

    value = read_source(path.name, path.read_bytes()).value
    return value if isinstance(value, dict) else {}


def _coded(campaign: Campaign, key: str) -> Iterator[Offer]:
    """Yield the rows of the plan that have a code."""
    from danvan_cli.folder import PLAN_NAME

    rows = said_in(year_folder(campaign) / PLAN_NAME).get(key)
    for row in rows if isinstance(rows, list) else ():
        if isinstance(row, dict) and isinstance(row.get("ma"), str):
            yield str(row["ma"]), str(row.get("ten") or "")


def _files(campaign: Campaign) -> Iterator[Offer]:
    yield from stems(campaign)
    yield from _OTHER_FILES
    for code, name in _units(campaign):
        yield f"don-vi/{code}", name


def _former(campaign: Campaign) -> Iterator[Offer]:
    from danvan_cli.folder import years

    for year in reversed([year for year in years(campaign.root) if year < campaign.plan_year]):
        for stem, name in _stems_in(Path(campaign.root, "dossiers", str(year))):
            yield f"{year}/{stem}", name


def _forms(campaign: Campaign) -> Iterator[Offer]:
    from danvan_cli.builtin import builtin_folder

    folders = (Path(campaign.root, "templates"), Path(builtin_folder("templates")))
    names = {path.parent.name for folder in folders for path in folder.glob("*/bieu-mau.yaml")}
    yield from ((name, "") for name in sorted(names))


def _rules(_: Campaign) -> Iterator[Offer]:
    import pkgutil

    import danvan_cli.rules

    names = (each.name for each in pkgutil.iter_modules(danvan_cli.rules.__path__))
    codes = (name.partition("_")[0] for name in names if re.match(r"dv\d", name))
    yield from ((code.upper(), "") for code in sorted(codes))
