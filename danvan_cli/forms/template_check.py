"""A Word file looked at as a template: its tags, what they mean, what Word has cut, and a preview of it filled."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from danvan_cli.forms.engine.batch import Rendered, inspect, render_batch
from danvan_cli.forms.engine.package import read_package
from danvan_cli.forms.engine.parts import holds_tags, part_text, place_of, unescape
from danvan_cli.forms.engine.template import Job, open_template
from danvan_cli.forms.keys import key_at, known_paths
from danvan_cli.forms.sheet import Scope
from danvan_cli.forms.writing import FORM, PAPER_OF

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any

    from danvan_cli.forms.engine.faults import TemplateFault
    from danvan_cli.forms.engine.tags import Tag

PREVIEW_OF = "xem-thu"
_TEXT = re.compile(r"<w:t(?: [^>]*)?>([^<]*)</w:t>")
_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}")


class Need(NamedTuple):
    """One key that a template asks for: its path, its label, and how many tags read it."""

    path: str
    label: str
    times: int


class Findings(NamedTuple):
    """What a Word file asks for as a template, and what is wrong with it; `mended` counts tags that Word had cut."""

    needs: tuple[Need, ...]
    faults: tuple[TemplateFault, ...] = ()
    mended: int = 0

    @property
    def scopes(self) -> tuple[Scope, ...]:
        """What one paper of this template can speak of, told from what it asks for."""
        roots = {re.split(r"[.\[]", need.path, maxsplit=1)[0] for need in self.needs}
        if "mo_hinh" in roots:
            return (Scope.MODEL,)
        if roots & {"nhom", "mo_hinh_tieu_bieu", "tong", "loi_van"}:
            return (Scope.UNIT, Scope.COMMUNE)
        return (Scope.UNIT,) if "don_vi" in roots else (Scope.COMMUNE,)


def look_at(data: bytes, label: str) -> Findings:
    """Read a template in a process of its own and tell what it asks for; raises `FaultyTemplate` for no Word file.

    An unknown tag is a fault with the nearest known one and the text around it.
    """
    template = open_template(data, label)
    found = inspect(template, trusted=False, known=known_paths())
    return Findings(_needs(found.tags), found.faults, _cut_tags(data))


def preview(data: bytes, label: str, context: Mapping[str, Any]) -> bytes | tuple[TemplateFault, ...]:
    """Return the template filled with an example, or why it cannot be."""
    properties = {FORM: PREVIEW_OF, PAPER_OF: PREVIEW_OF}
    (result,) = render_batch(
        open_template(data, label), (Job(context, properties, "Bản xem thử"),), trusted=False, known=known_paths()
    )
    return result.data if isinstance(result, Rendered) else result.faults


def _needs(tags: Iterable[Tag]) -> tuple[Need, ...]:
    """Return the leaves that the tags read, in reading order; blocks and loops on the way are left out."""
    counts = Counter(tag.path for tag in tags if not tag.path.startswith("loop"))
    above = {path[:cut] for path in counts for cut in _cuts(path)}
    return tuple(Need(path, key_at(path).label, times) for path, times in counts.items() if path not in above)


def _cuts(path: str) -> Iterable[int]:
    return (match.start() for match in re.finditer(r"\.|\[\]", path) if match.start()) if path else ()


def _cut_tags(data: bytes) -> int:
    """Count the tags that Word keeps in several pieces, as after a change of font or a spelling check."""
    texts = (part_text(name, member.unpack()) for name, member in read_package(data).items() if place_of(name) != "")
    return sum(_cut_in(xml) for xml in texts if holds_tags(xml))


def _cut_in(xml: str) -> int:
    cut = 0
    for paragraph in xml.split("</w:p>"):
        pieces = [unescape(piece) for piece in _TEXT.findall(paragraph)]
        whole = len(_TAG.findall("".join(pieces)))
        cut += whole - sum(len(_TAG.findall(piece)) for piece in pieces)
    return cut
