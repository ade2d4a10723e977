"""The single reader of YAML: bytes in, plain texts with positions out, faults as values."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from danvan_cli.source.builder import build
from danvan_cli.source.controls import masked, restore, restorer
from danvan_cli.source.decoding import MAX_BYTES, decode
from danvan_cli.source.document import SourceDocument
from danvan_cli.source.events import PARSE_ERRORS
from danvan_cli.source.faults import Fault, FaultKind
from danvan_cli.source.mistakes import explain
from danvan_cli.source.quiet import conflict, cut_comments, legacy, misplaced, odd_escapes, odd_marks
from danvan_cli.source.refusals import opened_too_deep, refusals
from danvan_cli.source.scanner import scan

if TYPE_CHECKING:
    from collections.abc import Iterator

    from danvan_cli.source.builder import Built

MAX_WARNINGS = 20

# To delete these bytes is the quickest way to ask whether an odd character can be there at all: controls, the
# first bytes of every character that `odd_characters` knows, and the bytes that only UTF-16 has.
_ODD_BYTES = bytes(
    [*range(9), 11, 12, *range(14, 32), 0x7F, 0xC2, 0xD8, 0xE2, 0xE3, 0xEE, 0xEF, 0xF3, 0xF4, 0xFE, 0xFF],
)
# What an ordinary dossier is made of: ASCII without the signs `&`, `!`, `<` and the backslash, the first bytes of
# Vietnamese letters and of “ ” – …, and the bytes that follow a first one.
_EVERYDAY_BYTES = bytes(
    {9, 10, *range(32, 127), *range(0x80, 0xC0), 0xC3, 0xC4, 0xC5, 0xC6, 0xE1, 0xE2} - set(b"&!<\\"),
)
_MARKED_BYTES = b"&!<\\"
# A letter that Vietnamese does not have, or one behind a letter that Vietnamese does not put before it.
_VNI_BYTES = re.compile(
    rb"\xc3(?:[\x84-\x87\x8b\x8e\x8f\x91\x96\x98\x9b\x9c\xa4-\xa7\xab\xae\xaf\xb1\xb6\xb8\xbb\xbc]|(?<=[aeAE].))",
)
# Each begins with plain bytes, so that the search leaps to them: letters that are not Vietnamese, signs other
# than quotation marks and dashes, a note behind something on its line, the marks of a merge.
_SECOND_LOOKS = (
    re.compile(rb"\xe1[^\xba\xbb]"),
    re.compile(rb"\xe2(?!\x80[\x90-\xa7])"),
    _VNI_BYTES,
    re.compile(rb" #(?<=[^ \n] #)"),
    re.compile(rb"======="),
    re.compile(rb">>>>>>>"),
)
_PROPERTY = re.compile(r"(?:^|[\s,:\[{-])[&!]|<<")


def read_source(label: str, data: bytes) -> SourceDocument:
    """Return what the bytes of one file say, every scalar as text, with the place of each; never raises.

    `label` is the path relative to the workspace. What cannot be read, and what a dossier must not hold, is a
    fatal fault; what a person should look at is a warning, told at most 20 times for each kind.
    """
    if len(data) > MAX_BYTES:
        return SourceDocument(label, b"", None, (too_large(len(data)),))
    built = _everyday(data)
    if built is None:
        return _careful(label, data)
    return SourceDocument(label, data, built, again=_everyday)


def _everyday(data: bytes) -> Built | None:
    """Return what is in a file in which nothing at all asks for a second look; None for any other.

    Nearly every file is one. It needs no care for its letters: those of Vietnamese and ASCII are NFC, and the
    parser counts them in bytes as the text does.
    """
    plain = data.replace(b"\r\n", b"\n") if b"\r" in data else data
    if plain.translate(None, _EVERYDAY_BYTES) or any(pattern.search(plain) for pattern in _SECOND_LOOKS):
        return None
    try:
        built = scan(plain.decode()) or build(plain)
    except PARSE_ERRORS:
        return None
    return None if built is None or built.suspect else built


def _careful(label: str, data: bytes) -> SourceDocument:
    """Return the document of any file, with all that is to be told of it."""
    text, fault = decode(data)
    if fault is not None and fault.fatal:
        return SourceDocument(label, data, None, (fault,))
    odd = _odd_characters(data, text)
    built, fatal = _read(label, data, text, odd=bool(odd))
    faults = [*fatal, *([] if fault is None else [fault]), *_legacy_text(data, text)]
    told = {fault.line for fault in fatal}
    faults += [fault for fault in odd if fault.line not in told]
    if built is None:
        return SourceDocument(label, data, None, tuple(faults))
    if " #" in text:
        faults += islice(cut_comments(text, built.marks), MAX_WARNINGS)
    if b"\\" in data:
        faults += islice(odd_escapes(text, built.marks), MAX_WARNINGS)
    return SourceDocument(label, data, built, tuple(faults))


def too_large(size: int) -> Fault:
    """Return the fault of a file of `size` bytes, more than a dossier can have."""
    megabytes = f"{size / MAX_BYTES:.1f}".replace(".", ",")
    return Fault(
        FaultKind.TOO_LARGE,
        f"Tệp dài {megabytes} MB, quá 1 MB nên không được đọc; một hồ sơ thường chỉ vài nghìn chữ.",
        "Xem lại: có lẽ ảnh hay tài liệu bị dán vào tệp; tài liệu để trong thư mục minh-chung.",
    )


def _read(label: str, data: bytes, text: str, *, odd: bool) -> tuple[Built | None, tuple[Fault, ...]]:
    """Return what `text` says, or None and the fatal faults."""
    fault = conflict(text, label)
    if fault is not None:
        return None, (fault,)
    safe = masked(text) if odd else text
    marked = odd or len(data.translate(None, _MARKED_BYTES)) != len(data)
    try:
        built = build(safe)
        if built is None or (marked and _PROPERTY.search(text)):
            refused = refusals(safe, text, label)
            if refused:
                return None, refused
    except PARSE_ERRORS as error:
        return None, (opened_too_deep(text, error) or explain(text, error),)
    if built is not None and (built.suspect or odd):
        fault = misplaced(text, built.marks)
        if fault is not None:
            return None, (fault,)
    if built is not None and marked:
        restore(built.value, restorer(safe, text))
    return built, ()


def _odd_characters(data: bytes, text: str) -> list[Fault]:
    if len(data.translate(None, _ODD_BYTES)) == len(data):
        return []
    return list(islice(odd_marks(text), MAX_WARNINGS))


def _legacy_text(data: bytes, text: str) -> Iterator[Fault]:
    if b"\xc2" in data or b"\xff" in data or _VNI_BYTES.search(data):
        yield from legacy(text)
