"""Who was on leave, absent, has something to make up, or was away twice（谁请假、谁没来）."""

from collections.abc import Callable, Mapping, Sequence
from typing import TypeAlias

from cards.answers import Answer
from cards.presences import bracketed, marks
from cards.rolls import Reading, day_of, period_name
from domain.asking import Roll
from domain.attendance import Attendance, Presence
from domain.make_up_study import is_missed
from domain.meetings import Meeting
from domain.people import Member
from domain.periods import Period
from domain.questions import Matter
from domain.twice import Line

Belongs: TypeAlias = Callable[[Meeting, Attendance], bool]

_BELONGS: Mapping[Matter, Belongs] = {
    Matter.LEAVE: lambda _, one: one.is_listed and one.presence is Presence.EXCUSED,
    Matter.ABSENT: lambda _, one: one.is_listed and one.presence is Presence.ABSENT,
    Matter.MAKE_UP: lambda meeting, one: is_missed(meeting, one) and not one.is_made_up,
}


def names_answer(
    matter: Matter, rolls: Sequence[Roll], names: Mapping[int, str], period: Period,
    reading: Reading,
) -> Answer:  # fmt: skip
    """Meeting by meeting, the names in roster order; only of lists the reader may read."""
    words, belongs = reading.words, _BELONGS[matter]
    rows = []
    for roll in rolls:
        if not roll.sees_names:
            continue
        found = [
            names[one.member_id] + _remarks(matter, one, roll.meeting, reading)
            for one in roll.attendances
            if belongs(roll.meeting, one)
        ]
        if found:
            comma = words("asking.separator")
            rows.append((meeting_name(roll.meeting, period, reading), comma.join(found)))
    return Answer(
        title=words(f"query.title.{matter}", period=period_name(period, words)),
        headings=(words("asking.heading.meeting"), words("query.heading.people")),
        rows=tuple(rows),
        lead="" if rows else words(f"query.none.{matter}"),
        note=words(f"query.how.{matter}"),
    )


def twice_answer(found: Sequence[tuple[Member, Sequence[Line]]], reading: Reading) -> Answer:
    """In roster order, with the two meetings and what stands there."""
    words = reading.words
    rows = tuple(
        (one.name, *(_missed(meeting, there, reading) for meeting, there in lines))
        for one, lines in found
    )
    return Answer(
        title=words("query.title.twice"),
        headings=(words("dues.heading.name"), words("query.heading.before"),
                  words("query.heading.last")),
        rows=rows,
        lead="" if rows else words("query.none.twice"),
        note=words("query.how.twice"),
    )  # fmt: skip


def meeting_name(meeting: Meeting, period: Period, reading: Reading) -> str:
    """Such as 27日 主题党日, or 10-27 主题党日 within a longer stretch."""
    name = reading.words(f"meeting.short.{meeting.kind}")
    return f"{day_of(meeting, period, reading)} {name}"


def _missed(meeting: Meeting, one: Attendance, reading: Reading) -> str:
    day = meeting.starts_at.astimezone(reading.zone).date()
    return reading.words(
        "query.missed", day=reading.words("asking.month_day", month=day.month, day=day.day),
        meeting=reading.words(f"meeting.short.{meeting.kind}"),
        presence=reading.words(f"presence.{one.presence}"),
    )  # fmt: skip


def _remarks(matter: Matter, one: Attendance, meeting: Meeting, reading: Reading) -> str:
    """Such as （本人说已补学）; why somebody was on leave stands on the meeting's own card."""
    if matter is not Matter.MAKE_UP:
        return ""
    return bracketed(marks(one, meeting, reading.words), reading.words)
