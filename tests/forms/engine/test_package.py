"""A Word file from anybody is refused in Vietnamese before a library opens it, when it is not safe."""

from __future__ import annotations

import io
import random
import struct
import zipfile
from collections.abc import Callable
from contextlib import suppress

import pytest

from danvan_cli.forms.engine.faults import FaultyTemplate
from danvan_cli.forms.engine.package import read_package
from danvan_cli.forms.engine.template import open_template
from danvan_cli.forms.engine.text import document_text

HARMFUL = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "x">]><a>&b;</a>'


def refusal(data: bytes) -> str:
    """Return the sentence with which a file is refused."""
    with pytest.raises(FaultyTemplate) as told:
        read_package(data)
    return told.value.faults[0].sentence


def entries(data: bytes) -> int:
    """Return where the table of a container starts."""
    return struct.unpack("<I", data[-6:-2])[0]


def patched(data: bytes, at: int, kind: str, value: int) -> bytes:
    """Return the file with one number of it changed."""
    return data[:at] + struct.pack(kind, value) + data[at + struct.calcsize(kind) :]


def test_plain_file_is_read(word: Callable[..., bytes], members) -> None:
    """A file as python-docx saves it is read, with the bytes of every part."""
    data = word("chào")
    assert {name: member.unpack() for name, member in read_package(data).items()} == members(data)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "không phải là tệp Word"),
        (b"chao", "không phải là tệp Word"),
        (b"PK\3\4", "không phải là tệp Word"),
        (b"PK\5\6" + bytes(18), "thiếu phần"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "mật khẩu"),
        (bytes(20_000_001), "quá mức cho phép là 20 MB"),
    ],
)
def test_no_word_file(data: bytes, said: str) -> None:
    """Bytes that are no Word file are refused for what they are."""
    assert said in refusal(data)


@pytest.mark.parametrize("cut", [1, 30, 500, 5000])
def test_half_a_file(cut: int, word: Callable[..., bytes]) -> None:
    """A file cut short is refused as broken."""
    assert "Tệp" in refusal(word("chào")[:-cut])


@pytest.mark.parametrize("name", ["word/document.xml", "word/styles.xml", "docProps/core.xml", "_rels/.rels"])
@pytest.mark.parametrize("coding", ["utf-8", "utf-16"])
def test_document_type(name: str, coding: str, word, changed) -> None:
    """A document type or entity in any part is refused, in UTF-16 too."""
    content = HARMFUL.decode().encode(coding)
    assert "DOCTYPE" in refusal(changed(word("chào"), {name: content}))


@pytest.mark.parametrize(
    "content",
    [
        b"<a>",
        b"<a>&b;</a>",
        b"chao",
        b"<a:b/>",
        "<a>ô</a>".encode("utf-16"),
        b"<?xml version='1.0' encoding='tcvn3'?><a/>",
        b"<?xml version='1.0' encoding='latin-1'?><a/>",
    ],
)
def test_broken_part(content: bytes, word, changed) -> None:
    """A part that is not well-formed UTF-8 XML is refused, and named."""
    assert "word/styles.xml" in refusal(changed(word("chào"), {"word/styles.xml": content}))


@pytest.mark.parametrize(
    "name", ["/etc/passwd", "../x.xml", "word/../../x.xml", "C:/x.xml", "word\\x.xml", "a/..", "x\x01.xml"]
)
def test_name_that_leads_outside(name: str, word, changed) -> None:
    """A member whose name leads out of the file is refused."""
    assert "trỏ ra ngoài" in refusal(changed(word("chào"), {name: b"<a/>"}))


def test_same_name_twice(word, changed) -> None:
    """Two members whose names differ in case only are refused, since Word takes one and we might take the other."""
    assert "cùng tên" in refusal(changed(word("chào"), {"word/Document.xml": b"<a/>"}))


@pytest.mark.parametrize("name", ["word/vbaProject.bin", "word/vbaData.xml", "word/activeX/activeX1.bin"])
def test_macros(name: str, word, changed) -> None:
    """A file with a program in it is refused."""
    assert "macro" in refusal(changed(word("chào"), {name: b"<a/>"}))


def test_macro_kind(word, changed, members) -> None:
    """A file that calls itself macro-enabled is refused, whatever its name."""
    types = members(word("a"))["[Content_Types].xml"].replace(b"main+xml", b"macroEnabled.main+xml")
    assert "macro" in refusal(changed(word("chào"), {"[Content_Types].xml": types}))


def test_too_many_members(word, changed) -> None:
    """A file of thousands of members is refused before they are read."""
    many = {f"word/x{number}.txt": b"" for number in range(2_000)}
    assert "mục con" in refusal(changed(word("chào"), many))


def test_bomb(word, changed) -> None:
    """A member that unfolds hundreds of times is refused without being unfolded."""
    assert "bung ra gấp" in refusal(changed(word("chào"), {"word/media/a.bin": bytes(5_000_000)}))


