"""Months closed and unpaid（连续3、5、6个月未交）: the secretary alone is told, once each."""

from datetime import date, datetime

from cards.dues_alerts import alert_card
from chat import Card
from domain.access import Right
from domain.dues import Due, DueState
from domain.dues_ledger import Flag, Standing, outranks, standing
from domain.months import Month
from domain.notices import NoticeKind, NoticeState
from domain.people import Branch
from domain.quiet import after_the_night, own_hours
from schedules.desk import Desk
from storage import Records

LOOKS_BACK = 24
"""Months; who has owed for longer was pointed out long ago."""


def plan_dues_alerts(records: Records, branch: Branch, now: datetime) -> None:
    """“Has anybody come to three, five or six closed months since the secretary was told?”

    One message for all of them, never in the group.
    """
    today, told = now.astimezone(branch.timezone).date(), _told_on(records, branch)
    if not _news(records, branch, today, told):
        return
    for member in records.people.who_may(Right.APPOINT, branch.id, today):
        reader = records.accounts.reader(member.id)
        if reader is None:
            continue
        hours = own_hours(reader, branch.settings)
        records.notices.plan(
            branch_id=branch.id, kind=NoticeKind.DUES_ALERT,
            subject="" if told is None else told.isoformat(),
            key=f"dues_alert:{branch.id}:{member.id}:{today}",
            due_at=after_the_night(now, reader.timezone, hours), member_id=member.id,
        )  # fmt: skip


def alert(desk: Desk) -> Card | None:
    """As it stands when it is read; nothing if they have paid, or may pay later, by now."""
    told = date.fromisoformat(desk.subject) if desk.subject else None
    found = _news(desk.records, desk.branch, desk.today, told)
    names = desk.records.people.names(desk.branch.id)
    by_name = {names[member_id]: seen for member_id, seen in found.items()}
    return alert_card(desk.branch.id, by_name, desk.words) if found else None


def _told_on(records: Records, branch: Branch) -> date | None:
    """The day of the latest such message."""
    rows = records.notices.of(branch.id, [NoticeKind.DUES_ALERT], list(NoticeState))
    days = [row.due_at.astimezone(branch.timezone).date() for row in rows]
    return max(days, default=None)


def _news(
    records: Records, branch: Branch, today: date, told: date | None
) -> dict[int, Standing]:  # fmt: skip
    """By member of today's roster, who has come further than on the day of the last message."""
    this = Month.of(today)
    rows: dict[int, list[Due]] = {}
    for due in records.dues.of(branch.id, this.plus(-LOOKS_BACK), this):
        rows.setdefault(due.member_id, []).append(due)
    deferrals = records.ledger.deferrals_of(branch.id)
    quarterly = records.rhythms.quarterly(branch.id, today)
    found = {}
    for member in records.people.of(branch.id, today):
        owed = [due.month for due in rows.get(member.id, ()) if due.state is DueState.DUE]
        put_off, is_quarterly = deferrals.get(member.id, ()), member.id in quarterly
        seen = standing(owed, today, deferrals=put_off, is_quarterly=is_quarterly)
        before: Flag | None = None
        if told is not None:
            before = standing(owed, told, deferrals=put_off, is_quarterly=is_quarterly).alert
        if outranks(seen.alert, before):
            found[member.id] = seen
    return found
