"""The keys and values of `danvan set` for the Tab key, from the vocabulary and the file that is meant."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from danvan_cli.cli.shell.naming import Offer, dossier_meant, offered, said_in, year_folder
from danvan_cli.cli.shell.session import Campaign

if TYPE_CHECKING:
    from danvan_cli.models.structure import Attribute
    from danvan_cli.source.builder import Value

_UNITS = "don-vi/"


def complete_key(ctx: typer.Context, incomplete: str) -> list[Offer]:
    """Offer every single value of the file: of its lists the rows there are, and one more."""
    return offered(ctx, incomplete, lambda campaign: _keys(campaign, ctx.params.get("subject") or ""))


def complete_value(ctx: typer.Context, incomplete: str) -> list[Offer]:
    """Offer the values of a key that has a closed choice of them."""
    return offered(
        ctx,
        incomplete,
        lambda campaign: _values(campaign, ctx.params.get("subject") or "", ctx.params.get("key") or ""),
    )


def _keys(campaign: Campaign, subject: str) -> Iterator[Offer]:
    for path, attribute in _leaves(campaign, subject):
        yield path, attribute.label


def _values(campaign: Campaign, subject: str, key: str) -> Iterator[Offer]:
    from danvan_cli.models.base import Labelled

    for path, attribute in _leaves(campaign, subject):
        if path == key and issubclass(attribute.kind, Labelled):
            yield from ((str(choice.value), choice.label) for choice in attribute.kind)
        elif path == key and attribute.kind is bool:
            yield from (("có", ""), ("không", ""))


def _leaves(campaign: Campaign, subject: str) -> "Iterator[tuple[str, Attribute]]":
    from danvan_cli.models.vocabulary import ROOTS

    kind, path = _meant(campaign, subject)
    if path is not None:
        said = dict(said_in(path)) if path.is_file() else {}
        yield from _below(ROOTS[kind], said, "", str(campaign.plan_year))


def _meant(campaign: Campaign, subject: str) -> tuple[str, Path | None]:
    """Return the kind of the file that is meant, and where it stands or would stand."""
    folder = year_folder(campaign)
    if subject.startswith(_UNITS):
        return "don-vi", folder / f"{subject}.yaml"
    if subject == "ke-hoach":
        return subject, folder / f"{subject}.yaml"
    if subject == "co-quan":
        return subject, folder.parent / f"{subject}.yaml"
    return "ho-so", dossier_meant(campaign, subject)


def _below(cls: type, said: "Value", prefix: str, year: str) -> "Iterator[tuple[str, Attribute]]":
    from danvan_cli.models.structure import attributes

    known = said if isinstance(said, dict) else {}
    for attribute in attributes(cls):
        for path, value in _places(attribute, known.get(attribute.key), f"{prefix}{attribute.key}", year):
            if attribute.record is not None:
                yield from _below(attribute.record, value, f"{path}.", year)
            else:
                yield path, attribute


def _places(attribute: "Attribute", value: "Value", path: str, year: str) -> "Iterator[tuple[str, Value]]":
    """Yield the single values behind a key: itself, its rows and a new one, or its named values and this year's."""
    from danvan_cli.models.structure import Shape

    if attribute.shape is Shape.ROWS:
        rows = value if isinstance(value, list) else []
        yield from ((f"{path}[{index}]", row) for index, row in enumerate(rows))
        yield f"{path}[+]", None
    elif attribute.shape is Shape.MAPPING:
        named = value if isinstance(value, dict) else {}
        yield from ((f"{path}.{name}", one) for name, one in named.items())
        if attribute.record is None and year not in named:
            yield f"{path}.{year}", None
    else:
        yield path, value
