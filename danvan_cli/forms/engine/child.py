"""The process in which a template that is not ours is compiled and filled.

It gets everything on standard input and answers on standard output: first what the template asks for, then a
line for each document. It needs no file and no network, and is kept from both.
"""

from __future__ import annotations

import codecs
import json
import sys
from base64 import b64decode, b64encode
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Any, BinaryIO

from danvan_cli.forms.engine.faults import FaultyTemplate, TemplateFault
from danvan_cli.forms.engine.protocol import from_faults, from_tags, to_job, write_line
from danvan_cli.forms.engine.template import Template, open_template
from danvan_cli.forms.engine.unzipping import SAVE_AGAIN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

_FORBIDDEN = ("open", "socket.", "subprocess.", "os.", "shutil.", "ctypes.", "import", "pty.", "urllib.")
TOO_LARGE = TemplateFault(
    "Mẫu đòi nhiều bộ nhớ hơn mức cho phép, nên bị dừng.", "Hãy bỏ vòng lặp hoặc phép ghép quá lớn trong mẫu."
)
UNREADABLE = TemplateFault("Mẫu có chỗ không đọc được nên không điền.", SAVE_AGAIN)


def main() -> None:
    """Fill the documents asked for on standard input."""
    request = json.loads(sys.stdin.buffer.readline())
    _limit(request["memory"], request["seconds"])
    _load_all()
    sys.addaudithook(_refuse_surroundings)
    for answer in _answers(request):
        _send(sys.stdout.buffer, answer)


def _answers(request: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    opened: list[Template] = []

    def ask() -> dict[str, Any]:
        opened.append(open_template(b64decode(request["template"]), request["name"], request["labels"]))
        return {"tags": from_tags(opened[0].tags())}

    first = _attempt(ask)
    yield first
    if "tags" in first:
        for job in request["jobs"]:
            yield _attempt(partial(_fill, opened[0], job))


def _fill(template: Template, job: Mapping[str, Any]) -> dict[str, Any]:
    return {"document": b64encode(template.fill(to_job(job))).decode()}


def _attempt(step: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    """Return the answer of a step, or the faults that stopped it, whatever a template did."""
    try:
        return step()
    except FaultyTemplate as error:
        return {"faults": from_faults(error.faults)}
    except (MemoryError, RecursionError):
        return {"faults": from_faults((TOO_LARGE,))}
    except Exception:  # noqa: BLE001 - the parent must hear of everything that a hostile template can raise
        return {"faults": from_faults((UNREADABLE,))}


def _send(stream: BinaryIO, answer: Mapping[str, Any]) -> None:
    stream.write(write_line(answer))
    stream.flush()


def _limit(memory: int, seconds: float) -> None:
    """Bound memory and processor time where the system can; elsewhere the parent's clock must do."""
    try:
        import resource
    except ImportError:
        return
    processor = int(seconds) + 1
    for kind, bound in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CPU, processor),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(kind, (bound, bound))


def _load_all() -> None:
    """Import whatever filling needs, faults included, since afterwards no file can be opened."""
    for module in (
        "docxtpl",
        "jinja2.debug",
        "lxml.etree",
        "danvan_cli.forms.engine.compiler",
        "danvan_cli.forms.engine.rendering",
        "danvan_cli.forms.engine.scopes",
    ):
        import_module(module)
    # Jinja reads the texts inside tags with this codec.
    codecs.lookup("unicode-escape")


def _refuse_surroundings(event: str, arguments: tuple[object, ...]) -> None:
    """Stop at any touch of files, network or other programs: filling a form has no need of them."""
    if event.startswith(_FORBIDDEN) and not (event == "import" and arguments[0] in sys.modules):
        raise PermissionError(event)
