"""The content controls of a Word part, read back: the tag of each and its text, whoever saved the file."""

from __future__ import annotations

from typing import NamedTuple
from xml.parsers import expat

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main "
_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main "
_BREAKS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": "\xad"}

# Ours are never inside one another; a file with thousands in one another was made to do harm.
_DEEPEST = 8


class Found(NamedTuple):
    """A content control: its tag, empty when it has none, and its text with a line for each paragraph."""

    tag: str
    text: str


class _Control:
    def __init__(self) -> None:
        self.tag = ""
        self.texts: list[str] = []
        self.paragraphs = 0
        self.placeholder = False

    def found(self) -> Found:
        # A placeholder is Word's own prompt in a control that a person has emptied.
        return Found(self.tag, "" if self.placeholder else "".join(self.texts))


def find_controls(xml: str) -> list[Found]:
    """Return the controls of a part in reading order; the XML is known to be sound (`package.read_package`)."""
    reader = _Reader()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    parser.Parse(xml.encode(), True)  # noqa: FBT003 - pyexpat takes it by position only
    return [control.found() for control in reader.controls]


class _Reader:
    def __init__(self) -> None:
        self.controls: list[_Control] = []
        self._open: list[_Control] = []
        self._path: list[str] = []
        self._hidden = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        name = name.removeprefix(_WORD).removeprefix(_STRICT)
        parent = self._path[-1] if self._path else ""
        self._path.append(name)
        self._hidden += name.endswith(" Fallback")
        if name == "sdt" and not self._hidden:
            self._open.append(_Control())
            self.controls.append(self._open[-1])
        elif not self._open or self._hidden:
            return
        elif parent == "sdtPr":
            self._describe(self._open[-1], name, attributes)
        elif name == "p":
            self._paragraph()
        elif parent == "r" and name in _BREAKS:
            self.add(_BREAKS[name])

    def end(self, name: str) -> None:
        self._path.pop()
        self._hidden -= name.endswith(" Fallback")
        if self._open and not self._hidden and name.removeprefix(_WORD).removeprefix(_STRICT) == "sdt":
            self._open.pop()

    def text(self, text: str) -> None:
        if self._open and not self._hidden and self._path[-1] == "t":
            self.add(text)

    def add(self, text: str) -> None:
        for control in self._open[:_DEEPEST]:
            control.texts.append(text)

    def _paragraph(self) -> None:
        for control in self._open[:_DEEPEST]:
            if control.paragraphs:
                control.texts.append("\n")
            control.paragraphs += 1

    @staticmethod
    def _describe(control: _Control, name: str, attributes: dict[str, str]) -> None:
        if name == "tag":
            control.tag = attributes.get(f"{_WORD}val") or attributes.get(f"{_STRICT}val") or ""
        elif name == "showingPlcHdr":
            value = attributes.get(f"{_WORD}val") or attributes.get(f"{_STRICT}val") or "1"
            control.placeholder = value not in {"0", "false", "off"}
