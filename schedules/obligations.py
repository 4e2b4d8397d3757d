"""What is due soon（职责提前提示）: told to the secretary while there is time, in one message."""

from datetime import date, datetime

from cards.obligations import due_soon_card
from chat import Card
from domain.access import Right
from domain.digest_days import say_at
from domain.duty_book import blank, noticed_from
from domain.notices import NoticeKind, NoticeState
from domain.people import Branch
from schedules.desk import Desk
from storage import Records
from storage.obligations import duty_book, filled, make_up_in

SOON = NoticeKind.OBLIGATIONS


def plan_obligations(records: Records, branch: Branch, now: datetime) -> None:
    """Is there something due soon that nobody was told of? All of it goes into one message."""
    if branch.tracked_from is None:
        return
    today = now.astimezone(branch.timezone).date()
    make_up = make_up_in(records, branch, today.year, today)
    since = noticed_from(_last_told(records, branch), make_up, today)
    if since > today or not blank(make_up, today).due_soon(since, today):
        return  # most days; all that was held need not be read then
    if not filled(records, branch, make_up, today.year, now).due_soon(since, today):
        return
    hour = datetime.combine(today, branch.settings.digest_at, branch.timezone)
    due_at = say_at(hour, branch, now)
    for member in records.people.who_may(Right.RUN_BRANCH, branch.id, today):
        records.notices.plan(
            branch_id=branch.id, kind=SOON, subject=f"{since}:{today}", due_at=due_at,
            member_id=member.id, key=f"{SOON}:{branch.id}:{today}:{member.id}",
        )  # fmt: skip


def due_soon(desk: Desk) -> Card | None:
    """As it stands now; nothing if all of it is done or arranged meanwhile."""
    since, _, until = desk.subject.partition(":")
    book = duty_book(desk.records, desk.branch, desk.today.year, desk.now)
    soon = book.due_soon(date.fromisoformat(since), date.fromisoformat(until))
    return due_soon_card(soon, book, desk.branch.id, desk.words) if soon else None


def _last_told(records: Records, branch: Branch) -> date | None:
    """The last day of which something was written down, whatever became of it."""
    rows = records.notices.of(branch.id, [SOON], list(NoticeState))
    return max((date.fromisoformat(row.subject.partition(":")[2]) for row in rows), default=None)
