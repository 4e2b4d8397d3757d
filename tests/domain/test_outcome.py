"""What one member's attendance comes to, and how many that makes."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.absence import attention_for
from domain.attendance import Answer, Approval, Attendance, Leave, Presence, tally
from domain.exemption import Exemption
from domain.headcount import Headcount, headcount, of_body, of_everybody
from domain.leave_reasons import category_of
from domain.meetings import Meeting, MeetingKind, MeetingState
from domain.outcome import (
    Facts,
    Final,
    LeaveRequest,
    Source,
    Tap,
    outcome_at,
    outcome_of,
    recorded_as,
)
from domain.people import Member
from domain.times.offsets import read_offset

HOUR = timedelta(hours=1)
BEFORE, AFTER = Tap(is_present=True, at=-HOUR), Tap(is_present=False, at=HOUR)


def leave(at: timedelta = -HOUR, is_approved: bool | None = True) -> LeaveRequest:
    return LeaveRequest(at=at, is_approved=is_approved)


@pytest.mark.parametrize(
    ("facts", "final"),
    [
        (Facts(), Final.OPEN),
        (Facts(is_coming=True), Final.OPEN),
        (Facts(is_closed=True), Final.ABSENT),
        (Facts(is_closed=True, is_coming=True), Final.ABSENT_UNCONFIRMED),
        (Facts(is_closed=True, is_coming=True, has_checked_in=True), Final.PRESENT),
        (Facts(has_checked_in=True, leave=leave()), Final.PRESENT),
        (Facts(leave=leave()), Final.EXCUSED),
        (Facts(leave=leave(is_approved=False)), Final.ABSENT),
        (Facts(leave=leave(is_approved=None)), Final.OPEN),
        (Facts(leave=leave(is_approved=None), is_closed=True), Final.ABSENT_UNCONFIRMED),
        (Facts(taps=[BEFORE, AFTER]), Final.EXCUSED),
        (Facts(taps=[AFTER, BEFORE]), Final.EXCUSED),
        (Facts(taps=[BEFORE]), Final.PRESENT),
        (Facts(is_elsewhere=True, is_closed=True), Final.ATTENDED_ELSEWHERE),
        (Facts(recorded=Final.ABSENT, has_checked_in=True), Final.ABSENT),
    ],
)
def test_the_finding_follows_from_the_facts(facts, final):
    outcome = outcome_of(facts)

    assert outcome.final is final
    assert outcome.counts_present is (final is Final.PRESENT)
    assert outcome.is_in_expected is (final is not Final.ATTENDED_ELSEWHERE)
    on_behalf = facts.recorded is not None
    assert (outcome.source is Source.RECORDED_ON_BEHALF) is on_behalf


def test_the_secretary_writes_down_for_whoever_has_no_account():
    assert recorded_as(is_present=True) is Final.PRESENT
    assert recorded_as(is_present=False) is Final.ABSENT


@pytest.mark.parametrize(
    ("final", "shown"),
    [
        (Final.PRESENT, "present"), (Final.EXCUSED, "excused"), (Final.ABSENT, "unconfirmed"),
        (Final.ABSENT_UNCONFIRMED, "unconfirmed"), (Final.ATTENDED_ELSEWHERE, "unconfirmed"),
    ],
)  # fmt: skip
def test_the_group_never_reads_of_an_absence(final, shown):
    assert outcome_of(Facts(recorded=final)).shown_as == shown


@pytest.mark.parametrize(
    ("at", "is_late"),
    [(-HOUR, False), (timedelta(seconds=-1), False), (timedelta(0), True), (HOUR, True)],
)
def test_leave_asked_for_after_the_start_is_late_and_still_leave(at, is_late):
    outcome = outcome_of(Facts(leave=leave(at)))

    assert (outcome.final, outcome.is_late_leave) == (Final.EXCUSED, is_late)
    assert not outcome_of(Facts()).is_late_leave


def test_making_up_a_study_never_changes_the_fact():
    outcome = outcome_of(Facts(recorded=Final.ABSENT, made_up_on=date(2026, 5, 20)))

    assert (outcome.final, outcome.is_made_up, outcome.counts_present) == (
        Final.ABSENT,
        True,
        False,
    )
    assert outcome_of(Facts(is_closed=True, made_up_on=date(2026, 5, 20))).is_made_up
    assert not outcome_of(Facts(recorded=Final.ABSENT)).is_made_up


@pytest.mark.parametrize(
    ("reason", "category"),
    [
        ("住院手术", Leave.SICK), ("在医院出差", Leave.SICK), ("出差", Leave.OFFICIAL), ("公假", Leave.OFFICIAL),
        ("党校学习", Leave.STUDY), ("考试", Leave.STUDY), ("在外地务工", Leave.MOBILE), ("孩子家长会", Leave.PERSONAL),
        ("Business trip", Leave.OFFICIAL), ("有事", Leave.OTHER), ("", Leave.OTHER),
    ],
)  # fmt: skip
def test_of_a_reason_only_its_category_is_kept(reason, category):
    assert category_of(reason) is category


@pytest.mark.parametrize(
    ("months", "excused", "is_long"),
    [(5, 0, False), (6, 0, True), (6, 1, False), (7, 1, True), (12, 6, True), (12, 7, False)],
)
def test_six_months_without_taking_part_are_pointed_out_to_the_secretary_alone(
    months, excused, is_long
):
    attention = attention_for(months, excused)

    assert attention.flags == (("six_months_secretary_attention",) if is_long else ())
    assert not attention.is_group_visible
    assert attention_for(months) == attention_for(months, 0)


@pytest.mark.parametrize("is_approved", [True, False])
def test_who_need_not_attend_is_not_expected(is_approved):
    exemption = Exemption(is_approved=is_approved)

    assert exemption.is_expected is not is_approved


@pytest.mark.parametrize(
    ("text", "offset"),
    [
        ("T", timedelta(0)), ("T-5m", timedelta(minutes=-5)), ("T-2h", -2 * HOUR), ("T+2d", 48 * HOUR),
        ("T-1w", timedelta(days=-7)), ("T+0m", timedelta(0)),
    ],
)  # fmt: skip
def test_a_moment_is_told_from_the_start(text, offset):
    assert read_offset(text) == offset


@pytest.mark.parametrize("text", ["", "T2h", "2h", "T-h", "T-2y", "T-2h ", "T-２h", "T-12345m"])
def test_any_other_offset_is_a_mistake(text):
    with pytest.raises(ValueError, match="not an offset"):
        read_offset(text)


def test_everybody_is_counted_and_full_members_vote():
    counts = of_everybody(full=18, probationary=2, present_full=15, present_probationary=2,
                          excused=2, absent=1, observers=3)  # fmt: skip

    assert counts == Headcount(expected=20, present=17, excused=2, absent=1, observers=3,
                               expected_voting=18, present_voting=15)  # fmt: skip
    assert of_everybody(full=3) == Headcount(expected=3, expected_voting=3)


def test_a_committee_is_its_members():
    assert of_body(size=5, present=3, excused=1, absent=1, observers=2) == Headcount(
        expected=5, present=3, excused=1, absent=1, observers=2, expected_voting=5, present_voting=3
    )
    assert of_body(size=5) == Headcount(expected=5, expected_voting=5)


@pytest.mark.parametrize(
    ("present", "size", "rate"),
    [(17, 20, "85.0%"), (9, 9, "100.0%"), (0, 9, "0.0%"), (2, 3, "66.7%"), (1, 3, "33.3%"),
     (1, 16, "6.3%"), (0, 0, "")],
)  # fmt: skip
def test_the_rate_has_one_decimal_rounded_half_up(present, size, rate):
    assert of_body(size=size, present=present).rate == rate


PEOPLE = st.lists(
    st.tuples(
        st.sampled_from([None, *Answer]),
        st.sampled_from([None, *Presence]),
        st.booleans(),
        st.booleans(),
    ),
    max_size=50,
)


@given(PEOPLE, st.sets(st.integers(0, 49)))
def test_attendance_adds_up(people, exempt):
    rows = [
        Attendance(member_id=number, answer=answer, recorded=recorded, is_expected=expected)
        for number, (answer, recorded, expected, _) in enumerate(people)
    ]
    body = [
        Member(id=number, branch_id=1, name="")
        for number, (*_, expected, votes) in enumerate(people)
        if expected and votes
    ]
    counts = headcount(rows, body)
    unconfirmed = counts.expected - counts.present - counts.excused - counts.absent

    assert unconfirmed >= 0
    assert counts.present_voting <= counts.present <= counts.expected
    assert counts.expected_voting == len(body)
    freed = [
        replace(one, is_expected=False, is_exempt=True)
        if one.is_expected and one.member_id in exempt else one
        for one in rows
    ]  # fmt: skip
    without = headcount(freed, body)
    assert without.expected <= counts.expected
    assert (without.expected_voting, without.present_voting) == (
        counts.expected_voting, counts.present_voting
    )  # fmt: skip


START = datetime(2026, 11, 6, 6, 30, tzinfo=UTC)
MEETING = Meeting(id=1, branch_id=1, kind=MeetingKind.THEME_DAY, title="x", starts_at=START,
                  ends_at=START + 2 * HOUR, state=MeetingState.PUBLISHED)  # fmt: skip
CLOSED = Meeting(id=1, branch_id=1, kind=MeetingKind.THEME_DAY, title="x", starts_at=START,
                 ends_at=START + 2 * HOUR, state=MeetingState.CLOSED)  # fmt: skip

ROWS = st.builds(
    Attendance,
    member_id=st.integers(0, 49),
    is_expected=st.booleans(),
    is_exempt=st.booleans(),
    answer=st.sampled_from([None, *Answer]),
    answered_at=st.sampled_from([None, START - HOUR, START, START + HOUR]),
    approval=st.sampled_from([None, *Approval]),
    checked_in_at=st.sampled_from([None, START]),
    recorded=st.sampled_from([None, *Presence]),
    made_up_on=st.sampled_from([None, date(2026, 11, 9)]),
    is_made_up=st.booleans(),
)


@given(ROWS, st.sampled_from([MEETING, CLOSED]))
def test_the_list_of_a_meeting_and_the_rule_say_the_same(one, meeting):
    """Only the secretary makes somebody absent; the rule says what it comes to otherwise."""
    final = outcome_at(meeting, one).final
    if one.recorded is Presence.OBSERVER:
        return
    same = {
        Presence.PRESENT: Final.PRESENT, Presence.EXCUSED: Final.EXCUSED,
        Presence.ABSENT: Final.ABSENT, Presence.ELSEWHERE: Final.ATTENDED_ELSEWHERE,
    }  # fmt: skip
    if one.presence is not None and one.approval is not Approval.REFUSED:
        assert final is same[one.presence]
    if one.presence is None:
        assert final in {Final.OPEN, Final.ABSENT, Final.ABSENT_UNCONFIRMED}


@pytest.mark.parametrize(
    ("at", "is_late"),
    [(None, False), (START - timedelta(seconds=1), False), (START, True), (START + HOUR, True)],
)
def test_a_leave_on_the_list_is_late_from_the_start_on(at, is_late):
    one = Attendance(member_id=1, answer=Answer.LEAVE, answered_at=at, leave=Leave.SICK)

    assert outcome_at(MEETING, one).is_late_leave is is_late


@pytest.mark.parametrize(
    ("approval", "is_closed", "final"),
    [
        (None, False, Final.EXCUSED),
        (Approval.GRANTED, True, Final.EXCUSED),
        (Approval.WAITING, False, Final.OPEN),
        (Approval.WAITING, True, Final.ABSENT_UNCONFIRMED),
        (Approval.REFUSED, True, Final.ABSENT),
    ],
)
def test_a_leave_on_the_list_counts_as_far_as_it_is_approved(approval, is_closed, final):
    answer = None if approval is Approval.REFUSED else Answer.LEAVE
    one = Attendance(member_id=1, answer=answer, approval=approval)

    assert outcome_at(CLOSED if is_closed else MEETING, one).final is final


@pytest.mark.parametrize(
    ("answer", "final"), [(Answer.COMING, Final.ABSENT_UNCONFIRMED), (None, Final.ABSENT)]
)
def test_who_said_they_come_and_has_not_checked_in_is_asked_about_after_the_meeting(answer, final):
    assert outcome_at(CLOSED, Attendance(member_id=1, answer=answer)).final is final


def test_a_study_is_made_up_once_it_is_confirmed():
    one = Attendance(member_id=1, recorded=Presence.ABSENT, made_up_on=date(2026, 11, 9))
    assert not outcome_at(CLOSED, one).is_made_up
    done = Attendance(member_id=1, recorded=Presence.ABSENT, made_up_on=date(2026, 11, 9),
                      is_made_up=True)  # fmt: skip
    assert outcome_at(CLOSED, done).is_made_up


@given(st.lists(ROWS, max_size=40), st.sets(st.integers(0, 49)))
def test_every_list_adds_up(rows, voters):
    counts = tally(rows)

    assert counts.expected == sum(
        (counts.present, counts.excused, counts.absent, counts.unconfirmed)
    )
    assert counts.expected <= sum(one.is_expected for one in rows) - sum(
        one.is_expected and one.recorded in (Presence.OBSERVER, Presence.ELSEWHERE) for one in rows
    )
    heads = headcount(rows, [Member(id=one, branch_id=1, name="") for one in voters])
    assert heads.present_voting <= heads.expected_voting
    assert heads.present <= heads.expected


def test_who_need_not_attend_is_in_no_number_but_the_vote():
    free = Attendance(member_id=1, is_expected=False, is_exempt=True, recorded=Presence.PRESENT)
    body = [Member(id=one, branch_id=1, name="") for one in (1, 2)]
    heads = headcount([free, Attendance(member_id=2)], body)

    assert (heads.expected, heads.present) == (1, 0)
    assert (heads.expected_voting, heads.present_voting) == (2, 1)


def test_nobody_has_come_who_is_not_said_to_have_come():
    counted = of_everybody(full=3, probationary=2)

    assert (counted.expected, counted.present, counted.expected_voting) == (5, 0, 3)
    promised = Attendance(member_id=1, answer=Answer.COMING)
    heads = headcount([promised], [Member(id=1, branch_id=1, name="")])
    assert (heads.present, heads.expected_voting, heads.present_voting) == (0, 1, 0)
