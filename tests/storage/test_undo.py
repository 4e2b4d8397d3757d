"""One's own last step can be taken back, whole, while nobody has built on it."""

from datetime import date
from decimal import Decimal

import pytest

from domain.attendance import Answer, Presence
from domain.dues import DueState
from domain.months import Month
from domain.refusal import Refusal
from domain.signups import Wish
from tests.storage.kit import NOON, TODAY, later
from tests.storage.test_audit import gathering

MARCH = Month(2026, 3)


@pytest.fixture
def meeting(branch):
    """A meeting both are expected at."""

    def work(records):
        meeting_id = records.meetings.draft(gathering(branch))
        records.meetings.expect(meeting_id, [branch.wang, branch.li])
        return meeting_id

    return branch.visit(work, action="meeting", can_undo=False)


def undo(branch, *, by=None, at=NOON):
    actor = branch.wang if by is None else by

    def work(records):
        return records.undo.last(branch.id, actor, at)

    return branch.visit(work, by=actor, action="undo", at=at, can_undo=False)


def snapshot(branch, *tables):
    return {table: branch.rows(f"SELECT * FROM {table} ORDER BY id") for table in tables}


def refused(branch, key, **kwargs):
    with pytest.raises(Refusal) as refusal:
        undo(branch, **kwargs)
    assert refusal.value.key == f"undo.refused.{key}"
    return True


def test_nothing_to_take_back_for_who_has_done_nothing(branch):
    assert refused(branch, "nothing", by=branch.li)


def test_all_rows_of_a_visit_are_taken_back_together(branch, meeting):
    before = snapshot(branch, "meeting_members", "signups", "dues", "assessments")

    def much(records):
        records.attendance.answer(meeting, branch.wang, Answer.COMING, NOON)
        records.attendance.record(
            meeting, branch.li, Presence.PRESENT, by=branch.wang, at=NOON, is_late=False
        )
        records.signups.add(meeting, branch.li, Wish.SPEAK, NOON)
        records.dues.assess(branch.li, Decimal("12.34"), on=TODAY)
        records.dues.owe(branch.id, branch.li, MARCH, Decimal("12.34"))
        records.dues.confirm(branch.li, MARCH, by=branch.wang, at=NOON)

    branch.visit(much, action="much")
    assert snapshot(branch, "meeting_members", "signups", "dues", "assessments") != before
    undone = undo(branch)

    assert snapshot(branch, "meeting_members", "signups", "dues", "assessments") == before
    assert undone.action == "much"
    assert undone.meeting_ids == {meeting}
    assert undone.months == {"2026-03"}


def test_what_was_deleted_comes_back_as_it_was(branch, meeting):
    branch.visit(lambda records: records.signups.add(meeting, branch.li, Wish.SPEAK, NOON))
    before = snapshot(branch, "signups")

    branch.visit(lambda records: records.signups.withdraw(meeting, branch.li))
    assert snapshot(branch, "signups") == {"signups": []}
    undo(branch)

    assert snapshot(branch, "signups") == before


def test_a_deleted_amount_comes_back_to_the_fen(branch):
    branch.visit(lambda r: r.dues.assess(branch.li, Decimal("12.34"), on=TODAY))
    branch.visit(lambda r: r.dues.assess(branch.li, Decimal("56.78"), on=TODAY))

    undo(branch)

    assessed = branch.do(lambda records: records.dues.assessed(branch.id, TODAY))
    assert assessed == {branch.li: Decimal("12.34")}


def test_a_meeting_taken_back_is_gone_with_its_list_and_its_number_is_not_reused(branch):
    """An old button of the one taken back must not mean the next one."""

    def draft(records):
        meeting_id = records.meetings.draft(gathering(branch))
        records.meetings.expect(meeting_id, [branch.li])
        return meeting_id

    first = branch.visit(draft)
    undo(branch)
    assert branch.do(lambda records: records.meetings.find(first)) is None

    assert branch.visit(draft) != first


def test_not_what_somebody_has_changed_since(branch, meeting):
    branch.visit(lambda r: r.attendance.answer(meeting, branch.li, Answer.COMING, NOON))
    branch.visit(
        lambda r: r.attendance.answer(meeting, branch.li, Answer.LEAVE, NOON), by=branch.li
    )

    assert refused(branch, "changed_since")


