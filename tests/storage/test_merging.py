"""Two entries of one person become one, in every table that names a member."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from domain.attendance import Answer, Leave, Presence
from domain.meetings import Meeting, MeetingKind
from domain.months import Month
from domain.notices import NoticeKind
from domain.people import MemberKind, Office
from domain.refusal import Refusal
from domain.signups import Wish
from domain.spans import Span
from storage.merging import DECISIONS, KEYS, How, merge
from storage.tables import METADATA
from tests.storage.kit import NOON, TODAY, later

OCTOBER, NOVEMBER = Month(2025, 10), Month(2025, 11)


def columns_naming_a_member():
    return {
        (table.name, key.parent.name)
        for table in METADATA.tables.values()
        for key in table.foreign_keys
        if key.column.table.name == "members"
    }


def test_every_column_that_names_a_member_is_decided_upon():
    decided = {(table, column) for table, columns in DECISIONS.items() for column in columns}

    assert columns_naming_a_member() - decided == set()


def test_what_cannot_stand_twice_says_by_what():
    single = {
        table for table, columns in DECISIONS.items()
        if {How.UNIQUE, How.SET} & set(columns.values())
    }  # fmt: skip

    assert single == set(KEYS)


@pytest.fixture
def twin(branch):
    """李明 once more: handed in a second time, later."""

    def enrol(records):
        number = records.people.add(branch.id, "李明", on=date(2025, 10, 1))
        records.people.be(number, MemberKind.FULL, on=date(2025, 10, 1))
        return number

    return branch.visit(enrol)


def stay(branch, member_id):
    stays = branch.do(lambda records: records.stays.of(branch.id, TODAY))
    return next(one for one in stays if one.member_id == member_id)


def merged(branch, twin, *, into=None):
    kept, gone = stay(branch, into or branch.li), stay(branch, twin)
    branch.visit(lambda records: merge(records, kept, gone), action="merge")


def held(branch, title="学习党章"):
    meeting = Meeting(
        id=0, branch_id=branch.id, kind=MeetingKind.THEME_DAY, title=title, place="",
        starts_at=NOON, ends_at=later(hours=2), created_by=branch.wang,
    )  # fmt: skip
    return branch.visit(lambda records: records.meetings.draft(meeting))


def test_all_that_stood_under_one_stands_under_the_other(branch, twin):
    meeting = held(branch)

    def live(records):
        records.meetings.expect(meeting, [twin])
        records.attendance.answer(meeting, twin, Answer.COMING, NOON)
        records.signups.add(meeting, twin, Wish.SPEAK, NOON)
        records.people.appoint(twin, Office.PUBLICITY_COMMISSIONER, on=TODAY)
        records.leaves.take(twin, Leave.STUDY, Span(TODAY))
        records.dues.owe(branch.id, twin, OCTOBER, Decimal("10.00"))
        account = records.accounts.meet("telegram", "42")
        claim = records.accounts.claim(account, twin, NOON)
        records.accounts.decide(claim, is_right=True, by=branch.wang, at=NOON)
        records.notices.plan(
            branch_id=branch.id, kind=NoticeKind.CLAIM_DECIDED, subject=str(twin), key="k",
            due_at=NOON, member_id=twin,
        )  # fmt: skip

    branch.visit(live)
    merged(branch, twin)

    left = {
        (table, column)
        for table, column in columns_naming_a_member()
        if branch.rows(f'SELECT 1 FROM {table} WHERE "{column}" = {twin}')
    }
    assert left == set()
    people = branch.do(lambda records: records.people.of(branch.id, TODAY))
    [li] = [one for one in people if one.name == "李明"]
    assert (li.id, li.has_account) == (branch.li, True)
    assert li.offices == {Office.PUBLICITY_COMMISSIONER}
    assert branch.do(lambda records: records.dues.find(branch.li, OCTOBER)) is not None


def test_the_secretarys_word_goes_before_an_answer_whoever_had_it(branch, twin):
    first, second = held(branch), held(branch, "党课")

    def live(records):
        for meeting, sure, said in ((first, branch.li, twin), (second, twin, branch.li)):
            records.meetings.expect(meeting, [branch.li, twin])
            records.attendance.record(
                meeting, sure, Presence.PRESENT, by=branch.wang, at=NOON, is_late=False
            )
            records.attendance.answer(meeting, said, Answer.LEAVE, NOON)

    branch.visit(live)
    merged(branch, twin)

    for meeting in (first, second):
        [one] = branch.do(lambda records, number=meeting: records.attendance.of(number))
        assert (one.member_id, one.recorded) == (branch.li, Presence.PRESENT)


def test_a_confirmed_month_goes_before_an_open_one(branch, twin):
    def live(records):
        for member in (branch.li, twin):
            records.dues.owe(branch.id, member, OCTOBER, Decimal("10.00"))
        records.dues.confirm(twin, OCTOBER, by=branch.wang, at=NOON)

    branch.visit(live)
    merged(branch, twin)

    [due] = branch.do(lambda records: records.dues.of_member(branch.li))
    assert (str(due.month), due.state) == ("2025-10", "confirmed")


def test_what_only_two_people_can_have_done_is_refused_and_nothing_is_moved(branch, twin):
    meeting = held(branch)

    def live(records):
        records.meetings.expect(meeting, [branch.li, twin])
        for member in (branch.li, twin):
            records.attendance.check_in(meeting, member, NOON)
            records.dues.owe(branch.id, member, OCTOBER, Decimal("10.00"))

    branch.visit(live)

    with pytest.raises(Refusal) as refused:
        merged(branch, twin)
    assert refused.value.params == {"title": "学习党章"}
    assert len(branch.do(lambda records: records.attendance.of(meeting))) == 2


def test_two_confirmed_payments_of_a_month_are_refused_by_its_name(branch, twin):
    def live(records):
        for member in (branch.li, twin):
            records.dues.owe(branch.id, member, NOVEMBER, Decimal("10.00"))
            records.dues.confirm(member, NOVEMBER, by=branch.wang, at=NOON)

    branch.visit(live)

    with pytest.raises(Refusal) as refused:
        merged(branch, twin)
    assert refused.value.params == {"month": NOVEMBER}


def test_an_office_held_once_before_is_not_taken_for_the_one_held_now(branch, twin):
    def live(records):
        records.people.appoint(branch.li, Office.SECRETARY, on=date(2024, 1, 1))
        records.stays.leave(branch.li, date(2025, 6, 1))
        records.people.appoint(twin, Office.SECRETARY, on=TODAY)

    branch.visit(live)
    merged(branch, twin)

    people = branch.do(lambda records: records.people.of(branch.id, TODAY))
    assert [one.offices for one in people if one.id == branch.li] == [{Office.SECRETARY}]


def test_who_left_and_was_entered_anew_was_away_between(branch):
    """The former entry is kept, the new one's kind holds from the day they came again."""
    left, back = date(2025, 6, 1), date(2025, 10, 1)

    def enrol(records):
        records.people.be(branch.li, MemberKind.PROBATIONARY, on=date(2025, 1, 1))
        records.stays.leave(branch.li, left)
        number = records.people.add(branch.id, "李明", on=back)
        records.people.be(number, MemberKind.FULL, on=back)
        return number

    merged(branch, branch.visit(enrol))

    def on(day):
        people = branch.do(lambda records: records.people.of(branch.id, day))
        return [(one.id, one.kind) for one in people if one.name == "李明"]

    assert on(date(2025, 5, 1)) == [(branch.li, MemberKind.PROBATIONARY)]
    assert on(date(2025, 8, 1)) == []
    assert on(TODAY) == [(branch.li, MemberKind.FULL)]


def test_the_trail_holds_and_undo_takes_all_of_it_apart_again(branch, twin):
    branch.visit(lambda records: records.dues.owe(branch.id, twin, OCTOBER, Decimal("10.00")))
    merged(branch, twin)
    [action] = [row.action for row in branch.rows("SELECT action FROM audit ORDER BY id DESC")][:1]
    assert action == "merge"

    branch.visit(lambda records: records.undo.last(branch.id, branch.wang, NOON), can_undo=False)

    assert branch.do(lambda records: records.dues.find(twin, OCTOBER)) is not None
    assert branch.do(lambda records: records.audit.broken_at(branch.id)) is None
    assert stay(branch, twin) == replace(stay(branch, twin), name="李明", to_on=None)
