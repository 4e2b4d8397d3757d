"""What stands for the marks of a form about one meeting（会议的标记）."""

from collections import Counter
from collections.abc import Iterable

from domain.attendance import APART, Attendance, Presence
from domain.forms import Filling, Line, Listing
from domain.people import Member, Office
from domain.record_pages import RecordPage
from papers.ledger_meetings import numbered
from papers.naming import day_name, span_name
from papers.roster import Words

PERSON = ("name", "group", "office", "member_kind", "presence", "leave", "sign")


def record_filling(page: RecordPage, words: Words) -> Filling:
    """One page of the record book; a list of everybody who stands on the meeting's."""
    lines = [_line(number, one, page, words)
             for number, one in enumerate(page.roll.attendances, start=1)]  # fmt: skip
    return Filling(_values(page, words), (Listing(frozenset(PERSON), lines),))


def sign_in_filling(page: RecordPage, words: Words) -> Filling:
    """A sheet to sign: whoever is expected, in roster order."""
    expected = [one for one in page.roll.attendances
                if one.is_expected and one.recorded not in APART]  # fmt: skip
    lines = [_line(number, one, page, words) for number, one in enumerate(expected, start=1)]
    return Filling(_values(page, words), (Listing(frozenset(PERSON), lines),))


def person_values(member: Member, words: Words) -> dict[str, str]:
    """What is said of somebody on every list."""
    offices = [words(f"office.{one}") for one in Office if one in member.offices]
    return {
        "name": member.name,
        "group": member.group.name if member.group else "",
        "office": words("paper.comma").join(offices),
        "member_kind": words(f"member_kind.{member.kind}"),
        "sign": "",
    }


def _values(page: RecordPage, words: Words) -> Line:
    meeting, counts, zone = page.roll.meeting, page.roll.counts, page.branch.timezone
    first, last = meeting.starts_at.astimezone(zone), meeting.ends_at.astimezone(zone)
    record = page.record
    return {
        "branch": page.branch.name,
        "today": day_name(page.made_on, words),
        "year": first.year,
        "kind": words(f"meeting.kind.{page.kind}"),
        "title": meeting.title,
        "date": day_name(first.date(), words),
        "time": span_name(meeting, zone, words),
        "start": f"{first:%H:%M}",
        "end": f"{last:%H:%M}",
        "place": meeting.place,
        "chair": "" if record is None else record.chair,
        "recorder": page.recorder,
        "expected": counts.expected,
        "present": counts.present,
        "excused": counts.excused,
        "absent": counts.absent,
        "unconfirmed": counts.unconfirmed,
        "observers": counts.observers,
        "present_names": _names(page, Presence.PRESENT, words),
        "excused_names": _names(page, Presence.EXCUSED, words),
        "excused_reasons": _reasons(page.roll.attendances, words),
        "absent_names": _names(page, Presence.ABSENT, words),
        "observer_names": _names(page, Presence.OBSERVER, words),
        "topics": "\n".join(numbered(page.topics, words)),
        "content": "",
        "resolutions": "\n".join(numbered(page.resolutions, words)),
        "is_public": "" if record is None
        else words("form.yes" if record.minutes.is_public else "form.no"),
        "remarks": _remarks(page, words),
    }  # fmt: skip


def _line(number: int, one: Attendance, page: RecordPage, words: Words) -> Line:
    presence = words(f"presence.{one.presence}") if one.presence else ""
    return {
        **person_values(page.people[one.member_id], words),
        "number": number,
        "presence": words("presence.exempt") if one.is_exempt and not presence else presence,
        "leave": _leave(one, words),
    }


def _leave(one: Attendance, words: Words) -> str:
    is_said = one.presence is Presence.EXCUSED and one.leave is not None
    return words(f"leave.{one.leave}") if is_said else ""


def _names(page: RecordPage, presence: Presence, words: Words) -> str:
    """In roster order; beside a leave its category, never a reason."""
    said = []
    for one in page.roll.attendances:
        if one.presence is not presence:
            continue
        name, leave = page.people[one.member_id].name, _leave(one, words)
        said.append(words("form.with_leave", name=name, leave=leave) if leave else name)
    return words("paper.comma").join(said)


def _reasons(attendances: Iterable[Attendance], words: Words) -> str:
    """Such as 病2、公1."""
    counted = Counter(leave for one in attendances if (leave := _leave(one, words)))
    return words("paper.comma").join(
        words("form.of_leave", leave=leave, count=count) for leave, count in counted.items()
    )


def _remarks(page: RecordPage, words: Words) -> str:
    """What somebody who reads the numbers should know."""
    roll, said = page.roll, []
    if not roll.meeting.is_open and roll.counts.unconfirmed:
        said.append(words("form.not_confirmed", count=roll.counts.unconfirmed))
    if roll.has_late_records:
        said.append(words("form.late"))
    return words("paper.comma").join(said)
