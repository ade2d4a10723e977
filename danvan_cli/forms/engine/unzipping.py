"""Reading the container of a Word file that somebody sent: its table is checked before a byte is unpacked."""

from __future__ import annotations

import struct
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from danvan_cli.forms.engine.archive import DEFLATED, STORED, Member
from danvan_cli.forms.engine.faults import FaultyTemplate, TemplateFault

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")
_LONGEST_COMMENT = 0xFFFF
_ENCRYPTED = 0x1
MAX_ENTRIES = 2_000

SAVE_AGAIN = "Hãy mở tệp bằng Word, chọn “Lưu thành…” (Save As), kiểu “Word Document (*.docx)”, rồi dùng tệp mới."


class Entry(NamedTuple):
    """One line of the container's table: what it says of a member, and where the packed bytes stand."""

    name: str
    flags: int
    method: int
    crc: int
    packed_size: int
    size: int
    start: int


def refuse(sentence: str, hint: str = SAVE_AGAIN) -> FaultyTemplate:
    """Return the exception for a file that is refused as a whole."""
    return FaultyTemplate(TemplateFault(sentence, hint))


def read_entries(data: bytes) -> tuple[list[Entry], int]:
    """Return the table of the container and the place where it starts; raises `FaultyTemplate`."""
    try:
        count, start, end = _directory(data)
        if count > MAX_ENTRIES:
            raise refuse(f"Tệp chứa {count} mục con, nhiều hơn mức cho phép là {MAX_ENTRIES}.")
        return list(_entries(data, count, start, end)), start
    except (struct.error, UnicodeDecodeError):
        raise _broken() from None


def read_member(data: bytes, entry: Entry, limit: int) -> tuple[Member, int, int]:
    """Return the member with the span of the file that it takes; `limit` is where the table starts."""
    try:
        signature, _, _, method, *_, name_length, extra_length = _LOCAL.unpack_from(data, entry.start)
    except struct.error:
        raise _broken() from None
    begin = entry.start + _LOCAL.size + name_length + extra_length
    end = begin + entry.packed_size
    if signature != b"PK\3\4" or method != entry.method or end > limit:
        raise _broken()
    return Member(entry.name, entry.method, entry.crc, entry.size, data[begin:end]), entry.start, end


def refuse_overlap(spans: Sequence[tuple[int, int]]) -> None:
    """Raise when two members share bytes: the mark of an archive that unfolds without end."""
    ordered = sorted(spans)
    for (_, end), (start, _) in pairwise(ordered):
        if end > start:
            raise refuse("Các mục con trong tệp chồng lên nhau: tệp hỏng hoặc cố ý gây hại.")


def _broken() -> FaultyTemplate:
    return refuse("Tệp hỏng hoặc chưa tải về hết: không đọc được bảng kê bên trong tệp Word.")


def _directory(data: bytes) -> tuple[int, int, int]:
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise refuse("Tệp là bản .doc đời cũ hoặc có đặt mật khẩu, nên không đọc được.")
    at = data.rfind(b"PK\5\6", max(0, len(data) - _LONGEST_COMMENT - _END.size))
    if at < 0 or not data.startswith(b"PK"):
        raise refuse("Tệp không phải là tệp Word (.docx).")
    _, disk, _, _, count, size, start, _ = _END.unpack_from(data, at)
    if disk or start + size != at:
        raise _broken()
    return count, start, at


def _entries(data: bytes, count: int, at: int, end: int) -> Iterator[Entry]:
    for _ in range(count):
        fields = _CENTRAL.unpack_from(data, at)
        flags, method, crc, packed_size, size = fields[3], fields[4], *fields[7:10]
        name_length, extra_length, comment_length = fields[10:13]
        name = data[at + _CENTRAL.size : at + _CENTRAL.size + name_length]
        at += _CENTRAL.size + name_length + extra_length + comment_length
        if fields[0] != b"PK\1\2" or at > end:
            raise _broken()
        text = name.decode()
        _refuse_odd(text, flags, method)
        yield Entry(text, flags, method, crc, packed_size, size, fields[16])
    if at != end:
        raise _broken()


def _refuse_odd(name: str, flags: int, method: int) -> None:
    if flags & _ENCRYPTED:
        raise refuse(f"Mục “{name}” trong tệp bị khóa bằng mật khẩu.", "Hãy gỡ mật khẩu trong Word rồi lưu lại.")
    if method not in {STORED, DEFLATED}:
        raise refuse(f"Mục “{name}” trong tệp được nén theo kiểu mà tệp Word không dùng.")
