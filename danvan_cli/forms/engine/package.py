"""What a Word file from anybody must be before a library may open it."""

from __future__ import annotations

import re
import zlib
from typing import TYPE_CHECKING
from xml.parsers import expat

from danvan_cli.forms.engine.faults import FaultyTemplate
from danvan_cli.forms.engine.unzipping import read_entries, read_member, refuse, refuse_overlap

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from danvan_cli.forms.engine.archive import Member
    from danvan_cli.forms.engine.unzipping import Entry

MIB = 1 << 20
MAX_FILE = 20 * 1_000_000
MAX_UNPACKED = 200 * MIB
MAX_RATIO = 200
# A short part of one repeated letter is packed well too; only a long one is a danger.
_RATIO_FROM = MIB
MAIN_PART = "word/document.xml"
CONTENT_TYPES = "[Content_Types].xml"
PACKAGE_RELATIONS = "_rels/.rels"
_NEEDED = (CONTENT_TYPES, PACKAGE_RELATIONS, MAIN_PART)
_ODD_NAME = re.compile(r"^[/\\]|^[A-Za-z]:|(?:^|/)\.\.(?:/|$)|[\\\x00-\x1f]")
_XML_NAME = re.compile(r"\.(?:xml|rels|vml)$", re.IGNORECASE)
_MACRO_NAME = re.compile(r"vba(?:project|data)|/activex/", re.IGNORECASE)
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\s[^>]*TargetMode\s*=\s*[\"']External[^>]*>")
_LINK = re.compile(rb"""/(?:hyperlink|attachedTemplate)["']""")
_LOCAL_TARGET = re.compile(rb"""Target\s*=\s*["']file:///[A-Za-z]:""")
_CODINGS = re.compile(rb"""<\?xml[^>]*encoding=["'](?:utf-8|us-ascii)["']""", re.IGNORECASE)


def read_package(data: bytes) -> dict[str, Member]:
    """Return the members of a Word file by name, every one unpacked once, measured and found harmless.

    Raises `FaultyTemplate` with a Vietnamese sentence for a file that is too large, broken, encrypted, a zip
    bomb, carries macros, or has a document type or entity in any XML part.
    """
    if len(data) > MAX_FILE:
        raise refuse(f"Tệp nặng {len(data) / 1e6:.0f} MB, quá mức cho phép là {MAX_FILE // 1_000_000} MB.")
    entries, limit = read_entries(data)
    _refuse_names(entries)
    _refuse_sizes(entries)
    read = [read_member(data, entry, limit) for entry in entries]
    refuse_overlap([(start, end) for _, start, end in read])
    members = {member.name: member for member, _, _ in read if not member.name.endswith("/")}
    for member in members.values():
        _refuse_content(member)
    for name in _NEEDED:
        if name not in members:
            raise refuse(f"Tệp không phải là văn bản Word: thiếu phần “{name}” bên trong.")
    return members


def refuse_xml(name: str, data: bytes) -> None:
    """Raise unless `data` is well-formed XML without a document type, in UTF-8."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartDoctypeDeclHandler = _doctype(name)
    try:
        parser.Parse(data, True)  # noqa: FBT003 - pyexpat takes it by position only
    except FaultyTemplate:
        raise
    except (expat.ExpatError, LookupError, ValueError):  # the last two for an unknown coding
        raise refuse(f"Phần “{name}” trong tệp bị hỏng nên không đọc được.") from None
    head = data[:200]
    if b"\0" in head or (b"encoding=" in head and not _CODINGS.search(head)):
        raise refuse(f"Phần “{name}” trong tệp được ghi theo bảng mã lạ, không phải UTF-8.")


def _doctype(name: str) -> Callable[..., None]:
    def stop(*_: object) -> None:
        raise refuse(f"Phần “{name}” trong tệp có khai báo lạ (DOCTYPE) như tệp gây hại, nên bị từ chối.")

    return stop


def _refuse_names(entries: Sequence[Entry]) -> None:
    seen: set[str] = set()
    for entry in entries:
        folded = entry.name.casefold()
        if folded in seen:
            raise refuse(f"Tệp có hai mục con cùng tên “{entry.name}”.")
        seen.add(folded)
        if _ODD_NAME.search(entry.name):
            raise refuse(f"Mục con “{entry.name}” mang tên trỏ ra ngoài tệp, nên bị từ chối.")
        if _MACRO_NAME.search(entry.name):
            raise refuse("Tệp có chứa chương trình (macro) nên bị từ chối.")


def _refuse_sizes(entries: Sequence[Entry]) -> None:
    total = sum(entry.size for entry in entries)
    if total > MAX_UNPACKED:
        raise refuse(f"Tệp bung ra tới {total // MIB} MiB, quá mức cho phép là {MAX_UNPACKED // MIB} MiB.")
    for entry in entries:
        if entry.size > _RATIO_FROM and entry.size > MAX_RATIO * entry.packed_size:
            raise refuse(f"Mục “{entry.name}” bung ra gấp hơn {MAX_RATIO} lần lúc nén: dấu hiệu của tệp gây hại.")


def _refuse_content(member: Member) -> None:
    try:
        data = member.unpack()
    except zlib.error:
        raise refuse(f"Phần “{member.name}” trong tệp bị hỏng: nội dung không khớp với bảng kê.") from None
    if _XML_NAME.search(member.name):
        refuse_xml(member.name, data)
    if member.name.endswith(".rels"):
        _refuse_remote(data)
    if member.name == CONTENT_TYPES and b"macroEnabled" in data:
        raise refuse("Tệp có chứa chương trình (macro) nên bị từ chối.")


def _refuse_remote(relations: bytes) -> None:
    """Refuse a file that fetches pictures or templates from elsewhere when it is opened; links may stay."""
    for relation in _RELATION.findall(relations):
        local_template = b"attachedTemplate" not in relation or _LOCAL_TARGET.search(relation)
        if not (_LINK.search(relation) and local_template):
            raise refuse("Tệp kéo nội dung từ nơi khác về mỗi khi mở, nên bị từ chối.")
