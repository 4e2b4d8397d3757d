"""Asking for one's own record（我的）; a group never sees it."""

from datetime import datetime, time
from decimal import Decimal

from cards.me import OwnRecord, SetLanguage, SetReminders, me_card
from chat import Card, Refresh, Reply, Tell
from domain.attendance import Attendance, Presence
from domain.dues import first_tracked
from domain.learning_hours import hours_in
from domain.meetings import Meeting, MeetingState
from domain.months import Month
from domain.refusal import Refusal
from handlers.request import Request
from locales import Words, languages

HELD = frozenset({MeetingState.PUBLISHED, MeetingState.CLOSED})


def show_me(request: Request, _: str) -> list[Reply]:
    """/me: privately, wherever it was asked."""
    return [Tell(_card(request, request.words))]


def set_reminders(request: Request, press: SetReminders) -> list[Reply]:
    """No reminders and nudges any more（免提醒）, or again."""
    request.records.accounts.choose(_account(request), wants_nudges=press.wants)
    key = "me.reminders_on" if press.wants else "me.reminders_off"
    return [Refresh(_card(request, request.words)), request.tell(key)]


def set_language(request: Request, press: SetLanguage) -> list[Reply]:
    """What one reads in private from now on; the group keeps the branch's language."""
    if press.language not in languages():
        raise Refusal("refused.stale")
    request.records.accounts.choose(_account(request), language=press.language)
    return [Refresh(_card(request, Words(press.language)))]


def _account(request: Request) -> int:
    """Whose switch it is; their card belongs into the private chat."""
    if not request.is_private:
        raise Refusal("refused.private_only")
    if request.account_id is None:
        raise Refusal("refused.stranger")
    return request.account_id


def _card(request: Request, words: Words) -> Card:
    first, dues = first_tracked(request.home), request.records.dues.of_member(request.me.id)
    start = Month(request.today.year, 1)
    meetings = _meetings(request)
    assert request.account_id is not None  # a member has one
    record = OwnRecord(
        branch=request.home,
        member=request.me,
        year=request.today.year,
        meetings=meetings,
        dues=[due for due in dues if first is not None and due.month >= max(first, start)],
        signups=sum(
            any(one.member_id == request.me.id for one in request.records.signups.of(meeting.id))
            for meeting, _ in meetings
            if meeting.has_speakers
        ),
        hours=_hours(request, meetings),
        wants_nudges=request.records.accounts.by_id(request.account_id).wants_nudges,
        other_languages={
            one: Words(one)("me.language") for one in languages() if one != words.language
        },
    )
    return me_card(record, words, max_buttons=request.abilities.max_buttons)


def _hours(request: Request, meetings: list[tuple[Meeting, Attendance]]) -> Decimal | None:
    """This year's hours of learning（学时）, where the branch counts them."""
    if request.home.settings.learning_hours != "on":
        return None
    attended = [one for one, mine in meetings if mine.presence is Presence.PRESENT]
    return hours_in(request.today.year, attended, request.zone)


def _meetings(request: Request) -> list[tuple[Meeting, Attendance]]:
    """This year's that have begun and for which one stands on the list."""
    january = request.today.replace(month=1, day=1)
    since = datetime.combine(january, time(), request.zone)
    meetings = [
        meeting for meeting in request.records.meetings.of(request.home.id, since, request.now)
        if meeting.state in HELD
    ]  # fmt: skip
    lists = request.records.attendance.of_all([meeting.id for meeting in meetings])
    return [
        (meeting, mine)
        for meeting in meetings
        for mine in lists[meeting.id]
        if mine.member_id == request.me.id
    ]
