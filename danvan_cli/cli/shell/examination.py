"""The report of `danvan doctor`."""

from pathlib import Path

from danvan_cli.cli.shell.checkup import Item, State, examine
from danvan_cli.cli.shell.session import Session
from danvan_cli.report import Bullets, Cell, Column, Json, Report, Table, Tone

_TONES = {State.GOOD: Tone.GOOD, State.NOTICE: Tone.CAUTION, State.BAD: Tone.BAD}


def examination_report(session: Session) -> Report:
    """Return what was found, and an advice for each thing that is not good."""
    items = tuple(examine(session, _root(session)))
    rows = tuple((Cell(each.state.value, _TONES[each.state]), each.name, each.found) for each in items)
    table = Table((Column("Tình trạng"), Column("Mục"), Column("Thấy gì")), rows)
    advice = tuple(f"{each.name}: {each.advice}" for each in items if each.advice)
    return Report(
        command="doctor",
        title="Máy này và danvan",
        data={"items": [_as_data(each) for each in items]},
        blocks=(table, Bullets(advice, Tone.CAUTION)) if advice else (table,),
    )


def _root(session: Session) -> Path | None:
    try:
        from danvan_cli.workspace import find_root
    except ImportError:
        # A broken installation is just what the doctor is called for; the libraries are told of all the same.
        return None
    root = find_root(str(session.start))
    return Path(root) if root is not None else None


def _as_data(item: Item) -> dict[str, Json]:
    return {"name": item.name, "state": item.state.name.lower(), "found": item.found, "advice": item.advice}
