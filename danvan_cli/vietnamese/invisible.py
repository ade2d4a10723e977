"""Characters that a reader cannot see or takes for others: their Vietnamese names and visible form."""

from __future__ import annotations

import re

_CONTROL = "ký tự điều khiển"
_NO_WIDTH = "ký tự không bề rộng"
_DIRECTION = "ký tự đổi chiều chữ"
_BROKEN = "ký tự hỏng do sai bảng mã"
_HIDDEN = (
    ("\u0000", "\u0000", "ký tự NUL"),
    ("\u0001", "\u0008", _CONTROL),
    ("\u000b", "\u000c", _CONTROL),
    ("\u000e", "\u001f", _CONTROL),
    ("\u007f", "\u009f", _CONTROL),
    ("\u00ad", "\u00ad", "dấu nối ẩn"),
    ("\u061c", "\u061c", _DIRECTION),
    ("\u180e", "\u180e", _NO_WIDTH),
    ("\u200b", "\u200d", _NO_WIDTH),
    ("\u200e", "\u200f", _DIRECTION),
    ("\u2028", "\u2028", "dấu ngắt dòng đặc biệt"),
    ("\u2029", "\u2029", "dấu ngắt đoạn đặc biệt"),
    ("\u202a", "\u202e", _DIRECTION),
    ("\u2060", "\u2065", _NO_WIDTH),
    ("\u2066", "\u206f", _DIRECTION),
    ("\ud800", "\udfff", _BROKEN),
    ("\ufeff", "\ufeff", "dấu đầu tệp (BOM) nằm giữa chữ"),
    ("\ufff9", "\ufffb", _CONTROL),
    ("\ufffe", "\uffff", _BROKEN),
    ("\U000e0000", "\U000e007f", _NO_WIDTH),
)
_SEEN = (
    ("\u00a0", "\u00a0", "dấu cách không ngắt dòng"),
    ("\u1680", "\u1680", "dấu cách đặc biệt"),
    ("\u2000", "\u2006", "dấu cách đặc biệt"),
    ("\u2007", "\u2007", "dấu cách không ngắt dòng"),
    ("\u2008", "\u200a", "dấu cách đặc biệt"),
    ("\u202f", "\u202f", "dấu cách không ngắt dòng"),
    ("\u205f", "\u205f", "dấu cách đặc biệt"),
    ("\u3000", "\u3000", "dấu cách đặc biệt"),
    ("\ue000", "\uf8ff", "ký hiệu riêng của một phông chữ"),
    ("\ufffc", "\ufffc", "chỗ của một hình đã mất"),
    ("\ufffd", "\ufffd", _BROKEN),
)
_ODD = re.compile(f"[{''.join(f'{first}-{last}' for first, last, _ in _HIDDEN + _SEEN)}]")
# A carriage return is ordinary at the end of a line, but inside a value it would hide what precedes.
_UNSEEN = f"[\r{''.join(f'{first}-{last}' for first, last, _ in _HIDDEN)}]"


def odd_characters(text: str) -> tuple[tuple[int, str], ...]:
    """Return the index and Vietnamese name of every odd character of a text, in order.

    Odd are controls other than tab and line ends, spaces other than the ordinary one, zero-width and
    bidirectional marks, private-use symbols (Word's bullets) and the traces of a wrong coding.
    """
    if _ODD.search(text) is None:
        return ()
    return tuple((found.start(), _name(found[0])) for found in _ODD.finditer(text))


def visible(text: str) -> str:
    """Return the text with each control, zero-width or bidirectional character as its name: ⟨U+0007⟩.

    Tab, line feed and every kind of space stay as they are.
    """
    return text if text.isprintable() else re.sub(_UNSEEN, _shown, text)


def _name(character: str) -> str:
    return next(name for first, last, name in _HIDDEN + _SEEN if first <= character <= last)


def _shown(found: re.Match[str]) -> str:
    return f"⟨U+{ord(found[0]):04X}⟩"
