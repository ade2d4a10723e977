"""A Word form, opened once and filled many times."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple

from danvan_cli.forms.engine.archive import Member, pack, write_archive
from danvan_cli.forms.engine.charts import DrawnChart, add_charts
from danvan_cli.forms.engine.faults import FaultyTemplate, TemplateFault
from danvan_cli.forms.engine.marks import Marks
from danvan_cli.forms.engine.package import CONTENT_TYPES, MAIN_PART, PACKAGE_RELATIONS, read_package
from danvan_cli.forms.engine.parts import CORE_PART, DECLARATION, control_numbers, holds_tags, part_text, place_of
from danvan_cli.forms.engine.pictures import add_pictures
from danvan_cli.forms.engine.properties import (
    CUSTOM_PART,
    EMPTY_CORE,
    custom_properties,
    declare_properties,
    fixed_dates,
    property_parts,
    with_title,
)
from danvan_cli.forms.engine.row_table import ITEM, TablePart, is_table, write_table
from danvan_cli.forms.engine.text import hash_of, static_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from danvan_cli.forms.engine.compiler import CompiledPart
    from danvan_cli.forms.engine.tags import Tag

TEXT_HASH = "danvan_noi_dung"
TEXT_RELATIONS = "word/_rels/document.xml.rels"
_NO_RELATIONS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'


@dataclass(frozen=True, slots=True)
class Job:
    """One document to fill: plain data by Vietnamese keys, properties of the file, its title, its pictures.

    `pictures` are JPEG or PNG bytes by the name that the template writes in `r:embed`, `charts` the parts of
    charts by the name in `r:id`.
    """

    context: Mapping[str, Any]
    properties: Mapping[str, str] = field(default_factory=dict)
    title: str = ""
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    charts: Mapping[str, DrawnChart] = field(default_factory=dict)


class _Fixed(NamedTuple):
    """What is the same in every document of a template."""

    members: tuple[Member, ...]
    words: Mapping[str, str]
    types: str
    relations: str
    core: str
    custom: str
    table: str
    """The name of the part with the table of rows; empty for a template without lists."""
    taken: frozenset[int]
    """The numbers of the content controls that the template has of its own."""


class Template:
    """A checked Word file with tags; compiled at the first use, then only filled."""

    def __init__(self, name: str, data: bytes, labels: Mapping[str, str]) -> None:
        """Check the file; `name` is what the user calls it, `data` its bytes. Raises `FaultyTemplate`."""
        self.name = name
        self.data = data
        self.labels = labels
        with self._named():
            self._members = read_package(data)
        # Some programs give the properties another name; one part of a kind is all that a file may have.
        for old, new in property_parts(self._text(PACKAGE_RELATIONS)).items():
            if old in self._members:
                self._members[new] = self._members.pop(old)._replace(name=new)

    def tags(self) -> tuple[Tag, ...]:
        """Return every tag of the template in reading order; raises `FaultyTemplate`."""
        with self._named():
            return tuple(tag for part in self._parts.values() for tag in part.tags)

    def render(
        self,
        context: Mapping[str, Any],
        properties: Mapping[str, str] | None = None,
        *,
        title: str = "",
        pictures: Mapping[str, bytes] | None = None,
    ) -> bytes:
        """Return the filled document; the same arguments give the same bytes. Raises `FaultyTemplate`.

        The properties go to docProps/custom.xml, with the hash of the document's text beside them.
        """
        return self.fill(Job(context, properties or {}, title, pictures or {}))

    def fill(self, job: Job) -> bytes:
        """Return the document that a job asks for; as `render`."""
        with self._named():
            return self._fill(job)

    @contextmanager
    def _named(self) -> Iterator[None]:
        try:
            yield
        except FaultyTemplate as error:
            raise error.named(self.name) from error

    def _fill(self, job: Job) -> bytes:
        from danvan_cli.forms.engine.rendering import fill_part

        fixed, marks = self._fixed, Marks(self._fixed.taken)
        parts = [fill_part(part, job.context, marks) for name, part in self._parts.items() if name != CORE_PART]
        texts = {**fixed.words, **{part.member.name: " ".join(part.words) for part in parts}}
        properties = {**job.properties, TEXT_HASH: hash_of(texts)}
        return write_archive(
            (
                *fixed.members,
                *(part.member for part in parts),
                *(self._with_drawings(job) if job.pictures or job.charts else self._without_drawings),
                *((_pack(fixed.table, write_table(marks)),) if fixed.table else ()),
                _pack(CORE_PART, self._core(job)),
                _pack(CUSTOM_PART, custom_properties(fixed.custom, properties)),
            )
        )

    @cached_property
    def _without_drawings(self) -> tuple[Member, ...]:
        return self._with_drawings(Job({}))

    def _with_drawings(self, job: Job) -> tuple[Member, ...]:
        types, relations, pictures = add_pictures(self._fixed.types, self._fixed.relations, job.pictures)
        types, relations, charts = add_charts(types, relations, job.charts)
        return (*pictures, *charts, _pack(CONTENT_TYPES, types), _pack(TEXT_RELATIONS, relations))

    def _core(self, job: Job) -> str:
        part = self._parts.get(CORE_PART)
        core = "".join(chain.from_iterable(part.fill(job.context, Marks()))) if part else self._fixed.core
        return with_title(core, job.title) if job.title else core

    def _text(self, name: str, default: str = "") -> str:
        member = self._members.get(name)
        return part_text(name, member.unpack()) if member else default

    @cached_property
    def _parts(self) -> dict[str, CompiledPart]:
        """The parts that hold tags, compiled; all their faults are told together."""
        from danvan_cli.forms.engine.compiler import compile_part

        parts: dict[str, CompiledPart] = {}
        faults: list[TemplateFault] = []
        for name in sorted(filter(place_of, self._members), key=lambda name: (name != MAIN_PART, name)):
            text = self._text(name)
            if not holds_tags(text):
                continue
            try:
                source = fixed_dates(text) if name == CORE_PART else text
                parts[name] = compile_part(name, place_of(name), source, self.labels)
            except FaultyTemplate as error:
                faults += error.faults
        if faults:
            raise FaultyTemplate(*faults)
        return parts

    @cached_property
    def _fixed(self) -> _Fixed:
        types, package_relations = declare_properties(self._text(CONTENT_TYPES), self._text(PACKAGE_RELATIONS))
        table, types, relations, beside = self._table(types, self._text(TEXT_RELATIONS, _NO_RELATIONS))
        made_anew = {CONTENT_TYPES, PACKAGE_RELATIONS, TEXT_RELATIONS, CORE_PART, CUSTOM_PART, table, *self._parts}
        copied = tuple(member for name, member in self._members.items() if name not in made_anew)
        return _Fixed(
            members=(*copied, *beside, _pack(PACKAGE_RELATIONS, package_relations)),
            words=static_words(copied),
            types=types,
            relations=relations,
            core=fixed_dates(self._text(CORE_PART, EMPTY_CORE)),
            custom=self._text(CUSTOM_PART),
            table=table,
            taken=frozenset(number for part in self._parts.values() for number in control_numbers(part.patched.source)),
        )

    def _table(self, types: str, relations: str) -> tuple[str, str, str, tuple[Member, ...]]:
        """Return the name of the table of rows, types and relations with it in them, and the parts beside it.

        A template that is a document of ours has a table already, and it is written anew.
        """
        known = next((name for name in self._members if ITEM.fullmatch(name) and is_table(self._text(name))), "")
        if known or not any(part.lists for part in self._parts.values()):
            return known, types, relations, ()
        part = TablePart.beside(self._members)
        beside = tuple(_pack(name, xml) for name, xml in part.fixed_parts().items())
        return part.item, *part.declare(types, relations), beside


def open_template(data: bytes, name: str, labels: Mapping[str, str] | None = None) -> Template:
    """Return the form in `data`, checked but not yet compiled; raises `FaultyTemplate`.

    `labels` say what a person calls a key path (`nhom[].ten`); the content control of its value is named so.
    """
    return Template(name, data, labels or {})


def _pack(name: str, xml: str) -> Member:
    return pack(name, DECLARATION + xml.encode())
