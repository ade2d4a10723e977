"""A written Word file read back: its text, the hash that tells an edit from a re-save, its properties."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

from danvan_cli.forms.engine.package import MAIN_PART, read_package
from danvan_cli.forms.engine.parts import part_text
from danvan_cli.forms.engine.properties import CUSTOM_PART, read_custom
from danvan_cli.forms.engine.reading import WordReader, is_plain, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from danvan_cli.forms.engine.archive import Member

_TEXT_PARTS = re.compile(r"word/(?:(?:document|footnotes|endnotes)|(?:header|footer)\d*)\.xml")
_HEADERS = re.compile(r"word/header\d*\.xml")


def document_text(data: bytes) -> str:
    """Return the text of a Word file, a line for each paragraph: heads of pages, body, feet and notes.

    Raises `FaultyTemplate` for a file that is not safe to read.
    """
    texts = {member.name: _text(member) for member in _text_parts(read_package(data).values())}
    heads = sorted(name for name in texts if _HEADERS.fullmatch(name))
    rest = sorted(name for name in texts if name != MAIN_PART and name not in heads)
    return "\n".join(_lines("\n".join(texts[name] for name in (*heads, MAIN_PART, *rest))))


def text_hash(data: bytes) -> str:
    """Return the hash of the words of a Word file: saved again it stays, edited it changes.

    Blanks, runs, empty paragraphs, page numbers and repeated page heads do not count.
    """
    return hash_of(static_words(read_package(data).values()))


def read_properties(data: bytes) -> dict[str, str]:
    """Return the custom properties of a Word file by name; empty when it has none."""
    member = read_package(data).get(CUSTOM_PART)
    return read_custom(part_text(CUSTOM_PART, member.unpack())) if member else {}


def hash_of(texts: Mapping[str, str]) -> str:
    """Return the hash of the words of the parts, given by part name."""
    digest = hashlib.sha256(texts.get(MAIN_PART, "").encode())
    for text in sorted({text for name, text in texts.items() if text and name != MAIN_PART}):
        digest.update(b"\x1e" + text.encode())
    return digest.hexdigest()


def static_words(members: Iterable[Member]) -> dict[str, str]:
    """Return the words of every part that holds text."""
    return {member.name: words(_text(member)) for member in _text_parts(members)}


def _text_parts(members: Iterable[Member]) -> Iterable[Member]:
    return (member for member in members if _TEXT_PARTS.fullmatch(member.name))


def _text(member: Member) -> str:
    xml = part_text(member.name, member.unpack())
    return WordReader(plain=is_plain(xml)).feed(xml)


def _lines(text: str) -> list[str]:
    return [line for line in (" ".join(line.split()) for line in text.split("\n")) if line]
