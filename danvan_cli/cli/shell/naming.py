"""The names of dossiers, units and forms for the Tab key, from the folder itself.

It is asked at every press of a key: files are listed, not read as records, and a fault only means no offer.
"""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeAlias

import typer

from danvan_cli.cli.shell.session import Campaign, Session
from danvan_cli.cli.shell.stop import Stop

Offer: TypeAlias = tuple[str, str]
"""A name that can be typed, and what it stands for."""

_NAME = re.compile(rb"^ten:[ \t]*[\"']?(.*?)[\"']?[ \t]*\r?$", re.MULTILINE)
_HEAD = 4096
_OTHER_FILES = (("ke-hoach", "kế hoạch của năm"), ("co-quan", "cơ quan"))


def complete_stem(ctx: typer.Context, incomplete: str) -> list[Offer]:
    """Offer the dossiers of the year."""
    return _offered(ctx, incomplete, _stems)


def complete_unit(ctx: typer.Context, incomplete: str) -> list[Offer]:
    """Offer the units of the plan."""
    return _offered(ctx, incomplete, _units)


def complete_file(ctx: typer.Context, incomplete: str) -> list[Offer]:
    """Offer all that `danvan set` writes to: dossiers, the plan, the office, the files of units."""
    return _offered(ctx, incomplete, _files)


def complete_former(ctx: typer.Context, incomplete: str) -> list[Offer]:
    """Offer the dossiers of earlier years as `2025/<stem>`."""
    return _offered(ctx, incomplete, _former)


def complete_form(ctx: typer.Context, incomplete: str) -> list[Offer]:
    """Offer the forms, the office's own among them."""
    return _offered(ctx, incomplete, _forms)


def complete_subject(ctx: typer.Context, incomplete: str) -> list[Offer]:
    """Offer what `danvan explain` explains: the codes of rules."""
    return _offered(ctx, incomplete, _rules)


def _offered(ctx: typer.Context, incomplete: str, source: Callable[[Campaign], Iterator[Offer]]) -> list[Offer]:
    """Return the names that begin as typed."""
    given = ctx.params
    try:
        session = Session(ctx.find_root().params.get("directory"))
        offers = list(source(Campaign(session, given.get("as_of"), given.get("year"))))
    except (Stop, OSError, ValueError):
        return []
    return [offer for offer in offers if offer[0].startswith(incomplete)]


def _year_folder(campaign: Campaign) -> Path:
    return Path(campaign.root, "dossiers", str(campaign.plan_year))


def _stems(campaign: Campaign) -> Iterator[Offer]:
    yield from _stems_in(_year_folder(campaign))


def _stems_in(folder: Path) -> Iterator[Offer]:
    for path in sorted(folder.glob("*--*.yaml")):
        with path.open("rb") as file:
            name = _NAME.search(file.read(_HEAD))
        yield path.stem, name[1].decode("utf-8", "replace") if name else ""


def _units(campaign: Campaign) -> Iterator[Offer]:
    from danvan_cli.folder import PLAN_NAME
    from danvan_cli.source.reader import read_source

    plan = read_source(PLAN_NAME, (_year_folder(campaign) / PLAN_NAME).read_bytes()).value or {}
    rows = plan.get("don_vi")
    for row in rows if isinstance(rows, list) else ():
        if isinstance(row, dict) and isinstance(row.get("ma"), str):
            yield str(row["ma"]), str(row.get("ten") or "")


def _files(campaign: Campaign) -> Iterator[Offer]:
    yield from _stems(campaign)
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
