"""The numbers of a chart（图上的数）, read from the same shelves as the tables beside it."""

from collections.abc import Sequence
from datetime import datetime

from domain.asking import HELD, Roll
from domain.attendance import Presence
from domain.charts import BranchChart, DuesMonth, OwnChart, dues_months, duty_lines
from domain.digest import Held, MonthReport
from domain.dues import Due, first_tracked
from domain.duty_book import DutyBook
from domain.learning import LEADERS, hours_wanted
from domain.learning_hours import hours_in
from domain.months import Month
from domain.people import Branch, Member
from domain.periods import Period
from storage.obligations import duty_book
from storage.records import Records
from storage.rolls import rolls_of

LONGEST = 12
"""Months a chart can show."""


def month_chart(
    records: Records, branch: Branch, report: MonthReport, now: datetime, *,
    book: DutyBook | None = None,
) -> BranchChart:  # fmt: skip
    """The digest's month, with the year so far of dues, and of obligations from their `book`."""
    period = Period(report.month, report.month)
    return _chart(records, branch, period, report.held, now=now, book=book)


def period_chart(
    records: Records, branch: Branch, period: Period, asker: Member | None, now: datetime
) -> BranchChart:
    """The meetings of these months whose numbers the asker may read; None is the branch itself."""
    held = of_rolls(rolls_of(records, branch, period, asker))
    book = duty_book(records, branch, period.last.year, now)
    return _chart(records, branch, period, held, now=now, book=book)


def of_rolls(rolls: Sequence[Roll]) -> tuple[Held, ...]:
    """Meetings as a table has them, for a chart of them."""
    return tuple(Held(meeting=roll.meeting, counts=roll.counts) for roll in rolls)


def _chart(
    records: Records, branch: Branch, period: Period, held: Sequence[Held], *, now: datetime,
    book: DutyBook | None,
) -> BranchChart:  # fmt: skip
    today = now.astimezone(branch.timezone).date()
    return BranchChart(
        branch=branch.name,
        zone=branch.timezone,
        period=period,
        as_of=today,
        held=tuple(held),
        dues=_dues(records, branch, period, Month.of(today)),
        duties=() if book is None else duty_lines(book.year(period.last.year), book.groups),
    )


def _dues(
    records: Records, branch: Branch, period: Period, this: Month
) -> tuple[DuesMonth, ...]:  # fmt: skip
    """From January on, or all of a stretch that goes over the year's end; what was paid ahead of
    its month does not show yet."""
    months: dict[Month, list[Due]] = {}
    january, last = Month(period.last.year, 1), min(period.last, this)
    for due in records.dues.of(branch.id, min(period.first, january), last):
        months.setdefault(due.month, []).append(due)
    return dues_months(months)


def own_chart(
    records: Records, branch: Branch, member: Member, year: int, now: datetime
) -> OwnChart:  # fmt: skip
    """A member's own year: what has begun by now, and the dues this branch keeps（我的一年）."""
    zone, first = branch.timezone, first_tracked(branch)
    since, until = (datetime(one, 1, 1, tzinfo=zone) for one in (year, year + 1))
    meetings = [
        one for one in records.meetings.of(branch.id, since, min(until, now)) if one.state in HELD
    ]
    lists = records.attendance.of_all([one.id for one in meetings])
    mine = tuple(
        (meeting, one)
        for meeting in meetings
        for one in lists[meeting.id]
        if one.member_id == member.id
    )
    counts_hours = branch.settings.learning_hours == "on"
    attended = [meeting for meeting, one in mine if one.presence is Presence.PRESENT]
    return OwnChart(
        branch=branch.name,
        zone=zone,
        year=year,
        as_of=now.astimezone(zone).date(),
        meetings=mine,
        dues=tuple(
            due for due in records.dues.of_member(member.id)
            if first is not None and due.month >= first and due.month.year == year
        ),
        hours=hours_in(year, attended, zone) if counts_hours else None,
        wanted=hours_wanted(is_leader=not LEADERS.isdisjoint(member.offices)),
    )  # fmt: skip
