"""A part of a Word file compiled once: read, patched, checked, and turned into a Jinja template."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

from jinja2 import Template, TemplateSyntaxError, nodes

from danvan_cli.forms.engine.controls import MARKS, add_controls
from danvan_cli.forms.engine.faults import FaultyTemplate, TemplateFault
from danvan_cli.forms.engine.finishing import Traits
from danvan_cli.forms.engine.grammar import forbidden
from danvan_cli.forms.engine.locating import around, runtime_fault, syntax_fault
from danvan_cli.forms.engine.parts import controllable
from danvan_cli.forms.engine.patching import Patched, patch
from danvan_cli.forms.engine.pictures import place_drawings
from danvan_cli.forms.engine.reading import is_plain
from danvan_cli.forms.engine.sandbox import environment
from danvan_cli.forms.engine.splitting import mark_values
from danvan_cli.forms.engine.tags import Tag, tags_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from danvan_cli.forms.engine.marks import Marks

_CHUNKS = 4_000
# Jinja and Python work down a tree by recursion; what is deeper than they can go is no form of an office.
_TOO_DEEP = TemplateFault("Thẻ lồng nhau quá sâu nên không đọc được.", "Hãy bỏ bớt ngoặc hoặc thẻ lồng trong thẻ.")


class CompiledPart(NamedTuple):
    """One part ready to be filled any number of times."""

    name: str
    place: str
    patched: Patched
    template: Template
    tags: tuple[Tag, ...]
    traits: Traits
    plain: bool
    lists: bool
    """Whether loops give its content controls places in lists, so that the document needs its table of rows."""

    def fill(self, context: Mapping[str, Any], marks: Marks) -> Iterator[list[str]]:
        """Yield the filled part, thousands of chunks at a time; raises `FaultyTemplate` locating a failing tag."""
        try:
            chunks = self.template.root_render_func(self.template.new_context({**context, MARKS: marks}))
            while batch := list(islice(chunks, _CHUNKS)):
                yield batch
        except Exception as error:  # whatever Python can raise, a template can
            fault = runtime_fault(error, self.template, self.patched.source, self.place)
            raise FaultyTemplate(fault) from error


def compile_part(name: str, place: str, xml: str, labels: Mapping[str, str]) -> CompiledPart:
    """Return the compiled part; raises `FaultyTemplate` naming every tag that is not allowed.

    `labels` name the content controls, by key path.
    """
    patched = patch(place_drawings(xml))
    try:
        tree = environment().parse(mark_values(patched.source) if controllable(name) else patched.source)
        faults = tuple(_objections(tree, patched.source, place))
        if faults:
            raise FaultyTemplate(*faults)
        tags = tags_of(tree, patched.source, place)
        lists = add_controls(tree, labels)
        _join_lines(tree)
        code = environment().compile(tree)
    except TemplateSyntaxError as error:
        raise FaultyTemplate(syntax_fault(error, patched.source, place)) from error
    except (RecursionError, MemoryError, SyntaxError) as error:
        raise FaultyTemplate(_TOO_DEEP) from error
    template = Template.from_code(environment(), code, environment().make_globals(None))
    source = patched.source
    return CompiledPart(name, place, patched, template, tags, Traits.of(source), is_plain(source), lists)


def _join_lines(tree: nodes.Template) -> None:
    """Take out the line ends before paragraphs, which have told every tag its line and are not for Word."""
    for data in tree.find_all(nodes.TemplateData):
        data.data = data.data.replace("\n<w:p>", "<w:p>").replace("\n<w:p ", "<w:p ")


def _objections(tree: nodes.Template, source: str, place: str) -> Iterator[TemplateFault]:
    for line, sentence, hint in forbidden(tree):
        yield TemplateFault(sentence, hint, around(source, line), place)
