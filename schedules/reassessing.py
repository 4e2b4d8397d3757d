"""In January the year's dues are to be assessed（年初核定）: said once, to who collects them."""

from datetime import datetime

from cards.reassessing import january_card
from chat import Card
from domain.access import Right
from domain.notices import NoticeKind
from domain.people import Branch, Member, Office
from domain.quiet import after_the_night, own_hours
from schedules.desk import Desk
from storage import Records
from storage.assessing import former


def plan_assessment(records: Records, branch: Branch, now: datetime) -> None:
    """“Is it January, and does anybody still pay by last year's figure?”（组电明字〔2017〕5号）"""
    today = now.astimezone(branch.timezone).date()
    if not former(records, branch, today):
        return
    for member in _assessors(records, branch, now):
        reader = records.accounts.reader(member.id)
        if reader is None:
            continue
        hours = own_hours(reader, branch.settings)
        records.notices.plan(
            branch_id=branch.id, kind=NoticeKind.DUES_ASSESSMENT, subject=str(today.year),
            key=f"{NoticeKind.DUES_ASSESSMENT}:{branch.id}:{today.year}:{member.id}",
            due_at=after_the_night(now, reader.timezone, hours), member_id=member.id,
        )  # fmt: skip


def asked(desk: Desk) -> Card | None:
    """How many are still last year's; nothing once all have been assessed."""
    count = len(former(desk.records, desk.branch, desk.today))
    year = desk.today.year
    return january_card(desk.branch.id, year, count, desk.words) if count else None


def _assessors(records: Records, branch: Branch, now: datetime) -> list[Member]:
    """The organization commissioner（组织委员）; the secretary where none can be reached."""
    day = now.astimezone(branch.timezone).date()
    may = [one for one in records.people.who_may(Right.COLLECT_DUES, branch.id, day)
           if one.has_account]  # fmt: skip
    heads = [one for one in may if Office.ORGANIZATION_COMMISSIONER in one.offices]
    return heads or [one for one in may if Office.SECRETARY in one.offices] or may
