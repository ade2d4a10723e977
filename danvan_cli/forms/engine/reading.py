"""The words of a Word part as a stream, the same however a program cuts runs, blanks and fields."""

from __future__ import annotations

import re
import unicodedata

from danvan_cli.forms.engine.parts import unescape

# Texts are captured; whatever else matches stands between two words.
# Every choice begins with a letter of its own, so that thousands of other elements are passed over quickly.
_TEXT = re.compile(r"<w:(?:t(?:>| [^>]*>)([^<]+)|p[ />]|br[ /]|tab[ /]|cr[ /])")
_TOKEN = re.compile(
    r'<w:t(?: [^>]*)?>([^<]+)|<w:fldChar\b[^>]*w:fldCharType="(\w+)"'
    r"|<(/?)(?:w:fldSimple|mc:Fallback)\b([^>]*)>|<w:(?:p[ />]|(?:br|tab|cr)[ /])"
)
_SPECIAL = re.compile("w:fld|mc:Fallback|w:noBreakHyphen")


def is_plain(xml: str) -> bool:
    """Whether the XML holds only text, breaks and tabs: no field, no second copy, no hyphen of its own."""
    return not _SPECIAL.search(xml)


class WordReader:
    """Reads the words of one part, piece by piece, each piece from one start of a paragraph to another.

    What a field shows (a page number) is left out: every program writes it anew. So is the second copy of a
    drawing that older programs read.
    """

    def __init__(self, *, plain: bool) -> None:
        """Start a part, which is plain when `is_plain` says so of its XML or its template."""
        self._plain = plain
        self._hidden = 0
        # One entry for each open field: whether its result has begun.
        self._fields: list[bool] = []

    def feed(self, xml: str) -> str:
        """Return the text of a piece with one line a paragraph; blanks are as in the file."""
        if self._plain:
            text = "".join([found or "\n" for found in _TEXT.findall(xml)])
        else:
            text = "".join(self._outside_fields(xml.replace("<w:noBreakHyphen/>", "<w:t>-</w:t>")))
        text = unescape(text).replace("\u2011", "-").replace("\u00ad", "")
        return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)

    def _outside_fields(self, xml: str) -> list[str]:
        kept: list[str] = []
        for match in _TOKEN.finditer(xml):
            text, field, closing, rest = match.groups()
            if field:
                self._mark_field(field)
            elif rest is not None:
                self._hidden += -1 if closing else (0 if rest.endswith("/") else 1)
            elif not (self._hidden or any(self._fields)):
                kept.append(text or "\n")
        return kept

    def _mark_field(self, kind: str) -> None:
        if kind == "begin":
            self._fields.append(False)
        elif self._fields and kind == "separate":
            self._fields[-1] = True
        elif self._fields:
            self._fields.pop()


def words(text: str) -> str:
    """Return the text with every run of blanks as one space."""
    return " ".join(text.split())
