"""Making up what was missed（补学）: the keeper of the record notes it, or the member says so."""

from datetime import date, datetime, time

from cards.make_up_study import (
    AskStudied,
    ConfirmStudied,
    DropStudied,
    OwnMissed,
    SaveStudied,
    ShowMissed,
    ask_card,
    missed_card,
    own_missed_card,
)
from cards.moments import short_day
from chat import Card, Refresh, Reply, Tell, line
from domain.access import Right, may, roles_of
from domain.attendance import Attendance
from domain.electors import read_agreed
from domain.make_up_study import check_studied, is_missed
from domain.meetings import Meeting
from domain.notices import NoticeKind
from domain.refusal import Refusal
from handlers.request import Request
from storage.leave_approval import tell_deciders

KIND = "studied_on"


def show(request: Request, press: ShowMissed) -> list[Reply]:
    return [Refresh(_missed(request, request.gathering, press.page))]


def show_own(request: Request, press: OwnMissed) -> list[Reply]:
    return [Refresh(_own(request, press.page))]


def ask(request: Request, press: AskStudied) -> list[Reply]:
    """On which day; the next line may be another than today."""
    meeting, one = request.gathering, _row(request, request.gathering, press.member_id)
    request.ask(KIND, f"{meeting.id}:{one.member_id}")
    keeps = _keeps(request, meeting)
    back = ShowMissed(meeting.id, 0) if keeps else OwnMissed(request.home.id, 0)
    name = request.records.people.names(request.home.id)[one.member_id]
    return [Refresh(ask_card(meeting, one, name, request.today, request.words, back))]


def take_day(request: Request, text: str) -> list[Reply]:
    """11月20日."""
    number, _, member_id = request.about.partition(":")
    meeting = request.records.meetings.find(int(number)) if number.isdecimal() else None
    if meeting is None or meeting.branch_id != request.home.id or not member_id.isdecimal():
        raise Refusal("refused.stale")
    day = read_agreed(text, request.today)
    return [Tell(_save(request, meeting, int(member_id), day))]


def save(request: Request, press: SaveStudied) -> list[Reply]:
    return [Refresh(_save(request, request.gathering, press.member_id, press.on))]


def drop(request: Request, press: DropStudied) -> list[Reply]:
    """Not made up after all; what a keeper confirmed, only a keeper takes back."""
    meeting, one = request.gathering, _row(request, request.gathering, press.member_id)
    if one.is_made_up and not _keeps(request, meeting):
        raise Refusal("make_up.refused.confirmed")
    request.records.attendance.make_up(meeting.id, one.member_id, None, by=None)
    request.drop_question()
    return [Refresh(_after(request, meeting, request.words("make_up.dropped")))]


def confirm(request: Request, press: ConfirmStudied) -> list[Reply]:
    """The day stands as the member said it."""
    meeting, one = request.gathering, _row(request, request.gathering, press.member_id)
    if not _keeps(request, meeting) or one.member_id == request.me.id:
        raise Refusal("refused.not_allowed")
    if one.made_up_on is None or one.is_made_up:
        raise Refusal("refused.stale")
    request.records.attendance.make_up(meeting.id, one.member_id, one.made_up_on, by=request.me.id)
    name = request.records.people.names(request.home.id)[one.member_id]
    return [Refresh(line(request.words("make_up.confirmed", name=name)))]


def _save(request: Request, meeting: Meeting, member_id: int, on: date) -> Card:
    """A keeper's word stands; a member's own waits for one, and they are told."""
    one = _row(request, meeting, member_id)
    check_studied(meeting, one, on, request.today, request.zone)
    waits = not _keeps(request, meeting)
    if waits and one.is_made_up:
        raise Refusal("make_up.refused.confirmed")
    by = None if waits else request.me.id
    request.records.attendance.make_up(meeting.id, member_id, on, by=by)
    request.drop_question()
    if waits:
        tell_deciders(
            request.records, request.home, meeting, request.me, request.now,
            kind=NoticeKind.MADE_UP,
        )  # fmt: skip
    key = "said" if waits else "saved"
    said = request.words(f"make_up.{key}", day=short_day(on, request.words))
    return _after(request, meeting, said)


def _after(request: Request, meeting: Meeting, said: str) -> Card:
    if _keeps(request, meeting):
        return _missed(request, meeting, 0, said=said)
    return _own(request, 0, said=said)


def _row(request: Request, meeting: Meeting, member_id: int) -> Attendance:
    """What stands there of them; refused to whoever neither keeps the record nor is meant."""
    if member_id != request.me.id and not _keeps(request, meeting):
        raise Refusal("refused.not_allowed")
    one = request.records.attendance.find(meeting.id, member_id)
    if one is None or not is_missed(meeting, one):
        raise Refusal("make_up.refused.not_missed")
    return one


def _keeps(request: Request, meeting: Meeting) -> bool:
    return may(Right.RECORD, roles_of(request.me, meeting=meeting))


def _missed(request: Request, meeting: Meeting, page: int, *, said: str = "") -> Card:
    missed = [one for one in request.records.attendance.of(meeting.id) if is_missed(meeting, one)]
    names = request.records.people.names(request.home.id)
    return missed_card(meeting, missed, names, page, request.words, request.abilities, said=said)


def _own(request: Request, page: int, *, said: str = "") -> Card:
    january = datetime.combine(request.today.replace(month=1, day=1), time(), request.zone)
    found = request.records.meetings.of(request.home.id, january, request.now)
    rows = request.records.attendance.of_member(request.me.id)
    missed = [
        (meeting, rows[meeting.id]) for meeting in reversed(found)
        if meeting.id in rows and is_missed(meeting, rows[meeting.id])
    ]  # fmt: skip
    return own_missed_card(
        missed, request.home.id, page, request.zone, request.words, request.abilities, said=said
    )
