"""A comparison as a report: first what it does to the year, then each file in its sentences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from danvan_cli.models.structure import written
from danvan_cli.report import Block, Bullets, Heading, Json, Paragraph, Report, Step, Tone
from danvan_cli.review.file_change import Comparison, FileChange, Kind, What
from danvan_cli.review.narrowing import Wanted
from danvan_cli.review.saying import Saying, sayings
from danvan_cli.review.sides import ON_DISK, Side

_MOST_NAMED = 20
OF_THE_OFFICE: Mapping[What, str] = {"ke-hoach": "Kế hoạch của năm", "co-quan": "Thông tin của cơ quan"}
"""What people call the files that belong to no unit."""

NO_EFFECTS = "Chưa tính được tác động, vì có bản mà tệp kế hoạch hoặc tệp cơ quan không có hoặc không đọc được."


@dataclass(frozen=True, slots=True)
class Review:
    """A comparison and what surrounds it.

    `merging` are the files that a merge has left undecided, `elsewhere` how many files differ in other years.
    `wanted` are the units and models that were asked for.
    """

    comparison: Comparison
    before: Side
    after: Side
    day: date
    year: int
    merging: tuple[str, ...] = ()
    elsewhere: Mapping[int, int] = field(default_factory=dict)
    wanted: Wanted = field(default_factory=Wanted)

    @property
    def narrowed(self) -> bool:
        """Whether less than everything was asked for."""
        return self.wanted.anything

    @property
    def scope(self) -> str:
        """What was asked for, as people call it; nothing where everything was."""
        return self.wanted.words(self.comparison.names)


def review_report(review: Review) -> Report:
    """Return what changed as a report; it has no findings, since a change is no fault."""
    files = review.comparison.files
    said = [(change, sayings(change)) for change in files]
    return Report(
        command="diff",
        title=_title(review),
        as_of=review.day,
        year=review.year,
        data={"only": review.scope, **_data(review, said)},
        blocks=tuple(_blocks(review, said)),
        next_steps=tuple(_steps(review)),
    )


def amount(comparison: Comparison) -> str:
    """Count the files that changed: “3 hồ sơ và 1 tệp khác”; empty where none did, of earlier years neither."""
    dossiers = sum(change.what == "ho-so" for change in comparison.files)
    others = len(comparison.files) - dossiers
    parts = [f"{dossiers} hồ sơ"] if dossiers else []
    parts += [f"{others} tệp khác" if dossiers else f"{others} tệp"] if others else []
    if not parts and comparison.past:
        return f"{len(comparison.past)} hồ sơ năm trước"
    return " và ".join(parts)


class FileName(NamedTuple):
    """What people call a changed file, the unit it belongs to (empty for the office's own), its code."""

    name: str
    unit: str
    code: str


def file_name(change: FileChange) -> FileName:
    """Name a changed file: the model with its unit and stem, the plan, the office, a unit's own file."""
    if change.what == "ho-so":
        unit = change.names.get(f"don_vi:{change.unit}", change.unit)
        return FileName(f"“{change.name}”", unit, change.stem)
    if change.what == "don-vi":
        return FileName(f"Tệp riêng của {change.name}", "", f"don-vi/{change.stem}")
    return FileName(OF_THE_OFFICE[change.what], "", change.stem)


def heading(change: FileChange) -> str:
    """Name a changed file in one line."""
    return " · ".join(filter(None, file_name(change)))


def named_effects(comparison: Comparison, *, with_stem: bool = True) -> tuple[str, ...]:
    """Return the effects with the names of models before their stems or, for who knows no files, instead of them."""
    names = comparison.names

    def named(effect: str) -> str:
        stem, mark, rest = effect.partition(": ")
        name = names.get(f"mo_hinh:{stem}")
        return f"“{name}”{f' ({stem})' if with_stem else ''}{mark}{rest}" if name else effect

    return tuple(map(named, comparison.effects))


def past_told(comparison: Comparison) -> str:
    """Return which dossiers of earlier years changed that this year's models go on from."""
    return f"Hồ sơ năm trước mà mô hình năm nay tiếp tục đã thay đổi: {_named(comparison.past)}."


def merging_told(review: Review) -> str:
    """Return that a merge is under way, with the files it has left undecided."""
    return f"Đang gộp dở hai bản, chưa chọn giữ bản nào: {_named(review.merging)}."


def _title(review: Review) -> str:
    changed = amount(review.comparison)
    what = f"{changed} thay đổi" if changed else "không có thay đổi"
    only = f"; chỉ xét {review.scope}" if review.narrowed else ""
    compared = f"với {review.before.title}: {what}{only}"
    return f"So {compared}" if review.after is ON_DISK else f"{review.after.opening} so {compared}"


def _blocks(review: Review, said: list[tuple[FileChange, tuple[Saying, ...]]]) -> Iterator[Block]:
    comparison = review.comparison
    if review.merging:
        yield Paragraph(merging_told(review), Tone.CAUTION)
    if comparison.effects:
        yield Heading("Tác động của các thay đổi này" if review.narrowed else "Tác động đến tiến độ của năm")
        yield Bullets(named_effects(comparison))
    elif comparison.files and comparison.counted is None and not review.narrowed:
        yield Paragraph(NO_EFFECTS, Tone.CAUTION)
    for change, sentences in said:
        yield Heading(heading(change))
        tone = Tone.CAUTION if change.kind is Kind.UNREADABLE else Tone.PLAIN
        yield Bullets(tuple(one.sentence for one in sentences), tone)
    if comparison.past:
        yield Paragraph(past_told(comparison), Tone.PLAIN)
    if comparison.untouched_text:
        named = _named(comparison.untouched_text)
        yield Paragraph(f"Chỉ đổi cách trình bày, nội dung không thay đổi: {named}.", Tone.FAINT)
    if comparison == Comparison(counted=comparison.counted, names=comparison.names):
        within = f"Trong hồ sơ năm {review.year} k" if review.elsewhere else "K"
        yield Paragraph(f"{within}hông có thay đổi nào.")


def _named(labels: tuple[str, ...]) -> str:
    more = len(labels) - _MOST_NAMED
    return ", ".join(labels[:_MOST_NAMED]) + (f" và {more} tệp khác" if more > 0 else "")


def _steps(review: Review) -> Iterator[Step]:
    for year, files in sorted(review.elsewhere.items()):
        codes = [review.before.code] if review.after.commit is None else [f"{review.before.code}..{review.after.code}"]
        yield Step(" ".join(("danvan diff", *codes, f"--year {year}")), f"xem {files} tệp thay đổi của năm {year}.")


def _data(review: Review, said: list[tuple[FileChange, tuple[Saying, ...]]]) -> dict[str, Json]:
    comparison = review.comparison
    counted = comparison.counted
    return {
        "before": review.before.as_data(),
        "after": review.after.as_data(),
        "counted": None if counted is None else dict(zip(("before", "after", "quota"), counted, strict=True)),
        "effects": list(named_effects(comparison)),
        "changes": [saying_as_data(change, saying) for change, sentences in said for saying in sentences],
        "predecessors": list(comparison.past),
        "untouched": list(comparison.untouched_text),
        "merging": list(review.merging),
        "other_years": {str(year): files for year, files in sorted(review.elsewhere.items())},
    }


def saying_as_data(change: FileChange, saying: Saying) -> dict[str, Json]:
    """Return one change as programs read it; `path` is empty where the file as a whole is meant."""
    return {
        "file": change.label,
        "stem": change.stem,
        "former_stem": change.former_stem,
        "what": change.what,
        "unit": change.unit,
        "kind": change.kind.value,
        "path": written(saying.path),
        "before": saying.before,
        "after": saying.after,
        "sentence": saying.sentence,
    }
