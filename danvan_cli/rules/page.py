"""A rule's page: the sections and the two examples of its docstring."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from danvan_cli.vietnamese.dates import parse_date

HEADINGS = ("Kiểm tra gì", "Vì sao", "Căn cứ", "Ví dụ sai", "Ví dụ đúng", "Cách sửa")
"""The fixed headings of every page, in order."""

_FILE = re.compile(r"# tệp: (.+)")
_DAY = re.compile(r"# tính đến: (.+)")
_PAGES = re.compile(r"# số trang: (\S+) (\d+)")
_CARET = re.compile(r" *\^")


@dataclass(frozen=True, slots=True)
class Mark:
    """Where an example says that the fault is: file, line and column from 1."""

    path: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Example:
    r"""Files by path, the as-of day, and the marked places. `\x..` in a file stands for one byte.

    `pages` are the lengths of reports, by stem, that a layout engine is meant to have measured.
    """

    files: Mapping[str, bytes]
    as_of: date
    marks: tuple[Mark, ...]
    pages: Mapping[str, int] = field(default_factory=dict)


def sections(page: str) -> Mapping[str, str]:
    """Split a page into its sections by heading; the title stands under the empty heading."""
    found: dict[str, list[str]] = {"": []}
    heading = ""
    for line in textwrap.dedent(page).strip("\n").splitlines():
        if line in HEADINGS:
            heading = line
            found[heading] = []
        else:
            found[heading].append(line)
    return {name: textwrap.dedent("\n".join(lines)).strip("\n") for name, lines in found.items()}


def example(text: str) -> Example:
    """Read an example: `# tính đến:`, `# số trang:` and `# tệp:` lines, the files' text, carets under the places."""
    as_of = date(2026, 9, 5)
    marks: list[Mark] = []
    files: dict[str, bytes] = {}
    pages: dict[str, int] = {}
    for path, lines in _files(text):
        if match := _DAY.fullmatch(path):
            as_of = parse_date(match[1], 2026)
            continue
        if match := _PAGES.fullmatch(path):
            pages[match[1]] = int(match[2])
            continue
        content: list[str] = []
        for line in lines:
            if _CARET.fullmatch(line):
                marks.append(Mark(path, len(content), len(line)))
            else:
                content.append(line)
        files[path] = _bytes("\n".join(content).rstrip("\n") + "\n" if content else "")
    return Example(files, as_of, tuple(marks), pages)


def _files(text: str) -> Iterator[tuple[str, list[str]]]:
    path = ""
    lines: list[str] = []
    for line in text.splitlines():
        if _DAY.fullmatch(line) or _PAGES.fullmatch(line):
            yield line, []
        elif match := _FILE.fullmatch(line):
            if path:
                yield path, lines
            path, lines = match[1], []
        else:
            lines.append(line)
    if path:
        yield path, lines


def _bytes(text: str) -> bytes:
    parts = re.split(r"\\x([0-9a-f]{2})", text)
    return b"".join(bytes.fromhex(part) if index % 2 else part.encode() for index, part in enumerate(parts))