def test_not_what_others_have_built_on(branch):
    meeting_id = branch.visit(lambda records: records.meetings.draft(gathering(branch)))
    branch.visit(lambda r: r.signups.add(meeting_id, branch.li, Wish.SPEAK, NOON), by=branch.li)

    assert refused(branch, "changed_since")
    assert branch.do(lambda records: records.meetings.find(meeting_id)) is not None


def test_what_is_refused_half_way_leaves_everything_as_it_stands(branch, meeting):
    def two(records):
        records.attendance.answer(meeting, branch.wang, Answer.COMING, NOON)
        records.attendance.answer(meeting, branch.li, Answer.COMING, NOON)

    branch.visit(two)
    branch.visit(
        lambda r: r.attendance.answer(meeting, branch.wang, Answer.LEAVE, NOON), by=branch.li
    )
    before = snapshot(branch, "meeting_members")

    assert refused(branch, "changed_since")
    assert snapshot(branch, "meeting_members") == before


def test_somebody_elses_later_step_on_other_rows_is_no_hindrance(branch, meeting):
    branch.visit(lambda r: r.attendance.answer(meeting, branch.wang, Answer.COMING, NOON))
    branch.visit(
        lambda r: r.attendance.answer(meeting, branch.li, Answer.COMING, NOON), by=branch.li
    )

    undo(branch)

    answers = branch.do(lambda records: records.attendance.of(meeting))
    assert [one.answer for one in answers] == [None, Answer.COMING]


def test_until_ten_minutes_later_and_not_a_second_more(branch, meeting):
    branch.visit(lambda r: r.attendance.answer(meeting, branch.wang, Answer.COMING, NOON))

    assert refused(branch, "too_late", at=later(minutes=10, seconds=1))
    undo(branch, at=later(minutes=10))


def test_not_what_stands(branch):
    branch.visit(lambda r: r.branches.track_from(branch.id, date(2026, 1, 1)), can_undo=False)

    assert refused(branch, "stands")


def test_undo_cannot_be_undone_nor_reach_further_back(branch, meeting):
    branch.visit(lambda r: r.attendance.answer(meeting, branch.wang, Answer.COMING, NOON))
    branch.visit(lambda r: r.attendance.answer(meeting, branch.wang, Answer.LEAVE, NOON))
    undo(branch)

    assert refused(branch, "stands")
    found = branch.do(lambda records: records.attendance.find(meeting, branch.wang))
    assert found.answer is Answer.COMING


def test_the_trail_keeps_both_the_step_and_its_undoing(branch, meeting):
    branch.visit(lambda r: r.attendance.answer(meeting, branch.wang, Answer.COMING, NOON))
    undo(branch)

    actions = [row.action for row in branch.rows("SELECT action FROM audit ORDER BY number")]
    assert actions == ["setup", "meeting", "test", "undo"]
    assert branch.do(lambda records: records.audit.broken_at(branch.id)) is None


def test_the_means_to_undo_are_thrown_away(branch):
    """They hold private values, so they do not stay for longer than they are of use."""
    branch.visit(lambda r: r.dues.assess(branch.li, Decimal("12.34"), on=TODAY))

    branch.do(lambda records: records.undo.forget(before=later(hours=1)))

    assert branch.rows("SELECT * FROM undo_steps") == []
    assert refused(branch, "stands")


def test_a_confirmation_taken_back_is_a_claim_again(branch):
    def claim(records):
        records.dues.owe(branch.id, branch.li, MARCH, Decimal("5"))
        records.dues.claim(branch.li, MARCH, NOON)

    branch.visit(claim, by=branch.li)
    branch.visit(lambda r: r.dues.confirm(branch.li, MARCH, by=branch.wang, at=NOON))

    undo(branch)

    due = branch.do(lambda records: records.dues.find(branch.li, MARCH))
    assert (due.state, due.claimed_at, due.confirmed_at) == (DueState.CLAIMED, NOON, None)


def test_only_who_loses_a_confirmation_loses_one(branch):
    """A step beside it, or one that brings it back, takes nothing from the member."""

    def confirm(records):
        records.dues.owe(branch.id, branch.li, MARCH, Decimal("5"))
        records.dues.confirm(branch.li, MARCH, by=branch.wang, at=NOON)

    branch.visit(confirm)
    branch.visit(lambda r: r.dues.forget(branch.li, MARCH), by=branch.li)
    assert undo(branch, by=branch.li).received == ()

    [lost] = undo(branch).received
    assert (lost.member_id, lost.month, lost.at) == (branch.li, str(MARCH), NOON)
