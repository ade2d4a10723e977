"""Cutting runs at their tags, so that a filled value stands in a run, and a content control, of its own.

Texts, values and statements of one run become neighbours: a run with the same look for each text, a marked
run for each value, the bare statement between them. What Word shows stays the same.
"""

from __future__ import annotations

import re

# XML cannot carry these characters, so no template has them: the start of a markable run, the end of the
# paragraph's opening where the whole paragraph may be repeated, the value, its end.
START, OPENED, VALUE, END = "\x01", "\x04", "\x02", "\x03"
TEXT = '<w:t xml:space="preserve">'
RUN_END = "</w:t></w:r>"
_QUOTED = r""""[^"]*"|'[^']*'"""
_JINJA = re.compile(
    rf"""\{{\{{(?:[^"'}}]|{_QUOTED}|\}}(?!\}}))*\}}\}}|\{{\{{.*?\}}\}}"""
    rf"""|\{{%(?:[^"'%]|{_QUOTED}|%(?!\}}))*%\}}|\{{%.*?%\}}|\{{\#.*?\#\}}""",
    re.DOTALL,
)
_RAW = re.compile(r"\{%[-+]?\s*raw\b")
# Where a control would be inside another, inside a link, or in what a field shows, there is none.
_LANDMARK = re.compile(
    r"<w:r(?: [^>]*)?>|<(/?)(?:w:(?:sdt|hyperlink|fldSimple|txbxContent|ruby)|mc:AlternateContent)(?: [^>]*)?(?<!/)>"
    r'|<w:fldChar\b[^>]*w:fldCharType="(begin|end)"'
)
_LOOK = re.compile(r"<w:rPr/>|<w:rPr>.*?</w:rPr>", re.DOTALL)
_RUN_TEXT = re.compile(r"<w:t(?: [^>]*)?>(.*?)</w:t>", re.DOTALL)
_ALONE = re.compile(
    rf"{START}([^{VALUE}]*{VALUE}[^{END}]*{END})</w:p>(?!\s*(?:\{{%[^%]*%\}}\s*)*<(?:w:sectPr|/w:(?:body|hdr|ftr)))"
)
_OPENING = re.compile(r"<w:p(?: [^>{]*)?>(?:<w:pPr/>|<w:pPr>(?:(?!</w:pPr>|<w:sectPr)[^{])*</w:pPr>)?")


def mark_values(source: str) -> str:
    """Return a patched source in which every value that may get a control is cut out and marked.

    A part that prints tags as they are (`{% raw %}`) is left as it is: what looks like a value may be text.
    """
    return source if _RAW.search(source) else _mark_paragraphs(_cut_runs(source))


def _cut_runs(source: str) -> str:
    pieces: list[str] = []
    done = closed = fields = 0
    for match in _LANDMARK.finditer(source):
        closing, field = match.groups()
        if field:
            fields = max(0, fields + (1 if field == "begin" else -1))
        elif closing is not None:
            closed += -1 if closing else 1
        elif (end := _end_of_run(source, match.end())) and match.start() >= done:
            pieces += (source[done : match.start()], _cut(match[0], source[match.end() : end], not (closed or fields)))
            done = end + len("</w:r>")
    pieces.append(source[done:])
    return "".join(pieces)


def _end_of_run(source: str, start: int) -> int:
    """Return where the run ends whose content starts here; 0 when it has no tag or holds other runs."""
    end = source.find("</w:r>", start)
    content = source[start:end]
    return end if "{" in content and "<w:r>" not in content and "<w:r " not in content else 0


def _cut(start: str, content: str, markable: bool) -> str:  # noqa: FBT001 - private, and said by its name
    look = _LOOK.match(content)
    opening = start + (look[0] if look else "")
    cutter = _Cutter(opening, markable=markable and "{" not in opening)
    cut = _RUN_TEXT.sub(cutter.cut, content)
    if cut == content:
        return f"{start}{content}</w:r>"
    return f"{start}{cut}</w:r>".replace(f"{TEXT}</w:t>", "").replace(f"{opening}</w:r>", "")


class _Cutter:
    def __init__(self, opening: str, *, markable: bool) -> None:
        self._opening = opening + TEXT
        self._markable = markable

    def cut(self, match: re.Match[str]) -> str:
        """Return a text element with its run ended before each tag and begun anew behind it."""
        text, tags = match[1], list(_JINJA.finditer(match[1]))
        if not tags:
            return match[0]
        pieces, done = [TEXT], 0
        for tag in tags:
            before = text[done : tag.start()]
            # A hyphen takes the blanks beside the tag away, which now stand in another run.
            pieces += (before.rstrip() if tag[0][2] == "-" else before, RUN_END, self._apart(tag[0]), self._opening)
            done = tag.end()
            if tag[0][-3] == "-":
                done += len(text) - done - len(text[done:].lstrip())
        return "".join((*pieces, text[done:], "</w:t>"))

    def _apart(self, tag: str) -> str:
        if not tag.startswith("{{"):
            return tag
        return f"{START}{self._opening}{VALUE}{tag}{END}" if self._markable else f"{self._opening}{tag}{RUN_END}"


def _mark_paragraphs(source: str) -> str:
    """Let a paragraph that holds one value and nothing else be marked as a whole."""
    pieces: list[str] = []
    done = 0
    for match in _ALONE.finditer(source):
        start = max(source.rfind("<w:p>", done, match.start()), source.rfind("<w:p ", done, match.start()))
        if start >= 0 and _OPENING.fullmatch(source, start, match.start()):
            pieces += (source[done:start], START, source[start : match.start()], OPENED, match[1])
            done = match.end()
    pieces.append(source[done:])
    return "".join(pieces)
