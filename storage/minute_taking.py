"""Beginning and reading the records of a gathering（会议记录）: together from several shelves."""

from datetime import datetime

from domain.attendance import Presence, tally
from domain.meetings import Meeting, MeetingKind
from domain.minutes import LINE_LIMIT, MinuteLine, Sheet, check_held, is_due_at, usual_chair
from domain.notices import NoticeKind
from domain.people import Branch, Member
from domain.refusal import Refusal
from storage.houses import house_of
from storage.minutes import RESOLUTION, TOPIC
from storage.records import Records


def begin_minutes(
    records: Records, branch: Branch, meeting: Meeting, now: datetime, *, closed_by: int
) -> int:
    """A record for each kind of meeting it was, the items of its agenda on the first; who keeps it.

    Somebody else than who closed it is handed the card in private. If it is still open after some
    days, it is asked about once.
    """
    chair_id = usual_chair(present_at(records, branch, meeting))
    fresh = records.minutes.begin(meeting, chair_id=chair_id)
    agenda = [line.text[:LINE_LIMIT] for line in records.agendas.of(meeting.id) if line.text]
    for one in records.minutes.of(meeting.id):
        if agenda and one.kind is meeting.kind and one.kind in fresh and not one.is_wordless:
            records.minutes.write(one.id, TOPIC, [MinuteLine(text) for text in agenda])
    keeper = meeting.recorder_id or closed_by
    if keeper != closed_by:
        _plan(records, meeting, NoticeKind.MINUTES, keeper, now, turn=f"{now:%Y%m%d%H%M%S}")
    due_at = is_due_at(now, branch.settings.minutes_days)
    _plan(records, meeting, NoticeKind.MINUTES_OPEN, keeper, due_at, turn="")
    return keeper


def sheet_of(
    records: Records, branch: Branch, meeting: Meeting, kind: MeetingKind | None = None
) -> Sheet:
    """The record of this kind, or the first one. Refused where the meeting is not over."""
    check_held(meeting)
    every = records.minutes.of(meeting.id)
    found = [one for one in every if kind is None or one.kind is kind]
    if not found:
        raise Refusal("minutes.refused.none")
    one = found[0]
    at = every.index(one)
    names = records.people.names(branch.id)
    attendances = records.attendance.of(meeting.id)
    return Sheet(
        meeting=meeting,
        minutes=one,
        number=at + 1,
        total=len(every),
        next_kind=every[(at + 1) % len(every)].kind,
        counts=tally(attendances),
        chair=names.get(one.chair_id or 0, ""),
        recorder=names.get(meeting.recorder_id or 0, ""),
        observers=tuple(
            names[row.member_id] for row in attendances if row.recorded is Presence.OBSERVER
        ),
        topics=tuple(records.minutes.lines(one.id, TOPIC)),
        resolutions=tuple(records.minutes.lines(one.id, RESOLUTION)),
        house=house_of(records, branch, meeting, one.kind),
    )


def present_at(records: Records, branch: Branch, meeting: Meeting) -> list[Member]:
    """Those expected who were there, as what they were that day."""
    there = {
        one.member_id
        for one in records.attendance.of(meeting.id)
        if one.is_listed and one.presence is Presence.PRESENT
    }
    day = meeting.starts_at.astimezone(branch.timezone).date()
    return [member for member in records.people.of(branch.id, day) if member.id in there]


def _plan(
    records: Records, meeting: Meeting, kind: NoticeKind, member_id: int, due_at: datetime, *,
    turn: str,
) -> None:  # fmt: skip
    records.notices.plan(
        branch_id=meeting.branch_id, kind=kind, subject=str(meeting.id),
        key=f"{kind}:{meeting.id}:{member_id}:{turn}", due_at=due_at, member_id=member_id,
    )  # fmt: skip
