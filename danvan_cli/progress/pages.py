"""How long a report is on paper, as a layout engine has measured it, against the plan's limit (plan III.3)."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from danvan_cli.vietnamese.numbers import format_number

if TYPE_CHECKING:
    from danvan_cli.models.year_plan import YearPlan

UNKNOWN = "không xác định"


class Section(NamedTuple):
    """A numbered section of a report: its number as printed and its length in pages."""

    number: str
    length: float


class Pages(NamedTuple):
    """A report as laid out.

    `text` and `appendix` are whole pages, `filled` is where the text ends, in pages (4.9: nine tenths of the
    fifth). `engine` and `font` say by what and in which font it was measured.
    """

    text: int
    appendix: int
    filled: float
    sections: tuple[Section, ...]
    engine: str
    font: str

    @property
    def longest(self) -> Section | None:
        """The longest section, the first of several; None where there are none."""
        return max(self.sections, key=lambda section: section.length, default=None)


class Unmeasured(NamedTuple):
    """Why the pages could not be counted, and what to do about it; this is never a pass."""

    reason: str
    hint: str = ""

    @property
    def sentence(self) -> str:
        """The whole of it, for a person."""
        return f"{UNKNOWN}: {self.reason} {self.hint}".strip()


Measured = Pages | Unmeasured


class Limit(NamedTuple):
    """The most pages that a report may have; `whole` counts the picture appendix too."""

    most: int
    whole: bool = False

    @classmethod
    def of(cls, plan: YearPlan) -> Limit | None:
        """Return the plan's limit; None where it sets none."""
        return cls(plan.page_limit, bool(plan.count_appendix)) if plan.page_limit else None

    def counted(self, pages: Pages) -> int:
        """Return the pages that the limit counts."""
        return pages.text + (pages.appendix if self.whole else 0)

    def exceeded(self, pages: Pages) -> bool:
        """Whether a report is longer than it may be."""
        return self.counted(pages) > self.most


def pages_sentence(pages: Pages, limit: Limit | None) -> str:
    """Say how long a report is, whether it may be, its longest section and its appendix; without a full stop."""
    if limit is None:
        told = f"{pages.text} trang"
    else:
        whole = " kể cả phụ lục ảnh" if limit.whole and pages.appendix else ""
        stand = "vượt mức tối đa" if limit.exceeded(pages) else "trong mức tối đa"
        told = f"{limit.counted(pages)} trang{whole}, {stand} {limit.most} trang"
    parts = [f"{told} ({pages.engine}, {pages.font})"]
    if pages.longest is not None and limit is not None and limit.exceeded(pages):
        parts.append(f"dài nhất là mục {pages.longest.number}: {_decimal(pages.longest.length)} trang")
    if pages.appendix:
        parts.append(f"phụ lục ảnh: {pages.appendix} trang")
    return "; ".join(parts)


def cutting_hint(pages: Pages, limit: Limit) -> str:
    """Say what to cut from a report that is too long."""
    if pages.text <= limit.most:
        return f"Bớt ảnh trong phụ lục: cả chữ và ảnh chỉ được {limit.most} trang."
    excess = max(pages.filled - limit.most, 0.0)
    much = f"khoảng {_decimal(excess)} trang" if _decimal(excess) != "0" else "vài dòng"
    longest = pages.longest
    first = f", trước hết ở mục {longest.number}" if longest else ""
    return f"Cần bớt {much} chữ{first}; bảng, danh mục dài thì chuyển thành tài liệu kèm theo."


def _decimal(length: float) -> str:
    """Return a length in pages with one digit after the comma, as Vietnamese writes it."""
    return format_number(Decimal(f"{length:.1f}"))
