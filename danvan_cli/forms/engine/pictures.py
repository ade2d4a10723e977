"""Pictures brought by a document: packed as they are, and reachable in the template by their name.

In a template a picture or chart is an ordinary one, which Word shows and moves like any other. The title of its
alternative text names what a document puts in its place: `{{ anh.ma }}`, and for a picture its width and height
behind it: `{{ anh.ma }} {{ anh.rong }} {{ anh.cao }}`.
"""

from __future__ import annotations

import re
import zlib
from typing import TYPE_CHECKING

from danvan_cli.forms.engine.archive import STORED, Member
from danvan_cli.forms.engine.properties import declare_extension, relate

if TYPE_CHECKING:
    from collections.abc import Mapping

_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*")
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
_SIGNATURES = ((b"\xff\xd8\xff", "jpeg"), (b"\x89PNG\r\n\x1a\n", "png"))
_DRAWING = re.compile(r"<w:drawing>.*?</w:drawing>", re.DOTALL)
_TITLE = re.compile(r'(<wp:docPr\b[^>]*?) title="\s*((?:\{\{[^"{}]*\}\}\s*){1,3})"')
_TAGS = re.compile(r"\{\{.*?\}\}")
_LINK = re.compile(r'(<a:blip\b[^>]*? r:embed|<c:chart\b[^>]*? r:id)="[^"]*"')
_SIZE = re.compile(r'(<(?:wp:extent|a:ext)\b[^>]*? cx=")[^"]*(" cy=")[^"]*"')


def place_drawings(xml: str) -> str:
    """Return the XML of a part in which the drawings whose title is a tag follow it; the title is gone."""
    return _DRAWING.sub(_placed, xml) if "{{" in xml and "<w:drawing>" in xml else xml


def _placed(match: re.Match[str]) -> str:
    title = _TITLE.search(match[0])
    if title is None:
        return match[0]
    name, *size = _TAGS.findall(title[2])
    drawing = _LINK.sub(lambda link: f'{link[1]}="{name}"', _TITLE.sub(r"\1", match[0]))
    if len(size) == len(("width", "height")):
        drawing = _SIZE.sub(lambda extent: f'{extent[1]}{size[0]}{extent[2]}{size[1]}"', drawing)
    return drawing


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
