"""The options that several commands share, and the readers of their values.

Readers complain in Vietnamese themselves: the parser's own types would do it in English.
"""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from danvan_cli.formats.registry import format_names

COLOUR_CHOICES = ("auto", "always", "never")


def one_of(choices: Callable[[], tuple[str, ...]]) -> Callable[[str], str]:
    """Return a reader that takes one of these words and suggests the nearest for any other."""

    def read_choice(text: str) -> str:
        known = choices()
        if text in known:
            return text
        from danvan_cli.vietnamese.suggestions import did_you_mean

        guess = did_you_mean(text, known)
        raise typer.BadParameter(f"không có lựa chọn “{text}”; chỉ có: {', '.join(known)}. {guess}".strip())

    return read_choice


def read_year(text: str | int) -> int:
    """Read a year of four digits."""
    if not re.fullmatch(r"(19|20|21)\d\d", str(text)):
        raise typer.BadParameter(f"“{text}” không phải là một năm; hãy viết đủ bốn chữ số, ví dụ 2026.")
    return int(text)


def read_path(text: str | Path) -> Path:
    """Read a path; one that no system could hold is refused."""
    if not str(text).strip() or "\0" in str(text):
        raise typer.BadParameter("đường dẫn đang để trống.")
    return Path(text)


def complete_format(incomplete: str) -> list[str]:
    """Complete the name of a format in the shell."""
    return [name for name in format_names() if name.startswith(incomplete)]


AsOf = Annotated[
    str | None,
    typer.Option(
        "--as-of",
        metavar="NGÀY",
        help="Xem như hôm nay là ngày này, ví dụ 01/3/2026; “01/3” lấy năm của kế hoạch.",
    ),
]
Year = Annotated[
    int | None,
    typer.Option("--year", metavar="NĂM", parser=read_year, help="Làm việc với kế hoạch của năm này."),
]
Format = Annotated[
    str,
    typer.Option(
        "--format",
        metavar="KIỂU",
        parser=one_of(format_names),
        autocompletion=complete_format,
        help=f"Kiểu trình bày kết quả: {', '.join(format_names())}.",
    ),
]
Output = Annotated[
    Path | None,
    typer.Option("--output", metavar="TỆP", parser=read_path, help="Ghi kết quả vào tệp thay vì ra màn hình."),
]
Colour = Annotated[
    str,
    typer.Option(
        "--color",
        metavar="|".join(COLOUR_CHOICES),
        parser=one_of(lambda: COLOUR_CHOICES),
        help="Tô màu khi ra màn hình (auto), luôn luôn, hoặc không bao giờ.",
    ),
]
