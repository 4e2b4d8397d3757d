"""A year of 第三支部, as its ledger would hold it in November."""

from datetime import date, datetime, timedelta
from decimal import Decimal

from domain.attendance import Answer, Leave, Presence
from domain.meetings import Meeting, MeetingKind, MeetingState, Scope
from domain.minutes import MinuteLine, Vote
from domain.months import Month, months_between
from domain.people import Mark, Office, Trust
from domain.signups import Wish
from domain.spans import Span
from storage import Records, Signature
from storage.minutes import RESOLUTION, TOPIC
from tests.rehearsals.conftest import SHANGHAI

JANUARY = datetime(2026, 1, 5, 9, 0, tzinfo=SHANGHAI)
NOW = datetime(2026, 11, 27, 10, 0, tzinfo=SHANGHAI)
"""A Friday."""
KINDS = (
    MeetingKind.THEME_DAY, MeetingKind.COMMITTEE_MEETING, MeetingKind.PARTY_LECTURE,
    MeetingKind.GENERAL_MEETING,
)  # fmt: skip
SAID = [Presence.PRESENT] * 6 + [Presence.EXCUSED, Presence.ABSENT, None]
TO_MEND = (
    ("学习安排提前一周告诉大家", date(2026, 3, 31), date(2026, 3, 20)),
    ("党员活动室每月整理一次", date(2026, 9, 30), None),
    ("走访困难党员", date(2026, 12, 31), None),
)
TITLES = ("学习党章", "研究发展党员工作", "书记讲党课", "半年总结")


def live_a_year(records: Records, branch_id: int) -> dict[str, int]:
    """Meetings, dues, what is to be put right, talks, sign-ups; the ids of people by name."""
    branch = records.branches.one(branch_id)
    ids = {name: number for number, name in records.people.names(branch_id).items()}
    records.branches.set(branch_id, "dues_paid_to", "2025-12")
    for number in range(20):
        _hold(records, branch_id, list(ids.values()), ids["王建国"], number)
    _call(records, branch_id, list(ids.values()), ids)
    _collect(records, branch_id, ids)
    olm_id = records.olm.open(branch_id, 2025)
    for text, due_on, done_on in TO_MEND:
        item_id = records.rectification.add(olm_id, text, due_on, by=ids["王建国"])
        records.rectification.change(item_id, done_on=done_on, owner_id=ids["李敏"])
    records.talks.add(ids["王建国"], ids["李敏"], date(2026, 3, 9))
    records.talks.add(ids["赵敏"], ids["陈静"], date(2026, 10, 12))
    records.stays.mark(ids["杨帆"], Mark.MOBILE, Span(date(2026, 6, 1)))
    records.people.describe(ids["李敏"], joined_on=date(2009, 7, 1))
    records.people.appoint(ids["赵敏"], Office.DEPUTY_SECRETARY, on=date(2026, 2, 1))
    for taker, what in (("陈静", Trust.DUES), ("杨帆", Trust.MEETINGS)):
        records.delegations.give(
            branch_id, ids["王建国"], ids[taker], what, office=Office.SECRETARY,
            from_on=date(2026, 11, 1), last_on=date(2026, 12, 31),
        )  # fmt: skip
    records.audit.sign(
        Signature(
            branch_id=branch.id, actor_id=ids["王建国"], action="year", at=NOW - timedelta(days=1)
        )
    )
    return ids


def _hold(records, branch_id, everybody, by, number):
    """One meeting that was held; the last of them is not closed yet."""
    kind = KINDS[number % len(KINDS)]
    starts_at = JANUARY + timedelta(days=16 * number, hours=5)
    is_committee = kind is MeetingKind.COMMITTEE_MEETING
    meeting = Meeting(
        id=0, branch_id=branch_id, kind=kind, title=TITLES[number % len(TITLES)], place="三楼会议室",
        starts_at=starts_at, ends_at=starts_at + timedelta(hours=2), created_by=by,
        scope=Scope.COMMITTEE if is_committee else Scope.ALL,
        state=MeetingState.PUBLISHED if number == 19 else MeetingState.CLOSED,
    )  # fmt: skip
    meeting_id = records.meetings.draft(meeting)
    expected = everybody[:3] if is_committee else everybody
    records.meetings.expect(meeting_id, expected)
    for place, member_id in enumerate(expected):
        presence = SAID[(place * 3 + number) % len(SAID)]
        if presence is not None:
            records.attendance.record(
                meeting_id, member_id, presence, by=by, at=starts_at, is_late=number % 7 == 3
            )
        if presence is Presence.EXCUSED:
            records.attendance.explain(meeting_id, member_id, list(Leave)[number % len(Leave)])
    if number < 18:
        held = records.meetings.find(meeting_id)
        records.minutes.begin(held, chair_id=by)
        for minutes in records.minutes.of(meeting_id):
            records.minutes.write(
                minutes.id, TOPIC, [MinuteLine("学习党章"), MinuteLine("下月安排")]
            )
            records.minutes.write(
                minutes.id, RESOLUTION, [MinuteLine("同意下月计划", Vote(9, 0, 1))]
            )
            records.minutes.confirm(minutes.id, by=by, at=starts_at, counted=7)


def _call(records, branch_id, everybody, ids):
    """What is still to come: an 组织生活会 people have signed up for."""
    starts_at = datetime(2026, 12, 18, 14, 0, tzinfo=SHANGHAI)
    meeting_id = records.meetings.draft(
        Meeting(
            id=0, branch_id=branch_id, kind=MeetingKind.ORGANIZATIONAL_LIFE_MEETING, title="2026年度",
            starts_at=starts_at, ends_at=starts_at + timedelta(hours=3), place="党员活动室",
            created_by=ids["王建国"], state=MeetingState.PUBLISHED,
        )
    )  # fmt: skip
    records.meetings.expect(meeting_id, everybody)
    records.attendance.answer(meeting_id, ids["张伟"], Answer.LEAVE, NOW - timedelta(days=1))
    records.signups.add(meeting_id, ids["陈静"], Wish.SPEAK, NOW - timedelta(days=2))
    records.signups.add(meeting_id, ids["李敏"], Wish.COMMENT, NOW - timedelta(days=2))


def _collect(records, branch_id, ids):
    """Dues until September are in; then some are claimed, some still open."""
    assessed = records.dues.assessed(branch_id, NOW.date())
    for member_id, amount in assessed.items():
        for month in months_between(Month(2026, 1), Month(2026, 11)):
            records.dues.owe(branch_id, member_id, month, amount)
            if month < Month(2026, 10) or member_id % 3 == 0:
                records.dues.confirm(member_id, month, by=ids["李敏"], at=NOW - timedelta(days=9))
    records.dues.claim(ids["赵敏"], Month(2026, 10), NOW - timedelta(days=1))
    records.dues.claim(ids["吴迪"], Month(2026, 11), NOW - timedelta(days=1))
    assert assessed[ids["王建国"]] == Decimal("38.50")
