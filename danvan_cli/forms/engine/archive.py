"""The zip container of a Word file: unchanged members stay as packed, the same members give the same bytes.

`zipfile` packs every member again on writing; here an unchanged member keeps its packed bytes.
"""

from __future__ import annotations

import struct
import zlib
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")
_UTF8_NAME = 0x800
# 1980-01-01, the first day that a zip can say: the same data must give the same bytes.
_DATE = 0x21
_VERSION = 20
STORED, DEFLATED = 0, 8
# Below this, setting up the packer costs more than the bytes it saves.
_WORTH_PACKING = 1_500


class Member(NamedTuple):
    """One file inside the container, as packed; `size` and `crc` are those of the unpacked bytes."""

    name: str
    method: int
    crc: int
    size: int
    packed: bytes

    def unpack(self) -> bytes:
        """Return the bytes of the member; raises `zlib.error` when they are not what the header promises."""
        data = self.packed if self.method == STORED else self._inflate()
        if len(data) != self.size or zlib.crc32(data) != self.crc:
            raise zlib.error("size or checksum differs from the header")
        return data

    def _inflate(self) -> bytes:
        # One byte more than promised is enough to notice a lie, and a bomb never unfolds.
        return zlib.decompressobj(-15).decompress(self.packed, self.size + 1)


def pack(name: str, data: bytes) -> Member:
    """Return the member `name` holding `data`, deflated when that pays."""
    if len(data) < _WORTH_PACKING:
        return Member(name, STORED, zlib.crc32(data), len(data), data)
    packer = zlib.compressobj(wbits=-15)
    return Member(name, DEFLATED, zlib.crc32(data), len(data), packer.compress(data) + packer.flush())


def write_archive(members: Iterable[Member]) -> bytes:
    """Return a zip of the members, the list of content types first and the rest by name."""
    local: list[bytes] = []
    central: list[bytes] = []
    offset = 0
    for member in sorted(members, key=_order):
        entry, directory_entry = _headers(member, offset)
        local += (entry, member.packed)
        central.append(directory_entry)
        offset += len(entry) + len(member.packed)
    directory = b"".join(central)
    end = _END.pack(b"PK\5\6", 0, 0, len(central), len(central), len(directory), offset, 0)
    return b"".join((*local, directory, end))


def _order(member: Member) -> tuple[bool, str]:
    return member.name != "[Content_Types].xml", member.name


def _headers(member: Member, offset: int) -> tuple[bytes, bytes]:
    """Return the local header and the central directory entry of a member that starts at `offset`."""
    name = member.name.encode()
    flags = 0 if name.isascii() else _UTF8_NAME
    common = (
        _VERSION,
        flags,
        member.method,
        0,
        _DATE,
        member.crc,
        len(member.packed),
        member.size,
        len(name),
        0,
    )
    local = _LOCAL.pack(b"PK\3\4", *common) + name
    return local, _CENTRAL.pack(b"PK\1\2", _VERSION, *common, 0, 0, 0, 0, offset) + name
