"""The report of `danvan status`: deadlines, both quotas, the funnel, the shares, the units that owe."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from danvan_cli.progress.approvals import approvals, moved_words
from danvan_cli.progress.deadlines import Judged, Standing, day_named, judge, last_good_day
from danvan_cli.progress.funnel import Share, by_block, by_field, by_origin, by_subject, funnel
from danvan_cli.progress.next_steps import next_steps
from danvan_cli.progress.totals import read_sentence, totals
from danvan_cli.progress.year import Year
from danvan_cli.report import (
    Align,
    Bar,
    Bars,
    Block,
    Bullets,
    Cell,
    Column,
    Heading,
    Outcome,
    Paragraph,
    Report,
    Step,
    Table,
    Tone,
)
from danvan_cli.vietnamese.dates import format_date, weekday
from danvan_cli.workspace import Workspace

_RIGHT = Align.RIGHT
_URGENT = 3
_FAULTS = 5


def status_report(workspace: Workspace, as_of: date) -> Report:
    """Tell how the year stands on a day; while the plan cannot be read, say so and send to `danvan check`."""
    year = Year.of(workspace, as_of)
    if year is None:
        return unreadable_report("status", workspace, as_of)
    return Report(
        command="status",
        title=_title(year),
        as_of=as_of,
        year=workspace.year,
        data=totals(year),
        summary=f"{read_sentence(workspace)}.",
        blocks=tuple(_blocks(year)),
        next_steps=next_steps(year, "status")[:_URGENT],
    )


def overview_report(workspace: Workspace, as_of: date, errors: int = 0) -> Report:
    """Tell in a few lines where the year stands and what the most urgent things are.

    `errors` is how many the rules have found.
    """
    year = Year.of(workspace, as_of)
    if year is None:
        return unreadable_report("overview", workspace, as_of)
    return Report(
        command="overview",
        title=_title(year),
        as_of=as_of,
        year=workspace.year,
        data=totals(year),
        summary=f"{read_sentence(workspace)}.",
        blocks=(_quota_bars(year), _deadline_table(year)),
        next_steps=next_steps(year, errors=errors)[:_URGENT],
    )


def unreadable_report(command: str, workspace: Workspace, as_of: date) -> Report:
    """Say that nothing can be counted while ke-hoach.yaml or co-quan.yaml cannot be read."""
    broken = [file for file in (workspace.office, workspace.plan) if file.record is None]
    faults = [fault for file in broken for fault in file.faults]
    return Report(
        command=command,
        title=f"Năm {workspace.year}: chưa tính được",
        as_of=as_of,
        year=workspace.year,
        blocks=(
            Paragraph(f"Chưa tính được gì vì còn lỗi trong {' và '.join(file.label for file in broken)}:", Tone.BAD),
            Bullets(tuple(f"dòng {fault.line}: {fault.message}" for fault in faults[:_FAULTS]), Tone.BAD),
        ),
        next_steps=(Step("danvan check", "Xem đầy đủ các lỗi và cách sửa."),),
        ended=Outcome.FAULTS,
    )


def _title(year: Year) -> str:
    name = year.plan.name or "Phong trào thi đua “Dân vận khéo”"
    return f"{name} — {weekday(year.as_of)}, ngày {format_date(year.as_of)}"


def _blocks(year: Year) -> Iterator[Block]:
    yield Heading("Các thời hạn")
    yield _deadline_table(year)
    yield Heading("Hai chỉ tiêu")
    yield _quota_bars(year)
    yield Heading("Từ đăng ký đến khen thưởng")
    yield _funnel_bars(year)
    for title, shares in (
        ("Theo lĩnh vực", by_field(year)),
        ("Theo khối", by_block(year)),
        ("Mới và duy trì", by_origin(year)),
        ("Tập thể và cá nhân", by_subject(year)),
    ):
        yield Heading(f"{title} (đã đăng ký)")
        yield _share_bars(shares)
    yield from _approved(year)
    yield from _owing(year)
    yield from _uncounted(year)


def _deadline_table(year: Year) -> Table:
    columns = (
        Column("Hạn"), Column("Trước ngày"), Column("Ngày cuối"), Column("Hôm nay"),
        Column("Đã nộp", _RIGHT), Column("Đúng hạn", _RIGHT), Column("Muộn", _RIGHT), Column("Chưa nộp", _RIGHT),
    )  # fmt: skip
    return Table(columns, tuple(_deadline_rows(year)))


def _deadline_rows(year: Year) -> Iterator[tuple[str | Cell, ...]]:
    for deadline in year.plan.deadlines:
        owed = [one.standing for one in year.obligations if one.deadline.code == deadline.code]
        open_ = sum(standing.is_open for standing in owed)
        met = sum(standing.is_met for standing in owed)
        in_time = owed.count(Standing.MET_IN_TIME)
        today = judge(deadline, year.plan, None, year.as_of)
        last = last_good_day(deadline, year.plan)
        yield (
            deadline.name or deadline.code or "",
            format_date(day_named(deadline)),
            f"{weekday(last)} {format_date(last)}",
            Cell(_passed(today), _tone(today.standing, open_)),
            str(met),
            str(in_time),
            str(met - in_time),
            Cell(str(open_), _tone(today.standing, open_)),
        )


def _passed(judged: Judged) -> str:
    if judged.standing is Standing.OVERDUE:
        return f"đã qua {judged.days} ngày"
    return "đến ngày hạn" if judged.standing is Standing.ON_THE_DAY else judged.sentence


def _tone(standing: Standing, still_open: int) -> Tone:
    if not still_open:
        return Tone.GOOD
    if standing.is_past:
        return Tone.BAD
    return Tone.CAUTION if standing is Standing.LAST_DAY else Tone.PLAIN


def _quota_bars(year: Year) -> Bars:
    counted, owing = len(year.counted), len(year.owing_units)
    served = owing - len(year.units_below_quota)
    return Bars(
        (
            Bar(
                "Toàn xã",
                counted,
                max(year.quota, counted),
                year.quota,
                figure=_against(counted, year.quota, "mô hình được tính"),
            ),
            Bar("Đơn vị có mô hình", served, owing, owing, figure=_against(served, owing, "đơn vị")),
        )
    )


def _against(value: int, goal: int, what: str) -> str:
    return f"{value}/{goal} {what}" + (f", còn thiếu {goal - value}" if value < goal else ", đạt")


def _funnel_bars(year: Year) -> Bars:
    steps = funnel(year.models)
    whole = max((step.count for step in steps), default=0)
    return Bars(tuple(Bar(step.label, step.count, whole, figure=str(step.count)) for step in steps))


def _share_bars(shares: tuple[Share, ...]) -> Bars:
    whole = max((share.registered for share in shares), default=0)
    return Bars(
        tuple(
            Bar(share.label, share.registered, whole, figure=f"{share.registered} (được tính {share.counted})")
            for share in shares
        )
    )


def _approved(year: Year) -> Iterator[Block]:
    judged = approvals(year)
    yield Heading("Duyệt nội dung")
    yield Paragraph(f"Duyệt: {judged.sentence}.", Tone.CAUTION if judged.stale else Tone.PLAIN)
    if judged.stale:
        rows = tuple(
            (model.dossier.name, model.stem, moved_words(model.dossier, judgement, year.names))
            for model, judgement in judged.stale
        )
        yield Table((Column("Đã đổi sau khi duyệt"), Column("Hồ sơ"), Column("Chỗ đổi")), rows)


def _owing(year: Year) -> Iterator[Block]:
    rows = tuple(_owing_rows(year))
    if rows:
        yield Heading("Đơn vị còn nợ")
        yield Table((Column("Đơn vị"), Column("Việc"), Column("Tình trạng")), rows)
    without = [unit.name or unit.code for _, unit in year.units_below_quota]
    if without:
        yield Heading(f"Đơn vị chưa có mô hình được tính ({len(without)})")
        yield Bullets(tuple(without), Tone.CAUTION)


def _owing_rows(year: Year) -> Iterator[tuple[str | Cell, ...]]:
    for owed in year.obligations:
        if owed.standing.is_open or owed.standing is Standing.UNKNOWN:
            tone = Tone.BAD if owed.standing.is_past else Tone.PLAIN
            yield (
                owed.unit.name or owed.unit.code,
                owed.deadline.name or owed.deadline.code or "",
                Cell(owed.judged.sentence, tone),
            )


def _uncounted(year: Year) -> Iterator[Block]:
    if year.uncounted:
        yield Heading(f"Mô hình không được tính ({len(year.uncounted)})")
        rows = tuple((model.dossier.name, model.stem, model.verdict.sentence) for model in year.uncounted)
        yield Table((Column("Mô hình"), Column("Hồ sơ"), Column("Lý do")), rows)
