"""Evidence pictures made ready for paper: turned upright, scaled to their printed size, nothing of the camera left.

A picture comes from anybody's telephone: it may be huge, broken, no picture at all, or tell where somebody lives.
"""

from __future__ import annotations

import io
import warnings
from typing import TYPE_CHECKING, NamedTuple

from danvan_cli.evidence_folder import EvidenceFolder, Standing

if TYPE_CHECKING:
    from PIL import Image

LARGEST_FILE = 40_000_000
MOST_PIXELS = 120_000_000
"""More than any telephone takes; a small file that claims more is made to fill the memory."""
DPI = 220
_LEAST_DPI = 96
"""A tiny picture is printed small rather than as a few large squares."""
_MM_PER_INCH = 25.4
_EMU_PER_MM = 36_000
_QUALITY = 85
_FORMATS = ("JPEG", "PNG", "WEBP", "BMP", "GIF")
_HEIC = "HEIF"
_HEIC_BRANDS = frozenset({b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1"})
_ORIENTATION = 0x0112
_LYING = frozenset({5, 6, 7, 8})
"""The orientations of EXIF in which height and width change places."""

_STANDING = {
    Standing.MISSING: "không có tệp này trong thư mục minh chứng",
    Standing.EMPTY: "tệp rỗng",
    Standing.OUTSIDE: "tệp nằm ngoài thư mục minh chứng của hồ sơ",
    Standing.NOT_A_FILE: "đây không phải là một tệp",
}
_TOO_HEAVY = f"tệp nặng quá {LARGEST_FILE // 1_000_000} MB, hãy thu nhỏ ảnh"
_TOO_MANY_PIXELS = f"ảnh quá {MOST_PIXELS // 1_000_000} triệu điểm ảnh, hãy thu nhỏ ảnh"
_BROKEN = "tệp ảnh bị hỏng hoặc chép chưa hết, hãy chép lại từ máy chụp"
_NO_PICTURE = "tệp không phải là ảnh JPEG, PNG, WebP, BMP hoặc GIF"
_NO_HEIC = "ảnh HEIC (iPhone) chưa đọc được trên máy này, hãy lưu lại thành JPEG"
_LOCKED = "không mở được tệp, có thể chương trình khác đang giữ tệp"


class Box(NamedTuple):
    """The room for a picture on paper, in millimetres."""

    width: float
    height: float


class Picture(NamedTuple):
    """A JPEG without metadata, and its printed size in the unit of Word's drawings (1 mm = 36,000)."""

    data: bytes
    width: int
    height: int


def load_picture(folder: EvidenceFolder, stem: str, name: str, box: Box) -> Picture | str:
    """Return a dossier's picture made ready for its box, or why it cannot be printed, in Vietnamese."""
    standing = folder.standing(stem, name)
    if standing is not Standing.PRESENT:
        return _STANDING[standing]
    try:
        if folder.size(stem, name) > LARGEST_FILE:
            return _TOO_HEAVY
        with open(folder.path(stem, name), "rb") as file:
            data = file.read(LARGEST_FILE + 1)
    except OSError:
        return _LOCKED
    return prepare(data, box)


def prepare(data: bytes, box: Box) -> Picture | str:
    """Return the picture in `data` made ready for its box, or why it cannot be; the same data gives the same bytes."""
    from PIL import Image, UnidentifiedImageError

    formats: tuple[str, ...] = _FORMATS
    if is_heic(data):
        if not _can_read_heic():
            return _NO_HEIC
        formats = (_HEIC,)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            image = Image.open(io.BytesIO(data), formats=formats)
            if image.width * image.height > MOST_PIXELS:
                return _TOO_MANY_PIXELS
            printed = _scaled(image, box)
        except Image.DecompressionBombError:
            return _TOO_MANY_PIXELS
        except UnidentifiedImageError:
            return _NO_PICTURE
        except Exception:  # noqa: BLE001 - on a broken file a decoder may raise anything
            return _BROKEN
    return _written(image, printed)


def is_heic(data: bytes) -> bool:
    """Whether the bytes begin as a picture of an iPhone does."""
    return data[4:8] == b"ftyp" and data[8:12] in _HEIC_BRANDS


def _can_read_heic() -> bool:
    try:
        from pillow_heif import register_heif_opener
    except ImportError:
        return False
    register_heif_opener(thumbnails=False)
    return True


def _scaled(image: Image.Image, box: Box) -> Box:
    """Read the picture in and make it as small as print needs; return its printed size, upright."""
    from PIL import Image

    turned = image.getexif().get(_ORIENTATION) in _LYING
    size = (image.height, image.width) if turned else image.size
    scale = min(box.width / size[0], box.height / size[1], _MM_PER_INCH / _LEAST_DPI)
    printed = Box(size[0] * scale, size[1] * scale)
    width, height = (max(1, round(side / _MM_PER_INCH * DPI)) for side in printed)
    image.thumbnail((height, width) if turned else (width, height), Image.Resampling.LANCZOS)
    image.load()
    return printed


def _written(image: Image.Image, printed: Box) -> Picture:
    from PIL import ImageOps

    # A new picture carries nothing over: no place, no camera, no name, no colour profile, no comment.
    clean = _flat(ImageOps.exif_transpose(image))
    stream = io.BytesIO()
    clean.save(stream, "JPEG", quality=_QUALITY, optimize=True, dpi=(DPI, DPI))
    width, height = (max(1, round(side * _EMU_PER_MM)) for side in printed)
    return Picture(stream.getvalue(), width, height)


def _flat(image: Image.Image) -> Image.Image:
    """Return a new picture in plain colours; what is transparent lies on white paper."""
    from PIL import Image

    flat = Image.new("RGB", image.size, "white")
    if image.has_transparency_data:
        layer = image.convert("RGBA")
        flat.paste(layer, mask=layer.getchannel("A"))
    else:
        flat.paste(image.convert("RGB"))
    return flat
