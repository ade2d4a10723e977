"""A filled part on its way into the container: finished, checked, packed and read, piece by piece."""

from __future__ import annotations

import zlib
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple
from xml.parsers import expat

from danvan_cli.forms.engine.archive import DEFLATED, Member
from danvan_cli.forms.engine.faults import FaultyTemplate, TemplateFault
from danvan_cli.forms.engine.finishing import Finisher
from danvan_cli.forms.engine.parts import DECLARATION, plain_text
from danvan_cli.forms.engine.patching import fix_tables
from danvan_cli.forms.engine.reading import WordReader, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from danvan_cli.forms.engine.compiler import CompiledPart
    from danvan_cli.forms.engine.marks import Marks

# Ten times the list of a whole province; a template in an endless loop stops here.
MAX_PART = 100_000_000
_NEAR = 400
# A list of thousands of rows is packed in under half the time of the usual level 6, into a third more bytes;
# a slip comes out the same size.
_PACKING = 3


class FilledPart(NamedTuple):
    """A part as it goes into the container, and its words for the hash."""

    member: Member
    words: tuple[str, ...]


def fill_part(part: CompiledPart, context: Mapping[str, Any], marks: Marks) -> FilledPart:
    """Return the part filled with the context; raises `FaultyTemplate`."""
    packer, finisher, reader = _Packer(part), Finisher(part.traits), WordReader(plain=part.plain)
    read: list[str] = []
    for piece in _between_paragraphs(_bounded(part, part.fill(context, marks))):
        xml = finisher.finish(piece)
        packer.add(xml)
        text = words(reader.feed(xml))
        if text:
            read.append(text)
    return FilledPart(packer.member(), tuple(read))


def _bounded(part: CompiledPart, filled: Iterable[list[str]]) -> Iterable[list[str]]:
    batches = _limited(part, filled)
    if part.patched.columns_vary:
        return [[fix_tables("".join(chain.from_iterable(batches)))]]
    return batches


def _limited(part: CompiledPart, filled: Iterable[list[str]]) -> Iterator[list[str]]:
    length = 0
    for batch in filled:
        length += sum(map(len, batch))
        if length > MAX_PART:
            raise FaultyTemplate(TemplateFault("Văn bản điền ra dài quá mức cho phép.", place=part.place))
        yield batch


def _between_paragraphs(batches: Iterable[list[str]]) -> Iterator[str]:
    """Yield the same text in pieces, cut only where a paragraph begins."""
    held: list[str] = []
    for batch in batches:
        held += batch
        index, at = _last_paragraph(held)
        if at >= 0:
            yield "".join((*held[:index], held[index][:at]))
            held = [held[index][at:], *held[index + 1 :]]
    yield "".join(held)


def _last_paragraph(chunks: list[str]) -> tuple[int, int]:
    """Return which chunk holds the last start of a paragraph, and where in it; -1 when none does."""
    for index in range(len(chunks) - 1, -1, -1):
        at = max(chunks[index].rfind("<w:p>"), chunks[index].rfind("<w:p "))
        if at >= 0:
            return index, at
    return 0, -1


class _Packer:
    """Packs the text of a part, and refuses it when it is no longer well-formed."""

    def __init__(self, part: CompiledPart) -> None:
        self._part = part
        self._parser = expat.ParserCreate()
        self._deflate = zlib.compressobj(_PACKING, wbits=-15)
        self._packed = [self._deflate.compress(DECLARATION)]
        self._crc = zlib.crc32(DECLARATION)
        self._size = len(DECLARATION)

    def add(self, xml: str, *, last: bool = False) -> None:
        data = xml.encode()
        try:
            self._parser.Parse(data, last)
        except expat.ExpatError as error:
            raise FaultyTemplate(self._malformed(xml)) from error
        self._packed.append(self._deflate.compress(data))
        self._crc = zlib.crc32(data, self._crc)
        self._size += len(data)

    def member(self) -> Member:
        self.add("", last=True)
        self._packed.append(self._deflate.flush())
        return Member(self._part.name, DEFLATED, self._crc, self._size, b"".join(self._packed))

    def _malformed(self, xml: str) -> TemplateFault:
        at = max(self._parser.ErrorByteIndex - (self._size - len(DECLARATION)), 0)
        near = xml.encode()[max(at - _NEAR, 0) : at].decode(errors="ignore").partition(">")[2]
        return TemplateFault(
            "Điền xong thì phần này không còn là tệp Word đúng quy cách.",
            "Thẻ lặp cả hàng của bảng phải viết “{%tr for … %}” và “{%tr endfor %}”, mỗi thẻ một hàng riêng; "
            "thẻ lặp cả đoạn viết “{%p for … %}” và “{%p endfor %}”, mỗi thẻ một đoạn riêng.",
            plain_text(near),
            self._part.place,
        )
