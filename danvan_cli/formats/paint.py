"""Lines to text: one layout, with or without colour."""

from __future__ import annotations

from typing import TYPE_CHECKING

from danvan_cli.report import Tone

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from danvan_cli.formats.lines import Line, Span

_STYLES = {
    Tone.STRONG: "bold",
    Tone.GOOD: "green",
    Tone.CAUTION: "yellow",
    Tone.BAD: "bold red",
    Tone.FAINT: "dim",
}


def paint(lines: Iterable[Line], *, colour: bool) -> str:
    """Join the lines, each ended by a line feed and free of spaces at its end; `colour` adds ANSI codes."""
    brush = _coloured() if colour else _bare
    return "".join("".join(map(brush, _trimmed(line))) + "\n" for line in lines)


def _trimmed(line: Line) -> Line:
    """Drop the spaces at the end of the line."""
    spans = list(line)
    while spans and not spans[-1][0].rstrip(" "):
        spans.pop()
    if spans:
        text, tone = spans[-1]
        spans[-1] = (text.rstrip(" "), tone)
    return tuple(spans)


def _bare(span: Span) -> str:
    return span[0]


def _coloured() -> Callable[[Span], str]:
    # Only a terminal needs rich; a piped check must not pay for its import. Styles are used without its
    # console, which would read markup in the values and break long paths.
    from rich.color import ColorSystem
    from rich.style import Style

    styles = {tone: Style.parse(style) for tone, style in _STYLES.items()}

    def brush(span: Span) -> str:
        text, tone = span
        style = styles.get(tone)
        return style.render(text, color_system=ColorSystem.STANDARD) if style and text else text

    return brush
