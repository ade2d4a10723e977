"""What “trước ngày 05/3” means, to the day (design section 6)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from danvan_cli.models.year_plan import Deadline, YearPlan


class Standing(Enum):
    """Where an obligation stands on the as-of day."""

    NOT_OWED = "khong-phai-nop"
    UNKNOWN = "chua-xac-dinh"
    MET_IN_TIME = "dung-han"
    MET_ON_THE_DAY = "nop-dung-ngay-han"
    MET_LATE = "nop-muon"
    AHEAD = "con-han"
    LAST_DAY = "ngay-cuoi"
    ON_THE_DAY = "den-han"
    OVERDUE = "qua-han"

    @property
    def is_met(self) -> bool:
        """Whether the paper has been handed in."""
        return self in (Standing.MET_IN_TIME, Standing.MET_ON_THE_DAY, Standing.MET_LATE)

    @property
    def is_open(self) -> bool:
        """Whether the paper is still awaited."""
        return self in (Standing.AHEAD, Standing.LAST_DAY, Standing.ON_THE_DAY, Standing.OVERDUE)

    @property
    def is_past(self) -> bool:
        """Whether the last good day has gone by without the paper."""
        return self in (Standing.ON_THE_DAY, Standing.OVERDUE)


@dataclass(frozen=True, slots=True)
class Judged:
    """A standing with its number of days: left for AHEAD, late for MET_LATE and OVERDUE, else 0."""

    standing: Standing
    days: int = 0

    @property
    def sentence(self) -> str:
        """The standing in the words of the office."""
        return _SENTENCES[self.standing].format(days=self.days)


_SENTENCES = {
    Standing.NOT_OWED: "không còn phải nộp",
    Standing.UNKNOWN: "chưa xác định được vì có hồ sơ lỗi",
    Standing.MET_IN_TIME: "đúng hạn",
    Standing.MET_ON_THE_DAY: "nộp đúng ngày hạn (theo câu chữ là đã muộn)",
    Standing.MET_LATE: "nộp muộn {days} ngày",
    Standing.AHEAD: "còn {days} ngày",
    Standing.LAST_DAY: "hôm nay là ngày cuối",
    Standing.ON_THE_DAY: "đến ngày hạn, chưa nộp",
    Standing.OVERDUE: "quá hạn {days} ngày, chưa nộp",
}


def last_good_day(deadline: Deadline, plan: YearPlan) -> date:
    """Return the last day that is still in time: the day before `truoc_ngay`, or that day itself if so agreed."""
    before = day_named(deadline)
    return before if plan.include_day else before - timedelta(days=1)


def day_named(deadline: Deadline) -> date:
    """Return the day that the plan names after “trước ngày”."""
    assert deadline.before is not None, "a readable plan dates every deadline"  # noqa: S101 - guarded on reading
    return deadline.before


def is_past(deadline: Deadline, plan: YearPlan, as_of: date) -> bool:
    """Whether the last good day of a deadline has gone by."""
    return as_of > last_good_day(deadline, plan)


def judge(deadline: Deadline, plan: YearPlan, met_on: date | None, as_of: date) -> Judged:
    """Judge an obligation that was met on `met_on`, or is still open on `as_of`."""
    return _judge_met(deadline, plan, met_on) if met_on else _judge_open(deadline, plan, as_of)


def _judge_met(deadline: Deadline, plan: YearPlan, met_on: date) -> Judged:
    if met_on <= last_good_day(deadline, plan):
        return Judged(Standing.MET_IN_TIME)
    late = (met_on - day_named(deadline)).days
    return Judged(Standing.MET_LATE, late) if late else Judged(Standing.MET_ON_THE_DAY)


def _judge_open(deadline: Deadline, plan: YearPlan, as_of: date) -> Judged:
    left = (last_good_day(deadline, plan) - as_of).days
    if left > 0:
        return Judged(Standing.AHEAD, left)
    if left == 0:
        return Judged(Standing.LAST_DAY)
    late = (as_of - day_named(deadline)).days
    return Judged(Standing.OVERDUE, late) if late else Judged(Standing.ON_THE_DAY)
