"""One person（一位党员）: the roster's line, their meetings and dues, and a correction."""

from collections.abc import Mapping
from typing import Any

from domain.guard import check_typed
from domain.refusal import Refusal
from domain.roster_typed import typed_day, typed_group, typed_name
from domain.stays import Person, check_told_apart
from pages.attendance import COUNTS, code_of
from pages.forms import Form
from pages.people import member_line
from pages.sitting import Sitting
from pages.spans import query_of, shortcuts, span_of
from pages.wording import full_day, moment_name, month_name, period_name
from storage.books import attendance_sheet, dues_sheet
from storage.expecting import follow_roster
from storage.persons import person_of


def look(sitting: Sitting) -> Mapping[str, Any]:
    person, period, words = _person(sitting), span_of(sitting), sitting.words
    member = person.member
    meetings = attendance_sheet(sitting.records, sitting.branch, period, sitting.member)
    dues = dues_sheet(sitting.records, sitting.branch, period, sitting.now)
    counts = meetings.tally_of(member.id)
    return {
        "period": period,
        "period_name": period_name(period, words),
        "shortcuts": shortcuts(sitting, period, {}),
        "query": query_of(period),
        "member": member_line(member, dict(person.marks), words),
        "since": full_day(person.stay.comes_on, words),
        "left": "" if person.stay.to_on is None else full_day(person.stay.to_on, words),
        "has_left": person.has_left,
        "owed": words("obligations.comma").join(month_name(one, words) for one in person.owed),
        "paid_to": "" if person.paid_to is None else month_name(person.paid_to, words),
        "groups": [one.name for one in sitting.records.people.groups(sitting.branch.id)],
        "counts": [(name, getattr(counts, name)) for name in COUNTS],
        "lines": [
            (meeting.id, moment_name(meeting.starts_at, sitting.zone, words),
             words(f"meeting.kind.{meeting.kind}"), meeting.title, code_of(line),
             words(f"presence.{code_of(line)}"))
            for meeting, line in meetings.of(member.id)
        ],
        "dues": [
            (month_name(month, words), due.amount, mark.value, words(f"page.due.{mark}"))
            for month in dues.months
            if (due := dues.at(member.id, month)) and (mark := dues.mark(member.id, month))
        ],
    }  # fmt: skip


def correct(sitting: Sitting, form: Form) -> str:
    """Name, group and the day of joining the Party, as the roster's own rules read them."""
    person = _person(sitting)
    if person.has_left:
        raise Refusal("people.refused.left", name=person.member.name)
    changed = [
        _rename(sitting, person, form.text("name")),
        _regroup(sitting, person, form.text("group")),
        _rejoin(sitting, person, form.text("joined_on")),
    ]
    if any(changed):
        follow_roster(sitting.records, sitting.branch, sitting.now, changed=[person.member.id])
        sitting.records.cards.stale(str(sitting.branch.id), ["claim", "claims"], sitting.now)
    said = "corrected" if any(changed) else "same"
    return f"/ledger/members/{person.member.id}?said={said}"


def _person(sitting: Sitting) -> Person:
    found = person_of(sitting.records, sitting.branch, sitting.number, sitting.now)
    if found is None:
        raise Refusal("page.refused.no_member")
    return found


def _rename(sitting: Sitting, person: Person, text: str) -> bool:
    name, member = typed_name(text), person.member
    if name == member.name:
        return False
    check_typed(name)
    stays = sitting.records.stays.of(sitting.branch.id, sitting.today)
    example = sitting.words("joining.told_apart", name=name)
    check_told_apart(name, member.id, stays, example=example)
    sitting.records.people.rename(member.id, name)
    return True


def _regroup(sitting: Sitting, person: Person, text: str) -> bool:
    """From today on; a group that was not there before is made."""
    check_typed(text)
    name, member = typed_group(text), person.member
    if name == ("" if member.group is None else member.group.name):
        return False
    if not name:
        raise Refusal("people.refused.no_group")
    on = max(sitting.today, person.stay.from_on)
    sitting.records.people.join_group(member.id, sitting.branch.id, name, on=on)
    return True


def _rejoin(sitting: Sitting, person: Person, text: str) -> bool:
    day = typed_day(text, sitting.today)
    if day is None or day == person.member.joined_on:
        return False
    sitting.records.people.describe(person.member.id, joined_on=day)
    return True
