"""How the program and its child speak: lines of JSON, bytes as base64, nothing that could run."""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from typing import TYPE_CHECKING, Any

from danvan_cli.forms.engine.charts import DrawnChart
from danvan_cli.forms.engine.faults import TemplateFault
from danvan_cli.forms.engine.tags import Tag
from danvan_cli.forms.engine.template import Job

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


def write_line(message: Mapping[str, Any]) -> bytes:
    """Return a message as one line."""
    return json.dumps(message, ensure_ascii=True, separators=(",", ":")).encode() + b"\n"


def from_job(job: Job) -> dict[str, Any]:
    """Return a job as JSON can carry it."""
    pictures = {name: b64encode(data).decode() for name, data in job.pictures.items()}
    return {
        "context": job.context,
        "properties": dict(job.properties),
        "title": job.title,
        "pictures": pictures,
        "charts": {name: [b64encode(part).decode() for part in drawn] for name, drawn in job.charts.items()},
    }


def to_job(message: Mapping[str, Any]) -> Job:
    """Return the job that `from_job` wrote."""
    pictures = {name: b64decode(data) for name, data in message["pictures"].items()}
    charts = {name: DrawnChart(*map(b64decode, parts)) for name, parts in message["charts"].items()}
    return Job(message["context"], message["properties"], message["title"], pictures, charts)


def from_faults(faults: Iterable[TemplateFault]) -> list[dict[str, str]]:
    """Return faults as JSON can carry them."""
    return [fault._asdict() for fault in faults]


def to_faults(messages: Iterable[Mapping[str, str]]) -> tuple[TemplateFault, ...]:
    """Return the faults that `from_faults` wrote."""
    return tuple(TemplateFault(**message) for message in messages)


def from_tags(tags: Iterable[Tag]) -> list[dict[str, Any]]:
    """Return tags as JSON can carry them."""
    return [tag._asdict() for tag in tags]


def to_tags(messages: Iterable[Mapping[str, Any]]) -> tuple[Tag, ...]:
    """Return the tags that `from_tags` wrote."""
    return tuple(Tag(**{**message, "names": tuple(message["names"])}) for message in messages)
