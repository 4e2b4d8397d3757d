"""The lists of meetings follow the roster and standing leave（应到与长假）."""

from collections.abc import Collection
from datetime import datetime

from domain.expecting import refit
from domain.meetings import Meeting
from domain.people import Branch, Mark
from storage.meeting_cards import HANGING, audience_of, check_in_at, plan_card
from storage.records import Records


def follow_roster(
    records: Records, branch: Branch, now: datetime, *, changed: Collection[int] = ()
) -> int:
    """Bring the lists of all published meetings not begun up to date; how many changed.

    `changed` are members who came, or changed group, or left: they move between lists.
    """
    return sum(
        follow_in(records, branch, meeting, now, changed=changed)
        for meeting in records.meetings.open_of(branch.id)
        if meeting.starts_at > now
    )


def follow_in(
    records: Records, branch: Branch, meeting: Meeting, now: datetime, *,
    changed: Collection[int] = (),
) -> bool:  # fmt: skip
    """The same for one meeting, by the roster of its day; whether anything changed."""
    day = meeting.starts_at.astimezone(branch.timezone).date()
    done = refit(
        meeting, records.attendance.of(meeting.id), records.people.of(branch.id, day),
        records.leaves.on(branch.id, day), was=changed,
        exempt=[one for one, marks in records.stays.marked(branch.id, day).items()
                if Mark.EXEMPT in marks],
    )  # fmt: skip
    if done.added or done.dropped:
        stay = set(records.meetings.named(meeting.id)) - set(done.dropped)
        records.meetings.expect(meeting.id, [*stay, *done.added])
    for chat_id, member_id in audience_of(records, branch, meeting, done.added):
        if member_id is not None:
            plan_card(records, meeting, "attendance", now, chat_id=chat_id, member_id=member_id)
            hour = max(check_in_at(records, branch, meeting, member_id), now)
            plan_card(records, meeting, "check_in", hour, chat_id=chat_id, member_id=member_id)
    for member_id in done.dropped:
        records.signups.withdraw(meeting.id, member_id)
    for member_id, leave in done.on_leave.items():
        records.attendance.excuse(meeting.id, member_id, leave)
    for member_id in done.back:
        records.attendance.excuse(meeting.id, member_id, None)
    for member_id in done.exempted:
        records.attendance.exempt(meeting.id, member_id, is_exempt=True)
    for member_id in done.owed:
        records.attendance.exempt(meeting.id, member_id, is_exempt=False)
    is_changed = bool(done.added or done.dropped or done.on_leave or done.back
                      or done.exempted or done.owed)  # fmt: skip
    if is_changed:
        records.cards.stale(str(meeting.id), HANGING, now)
    return is_changed
