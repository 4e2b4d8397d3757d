"""Dues by the clock（党费）: a month is opened, those who can be reached are reminded once."""

from datetime import datetime

from cards.collecting import Waiting, waiting_card
from cards.dues import collector_name, group_card, month_list, neutral_card
from cards.rhythms import called_card
from chat import Card, line
from domain.dues import Due, DueState, is_worth_calling, tally_dues, to_open, tracked_months
from domain.months import Month, unpack
from domain.notices import NoticeKind
from domain.people import Branch
from domain.quiet import after_the_night
from domain.rhythms import Rhythm, is_called
from domain.structure import kind_of
from schedules.desk import Desk
from storage import Records
from storage.dues_notices import (
    DUES_CARD,
    call_for_dues,
    called_together,
    collectors,
    was_told,
)

AT_ONCE = 100
"""How many rows one ring of the bell writes; the next one goes on."""


def open_dues(records: Records, branch: Branch, now: datetime) -> None:
    """“Is this month opened?” Catches up after a long sleep, but calls the latest month only."""
    months = tracked_months(branch, now)
    if not months or not kind_of(branch.settings.branch_kind).is_lasting:
        return
    book = records.dues
    fresh = to_open(
        branch, now, assessments=book.assessments(branch.id),
        dues=book.of(branch.id, months[0], months[-1]),
    )  # fmt: skip
    written = 0
    for month, dues in fresh.items():
        if written >= AT_ONCE:
            return
        for due in dues:
            book.owe(branch.id, due.member_id, month, due.amount)
        written += len(dues)
        records.cards.stale(str(month), [DUES_CARD], now)
        if month == months[-1] and is_worth_calling(branch, month, now):
            call_for_dues(records, branch, month, _called(records, branch, month, dues, now), now)
            _hang(records, branch, month, now)


def _called(
    records: Records, branch: Branch, month: Month, dues: list[Due], now: datetime
) -> list[int]:
    """Who is reminded of it: by the quarter, of its first month alone（按季交）."""
    day = now.astimezone(branch.timezone).date()
    quarterly = records.rhythms.quarterly(branch.id, day)
    if is_called(Rhythm.QUARTERLY, month):
        quarterly = frozenset()
    return [due.member_id for due in dues if due.member_id not in quarterly]


def _hang(records: Records, branch: Branch, month: Month, now: datetime) -> None:
    chat = records.branches.home(branch.id)
    if chat is None:
        return
    records.notices.plan(
        branch_id=branch.id,
        kind=NoticeKind.CARD,
        subject=f"{DUES_CARD}:{month}",
        key=f"{DUES_CARD}:{branch.id}:{month}",
        due_at=after_the_night(now, branch.timezone, branch.settings),
        chat_id=chat.id,
    )


def dues_look(desk: Desk) -> Card:
    """In the group: how many are confirmed."""
    month = Month.read(desk.subject)
    rows = desk.records.dues.of_month(desk.branch.id, month)
    return group_card(month, tally_dues(rows), desk.words)


def waiting_look(desk: Desk) -> Card:
    """For those who collect: what waits for confirmation."""
    waiting = Waiting(
        branch_id=desk.branch.id,
        dues=desk.records.dues.waiting(desk.branch.id),
        names=desk.records.people.names(desk.branch.id),
    )
    return waiting_card(waiting, desk.abilities.max_buttons, desk.words)


def call(desk: Desk) -> Card | None:
    """One member's reminder; nothing if by now it is paid, or they do not wish to be reminded."""
    member_id, _, text = desk.subject.partition(":")
    month = Month.read(text)
    due = desk.records.dues.find(int(member_id), month)
    if due is None or due.state is not DueState.DUE:
        return None
    if desk.reader is None or not desk.reader.wants_nudges:
        return None
    if desk.is_neutral:
        return neutral_card(month, desk.branch.id, desk.words)
    months = called_together(desk.records, desk.branch, int(member_id), month, desk.now)
    stretches = desk.records.rhythms.of_member(int(member_id), desk.today)
    heads = collectors(desk.records, desk.branch, desk.today)
    return called_card(months, desk.branch.id, stretches, heads, desk.words)


def confirmed(desk: Desk) -> Card | None:
    """One line for the member about what one visit confirmed; nothing if it was taken back."""
    member_id, word, moment = desk.subject.split(":", 2)
    at, told = datetime.fromisoformat(moment), unpack(word)
    mine = desk.records.dues.of_member(int(member_id))
    months = [due.month for due in mine if due.month in told and due.confirmed_at == at]
    if not months:
        return None
    return line(desk.words("dues.received", months=month_list(months, desk.words)))


def taken_back(desk: Desk) -> Card | None:
    """That line does not hold; nothing if it was never read, or is confirmed again by now."""
    if not was_told(desk.records, desk.subject):
        return None
    member_id, word, _ = desk.subject.split(":", 2)
    mine = desk.records.dues.of_member(int(member_id))
    paid = {due.month for due in mine if due.state is DueState.CONFIRMED}
    months = [month for month in unpack(word) if month not in paid]
    if not months:
        return None
    heads = collectors(desk.records, desk.branch, desk.today)
    listed = month_list(months, desk.words)
    collector = collector_name(heads, desk.words)
    return line(desk.words("dues.taken_back", months=listed, collector=collector))
