"""Evidence pictures: upright, small, without a trace of the camera; a bad one is a sentence, never a crash."""

from __future__ import annotations

import io
import struct
import zlib
from pathlib import Path

import pytest
from PIL import ExifTags, Image, PngImagePlugin

from danvan_cli.evidence_folder import EvidenceFolder
from danvan_cli.forms import evidence_pictures
from danvan_cli.forms.evidence_pictures import Box, Picture, load_picture, prepare

BOX = Box(78, 58.5)
MM = 36_000


def photograph(size=(1600, 1200), form="JPEG", orientation=None, **more) -> bytes:
    """Return a picture whose left half is red and right half blue, as a telephone would write it."""
    image = Image.new("RGB", size, "blue")
    image.paste("red", (0, 0, size[0] // 2, size[1]))
    exif = Image.Exif()
    exif[ExifTags.Base.Make] = "Điện thoại của bà Tư"
    exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitude] = (18.0, 58.0, 0.0)
    if orientation:
        exif[ExifTags.Base.Orientation] = orientation
    stream = io.BytesIO()
    image.save(stream, form, exif=exif, **more)
    return stream.getvalue()


def opened(picture: Picture | str) -> Image.Image:
    """Return the prepared picture, read again."""
    assert isinstance(picture, Picture), picture
    return Image.open(io.BytesIO(picture.data))


def test_scaled_to_220_dots_an_inch() -> None:
    """A large photograph fills its box: 78 mm wide, 676 points at 220 dpi, the proportions its own."""
    picture = prepare(photograph(), BOX)
    assert opened(picture).size == (676, 507)
    assert (picture.width, picture.height) == (78 * MM, round(58.5 * MM))


def test_a_tiny_picture_is_not_blown_up() -> None:
    """A picture of 96 by 48 points is printed an inch wide and keeps its points."""
    picture = prepare(photograph((96, 48)), BOX)
    assert opened(picture).size == (96, 48)
    assert picture.width == round(25.4 * MM)


@pytest.mark.parametrize(("orientation", "top"), [(6, "red"), (8, "blue")])
def test_turned_upright_by_exif(orientation, top) -> None:
    """A photograph taken with the telephone upright stands upright, within the same box."""
    picture = prepare(photograph(orientation=orientation), BOX)
    image = opened(picture)
    assert image.height > image.width
    assert picture.height == round(58.5 * MM)
    red, _, blue = image.getpixel((image.width // 2, 10))
    assert (red > blue) == (top == "red")


def test_nothing_of_the_camera_is_left() -> None:
    """No EXIF, no place, no colour profile, no comment: only the points of the picture."""
    data = photograph(comment=b"nha ba Tu", icc_profile=b"profile")
    assert b"Exif" in data
    picture = prepare(data, BOX)
    image = opened(picture)
    assert not image.getexif()
    assert set(image.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density", "dpi"}
    for trace in (b"Exif", b"nha ba Tu", b"profile", "bà Tư".encode()):
        assert trace not in picture.data


def test_the_same_picture_gives_the_same_bytes() -> None:
    """Preparing twice gives equal bytes."""
    assert prepare(photograph(), BOX) == prepare(photograph(), BOX)


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGBA", "LA", "CMYK", "I;16"])
def test_every_kind_of_colour(mode) -> None:
    """Black and white, grey, palette, transparent and print colours all become a plain JPEG."""
    stream = io.BytesIO()
    Image.new(mode, (300, 200)).save(stream, "JPEG" if mode == "CMYK" else "PNG")
    assert opened(prepare(stream.getvalue(), BOX)).mode == "RGB"


def test_transparent_lies_on_white() -> None:
    """Where a picture is transparent, the paper shows."""
    stream = io.BytesIO()
    Image.new("RGBA", (200, 200), (0, 0, 0, 0)).save(stream, "PNG")
    assert opened(prepare(stream.getvalue(), BOX)).getpixel((9, 9)) == (255, 255, 255)


def bomb() -> bytes:
    """Return a PNG of a few bytes that says it is 60,000 by 60,000 points."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 60_000, 60_000, 8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(b"\0" * 9)) + chunk(b"IEND", b"")


def annotated() -> bytes:
    """Return a small PNG with a text that unpacks to more than Pillow allows."""
    info, stream = PngImagePlugin.PngInfo(), io.BytesIO()
    info.add_text("chu", "x" * (PngImagePlugin.MAX_TEXT_CHUNK + 1), zip=True)
    Image.new("L", (9, 9)).save(stream, "PNG", pnginfo=info)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (bomb(), "triệu điểm ảnh"),
        (photograph()[:900], "bị hỏng hoặc chép chưa hết"),
        (photograph(form="PNG")[:-300], "bị hỏng hoặc chép chưa hết"),
        (annotated(), "bị hỏng"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "không phải là ảnh"),
        (b"PK\3\4 a Word file", "không phải là ảnh"),
        (b"%!PS-Adobe-3.0 EPSF-3.0\n", "không phải là ảnh"),
    ],
)
def test_a_bad_picture_is_a_sentence(data, said) -> None:
    """A bomb, a truncated file and what is no picture give a Vietnamese reason."""
    reason = prepare(data, BOX)
    assert isinstance(reason, str)
    assert said in reason


def test_heic(monkeypatch) -> None:
    """A picture of an iPhone is printed where its library is there, and otherwise said to be unreadable here."""
    heif = pytest.importorskip("pillow_heif")
    stream = io.BytesIO()
    heif.from_pillow(Image.new("RGB", (400, 300), "red")).save(stream)
    assert evidence_pictures.is_heic(stream.getvalue())
    assert opened(prepare(stream.getvalue(), BOX)).size == (400, 300)
    monkeypatch.setattr(evidence_pictures, "_can_read_heic", lambda: False)
    assert "HEIC" in str(prepare(stream.getvalue(), BOX))


@pytest.fixture
def folder(tmp_path: Path) -> EvidenceFolder:
    """Return an evidence folder with one dossier's subfolder and a secret beside it."""
    (tmp_path / "minh-chung" / "ho-so").mkdir(parents=True)
    (tmp_path / "bi-mat.jpg").write_bytes(photograph())
    return EvidenceFolder(str(tmp_path), "minh-chung")


@pytest.mark.parametrize(
    ("name", "said"),
    [("../../bi-mat.jpg", "nằm ngoài"), ("khong-co.jpg", "không có tệp này"), (".", "nằm ngoài")],
)
def test_only_files_of_the_dossier(folder, name, said) -> None:
    """A name that leads out of the dossier's folder, and one that leads nowhere, open nothing."""
    assert said in str(load_picture(folder, "ho-so", name, BOX))


def test_links_are_not_followed_out(folder, tmp_path) -> None:
    """A link to a picture outside the folder is refused."""
    (tmp_path / "minh-chung" / "ho-so" / "anh.jpg").symlink_to(tmp_path / "bi-mat.jpg")
    assert "nằm ngoài" in str(load_picture(folder, "ho-so", "anh.jpg", BOX))


def test_too_heavy(folder, tmp_path, monkeypatch) -> None:
    """A file over the limit is not read."""
    (tmp_path / "minh-chung" / "ho-so" / "anh.jpg").write_bytes(photograph())
    monkeypatch.setattr(evidence_pictures, "LARGEST_FILE", 1_000)
    assert "nặng quá" in str(load_picture(folder, "ho-so", "anh.jpg", BOX))
