"""When a meeting may vote and a motion has passed, at every boundary and on both its sides."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.attendance import Answer, Attendance, Presence, is_or_will_be_here, tally
from domain.elections import (
    Batch,
    Outcome,
    is_valid_ballot,
    is_valid_election,
    least_candidates,
    outcome,
)
from domain.electors import BARS, Category, LeftOut, electors, expected_voting, turnout
from domain.people import Mark, Member, MemberKind
from domain.quorum import RULES, Medium, Turnout, VoteKind, needed_present, needed_yes, weigh
from domain.spans import Span

G, C, A, V, E = (VoteKind.GENERAL, VoteKind.COMMITTEE, VoteKind.ADMISSION, VoteKind.CONVERSION,
                 VoteKind.ELECTION)  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "expected", "needed"),
    [
        (G, 1, 1), (G, 2, 1), (G, 3, 2), (G, 11, 6), (G, 12, 6), (G, 13, 7), (G, 50, 25),
        (C, 3, 2), (C, 4, 2), (C, 5, 3), (C, 7, 4),
        (A, 2, 2), (A, 3, 2), (A, 11, 6), (A, 12, 7), (A, 13, 7),
        (V, 2, 2), (V, 9, 5), (V, 10, 6),
        (E, 3, 3), (E, 4, 4), (E, 5, 4), (E, 6, 5), (E, 9, 8), (E, 10, 8), (E, 12, 10),
        (E, 20, 16), (E, 21, 17), (E, 22, 18), (E, 25, 20), (E, 26, 21),
    ],
)  # fmt: skip
def test_so_many_must_be_there(kind, expected, needed):
    assert needed_present(kind, expected) == needed
    assert weigh(kind, Turnout(expected, needed)).is_valid
    assert not weigh(kind, Turnout(expected, needed - 1)).is_valid


@pytest.mark.parametrize(("expected", "needed"), [(11, 6), (12, 7), (13, 7), (2, 2)])
def test_a_branch_may_decide_that_half_is_not_enough(expected, needed):
    assert needed_present(G, expected, is_strict=True) == needed
    assert weigh(G, Turnout(expected, needed), is_strict=True).needed_present == needed


@pytest.mark.parametrize("kind", [C, A, V, E])
@pytest.mark.parametrize("expected", [3, 4, 5, 10, 12])
def test_that_decision_touches_the_ordinary_vote_alone(kind, expected):
    strict = needed_present(kind, expected, is_strict=True)
    assert strict == needed_present(kind, expected)


@pytest.mark.parametrize(
    ("kind", "turned_out", "needed"),
    [
        (G, Turnout(12, 7), 7), (G, Turnout(11, 7), 6), (G, Turnout(3, 2), 2),
        (C, Turnout(5, 3), 3), (C, Turnout(4, 4), 3),
        (A, Turnout(12, 12), 7), (V, Turnout(9, 5), 5),
        (E, Turnout(20, 16), 9), (E, Turnout(20, 17), 9), (E, Turnout(20, 18), 10),
        (E, Turnout(12, 10), 6), (E, Turnout(5, 4), 3),
    ],
)  # fmt: skip
def test_so_many_must_agree_of_those_expected_or_in_an_election_of_those_present(
    kind, turned_out, needed
):
    assert needed_yes(kind, turned_out) == needed
    assert weigh(kind, turned_out, yes=needed).is_passed is True
    assert weigh(kind, turned_out, yes=needed - 1).is_passed is False


def test_nothing_passes_where_too_few_are_there_however_many_agree():
    assert weigh(A, Turnout(12, 6), yes=6, written_yes=6).is_passed is False
    assert weigh(E, Turnout(20, 15), yes=15).is_passed is False


@pytest.mark.parametrize(
    ("kind", "turned_out", "votes"),
    [(G, Turnout(12, 6), 6), (C, Turnout(5, 3), 2), (E, Turnout(20, 16), 8), (A, Turnout(12, 7), 7),
     (V, Turnout(12, 7), 7)],
)  # fmt: skip
def test_written_opinions_count_for_admission_and_conversion_alone(kind, turned_out, votes):
    yes = votes - 1 if RULES[kind].counts_written else votes
    ruling = weigh(kind, turned_out, yes=yes, written_yes=1)

    assert ruling.votes == votes
    assert ruling.is_passed is (kind in (A, V))


def test_without_a_vote_nothing_is_said_of_it():
    ruling = weigh(A, Turnout(12, 7), written_yes=1)

    assert (ruling.votes, ruling.is_passed) == (None, None)
    assert (ruling.kind, ruling.turnout) == (A, Turnout(12, 7))


@pytest.mark.parametrize(
    ("kind", "turned_out", "lacking", "is_hopeless"),
    [
        (G, Turnout(12, 5), 2, False), (G, Turnout(12, 6), 1, True), (G, Turnout(12, 7), 0, False),
        (G, Turnout(12, 8), 0, False), (G, Turnout(11, 6), 0, False),
        (C, Turnout(4, 2), 1, True), (C, Turnout(5, 3), 0, False), (C, Turnout(3, 1), 1, False),
        (A, Turnout(12, 6), 1, False), (A, Turnout(12, 7), 0, False),
        (E, Turnout(20, 15), 1, False), (E, Turnout(20, 16), 0, False),
    ],
)  # fmt: skip
def test_with_half_there_the_meeting_is_valid_and_yet_nothing_can_pass(
    kind, turned_out, lacking, is_hopeless
):
    ruling = weigh(kind, turned_out)

    assert (ruling.lacking, ruling.is_hopeless) == (lacking, is_hopeless)


def test_a_button_poll_is_never_a_formal_vote():
    assert Medium.BALLOT.is_formal
    assert Medium.BALLOT.counts_as == "formal_vote"
    assert not Medium.BUTTONS.is_formal
    assert Medium.BUTTONS.counts_as == "rsvp_or_informal_show_of_hands"


@pytest.mark.parametrize(("returned", "is_valid"), [(15, True), (16, True), (17, False)])
def test_no_more_ballots_come_back_than_were_handed_out(returned, is_valid):
    assert is_valid_election(issued=16, returned=returned) is is_valid


@pytest.mark.parametrize(("marked", "is_valid"), [(0, True), (3, True), (4, False)])
def test_no_more_are_marked_than_there_are_seats(marked, is_valid):
    assert is_valid_ballot(seats=3, marked=marked) is is_valid


@pytest.mark.parametrize(
    ("seats", "least"), [(1, 2), (2, 3), (3, 4), (5, 6), (6, 8), (7, 9), (10, 12), (11, 14)]
)
def test_a_fifth_more_stand_than_there_are_seats(seats, least):
    assert str(least_candidates(seats)) == str(least)


@pytest.mark.parametrize(
    ("batch", "trouble"),
    [(Batch(2, True), "must_vote_one_by_one"), (Batch(2, False), None), (Batch(1, True), None),
     (Batch(3, True), "must_vote_one_by_one")],
)  # fmt: skip
def test_two_are_admitted_one_by_one(batch, trouble):
    assert batch.trouble == trouble


@pytest.mark.parametrize(
    ("votes", "seats", "found"),
    [
        ([14, 12, 9, 8], 3, Outcome((0, 1, 2))),
        ([8, 14, 8], 3, Outcome((1,))),
        ([10, 14, 9, 12], 3, Outcome((1, 3, 0))),
        ([14, 10, 10, 9], 2, Outcome((0,), (1, 2))),
        ([14, 12, 10, 10], 2, Outcome((0, 1))),
        ([10, 10, 10], 2, Outcome((), (0, 1, 2))),
        ([10, 10, 8], 2, Outcome((0, 1))),
        ([8, 8], 1, Outcome(())),
    ],
)  # fmt: skip
def test_more_than_half_is_elected_by_votes_and_a_tie_at_the_last_seat_is_voted_on_again(
    votes, seats, found
):
    assert outcome(votes, seats=seats, needed=9) == found


DAY = date(2026, 11, 26)
LEFT = LeftOut(
    category=Category.ABROAD, span=Span(date(2026, 6, 1)), approved_on=date(2026, 11, 2),
    approval="组字5号", resolved_on=date(2026, 11, 10),
)  # fmt: skip


def roster(full, probationary=0):
    kinds = [MemberKind.FULL] * full + [MemberKind.PROBATIONARY] * probationary
    return [Member(id=at, branch_id=1, name="", kind=kind) for at, kind in enumerate(kinds)]


def who(members, *, barred=(), left_out=None, kind=E, present=()):
    return electors(
        members, barred=barred, left_out=left_out or {}, kind=kind, day=DAY, present=present
    )


def test_the_probationary_and_the_barred_have_no_vote():
    assert who(roster(3, 2), barred={1}) == [0, 2]
    assert {Mark.SANCTION, Mark.SUSPENDED} == BARS
    assert expected_voting(roster_full=12, on_probation_sanction=1) == 11
    assert expected_voting(roster_full=22, excluded_approved=2) == 20


@pytest.mark.parametrize(
    ("changed", "counts"),
    [
        ({}, False),
        ({"approved_on": None}, True),
        ({"resolved_on": None}, True),
        ({"approved_on": DAY}, False),
        ({"resolved_on": DAY}, False),
        ({"resolved_on": date(2026, 11, 27)}, True),
        ({"approved_on": date(2026, 11, 27)}, True),
        ({"span": Span(DAY)}, False),
        ({"span": Span(date(2026, 11, 27))}, True),
        ({"span": Span(date(2026, 6, 1), DAY)}, True),
        ({"span": Span(date(2026, 6, 1), date(2026, 11, 27))}, False),
    ],
)
def test_somebody_is_left_out_only_once_the_superior_and_the_meeting_have_agreed(changed, counts):
    left = replace(LEFT, **changed)
    assert (1 in who(roster(3), left_out={1: left})) is counts


@pytest.mark.parametrize("kind", [G, C, A, V])
def test_left_out_is_an_election_rule_unless_the_superior_says_more(kind):
    assert who(roster(3), left_out={1: LEFT}, kind=kind) == [0, 1, 2]
    assert who(roster(3), left_out={1: replace(LEFT, is_for_all=True)}, kind=kind) == [0, 2]


def test_whoever_is_left_out_and_comes_counts_on_both_sides():
    counted = who(roster(3), left_out={1: LEFT}, present={1, 2})

    assert counted == [0, 1, 2]
    assert turnout(counted, {1, 2}) == Turnout(3, 2)


@st.composite
def meetings(draw):
    """A roster and a real attendance list, in any disorder."""
    kinds = draw(st.lists(st.sampled_from(MemberKind), max_size=30))
    members = [Member(id=at, branch_id=1, name="", kind=kind) for at, kind in enumerate(kinds)]
    rows = [
        Attendance(
            member_id=one.id,
            is_expected=draw(st.sampled_from([True, True, False])),
            answer=draw(st.sampled_from([None, *Answer])),
            recorded=draw(st.sampled_from([None, *Presence])),
        )
        for one in members
    ]
    barred = draw(st.sets(st.sampled_from(range(30))))
    gone = {one.id: LEFT for one in members if draw(st.booleans())}
    return members, rows, barred, gone


@given(meetings(), st.sampled_from(VoteKind))
def test_voters_present_are_at_most_those_present_and_those_at_most_the_expected(met, kind):
    members, rows, barred, gone = met
    listed = {one.member_id for one in rows if one.is_expected}
    present = {one.member_id for one in rows
               if one.is_expected and one.presence is Presence.PRESENT}  # fmt: skip
    expected = [member for member in members if member.id in listed]
    counts = tally(rows)

    voting = turnout(who(expected, barred=barred, left_out=gone, kind=kind, present=present),
                     present)  # fmt: skip

    assert 0 <= voting.present <= counts.present <= counts.expected
    assert voting.present <= voting.expected <= len(listed)


COUNTS = st.integers(min_value=0, max_value=500)


@given(st.sampled_from(VoteKind), COUNTS, COUNTS, COUNTS, st.booleans())
def test_a_majority_is_more_than_half_and_one_more_vote_never_hurts(
    kind, expected, present, yes, is_strict
):
    turned_out = Turnout(max(expected, present), min(expected, present))
    base = turned_out.present if kind is E else turned_out.expected
    ruling = weigh(kind, turned_out, yes=yes, is_strict=is_strict)
    more = weigh(kind, turned_out, yes=yes + 1, is_strict=is_strict)

    assert 2 * ruling.needed_yes > base
    assert 2 * (ruling.needed_yes - 1) <= base
    assert all(isinstance(one, int) for one in (ruling.needed_yes, ruling.needed_present))
    assert (ruling.is_passed, more.is_passed) != (True, False)


@given(st.sampled_from(VoteKind), COUNTS)
def test_more_expected_never_need_fewer_present(kind, expected):
    assert needed_present(kind, expected) <= needed_present(kind, expected + 1)
    assert needed_present(kind, expected) <= max(1, expected + 1)


@pytest.mark.parametrize(
    ("about", "has_begun", "counts"),
    [
        ({"recorded": Presence.PRESENT}, True, True),
        ({"recorded": Presence.PRESENT}, False, True),
        ({"answer": Answer.COMING}, False, True),
        ({"answer": Answer.COMING}, True, False),
        ({"answer": Answer.COMING, "recorded": Presence.EXCUSED}, False, False),
        ({"answer": Answer.LEAVE}, False, False),
        ({}, False, False),
    ],
)
def test_before_it_has_begun_those_who_mean_to_come_are_counted(about, has_begun, counts):
    assert is_or_will_be_here(Attendance(member_id=1, **about), has_begun=has_begun) is counts