def test_bomb_with_a_lying_size(word, changed) -> None:
    """A member that unfolds to more than its header says is stopped at that size and refused."""
    data = changed(word("chào"), {"word/zzz.bin": bytes(300_000)})
    at = data.index(b"word/zzz.bin", entries(data)) - 46 + 24
    assert "không khớp" in refusal(patched(data, at, "<I", 1_000))


def test_total_size(word, changed) -> None:
    """Members that are each believable but together fill the memory are refused by their sum."""
    data = changed(word("chào"), {f"word/{number}.bin": bytes(1_000) for number in range(3)})
    at = entries(data)
    for number in range(3):
        place = data.index(f"word/{number}.bin".encode(), at) - 46 + 24
        data = patched(data, place, "<I", 100 << 20)
    assert "quá mức cho phép là 200 MiB" in refusal(data)


def test_overlap(word, changed) -> None:
    """Two entries over the same bytes, the trick of a bomb without end, are refused."""
    data = changed(word("chào"), {"word/y1.bin": b"a" * 99, "word/y2.bin": b"a" * 99})
    table = entries(data)
    first = data.index(b"word/y1.bin", table) - 46 + 42
    second = data.index(b"word/y2.bin", table) - 46 + 42
    assert "chồng lên nhau" in refusal(data[:second] + data[first : first + 4] + data[second + 4 :])


def test_encrypted_member(word: Callable[..., bytes]) -> None:
    """A member locked by a password is refused, and the sentence says what it is."""
    data = word("chào")
    assert "mật khẩu" in refusal(patched(data, entries(data) + 8, "<H", 1))


def test_odd_packing(word: Callable[..., bytes]) -> None:
    """A member packed in a way that Word does not know is refused."""
    data = word("chào")
    assert "nén theo kiểu" in refusal(patched(data, entries(data) + 10, "<H", 14))


def test_flipped_byte(word: Callable[..., bytes]) -> None:
    """A file damaged by one byte within a part is refused by its checksum."""
    data = bytearray(word("chào"))
    data[data.index(b"word/document.xml") + 60] ^= 0xFF
    assert "word/document.xml" in refusal(bytes(data))


def test_missing_text(members, word) -> None:
    """A container without a text is told apart from a damaged one."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("[Content_Types].xml", members(word("a"))["[Content_Types].xml"])
    assert "thiếu phần" in refusal(stream.getvalue())


@pytest.mark.parametrize(
    ("kind", "target", "refused"),
    [
        ("image", "https://a.vn/anh.png", True),
        ("attachedTemplate", "https://a.vn/mau.dotm", True),
        ("oleObject", "file:///C:/a.xlsx", True),
        ("hyperlink", "https://a.vn", False),
        ("attachedTemplate", "file:///C:/Users/a/mau.dotx", False),
    ],
)
def test_content_from_elsewhere(  # noqa: PLR0913 - three cases by three makers
    *, kind: str, target: str, refused: bool, word, changed, members
) -> None:
    """A file that fetches its pictures or template from elsewhere is refused; a link to click is not."""
    name = "word/_rels/document.xml.rels"
    relation = (
        f'<Relationship Id="rX" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}"'
        f' Target="{target}" TargetMode="External"/></Relationships>'
    )
    data = word("chào")
    data = changed(data, {name: members(data)[name].replace(b"</Relationships>", relation.encode())})
    if refused:
        assert "từ nơi khác" in refusal(data)
    else:
        assert name in read_package(data)


@pytest.mark.parametrize("seed", range(4))
def test_damaged_file_is_read_or_refused(seed: int, word: Callable[..., bytes]) -> None:
    """Whatever bytes are damaged, a file is either read to the end or refused by a sentence."""
    dice = random.Random(seed)  # noqa: S311 - the same damage in every run
    whole = word("{{ ten }}", ["{", "{ ten }}"], rows=(("{%tr for m in ds %}",), ("{{ m }}",), ("{%tr endfor %}",)))
    for _ in range(60):
        data = bytearray(whole)
        for _ in range(dice.randint(1, 5)):
            # The table at the end is short and decides most, so half of the blows fall on it.
            at = dice.choice([dice.randrange(len(data)), len(data) - 1 - dice.randrange(1_200)])
            data[at] = dice.randrange(256)
        with suppress(FaultyTemplate):
            open_template(bytes(data), "m").render({"ten": "a", "ds": ["b"]})
        with suppress(FaultyTemplate):
            document_text(bytes(data))


def test_name_that_only_one_parser_takes(word, changed, body) -> None:
    """A namespace that one XML parser takes and the other refuses is a fault of the file, not of the program."""
    data = word(["{", "{ ten }}"])
    odd = body(data).replace("http://schemas.microsoft.com/office/word/2010/wordml", "http://a{%b", 1)
    template = open_template(changed(data, {"word/document.xml": odd.encode()}), "m")
    with pytest.raises(FaultyTemplate):
        template.tags()
