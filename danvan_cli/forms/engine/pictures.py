"""Pictures brought by a document: packed as they are, and reachable in the template by their name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from danvan_cli.forms.engine.archive import STORED, Member
from danvan_cli.forms.engine.properties import declare_extension, relate

if TYPE_CHECKING:
    from collections.abc import Mapping

import zlib

_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*")
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
_SIGNATURES = ((b"\xff\xd8\xff", "jpeg"), (b"\x89PNG\r\n\x1a\n", "png"))


def add_pictures(types: str, relations: str, pictures: Mapping[str, bytes]) -> tuple[str, str, list[Member]]:
    """Return the content types, the relations of the text and the members with the pictures in them.

    The name of a picture is what the template writes in `r:embed`; the bytes are JPEG or PNG.
    """
    members = []
    for name, data in pictures.items():
        extension = _extension(name, data)
        path = f"media/danvan-{name}.{extension}"
        types = declare_extension(types, extension, f"image/{extension}")
        relations = relate(relations, name, _KIND, path)
        members.append(Member(f"word/{path}", STORED, zlib.crc32(data), len(data), data))
    return types, relations, members


def _extension(name: str, data: bytes) -> str:
    if not _NAME.fullmatch(name):
        raise ValueError(f"not a name of a picture: {name!r}")
    for signature, extension in _SIGNATURES:
        if data.startswith(signature):
            return extension
    raise ValueError(f"picture {name!r} is neither JPEG nor PNG")
