"""The branch's own affairs by the clock（到期事项）: the secretary hears of them once a day."""

from datetime import date, datetime, time

from cards.falling_due import apply_card, due_card
from chat import Card
from domain.access import Right
from domain.notices import NoticeKind, NoticeState
from domain.people import Branch
from domain.prompts import Window
from domain.quiet import after_the_night
from schedules.desk import Desk
from storage import Records
from storage.falling_due import on_probation, prompts_of

AT = time(9)
"""From that hour on it is said."""


def plan_falling_due(records: Records, branch: Branch, now: datetime) -> None:
    """“Is anything due since the last bundle?” A bot that slept says it on the day it is up."""
    local = now.astimezone(branch.timezone)
    if local.time() < AT:
        return
    today, due_at = local.date(), after_the_night(now, branch.timezone, branch.settings)
    _ask_to_apply(records, branch, today, due_at)
    since = _said_to(records, branch)
    window = Window(since, today)
    if since >= today or not prompts_of(records, branch, window):
        return
    for head in records.people.who_may(Right.DEVELOP, branch.id, today):
        records.notices.plan(
            branch_id=branch.id, kind=NoticeKind.FALLS_DUE, subject=f"{since}:{today}",
            key=f"falls_due:{branch.id}:{today}:{head.id}", due_at=due_at, member_id=head.id,
        )  # fmt: skip


def falls_due(desk: Desk) -> Card | None:
    """Nothing if all of it is settled by now."""
    since, _, until = desk.subject.partition(":")
    window = Window(date.fromisoformat(since), date.fromisoformat(until))
    prompts = prompts_of(desk.records, desk.branch, window)
    return due_card(prompts, desk.words) if prompts else None


def apply(desk: Desk) -> Card | None:
    """To the member; nothing once they are a full member, or their probation ends another day."""
    number, _, ends = desk.subject.partition(":")
    roster = desk.records.people.of(desk.branch.id, desk.today)
    for member, one in on_probation(desk.records, desk.branch, roster):
        if member.id == int(number) and one.probation_ends.isoformat() == ends:
            return apply_card(member.name, one, desk.words)
    return None


def _ask_to_apply(records: Records, branch: Branch, today: date, due_at: datetime) -> None:
    """A month before the end of their probation, or on the first day after it that may be."""
    for member, one in on_probation(records, branch, records.people.of(branch.id, today)):
        if not one.remind_application_from <= today < one.probation_ends:
            continue
        subject = f"{member.id}:{one.probation_ends}"
        records.notices.plan(
            branch_id=branch.id, kind=NoticeKind.PROBATION_APPLY, subject=subject,
            key=f"probation_apply:{subject}", due_at=due_at, member_id=member.id,
        )  # fmt: skip


def _said_to(records: Records, branch: Branch) -> date:
    """The day of the last bundle; without one the day the branch came here."""
    rows = records.notices.of(branch.id, [NoticeKind.FALLS_DUE], list(NoticeState))
    days: list[date] = [row.due_at.astimezone(branch.timezone).date() for row in rows]
    began = branch.created_at
    if began is not None:
        days.append(began.astimezone(branch.timezone).date())
    return max(days, default=date.min)
