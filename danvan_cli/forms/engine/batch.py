"""Many documents from one template: our own at once, anybody else's in one child process."""

from __future__ import annotations

import json
import sys
from base64 import b64decode, b64encode
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from danvan_cli.forms.engine.faults import FaultyTemplate, TemplateFault
from danvan_cli.forms.engine.protocol import from_job, to_faults, to_tags, write_line
from danvan_cli.forms.engine.tags import unknown_tags

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from danvan_cli.forms.engine.tags import Tag
    from danvan_cli.forms.engine.template import Job, Template

_ROOT = Path(__file__).resolve().parents[3]
# -I keeps the folder and the variables of the user out of the child, so it is told where our modules stand.
_START = (
    "import sys, json; sys.path[:0] = json.loads(sys.argv[1]);from danvan_cli.forms.engine.child import main; main()"
)
_STOPPED = TemplateFault(
    "Mẫu chạy quá lâu nên bị dừng; văn bản này chưa được điền.",
    "Thường là vì vòng lặp lồng nhau quá nhiều lần; hãy bỏ bớt vòng lặp trong mẫu.",
)
_DIED = TemplateFault(
    "Việc điền mẫu bị dừng giữa chừng vì mẫu đòi quá nhiều bộ nhớ hoặc thời gian.",
    "Hãy bỏ vòng lặp hoặc phép ghép quá lớn trong mẫu.",
)


class Limits(NamedTuple):
    """What a child may use: `seconds` for the batch and for each document on top, and bytes of memory."""

    seconds: float = 30.0
    seconds_per_document: float = 2.0
    memory: int = 512 << 20

    def time(self, documents: int) -> float:
        """Return the seconds allowed for a number of documents."""
        return self.seconds + self.seconds_per_document * documents


class Rendered(NamedTuple):
    """One filled document."""

    data: bytes


class Failure(NamedTuple):
    """One document that could not be filled, with every reason."""

    faults: tuple[TemplateFault, ...]


class Inspection(NamedTuple):
    """What a template asks for, or why it cannot be read."""

    tags: tuple[Tag, ...] = ()
    faults: tuple[TemplateFault, ...] = ()


_DEFAULT = Limits()


def render_batch(
    template: Template,
    jobs: Sequence[Job],
    *,
    trusted: bool,
    known: Collection[str] = (),
    limits: Limits = _DEFAULT,
) -> list[Rendered | Failure]:
    """Return one result for each job, in order; faults are values.

    An untrusted template is compiled and filled in one child process with limits. With `known` key paths
    (see `tags.key_paths`) the tags are checked first, and an unknown one fails every job.
    """
    if not jobs:
        return []
    if trusted:
        return _render_here(template, jobs, known)
    inspection, results = _ask_child(template, jobs, limits)
    faults = inspection.faults or _unknown(template, inspection.tags, known)
    return [Failure(faults)] * len(jobs) if faults else results


def inspect(template: Template, *, trusted: bool, known: Collection[str] = (), limits: Limits = _DEFAULT) -> Inspection:
    """Return the tags of a template and its faults, those of unknown tags among them."""
    found = _inspect_here(template) if trusted else _ask_child(template, (), limits)[0]
    return Inspection(found.tags, found.faults or _unknown(template, found.tags, known))


def _unknown(template: Template, tags: tuple[Tag, ...], known: Collection[str]) -> tuple[TemplateFault, ...]:
    return _named(template, unknown_tags(tags, known) if known else ())


def _inspect_here(template: Template) -> Inspection:
    try:
        return Inspection(template.tags())
    except FaultyTemplate as error:
        return Inspection(faults=error.faults)


def _render_here(template: Template, jobs: Sequence[Job], known: Collection[str]) -> list[Rendered | Failure]:
    inspection = _inspect_here(template)
    faults = inspection.faults or _unknown(template, inspection.tags, known)
    return [Failure(faults) if faults else _fill(template, job) for job in jobs]


def _fill(template: Template, job: Job) -> Rendered | Failure:
    try:
        return Rendered(template.fill(job))
    except FaultyTemplate as error:
        return Failure(error.faults)


def _ask_child(template: Template, jobs: Sequence[Job], limits: Limits) -> tuple[Inspection, list[Rendered | Failure]]:
    seconds = limits.time(len(jobs))
    request = {
        "template": b64encode(template.data).decode(),
        "name": template.name,
        "labels": dict(template.labels),
        "jobs": [from_job(job) for job in jobs],
        "memory": limits.memory,
        "seconds": seconds,
    }
    answers, stop = _run(write_line(request), seconds)
    fallen = stop._replace(template=template.name)
    if not answers:
        return Inspection(faults=(fallen,)), []
    if "faults" in answers[0]:
        return Inspection(faults=_named(template, to_faults(answers[0]["faults"]))), []
    results = [_result(template, answer) for answer in answers[1:]]
    missing: list[Rendered | Failure] = [Failure((fallen,))] * (len(jobs) - len(results))
    return Inspection(to_tags(answers[0]["tags"])), results + missing


def _result(template: Template, answer: dict[str, Any]) -> Rendered | Failure:
    if "document" in answer:
        return Rendered(b64decode(answer["document"]))
    return Failure(_named(template, to_faults(answer["faults"])))


def _named(template: Template, faults: tuple[TemplateFault, ...]) -> tuple[TemplateFault, ...]:
    return tuple(fault._replace(template=template.name) for fault in faults)


def _run(request: bytes, seconds: float) -> tuple[list[dict[str, Any]], TemplateFault]:
    """Return the answers of a child, and the fault for what it did not answer."""
    import subprocess

    paths = [str(_ROOT), *(path for path in sys.path if path)]
    command = [sys.executable, "-I", "-B", "-X", "utf8", "-c", _START, json.dumps(paths)]
    fallen = _DIED
    with subprocess.Popen(  # noqa: S603 - our own interpreter, nothing of the user's in the command
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as child:
        try:
            output, _ = child.communicate(request, seconds)
        except subprocess.TimeoutExpired:
            child.kill()
            output, _ = child.communicate()
            fallen = _STOPPED
    lines = output.split(b"\n")[:-1]
    return [json.loads(line) for line in lines], fallen
