"""Dates that cannot be: out of order, or outside the year they are told of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from danvan_cli.models.choices import Origin
from danvan_cli.models.dossier import Dossier
from danvan_cli.models.structure import Place
from danvan_cli.models.unit_file import UnitFile
from danvan_cli.models.year_plan import YearPlan
from danvan_cli.vietnamese.dates import format_date


@dataclass(frozen=True, slots=True)
class Impossible:
    """A date that cannot be, where it stands, and the sentence that says why."""

    place: Place
    message: str


class _Fact(NamedTuple):
    """A dated fact, and the last year (relative to the plan's) in which it may fall."""

    what: str
    place: Place
    day: date | None
    years_after: int = 0


def _told(what: str, place: Place, holder: object, years_after: int = 0) -> _Fact:
    return _Fact(what, place, getattr(holder, "day", None), years_after)


def impossible_in_dossier(dossier: Dossier, year: int) -> Iterator[Impossible]:
    """Yield the impossible dates of a dossier of that year."""
    course = _course(dossier)
    yield from _outside(course, year)
    yield from _disordered(course)
    yield from _outside(_others(dossier), year)
    yield from _after_the_end(dossier)
    yield from _period(dossier, year)
    yield from _moments(dossier)
    yield from _results(dossier, year)


def _course(dossier: Dossier) -> Sequence[_Fact]:
    """Return the facts that can only follow one another; appraisal and decisions may fall into the next year."""
    return (
        _told("ngày đăng ký", ("registration", "day"), dossier.registration),
        _told("ngày báo cáo", ("report", "day"), dossier.report),
        _told("ngày đề nghị công nhận", ("proposal", "day"), dossier.proposal, 1),
        _told("ngày thẩm định", ("appraisal", "day"), dossier.appraisal, 1),
        _told("ngày công nhận", ("recognition", "day"), dossier.recognition, 1),
        _told("ngày khen thưởng", ("reward", "day"), dossier.reward, 1),
    )


def _others(dossier: Dossier) -> Sequence[_Fact]:
    return (
        _told("ngày loại bỏ", ("removal", "day"), dossier.removal),
        *(_told("ngày kiểm tra", ("inspections", i, "day"), row) for i, row in enumerate(dossier.inspections)),
        *(_told("ngày phát sinh vướng mắc", ("obstacles", i, "day"), row) for i, row in enumerate(dossier.obstacles)),
    )


def facts_after(dossier: Dossier, day: date) -> Iterator[str]:
    """Yield what a dossier tells of days behind this one, “ngày báo cáo 25/8/2026”; decisions on it do not count.

    Whoever has seen the dossier on that day cannot have seen these.
    """
    seen = [fact for fact in _course(dossier) if fact.place[0] not in ("recognition", "reward")]
    for fact in (*seen, *_others(dossier)):
        if fact.day and fact.day > day:
            yield f"{fact.what} {format_date(fact.day)}"


def _outside(facts: Sequence[_Fact], year: int) -> Iterator[Impossible]:
    for fact in facts:
        if fact.day and not year <= fact.day.year <= year + fact.years_after:
            yield Impossible(fact.place, f"{_capital(fact.what)} {format_date(fact.day)} không nằm trong năm {year}.")


def _disordered(facts: Sequence[_Fact]) -> Iterator[Impossible]:
    before: _Fact | None = None
    for fact in facts:
        if before and before.day and fact.day and fact.day < before.day:
            yield _reversed(fact, before)
        if fact.day:
            before = fact


def _reversed(fact: _Fact, before: _Fact) -> Impossible:
    assert fact.day and before.day  # noqa: S101, PT018 - the caller compared them
    return Impossible(
        fact.place,
        f"{_capital(fact.what)} {format_date(fact.day)} lại trước {before.what} {format_date(before.day)}.",
    )


def _after_the_end(dossier: Dossier) -> Iterator[Impossible]:
    """Yield what a model is said to have gone through after it was struck off, which ends it (design section 6)."""
    end = dossier.removal.day if dossier.removal else None
    for fact in (*_course(dossier), *_others(dossier)):
        if end and fact.day and fact.day > end:
            message = f"{_capital(fact.what)} {format_date(fact.day)} lại sau ngày loại bỏ {format_date(end)}."
            yield Impossible(fact.place, message)


def _period(dossier: Dossier, year: int) -> Iterator[Impossible]:
    period = dossier.period
    if period is None or period.start is None:
        return
    if period.end and period.end < period.start:
        yield Impossible(
            ("period", "end"),
            f"Ngày kết thúc {format_date(period.end)} lại trước ngày bắt đầu {format_date(period.start)}.",
        )
    if dossier.origin is Origin.NEW and period.start.year != year:
        yield Impossible(
            ("period", "start"),
            f"Mô hình ghi là mới năm {year} nhưng ngày bắt đầu là {format_date(period.start)}.",
        )


def _moments(dossier: Dossier) -> Iterator[Impossible]:
    moments = dossier.plan.moments if dossier.plan else None
    if moments is not None:
        order = (
            _Fact("ngày khảo sát", ("plan", "moments", "survey"), moments.survey),
            _Fact("ngày sơ kết", ("plan", "moments", "interim"), moments.interim),
            _Fact("ngày tổng kết", ("plan", "moments", "final"), moments.final),
        )
        yield from _disordered(order)


def _results(dossier: Dossier, year: int) -> Iterator[Impossible]:
    """Yield the years to come that a target is said to have a result of."""
    for index, target in enumerate(dossier.targets):
        for reached in target.results or {}:
            if reached > year:
                place = ("targets", index, "results", reached)
                yield Impossible(place, f"Kết quả của năm {reached} chưa thể có trong hồ sơ năm {year}.")


def impossible_in_unit_file(file: UnitFile, year: int) -> Iterator[Impossible]:
    """Yield the impossible dates of what a unit handed in."""
    if file.handed_in is not None:
        facts = (
            _told(
                "ngày nộp danh sách đăng ký",
                ("handed_in", "registration", "day"),
                file.handed_in.registration,
            ),
            _told("ngày nộp báo cáo", ("handed_in", "report", "day"), file.handed_in.report),
        )
        yield from _outside(facts, year)
        yield from _disordered(facts)


def impossible_in_plan(plan: YearPlan, year: int) -> Iterator[Impossible]:
    """Yield the impossible dates of the plan: deadlines out of order or year, visits outside the year."""
    deadlines = [
        _Fact(f"hạn “{deadline.name}”", ("deadlines", index, "before"), deadline.before)
        for index, deadline in enumerate(plan.deadlines)
    ]
    visits = [
        _told("ngày thẩm định", ("schedule", index, "day"), visit, 1) for index, visit in enumerate(plan.schedule)
    ]
    yield from _outside(deadlines, year)
    yield from _disordered(deadlines)
    yield from _outside(visits, year)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
