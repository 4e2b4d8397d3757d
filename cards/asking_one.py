"""One meeting's list, and one member's meetings（一次会议、一位同志）."""

from collections.abc import Mapping, Sequence

from cards.asking import ExportMeeting, ExportPeriod, ShowMember, ShowPeriod
from cards.leave_approval import NextLeave
from cards.make_up_study import ShowMissed
from cards.meeting_papers import papers_button
from cards.moments import day_name
from cards.paging import page_of, page_size, pager
from cards.presences import remarks, state_of
from cards.rolls import Reading, line_of, period_name
from chat import Abilities, Button, Card, Table
from domain.asking import Roll
from domain.attendance import Answer, Attendance, Presence, tally
from domain.make_up_study import is_missed
from domain.months import Month
from domain.periods import Period
from locales import Words

PRESENCES = (Presence.PRESENT, Presence.EXCUSED, Presence.ABSENT, None, Presence.ELSEWHERE,
             Presence.OBSERVER)  # fmt: skip
"""The order in which people are listed; None is not accounted for（未确认）."""


def meeting_card(
    roll: Roll, names: Mapping[int, str], reading: Reading, *, approves: bool = False
) -> Card:
    """In private, to those who may read names: who came, who is on leave, who is not there.

    `approves` if the reader may decide on leave that waits.
    """
    words, meeting = reading.words, roll.meeting
    month = str(Month.of(meeting.starts_at.astimezone(reading.zone).date()))
    counts = roll.counts
    numbers = words(
        "asking.counts.all", expected=counts.expected, present=counts.present,
        excused=counts.excused, absent=counts.absent, unconfirmed=counts.unconfirmed,
    )  # fmt: skip
    about = " ".join(part for part in (meeting.title, meeting.place) if part)
    tools = [Button(words("asking.button.export"), ExportMeeting(meeting.id))]
    tools.append(papers_button(meeting, words))
    if approves and meeting.is_open and any(one.is_waiting for one in roll.attendances):
        tools.append(Button(words("approval.button.waiting"), NextLeave(meeting.id)))
    if any(is_missed(meeting, one) for one in roll.attendances):
        tools.append(Button(words("make_up.button.open"), ShowMissed(meeting.id, 0)))
    tools.append(Button(words("button.back"), ShowPeriod(month, month, 0, reading.branch.id)))
    notes = [words("asking.note.unclosed_one")] if meeting.is_open else []
    notes += [words("asking.note.late")] if roll.has_late_records else []
    return Card(
        title=f"{_title(roll, reading)} #{meeting.id}",
        lead="\n".join(part for part in (about, numbers) if part),
        fields=tuple(_lists(roll, names, reading)),
        note="\n".join(notes),
        rows=(tuple(tools),),
    )


def counts_card(roll: Roll, reading: Reading, *, own: str = "") -> Card:
    """To everybody else: the numbers; before the start how many mean to come."""
    words, counts = reading.words, roll.counts
    is_ahead = reading.now < roll.meeting.starts_at
    lead = words(
        "asking.counts.ahead" if is_ahead else "asking.counts.group", expected=counts.expected,
        coming=counts.coming, present=counts.present, excused=counts.excused,
    )  # fmt: skip
    return Card(
        title=_title(roll, reading),
        lead=lead,
        fields=((words("asking.own"), own),) if own else (),
        note=words("asking.note.unclosed_one") if roll.meeting.is_open else "",
    )


def member_card(
    name: str, member_id: int, rolls: Sequence[Roll], period: Period, page: int,
    reading: Reading, abilities: Abilities, *, can_export: bool,
) -> Card:  # fmt: skip
    """One member's meetings with what stands there, the newest page first turned to last."""
    words = reading.words
    first, last, number = str(period.first), str(period.last), reading.branch.id
    shown, page, pages = page_of(rolls, page, page_size(abilities.max_buttons, 0))
    rows = tuple(
        (line_of(roll, period, reading), state_of(roll.of(member_id), roll.meeting, words))
        for roll in shown
    )
    headings = (words("asking.heading.meeting"), words("asking.heading.presence"))
    turn = pager(page, pages, lambda to: ShowMember(member_id, first, last, to, number), words)
    export = Button(words("asking.button.export"), ExportPeriod(first, last, member_id, number))
    marks = [roll.of(member_id) for roll in shown]
    return Card(
        title=words("asking.of", name=name, period=period_name(period, words)),
        lead=own_line(member_id, rolls, words) or words("asking.none"),
        table=Table(headings, rows) if rows else None,
        note=words("asking.note.late") if any(one and one.is_late_record for one in marks) else "",
        rows=(*turn, *(((export,),) if can_export and rolls else ())),
    )


def own_line(member_id: int, rolls: Sequence[Roll], words: Words) -> str:
    """Such as 应到3 到2 请假1; nothing for somebody who was expected nowhere."""
    mine = [one for roll in rolls if (one := roll.of(member_id)) is not None]
    if not mine:
        return ""
    parts = [words("asking.own_expected", count=tally(mine).expected)]
    for presence in PRESENCES:
        number = sum(one.presence is presence for one in mine)
        if presence is not None and number:
            parts.append(words("asking.own_part", name=words(f"presence.{presence}"), count=number))
    return " ".join(parts)


def _lists(roll: Roll, names: Mapping[int, str], reading: Reading) -> list[tuple[str, str]]:
    """By what stands in the record, the names in roster order."""
    words, lists = reading.words, []
    for presence in PRESENCES:
        there = [one for one in roll.attendances if one.presence is presence]
        if presence is None:
            free = [one for one in there if one.is_exempt]
            waiting = [one for one in there if one.is_waiting and one not in free]
            lists.append((words("presence.exempt"), free))
            lists.append((words("presence.mark.waiting"), waiting))
            there = [one for one in there if one not in free and one not in waiting]
        if presence is None and reading.now < roll.meeting.ends_at:
            coming = [one for one in there if one.answer is Answer.COMING]
            lists.append((words("asking.list.coming"), coming))
            lists.append((words("asking.list.silent"), [one for one in there if one not in coming]))
            continue
        key = f"presence.{presence}" if presence else "presence.unconfirmed"
        lists.append((words(key), there))
    comma = words("asking.separator")
    return [
        (name, comma.join(names[one.member_id] + _beside(one, roll, words) for one in people))
        for name, people in lists
        if people
    ]


def _beside(one: Attendance, roll: Roll, words: Words) -> str:
    """What stands in brackets beside a name; not what its heading says already."""
    is_headed = one.presence is None and (one.is_exempt or one.is_waiting)
    return "" if is_headed else remarks(one, roll.meeting, words)


def _title(roll: Roll, reading: Reading) -> str:
    day = day_name(roll.meeting.starts_at.astimezone(reading.zone).date(), reading.words)
    return f"{reading.words(f'meeting.kind.{roll.meeting.kind}')} {day}"
