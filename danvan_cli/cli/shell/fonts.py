"""Whether this machine has the font of our papers, or one of the same widths, with Vietnamese letters."""

import os
import struct
from collections.abc import Iterator
from pathlib import Path

_FILES = frozenset({"times.ttf", "times new roman.ttf", "liberationserif-regular.ttf", "tinos-regular.ttf"})
_FOLDERS = (
    r"C:\Windows\Fonts",
    "/usr/share/fonts",
    "/usr/local/share/fonts",
    "/Library/Fonts",
    "/System/Library/Fonts",
    "~/.fonts",
    "~/.local/share/fonts",
    "~/Library/Fonts",
    "~/AppData/Local/Microsoft/Windows/Fonts",
)
# The first Liberation fonts lack it and are replaced by others of different widths without a word.
_E_WITH_TWO_MARKS = 0x1EBF
_FORMAT_OF_SEGMENTS = 4


def find_body_font() -> Path | None:
    """Return a file of Times New Roman, or one of the same widths, that has the letter “ế”; else None."""
    return next((font for font in _candidates() if has_letter(font, _E_WITH_TWO_MARKS)), None)


def _candidates() -> Iterator[Path]:
    for folder in _FOLDERS:
        for parent, _, names in os.walk(Path(folder).expanduser()):
            yield from (Path(parent, name) for name in sorted(names) if name.lower() in _FILES)


def has_letter(font: Path, letter: int) -> bool:
    """Tell whether a TrueType file maps this code point to a glyph; a file that is no such font does not."""
    data = font.read_bytes()
    try:
        return any(_maps(data, offset, letter) for offset in _character_maps(data))
    except (struct.error, IndexError):
        return False


def _character_maps(data: bytes) -> Iterator[int]:
    """Yield where the subtables of `cmap` begin (OpenType specification, “cmap”)."""
    (tables,) = struct.unpack_from(">H", data, 4)
    for each in range(tables):
        tag, _, start, _ = struct.unpack_from(">4sLLL", data, 12 + 16 * each)
        if tag == b"cmap":
            (subtables,) = struct.unpack_from(">H", data, start + 2)
            for subtable in range(subtables):
                yield start + struct.unpack_from(">HHL", data, start + 4 + 8 * subtable)[2]


def _maps(data: bytes, offset: int, letter: int) -> bool:
    """Look the letter up among the segments of a subtable of format 4, which every such font has."""
    kind, _, _, doubled = struct.unpack_from(">HHHH", data, offset)
    if kind != _FORMAT_OF_SEGMENTS:
        return False
    count = doubled // 2
    ends = struct.unpack_from(f">{count}H", data, offset + 14)
    starts = struct.unpack_from(f">{count}H", data, offset + 16 + doubled)
    return any(start <= letter <= end for start, end in zip(starts, ends, strict=True))
