"""What SQL says is what the rules say, on either database."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from itertools import product
from zoneinfo import ZoneInfo

import pytest
from alembic import command
from sqlalchemy import text

from domain.attendance import Answer, Approval, Presence, tally
from domain.clock_changes import clock_changes
from domain.meetings import Meeting, MeetingKind, MeetingState
from domain.months import Month
from domain.notices import NoticeKind
from domain.people import Mark, MemberKind, Office
from domain.periods import Period
from domain.signups import Wish
from domain.spans import Span
from schedules.standings import keep_standings
from storage import migrate
from storage.books import dues_sheet, duties_sheet
from storage.cellar import open_workshop
from storage.clocks import know_clock
from storage.migrate import config_for
from storage.minutes import TOPIC, MinuteLine
from storage.views import put_up, take_down, view_names
from tests.storage.kit import NOON, ON_POSTGRESQL, ON_SQLITE, TODAY, connection_of

YEAR = Period(Month(2026, 1), Month(2026, 12))
APRIL = datetime(2026, 4, 2, 4, 0, tzinfo=UTC)
TEN = Decimal("10.00")


def seen(branch, query):
    return [dict(row) for row in branch.do(
        lambda r: connection_of(r).execute(text(query)).mappings().all()
    )]  # fmt: skip


def keep(branch, now=NOON):
    branch.do(lambda r: keep_standings(r, r.branches.take(branch.id), now))


def call(branch, people, *, state=MeetingState.CLOSED, kind=MeetingKind.THEME_DAY, **more):
    meeting = Meeting(
        id=0, branch_id=branch.id, kind=kind, title="学习党章", starts_at=NOON,
        ends_at=NOON + timedelta(hours=2), state=state, **more,
    )  # fmt: skip

    def work(records):
        meeting_id = records.meetings.draft(meeting)
        records.meetings.expect(meeting_id, people)
        return meeting_id

    return branch.visit(work)


def test_every_view_can_be_read_and_says_whose_branch_it_is(migrated):
    with open_workshop(migrated).connect() as connection:
        for name in view_names():
            columns = list(connection.execute(text(f"SELECT * FROM {name}")).keys())
            assert columns[:2] == ["branch_id", "branch"]
            assert len(set(columns)) == len(columns)


def everything_somebody_can_be(branch):
    """A meeting with a line for each thing that may stand in one."""
    said = [
        (None, None),
        (Answer.COMING, None),
        *((Answer.LEAVE, one) for one in (None, *Approval)),
    ]
    states = list(product(said, (None, NOON), (None, *Presence), (True, False)))

    def work(records):
        return [records.people.add(branch.id, f"党员{n}", on=TODAY) for n in range(len(states))]

    people = branch.visit(work)
    meeting_id = call(branch, people)

    def say(records):
        book = records.attendance
        for member_id, ((answer, approval), here_at, presence, is_exempt) in zip(
            people, states, strict=True
        ):
            if answer is not None:
                book.answer(meeting_id, member_id, answer, NOON, approval=approval)
            if here_at is not None:
                book.check_in(meeting_id, member_id, here_at)
            if presence is not None:
                book.record(meeting_id, member_id, presence, by=branch.wang, at=NOON, is_late=False)
            book.exempt(meeting_id, member_id, is_exempt=is_exempt)

    branch.visit(say)
    return meeting_id


def test_presence_in_sql_is_that_of_the_rules(branch):
    meeting_id = everything_somebody_can_be(branch)
    lines = branch.do(lambda r: r.attendance.of(meeting_id))

    found = {row["member_id"]: row for row in seen(branch, "SELECT * FROM v_attendance")}

    assert len(found) == len(lines) > 100
    there = branch.do(lambda r: r.attendance.present([meeting_id]))[meeting_id]
    assert there == {
        one.member_id: one.is_expected for one in lines if one.presence is Presence.PRESENT
    }
    for one in lines:
        row = found[one.member_id]
        assert row["presence"] == one.presence, one
        assert bool(row["is_expected"]) == one.is_owed, one


def test_the_numbers_of_a_meeting_in_sql_are_those_of_the_rules(branch):
    meeting_id = everything_somebody_can_be(branch)
    counts = tally(branch.do(lambda r: r.attendance.of(meeting_id)))

    [row] = seen(branch, "SELECT * FROM v_meetings")

    for name in ("expected", "present", "excused", "absent", "unconfirmed", "observers"):
        assert row[name] == getattr(counts, name) > 0, name
    assert (row["elsewhere"], row["title"]) == (counts.elsewhere, "学习党章")


def test_a_month_in_sql_stands_as_in_the_ledger(branch):
    months = [Month(2026, number) for number in range(1, 5)]

    def plant(records):
        for month in months:
            records.dues.owe(branch.id, branch.li, month, TEN)
            records.dues.owe(branch.id, branch.wang, month, TEN)
        records.dues.confirm(branch.wang, months[0], by=branch.wang, at=NOON, paid=TEN * 2)
        records.dues.claim(branch.wang, months[1], NOON)
        records.ledger.defer(branch.li, months[:2], reason="sick", on=TODAY, by=branch.wang)

    branch.visit(plant)
    keep(branch, APRIL)
    sheet = branch.do(lambda r: dues_sheet(r, r.branches.one(branch.id), YEAR, APRIL))

    rows = seen(branch, "SELECT * FROM v_dues")

    assert {(row["member_id"], row["month"]): row["state"] for row in rows} == {
        (whose, str(month)): mark.value for (whose, month), mark in sheet.marks.items()
    }
    assert {row["state"] for row in rows} == {"confirmed", "claimed", "deferred", "due", "overdue"}
    assert sum(Decimal(str(row["received"])) for row in rows) == sheet.total.received == 20
    assert sum(Decimal(str(row["amount"])) for row in rows) == sheet.total.amount


def test_what_is_paid_is_paid_in_sql_at_once(branch):
    branch.visit(lambda r: r.dues.owe(branch.id, branch.li, Month(2026, 3), TEN))
    keep(branch, APRIL)
    assert [row["state"] for row in seen(branch, "SELECT state FROM v_dues")] == ["overdue"]

    branch.visit(lambda r: r.dues.confirm(branch.li, Month(2026, 3), by=branch.wang, at=NOON))
    [row] = seen(branch, "SELECT state, as_of, confirmed_by FROM v_dues")

    assert row == {"state": "confirmed", "as_of": None, "confirmed_by": "王书记"}
    keep(branch, APRIL)
    assert branch.rows("SELECT * FROM due_standings") == []


def test_obligations_in_sql_are_those_of_the_rules(branch):
    call(branch, [branch.wang, branch.li], kind=MeetingKind.GENERAL_MEETING)
    branch.visit(lambda r: r.people.join_group(branch.li, branch.id, "一组", on=TODAY))
    keep(branch, APRIL)
    sheet = branch.do(lambda r: duties_sheet(r, r.branches.one(branch.id), YEAR, APRIL))

    rows = seen(branch, "SELECT * FROM v_obligations WHERE year = 2026")

    assert len(rows) == len([one for one in sheet.standings if one.turn.first.year == 2026])
    assert {(row["duty"], row["party_group"], row["period"]): row["status"] for row in rows} == {
        (one.obligation.duty, sheet.groups.get(one.obligation.group or ""), str(one.turn)):
            one.status.value
        for one in sheet.standings if one.turn.first.year == 2026
    }  # fmt: skip
    assert {row["party_group"] for row in rows} == {None, "一组"}


def as_of(branch):
    [row] = seen(branch, "SELECT DISTINCT as_of FROM v_obligations")
    return str(row["as_of"])


def test_standings_are_made_anew_only_when_there_is_a_reason(branch):
    keep(branch)
    assert as_of(branch) == "2026-03-02 12:00:00"
    keep(branch, NOON + timedelta(hours=1))
    assert as_of(branch) == "2026-03-02 12:00:00"

    branch.visit(lambda r: r.people.rename(branch.li, "李朋"))
    keep(branch, NOON + timedelta(hours=2))
    assert as_of(branch) == "2026-03-02 14:00:00"
    keep(branch, NOON + timedelta(hours=13))
    assert as_of(branch) == "2026-03-03 01:00:00"


def test_a_meeting_that_is_over_is_a_reason(branch):
    call(branch, [branch.wang], state=MeetingState.PUBLISHED)
    keep(branch, NOON)
    keep(branch, NOON + timedelta(hours=3))

    assert as_of(branch) == "2026-03-02 15:00:00"
    [row] = seen(
        branch,
        "SELECT unrecorded FROM v_obligations WHERE duty = 'theme_day' AND period = '2026-03'",
    )
    assert row["unrecorded"] == 1


def test_keeping_them_leaves_no_trace_in_the_trail(branch):
    before = branch.rows("SELECT count(*) FROM audit")
    keep(branch)
    assert branch.rows("SELECT count(*) FROM audit") == before
    assert branch.do(lambda r: r.changes.made) == []


def test_a_group_that_is_no_more_takes_its_standings_along(branch):
    branch.visit(lambda r: r.people.join_group(branch.li, branch.id, "一组", on=TODAY))
    keep(branch)
    branch.spoil("DELETE FROM member_groups")
    branch.spoil("DELETE FROM groups")
    assert seen(branch, "SELECT * FROM v_obligations WHERE party_group IS NOT NULL") == []

    keep(branch, NOON + timedelta(days=1))
    rows = seen(branch, "SELECT status FROM v_obligations WHERE duty = 'group_meeting'")
    assert {row["status"] for row in rows} == {"not_applicable"}


def test_the_roster_in_sql_is_todays(branch):
    def plant(records):
        records.people.appoint(branch.wang, Office.SECRETARY, on=date(2020, 1, 1))
        records.people.appoint(branch.wang, Office.GROUP_LEADER, on=date(2020, 1, 1))
        records.people.be(branch.li, MemberKind.PROBATIONARY, on=date(2025, 1, 1))
        records.stays.mark(branch.li, Mark.MOBILE, Span(date(2025, 1, 1)))
        gone = records.people.add(branch.id, "赵敏", on=date(2020, 1, 1))
        records.stays.leave(gone, date(2025, 1, 1))
        records.people.add(branch.id, "将来", on=date(2999, 1, 1))

    branch.visit(plant)
    keep(branch)

    rows = seen(branch, "SELECT * FROM v_members ORDER BY roster_position")

    assert [(row["name"], row["is_here"]) for row in rows] == [
        ("王书记", 1), ("李明", 1), ("赵敏", 0), ("将来", 0),
    ]  # fmt: skip
    assert (rows[0]["offices"], rows[0]["kind"]) == ("group_leader, secretary", "full")
    assert (rows[1]["marks"], rows[1]["kind"]) == ("mobile", "probationary")


def test_records_sign_ups_talks_items_and_notices_are_there(branch):
    meeting_id = call(branch, [branch.wang, branch.li], state=MeetingState.PUBLISHED)

    def plant(records):
        records.minutes.begin(records.meetings.find(meeting_id), chair_id=branch.wang)
        [one] = records.minutes.of(meeting_id)
        records.minutes.write(one.id, TOPIC, [MinuteLine("一"), MinuteLine("二")])
        records.signups.add(meeting_id, branch.li, Wish.SPEAK, NOON)
        records.talks.add(branch.li, branch.wang, TODAY)
        olm_id = records.olm.open(branch.id, 2025)
        records.rectification.add(olm_id, "改进", date(2026, 3, 1), by=branch.wang)
        records.notices.plan(
            branch_id=branch.id, kind=NoticeKind.CLOSING, subject=str(meeting_id), key="k", due_at=NOON,
            member_id=branch.li,
        )  # fmt: skip

    branch.visit(plant)
    keep(branch)

    minutes = seen(branch, "SELECT chair, section, text FROM v_minutes ORDER BY line")
    assert [(row["chair"], row["text"]) for row in minutes] == [("王书记", "一"), ("王书记", "二")]
    [signup] = seen(branch, "SELECT member, wish FROM v_signups")
    assert signup == {"member": "李明", "wish": "speak"}
    [talk] = seen(branch, "SELECT member, other FROM v_talks")
    assert talk == {"member": "王书记", "other": "李明"}
    [item] = seen(branch, "SELECT text, owner, state FROM v_rectifications")
    assert item == {"text": "改进", "owner": None, "state": "overdue"}
    [notice] = seen(branch, "SELECT member, goes_to, state FROM v_notices")
    assert notice == {"member": "李明", "goes_to": "member", "state": "due"}
    entries = seen(branch, "SELECT number, actor, action, changes FROM v_audit ORDER BY number")
    assert [row["actor"] for row in entries] == ["王书记"] * len(entries)
    assert "李明" not in entries[0]["changes"]


ZONES = ["Asia/Shanghai", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "UTC"]


@pytest.mark.parametrize("name", ZONES)
def test_moments_are_read_by_the_clock_on_the_branchs_wall(branch, name):
    zone = ZoneInfo(name)
    branch.spoil(f"UPDATE branches SET timezone = '{name}'")
    branch.do(lambda r: know_clock(connection_of(r), zone))
    call(branch, [branch.wang])
    moments = [
        at + step
        for at, _ in clock_changes(zone)
        for step in (-timedelta(minutes=1), timedelta(), timedelta(minutes=1))
    ][1:60:7]

    for moment in moments:
        branch.visit(lambda r, at=moment: r.meetings.change(1, starts_at=at))
        [row] = seen(branch, "SELECT starts_at, day FROM v_meetings")
        local = moment.astimezone(zone)
        assert str(row["starts_at"]) == f"{local:%Y-%m-%d %H:%M:%S}"
        assert str(row["day"]) == f"{local:%Y-%m-%d}"


@ON_SQLITE
def test_the_clocks_of_branches_there_were_are_known_after_the_migration(migrated):
    with open_workshop(migrated).begin() as connection:
        command.downgrade(config_for(connection), "0020")
        connection.execute(text(
            "INSERT INTO branches (name, timezone, language, created_at, audit_count, audit_head)"
            " VALUES ('a', 'Asia/Shanghai', 'en', '2026-03-02 04:00:00.000000', 0, '')"
        ))  # fmt: skip
        connection.execute(text(
            "INSERT INTO notices (branch_id, kind, subject, key, due_at, not_before, state,"
            " attempts, doubts, urgency, is_opened) VALUES (1, 'plan', '', 'k',"
            " '2026-03-02 04:00:00.000000', '2026-03-02 04:00:00.000000', 'due', 0, 0, 0, 0)"
        ))  # fmt: skip
    migrate(migrated)

    with open_workshop(migrated).connect() as connection:
        [row] = connection.execute(text("SELECT due_at FROM v_notices")).all()
        assert row.due_at == "2026-03-02 12:00:00"


@ON_SQLITE
def test_a_table_under_a_view_can_still_be_rebuilt(migrated):
    with open_workshop(migrated).begin() as connection:
        command.downgrade(config_for(connection), "0016")
    migrate(migrated)

    with open_workshop(migrated).connect() as connection:
        assert connection.execute(text("SELECT * FROM v_attendance")).all() == []


@ON_POSTGRESQL
def test_who_was_allowed_to_read_a_view_still_is_when_it_was_put_up_again(migrated):
    with open_workshop(migrated).begin() as connection:
        connection.execute(text("GRANT SELECT ON v_members TO PUBLIC"))
        connection.execute(text("GRANT SELECT ON v_dues TO pg_monitor"))
        put_up(connection, take_down(connection))
        left = connection.execute(text(
            "SELECT table_name, grantee FROM information_schema.role_table_grants "
            "WHERE table_schema = current_schema() AND grantee <> grantor ORDER BY 1"
        )).all()  # fmt: skip

    assert [tuple(row) for row in left] == [("v_dues", "pg_monitor"), ("v_members", "PUBLIC")]
