"""Which fonts of a PDF may be trusted with a count of pages.

Our papers are set in Times New Roman. A count made in another font is right only if that font has the same
widths of letters and the same height of line, for both decide where lines and pages end. Liberation Serif and
Tinos were drawn to be so. TeX Gyre Termes and Nimbus Roman are not taken: they follow the older PostScript
Times, whose line is less high, and Liberation Serif of the first generation shows itself here by the other
font in which its missing Vietnamese letters are drawn.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from danvan_cli.progress.pages import Unmeasured

if TYPE_CHECKING:
    from collections.abc import Iterable

    from danvan_cli.forms.paging.lines import PdfPage

TWINS = {
    "TimesNewRoman": "Times New Roman",
    "LiberationSerif": "Liberation Serif",
    "Tinos": "Tinos",
}
"""The families that may be trusted, as PDF writes them and as people do."""

_SUBSET = re.compile(r"^[A-Z]{6}\+")
_STYLE = re.compile(r"(PS)?(MT)?([-,](PS)?(Bold|Italic|BoldItalic|Regular|Roman)*(MT)?)?$")
_UNNAMED = "một phông không rõ tên"
_INSTALL = "Hãy cài phông Times New Roman hoặc Liberation Serif (bản 2 trở lên) rồi chạy lại."


def body_font(pages: Iterable[PdfPage]) -> str | Unmeasured:
    """Return the name of the font in which all letters and digits are drawn, or why it cannot be trusted."""
    letters: Counter[str] = Counter()
    for page in pages:
        for line in page.lines:
            for font, count in line.letters.items():
                letters[family(font)] += count
    strange = [font for font, _ in letters.most_common() if font not in TWINS.values()]
    if strange:
        names = ", ".join(font or _UNNAMED for font in strange)
        return Unmeasured(f"văn bản hiện bằng {names} thay cho Times New Roman nên số trang không đáng tin.", _INSTALL)
    if not letters:
        return Unmeasured("bản PDF không có chữ nào đọc được.")
    return letters.most_common(1)[0][0]


def family(font: str) -> str:
    """Return the family of a font of a PDF (“BAAAAA+LiberationSerif-Bold” is “Liberation Serif”)."""
    name = _SUBSET.sub("", font).replace(" ", "")
    bare = _STYLE.sub("", name, count=1)
    return TWINS.get(bare, bare)
