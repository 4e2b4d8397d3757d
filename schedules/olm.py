"""组织生活会 by the clock: what is not done three weeks before, and what is to be put right."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from cards.examining import group_card
from cards.olm import after_card, reminder_card, when_held
from cards.rectification import owner_of, prompt_card
from cards.talks import noted_card
from chat import Card
from domain.access import Right
from domain.meetings import Scope
from domain.notices import NoticeKind
from domain.olm_steps import (
    REMIND_AHEAD,
    UNTIL,
    open_steps,
    still_follows,
    wants_after,
    wants_reminder,
)
from domain.people import Branch, Member
from domain.rectification import Item, Prompt, prompt_at
from schedules.desk import Desk
from storage import Records
from storage.olm_sheets import olm_sheet, olm_year_of

DAY = timedelta(days=1)
HOUR = time(9)
"""When it is said on its day."""


def plan_olm(records: Records, branch: Branch, now: datetime) -> None:
    """Once for each meeting planned, to whoever leads the branch（会前还差）."""
    today = now.astimezone(branch.timezone).date()
    first, last = now - UNTIL - DAY, now + REMIND_AHEAD + DAY
    for meeting in records.meetings.of(branch.id, first, last):
        if not meeting.has_speakers or meeting.scope is not Scope.ALL:
            continue
        day = meeting.starts_at.astimezone(branch.timezone).date()
        kind = NoticeKind.OLM_STEPS if wants_reminder(meeting, day, today) else (
            NoticeKind.OLM_AFTER if wants_after(day, today) else None
        )  # fmt: skip
        if kind is not None:
            _tell(
                records, branch, _heads(records, branch, today), kind,
                subject=str(meeting.id), key=f"{kind}:{meeting.id}", on=today,
            )  # fmt: skip


def plan_rectification(records: Records, branch: Branch, now: datetime) -> None:
    """A week before and on its day to the owner, afterwards once to whoever leads."""
    today = now.astimezone(branch.timezone).date()
    for item in records.rectification.of(branch.id):
        prompt = prompt_at(item, today)
        if prompt is None:
            continue
        subject = f"{item.id}:{item.due_on}:{prompt}"
        readers = _told(records, branch, item, prompt, today)
        _tell(records, branch, readers, NoticeKind.RECTIFY, subject=subject,
              key=f"rectify:{subject}", on=today)  # fmt: skip


def steps(desk: Desk) -> Card | None:
    """In one bundle; nothing if all is done by then, or it was moved away, or held."""
    meeting = desk.records.meetings.find(int(desk.subject))
    if meeting is None:
        return None
    day = meeting.starts_at.astimezone(desk.branch.timezone).date()
    year = olm_year_of(desk.records, desk.branch, meeting)
    if year is None or not wants_reminder(meeting, day, desk.today):
        return None
    sheet = olm_sheet(desk.records, desk.branch, year, desk.today)
    if not open_steps(sheet):
        return None
    return reminder_card(sheet, when_held(sheet, desk.today, desk.words), desk.today, desk.words)


def after(desk: Desk) -> Card | None:
    """Nothing if the list is begun and the totals are entered by then."""
    meeting = desk.records.meetings.find(int(desk.subject))
    year = None if meeting is None else olm_year_of(desk.records, desk.branch, meeting)
    if year is None:
        return None
    sheet = olm_sheet(desk.records, desk.branch, year, desk.today)
    if not still_follows(sheet):
        return None
    return after_card(sheet, when_held(sheet, desk.today, desk.words), desk.words)


def rectify(desk: Desk) -> Card | None:
    """Nothing if it is done by then, has another day, or another owner."""
    number, due_on, prompt = desk.subject.split(":")
    item = desk.records.rectification.find(int(number))
    if item is None or desk.reader is None or not item.is_open or str(item.due_on) != due_on:
        return None
    told = _told(desk.records, desk.branch, item, Prompt(prompt), desk.today)
    me = desk.records.people.in_branch(desk.reader.account_id, desk.branch.id, desk.today)
    if me is None or me.id not in {one.id for one in told}:
        return None
    if me.id == item.owner_id and not desk.reader.wants_nudges:
        return None
    owner = owner_of(item, desk.records.people.names(desk.branch.id), desk.words)
    return prompt_card(item, Prompt(prompt), owner, desk.today, desk.words)


def talk_noted(desk: Desk) -> Card | None:
    """For the other of the two; nothing if it was taken away."""
    talk = desk.records.talks.find(int(desk.subject))
    if talk is None:
        return None
    name = desk.records.people.names(desk.branch.id)[talk.other_id]
    return noted_card(talk, desk.branch.id, name, desk.today, desk.words)


def olm_look(desk: Desk) -> Card | None:
    """In the group: how many have written theirs, never who has not."""
    year = int(desk.subject.partition(":")[2])
    sheet = olm_sheet(desk.records, desk.branch, year, desk.today)
    return group_card(sheet, desk.words, counts=desk.abilities.can_edit_later)


def _heads(records: Records, branch: Branch, today: date) -> list[Member]:
    """The secretary, or the deputy in their place; nobody to whom work is only entrusted."""
    leaders = {one.id for one in records.people.who_may(Right.LEAD_SPEAKERS, branch.id, today)}
    heads = records.people.who_may(Right.RUN_BRANCH, branch.id, today)
    return [one for one in heads if one.id in leaders]


def _told(
    records: Records, branch: Branch, item: Item, prompt: Prompt, today: date
) -> list[Member]:
    """The owner; whoever leads for what is the branch's, or of somebody without an account."""
    owner = None
    if item.owner_id is not None and prompt is not Prompt.OVERDUE:
        owner = records.people.find(item.owner_id, today)
    if owner is not None and owner.has_account:
        return [owner]
    return _heads(records, branch, today)


def _tell(
    records: Records, branch: Branch, readers: Iterable[Member], kind: NoticeKind, *,
    subject: str, key: str, on: date,
) -> None:  # fmt: skip
    due_at = datetime.combine(on, HOUR, branch.timezone)
    for one in readers:
        records.notices.plan(
            branch_id=branch.id, kind=kind, subject=subject, key=f"{key}:{one.id}",
            due_at=due_at, member_id=one.id,
        )  # fmt: skip
