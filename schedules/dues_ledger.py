"""Months closed and unpaid（连续3、5、6个月未交）: the secretary alone is told, once each."""

from datetime import date, datetime

from cards.dues_alerts import alert_card
from chat import Card
from domain.access import Right
from domain.dues import Due, DueState
from domain.dues_ledger import Standing, standing
from domain.months import Month
from domain.notices import NoticeKind
from domain.people import Branch
from domain.quiet import after_the_night, own_hours
from schedules.desk import Desk
from storage import Records

LOOKS_BACK = 24
"""Months; who has owed for longer was pointed out long ago."""


def plan_dues_alerts(records: Records, branch: Branch, now: datetime) -> None:
    """“Has anybody come to three, five or six closed months?” One line each, never in the group.

    Whoever has paid something this month is about to catch up and is not pointed out meanwhile.
    """
    today = now.astimezone(branch.timezone).date()
    for member_id, seen in _standings(records, branch, today).items():
        if seen.alert is None:
            continue
        since = seen.overdue_months[0]
        for reader_id in _secretaries(records, branch, today):
            reader = records.accounts.reader(reader_id)
            if reader is None:
                continue
            hours = own_hours(reader, branch.settings)
            records.notices.plan(
                branch_id=branch.id, kind=NoticeKind.DUES_ALERT, subject=str(member_id),
                key=f"dues_alert:{branch.id}:{member_id}:{seen.alert}:{since}:{reader_id}",
                due_at=after_the_night(now, reader.timezone, hours), member_id=reader_id,
            )  # fmt: skip


def alert(desk: Desk) -> Card | None:
    """As it stands today; nothing if they have paid, or the reader is secretary no more."""
    seen = _standings(desk.records, desk.branch, desk.today).get(int(desk.subject))
    name = desk.records.people.names(desk.branch.id).get(int(desk.subject))
    if seen is None or name is None:
        return None
    return alert_card(desk.branch.id, int(desk.subject), name, seen, desk.words)


def _secretaries(records: Records, branch: Branch, today: date) -> list[int]:
    """书记, or who acts for them（代行书记职责的副书记）."""
    may = records.people.who_may(Right.APPOINT, branch.id, today)
    return [member.id for member in may]


def _standings(records: Records, branch: Branch, today: date) -> dict[int, Standing]:
    """By member of today's roster, what the ledger says; not of those just catching up."""
    this = Month.of(today)
    rows: dict[int, list[Due]] = {}
    for due in records.dues.of(branch.id, this.plus(-LOOKS_BACK), this):
        rows.setdefault(due.member_id, []).append(due)
    deferrals = records.ledger.deferrals_of(branch.id)
    quarterly = records.rhythms.quarterly(branch.id, today)
    here = {member.id for member in records.people.of(branch.id, today)}
    return {
        member_id: standing(
            [due.month for due in mine if due.state is DueState.DUE], today,
            deferrals=deferrals.get(member_id, ()), is_quarterly=member_id in quarterly,
        )
        for member_id, mine in rows.items()
        if member_id in here and not any(_is_paid_in(due, this, branch) for due in mine)
    }  # fmt: skip


def _is_paid_in(due: Due, month: Month, branch: Branch) -> bool:
    at = due.confirmed_at
    return at is not None and at.astimezone(branch.timezone).date() in month
