"""Bytes to text: UTF-8, or UTF-16 with its mark; anything else is named and refused.

The text is brought to NFC and its line ends to a line feed before anything is parsed, so that a position
counts the letters a person sees: neither the decomposed letters of a Mac nor the line ends of Windows, the
byte order mark of Notepad or the bytes of a letter move a column.
"""

from __future__ import annotations

from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from typing import NamedTuple
from unicodedata import is_normalized, normalize

from danvan_cli.source.faults import Fault, FaultKind
from danvan_cli.vietnamese.legacy import guess_coding

MAX_BYTES = 1 << 20

_MARKED = ((BOM_UTF8, "utf-8"), (BOM_UTF16_LE, "utf-16-le"), (BOM_UTF16_BE, "utf-16-be"))
_SAVE_AS_UTF8 = "Mở tệp bằng Notepad, chọn Lưu thành (Save As), ở ô Mã hóa (Encoding) chọn UTF-8 rồi lưu."
_CONVERT = (
    "Mở tệp bằng phần mềm đã soạn ra nó, dùng UniKey (Ctrl + Shift + F6) chuyển {coding} sang Unicode, "
    "rồi lưu thành (Save As) với mã hóa UTF-8."
)
_OTHER_FORMATS = (
    (b"PK\x03\x04", "tệp Word, Excel đời mới hoặc tệp nén"),
    (b"\xd0\xcf\x11\xe0", "tệp Word, Excel đời cũ"),
    (b"%PDF", "tệp PDF"),
    (b"\xff\xd8\xff", "tệp ảnh"),
    (b"\x89PNG", "tệp ảnh"),
    (b"{\\rtf", "tệp văn bản RTF"),
)
_OTHER_STARTS = tuple(start for start, _ in _OTHER_FORMATS)


class Decoded(NamedTuple):
    """The text of a file, empty where there is none, and what its bytes have to be told for."""

    text: str
    fault: Fault | None = None


def decode(data: bytes) -> Decoded:
    """Return the text of a file of at most `MAX_BYTES` bytes."""
    if data.startswith(_OTHER_STARTS):
        return Decoded("", _other_format(data))
    note = None
    try:
        if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
            text = data.decode("utf-16")
            note = _utf16_note()
        else:
            text = data.decode("utf-8-sig" if data.startswith(BOM_UTF8) else "utf-8")
    except UnicodeDecodeError as error:
        return Decoded("", _wrong_coding(data, error))
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not is_normalized("NFC", text):
        text = normalize("NFC", text)
    if "\0" in text:
        return Decoded("", _nul(data, text))
    return Decoded(text, note)


def exact_text(data: bytes) -> tuple[bytes, str]:
    """Return the mark and the text of a readable file, letter for letter; `exact_bytes` undoes it."""
    mark, coding = next((each for each in _MARKED if data.startswith(each[0])), (b"", "utf-8"))
    return mark, data[len(mark) :].decode(coding)


def exact_bytes(mark: bytes, text: str) -> bytes:
    """Return the file that has this mark and this text."""
    return mark + text.encode(dict(_MARKED).get(mark, "utf-8"))


def _utf16_note() -> Fault:
    return Fault(
        FaultKind.UNREADABLE,
        "Tệp được lưu ở mã UTF-16. Tệp vẫn đọc được, nhưng phần mềm khác và bảng so sánh thay đổi có thể hiện sai chữ.",
        _SAVE_AS_UTF8,
        fatal=False,
    )


def _nul(data: bytes, text: str) -> Fault:
    index = text.index("\0")
    line, column = position(text, index)
    if b"\0" in (data[0:1], data[1:2]):
        return Fault(
            FaultKind.UNREADABLE,
            "Tệp có vẻ được lưu ở mã UTF-16 nhưng thiếu dấu đầu tệp, nên không đọc được.",
            _SAVE_AS_UTF8,
            line,
            column,
        )
    return Fault(
        FaultKind.UNREADABLE,
        "Tệp có ký tự NUL ⟨U+0000⟩, dấu hiệu của tệp bị hỏng khi chép hoặc không phải tệp chữ, nên không đọc được.",
        "Lấy lại bản sao còn tốt của tệp; nếu chữ trong tệp còn đủ thì xóa ký tự ấy rồi lưu lại.",
        line,
        column,
    )


def _wrong_coding(data: bytes, error: UnicodeDecodeError) -> Fault:
    if error.encoding != "utf-8":
        return Fault(
            FaultKind.UNREADABLE,
            "Tệp được lưu ở mã UTF-16 nhưng bị hỏng hoặc bị cắt dở, nên không đọc được.",
            f"Lấy lại bản sao còn tốt của tệp. {_SAVE_AS_UTF8}",
        )
    start = len(BOM_UTF8) if data.startswith(BOM_UTF8) else 0
    before = data[start : start + error.start].decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
    line, column = position(before, len(before))
    if error.reason == "unexpected end of data":
        return Fault(
            FaultKind.UNREADABLE,
            "Tệp kết thúc ở giữa một chữ, có vẻ bị cắt dở khi chép hoặc khi lưu, nên không đọc được.",
            "Lấy lại bản sao còn đủ của tệp, hoặc xóa ký tự hỏng ở cuối tệp, gõ nốt phần thiếu rồi lưu lại.",
            line,
            column,
        )
    return _named_coding(guess_coding(data), line, column)


def _named_coding(coding: str | None, line: int, column: int) -> Fault:
    if coding is None:
        message = "Tệp không được lưu ở mã UTF-8 và không rõ là mã nào, nên không đọc được chữ có dấu."
        hint = _SAVE_AS_UTF8
    elif coding == "cp1258":
        message = "Tệp được lưu ở mã cũ của Windows (cp1258) chứ không phải UTF-8, nên không đọc được chữ có dấu."
        hint = _SAVE_AS_UTF8
    else:
        font = ".VnTime" if coding == "TCVN3" else "VNI-Times"
        message = (
            f"Chữ trong tệp có vẻ ở bảng mã cũ {coding} (phông như {font}) chứ không phải UTF-8, "
            "nên không đọc được chữ có dấu."
        )
        hint = _CONVERT.format(coding=coding)
    return Fault(FaultKind.UNREADABLE, message, hint, line, column)


def _other_format(data: bytes) -> Fault:
    name = next(name for start, name in _OTHER_FORMATS if data.startswith(start))
    return Fault(
        FaultKind.UNREADABLE,
        f"Đây là {name} mang đuôi .yaml, không phải tệp chữ, nên không đọc được.",
        "Đặt lại đuôi đúng cho tệp và chuyển nó vào thư mục minh-chung; hồ sơ thì soạn bằng tệp chữ UTF-8.",
    )


def position(text: str, index: int) -> tuple[int, int]:
    """Return the line and column, counted from 1, of the character at `index`."""
    return text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index)
