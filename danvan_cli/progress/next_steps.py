"""What to do next, the most urgent first, each with the exact command."""

from __future__ import annotations

from collections.abc import Iterator

from danvan_cli.models.year_plan import Deadline
from danvan_cli.progress.deadlines import Judged, Standing, day_named, judge
from danvan_cli.progress.milestones import SUMMARY
from danvan_cli.progress.year import Year
from danvan_cli.report import Step
from danvan_cli.vietnamese.dates import format_date

_NAMED = 3


def next_steps(year: Year, asked_by: str = "", errors: int = 0) -> tuple[Step, ...]:
    """Return the steps that the day calls for: the unread, the overdue, the faulty, the quota, what is due soon.

    `errors` is how many the rules have found, where they were asked. Each command stands there once, with all its
    reasons, and never the one that asks, whose page lies before her.
    """
    reasons: dict[str, list[str]] = {}
    for step in (*_unread(year), *_overdue(year), *_faulty(errors), *_quota(year, asked_by), *_due_soon(year)):
        reasons.setdefault(step.command, []).append(step.why)
    reasons.pop(f"danvan {asked_by}", None)
    return tuple(Step(command, " ".join(whys)) for command, whys in reasons.items())


def _unread(year: Year) -> Iterator[Step]:
    unread = year.workspace.unreadable
    if unread:
        yield Step(
            "danvan check",
            f"Sửa {len(unread)} hồ sơ chưa đọc được: {_listed([file.label for file in unread], 'hồ sơ')}.",
        )


def _awaited(year: Year, deadline: Deadline) -> list[str]:
    return [
        owed.unit.name or owed.unit.code
        for owed in year.obligations
        if owed.deadline.code == deadline.code and owed.standing.is_open
    ]


def _overdue(year: Year) -> Iterator[Step]:
    for deadline in year.plan.deadlines:
        units = _awaited(year, deadline)
        if units and year.past(deadline.code or ""):
            yield (
                _own_report(deadline)
                if deadline.code == SUMMARY
                else Step(
                    "danvan render cong-van-don-doc --all",
                    f"Đôn đốc {len(units)} đơn vị đã quá hạn {_named(deadline)}: {_listed(units, 'đơn vị')}.",
                )
            )


def _faulty(errors: int) -> Iterator[Step]:
    if errors:
        yield Step("danvan check", f"Xem {errors} lỗi của năm nay và cách sửa từng lỗi.")


def _own_report(deadline: Deadline) -> Step:
    """Return what is left to whoever reads this: nobody sends herself a letter."""
    return Step(
        f"danvan render {deadline.form}",
        f"Đã quá hạn {_named(deadline)}: in và gửi đi, rồi ghi ngày bằng “danvan record tong-hop --ngay …”.",
    )


def _quota(year: Year, asked_by: str) -> Iterator[Step]:
    lacking = year.quota - len(year.counted)
    if lacking > 0:
        command = "danvan check --only DV2" if asked_by == "status" else "danvan status"
        yield Step(command, f"Còn thiếu {lacking} mô hình được tính vào chỉ tiêu {year.quota}.")


def _due_soon(year: Year) -> Iterator[Step]:
    for deadline in year.plan.deadlines:
        judged = judge(deadline, year.plan, None, year.as_of)
        units = _awaited(year, deadline)
        if units and judged.standing in (Standing.AHEAD, Standing.LAST_DAY):
            yield _prepare(deadline, judged, units)
            return


def _prepare(deadline: Deadline, judged: Judged, units: list[str]) -> Step:
    what = _named(deadline)
    if deadline.code == SUMMARY:
        return Step(f"danvan render {deadline.form}", f"Chuẩn bị {what}: {judged.sentence}.")
    return Step(
        f"danvan render {deadline.form}",
        f"{judged.sentence.capitalize()} để {what}, trước ngày {format_date(day_named(deadline))}; "
        f"còn {len(units)} đơn vị chưa nộp: {_listed(units, 'đơn vị')}.",
    )


def _named(deadline: Deadline) -> str:
    name = deadline.name or deadline.code or ""
    return name[:1].lower() + name[1:]


def _listed(names: list[str], what: str) -> str:
    rest = len(names) - _NAMED
    return ", ".join(names[:_NAMED]) + (f" và {rest} {what} khác" if rest > 0 else "")
