"""Publishing a meeting（发布会议）, and its desk."""

from cards.desk import ChangeMeeting, changes_card, desk_card
from cards.drafting import OnlyRemind, Publish
from cards.meetings import OpenMeeting, heading
from cards.publishing import doubt_card
from cards.quorum import forecast, standing
from chat import Refresh, Reply, line
from domain.access import Right
from domain.attendance import tally
from domain.houses import VOTES_IN
from domain.meetings import Meeting, MeetingState, check_publishable
from domain.quiet import is_quiet, next_morning
from domain.refusal import Refusal
from handlers.request import Request
from storage import publishing
from storage.clashes import clashes_of
from storage.houses import house_of
from storage.meeting_cards import expected_of
from storage.occurrences import discard_draft


def publish(request: Request, press: Publish) -> list[Reply]:
    """Announce it to the group, or to those expected alone; a clash or the night is asked about."""
    meeting, now = request.gathering, request.now
    people = expected_of(request.records, request.home, meeting, now)
    check_publishable(meeting, people, now)
    morning = next_morning(now, request.zone)
    is_night = is_quiet(now, request.zone, request.home.settings)
    can_wait = is_night and morning < meeting.starts_at
    if press.hour not in ("now", "morning"):
        clashes = clashes_of(
            request.records, request.home, meeting, people,
            starts_at=meeting.starts_at, ends_at=meeting.ends_at,
        )  # fmt: skip
        if clashes or is_night:
            card = doubt_card(
                meeting, clashes, request.zone, request.words, is_night=is_night, can_wait=can_wait
            )
            return [Refresh(card)]
    said_at = morning if press.hour == "morning" and can_wait else now
    publishing.publish(request.records, request.home, meeting, now, said_at=said_at)
    request.drop_question()
    done = "meeting.published" if said_at == now else "meeting.published_morning"
    return [*_desk(request, meeting.id), request.tell(done)]


def open_meeting(request: Request, _: OpenMeeting) -> list[Reply]:
    """The meeting on the secretary's desk: numbers, and what can be done."""
    if not request.is_private:
        raise Refusal("refused.private_only")
    return _desk(request, request.gathering.id)


def open_changes(request: Request, _: ChangeMeeting) -> list[Reply]:
    return [Refresh(changes_card(request.gathering, request.words))]


def only_remind(request: Request, _: OnlyRemind) -> list[Reply]:
    """No meeting after all: the group is reminded at that hour."""
    meeting = request.gathering
    if meeting.state is not MeetingState.DRAFT:
        raise Refusal("meeting.refused.not_a_draft")
    if meeting.starts_at <= request.now:
        raise Refusal("meeting.refused.past")
    text = f"{heading(meeting, request.aloud)} {meeting.place}".strip()
    series = None if meeting.series_id is None else request.records.series.find(meeting.series_id)
    request.records.reminders.add(
        request.home.id,
        text,
        next_at=meeting.starts_at,
        rule=series.rule if series is not None and series.done_to is None else None,
        by=request.me.id,
        at=request.now,
    )
    discard_draft(request.records, meeting)
    return [Refresh(line(request.words("meeting.will_remind", text=text)))]


def _desk(request: Request, meeting_id: int) -> list[Reply]:
    meeting = request.records.meetings.find(meeting_id)
    assert meeting is not None
    counts = tally(request.records.attendance.of(meeting.id))
    card = desk_card(
        meeting, counts, request.zone, request.words,
        may_call=request.may(Right.CALL_MEETINGS), max_buttons=request.abilities.max_buttons,
        voting=_voting(request, meeting),
    )  # fmt: skip
    return [Refresh(card)]


def _voting(request: Request, meeting: Meeting) -> str:
    """For each of its records in which votes are taken: will there be, or were there, enough?"""
    if meeting.state not in (MeetingState.PUBLISHED, MeetingState.CLOSED):
        return ""
    has_begun = meeting.state is MeetingState.CLOSED or request.now >= meeting.starts_at
    said = []
    for kind in meeting.records:
        if kind in VOTES_IN:
            house = house_of(request.records, request.home, meeting, kind, has_begun=has_begun)
            is_over = meeting.state is MeetingState.CLOSED
            said.append(standing(house, request.words) if is_over
                        else forecast(house, request.words, has_begun=has_begun))  # fmt: skip
    return "\n".join(filter(None, said))
