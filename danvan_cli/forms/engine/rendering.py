"""A filled part on its way into the container: finished, checked, packed and read, piece by piece."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
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

# Ten times the list of a whole province; a template in an endless loop stops here.
MAX_PART = 100_000_000
_NEAR = 400


@dataclass(frozen=True, slots=True)
class FilledPart:
    """A part as it goes into the container, and its words for the hash."""

    member: Member
    words: tuple[str, ...]


def fill_part(part: CompiledPart, context: Mapping[str, Any]) -> FilledPart:
    """Return the part filled with the context; raises `FaultyTemplate`."""
    source = part.patched.source
    packer, finisher, reader = _Packer(part), Finisher(source), WordReader(source)
    read: list[str] = []
    for piece in _between_paragraphs(_bounded(part, context)):
        xml = finisher.finish(piece)
        packer.add(xml)
        text = words(reader.feed(xml))
        if text:
            read.append(text)
    return FilledPart(packer.member(), tuple(read))


def _bounded(part: CompiledPart, context: Mapping[str, Any]) -> Iterable[str]:
    pieces = _limited(part, context)
    return (fix_tables("".join(pieces)),) if part.patched.columns_vary else pieces


def _limited(part: CompiledPart, context: Mapping[str, Any]) -> Iterator[str]:
    length = 0
    for piece in part.fill(context):
        length += len(piece)
        if length > MAX_PART:
            raise FaultyTemplate(TemplateFault("Văn bản điền ra dài quá mức cho phép.", place=part.place))
        yield piece


def _between_paragraphs(pieces: Iterable[str]) -> Iterator[str]:
    """Yield the same text cut only where a paragraph begins."""
    rest = ""
    for piece in pieces:
        rest += piece
        cut = rest.rfind("<w:p>")
        if cut <= 0:
            cut = rest.rfind("<w:p ")
        if cut > 0:
            yield rest[:cut]
            rest = rest[cut:]
    yield rest


class _Packer:
    """Packs the text of a part, and refuses it when it is no longer well-formed."""

    def __init__(self, part: CompiledPart) -> None:
        self._part = part
        self._parser = expat.ParserCreate()
        self._deflate = zlib.compressobj(wbits=-15)
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
