"""What stands for the marks of a form about a month, a quarter or a year（期间的标记）."""

from collections.abc import Sequence

from domain.books import Gathered
from domain.forms import Filling, Line, Listing, Value
from domain.ledgers import Ledger
from domain.meetings import MeetingKind
from domain.people import Member, MemberKind
from papers.ledger_meetings import numbered
from papers.meeting_values import person_values
from papers.naming import day_name, kinds_name, period_name, span_name
from papers.roster import Words

NUMBERS = ("expected", "present", "excused", "absent", "unconfirmed")
MONEY = ("dues_amount", "dues_received")
PERSON = frozenset({"name", "group", "office", "member_kind", "sign", *NUMBERS})
MEETING = frozenset({
    "kind", "title", "date", "time", "start", "end", "place", "chair", "recorder", "topics",
    "resolutions", "observers", *NUMBERS,
})  # fmt: skip


def period_filling(ledger: Ledger, words: Words) -> Filling:
    """Numbers for the whole, a list of people and one of meetings; money for who may see it."""
    people = [_person(number, one, ledger, words)
              for number, one in enumerate(ledger.attendance.people, start=1)]  # fmt: skip
    meetings = [_meeting(number, one, ledger, words)
                for number, one in enumerate(ledger.meetings.meetings, start=1)]  # fmt: skip
    of_people = PERSON.union(MONEY) if ledger.dues is not None else PERSON
    listings = (Listing(of_people, people), Listing(MEETING, meetings))
    return Filling(_values(ledger, words), listings)


def _values(ledger: Ledger, words: Words) -> Line:
    rolls = ledger.attendance.rolls
    kinds = [kind for roll in rolls for kind in roll.meeting.records]
    people: Sequence[Member] = ledger.attendance.people
    counts = [roll.counts for roll in rolls]
    values: dict[str, Value] = {
        "branch": ledger.branch.name,
        "today": day_name(ledger.made_on, words),
        "period": period_name(ledger.period, words),
        "year": ledger.period.first.year,
        "meetings": len(rolls),
        "members": len(people),
        "full_members": sum(one.kind is MemberKind.FULL for one in people),
        "probationary_members": sum(one.kind is MemberKind.PROBATIONARY for one in people),
        "expected_in_all": sum(one.expected for one in counts),
        "present_in_all": sum(one.present for one in counts),
        "excused_in_all": sum(one.excused for one in counts),
        "absent_in_all": sum(one.absent for one in counts),
        "remarks": "",
    }
    return values | {kind.value: kinds.count(kind) for kind in MeetingKind} | _money(ledger)


def _money(ledger: Ledger, member_id: int | None = None) -> dict[str, Value]:
    if ledger.dues is None:
        return {}
    total = ledger.dues.total if member_id is None else ledger.dues.of_member(member_id)
    return {"dues_amount": total.amount, "dues_received": total.received}


def _person(number: int, one: Member, ledger: Ledger, words: Words) -> Line:
    counts = ledger.attendance.tally_of(one.id)
    return {
        **person_values(one, words),
        "number": number,
        **{column: getattr(counts, column) for column in NUMBERS},
        **_money(ledger, one.id),
    }


def _meeting(number: int, one: Gathered, ledger: Ledger, words: Words) -> Line:
    meeting, counts, zone = one.meeting, one.counts, ledger.branch.timezone
    first, last = meeting.starts_at.astimezone(zone), meeting.ends_at.astimezone(zone)
    said = {
        section: "\n".join(
            line for record in one.records for line in numbered(getattr(record, section), words)
        )
        for section in ("topics", "resolutions")
    }
    return {
        "number": number,
        "kind": kinds_name(meeting, words),
        "title": meeting.title,
        "date": day_name(first.date(), words),
        "time": span_name(meeting, zone, words),
        "start": f"{first:%H:%M}",
        "end": f"{last:%H:%M}",
        "place": meeting.place,
        "chair": words("paper.comma").join(
            dict.fromkeys(record.chair for record in one.records if record.chair)
        ),
        "recorder": one.recorder,
        "observers": counts.observers,
        **{column: getattr(counts, column) for column in NUMBERS},
        **said,
    }
