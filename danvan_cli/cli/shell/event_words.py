"""The words of `danvan record` for the Tab key, as the events declare them."""

import re
from collections.abc import Callable, Iterator

import typer

from danvan_cli.cli.shell.naming import Offer, dossier_meant, offered, said_in, stems
from danvan_cli.cli.shell.session import Campaign

_WORD = re.compile(r'"[^"]+"|\S+')
_DOSSIER, _TARGET = "HỒ-SƠ", '"MỤC TIÊU"'
_AND_MORE = "…"


def complete_event(incomplete: str) -> list[Offer]:
    """Offer the events, each with what it means."""
    from danvan_cli.editing.events import EVENTS

    return [(event.name, event.meaning) for event in EVENTS if event.name.startswith(incomplete)]


def complete_event_subject(ctx: typer.Context, incomplete: str) -> list[Offer]:
    """Offer what the event takes where the cursor stands; nothing for a file, so that the shell offers its own."""
    from danvan_cli.editing.events import EVENTS

    before = list(ctx.params.get("subjects") or ())
    event = next((event for event in EVENTS if event.name == ctx.params.get("event")), None)
    wanted = _word_at(event.subjects, len(before)) if event is not None else ""
    if wanted == _DOSSIER:
        return offered(ctx, incomplete, stems)
    if wanted == _TARGET:
        return offered(ctx, incomplete, lambda campaign: _targets(campaign, before[0]))
    choices = wanted.split("|") if "|" in wanted else []
    return [(choice, "") for choice in choices if choice.startswith(incomplete)]


def _word_at(subjects: str, place: int) -> str:
    """Return what stands at a place behind the event, as its declaration calls it; empty past the end."""
    words = _WORD.findall(subjects)
    if words and place >= len(words) and words[-1].endswith(_AND_MORE):
        place = len(words) - 1
    return words[place].removesuffix(_AND_MORE) if place < len(words) else ""


def _targets(campaign: Campaign, stem: str) -> Iterator[Offer]:
    path = dossier_meant(campaign, stem)
    rows = said_in(path).get("muc_tieu") if path is not None else None
    for row in rows if isinstance(rows, list) else ():
        if isinstance(row, dict) and isinstance(row.get("ten"), str):
            yield str(row["ten"]), str(row.get("don_vi_tinh") or "")


def complete_choice(name: str) -> Callable[[str], list[Offer]]:
    """Return a completion that offers the values of a closed choice of the vocabulary, by the name of its class."""

    def complete(incomplete: str) -> list[Offer]:
        from danvan_cli.models import choices

        return [(str(one.value), one.label) for one in getattr(choices, name) if str(one.value).startswith(incomplete)]

    return complete


def complete_yes_no(incomplete: str) -> list[str]:
    """Offer yes and no."""
    return [word for word in ("có", "không") if word.startswith(incomplete)]
