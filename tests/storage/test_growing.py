"""A database as the first release left it, brought up to date with everything in it."""

from contextlib import closing
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from alembic import command
from sqlalchemy import column, delete, insert, table

from domain.attendance import Answer
from domain.dues import DueState
from domain.meetings import Meeting, MeetingKind, MeetingState
from domain.months import Month
from domain.people import MemberKind
from storage import Writer, migrate, open_cellar
from storage.cellar import open_workshop
from storage.migrate import config_for
from storage.tables import METADATA
from tests.storage.kit import Branch

FOUNDED = date(2020, 1, 1)
STARTS = datetime(2026, 3, 6, 6, 30, tzinfo=UTC)
ENDS = datetime(2026, 3, 6, 8, 30, tzinfo=UTC)


def put(connection, name, /, **values):
    """A row with just these columns: the others are not there yet."""
    today = METADATA.tables[name].c
    then = table(name, *(column(key, today[key].type) for key in values))
    connection.execute(insert(then).values(values))


def put_meeting(connection, title, state):
    put(
        connection, "meetings", branch_id=1, kind="theme_day", title=title, place="三楼会议室",
        starts_at=STARTS, ends_at=ENDS, scope="all", state=state, created_by=1, is_quiet=False,
    )  # fmt: skip


def fill(connection):
    """第一支部 with two members, a meeting one of them answered, and what they pay."""
    put(
        connection, "branches", name="第一支部", timezone="Asia/Shanghai", language="zh_CN",
        tracked_from=date(2026, 1, 1), created_at=STARTS, audit_count=0, audit_head="",
    )  # fmt: skip
    for position, name in enumerate(["王书记", "李明"], start=1):
        put(connection, "members", branch_id=1, name=name, position=position, from_on=FOUNDED)
        put(connection, "member_kinds", member_id=position, kind="full", from_on=FOUNDED)
        put(connection, "assessments", member_id=position, amount=Decimal("35.50"),
            from_on=FOUNDED)  # fmt: skip
    put_meeting(connection, "学习党章", "published")
    put(connection, "parts", meeting_id=1, kind="party_lecture")
    put(connection, "meeting_members", meeting_id=1, member_id=2, is_expected=True,
        answer="coming", is_late_record=False)  # fmt: skip
    put(connection, "dues", branch_id=1, member_id=2, month="2026-02", amount=Decimal("35.50"),
        state="confirmed", claimed_at=STARTS, confirmed_at=ENDS, confirmed_by=1)  # fmt: skip
    put(connection, "dues", branch_id=1, member_id=2, month="2026-03", amount=Decimal("35.50"),
        state="due")  # fmt: skip
    put_meeting(connection, "作废的草稿", "draft")
    meetings = METADATA.tables["meetings"]
    connection.execute(delete(meetings).where(meetings.c.title == "作废的草稿"))


@pytest.fixture
def grown(empty):
    """The pen of a database that was made and filled under the first migration."""
    with open_workshop(empty).begin() as connection:
        command.upgrade(config_for(connection), "0001")
        fill(connection)
    migrate(empty)
    with closing(Writer(open_cellar(empty))) as writer:
        yield Branch(writer=writer, id=1, wang=1, li=2)


def test_members_meetings_and_dues_are_all_there_after_an_update(grown):
    branch = grown.do(lambda records: records.branches.one(1))
    members = grown.do(lambda records: records.people.of(1, date(2026, 3, 2)))
    meeting = grown.do(lambda records: records.meetings.find(1))
    [answered] = grown.do(lambda records: records.attendance.of(1))
    dues = grown.do(lambda records: records.dues.of_member(2))

    assert (branch.name, branch.tracked_from) == ("第一支部", date(2026, 1, 1))
    assert [(one.name, one.kind) for one in members] == [
        ("王书记", MemberKind.FULL), ("李明", MemberKind.FULL),
    ]  # fmt: skip
    assert (meeting.title, meeting.place, meeting.state) == (
        "学习党章", "三楼会议室", MeetingState.PUBLISHED,
    )  # fmt: skip
    assert (meeting.starts_at, meeting.ends_at, meeting.publish_at) == (STARTS, ENDS, None)
    assert meeting.parts == (MeetingKind.PARTY_LECTURE,)
    assert (answered.member_id, answered.answer) == (2, Answer.COMING)
    assert [(str(due.month), due.amount, due.state, due.handover_id) for due in dues] == [
        ("2026-02", Decimal("35.50"), DueState.CONFIRMED, None),
        ("2026-03", Decimal("35.50"), DueState.DUE, None),
    ]
    assert (dues[0].claimed_at, dues[0].confirmed_at) == (STARTS, ENDS)
    assert grown.do(lambda records: records.dues.assessed(1, date(2026, 3, 2))) == {
        1: Decimal("35.50"), 2: Decimal("35.50"),
    }  # fmt: skip


def test_what_was_collected_before_an_update_is_handed_up_after_it(grown):
    def hand_up(records):
        held = records.dues.held(1)
        total = Decimal("35.50")
        number = records.handovers.draft(1, date(2026, 3, 10), total, receipt="", by=1)
        records.handovers.record(number, held, by=1, at=ENDS)
        return [due.month for due in held]

    assert grown.visit(hand_up) == [Month(2026, 2)]
    assert grown.do(lambda records: records.dues.held(1)) == []
    assert grown.do(lambda records: records.audit.broken_at(1)) is None


def test_a_number_given_before_an_update_is_not_given_again(grown):
    """A button of the draft thrown away would mean another meeting."""
    draft = Meeting(
        id=0, branch_id=1, kind=MeetingKind.STUDY, title="", starts_at=STARTS, ends_at=ENDS
    )

    assert grown.visit(lambda records: records.meetings.draft(draft)) == 3
